"""How each kind of question is answered: choices by keys, a line, lines of text, a number within a range, one press.

An editor shows a question as it is and gives what was typed or chosen to the course. Knows one question; where to go
from it is said by `gone_on` alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from fieldcase.errors import N_
from fieldcase.forms.declared import Control
from fieldcase.forms.views import QuestionView
from fieldcase.i18n import Words
from ui.pages.asking_words import read_answer, said_answer, shown_answer
from ui.record_form import DRAFT_AFTER_MS
from ui.widgets.basics import column, label
from ui.widgets.choice_lines import TARGET, ChoiceLines
from ui.widgets.fields import LongText
from ui.widgets.turns import delayed

if TYPE_CHECKING:
    from ui.pages.asking_course import Course

# How long a choice is seen before the next question comes.
SEEN_MS = 180
PRESSED = "OK"


class Editor(QWidget):
    """What all of them are. `gone_on` comes where the next question is wanted."""

    gone_on = Signal()

    def __init__(self, course: Course, ref: str) -> None:
        super().__init__()
        self.course, self.ref, self.words = course, ref, course.work.words

    def show_view(self, view: QuestionView) -> None:
        """Show the question as it is now."""

    def settle(self) -> bool:
        """Give what was typed and not yet given; False where it is no answer."""
        return True

    def stops(self) -> list[QWidget]:
        """What Tab reaches."""
        named = self.focusProxy()
        return [named] if named is not None else []

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key says that was pressed elsewhere on the screen; False where it says nothing here."""
        return False


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


class TextEditor(Editor):
    """Lines of text: Enter goes on, Shift+Enter begins a new line."""

    def __init__(self, course: Course, view: QuestionView) -> None:
        super().__init__(course, view.ref)
        self._edited = self._showing = False
        self.text = LongText()
        self.text.setAccessibleName(view.label)
        self.text.installEventFilter(self)
        self.text.textChanged.connect(self._typed)
        self._later = delayed(self, DRAFT_AFTER_MS, self._paused)
        self.setLayout(column(self.text))
        self.setFocusProxy(self.text)

    def show_view(self, view: QuestionView) -> None:
        """Show the text; what is being typed stays as it is."""
        self.text.setReadOnly(view.readonly)
        if not self._edited and view.value != self.text.toPlainText():
            self._showing = True
            self.text.setPlainText(view.value)
            self.text.moveCursor(self.text.textCursor().MoveOperation.End)
            self._showing = False

    def _typed(self) -> None:
        if not self._showing:
            self._edited = True
            self._later.start()

    def _paused(self) -> None:
        self._give()

    def _give(self) -> bool:
        self._later.stop()
        return not self._edited or self.course.give(self.ref, self.text.toPlainText(), typing=True)

    def settle(self) -> bool:
        """Give the text."""
        taken = self._give()
        self._edited = False
        return taken

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on, PageUp and PageDown too: they are the keys of the whole screen."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.text.insertPlainText("\n")
            else:
                QTimer.singleShot(0, self, self.gone_on.emit)
            return True
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            event.ignore()
            self.keyPressEvent(event)
            parent = self.parentWidget()
            if parent is not None:
                parent.keyPressEvent(event)
            return True
        return False


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


def editor_of(course: Course, view: QuestionView) -> Editor | None:
    """The editor that fits a question; None where there is nothing to answer."""
    if view.control is Control.NOTE:
        return None
    if view.control in (Control.SELECT_ONE, Control.SELECT, Control.RANK, Control.TRIGGER):
        return ChoicesEditor(course, view)
    if view.control is Control.UPLOAD:
        from ui.pages.asking_upload import UploadEditor

        return UploadEditor(course, view)
    if view.control is Control.RANGE:
        return RangeEditor(course, view)
    plain = view.type == "string" and view.control is Control.INPUT and "numbers" not in view.appearance
    return TextEditor(course, view) if plain else LineEditor(course, view)
