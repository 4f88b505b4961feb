"""Words are counted as a word processor counts them, footnotes included; every text of a block is counted once."""

from __future__ import annotations

from hypothesis import given
from report_samples import REPORTS, blocks, report

from fieldcase.dossier.blocks import Block, Chart, Document, Exhibit, Figure, Heading, Listing, Paragraph, Run, Table
from fieldcase.dossier.report.words_counted import words_in

TOLD = (Run("two wo", bold=True), Run("rds", footnote="three more words"), Run(" — here"))


def test_runs_of_one_paragraph_are_one_text_and_their_notes_are_counted() -> None:
    assert words_in([Paragraph(TOLD)]) == 7
    assert words_in([Listing((TOLD, (Run("one"),)))]) == 8


def test_headings_tables_figures_and_exhibits_are_counted_with_what_is_printed_of_them() -> None:
    table = Table("Table 1", ("Head",), ((TOLD,), ((Run("12"),),)), (1.0,))
    assert words_in([Heading("A heading here"), table]) == 3 + 2 + 1 + 7 + 1
    assert words_in([Figure("Caption of it", Chart((), ()), "alt text is not printed")]) == 3
    assert words_in([Exhibit("A1", "Photo of door", "x", "alt", reason="", lines=("Taken there",))]) == 5


def test_nothing_has_no_words() -> None:
    empty: list[Block] = []
    assert words_in(empty) == 0
    assert words_in([Paragraph((Run("  \n "),))]) == 0


@given(REPORTS)
def test_the_words_of_a_whole_are_those_of_its_parts(document: Document) -> None:
    assert words_in(document.blocks) == sum(words_in([one]) for one in document.blocks)


def test_every_kind_of_block_that_stands_in_a_report_is_counted() -> None:
    for one in report(*blocks()).blocks:
        assert words_in([one]) > 0, type(one).__name__
