"""Every file is built as PDF/UA-1 and PDF/A-3a ask, as far as a program can see."""

from __future__ import annotations

from contextlib import suppress

import pdf_charts
import pdf_samples
import pytest
import structure_checker
from gears import examples
from hypothesis import given
from hypothesis import strategies as st

from fieldcase.dossier.blocks import (
    Bar,
    Blank,
    Block,
    Chart,
    Chronology,
    ChronologyRow,
    Document,
    Exhibit,
    Figure,
    Heading,
    LetterPart,
    Listing,
    Paragraph,
    Run,
    Series,
    Table,
)
from fieldcase.dossier.pdf.render import render
from fieldcase.errors import GlyphMissing

SAMPLES: dict[str, Document] = {
    "english": pdf_samples.document("en", 3, 2),
    "russian": pdf_samples.document("ru", 12, 3),
    "charts": pdf_charts.document(),
    "translation": pdf_samples.with_blocks(*pdf_samples.exhibits("en", 1), pdf_samples.parallel(40, "A02")),
    "nothing": pdf_samples.plain(),
    "no contents": pdf_samples.with_blocks(Paragraph((Run("x"),))),
    "skipped level": pdf_samples.plain(Heading("a", 3), Heading("b", 1), Heading("c", 3)),
    "empty cells": pdf_samples.plain(Table("", ("", "b"), (((), (Run("x"),)), ((Run("y"),), ())), (1, 1))),
    "empty event": pdf_samples.plain(Chronology((ChronologyRow("day", ()), ChronologyRow("", (Run("x"),))))),
    "bare exhibit": pdf_samples.with_blocks(Exhibit("A1", "", "", "", pdf_samples.jpeg())),
    "form": pdf_samples.changed(
        pdf_samples.with_blocks(
            Heading("Part", 2),
            Blank("1", "Question", ("remark",), (("1", "yes"), ("2", "no"))),
            Blank("", "x", spaces=("a",)),
        ),
        "plain", True,
    ),
    "letter": pdf_samples.changed(
        pdf_samples.with_blocks(LetterPart("right", (Run("To"),)), LetterPart("numbered", (Run("x"),), "1.")),
        "letter", True,
    ),
    "leaf": pdf_samples.changed(
        pdf_samples.with_blocks(Heading("H", 2), Paragraph((Run("x"),)), pdf_samples.table("en", 3)), "leaf", True
    ),
    "cards": pdf_samples.changed(pdf_samples.with_blocks(Heading("H"), Paragraph((Run("x"),))), "cards", True),
}  # fmt: skip


@pytest.mark.parametrize("document", SAMPLES.values(), ids=SAMPLES.keys())
def test_nothing_is_found_in_what_we_make(document: Document) -> None:
    assert structure_checker.findings(render(document)) == []


_text = st.text(st.sampled_from("aбв ქ1.•\n"), max_size=40)
_run = st.builds(Run, _text, st.booleans(), st.booleans(), st.sampled_from(["", "here", "https://e.org/a"]), _text)
_runs = st.lists(_run, max_size=4).map(tuple)
_count = st.none() | st.integers(0, 60)
_bar = st.tuples(_text, _count, _count).map(
    lambda one: Bar(one[0], one[1], None if one[1] is None or one[2] is None else one[1] + one[2])
)
_series = st.builds(Series, _text, st.lists(_bar, max_size=4).map(tuple))
_chart = st.builds(Chart, st.lists(_text, max_size=4).map(tuple), st.lists(_series, max_size=3).map(tuple))
_row = st.tuples(_runs, _runs)
_block: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, _text, st.integers(1, 3), st.sampled_from(["", "here"])),
    st.builds(Paragraph, _runs, st.just(""), st.sampled_from(["plain", "note", "quote", "label"])),
    st.builds(Listing, st.lists(_runs, max_size=4).map(tuple), st.booleans()),
    st.builds(
        Table, _text, st.tuples(_text, _text), st.lists(_row, max_size=5).map(tuple), st.just((1.0, 2.0)), st.just(()),
        st.sampled_from([frozenset(), frozenset({1})]), st.booleans(),
    ),
    st.builds(Figure, _text, _chart, st.just("described"), st.booleans()),
    st.builds(
        Chronology, st.lists(st.builds(ChronologyRow, _text, _runs, _runs, _runs), max_size=3).map(tuple)
    ),
)  # fmt: skip


@examples(12, 240)
@given(st.lists(_block, max_size=6).map(tuple), st.booleans())
def test_nothing_is_found_in_any_document_of_any_blocks(blocks: tuple[Block, ...], plain: bool) -> None:
    document = pdf_samples.changed(pdf_samples.with_blocks(*blocks), "plain", plain)
    with suppress(GlyphMissing):
        assert structure_checker.findings(render(document)) == []
