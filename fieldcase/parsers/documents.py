"""Pages of a stranger's PDF: how many, how large, each as a picture, and the words that stand on it.

The document is opened in a parser child of its own that is handed its bytes and has no keys; no program in it runs, no
form, no link. What comes back are clean JPEGs and plain words. Knows pages; refuses to know what a document is about.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from io import BytesIO
from types import TracebackType
from typing import TYPE_CHECKING, Any

from fieldcase import sandbox
from fieldcase.errors import ChildFailed, DocumentLocked, DocumentUnreadable

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

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
_QUALITY, _WHITE = 85, 255
_OPEN, _PICTURE, _WORDS, _TEXT = b"O", b"P", b"W", b"T"
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

    def __init__(self, content: bytes) -> None:
        """DocumentUnreadable, DocumentLocked, or ChildFailed where it would not open within the limits."""
        if len(content) > MOST_BYTES:
            raise DocumentUnreadable
        self._content = content
        self._child = sandbox.Warm(sandbox.PARSER, "document")
        try:
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
            return tuple(Word(str(text), *map(float, box)) for text, *box in json.loads(self._asked(_WORDS, number)))
        except (ValueError, TypeError):
            raise ChildFailed from None

    def text(self, number: int) -> str:
        """All words of page `number` (from 0) with its lines' ends; DocumentUnreadable where they are without end."""
        return self._asked(_TEXT, number).decode("utf-8", "replace")

    def _asked(self, kind: bytes, *told: int) -> bytes:
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


def _given(answer: bytes) -> bytes:
    kind, rest = answer[:1], answer[1:]
    if kind == _GIVEN:
        return rest
    raise {_REFUSED: DocumentUnreadable, _LOCKED: DocumentLocked}.get(kind, ChildFailed)


_held: list[PdfDocument] = []


def child(message: bytes) -> bytes:
    """What the parser child answers: to a document's bytes, to the wish for a page's picture or its words."""
    from pypdfium2 import PdfiumError

    kind, rest = message[:1], message[1:]
    try:
        if kind == _OPEN:
            return _opened_here(rest)
        if not _held:
            return _FORGOTTEN
        number, *more = json.loads(rest)
        page = _held[0][number]
        if kind == _TEXT:
            return _GIVEN + _text_of(page)
        return _GIVEN + (_drawn(page, *more) if kind == _PICTURE else _words_of(page))
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
    """The page on white paper, without forms and annotations that only a viewer would draw."""
    from PIL import Image

    wide, high = page.get_size()
    scale = min(max(1, min(width, WIDEST)) / wide, _TALLEST / high)
    bitmap = page.render(scale=scale, rev_byteorder=True, may_draw_forms=False, no_smoothtext=False)
    picture = Image.frombuffer("RGB", (bitmap.width, bitmap.height), bytes(bitmap.buffer), "raw", "RGB", bitmap.stride)
    if picture.convert("L").getextrema()[0] == _WHITE:
        _refuse_unseen(page)
    out = BytesIO()
    picture.save(out, "JPEG", quality=_QUALITY, optimize=False, progressive=False, subsampling="4:2:0")
    return out.getvalue()


def _refuse_unseen(page: PdfPage) -> None:
    """PdfiumError where a picture on a page that came out white could not be decoded: PDFium leaves it out silently,
    and an empty page would say that nothing stood there."""
    from pypdfium2 import raw

    for picture in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,)):
        picture.get_bitmap().close()


def _words_of(page: PdfPage) -> bytes:
    """Words as PDFium tells them apart: it sets a space or a line's end between them where the document has none.
    A turned or cropped page counts as it is drawn."""
    text = page.get_textpage()
    words: list[list[Any]] = []
    begun: list[Any] = []
    for number in range(text.count_chars()):
        sign = text.get_text_range(number, 1)
        if not sign.strip():
            begun = []
            continue
        box = _share(page, text.get_charbox(number, loose=True))
        if begun:
            begun[0] += sign
            begun[1:] = [min(begun[1], box[0]), min(begun[2], box[1]), max(begun[3], box[2]), max(begun[4], box[3])]
        elif len(words) < _MOST_WORDS:
            begun = [sign, *box]
            words.append(begun)
    return json.dumps(words).encode("ascii")


def _text_of(page: PdfPage) -> bytes:
    """Everything that can be read on the page, whatever its colour and size."""
    text = page.get_textpage()
    if text.count_chars() > _MOST_SIGNS:
        raise ValueError("a page of endless text")
    return str(text.get_text_range()).encode("utf-8", "replace")


def _share(page: PdfPage, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """A box of the page's own measure as shares of the drawn page, from its upper left corner."""
    from pypdfium2 import PdfPosConv

    grain = 100_000
    places = PdfPosConv(page, (0, 0, grain, grain, 0))
    ends = [places.to_bitmap(x, y) for x, y in ((box[0], box[1]), (box[2], box[3]))]
    (x0, y0), (x1, y1) = ends
    left, top, right, bottom = min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
    return left / grain, top / grain, right / grain, bottom / grain
