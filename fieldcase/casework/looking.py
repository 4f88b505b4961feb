"""A document being looked through: open in a child of its own until it is hidden, one page after another.

Knows one piece of evidence and the child that holds its pages; keeps nothing once it is closed. To be asked from
threads that may wait; `stop` may be called from any, the window's too.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from fieldcase.casework.desk import Desk
from fieldcase.errors import Cancelled, ChildFailed, DocumentUnreadable, EvidenceMissing
from fieldcase.model.evidence import Evidence

if TYPE_CHECKING:
    from fieldcase.parsers.documents import Pages, Word

Answer = TypeVar("Answer")
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Found:
    """Where words stand: the page (from 0), and boxes as shares of its width and height."""

    page: int
    boxes: tuple[Box, ...]


class Document:
    """The pages of one piece of evidence. `sizes` are their widths and heights in points, once it is open."""

    def __init__(self, desk: Desk, evidence: Evidence) -> None:
        self._desk, self._evidence = desk, evidence
        self._pages: Pages | None = None
        self._over = threading.Event()
        self.sizes: tuple[tuple[float, float], ...] = ()

    def open(self) -> Document:
        """Decrypt it in memory and open it in a child.

        DocumentUnreadable, DocumentLocked, ChildFailed, EvidenceMissing, EvidenceDamaged, EvidenceKeyWrong or
        FolderGone; Cancelled where it was stopped meanwhile.
        """
        from fieldcase.parsers import documents

        evidence = self._evidence
        if evidence.blob is None or evidence.secret is None:
            raise EvidenceMissing
        if (evidence.size or 0) > documents.MOST_BYTES:
            raise DocumentUnreadable
        with self._desk.vault.blobs.open(evidence.blob, evidence.secret) as reader:
            content = reader.read(documents.MOST_BYTES)
        return self._asked(lambda: self._opened(documents.Pages(content, self._begun)))

    def _begun(self, pages: Pages) -> None:
        self._pages = pages
        if self._over.is_set():
            raise Cancelled

    def _opened(self, pages: Pages) -> Document:
        self.sizes = pages.sizes
        return self

    def page(self, number: int, width: int) -> bytes:
        """Page `number` (from 0) as a clean JPEG `width` pixels wide. ChildFailed, DocumentUnreadable, Cancelled."""
        return self._asked(lambda: self._open_pages().picture(number, width))

    def text(self, number: int) -> str:
        """The words of page `number` (from 0), a line a line; empty where the page is a picture alone."""
        return self._asked(lambda: self._open_pages().text(number))

    def find(self, wanted: str, number: int) -> Found | None:
        """Where words stand on page `number` (from 0); None where they do not. Capitals and ё make no difference."""
        parts = _folded(wanted).split()
        if not parts or not any(True for _ in _at(_folded(self.text(number)).replace("-\n", "").split(), parts)):
            return None
        words = self._asked(lambda: self._open_pages().words(number))
        return Found(number, tuple(_boxes(words, parts)))

    def _open_pages(self) -> Pages:
        if self._pages is None:
            raise ChildFailed
        return self._pages

    def _asked(self, ask: Callable[[], Answer]) -> Answer:
        """What the child answers; a child that was killed because nobody wants an answer any more is no failure."""
        try:
            if self._over.is_set():
                raise Cancelled
            return ask()
        except ChildFailed:
            if self._over.is_set():
                raise Cancelled from None
            raise

    def stop(self) -> None:
        """End what is being worked on, and be asked no more. Waits for nothing."""
        self._over.set()
        if self._pages is not None:
            self._pages.stop()

    def close(self) -> None:
        """End the child and forget the document."""
        self.stop()
        if self._pages is not None:
            self._pages.close()
            self._pages = None


def _folded(text: str) -> str:
    return text.casefold().replace("ё", "е")


def _at(words: Sequence[str], parts: Sequence[str]) -> Iterator[int]:
    """Where the parts stand one after another: the first may begin within a word, the last end within one."""
    several = len(parts) - 1
    for place in range(len(words) - several):
        here = words[place : place + len(parts)]
        if not several:
            fits = parts[0] in here[0]
        else:
            ends = here[0].endswith(parts[0]) and here[-1].startswith(parts[-1])
            fits = ends and list(here[1:-1]) == list(parts[1:-1])
        if fits:
            yield place


def _boxes(words: Sequence[Word], parts: Sequence[str]) -> Iterator[Box]:
    whole = _joined(words)
    for place in _at([text for text, _ in whole], parts):
        for _, pieces in whole[place : place + len(parts)]:
            for one in pieces:
                yield one.left, one.top, one.right, one.bottom


def _joined(words: Sequence[Word]) -> list[tuple[str, list[Word]]]:
    """Words, folded, with their places: one that is broken at the end of a line as one, in two places."""
    found: list[tuple[str, list[Word]]] = []
    for word in words:
        text, (before, pieces) = _folded(word.text), found[-1] if found else ("", [])
        if before.endswith("-") and word.top > (pieces[-1].top + pieces[-1].bottom) / 2:
            found[-1] = before.removesuffix("-") + text, [*pieces, word]
        else:
            found.append((text, [word]))
    return found
