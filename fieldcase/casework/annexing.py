"""Making an exhibit's file ready to be shown: a photograph as one clean picture, a document as one picture a page.

Every byte of the file is opened in a parser child; what comes back are JPEGs of pixels alone, and the words of a page,
which are searched for known identities and never printed. Knows files; refuses to know who may see them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from fieldcase import sandbox
from fieldcase.dossier.annexes import DAMAGED, HARD, LARGE, LOCKED, NO_PICTURE, Annex, Picture, picture_of
from fieldcase.errors import Cancelled, ChildFailed, DocumentLocked, DocumentUnreadable, PictureUnreadable
from fieldcase.parsers import documents, pictures

# A document of more pages says on a page of its own which are left out.
MOST_SHEETS = 500
# A page of A4 is 1240 by 1754 points: the small print of a form can be read, and a page of text takes some 200 kB.
_DOTS_PER_INCH, _LONGEST = 150, 1754
# So many pages that do not open within the limits, and the document is given up: each costs up to twenty seconds.
_MOST_FAILED = 3
_MOST_PICTURE = sandbox.PARSER.message

Cancel = Callable[[], bool]


class Reads(Protocol):
    """A decrypting reader."""

    def read(self, size: int = -1, /) -> bytes: ...


@dataclass
class Begun:
    """A file as far as it was made ready: what was stopped goes on from here."""

    sheets: list[Picture | None] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    stored: dict[bytes, bytes] = field(default_factory=dict)

    def add(self, jpeg: bytes, text: str) -> None:
        """One more page; ValueError where it is no clean picture."""
        picture = picture_of(jpeg)
        self.stored[picture.sha256] = jpeg
        self.sheets.append(picture)
        self.texts.append(text)


def photograph(reader: Reads, begun: Begun) -> Annex:
    """A photograph as one clean picture; of a scan with several pages the first, and how many there are: nobody can
    have looked at the others here."""
    content = reader.read(_MOST_PICTURE)
    if len(content) == _MOST_PICTURE:
        return Annex(trouble=NO_PICTURE)
    try:
        jpeg, pages = pictures.cleaned_first(content)
        begun.add(jpeg, "")
    except (PictureUnreadable, ChildFailed, ValueError):
        return Annex(trouble=NO_PICTURE)
    return Annex(tuple(begun.sheets), pages if pages > 1 else 0)


def document(reader: Reads, begun: Begun, step: Callable[[int, int], None], cancelled: Cancel | None = None) -> Annex:
    """A document as one picture a page, with the words of each.

    `step` hears how many pages of how many are done. Cancelled where `cancelled` says so, also within a page.
    """
    content = reader.read(documents.MOST_BYTES + 1)
    if len(content) > documents.MOST_BYTES:
        return Annex(trouble=LARGE)
    try:
        with documents.Pages(content) as pages, sandbox.ended_by(cancelled, pages.stop):
            del content
            return _drawn(pages, begun, step, cancelled)
    except DocumentLocked:
        return Annex(trouble=LOCKED)
    except DocumentUnreadable:
        return Annex(trouble=DAMAGED)
    except (ChildFailed, ValueError):
        _refuse_cancelled(cancelled)
        return Annex(trouble=HARD)


def _drawn(pages: documents.Pages, begun: Begun, step: Callable[[int, int], None], cancelled: Cancel | None) -> Annex:
    """Every page in turn; one that cannot be drawn leaves its place empty."""
    count, hard = min(len(pages.sizes), MOST_SHEETS), 0
    step(len(begun.sheets), count)
    for number in range(len(begun.sheets), count):
        try:
            begun.add(pages.picture(number, _width(*pages.sizes[number])), pages.text(number))
        except (ChildFailed, DocumentUnreadable, ValueError) as failed:
            _refuse_cancelled(cancelled)
            begun.sheets.append(None)
            begun.texts.append("")
            hard += isinstance(failed, ChildFailed)
            if hard == _MOST_FAILED:
                return Annex(trouble=HARD)
        _refuse_cancelled(cancelled)
        step(number + 1, count)
    if not any(begun.sheets):
        return Annex(trouble=HARD if hard else DAMAGED)
    return Annex(tuple(begun.sheets), len(pages.sizes), tuple(begun.texts))


def _width(width: float, height: float) -> int:
    """How many points wide a page is drawn: by its measure in inches, its longer side no longer than that of A4."""
    scale = min(_DOTS_PER_INCH / 72, _LONGEST / max(width, height, 1))
    return max(1, round(width * scale))


def _refuse_cancelled(cancelled: Cancel | None) -> None:
    if cancelled is not None and cancelled():
        raise Cancelled
