"""Marks in a long text: **bold**, *slanted*, lists, quotes, headings, ^[footnotes]; set by a key, shown as they mean.

The marks are letters of the text; what they look like lies over it. Knows texts; refuses to know whose they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from ui import theme

BOLD, SLANTED = "**", "*"
DOT, QUOTE, HEAD = "- ", "> ", "## "
NOTE, NOTE_END = "^[", "]"
# A paragraph longer than this is shown plain: to dress it at each key would hold up the window.
_LONGEST = 12_000
_STRONG = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_SLANT = re.compile(r"(?<!\*)\*(?=[^\s*])([^*]+?)(?<=\S)\*(?!\*)")
_BEGIN = re.compile(r"\s*(- |• |– |\d{1,3}[.)] |> |## )")
_LINK = re.compile(r"https://[^\s<>\"«»]+")


class ProseLook(QSyntaxHighlighter):
    """Shows what marks mean: bold bold, quotes slanted, headings heavy, footnotes and the marks themselves muted."""

    def __init__(self, text: QPlainTextEdit) -> None:
        super().__init__(text.document())

    def highlightBlock(self, text: str) -> None:
        """Dress one paragraph."""
        if len(text) > _LONGEST:
            return
        begun = _BEGIN.match(text)
        mark = begun.group(1) if begun else ""
        if mark == HEAD:
            self._dress(0, len(text), bold=True)
        if mark == QUOTE:
            self._dress(0, len(text), slanted=True)
        if begun:
            self._dress(0, begun.end(), muted=True, bold=True)
        for found in _STRONG.finditer(text):
            self._pair(found, len(BOLD), bold=True)
        for found in _SLANT.finditer(text):
            self._pair(found, len(SLANTED), slanted=True)
        for found in _LINK.finditer(text):
            self._dress(found.start(), found.end(), muted=True)
        for begin, end in notes(text):
            self._dress(begin, end, muted=True, ground=True)

    def _pair(self, found: re.Match[str], edge: int, *, bold: bool = False, slanted: bool = False) -> None:
        self._dress(found.start() + edge, found.end() - edge, bold=bold, slanted=slanted)
        self._dress(found.start(), found.start() + edge, muted=True)
        self._dress(found.end() - edge, found.end(), muted=True)

    def _dress(
        self, begin: int, end: int, *, bold: bool = False, slanted: bool = False, muted: bool = False,
        ground: bool = False,
    ) -> None:  # fmt: skip
        colours, look = theme.current(), QTextCharFormat()
        if bold:
            look.setFontWeight(QFont.Weight.Bold)
        if slanted:
            look.setFontItalic(True)
        if muted:
            look.setForeground(QColor(colours.muted))
        if ground:
            look.setBackground(QColor(colours.accent_ground))
        self.setFormat(begin, end - begin, look)


def notes(line: str) -> Iterator[tuple[int, int]]:
    """Where the footnotes of a line begin and end."""
    at = line.find(NOTE)
    while at >= 0:
        depth, place = 1, at + len(NOTE)
        while place < len(line) and depth:
            depth += {"[": 1, NOTE_END: -1}.get(line[place], 0)
            place += 1
        yield at, place
        at = line.find(NOTE, place)


def around(text: QPlainTextEdit, before: str, after: str = "") -> None:
    """Set a mark around what is selected, or at the cursor, which then stands within it; take it away where it stands
    there already. One step of the text's undo."""
    after = after or before
    cursor = text.textCursor()
    begin, end = cursor.selectionStart(), cursor.selectionEnd()
    whole = text.toPlainText()
    cursor.beginEditBlock()
    if whole[begin - len(before) : begin] == before and whole[end : end + len(after)] == after:
        _replaced(cursor, end, end + len(after), "")
        _replaced(cursor, begin - len(before), begin, "")
        begin, end = begin - len(before), end - len(before)
    else:
        _replaced(cursor, end, end, after)
        _replaced(cursor, begin, begin, before)
        begin, end = begin + len(before), end + len(before)
    cursor.endEditBlock()
    cursor.setPosition(begin)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)


def begin_lines(text: QPlainTextEdit, mark: str) -> None:
    """Begin each selected line with a mark, or take it away where all have it; another mark goes first."""
    cursor = text.textCursor()
    document = text.document()
    block, last = document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())
    rows = []
    while block.isValid() and block.blockNumber() <= last.blockNumber():
        rows.append(block)
        block = block.next()
    have = all(row.text().startswith(mark) for row in rows)
    cursor.beginEditBlock()
    for row in rows:
        begun = _BEGIN.match(row.text())
        _replaced(cursor, row.position(), row.position() + (begun.end() if begun else 0), "" if have else mark)
    cursor.endEditBlock()


def note(text: QPlainTextEdit) -> None:
    """Begin a footnote behind the word at the cursor; what is selected becomes its words."""
    cursor = text.textCursor()
    if not cursor.hasSelection():
        cursor.movePosition(QTextCursor.MoveOperation.EndOfWord)
        text.setTextCursor(cursor)
    around(text, NOTE, NOTE_END)


def _replaced(cursor: QTextCursor, begin: int, end: int, words: str) -> None:
    cursor.setPosition(begin)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(words)
