"""A grid to type in: a cell by its letters, Enter goes down, Tab to the right, Esc gives the cell up.

Blocks of cells are marked, copied, pasted from a program of tables, repeated from above and emptied. Knows cells of
text and keys; what a text means, and what becomes of it, is the model's.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLineEdit,
    QTableView,
    QWidget,
)

from ui.keys import pressed
from ui.widgets.grid_editor import CellEditor, Index, Typing

Block = tuple[int, int, int, int]
# A letter of the window's font at 100 percent, in pixels.
_LETTER = 7
_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta)
# How far each key with Shift marks on, down and to the right.
_FAR, _PAGE = 1 << 20, 12
_STEPS = {
    Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0), Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Home: (0, -_FAR), Qt.Key.Key_End: (0, _FAR), Qt.Key.Key_PageUp: (-_PAGE, 0),
    Qt.Key.Key_PageDown: (_PAGE, 0),
}  # fmt: skip


class Grid(QTableView):
    """The view. `typing` comes with the text of a cell that is open, `given_up` when it is left with Esc; `moved` with
    the place of the cell in front, `sorted_by` with a column, `asked_for_row` where Enter goes below the last row."""

    typing = Signal(str)
    given_up = Signal()
    moved = Signal(int, int)
    sorted_by = Signal(int)
    asked_for_row = Signal()

    def __init__(self, name: str, model: Any, widths: Sequence[int]) -> None:
        super().__init__()
        self.cells: Typing = model
        self._widths = tuple(widths)
        # From the first key typed until Esc or until the grid is left, Tab goes from cell to cell.
        self._entering = False
        # Where a block that is marked by keys begins. Qt's own begin where a key or the mouse was pressed last.
        self._anchor = (-1, -1)
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(CellEditor(self))
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )  # fmt: skip
        self.setWordWrap(False)
        self.setAlternatingRowColors(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMinimumHeight(120)
        self._dress_headers()
        self.selectionModel().currentChanged.connect(lambda now, _before: self.moved.emit(now.row(), now.column()))

    def _dress_headers(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() + 14)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.sectionClicked.connect(self.sorted_by)
        scale = self.fontMetrics().averageCharWidth() / _LETTER
        for at, width in enumerate(self._widths):
            title = str(self.model().headerData(at, Qt.Orientation.Horizontal))
            wanted = header.fontMetrics().horizontalAdvance(title) * 1.1 + 34
            header.resizeSection(at, int(max(width * scale, wanted)))

    @property
    def block(self) -> Block:
        """First row, first column, last row, last column of what is marked; the cell in front where nothing is."""
        marked = self.selectionModel().selection()
        if marked.isEmpty():
            here = self.currentIndex()
            return here.row(), here.column(), here.row(), here.column()
        parts = [marked.at(at) for at in range(marked.count())]
        return (
            min(one.top() for one in parts), min(one.left() for one in parts),
            max(one.bottom() for one in parts), max(one.right() for one in parts),
        )  # fmt: skip

    @property
    def place(self) -> tuple[int, int]:
        """Row and column of the cell in front, -1 where there is none."""
        return self.currentIndex().row(), self.currentIndex().column()

    @property
    def editor(self) -> QLineEdit | None:
        """The line of the cell that is open."""
        focus = QApplication.focusWidget()
        return focus if isinstance(focus, QLineEdit) and self.viewport().isAncestorOf(focus) else None

    def cell_name(self, row: int, column: int) -> str:
        """What a cell is called aloud: its column, and its row as people count."""
        return f"{self.model().headerData(column, Qt.Orientation.Horizontal)}, {row + 1}"

    def commit(self) -> None:
        """Take what stands in an open cell, and close it."""
        editor = self.editor
        if editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def take_text(self, row: int, column: int, text: str) -> None:
        """Give the model what was typed into a cell, unless it says what stood there."""
        if text.strip() != self.cells.edited(row, column).strip():
            self.cells.take(row, column, ((text,),))

    def go(self, row: int, column: int) -> None:
        """Mark a cell, alone, and bring it into view."""
        self._anchor = (-1, -1)
        if 0 <= row < self.model().rowCount() and 0 <= column < self.model().columnCount():
            self.setCurrentIndex(self.model().index(row, column))
            self.scrollTo(self.currentIndex())

    def step(self, down: int, right: int) -> None:
        """Go to a cell beside this one; to the right of the last one begins the next row."""
        row, column = self.place
        column += right
        if right and not 0 <= column < self.model().columnCount():
            row, column = row + right, 0 if right > 0 else self.model().columnCount() - 1
        self.go(row + down, column)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Qt's own, and then on: Enter down, Tab to the right; no other cell is opened by itself."""
        hints = QAbstractItemDelegate.EndEditHint
        super().closeEditor(editor, hints.NoHint)
        steps = {hints.SubmitModelCache: (1, 0), hints.EditNextItem: (0, 1), hints.EditPreviousItem: (0, -1)}
        if hint in steps:
            self.step(*steps[hint])

    def edit(self, index: Index, trigger: Any = None, event: Any = None) -> bool:  # type: ignore[override]
        """Qt's own; whoever types in a cell goes on by Tab from cell to cell."""
        if trigger is None:
            super().edit(index)
            return True
        opened = bool(super().edit(index, trigger, event))
        if opened and trigger in (
            QAbstractItemView.EditTrigger.AnyKeyPressed, QAbstractItemView.EditTrigger.EditKeyPressed,
        ):  # fmt: skip
            self._entering = True
        return opened

    def focusNextPrevChild(self, next_one: bool) -> bool:
        """Tab goes from cell to cell while somebody enters a table, else it leaves the grid as it leaves every list."""
        row, column = self.place
        last = self.model().rowCount() - 1, self.model().columnCount() - 1
        at_end = (row, column) == (last if next_one else (0, 0))
        if self._entering and not at_end:
            self.step(0, 1 if next_one else -1)
            return True
        self._entering = False
        return bool(super().focusNextPrevChild(next_one))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever leaves by another way than a cell's own line enters no table any more."""
        super().focusOutEvent(event)
        if self.editor is None and event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self._entering = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter down, Delete empties what is marked, Ctrl+C and Ctrl+V copy and paste it; the rest is Qt's."""
        keys = pressed(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if self.place[0] == self.model().rowCount() - 1:
                self.asked_for_row.emit()
            self.step(1, 0)
        elif event.modifiers() == Qt.KeyboardModifier.ShiftModifier and event.key() in _STEPS:
            self._mark_on(Qt.Key(event.key()))
        elif keys == "Ctrl+C":
            self.copy()
        elif keys == "Ctrl+V":
            self.paste()
        elif keys == "Del":
            self.empty()
        elif event.key() == Qt.Key.Key_Escape and self._entering:
            self._entering = False
        else:
            if event.key() not in _MODIFIERS:
                self._anchor = (-1, -1)
            super().keyPressEvent(event)

    def _mark_on(self, key: Qt.Key) -> None:
        """Mark from where the block begins up to a cell beside the one in front."""
        row, column = self.place
        if row < 0:
            return
        model, (down, right) = self.model(), _STEPS[key]
        begin = self._anchor if self._anchor[0] >= 0 else (row, column)
        row = min(max(row + down, 0), model.rowCount() - 1)
        column = min(max(column + right, 0), model.columnCount() - 1)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(model.index(row, column), flags.NoUpdate)
        block = QItemSelection(model.index(*begin), model.index(row, column))
        self.selectionModel().select(block, flags.ClearAndSelect)
        self.scrollTo(model.index(row, column))
        self._anchor = begin

    def copy(self) -> None:
        """Put the marked cells on the clipboard, as programs of tables have them."""
        top, left, bottom, right = self.block
        if top < 0:
            return
        lines = [
            [self.cells.edited(row, column) for column in range(left, right + 1)] for row in range(top, bottom + 1)
        ]
        QApplication.clipboard().setText("\n".join("\t".join(cell.replace("\t", " ") for cell in one) for one in lines))

    def paste(self) -> None:
        """Take the clipboard's cells from the marked cell on, to the right and down."""
        text = QApplication.clipboard().text().rstrip("\r\n")
        row, column = self.place
        if text and row >= 0:
            self.commit()
            self.cells.take(row, column, list(csv.reader(io.StringIO(text, newline=""), delimiter="\t")))

    def empty(self) -> None:
        """Empty what is marked."""
        top, left, bottom, right = self.block
        if top >= 0:
            self.cells.take(top, left, [[""] * (right - left + 1)] * (bottom - top + 1))

    def repeat(self) -> None:
        """Repeat the value above; in a block of several rows, its first row in all others."""
        self.commit()
        top, left, bottom, right = self.block
        source, first = (top, top + 1) if bottom > top else (top - 1, top)
        if source >= 0 and top >= 0:
            texts = [self.cells.edited(source, column) for column in range(left, right + 1)]
            self.cells.take(first, left, [texts] * (bottom - first + 1))
