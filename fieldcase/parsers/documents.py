"""Pages of a stranger's PDF: how many, how large, each as a picture, and the words that stand on it.

The document is opened in a parser child of its own that is handed its bytes and has no keys; no program in it runs, no
form, no link. What comes back are clean JPEGs and plain words. Knows pages; refuses to know what a document is about.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Any

from fieldcase import sandbox
from fieldcase.errors import ChildFailed, DocumentLocked, DocumentUnreadable

if TYPE_CHECKING:
    from PIL import Image
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

TIMEOUT = 30.0
# A document of more pages says so of itself alone: the longest court file the field has met is about 1,200 pages.
MOST_PAGES = 10_000
# What a parser child takes in one message is 128 MiB.
MOST_BYTES = 120 * 1024 * 1024
WIDEST = 4000
# The taller side of a drawn page: a page a kilometre long is drawn small.
_TALLEST = 6000
_MOST_WORDS = 20_000
_MOST_SIGNS = 200_000
_WHITE = 255
_OPEN, _PICTURE, _WORDS, _TEXT, _BURNT = b"O", b"P", b"W", b"T", b"B"
_SIZE = 4
_Sides = tuple[float, float, float, float]
_GIVEN, _REFUSED, _LOCKED, _FORGOTTEN = b"G", b"R", b"L", b"F"


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
        told = json.loads(_given(self._child.ask(_OPEN + self._content, TIMEOUT)))
        return tuple((float(width), float(height)) for width, height in told)

    def picture(self, number: int, width: int) -> bytes:
        """Page `number` (from 0) as a JPEG `width` pixels wide (at most 4000)."""
        jpeg = self._asked(_PICTURE, number, width)
        if not jpeg.startswith(b"\xff\xd8"):
            raise ChildFailed
        return jpeg

    def words(self, number: int) -> tuple[Word, ...]:
        """The words of page `number` (from 0) in the document's own order; none where the page is a picture alone."""
        try:
            return _read(self._asked(_WORDS, number))
        except (ValueError, TypeError):
            raise ChildFailed from None

    def text(self, number: int) -> str:
        """All words of page `number` (from 0) with its lines' ends; DocumentUnreadable where they are without end."""
        return self._asked(_TEXT, number).decode("utf-8", "replace")

    def burnt(
        self, number: int, width: int, boxes: Sequence[tuple[int, int, int, int]]
    ) -> tuple[bytes, tuple[Word, ...]]:
        """Page `number` (from 0) as a JPEG in which these boxes (ten-thousandths of the page) are black, and the words
        that can be seen on it then: not those below a box, ours or one that the document draws over its own text."""
        answer = self._asked(_BURNT, number, width, list(boxes))
        size = int.from_bytes(answer[:_SIZE], "big")
        told, jpeg = answer[_SIZE : _SIZE + size], answer[_SIZE + size :]
        if not jpeg.startswith(b"\xff\xd8"):
            raise ChildFailed
        try:
            return jpeg, _read(told)
        except (ValueError, TypeError):
            raise ChildFailed from None

    def _asked(self, kind: bytes, *told: object) -> bytes:
        message = kind + json.dumps(told).encode("ascii")
        answer = self._child.ask(message, TIMEOUT)
        if answer == _FORGOTTEN:  # the child had worked enough and was replaced by another
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
    if kind == _GIVEN:
        return rest
    raise {_REFUSED: DocumentUnreadable, _LOCKED: DocumentLocked}.get(kind, ChildFailed)


_held: list[PdfDocument] = []


def child(message: bytes) -> bytes:
    """What the parser child answers: to a document's bytes, to the wish for a page's picture, words or text."""
    from pypdfium2 import PdfiumError

    kind, rest = message[:1], message[1:]
    try:
        if kind == _OPEN:
            return _opened_here(rest)
        if not _held:
            return _FORGOTTEN
        number, *more = json.loads(rest)
        page = _held[0][number]
        return _GIVEN + _ANSWERS[kind](page, *more)
    except (PdfiumError, ArithmeticError, LookupError, MemoryError, OSError, ValueError):
        return _REFUSED


def _opened_here(content: bytes) -> bytes:
    import pypdfium2

    _held.clear()
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        # FPDF_ERR_PASSWORD of fpdfview.h: the only failure a person can do something about.
        locked = pypdfium2.raw.FPDF_GetLastError() == pypdfium2.raw.FPDF_ERR_PASSWORD
        return _LOCKED if locked else _REFUSED
    if not 0 < len(document) <= MOST_PAGES:
        return _REFUSED
    _held.append(document)
    sizes = [document.get_page_size(number) for number in range(len(document))]
    return _GIVEN + json.dumps([[round(one, 2) for one in size] for size in sizes]).encode("ascii")


def _drawn(page: PdfPage, width: int) -> bytes:
    """The page as a JPEG."""
    from fieldcase.parsers.pictures import as_jpeg

    return as_jpeg(_on_paper(page, width))


