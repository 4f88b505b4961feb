"""The bytes of a Word document from a letter's parts: A4, real styles, the language on every run.

The same document gives the same bytes: no author, no date, no thumbnail, and the times within the file are fixed.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document as new_document
from docx.document import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.styles.style import ParagraphStyle
from docx.text.run import Run as WordRun

from fieldcase.dossier.blocks import Document, LetterPart
from fieldcase.dossier.docx.package import PARTS, emptied
from fieldcase.dossier.pdf.characters import drawn, on_one_line

# Word takes the second where the first is not installed (the table of fonts says so).
FONT, INSTEAD = "Noto Sans", "Arial"
_SIZE = 11.0
_A4 = (595.3, 841.9)
_MARGIN, _HALF, _NUMBER = 68.0, 211.0, 24.0
# A fixed time for every part of the file: the first that the format can say.
_TIME = (1980, 1, 1, 0, 0, 0)
_REGIONS = {"ru": "ru-RU", "en": "en-GB"}


@dataclass(frozen=True)
class _Place:
    """The name of a role's style, where its lines begin, and the space above and below, in points."""

    name: str
    left: float = 0.0
    above: float = 0.0
    below: float = 7.0
    hanging: float = 0.0
    keep: bool = False


_PLACES = {
    "mark": _Place("Letter mark", below=12.0), "right": _Place("Letter head right", left=_HALF, below=3.0),
    "left": _Place("Letter head left", above=6.0, below=2.0),
    "date": _Place("Letter date", above=16.0, below=10.0, keep=True),
    "subject": _Place("Letter subject", above=2.0, below=12.0, keep=True), "text": _Place("Letter text"),
    "numbered": _Place("Letter numbered", left=_NUMBER, below=5.0, hanging=_NUMBER),
    "heading": _Place("Letter heading", above=6.0, below=3.0, keep=True), "sign": _Place("Letter sign", above=26.0),
}  # fmt: skip


def word_of(document: Document) -> bytes:
    """The file. TypeError for a block that is no part of a letter."""
    file = new_document()
    emptied(file, on_one_line(document.title), _region(document.language), FONT, INSTEAD)
    section = file.sections[0]
    section.page_width, section.page_height = Pt(_A4[0]), Pt(_A4[1])
    section.left_margin = section.right_margin = Pt(_MARGIN)
    section.top_margin, section.bottom_margin = Pt(_MARGIN), Pt(_MARGIN)
    styles = {role: _style(file, place) for role, place in _PLACES.items()}
    for block in document.blocks:
        if not isinstance(block, LetterPart):
            raise TypeError("no part of a letter")
        _paragraph(file, block, styles[block.role], _region(document.language))
    stored = BytesIO()
    file.save(stored)
    return _timeless(stored)


def _region(language: str) -> str:
    return _REGIONS.get(language, on_one_line(language) or "en-GB")


def _style(file: WordFile, place: _Place) -> ParagraphStyle:
    style = file.styles.add_style(place.name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    style.base_style = file.styles["Normal"]
    style.font.size = Pt(_SIZE)
    laid = style.paragraph_format
    laid.left_indent, laid.first_line_indent = Pt(place.left), Pt(-place.hanging)
    laid.space_before, laid.space_after = Pt(place.above), Pt(place.below)
    laid.keep_with_next, laid.widow_control = place.keep, True
    return style


def _paragraph(file: WordFile, block: LetterPart, style: ParagraphStyle, language: str) -> None:
    """One paragraph; its number stands before a tab, as words, so that it is the same in every program."""
    paragraph = file.add_paragraph(style=style)
    if block.mark:
        _spoken(paragraph.add_run(f"{drawn(block.mark)}\t"), language)
    for run in block.runs:
        made = paragraph.add_run(drawn(run.text))
        made.bold, made.italic = run.bold or None, run.italic or None
        _spoken(made, language)


def _spoken(run: WordRun, language: str) -> None:
    """Say of a run in which language it is, for whoever has it read aloud or checked."""
    said = OxmlElement("w:lang")
    said.set(qn("w:val"), language)
    run._r.get_or_add_rPr().append(said)


def _timeless(stored: BytesIO) -> bytes:
    """The same parts in the same order, without the hour at which they were put together."""
    made = BytesIO()
    with ZipFile(stored) as before, ZipFile(made, "w", ZIP_DEFLATED) as after:
        for entry in before.infolist():
            if not entry.filename.startswith(PARTS):
                raise ValueError("a part that no letter has")
            part = ZipInfo(entry.filename, _TIME)
            part.compress_type, part.create_system, part.external_attr = ZIP_DEFLATED, 3, 0o600 << 16
            after.writestr(part, before.read(entry))
    return made.getvalue()
