"""The pages of a document of the evidence: one at a time in its card, and over the whole window.

Each page is drawn by the child that holds the document; the last one stays meanwhile. Knows one open document; keeps
nothing of it once it is hidden.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QWidget

from fieldcase.casework.looking import Document
from fieldcase.errors import N_, Cancelled, FieldcaseError
from ui.pages.evidence_large import turned
from ui.widgets.basics import column, label, row
from ui.widgets.page_turner import PageTurner
from ui.widgets.picture import PictureView
from ui.widgets.turns import delayed

if TYPE_CHECKING:
    from ui.workplace import Workplace

# Pixels across of a page in its card: a column's width on a dense screen.
_ACROSS = 1100
_TALLEST = 640
_MOST_ALOUD = 20_000
# A page that takes longer is said to be on its way.
SLOW_MS = 300
DRAWN = N_("The page is being drawn …")


def turner(work: Workplace) -> PageTurner:
    """The part that turns pages, in the window's words."""
    words = work.words
    return PageTurner(
        words(N_("Page before")), words(N_("Page after")), words(N_("Go to page")), words(N_("of {total}"))
    )


@dataclass(frozen=True)
class Wish:
    """A page (from 0) of a document, so many pixels wide, turned to the right by so many degrees."""

    document: Document
    number: int
    width: int
    turned: int = 0


def fetch_page(
    work: Workplace,
    owner: QWidget,
    wish: Wish,
    came: Callable[[int, QImage], None],
    refused: Callable[[int, FieldcaseError], None],
) -> None:
    """Have a page drawn on the drawing lane; `owner` hears of it unless it asked for another meanwhile."""

    def draw() -> QImage:
        jpeg = wish.document.page(wish.number, wish.width)
        return turned(QImage.fromData(jpeg, "JPEG"), wish.turned)  # type: ignore[arg-type]

    def told(wrong: FieldcaseError) -> None:
        if not isinstance(wrong, Cancelled):
            refused(wish.number, wrong)

    work.lanes.draw(draw, lambda image: came(wish.number, image), owner, "page", told)


def read_aloud(work: Workplace, view: QWidget, document: Document, number: int) -> None:
    """Give the view the page's words, for whoever cannot see it."""

    def came(text: str) -> None:
        none = N_("This page is a picture: it has no words that can be read aloud or found.")
        view.setAccessibleDescription(" ".join(text.split())[:_MOST_ALOUD] or work.words(none))

    work.lanes.draw(lambda: document.text(number), came, view, "aloud", lambda _wrong: None)


class _PageView(PictureView):
    """The page in its card: a stop of Tab, at which keys turn pages."""

    def __init__(self, turns: PageTurner) -> None:
        super().__init__(_TALLEST)
        self._turns = turns
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the page; what turns none moves the card's page as ever."""
        if not self._turns.heard(event):
            super().keyPressEvent(event)


class PagesCard(QWidget):
    """The page in front and what turns it."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        # Beside this object: a window that is dressed anew lets its widgets go without leaving them.
        self._held: list[Document] = []
        self.destroyed.connect(partial(_close_all, work, self._held))
        self._spoken = ""
        self.turns = turner(work)
        self.turns.went.connect(self.go)
        self.view = _PageView(self.turns)
        self.said = label("", "wrong", wrap=True)
        self._slow = label(self.words(DRAWN), "muted", wrap=True)
        self._waiting = delayed(self, SLOW_MS, self._slow.show)
        above = row(self.turns)
        above.addStretch(1)
        self.setLayout(column(above, self.said, self._slow, self.view))
        self.forget()

    @property
    def document(self) -> Document | None:
        """The document that is open."""
        return self._held[0] if self._held else None

    @property
    def number(self) -> int:
        """The page in front, from 0."""
        return self.turns.number

    def show_document(self, document: Document, spoken: str) -> None:
        """Show the first page of a document that is open."""
        self._held[:], self._spoken = [document], spoken
        self.turns.show_page(0, len(document.sizes))
        self.show()
        self.go(0)

    def go(self, number: int) -> None:
        """Show a page; the last one stays until it is drawn."""
        if self.document is None:
            return
        self.turns.show_page(number, len(self.document.sizes))
        self._waiting.start()
        fetch_page(self.work, self, Wish(self.document, number, _ACROSS), self.page_came, self.page_refused)

    def page_came(self, number: int, image: QImage) -> None:
        """A page was drawn."""
        if self.document is None:
            return
        self._come()
        self.said.hide()
        place = self.words(N_("page {page} of {total}")).format(page=number + 1, total=len(self.document.sizes))
        self.view.show_image(image, f"{self._spoken} · {place}")
        read_aloud(self.work, self.view, self.document, number)

    def page_refused(self, number: int, wrong: FieldcaseError) -> None:
        """A page cannot be drawn: it is said, and no other page stands in its place."""
        self._come()
        self.view.show_image(QImage(), "")
        self.said.setText(wrong.told(self.words))
        self.said.show()

    def _come(self) -> None:
        self._waiting.stop()
        self._slow.hide()

    def forget(self) -> None:
        """Close the document, and keep no pixel and no word of it."""
        self._come()
        _close_all(self.work, self._held)
        self.view.show_image(QImage(), "")
        self.view.setAccessibleDescription("")
        self.said.hide()
        self.hide()


def _close_all(work: Workplace, held: list[Document], *_gone: object) -> None:
    while held:
        close(work, held.pop())


def close(work: Workplace, document: Document) -> None:
    """End the document's child at once, and take it away on the lane where it is asked."""
    document.stop()
    if shiboken6.isValid(work):
        work.lanes.draw(document.close, lambda _none: None, work, f"close {id(document)}")
