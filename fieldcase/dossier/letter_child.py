"""The child's side of `letter_papers`: a released letter in; its file, a picture of a page, or the signs that cannot be
drawn out."""

from __future__ import annotations

import pickle

from fieldcase.dossier.blocks import Document
from fieldcase.dossier.letter import document_of
from fieldcase.dossier.letter_papers import DOCX, HEAD, MADE, MISSING
from fieldcase.dossier.pages import Seen
from fieldcase.dossier.parts import Joined
from fieldcase.dossier.pdf.render import render
from fieldcase.errors import GlyphMissing
from fieldcase.i18n import words
from fieldcase.rules.letter_released import LetterRelease


def child(message: bytes) -> bytes:
    """What the child answers; TypeError where no released letter was handed in."""
    # Written by the process that started this one.
    letter, at, language, form, page = pickle.loads(message)  # noqa: S301
    if not isinstance(letter, LetterRelease):
        raise TypeError("no released letter")
    document = document_of(letter, at, words(language))
    try:
        pdf = render(document)  # for Word too: a sign that the PDF cannot hold stops both, so that they say the same
    except GlyphMissing as missing:
        return MISSING + str(missing.values["characters"]).encode()
    if page:
        return MADE + _pictured(pdf, *page)
    return MADE + (_word(document) if form == DOCX else pdf)


def _word(document: Document) -> bytes:
    from fieldcase.dossier.docx.word import word_of  # what writes Word takes a tenth of a second to load

    return word_of(document)


def _pictured(pdf: bytes, number: int, width: int) -> bytes:
    seen = Seen()
    try:
        pages = seen.hold(Joined((pdf,)))
        drawn = seen.page(number, width)
        if drawn is None:
            return HEAD.pack(pages, 0, 0, 0)
        wide, high, stride, pixels = drawn
        return HEAD.pack(pages, wide, high, stride) + pixels
    finally:
        seen.forget()
