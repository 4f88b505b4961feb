"""Footnotes where they are called: behind their run, in lists and cells too, at the foot of the page of their line."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pdf_reading
import pdf_samples
import pikepdf
import pytest

from fieldcase.dossier.blocks import (
    Block,
    Chronology,
    ChronologyRow,
    Heading,
    Listing,
    Paragraph,
    Parallel,
    ParallelRow,
    Run,
    Table,
)
from fieldcase.dossier.pdf.cards import cards
from fieldcase.dossier.pdf.leaf import leaf
from fieldcase.dossier.pdf.render import render

CALLED = (Run("before "), Run("called", footnote="noted"), Run(" behind"))
WHERE: dict[str, Block] = {
    "paragraph": Paragraph(CALLED),
    "quote": Paragraph(CALLED, style="quote"),
    "list": Listing((CALLED,)),
    "cell": Table("", ("a", "b"), ((CALLED, (Run("x"),)),), (1, 1)),
    "named row": Table("", ("a", "b"), ((CALLED, (Run("1"),)),), (1, 1), numbers=frozenset({1}), named=True),
    "chronology": Chronology((ChronologyRow("day", CALLED),)),
    "source": Chronology((ChronologyRow("day", (Run("x"),), sources=CALLED),)),
    "translation": Parallel("A1", "t", ("a", "b"), ("", ""), rows=(ParallelRow(CALLED, (Run("x"),), label=CALLED),)),
}


@pytest.mark.parametrize("block", WHERE.values(), ids=WHERE.keys())
def test_a_number_stands_right_behind_its_run_and_its_note_at_the_foot(block: Block, tmp_path: Path) -> None:
    file = render(pdf_samples.plain(block))
    (page,) = (one for one in pdf_reading.boxes(file, tmp_path) if any(word == "noted" for word, *_ in one))
    called = [box for box in page if box[0] == "called"]
    raised = [box for box in page for word in called if box[0].isdigit() and abs(box[1] - word[3]) < 1]
    notes = [box for box in page if box[0] == "noted"]
    assert len(called) == len(raised) == len(notes) > 0
    assert all(box[4] < called[0][4] for box in raised[:1])
    assert min(box[2] for box in notes) > 700 > max(box[4] for box in raised)
    assert "before called1 behind" in pdf_reading.text(file, tmp_path)


def test_several_notes_of_one_run_are_parted_by_commas(tmp_path: Path) -> None:
    runs = (Run("word", footnote="a1"), Run("", footnote="b2"), Run("", footnote="c3"), Run(", more", footnote="d4"))
    text = pdf_reading.text(render(pdf_samples.plain(Paragraph(runs))), tmp_path)
    assert "word1,2,3, more4" in text
    assert re.search(r"1 a1 2 b2 3 c3 4 d4", text)


def test_each_note_stands_on_the_page_of_its_line_and_not_of_the_paragraphs_end(tmp_path: Path) -> None:
    runs = [Run(f"{pdf_samples.words('en', 40)} call-{number}z", footnote=f"noted-{number}") for number in range(120)]
    pages = pdf_reading.pages(render(pdf_samples.plain(Paragraph(tuple(runs)))), tmp_path)
    assert sum("noted-" in page for page in pages) > 3
    for page in pages:
        assert re.findall(r"call-(\d+)z", page) == re.findall(r"noted-(\d+)", page)


def test_notes_of_cells_set_side_by_side_come_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    late = (Run("word " * 40), Run("end", footnote="first-note"))
    early = (Run("start", footnote="second-note"),)
    text = pdf_reading.text(render(pdf_samples.plain(Table("", ("a", "b"), ((late, early),), (1, 1)))), tmp_path)
    assert text.index("first-note") < text.index("second-note")


def _said(element: Any) -> list[str]:
    """The kinds of an element's children in reading order; text itself is "text"."""
    return [str(kid.S)[1:] if "/S" in kid else "text" for kid in element.K if kid.get("/Type") != "/OBJR"]


def test_the_reading_order_of_a_paragraph_is_its_text_with_the_numbers_between_and_the_notes_last() -> None:
    runs = (Run("one", footnote="a"), Run(" two "), Run("link", target="here"), Run(" three", footnote="b"))
    with pdf_reading.opened(render(pdf_samples.plain(Heading("H", 1, "here"), Paragraph(runs)))) as pdf:
        paragraph = next(
            thing
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/P" and "Note" in str(_said(thing))
        )
        assert _said(paragraph) == ["text", "Reference", "text", "Link", "text", "Reference", "Note", "Note"]
        notes = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Note"]
        assert sorted(str(note.ID) for note in notes) == ["note1", "note2"]
        named = pdf.Root.StructTreeRoot.IDTree.Names
        assert [str(named[place]) for place in (0, 2)] == ["note1", "note2"]


def test_a_number_and_its_note_lead_to_each_other_from_a_cell_too() -> None:
    table = Table("", ("a",), tuple(((Run(f"r{n}", footnote=f"n{n}"),),) for n in range(70)), (1,))
    with pdf_reading.opened(render(pdf_samples.plain(table))) as pdf:
        for number in range(len(pdf.pages)):
            assert all(leads_to == number for _, leads_to in pdf_reading.link_pages(pdf, number))
        assert sum(len(pdf_reading.link_pages(pdf, number)) for number in range(len(pdf.pages))) == 140


def test_what_has_no_foot_refuses_a_note_rather_than_lose_it() -> None:
    noted = pdf_samples.plain(Heading("H"), Paragraph(CALLED))
    for drawn in (leaf, cards):
        with pytest.raises(TypeError, match="no foot"):
            drawn(noted)


def test_a_list_has_dots_or_numbers_and_keeps_every_word(tmp_path: Path) -> None:
    lines = tuple(pdf_samples.runs(f"line{number} {pdf_samples.words('ru', 30)}") for number in range(40))
    for ordered, mark in ((False, "•"), (True, r"\d+\.")):
        file = render(pdf_samples.plain(Listing(lines, ordered)))
        text = pdf_reading.text(file, tmp_path)
        assert len(re.findall(rf"{mark} line\d+", text)) == 40
        with pdf_reading.opened(file) as pdf:
            listed = next(thing for thing in pdf.objects
                          if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/L")  # fmt: skip
            assert [_said(item) for item in listed.K] == [["Lbl", "LBody"]] * 40
            assert str(listed.A.ListNumbering) == ("/Decimal" if ordered else "/Disc")


def test_an_empty_list_leaves_nothing(tmp_path: Path) -> None:
    assert "•" not in pdf_reading.text(render(pdf_samples.plain(Listing(()))), tmp_path)


def test_numbers_of_a_table_stand_at_the_right_and_the_first_cell_names_its_row(tmp_path: Path) -> None:
    rows = tuple((pdf_samples.runs(f"row{n}"), pdf_samples.runs(f"{10**n}")) for n in range(4))
    file = render(pdf_samples.plain(Table("", ("Name", "Number"), rows, (2, 1), numbers=frozenset({1}), named=True)))
    page = next(page for page in pdf_reading.boxes(file, tmp_path) if any(word == "row0" for word, *_ in page))
    foot = 780
    ends = [right for word, _, _, right, bottom in page if re.fullmatch(r"10*|Number", word) and bottom < foot]
    assert len(ends) == 5
    assert max(ends) - min(ends) < 0.5
    with pdf_reading.opened(file) as pdf:
        heads = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/TH"]
        assert sorted(str(head.A.Scope) for head in heads) == ["/Column"] * 2 + ["/Row"] * 4
