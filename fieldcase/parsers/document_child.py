"""The child's side of a document: PDFium opens it, draws its pages and finds the words on them.

What a viewer shows is drawn, forms and annotations too, and what is drawn can be found: their words are read from a
second opening in which they were made part of the page. Knows PDF; no program of a document runs.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fieldcase.parsers.documents import (
    BURNT,
    FORGOTTEN,
    GIVEN,
    LOCKED,
    MOST_PAGES,
    OPEN,
    PICTURE,
    REFUSED,
    SIZE,
    TEXT,
    WORDS,
)

if TYPE_CHECKING:
    from PIL import Image
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

_WIDEST = 4000
# The taller side of a drawn page: a page a kilometre long is drawn small.
_TALLEST = 6000
_MOST_WORDS = 20_000
_MOST_SIGNS = 200_000
_WHITE = 255
# What PDFium says for the hyphen of a word that is broken at the end of a line: sign by sign, and in a whole text.
_HYPHEN, _BROKEN = "\x02", "\ufffe"
_Sides = tuple[float, float, float, float]


@dataclass
class _Document:
    """The document as it is drawn; and, once a page with annotations is read, as it is read."""

    content: bytes
    drawn: PdfDocument
    read: PdfDocument | None = None

    def page(self, number: int) -> PdfPage:
        """A page as it is drawn."""
        return self.drawn[number]

    def words_of(self, number: int) -> PdfPage:
        """The same page with the words of its forms and annotations among its own: PDFium looks for words in a page
        alone, and a name in a filled form would be on paper and never found. Not the one that is drawn, for what
        covers something there may be gone here."""
        from pypdfium2 import PdfiumError, raw

        page = self.page(number)
        if not raw.FPDFPage_GetAnnotCount(page):
            return page
        if self.read is None:
            self.read = _opened(self.content)
        page = self.read[number]
        if raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_FAIL:
            raise PdfiumError("annotations that cannot be read")
        page.close()
        return self.read[number]


_held: list[_Document] = []


def child(message: bytes) -> bytes:
    """What the parser child answers: to a document's bytes, to the wish for a page's picture, words or text."""
    from pypdfium2 import PdfiumError

    kind, rest = message[:1], message[1:]
    try:
        if kind == OPEN:
            return _begun(rest)
        if not _held:
            return FORGOTTEN
        number, *more = json.loads(rest)
        return GIVEN + _ANSWERS[kind](_held[0], number, *more)
    except (PdfiumError, ArithmeticError, LookupError, MemoryError, OSError, ValueError):
        return REFUSED


def _begun(content: bytes) -> bytes:
    import pypdfium2

    _held.clear()
    try:
        document = _opened(content)
    except pypdfium2.PdfiumError:
        # FPDF_ERR_PASSWORD of fpdfview.h: the only failure a person can do something about.
        locked = pypdfium2.raw.FPDF_GetLastError() == pypdfium2.raw.FPDF_ERR_PASSWORD
        return LOCKED if locked else REFUSED
    if not 0 < len(document) <= MOST_PAGES:
        return REFUSED
    _held.append(_Document(content, document))
    sizes = [document.get_page_size(number) for number in range(len(document))]
    return GIVEN + json.dumps([[round(one, 2) for one in size] for size in sizes]).encode("ascii")


def _opened(content: bytes) -> PdfDocument:
    """The document with its form, if it has one: without it, what was filled in would stay empty on paper."""
    from pypdfium2 import PdfDocument

    document = PdfDocument(content)
    document.init_forms()
    return document


def _drawn(document: _Document, number: int, width: int) -> bytes:
    """The page as a JPEG."""
    from fieldcase.parsers.pictures import as_jpeg

    return as_jpeg(_on_paper(document.page(number), width))


def _drawn_burnt(document: _Document, number: int, width: int, boxes: Sequence[Sequence[int]]) -> bytes:
    """Burnt before it is packed for the first time: what was below a box can have left no trace around it."""
    from fieldcase.parsers.burning import burn, is_seen
    from fieldcase.parsers.pictures import as_jpeg

    picture = burn(_on_paper(document.page(number), width), boxes)
    grey = picture.convert("L")
    words = [word for word in _words_of(document.words_of(number)) if is_seen(grey, word[1:])]
    told = json.dumps(words).encode("ascii")
    return len(told).to_bytes(SIZE, "big") + told + as_jpeg(picture)


def _on_paper(page: PdfPage, width: int) -> Image.Image:
    """The page on white paper as a viewer shows it: with what was filled in, stamped and noted on it."""
    from PIL import Image

    wide, high = page.get_size()
    # PDFium rounds up: without the last factor a page may become a pixel wider than it was wished.
    scale = min(max(1, min(width, _WIDEST)) / wide, _TALLEST / high) * (1 - 1e-9)
    bitmap = page.render(scale=scale, rev_byteorder=True, no_smoothtext=False)
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
        ends = sign == _HYPHEN
        sign = "-" if ends else sign
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
        if ends:  # what goes on in the next line has a place of its own
            begun = []
    return words


def _text_of(document: _Document, number: int) -> bytes:
    """Everything that can be read on the page, whatever its colour and size."""
    text = document.words_of(number).get_textpage()
    if text.count_chars() > _MOST_SIGNS:
        raise ValueError("a page of endless text")
    return str(text.get_text_range()).replace(_BROKEN, "-\n").encode("utf-8", "replace")


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


def _told(document: _Document, number: int) -> bytes:
    return json.dumps(_words_of(document.words_of(number))).encode("ascii")


_ANSWERS: dict[bytes, Callable[..., bytes]] = {
    PICTURE: _drawn, WORDS: _told, TEXT: _text_of, BURNT: _drawn_burnt,
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
