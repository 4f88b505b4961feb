"""Choices by their keys: one, several, all in an order; and one line to press where something is only to be seen.

Knows one question; refuses to know what its answers mean.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from fieldcase.errors import N_
from fieldcase.forms.declared import Control
from fieldcase.forms.views import QuestionView
from ui.pages.asking_editor import SEEN_MS, Editor
from ui.widgets.basics import column, label
from ui.widgets.choice_lines import KEYS, TARGET, ChoiceLines
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
        self.finding = QLineEdit()
        self.finding.setMinimumHeight(TARGET)
        self.finding.setAccessibleName(self.words(N_("Find a choice")))
        self.finding.setPlaceholderText(self.words(N_("Find a choice")))
        self.finding.textChanged.connect(lambda _text: self._find())
        self.finding.installEventFilter(self)
        self.finding.hide()
        self._choices: tuple[tuple[str, str], ...] = ()
        self._none = label(self.words(N_("No choice fits what was answered before.")), "muted", wrap=True)
        self._pressed = view.control is Control.TRIGGER
        self._soon = delayed(self, SEEN_MS, self.gone_on.emit)
        self.setLayout(column(self.finding, self.lines, self._none, gap=4))
        # More than there are keys for are found by their words.
        long = len(view.choices) > len(KEYS)
        self.finding.setVisible(long)
        self.setFocusProxy(self.finding if long else self.lines)

    def show_view(self, view: QuestionView) -> None:
        """Show the choices there are now."""
        seen = (PRESSED, self.words(N_("Seen and said aloud")))
        choices = (seen,) if self._pressed else tuple((one.value, one.label or one.value) for one in view.choices)
        chosen = (PRESSED,) if self._pressed and view.value else tuple(view.value.split())
        self._choices = choices
        self.lines.show_choices(self._found(), chosen)
        self.lines.setAccessibleName(view.label)
        self.lines.setEnabled(not view.readonly)
        self.lines.setVisible(bool(choices))
        self._none.setVisible(not choices)

    def _found(self) -> tuple[tuple[str, str], ...]:
        """The choices with the words that are looked for; all of them while nothing is."""
        wanted = self.finding.text().casefold().split()
        return tuple(one for one in self._choices if all(word in one[1].casefold() for word in wanted))

    def _find(self) -> None:
        self.lines.show_choices(self._found(), self.lines.lines.chosen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the words to the lines; Enter takes the only line that is left."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_Down:
            self.lines.setFocus()
            return True
        found = self._found()
        only = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.finding.text().strip() and len(found) == 1
        if only and found[0][0] not in self.lines.lines.chosen:
            self.lines.choose(0)
            return True
        return False

    def stops(self) -> list[QWidget]:
        """What Tab reaches: the words to find by where there are so many, and the lines."""
        return [self.finding, self.lines] if self.focusProxy() is self.finding else [self.lines]

    def _chosen(self, values: tuple[str, ...]) -> None:
        self.course.give(self.ref, " ".join(values))
        if self._one and values:
            self._soon.start()

    def take_key(self, event: QKeyEvent) -> bool:
        """The key of a line chooses it from wherever the focus is."""
        return self.lines.take_key(event)
