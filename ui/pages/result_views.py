"""The views of figures, small grants, stories of change and good practices."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fieldcase.errors import N_
from ui.keys import Command
from ui.pages import table_out
from ui.pages.figure_below import FigureBelow
from ui.pages.kept_view import KeptView
from ui.pages.objectives_below import ObjectivesBelow
from ui.pages.result_kinds import figure_kind, grant_kind, practice_kind, story_kind
from ui.pages.table_out import TableOut
from ui.widgets.basics import button

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from ui.workplace import Workplace

_WHAT = N_(
    "It has the objectives of all small grants beside their results and what shows them; of evidence only the numbers "
    "of exhibits. Who carried them out and who paid is not in it; texts leave as they were written."
)


class FiguresView(KeptView):
    """Reported figures, each with the same thing over time."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work, figure_kind(work), below=FigureBelow(work))


class GrantsView(KeptView):
    """Small grants, each with its objectives; all of them as a table."""

    def __init__(self, work: Workplace) -> None:
        self.out = button(work.words(N_("Write a table out …")), self.write_out, icon="download")
        super().__init__(work, grant_kind(work), heads=(self.out,), below=ObjectivesBelow(work), share=(3, 5))

    def write_out(self) -> None:
        """Warn, then ask where."""
        words = self.words
        self.leave()

        def write(desk: Desk, target: Path, _code: str) -> None:
            from fieldcase.casework import results

            results.export_grants(desk, target, words)

        named = words(N_("small-grants.csv"))
        table_out.ask(
            self.work, TableOut(words(N_("Write the small grants out")), words(_WHAT), lambda _: named, write)
        )

    def commands(self) -> tuple[Command, ...]:
        """Those of list and form, objectives and the table."""
        below: ObjectivesBelow = self.below
        return (
            *super().commands(),
            Command("grants-objective", N_("New objective"), "Ctrl+Shift+E", below.new),
            Command("grants-out", N_("Write a table out …"), "Ctrl+Shift+O", self.write_out),
        )


class StoriesView(KeptView):
    """Stories of change."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work, story_kind(work))


class PracticesView(KeptView):
    """Good practices."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work, practice_kind(work))
