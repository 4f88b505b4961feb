"""Editors of one value each, with its label above and what is wrong with it below, in words.

An editor is handed its label, its choices, how a text is read and how a value is shown; it knows nothing of records.
What cannot be read stays as it was typed: nothing that a person typed is thrown away.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget

from ui.widgets.basics import Combo, label
from ui.widgets.line_marks import LineMarks
from ui.widgets.long_text import LongText as LongText
from ui.widgets.tick import Tick
from ui.widgets.word_marks import WordFinder, WordMarks

_LETTERS = 32767
# What a choice shows at the least.
_LEAST_LETTERS = 12


class Unread(Exception):
    """A text that cannot be read as a value; `sentence` says what would be understood."""

    def __init__(self, sentence: str) -> None:
        super().__init__("unread")
        self.sentence = sentence


@dataclass(frozen=True)
class Spec:
    """One field as its editor needs it. `read` raises Unread; `said` is how a value reads aloud, shown as a hint.

    `find` answers what is typed into a long list of choices, the likeliest first, where a part of a word is not enough.
    `guard` finds words to look at in a text.
    """

    name: str
    label: str
    read: Callable[[str], Any] = str
    shown: Callable[[Any], str] = str
    said: Callable[[Any], str] | None = None
    choices: tuple[tuple[Any, str], ...] | None = None
    many: bool = False
    long: bool = False
    flag: bool = False
    hint: str = ""
    empty: Any = ""
    find: Callable[[str], tuple[tuple[Any, str], ...]] | None = None
    guard: WordFinder | None = None


class FieldEdit(QWidget):
    """The frame of every editor: label, editor, hint or fault."""

    edited = Signal(str)
    entered = Signal()

    def __init__(self, spec: Spec, editor: QWidget, *, labelled: bool = True) -> None:
        super().__init__()
        self.spec = spec
        self.editor = editor
        editor.setAccessibleName(spec.label)
        self._doubt = ""
        self._below = label("", "muted", wrap=True)
        self._below.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        if labelled:
            above = label(spec.label, "label")
            above.setBuddy(editor)
            layout.addWidget(above)
        layout.addWidget(editor)
        layout.addWidget(self._below)
        self.setFocusProxy(editor)
        self._hint(spec.hint)

    def show_value(self, value: Any, words: str | None = None) -> None:
        """Show a value, or the raw words of one that could not be read yet."""
        raise TypeError("an editor shows its own kind of value")

    def value(self) -> Any:
        """The value as typed; Unread where it cannot be read."""
        raise TypeError("an editor reads its own kind of value")

    def words(self) -> str:
        """The raw words as typed."""
        return ""

    def go_on(self) -> None:
        """Take the focus, behind what was typed, and come into view."""
        self.setFocus()
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None:
            area.ensureWidgetVisible(self)

    def check(self) -> None:
        """Say what is wrong with what was typed, or how it was understood."""
        try:
            value = self.value()
        except Unread as unread:
            self._fault(unread.sentence)
            return
        self._fault(self._doubt)
        if self._doubt:
            return
        if self.spec.said is not None and value not in (None, "", ()):
            said = self.spec.said(value)
            # What stands in the field already is not said a second time.
            self._hint(said if said != self.words().strip() else self.spec.hint)
        else:
            self._hint(self.spec.hint)

    def doubt(self, sentence: str) -> None:
        """Say what cannot be although it was read, such as a day before another; "" where nothing is."""
        if sentence != self._doubt:
            self._doubt = sentence
            self.check()

    def say_words(self, sentence: str) -> None:
        """Say what is to be looked at in the words, where nothing is wrong; "" nothing."""
        if not self.fault:
            self._hint(sentence or self.spec.hint)

    @property
    def fault(self) -> str:
        """What is wrong, empty where nothing is."""
        return self._below.text() if self.editor.property("wrong") == "true" else ""

    def _fault(self, sentence: str) -> None:
        wrong = "true" if sentence else "false"
        if self.editor.property("wrong") != wrong:
            self.editor.setProperty("wrong", wrong)
            self._repolish(self.editor)
        if sentence:
            self._tell(sentence, "wrong")
            self.editor.setAccessibleDescription(sentence)

    def _hint(self, sentence: str) -> None:
        self._tell(sentence, "muted")
        self.editor.setAccessibleDescription(sentence)

    def _tell(self, sentence: str, kind: str) -> None:
        if self._below.property("kind") != kind:
            self._below.setProperty("kind", kind)
            self._repolish(self._below)
        self._below.setText(sentence)
        self._below.setVisible(bool(sentence))

    @staticmethod
    def _repolish(widget: QWidget) -> None:
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def values_of(fields: Mapping[str, FieldEdit]) -> dict[str, Any] | None:
    """The values of all; None where one cannot be read: it says why and has the focus."""
    for edit in fields.values():
        try:
            edit.value()
        except Unread:
            edit.check()
            edit.setFocus()
            return None
    return {name: edit.value() for name, edit in fields.items()}


class LineField(FieldEdit):
    """A line of text, or of text that is read into a value: a date, a count, a weight, money."""

    def __init__(self, spec: Spec) -> None:
        self.line = QLineEdit()
        super().__init__(spec, self.line)
        self.line.textEdited.connect(lambda _text: self._changed())
        self.line.returnPressed.connect(self.entered.emit)
        self.marks: LineMarks | None = None
        if spec.guard is not None:
            self.marks = LineMarks(self.line, spec.guard)
            self.marks.told.connect(self.say_words)

    def _changed(self) -> None:
        if self.marks is None:  # else what is said of its words comes and goes with a pause, not with each key
            self.check()
        self.edited.emit(self.spec.name)

    def show_value(self, value: Any, words: str | None = None) -> None:
        """Show a value in the form in which it is typed, whole: a line of Qt's cuts what is too long for it."""
        text = words if words is not None else self.spec.shown(value)
        self.line.setMaxLength(max(_LETTERS, 2 * len(text)))
        self.line.setText(text)
        self.check()

    def value(self) -> Any:
        """The value read from the line."""
        text = self.line.text().strip()
        return self.spec.read(text) if text else self.spec.empty

    def words(self) -> str:
        """The line as typed."""
        return self.line.text()


