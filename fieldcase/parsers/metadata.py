"""What a file says of itself beside what it shows: camera, place, dates, program, author, whether it carries programs.

The file is opened in a parser child that has no keys; what comes back are plain lines "name: value", few and short.
Knows formats; refuses to know what a line reveals, and of whom.
"""

from __future__ import annotations

import struct
import unicodedata
import warnings
import zlib
from collections.abc import Iterable, Iterator
from contextlib import nullcontext

from fieldcase import sandbox
from fieldcase.errors import ChildFailed, DocumentLocked, DocumentUnreadable, PictureUnreadable
from fieldcase.parsers.pictures import MOST_PIXELS

TIMEOUT = 30.0
# What a parser child takes in one message is 128 MiB.
MOST_BYTES = 120 * 1024 * 1024
PICTURES = frozenset({"image/jpeg", "image/tiff", "image/png", "image/webp"})
PDF = "application/pdf"
MOST_LINES, MOST_LETTERS = 200, 300
_NAME_LETTERS = 60
_GIVEN, _REFUSED, _LOCKED = b"G", b"R", b"L"


def can_be_read(media_type: str, size: int) -> bool:
    """Whether a file of this type and size may say anything of itself that is understood here."""
    return (media_type in PICTURES or media_type == PDF) and 0 < size <= MOST_BYTES


def child_for_a_batch() -> sandbox.Warm:
    """A child that reads several files that came together, one after another: to begin one for each would take ten
    times as long. What the first did to it the next would suffer, so never for files of two strangers."""
    return sandbox.Warm(sandbox.PARSER, "metadata")


def told_by(content: bytes, batch: sandbox.Warm | None = None) -> tuple[str, ...]:
    """What these bytes say of themselves, the place and the dates first; at least one line where they can be read.
    `batch` is the child of those that came with it; without one it is read in a child of its own.

    PictureUnreadable or DocumentUnreadable where they cannot, DocumentLocked, ChildFailed where the child gave up.
    """
    with nullcontext(batch) if batch is not None else child_for_a_batch() as reading:
        answer = reading.ask(content, TIMEOUT)
    kind, rest = answer[:1], answer[1:]
    if kind == _GIVEN:
        return lines(rest.decode("utf-8", "replace").split("\n"))
    if kind == _REFUSED:
        raise DocumentUnreadable if content.startswith(b"%PDF-") else PictureUnreadable
    raise DocumentLocked if kind == _LOCKED else ChildFailed


def lines(found: Iterable[str]) -> tuple[str, ...]:
    """At most 200 lines of at most 300 letters, each once, without control characters; what names nothing is left
    out."""
    plain = dict.fromkeys(_plain(line) for line in found)
    return tuple(line for line in plain if line.partition(": ")[0] and line.partition(": ")[2])[:MOST_LINES]


def _plain(text: str) -> str:
    """One line of letters: Unicode's control, format and private characters could turn or hide what stands beside."""
    seen = text[: 4 * MOST_LETTERS]
    return " ".join("".join(" " if unicodedata.category(one)[0] == "C" else one for one in seen).split())[:MOST_LETTERS]


def child(message: bytes) -> bytes:
    """What the parser child answers to the bytes of a file: the lines, or that it cannot read them."""
    import pikepdf
    from PIL import Image

    try:
        pairs = list(_of_document(message) if message.startswith(b"%PDF-") else _of_picture(message))
    except pikepdf.PasswordError:
        return _LOCKED
    except (pikepdf.PdfError, Image.DecompressionBombError, Image.DecompressionBombWarning, struct.error, zlib.error):
        return _REFUSED
    except (ArithmeticError, AttributeError, EOFError, LookupError, MemoryError, OSError):
        return _REFUSED
    except (RecursionError, SyntaxError, TypeError, ValueError):
        # Pillow's and QPDF's readers raise any of these on bytes that are not what their header says.
        return _REFUSED
    pairs.sort(key=lambda pair: _rank(pair[0]))  # stable: within a rank in the file's own order
    said = lines(f"{name.replace(':', ' ')[:_NAME_LETTERS]}: {value}" for name, value in pairs)
    return _GIVEN + "\n".join(said).encode("utf-8", "replace")


_FIRST = ("gps", "exif.DateTimeOriginal", "exif.Make", "exif.Model", "thumbnail", "pdf.", "exif.", "xmp")


def _rank(name: str) -> int:
    """What reveals place, day and device stands first: where there are too many lines, others are left out."""
    return next((at for at, start in enumerate(_FIRST) if name.startswith(start)), len(_FIRST))


def _of_picture(content: bytes) -> Iterator[tuple[str, str]]:
    from io import BytesIO

    from PIL import Image

    from fieldcase.parsers.metadata_exif import of_exif
    from fieldcase.parsers.metadata_xmp import of_xmp

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        with Image.open(BytesIO(content), formats=("JPEG", "TIFF", "PNG", "WEBP")) as opened:
            exif = opened.getexif()
            yield "picture", f"{opened.format}, {opened.width} × {opened.height}"
            yield from of_exif(exif)
            packet = opened.info.get("xmp") or exif.get(700)
            yield from (("xmp." + name, value) for name, value in of_xmp(packet))
            if opened.info.get("photoshop"):
                yield "iptc", "yes"
            if comment := opened.info.get("comment"):
                yield "comment", comment.decode("utf-8", "replace") if isinstance(comment, bytes) else str(comment)
            if opened.format == "PNG":
                yield from _texts_of_png(opened)


def _texts_of_png(opened: object) -> Iterator[tuple[str, str]]:
    """The texts beside a PNG's pixels; some stand behind these, so that all of it has to be read."""
    from PIL.PngImagePlugin import PngImageFile

    if isinstance(opened, PngImageFile):
        for name, value in opened.text.items():
            if name != "XML:com.adobe.xmp":
                yield f"png.{name}", str(value)


def _of_document(content: bytes) -> Iterator[tuple[str, str]]:
    from io import BytesIO

    import pikepdf

    from fieldcase.parsers.metadata_pdf import of_pdf

    with pikepdf.open(BytesIO(content), suppress_warnings=True) as pdf:
        yield from of_pdf(pdf)
