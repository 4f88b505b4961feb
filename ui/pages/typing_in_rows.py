"""The column in which a paper form is typed in: a row a line, read as it stands.

Knows lines by what they say of themselves; a form of five hundred questions costs what is seen of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont

from ui import theme
from ui.pages.typing_in_lines import Line
from ui.widgets.rows import Column, RowList, Rows

# As tall as the window allows.
_TALL = 4000


class LineRows(Rows):
    """The lines as rows, read as they stand; those that are not asked are dimmed and say so."""

    def __init__(self, columns: tuple[Column, ...]) -> None:
        super().__init__(columns, lambda _numbers, _then: None)
        self.lines: Sequence[Line] = ()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines."""
        self.lines = lines
        self.show_numbers(range(len(lines)))

    def row_at(self, place: int) -> Line | None:
        """The line at a place."""
        return self.lines[place] if 0 <= place < len(self.lines) else None

    def again(self) -> None:
        """Answers have changed."""
        if self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, self.columnCount() - 1))

    def dress(self, place: int, role: int) -> Any:
        """Headings are bold, what is not asked is muted."""
        line = self.row_at(place)
        if line is None:
            return None
        if role == Qt.ItemDataRole.FontRole:
            bold = QFont()
            bold.setBold(True)
            return bold if line.heading else None
        return None if line.heading or line.stands() or line.said() else QColor(theme.current().muted)


class Lines(RowList):
    """The column of lines; as tall as the window allows."""

    def sizeHint(self) -> QSize:
        """All the room there is."""
        return QSize(super().sizeHint().width(), _TALL)
