"""The page that is being marked, with what leafs and what brings it nearer. Knows pages, not what the marks are for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QScrollArea, QWidget

from fieldcase.casework.marked_words import Word
from fieldcase.casework.papers import Paper
from fieldcase.errors import N_, Cancelled, FieldcaseError
from ui.widgets.basics import button, column, label, row
from ui.widgets.marking import MarkingPage, Shown

if TYPE_CHECKING:
    from ui.workplace import Workplace

# Percent of the room's width; 0 fits the whole page.
_STEPS = (0, 100, 150, 220)


class Sheet(QWidget):
    """The page in a room that scrolls. `turned` comes when another page stands there."""

    turned = Signal()
    refused = Signal(object)

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, words = work, work.words
        self.paper: Paper | None = None
        self.page, self._step = 1, 0
        self.words: tuple[Word, ...] = ()
        self.canvas = MarkingPage()
        self.canvas.leafed.connect(self._leaf)
        self.area = QScrollArea()
        self.area.setWidget(self.canvas)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.area.setMinimumSize(240, 180)
        self.area.viewport().installEventFilter(self)
        self.before = button("", lambda: self._leaf(-1), icon="chevron-left", name=words(N_("Page before")))
        self.after = button("", lambda: self._leaf(1), icon="chevron-right", name=words(N_("Next page")))
        self.told = label("", "muted")
        self.near = button("", lambda: self._go(1), icon="zoom-in", name=words(N_("Nearer")))
        self.far = button("", lambda: self._go(-1), icon="zoom-out", name=words(N_("Farther")))
        over = row(self.before, self.told, self.after)
        over.addStretch(1)
        self.scale = label("", "muted")
        over.addWidget(self.scale)
        over.addWidget(self.far)
        over.addWidget(self.near)
        self.setLayout(column(over, self.area, gap=6))
        self._tell()

    def open(self, paper: Paper) -> None:
        """Show the first page of an open paper."""
        self.paper = paper
        # Words are to be read, a picture is to be seen whole.
        self._step = 1 if paper.has_words else 0
        self.show_page(1)

    def show_page(self, page: int) -> None:
        """Ask for a page; the last one stands until it comes."""
        paper = self.paper
        if paper is not None and 1 <= page <= paper.count:
            self.work.lanes.draw(
                lambda: (page, QImage.fromData(paper.page(page), "JPEG"), paper.words(page)),  # type: ignore[arg-type]
                self._came, self, "page", self._failed,
            )  # fmt: skip

    def _came(self, drawn: tuple[int, QImage, tuple[Word, ...]]) -> None:
        self.page, image, self.words = drawn
        self.canvas.show_page(image)
        self.area.verticalScrollBar().setValue(0)
        self._fit()
        self._tell()
        self.turned.emit()

    def _failed(self, wrong: FieldcaseError) -> None:
        if not isinstance(wrong, Cancelled):
            self.refused.emit(wrong)

    def _leaf(self, way: int) -> None:
        self.show_page(self.page + way)

    def _tell(self) -> None:
        words, count = self.work.words, self.paper.count if self.paper is not None else 1
        said = words(N_("Page {page} of {pages}")).format(page=self.page, pages=count)
        self.told.setText(said)
        self.canvas.setAccessibleName(said)
        self.before.setEnabled(self.page > 1)
        self.after.setEnabled(self.page < count)

    def show_boxes(self, boxes: tuple[Shown, ...], chosen: bytes) -> None:
        """Show the boxes of the page; the chosen one is scrolled to."""
        self.canvas.show_boxes(boxes, chosen)
        now = self.canvas.now
        if now is not None:
            middle = self.canvas.place_of(now.box).center()
            self.area.ensureVisible(middle.x(), middle.y(), 80, 80)

    def _go(self, way: int) -> None:
        self._step = max(0, min(len(_STEPS) - 1, self._step + way))
        self._fit()

    def _fit(self) -> None:
        size, room = self.canvas.image.size(), self.area.viewport().size()
        self.far.setEnabled(self._step > 0 and not size.isEmpty())
        self.near.setEnabled(self._step < len(_STEPS) - 1 and not size.isEmpty())
        if size.isEmpty():
            self.canvas.resize(room)
            return
        percent = _STEPS[self._step]
        if percent:
            width = room.width() * percent // 100
            self.canvas.resize(QSize(width, width * size.height() // size.width()))
        else:
            self.canvas.resize(size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
        self.scale.setText(f"{100 * self.canvas.width() // size.width()}%")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit anew where the room became another."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return False
