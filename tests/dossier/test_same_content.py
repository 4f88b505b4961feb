"""A report as PDF and as Word says the same: headings, paragraphs, lists, cells, pictures, notes, in the same order.

Both are read back by other people's programs and compared with what the document says.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from gears import examples
from hypothesis import given
from pdf_said import said_of_pdf
from pdf_samples import runs
from report_said import Said, said
from report_samples import REPORTS, blocks, report
from word_reading import said_of_word

from fieldcase.dossier.blocks import (
    Block,
    Chronology,
    Document,
    Exhibit,
    Figure,
    Heading,
    Listing,
    Paragraph,
    Run,
    Table,
)
from fieldcase.dossier.docx.report import report_of
from fieldcase.dossier.pdf.render import render


def both(document: Document) -> tuple[list[Said], list[Said]]:
    """What the two files say."""
    return said_of_pdf(render(document)), said_of_word(report_of(document, {}))


def test_a_report_with_everything_in_it_says_the_same_as_pdf_and_as_word() -> None:
    pdf, word = both(report())
    assert pdf == word == said(report())
    assert {line[0] for line in pdf} == {"H1", "H2", "H3", "text", "line", "caption", "figure", "head", "row", "event",
                                         "note"}  # fmt: skip


@given(REPORTS)
@examples(5, 100)
def test_whatever_the_blocks_are_both_files_say_the_same(document: Document) -> None:
    pdf, word = both(document)
    assert pdf == word == said(document)


def changed(which: type[Block], change: Callable[[Any], Block | None]) -> tuple[Block, ...]:
    """All blocks, the first of a kind changed, or left out where the change makes none of it."""
    made: list[Block] = list(blocks())
    at = next(number for number, one in enumerate(made) if isinstance(one, which))
    after = change(made[at])
    return tuple(made[:at] + ([after] if after is not None else []) + made[at + 1 :])


def _cell(block: Table) -> Block:
    first, *others = block.rows
    return replace(block, rows=((first[0], runs("9"), *first[2:]), *others))


def _without_note(block: Paragraph) -> Block:
    return replace(block, runs=tuple(replace(run, footnote="") for run in block.runs))


def _other_note(block: Paragraph) -> Block:
    return replace(block, runs=tuple(replace(run, footnote=run.footnote and "x") for run in block.runs))


def _moved_note(block: Paragraph) -> Block:
    first, second, *others = block.runs
    return replace(block, runs=(replace(first, footnote=second.footnote), replace(second, footnote=""), *others))


def _swapped() -> tuple[Block, ...]:
    made = list(blocks())
    made[7], made[8] = made[8], made[7]
    return tuple(made)


MUTATIONS: dict[str, Callable[[], tuple[Block, ...]]] = {
    "a paragraph lost": lambda: changed(Paragraph, lambda block: None),
    "two paragraphs swapped": _swapped,
    "a cell changed": lambda: changed(Table, _cell),
    "a row lost": lambda: changed(Table, lambda block: replace(block, rows=block.rows[1:])),
    "rows swapped": lambda: changed(Table, lambda block: replace(block, rows=block.rows[::-1])),
    "a note lost": lambda: changed(Paragraph, _without_note),
    "a note with other words": lambda: changed(Paragraph, _other_note),
    "a note called elsewhere": lambda: changed(Paragraph, _moved_note),
    "a line of a list lost": lambda: changed(Listing, lambda block: replace(block, lines=block.lines[:1])),
    "a heading of another level": lambda: changed(Heading, lambda block: Heading("Введение", 2)),
    "an event lost": lambda: changed(Chronology, lambda block: replace(block, rows=block.rows[1:])),
    "a picture with other words": lambda: changed(Exhibit, lambda block: replace(block, alt="x")),
    "a chart with other words": lambda: changed(Figure, lambda block: replace(block, alt="x")),
    "a chart with another caption": lambda: changed(Figure, lambda block: replace(block, caption="x")),
    "a letter more": lambda: changed(Paragraph, lambda block: Paragraph((Run("Слово. ы"),))),
}


@pytest.mark.parametrize("mutation", MUTATIONS.values(), ids=MUTATIONS.keys())
def test_a_difference_between_the_two_would_be_found(mutation: Callable[[], tuple[Block, ...]]) -> None:
    whole, other = both(report()), both(report(*mutation()))
    assert other[0] != whole[1], "a PDF that says something else"
    assert other[1] != whole[0], "a Word file that says something else"
    assert other[0] == other[1]