def _drawn_burnt(page: PdfPage, width: int, boxes: Sequence[Sequence[int]]) -> bytes:
    """Burnt before it is packed for the first time: what was below a box can have left no trace around it."""
    from fieldcase.parsers.burning import burn, is_seen
    from fieldcase.parsers.pictures import as_jpeg

    picture = burn(_on_paper(page, width), boxes)
    grey = picture.convert("L")
    words = json.dumps([word for word in _words_of(page) if is_seen(grey, word[1:])]).encode("ascii")
    return len(words).to_bytes(_SIZE, "big") + words + as_jpeg(picture)


def _on_paper(page: PdfPage, width: int) -> Image.Image:
    """The page on white paper, without forms and annotations that only a viewer would draw."""
    from PIL import Image

    wide, high = page.get_size()
    # PDFium rounds up: without the last factor a page may become a pixel wider than it was wished.
    scale = min(max(1, min(width, WIDEST)) / wide, _TALLEST / high) * (1 - 1e-9)
    bitmap = page.render(scale=scale, rev_byteorder=True, may_draw_forms=False, no_smoothtext=False)
    picture = Image.frombuffer("RGB", (bitmap.width, bitmap.height), bytes(bitmap.buffer), "raw", "RGB", bitmap.stride)
    if picture.convert("L").getextrema()[0] == _WHITE:
        _refuse_unseen(page)
    return picture


def _refuse_unseen(page: PdfPage) -> None:
    """PdfiumError where a picture on a page that came out white could not be decoded: PDFium leaves it out silently,
    and an empty page would say that nothing stood there."""
    from pypdfium2 import raw

    for picture in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,)):
        picture.get_bitmap().close()


def _words_of(page: PdfPage) -> list[list[Any]]:
    """Words as PDFium tells them apart: it sets a space or a line's end between them where the document has none.
    A turned or cropped page counts as it is drawn."""
    text = page.get_textpage()
    share, boxed = _to_shares(page), _boxing(text)
    words: list[list[Any]] = []
    begun: list[Any] = []
    for number in range(text.count_chars()):
        sign = _sign(text, number)
        if not sign.strip():
            begun = []
            continue
        box = share(boxed(number))
        if begun:
            begun[0] += sign
            begun[1:] = [min(begun[1], box[0]), min(begun[2], box[1]), max(begun[3], box[2]), max(begun[4], box[3])]
        elif len(words) < _MOST_WORDS:
            begun = [sign, *box]
            words.append(begun)
    return words


def _text_of(page: PdfPage) -> bytes:
    """Everything that can be read on the page, whatever its colour and size."""
    text = page.get_textpage()
    if text.count_chars() > _MOST_SIGNS:
        raise ValueError("a page of endless text")
    return str(text.get_text_range()).encode("utf-8", "replace")


def _sign(text: PdfTextPage, number: int) -> str:
    """The sign of this number on a page, or the half of one; empty for none."""
    from pypdfium2 import raw

    code = raw.FPDFText_GetUnicode(text.raw, number)
    return chr(code) if 0 < code < 0x110000 else ""


def _boxing(text: PdfTextPage) -> Callable[[int], _Sides]:
    """What gives the box of a sign, as high as its line. Asked for some thousand times a page: PDFium's own call."""
    from pypdfium2 import raw

    held = raw.FS_RECTF()

    def boxed(number: int) -> _Sides:
        if not raw.FPDFText_GetLooseCharBox(text.raw, number, held):
            raise ValueError
        return held.left, held.bottom, held.right, held.top

    return boxed


def _told(page: PdfPage) -> bytes:
    return json.dumps(_words_of(page)).encode("ascii")


_ANSWERS: dict[bytes, Callable[..., bytes]] = {
    _PICTURE: _drawn, _WORDS: _told, _TEXT: _text_of, _BURNT: _drawn_burnt,
}  # fmt: skip


def _to_shares(page: PdfPage) -> Callable[[_Sides], _Sides]:
    """What turns a box of the page's own measure into shares of the drawn page, from its upper left corner."""
    from pypdfium2 import PdfPosConv

    grain, far = 1_000_000, 1000
    places = PdfPosConv(page, (0, 0, grain, grain, 0))
    (x0, y0), (x1, y1), (x2, y2) = (places.to_bitmap(x, y) for x, y in ((0, 0), (far, 0), (0, far)))

    def shared(box: _Sides) -> _Sides:
        # A page is turned by quarters alone: two corners give all four sides.
        across = [(x0 + (x1 - x0) * x / far + (x2 - x0) * y / far) / grain for x, y in (box[:2], box[2:])]
        down = [(y0 + (y1 - y0) * x / far + (y2 - y0) * y / far) / grain for x, y in (box[:2], box[2:])]
        return min(across), min(down), max(across), max(down)

    return shared
