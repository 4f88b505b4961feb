"""A document of the evidence over the whole window: its pages large, turned, and its words found.

Knows one open document that somebody else closes; all else is gone with the panel.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from fieldcase.casework.looking import Document, Found
from fieldcase.errors import N_, Cancelled, FieldcaseError
from ui.pages.evidence_large import says
from ui.pages.evidence_pages import DRAWN, SLOW_MS, Wish, fetch_page, read_aloud, turner
from ui.widgets.large import Box, Large
from ui.widgets.turns import delayed

if TYPE_CHECKING:
    from ui.workplace import Workplace

_PERCENTS = (50, 100, 150, 200)
_MOST_ACROSS = 4000
# A point of a page is a 72nd of an inch; a screen's pixel is taken for a 96th.
_PIXELS = 96 / 72


def turned_box(box: Box, degrees: int) -> Box:
    """Where a stretch of the page lies when this is turned to the right."""
    for _ in range(degrees // 90):
        left, top, right, bottom = box
        box = (1 - bottom, left, 1 - top, right)
    return box


class LargePages(Large):
    """The panel of a document. `turned_to` says which page is in front."""

    turned_to = Signal(int)

    def __init__(self, work: Workplace, document: Document, number: int, spoken: str) -> None:
        self._work, self._document = work, document
        self._shown, self._looking = -1, -1
        self.turns = turner(work)
        self.turns.show_page(number, len(document.sizes))
        self.turns.went.connect(self.go)
        self.line = QLineEdit()
        find = work.words(N_("Find in the document"))
        self.line.setAccessibleName(find)
        self.line.setPlaceholderText(find)
        self.line.setMinimumWidth(self.line.fontMetrics().horizontalAdvance(find) + 28)
        self.line.setMaxLength(200)
        self.line.returnPressed.connect(self.find_next)
        self._found: Found | None = None
        super().__init__(spoken, says(work.words), _PERCENTS, "100")
        self._spoken = spoken
        self._waiting = delayed(self, SLOW_MS, lambda: self.tell(work.words(DRAWN)))

    def before(self) -> tuple[QWidget, ...]:
        """What turns pages."""
        return (self.turns,)

    def after(self) -> tuple[QWidget, ...]:
        """What finds words."""
        return (self.line,)

    def natural(self) -> QSize:
        """The page's own size on a screen."""
        width, height = self._document.sizes[self.turns.number]
        return QSize(max(1, round(width * _PIXELS)), max(1, round(height * _PIXELS)))

    def fetch(self, size: QSize) -> None:
        """Have the page drawn as large as it is seen."""
        across = size.height() if self.turned % 180 else size.width()
        width = min(_MOST_ACROSS, max(1, round(across * self.devicePixelRatioF())))
        wish = Wish(self._document, self.turns.number, width, self.turned)
        if self._shown != self.turns.number:
            self._waiting.start()
        fetch_page(self._work, self, wish, self.page_came, self.page_refused)

    def go(self, number: int) -> None:
        """Show a page; the last one stays until it is drawn."""
        self.turns.show_page(number, len(self._document.sizes))
        self.canvas.boxes = ()
        self.again(same=False)
        self.turned_to.emit(number)

    def page_came(self, number: int, image: QImage) -> None:
        """A page was drawn."""
        self._waiting.stop()
        if self._looking < 0 and self._shown != number:
            self.tell("")
        new, self._shown = number != self._shown, number
        if self._found is not None and self._found.page == number:
            self.canvas.boxes = tuple(turned_box(box, self.turned) for box in self._found.boxes)
        self.show_image(image)
        if new:
            self.area.verticalScrollBar().setValue(0)
            place = self._work.words(N_("page {page} of {total}"))
            place = place.format(page=number + 1, total=len(self._document.sizes))
            self.canvas.setAccessibleName(f"{self._spoken} · {place}")
            self.area.setAccessibleName(f"{self._spoken} · {place}")
            read_aloud(self._work, self.area, self._document, number)
        if self.canvas.boxes:
            self._move_to(self.canvas.boxes[0])

    def page_refused(self, number: int, wrong: FieldcaseError) -> None:
        """A page cannot be drawn: it is said, and no other page stands in its place."""
        self._waiting.stop()
        self._shown = number
        self.show_image(QImage())
        self.tell(wrong.told(self._work.words))

    def _move_to(self, box: Box) -> None:
        middle = round((box[0] + box[2]) / 2 * self.canvas.width()), round(box[1] * self.canvas.height())
        self.area.ensureVisible(*middle, 60, 100)

    def key_heard(self, event: QKeyEvent) -> bool:
        """Pages turn by their keys; by the arrows to the sides where these move nothing."""
        sideways = self.area.horizontalScrollBar().maximum() == 0
        return self.turns.heard(event, sideways=sideways) or super().key_heard(event)

    def find_next(self) -> None:
        """Go to the next page where the typed words stand, after the last place that was found; then from the first."""
        wanted = self.line.text().strip()
        if not wanted:
            self._found, self.canvas.boxes = None, ()
            self.canvas.update()
            self.tell("")
            return
        here = self.turns.number
        again = self._found is not None and self._found.page == here and self.line.property("found") == wanted
        self._found, self.canvas.boxes = None, ()
        self.canvas.update()
        self._look(wanted, here + 1 if again else here, len(self._document.sizes))

    def _look(self, wanted: str, number: int, left: int) -> None:
        """Look on one page after another, each a question of its own, so that the page is drawn in between."""
        words, total, document = self._work.words, len(self._document.sizes), self._document
        if left == 0:
            self._looking = -1
            self.tell(words(N_("These words were not found. What stands in pictures alone cannot be found.")))
            return
        number %= total
        self._looking = number
        self.tell(words(N_("Looking on page {page} of {total} …")).format(page=number + 1, total=total))

        def came(found: Found | None) -> None:
            if found is None:
                self._look(wanted, number + 1, left - 1)
                return
            self._looking, self._found = -1, found
            self.line.setProperty("found", wanted)
            self.tell("")
            self.go(found.page)

        def refused(wrong: FieldcaseError) -> None:
            self._looking = -1
            self.tell("" if isinstance(wrong, Cancelled) else wrong.told(words))

        self._work.lanes.draw(lambda: document.find(wanted, number), came, self, "find", refused)
