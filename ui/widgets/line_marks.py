"""Words to look at in a line while it is typed: said below, gone to and replaced by a key; never by itself.

A line of Qt's cannot underline: the next word is selected instead. Knows places; which words, it is told.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from ui.widgets.turns import delayed
from ui.widgets.word_marks import AFTER_MS, MarkKeys, WordFinder, WordMark


class LineMarks(MarkKeys):
    """The finds of one line. `told` brings what is to be said below it, "" nothing."""

    told = Signal(str)

    def __init__(self, line: QLineEdit, finder: WordFinder) -> None:
        super().__init__(line)
        self._line, self._finder = line, finder
        self.marks: tuple[WordMark, ...] = ()
        self._timer = delayed(self, AFTER_MS, self._look)
        line.textChanged.connect(lambda _text: self._timer.start())
        line.cursorPositionChanged.connect(lambda _old, _new: self._say())
        finder.changed.connect(self._timer.start)
        line.installEventFilter(self)

    def _look(self) -> None:
        self.marks = self._finder.find(self._line.text())
        self._say()

    def here(self) -> WordMark | None:
        """The find at the cursor, while the line is as it was looked through."""
        place = self._line.cursorPosition()
        found = () if self._timer.isActive() else self.marks
        return next((one for one in found if one.begin <= place <= one.end), None)

    def _say(self) -> None:
        if self._timer.isActive():
            return
        here = self.here()
        rest = self._finder.summed(len(self.marks)) if self.marks else ""
        self.told.emit(here.sentence if here is not None else rest)

    def go_to_next(self) -> None:
        """Select the next word to look at, behind the last the first."""
        if self.marks and not self._timer.isActive():
            place = self._line.selectionStart() if self._line.hasSelectedText() else self._line.cursorPosition()
            mark = next((one for one in self.marks if one.begin > place), self.marks[0])
            self._line.setSelection(mark.begin, mark.end - mark.begin)

    def put_in(self) -> None:
        """Put what is better said in the place of the word at the cursor; Undo of the line takes it back."""
        here = self.here()
        if here is not None and here.instead and not self._line.isReadOnly():
            self._line.setSelection(here.begin, here.end - here.begin)
            self._line.insert(here.instead)
            self._line.textEdited.emit(self._line.text())
