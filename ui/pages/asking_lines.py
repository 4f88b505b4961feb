"""A line as an answer: a number, a day, an hour, a short text; and a number between two ends.

Knows one question; how people write days and numbers is `asking_words`'s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from fieldcase.errors import N_
from fieldcase.forms.declared import Control
from fieldcase.forms.views import QuestionView
from fieldcase.i18n import Words
from ui.pages.asking_editor import Editor
from ui.pages.asking_words import read_answer, said_answer, shown_answer
from ui.record_form import DRAFT_AFTER_MS
from ui.widgets.basics import column, label
from ui.widgets.choice_lines import TARGET
from ui.widgets.turns import delayed

if TYPE_CHECKING:
    from ui.pages.asking_course import Course


class LineEditor(Editor):
    """A line: a number, a day, an hour, or a short text; within a range where the question has one."""

    def __init__(self, course: Course, view: QuestionView) -> None:
        super().__init__(course, view.ref)
        self.kind, self.appearance, self._extras = view.type, view.appearance, dict(view.extras)
        self._edited = False
        self.line = QLineEdit()
        self.line.setMinimumHeight(TARGET)
        self.line.setAccessibleName(view.label)
        if view.control is Control.SECRET:
            self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self._said = label(range_of(view, self.words), "muted", wrap=True)
        self.line.textEdited.connect(self._typed)
        self.line.returnPressed.connect(self.gone_on.emit)
        self._later = delayed(self, DRAFT_AFTER_MS, self._paused)
        self.setLayout(column(self.line, self._said, gap=4))
        self.setFocusProxy(self.line)

    def show_view(self, view: QuestionView) -> None:
        """Show the answer, or the words that are none yet; what is being typed stays as it is."""
        self.line.setReadOnly(view.readonly)
        if self._edited:
            return
        language = self.course.work.language
        text = self.course.asking.words.get(self.ref, shown_answer(self.kind, self.appearance, view.value, language))
        if text != self.line.text():
            self.line.setText(text)
        said = said_answer(self.kind, view.value, self.words)
        if said:
            self._said.setText(said)
        self._said.setVisible(bool(self._said.text()))

    def _typed(self) -> None:
        self._edited = True
        self._later.start()

    def _read(self) -> str:
        work = self.course.work
        return read_answer(self.kind, self.appearance, self.line.text(), work.desk.world.today(), work.language)

    def _paused(self) -> None:
        self.draft()

    def draft(self, *, typing: bool = True) -> bool:
        """Give what stands in the line, though more may come."""
        self._later.stop()
        return not self._edited or self.course.give(self.ref, self._read(), typing=typing)

    def settle(self) -> bool:
        """Give what stands in the line; False where it cannot be read."""
        taken = self.draft(typing=True)
        self._edited = False
        return taken


class RangeEditor(LineEditor):
    """A number between two ends: typed, or by the arrows up and down in the question's own steps."""

    def __init__(self, course: Course, view: QuestionView) -> None:
        super().__init__(course, view)
        self.line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down go one step on."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            ways = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
            if event.key() in ways and not self.line.isReadOnly():
                self._step(ways[Qt.Key(event.key())])
                return True
        return False

    def _step(self, way: int) -> None:
        start, end, step = (_number(self._extras.get(name, "")) for name in ("start", "end", "step"))
        low, high = min(start, end), max(start, end)
        typed = self._read()
        now = _number(typed) + way * (abs(step) or 1) if typed else low
        shown = f"{min(high, max(low, now)):.6f}".rstrip("0").rstrip(".")
        self.line.setText(shown_answer(self.kind, self.appearance, shown, self.course.work.language))
        self._typed()

    def draft(self, *, typing: bool = True) -> bool:
        """As in a line; a number outside of the range is none."""
        text = self._read()
        start, end = _number(self._extras.get("start", "")), _number(self._extras.get("end", ""))
        if self._edited and text and not min(start, end) <= _number(text) <= max(start, end):
            self._later.stop()
            self.course.keep_words(self.ref, text)
            return False
        return super().draft(typing=typing)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def range_of(view: QuestionView, words: Words) -> str:
    """Between which ends an answer lies, in words; empty where the question has none."""
    if view.control is not Control.RANGE:
        return ""
    said = words(N_("From {low} to {high}; the arrows up and down go one step."))
    return said.format(low=view.extras.get("start", "—"), high=view.extras.get("end", "—"))
