"""The bytes of a Word document from a letter's parts: A4, real styles, the language on every run.

The same document gives the same bytes: no author, no date, no thumbnail, and the times within the file are fixed.
"""

from __future__ import annotations

from collections.abc import Iterator

from fieldcase.dossier.blocks import Document, LetterPart
from fieldcase.dossier.docx.marks import Mark, mark, paragraph, run_mark, text_marks
from fieldcase.dossier.docx.package import laid_out, new_file, region, stored
from fieldcase.dossier.docx.styles import Look, styled
from fieldcase.dossier.pdf.characters import drawn

_SIZE, _BELOW = 11.0, 7.0
_HALF, _NUMBER = 211.0, 24.0
_LOOKS = {
    "mark": Look("Letter mark", _SIZE, below=12.0), "right": Look("Letter head right", _SIZE, left=_HALF, below=3.0),
    "left": Look("Letter head left", _SIZE, above=6.0, below=2.0),
    "date": Look("Letter date", _SIZE, above=16.0, below=10.0, keep=True),
    "subject": Look("Letter subject", _SIZE, above=2.0, below=12.0, keep=True),
    "text": Look("Letter text", _SIZE, below=_BELOW),
    "numbered": Look("Letter numbered", _SIZE, left=_NUMBER, below=5.0, hanging=_NUMBER),
    "heading": Look("Letter heading", _SIZE, above=6.0, below=3.0, keep=True),
    "sign": Look("Letter sign", _SIZE, above=26.0, below=_BELOW),
}  # fmt: skip


def word_of(document: Document) -> bytes:
    """The file. TypeError for a block that is no part of a letter."""
    language = region(document.language)
    file = new_file(document.title, language)
    laid_out(file)
    for look in _LOOKS.values():
        styled(file, look)
    for block in document.blocks:
        if not isinstance(block, LetterPart):
            raise TypeError("no part of a letter")
        written = paragraph(_LOOKS[block.role].id, _content(block, language))
        file.element.body.sectPr.addprevious(written)
    return stored(file)


def _content(block: LetterPart, language: str) -> Iterator[Mark]:
    """The runs; its number stands before a tab, as words, so that it is the same in every program."""
    if block.mark:
        yield run_mark((*text_marks(drawn(block.mark)), mark("tab")), language)
    for run in block.runs:
        yield run_mark(text_marks(drawn(run.text)), language, bold=run.bold or None, italic=run.italic or None)
