"""The sections of a report in their order, the annex below a line: marked, moved by drag or key, added, left out.

Knows headings and places; what a section says is its editor's.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from fieldcase.errors import N_
from fieldcase.model.ids import ReportPartId
from fieldcase.model.reports import ReportPart
from ui.workplace import Workplace

_KEY = Qt.ItemDataRole.UserRole
_ANNEX = N_("Annex (outside the limit)")
Order = tuple[tuple[ReportPartId, bool], ...]


class Sections(QListWidget):
    """The list. `looked_at` brings the key of the marked section, `ordered` the order after something was dropped."""

    looked_at = Signal(object)
    ordered = Signal(object)

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        self.parts: tuple[ReportPart, ...] = ()
        self._showing = False
        self.setAccessibleName(self.words(N_("Sections of the report")))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(90)
        self.currentRowChanged.connect(self._looked)

    @property
    def marked(self) -> ReportPart | None:
        """The section that is marked."""
        key = self._key(self.currentRow())
        return next((one for one in self.parts if one.key == key), None)

    def _key(self, row: int) -> bytes | None:
        """The key of the section in a row; None for the line of the annex, and for no row."""
        return self.item(row).data(_KEY) if 0 <= row < self.count() else None

    def show_parts(self, parts: Sequence[ReportPart], wanted: bytes | None = None) -> None:
        """Show sections, one of them marked: the wanted one, else the one marked before, else the first."""
        before = self.marked
        key = wanted or (before.key if before is not None else None)
        place = max(0, self.currentRow())
        self.parts = tuple(parts)
        self._showing = True
        self.clear()
        for one in (*(one for one in parts if not one.annex), None, *(one for one in parts if one.annex)):
            self.addItem(self._line() if one is None else self._named(one))
        rows = [row for row in range(self.count()) if self._key(row) is not None]
        at = next((row for row in rows if self._key(row) == key), None)
        if at is None and rows:
            at = min(rows, key=lambda row: abs(row - place))
        self._showing = False
        if at is not None:
            self.setCurrentRow(at)
        self._looked(self.currentRow())
        self._fit()

    def _named(self, part: ReportPart) -> QListWidgetItem:
        title, below = heading_of(part, self.work), self._below(part)
        made = QListWidgetItem(f"{title}\n{below}" if below else title)
        made.setData(_KEY, part.key)
        # Dropped between lines alone: a line that is dropped on would be replaced.
        made.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled)
        made.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}. {below}")
        if part.left_out:
            font = self.font()
            font.setStrikeOut(True)
            made.setFont(font)
        return made

    def _below(self, part: ReportPart) -> str:
        """What kind it is where its heading does not say so, and how many words of its own it has."""
        words = self.words
        kind = kind_called(part, self.work).partition(":")[0] if part.title.strip() else ""
        if part.title.strip().casefold().startswith(kind.casefold()):
            kind = ""
        own = len(part.text.split())
        said = words.plural("{n} word", "{n} words", own).format(n=own) if own else ""
        out = words(N_("not printed")) if part.left_out else ""
        return " · ".join(one for one in (kind, said, out) if one)

    def _line(self) -> QListWidgetItem:
        made = QListWidgetItem(self.words(_ANNEX))
        made.setFlags(Qt.ItemFlag.NoItemFlags)
        font = self.font()
        font.setBold(True)
        made.setFont(font)
        return made

    def _looked(self, row: int) -> None:
        if not self._showing:
            self.looked_at.emit(self._key(row))

    def dropEvent(self, event: QDropEvent) -> None:
        """Let Qt move the line, then tell the order that is shown."""
        super().dropEvent(event)
        self.ordered.emit(self.order())

    def order(self) -> Order:
        """The sections as they are shown, each in the annex or not."""
        found: list[tuple[ReportPartId, bool]] = []
        annex = False
        for row in range(self.count()):
            key = self._key(row)
            annex = annex or key is None
            if key is not None:
                found.append((ReportPartId(key), annex))
        return tuple(found)

    def moved(self, by: int) -> Order | None:
        """The order with the marked section so many lines up or down, over the line of the annex too; None at an
        end."""
        at = self.currentRow()
        if self._key(at) is None or not 0 <= at + by < self.count():
            return None
        self._showing = True
        self.insertItem(at + by, self.takeItem(at))
        self.setCurrentRow(at + by)
        self._showing = False
        return self.order()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks words elsewhere."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = max(80, self.viewport().width() - 24)
        wrap = int(Qt.TextFlag.TextWordWrap)
        for row in range(self.count()):
            item = self.item(row)
            tall = self.fontMetrics().boundingRect(0, 0, room, 10_000, wrap, item.text()).height()
            item.setSizeHint(QSize(room, tall + 16))


def kind_called(part: ReportPart, work: Workplace) -> str:
    """What a kind of section is called."""
    label = work.term("report_part", part.kind)
    return label[:1].upper() + label[1:]


def heading_of(part: ReportPart, work: Workplace) -> str:
    """The heading of a section in the list: its own, else its norms, else its kind."""
    own = " ".join(part.title.split())
    if own:
        return own
    norms = ", ".join(work.tables.norms[one].label(work.language) for one in part.norms if one in work.tables.norms)
    return norms or kind_called(part, work)
