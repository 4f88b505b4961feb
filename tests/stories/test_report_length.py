"""How long a report is: its pages before the annex are those that a reader of the PDF counts."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from report_office import EN, Office, office

from fieldcase.casework import report_files, submissions

PARAGRAPH = "What was said in the market was written down on the same day and read out again. " * 12


def pages_by_bookmarks(pdf: bytes, first: str, annex: str) -> tuple[int, int]:
    """Where the first section and the annex begin, from 0, as a reader program has it."""
    with pypdfium2.PdfDocument(pdf) as opened:
        found = {one.get_title(): one.get_dest().get_index() for one in opened.get_toc()}
        return found[first], found.get(annex, len(opened))


def made(at: Office) -> report_files.MadeReport:
    return report_files.make(at.desk, at.report, "r", EN)


@pytest.mark.parametrize("annex", [True, False], ids=["with an annex", "without one"])
def test_the_pages_before_the_annex_are_those_that_a_reader_counts(tmp_path: Path, annex: bool) -> None:
    with office(tmp_path) as at:
        for n in range(1, 6):
            at.add("text", title=f"Section {n}", text="\n\n".join([PARAGRAPH] * n))
        if annex:
            at.add("cases", annex=True)
        whole = made(at)
        begins, ends = pages_by_bookmarks(b"".join(whole.pieces), "1. Section 1", "Annex")
        assert whole.length.pages == ends - begins > 2


def test_a_report_of_too_many_pages_is_told_and_its_annex_counts_for_nothing(tmp_path: Path) -> None:
    with office(tmp_path, "upr_single", submitters="Network") as at:
        at.set(most_pages=1)
        at.add("cases", annex=True)
        at.add("text", title="Short", text="A sentence.")
        short = made(at)

        def told(long: submissions.Length) -> list[str]:
            found = submissions.remarks(at.report, submissions.preset("upr_single"), long, at.desk.world.today())
            return [submissions.said(one, EN) for one in found]

        assert not any("pages" in one and "Shorten" in one for one in told(short.length))
        at.add("text", title="Long", text="\n\n".join([PARAGRAPH] * 6))
        long = made(at)
        assert long.length.pages > 1
        assert any(f"{long.length.pages} pages; at most 1" in one for one in told(long.length))
