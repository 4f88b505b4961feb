"""Words to look at in a text while it is typed: underlined, said below, gone to and replaced by a key; never by itself.

Marks lie over the text and are no part of it: the document, its undo and what is kept stay as they were typed. Only
paragraphs that changed are looked through, in slices, when a person pauses. Knows places; which words, it is told.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from ui.widgets.turns import delayed

AFTER_MS = 250
# A paragraph longer than this would hold up the window; what leaves is looked through whole in any case.
LONGEST = 12_000
_SLICE_SECONDS = 0.008
_KEPT = 400


@dataclass(frozen=True)
class WordMark:
    """One find in a paragraph: its first and last place as Qt counts, what a key puts in ("" nothing), the sentence."""

    begin: int
    end: int
    instead: str
    sentence: str


class WordFinder(QObject):
    """What finds words; `changed` comes when other words are to be found. Sentences are finished."""

    changed = Signal()

    def find(self, _paragraph: str) -> tuple[WordMark, ...]:
        """The finds of one paragraph, in their order."""
        return ()

    def summed(self, _number: int) -> str:
        """What is said where the cursor stands at none of so many."""
        return ""


class MarkKeys(QObject):
    """The keys at words that are marked: F8 goes to the next, Shift+F8 puts in what is better said."""

    def go_to_next(self) -> None:
        """Go to the next marked word."""
        raise NotImplementedError

    def put_in(self) -> None:
        """Put what is better said in the place of the word at the cursor."""
        raise NotImplementedError

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Do what the two keys say; nothing else has them then."""
        deed = self._deed(event)
        if deed is None:
            return super().eventFilter(watched, event)
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            deed()
        return True

    def _deed(self, event: QEvent) -> Callable[[], None] | None:
        if event.type() not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return None
        if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_F8:
            return None
        if event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            return self.put_in
        return self.go_to_next if event.modifiers() == Qt.KeyboardModifier.NoModifier else None


class WordMarks(MarkKeys):
    """The marks of one text. `told` brings what is to be said below it, "" nothing."""

    told = Signal(str)

    def __init__(self, text: QPlainTextEdit, finder: WordFinder) -> None:
        super().__init__(text)
        self._text, self._finder = text, finder
        self._known: dict[str, tuple[WordMark, ...]] = {}
        self.marks: list[tuple[int, WordMark]] = []
        self._timer = delayed(self, AFTER_MS, self._begin)
        self._slice = delayed(self, 0, self._go_on)
        self._block = QTextBlock()
        self._found: list[tuple[int, WordMark]] = []
        text.document().contentsChanged.connect(self._timer.start)
        text.cursorPositionChanged.connect(self._say)
        finder.changed.connect(self._anew)
        text.installEventFilter(self)

    def _anew(self) -> None:
        self._known = {}
        self._timer.start()

    def _begin(self) -> None:
        self._block, self._found = self._text.document().begin(), []
        self._go_on()

    def _go_on(self) -> None:
        """Look through some paragraphs and let the window live before the next."""
        until = time.perf_counter() + _SLICE_SECONDS
        while self._block.isValid() and time.perf_counter() < until:
            for mark in self._of(self._block.text()):
                self._found.append((self._block.position(), mark))
            self._block = self._block.next()
        if self._block.isValid():
            self._slice.start()
        else:
            self.marks = self._found
            self._draw()
            self._say()

    def _of(self, paragraph: str) -> tuple[WordMark, ...]:
        if not paragraph or len(paragraph) > LONGEST:
            return ()
        if paragraph not in self._known:
            if len(self._known) >= _KEPT:
                self._known.clear()
            self._known[paragraph] = self._finder.find(paragraph)
        return self._known[paragraph]

    def _draw(self) -> None:
        drawn = []
        for start, mark in self.marks:
            one = QTextEdit.ExtraSelection()
            one.cursor = self._over(start, mark)
            look = QTextCharFormat()
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            one.format = look
            drawn.append(one)
        self._text.setExtraSelections(drawn)

    def _over(self, start: int, mark: WordMark) -> QTextCursor:
        cursor = QTextCursor(self._text.document())
        cursor.setPosition(start + mark.begin)
        cursor.setPosition(start + mark.end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def here(self) -> tuple[int, WordMark] | None:
        """The mark at the cursor, while the text is as it was looked through."""
        if self._timer.isActive() or self._slice.isActive():
            return None
        place = self._text.textCursor().position()
        return next(
            ((start, one) for start, one in self.marks if start + one.begin <= place <= start + one.end), None
        )  # fmt: skip

    def _say(self) -> None:
        if self._timer.isActive() or self._slice.isActive():
            return
        here = self.here()
        rest = self._finder.summed(len(self.marks)) if self.marks else ""
        self.told.emit(here[1].sentence if here is not None else rest)

    def go_to_next(self) -> None:
        """Put the cursor into the next marked word, behind the last into the first."""
        if not self.marks or self._timer.isActive():
            return
        place = self._text.textCursor().position()
        start, mark = next((one for one in self.marks if one[0] + one[1].begin > place), self.marks[0])
        cursor = QTextCursor(self._text.document())
        cursor.setPosition(start + mark.begin)
        self._text.setTextCursor(cursor)

    def put_in(self) -> None:
        """Put what is better said in the place of the word at the cursor; Undo of the text takes it back."""
        here = self.here()
        if here is not None and here[1].instead and not self._text.isReadOnly():
            self._over(*here).insertText(here[1].instead)
