"""Hostile texts in a report's Word file: written as they are, or refused as the PDF refuses them; no XML is broken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document as opened
from pdf_samples import jpeg, runs
from report_said import said
from report_samples import report
from word_reading import said_of_word

from fieldcase.dossier.blocks import (
    Block,
    Chronology,
    ChronologyRow,
    Exhibit,
    Heading,
    Listing,
    Paragraph,
    Run,
    Table,
)
from fieldcase.dossier.docx.report import report_of
from fieldcase.errors import GlyphMissing

HOSTILE = [
    "nul\x00bell\x07escape\x1b[31m", "\u202eright to left\u202c", "<w:p/> &amp; ]]>", "tab\there",
    "two\r\nlines", "x" * 5000, "{page} %s", "e\u0301", "soft\u00adhyphen", "  blanks  ",
]  # fmt: skip
MISSING = {"Chinese": "中", "Arabic": "ع", "lone surrogate": "\ud800", "no sign": "\ufffe", "emoji": "\U0001f9d1"}
PLACES: dict[str, Callable[[str], Block]] = {
    "heading": Heading,
    "note": lambda sign: Paragraph((Run("x", footnote=sign),)),
    "line": lambda sign: Listing((runs(sign),)),
    "cell": lambda sign: Table("", ("a",), ((runs(sign),),), (1,)),
    "reason": lambda sign: Exhibit("A", "t", "", "", reason=sign),
}


@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_signs_that_mean_something_to_a_program_are_written_as_they_are(hostile: str) -> None:
    document = report(
        Heading(f"H {hostile} h", 1, hostile), Paragraph((Run(f"P {hostile} p", footnote=f"F {hostile} f"),)),
        Listing((runs(hostile),)), Table(hostile, (hostile,), ((runs(hostile),),), (1,)),
        Chronology((ChronologyRow(f"W {hostile} w", runs(hostile)),)),
        Exhibit("A1", hostile, "", hostile, jpeg(), lines=(hostile,)), Exhibit("A2", "t", "", "", reason=hostile),
    )  # fmt: skip
    around = replace(document, title=f"T {hostile}", subtitle=hostile, confidentiality=hostile, cover=(hostile,))
    file = report_of(around, {})
    assert said_of_word(file) == said(around)
    opened(BytesIO(file))


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES.keys())
@pytest.mark.parametrize("sign", MISSING.values(), ids=MISSING.keys())
def test_a_sign_that_the_pdf_cannot_hold_is_refused_here_too_and_named(
    sign: str, place: Callable[[str], Block]
) -> None:
    with pytest.raises(GlyphMissing) as refused:
        report_of(report(place(f"x{sign}y")), {})
    assert f"U+{ord(sign):04X}" in str(refused.value.values["characters"])
