"""How a letter is drawn: the released letter handed to a child, its file or a picture of one page handed back.

Takes a LetterRelease and nothing else. Loads no font and no Word: all of that happens in the child (`letter_child`).
"""

from __future__ import annotations

import pickle
import struct
from io import BytesIO
from typing import Literal

from fieldcase import sandbox
from fieldcase.dossier import verify
from fieldcase.dossier.answers import Drawn
from fieldcase.errors import ChildFailed, GlyphMissing, NotADossier
from fieldcase.rules.letter_released import LetterRelease

Form = Literal["pdf", "docx"]
PDF: Form = "pdf"
DOCX: Form = "docx"
TIMEOUT = 120.0
# The first byte of an answer says what it is.
MADE, MISSING = b"D", b"M"
# Before the pixels of a page: how many pages, width, height, bytes a row.
HEAD = struct.Struct(">IIII")
# How every Word document begins: a zip file of parts.
_ZIP = b"PK\x03\x04"


def drawn(letter: LetterRelease, at: int | None, language: str, form: Form) -> bytes:
    """The file of the letter to addressee `at` (from 0; None for one letter to all). `language` is that of the head
    where the program does not speak the letter's. GlyphMissing, ChildFailed."""
    rest = _answer(sandbox.run(sandbox.MAKER, "letter", _asked(letter, at, language, form), TIMEOUT))
    if form == DOCX:
        agrees = rest.startswith(_ZIP)
    else:
        try:
            agrees = verify.check(BytesIO(rest)).agrees
        except NotADossier:
            agrees = False
    if not agrees:
        raise ChildFailed
    return rest


class Pages:
    """A warm child that draws pages of a letter as pictures while it is being looked at. For threads that may wait."""

    def __init__(self) -> None:
        self._child = sandbox.Warm(sandbox.MAKER, "letter")

    def page(
        self, letter: LetterRelease, at: int | None, language: str, number: int, width: int
    ) -> tuple[int, Drawn | None]:
        """How many pages the letter has, and page `number` (from 0) so many pixels wide; None where there is none."""
        rest = _answer(self._child.ask(_asked(letter, at, language, "page", number, width), TIMEOUT))
        if len(rest) < HEAD.size:
            raise ChildFailed
        pages, wide, high, stride = HEAD.unpack_from(rest)
        pixels = rest[HEAD.size :]
        if len(pixels) != stride * high or (pixels and stride < 3 * wide):
            raise ChildFailed
        return pages, Drawn(wide, high, stride, pixels) if pixels else None

    def stop(self) -> None:
        """End the child at once; waits for nothing."""
        self._child.stop()

    def close(self) -> None:
        """End the child, from a thread that may wait."""
        self._child.close()


def _asked(letter: LetterRelease, at: int | None, language: str, form: str, *page: int) -> bytes:
    if not isinstance(letter, LetterRelease):
        raise TypeError("no released letter")
    return pickle.dumps((letter, at, language, form, page), protocol=5)


def _answer(answer: bytes) -> bytes:
    kind, rest = answer[:1], answer[1:]
    if kind == MISSING:
        raise GlyphMissing(characters=rest.decode("utf-8", "replace"))
    if kind != MADE:
        raise ChildFailed
    return rest
