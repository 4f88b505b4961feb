"""Which kind of section is to be added to a report: one key, or arrows and Enter."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldcase.casework.tables import offered
from fieldcase.errors import N_
from ui.widgets.basics import Ground, button, column, label, row, scrolled
from ui.widgets.choice_lines import ChoiceLines
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from ui.workplace import Workplace


class AddSection(Panel):
    """The panel. `chosen` gets the code of the kind."""

    WIDTH = 560

    def __init__(self, work: Workplace, chosen: Callable[[str], None]) -> None:
        title = work.words(N_("Which section?"))
        super().__init__(title)
        self._chosen = chosen
        self.lines = ChoiceLines(title)
        kinds = ((code, text[:1].upper() + text[1:]) for code, text in offered("report_part", work.language))
        self.lines.show_choices(tuple(kinds), ())
        self.lines.chosen.connect(self._take)
        inside = Ground()
        held = column(self.lines)
        held.addStretch(1)
        inside.setLayout(held)
        area = scrolled(inside)
        area.setMinimumHeight(420)
        last = row(button(work.words(N_("Cancel")), lambda: self.close_panel()))
        last.insertStretch(0, 1)
        said = label(work.words(N_("A key chooses. It comes behind the section that is marked.")), "muted", wrap=True)
        whole = column(label(title, "heading"), said, area, last, gap=10, edge=20)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def first_focus(self) -> QWidget:
        """The kinds."""
        return self.lines

    def takes(self, keys: str) -> bool:
        """Enter takes the kind that is marked."""
        if keys not in ("Return", "Enter") or not self.lines.hasFocus():
            return False
        self.lines.choose(self.lines.currentIndex().row())
        return True

    def _take(self, chosen: tuple[str, ...]) -> None:
        self.close_panel()
        self._chosen(chosen[0])
