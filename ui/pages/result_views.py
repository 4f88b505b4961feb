"""The views of figures, small grants, stories of change and good practices."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fieldcase.errors import N_
from ui.keys import Command
from ui.pages.figure_below import FigureBelow
from ui.pages.kept_view import KeptView
from ui.pages.objectives_below import ObjectivesBelow
from ui.pages.plain_export import PlainPanel
from ui.pages.result_kinds import figure_kind, grant_kind, practice_kind, story_kind
from ui.widgets.basics import button
from ui.widgets.file_picker import FilePicker, Wanted

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from ui.workplace import Workplace

_LEAVES = N_("The table leaves the encryption: whoever has the file can read it.")
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
        panel = PlainPanel(
            self.work, words(N_("Write the small grants out")), (words(_LEAVES), words(_WHAT)), self._where
        )
        self.work.asked_for_panel.emit(panel)

    def _where(self) -> None:
        words = self.words
        picker = FilePicker(
            words, words(N_("Where is the table to be written?")), Wanted.NEW_FILE, Path.home(),
            lambda paths: self._write(paths[0]), suggested=words(N_("small-grants.csv")), endings=(".csv",),
        )  # fmt: skip
        self.work.asked_for_panel.emit(picker)

    def _write(self, target: Path) -> None:
        work, words = self.work, self.words

        def deed(desk: Desk) -> None:
            from fieldcase.casework import results

            results.export_grants(desk, target, words)

        work.do(deed, lambda _: work.say(words(N_("Written: {name}")).format(name=target.name)))

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