class TextField(FieldEdit):
    """Several lines of text."""

    def __init__(self, spec: Spec) -> None:
        self.text = LongText()
        super().__init__(spec, self.text)
        self._showing = False
        self.text.textChanged.connect(self._changed)
        self.marks: WordMarks | None = None
        if spec.guard is not None:
            self.marks = WordMarks(self.text, spec.guard)
            self.marks.told.connect(self.say_words)

    def _changed(self) -> None:
        if not self._showing:
            self.edited.emit(self.spec.name)

    def show_value(self, value: Any, words: str | None = None) -> None:
        """Show the text."""
        self._showing = True
        self.text.setPlainText(words if words is not None else value)
        self._showing = False

    def go_on(self) -> None:
        """Put the cursor behind the text."""
        super().go_on()
        self.text.moveCursor(self.text.textCursor().MoveOperation.End)

    def value(self) -> Any:
        """The text as typed."""
        return self.text.toPlainText()

    def words(self) -> str:
        """The text as typed."""
        return self.text.toPlainText()


class ChoiceField(FieldEdit):
    """One of few choices."""

    def __init__(self, spec: Spec) -> None:
        self.combo = Combo(spec.label, tuple((str(code), text) for code, text in spec.choices or ()))
        # No wider than its place: beside another field the longest choice would push both out of a narrow form.
        self.combo.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.setMinimumContentsLength(_LEAST_LETTERS)
        super().__init__(spec, self.combo)
        self.combo.activated.connect(lambda _index: self.edited.emit(spec.name))
        self.combo.currentIndexChanged.connect(self._moved)

    def _moved(self, _index: int) -> None:
        # The arrow keys change a closed combo without `activated` on some styles.
        if self.combo.hasFocus():
            self.edited.emit(self.spec.name)

    def show_value(self, value: Any, words: str | None = None) -> None:
        """Show the choice of a code."""
        self.combo.choose(value)

    def value(self) -> Any:
        """The code chosen."""
        return self.combo.code


class FlagField(FieldEdit):
    """Yes or no."""

    def __init__(self, spec: Spec) -> None:
        self.box = Tick(spec.label)
        super().__init__(spec, self.box, labelled=False)
        self.box.toggled.connect(lambda _on: self.edited.emit(spec.name) if self.box.hasFocus() else None)

    def show_value(self, value: Any, words: str | None = None) -> None:
        """Show yes or no."""
        self.box.setChecked(bool(value))

    def value(self) -> Any:
        """Whether it is ticked."""
        return self.box.isChecked()


class WordsField(LineField):
    """Several short texts in one line, parted by semicolons."""

    def show_value(self, value: Any, words: str | None = None) -> None:
        """Show the texts."""
        super().show_value(value, words if words is not None else "; ".join(value))

    def value(self) -> Any:
        """The texts."""
        return tuple(one.strip() for one in self.line.text().split(";") if one.strip())
