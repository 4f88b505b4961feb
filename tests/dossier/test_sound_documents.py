"""What stops a document before any file is written, and what somebody is asked to look at."""

from __future__ import annotations

import pdf_charts
import pdf_samples
import pytest

from fieldcase.dossier.blocks import Figure, Heading, Paragraph, Run
from fieldcase.dossier.pdf.render import render
from fieldcase.dossier.sound import empty_sections, refuse_unsound
from fieldcase.errors import PictureNotDescribed
from fieldcase.i18n import words


@pytest.mark.parametrize("alt", ["", "  \n"])
def test_a_figure_neither_described_nor_decorative_stops_the_file_and_is_named(alt: str) -> None:
    document = pdf_samples.plain(Heading("H"), Figure("Cases by year", pdf_charts.SINGLE, alt))
    with pytest.raises(PictureNotDescribed) as refused:
        render(document)
    assert "Cases by year" in refused.value.told(words("en"))
    with pytest.raises(PictureNotDescribed) as refused:
        refuse_unsound(pdf_samples.plain(Figure("x", pdf_charts.SINGLE, "a"), Figure("", pdf_charts.SINGLE, alt)))
    assert refused.value.values == {"name": "2"}


def test_a_described_and_a_decorative_figure_stop_nothing() -> None:
    described = Figure("c", pdf_charts.SINGLE, "Twelve visits in Bishkek")
    refuse_unsound(pdf_samples.plain(described, Figure("c", pdf_charts.SINGLE, "", decorative=True)))


def test_headings_with_nothing_under_them_are_found() -> None:
    full, part, empty, last = Heading("full"), Heading("part", 2), Heading("empty", 2), Heading("last")
    blocks = (full, part, Paragraph((Run("x"),)), empty, Heading("next"), Paragraph((Run("y"),)), last)
    assert empty_sections(pdf_samples.plain(*blocks)) == (empty, last)


def test_a_heading_over_a_lower_heading_is_not_empty_but_that_one_may_be() -> None:
    upper, lower = Heading("upper"), Heading("lower", 2)
    assert empty_sections(pdf_samples.plain(upper, lower)) == (lower,)
    assert empty_sections(pdf_samples.plain(upper, lower, Paragraph((Run("x"),)))) == ()
