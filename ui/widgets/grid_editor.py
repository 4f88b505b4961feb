"""The line in a cell of a grid that is being typed, and the frame around the cell in front.

What changes below the line while somebody types does not change it. Knows one grid by what it is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, SignalInstance
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui import theme

Index = QModelIndex | QPersistentModelIndex
_FILLED = "filled"


class Typing(Protocol):
    """What the grid asks of its model: the text of a cell as it is typed, and to take a block of texts."""

    def edited(self, row: int, column: int) -> str: ...

    def take(self, row: int, column: int, texts: Sequence[Sequence[str]]) -> None: ...


class CellGrid(Protocol):
    """What a cell asks of its grid."""

    typing: SignalInstance
    given_up: SignalInstance
    cells: Typing

    def cell_name(self, row: int, column: int) -> str: ...

    def take_text(self, row: int, column: int, text: str) -> None: ...

    def step(self, down: int, right: int) -> None: ...


class CellEditor(QStyledItemDelegate):
    """A line in the cell. What changes below it while somebody types does not change the line."""

    def __init__(self, grid: Any) -> None:
        super().__init__(grid)
        self._view: QTableView = grid
        self._grid: CellGrid = grid

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        made = QLineEdit(parent)
        made.setProperty("kind", "cell")
        made.setAccessibleName(self._grid.cell_name(index.row(), index.column()))
        made.textEdited.connect(lambda text: self._grid.typing.emit(text))
        return made

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit) and not editor.property(_FILLED):
            editor.setProperty(_FILLED, True)
            editor.setText(self._grid.cells.edited(index.row(), index.column()))

    def setModelData(self, editor: QWidget, _model: Any, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            self._grid.take_text(index.row(), index.column(), editor.text())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell, framed where it is the one in front: among those that are marked it has to be found."""
        super().paint(painter, option, index)
        if index == self._view.currentIndex() and self._view.hasFocus():
            painter.save()
            painter.setPen(QPen(QColor(theme.current().focus), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))
            painter.restore()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, QLineEdit):
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
            if step:
                self.commitData.emit(watched)
                self.closeEditor.emit(watched, QAbstractItemDelegate.EndEditHint.NoHint)
                self._grid.step(step, 0)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._grid.given_up.emit()
        return super().eventFilter(watched, event)
