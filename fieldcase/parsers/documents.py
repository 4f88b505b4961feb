"""Pages of a stranger's PDF: how many, how large, each as a picture, and the words that stand on it.

The document is opened in a parser child of its own that is handed its bytes and has no keys (`document_child`); no
program in it runs and no link. What comes back are clean JPEGs and plain words. Knows pages; refuses to know what a
document is about.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import TracebackType

from fieldcase import sandbox
from fieldcase.errors import ChildFailed, DocumentLocked, DocumentUnreadable

TIMEOUT = 30.0
# A document of more pages says so of itself alone: the longest court file the field has met is about 1,200 pages.
MOST_PAGES = 10_000
# What a parser child takes in one message is 128 MiB.
MOST_BYTES = 120 * 1024 * 1024
OPEN, PICTURE, WORDS, TEXT, BURNT = b"O", b"P", b"W", b"T", b"B"
GIVEN, REFUSED, LOCKED, FORGOTTEN = b"G", b"R", b"L", b"F"
# Bytes that say how long the words before a burnt picture are.
SIZE = 4


@dataclass(frozen=True)
class Word:
    """A word of a page and where it stands: from the page's upper left corner, as shares of its width and height."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


class Pages:
    """A document that is open in a child of its own until `close`. One question at a time; a second thread waits."""

    def __init__(self, content: bytes, begun: Callable[[Pages], None] = lambda _pages: None) -> None:
        """DocumentUnreadable, DocumentLocked, or ChildFailed where it would not open within the limits.

        `begun` is handed this object before the child is asked, so that another thread can `stop` the opening too.
        """
        if len(content) > MOST_BYTES:
            raise DocumentUnreadable
        self._content = content
        self._child = sandbox.Warm(sandbox.PARSER, "document")
        try:
            begun(self)
            self.sizes = self._opened()
        except BaseException:
            self.close()
            raise

    def _opened(self) -> tuple[tuple[float, float], ...]:
        told = json.loads(_given(self._child.ask(OPEN + self._content, TIMEOUT)))
        return tuple((float(width), float(height)) for width, height in told)

    def picture(self, number: int, width: int) -> bytes:
        """Page `number` (from 0) as a JPEG `width` pixels wide (at most 4000)."""
        jpeg = self._asked(PICTURE, number, width)
        if not jpeg.startswith(b"\xff\xd8"):
            raise ChildFailed
        return jpeg

    def words(self, number: int) -> tuple[Word, ...]:
        """The words of page `number` (from 0) in the document's own order; none where the page is a picture alone."""
        try:
            return _read(self._asked(WORDS, number))
        except (ValueError, TypeError):
            raise ChildFailed from None

    def text(self, number: int) -> str:
        """All words of page `number` (from 0) with its lines' ends; DocumentUnreadable where they are without end."""
        return self._asked(TEXT, number).decode("utf-8", "replace")

    def burnt(
        self, number: int, width: int, boxes: Sequence[tuple[int, int, int, int]]
    ) -> tuple[bytes, tuple[Word, ...]]:
        """Page `number` (from 0) as a JPEG in which these boxes (ten-thousandths of the page) are black, and the words
        that can be seen on it then: not those below a box, ours or one that the document draws over its own text."""
        answer = self._asked(BURNT, number, width, list(boxes))
        size = int.from_bytes(answer[:SIZE], "big")
        told, jpeg = answer[SIZE : SIZE + size], answer[SIZE + size :]
        if not jpeg.startswith(b"\xff\xd8"):
            raise ChildFailed
        try:
            return jpeg, _read(told)
        except (ValueError, TypeError):
            raise ChildFailed from None

    def _asked(self, kind: bytes, *told: object) -> bytes:
        message = kind + json.dumps(told).encode("ascii")
        answer = self._child.ask(message, TIMEOUT)
        if answer == FORGOTTEN:  # the child had worked enough and was replaced by another
            self._opened()
            answer = self._child.ask(message, TIMEOUT)
        return _given(answer)

    def stop(self) -> None:
        """End what is being worked on, from any thread."""
        self._child.stop()

    def close(self) -> None:
        """Forget the document."""
        self._child.close()
        self._content = b""

    def __enter__(self) -> Pages:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def _read(told: bytes) -> tuple[Word, ...]:
    return tuple(Word(_whole(str(text)), *map(float, box)) for text, *box in json.loads(told))


def _whole(text: str) -> str:
    """The text without halves of a sign, which nothing else takes for text."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _given(answer: bytes) -> bytes:
    kind, rest = answer[:1], answer[1:]
    if kind == GIVEN:
        return rest
    raise {REFUSED: DocumentUnreadable, LOCKED: DocumentLocked}.get(kind, ChildFailed)
