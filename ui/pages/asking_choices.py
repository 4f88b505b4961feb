"""Choices by their keys: one, several, all in an order; and one line to press where something is only to be seen.

Knows one question; refuses to know what its answers mean.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeyEvent

from fieldcase.errors import N_
from fieldcase.forms.declared import Control
from fieldcase.forms.views import QuestionView
from ui.pages.asking_editor import SEEN_MS, Editor
from ui.widgets.basics import column, label
from ui.widgets.choice_lines import ChoiceLines
from ui.widgets.turns import delayed

if TYPE_CHECKING:
    from ui.pages.asking_course import Course

PRESSED = "OK"


class ChoicesEditor(Editor):
    """One choice, several, or all in an order; one press on a single line where something is only to be seen."""

    def __init__(self, course: Course, view: QuestionView) -> None:
        super().__init__(course, view.ref)
        self._one = view.control in (Control.SELECT_ONE, Control.TRIGGER)
        self.lines = ChoiceLines(
            view.label, many=view.control in (Control.SELECT, Control.TRIGGER), ranked=view.control is Control.RANK
        )
        self.lines.chosen.connect(self._chosen)
        self._none = label(self.words(N_("No choice fits what was answered before.")), "muted", wrap=True)
        self._pressed = view.control is Control.TRIGGER
        self._soon = delayed(self, SEEN_MS, self.gone_on.emit)
        self.setLayout(column(self.lines, self._none, gap=0))
        self.setFocusProxy(self.lines)

    def show_view(self, view: QuestionView) -> None:
        """Show the choices there are now."""
        seen = (PRESSED, self.words(N_("Seen and said aloud")))
        choices = (seen,) if self._pressed else tuple((one.value, one.label or one.value) for one in view.choices)
        chosen = (PRESSED,) if self._pressed and view.value else tuple(view.value.split())
        self.lines.show_choices(choices, chosen)
        self.lines.setEnabled(not view.readonly)
        self.lines.setVisible(bool(choices))
        self._none.setVisible(not choices)

    def _chosen(self, values: tuple[str, ...]) -> None:
        self.course.give(self.ref, " ".join(values))
        if self._one and values:
            self._soon.start()

    def take_key(self, event: QKeyEvent) -> bool:
        """The key of a line chooses it from wherever the focus is."""
        return self.lines.take_key(event)
