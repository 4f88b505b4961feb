"""The sections of an interview: which are done, which are begun, which are empty; and the way into each.

Knows sections and says their state in words; what is asked in them is not its affair.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from fieldcase.errors import N_
from fieldcase.forms.views import Done
from ui.keys import latin_key
from ui.widgets.basics import button, column, label, row, scrolled
from ui.widgets.choice_lines import KEYS, TARGET
from ui.widgets.line_button import LineButton
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from ui.pages.asking_course import Course

_STATES = {Done.EMPTY: N_("empty"), Done.INCOMPLETE: N_("something is missing"), Done.DONE: N_("done")}
_ICONS = {Done.EMPTY: "", Done.INCOMPLETE: "circle-alert", Done.DONE: "check"}


class SectionsPanel(Panel):
    """The list. `go` is called with the first question of the section that was chosen."""

    WIDTH = 680

    def __init__(self, course: Course, go: Callable[[str], None]) -> None:
        words = course.work.words
        super().__init__(words(N_("All sections")))
        self.course, self._go = course, go
        self.buttons: list[LineButton] = []
        inside = QWidget()
        held = column(gap=4)
        here = course.stop.questions if course.stop is not None else ()
        for section in course.sections:
            if not section.questions:
                continue
            place = len(self.buttons)
            name = section.label or words(N_("Questions without a section"))
            key = f"{KEYS[place]}   " if place < len(KEYS) else ""
            made = LineButton(
                f"{key}{name}", partial(self._take, section.questions[0]), icon=_ICONS[section.done],
                aside=words(_STATES[section.done]),
            )  # fmt: skip
            made.setAccessibleName(f"{name}, {words(_STATES[section.done])}")
            made.setMinimumHeight(TARGET)
            self.buttons.append(made)
            held.addWidget(made)
            if set(here) & set(section.questions):
                self._here = made
        inside.setLayout(held)
        area = scrolled(inside)
        area.setMinimumHeight(min(420, (TARGET + 6) * max(1, len(self.buttons))))
        close = button(words(N_("Close")), self.escaped, "flat")
        last = row(close)
        last.insertStretch(0, 1)
        self.setLayout(column(label(words(N_("All sections")), "heading"), area, last, gap=10, edge=20))

    _here: LineButton | None = None

    def first_focus(self) -> QWidget:
        """The section that is asked now."""
        return self._here or (self.buttons[0] if self.buttons else self)

    def _take(self, ref: str) -> None:
        self.close_panel()
        self._go(ref)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key goes to its section."""
        key = latin_key(event)
        place = KEYS.find(chr(key)) if 0x20 < key < 0x7F else -1
        if 0 <= place < len(self.buttons):
            self.buttons[place].click()
            return
        super().keyPressEvent(event)
