"""What stands on a page: number, stamp, mark, confidentiality, margins, and what must not be parted."""

from __future__ import annotations

import re
from pathlib import Path

import pdf_reading
import pdf_samples
import pytest

from fieldcase.dossier.blocks import Block, Chronology, ChronologyRow, Exhibit, Heading, Paragraph, Run, Table
from fieldcase.dossier.pdf import scale
from fieldcase.dossier.pdf.render import render

_SHAPES = [("en", 1), ("en", 12), ("ru", 1), ("ru", 30)]
_PAGE_OF = {"en": "p. {} of {}", "ru": "с. {} из {}"}


def _long(count: int) -> tuple[Run, ...]:
    return pdf_samples.runs(" ".join(f"w{number}" for number in range(count)))


@pytest.mark.parametrize(("language", "sections"), _SHAPES)
def test_every_page_says_which_of_how_many_it_is(language: str, sections: int, tmp_path: Path) -> None:
    pages = pdf_reading.pages(render(pdf_samples.document(language, sections)), tmp_path)
    for number, page in enumerate(pages, start=1):
        assert page.count(_PAGE_OF[language].format(number, len(pages))) == 1


@pytest.mark.parametrize(("language", "sections"), _SHAPES)
def test_every_page_carries_the_confidentiality_line_and_the_mark(language: str, sections: int, tmp_path: Path) -> None:
    document = pdf_samples.document(language, sections)
    for page in pdf_reading.pages(render(document), tmp_path):
        assert document.confidentiality in page
        assert pdf_samples.MARK in page


def test_without_a_mark_none_is_printed(tmp_path: Path) -> None:
    assert "Example" not in pdf_reading.text(render(pdf_samples.plain(Heading("x"))), tmp_path)


def test_a_very_long_confidentiality_line_stands_whole_on_the_title_page(tmp_path: Path) -> None:
    document = pdf_samples.with_blocks(Heading("x"))
    told = "Confidential " + " ".join(f"c{number}" for number in range(300))
    document = pdf_samples.changed(document, "confidentiality", told)
    pages = pdf_reading.pages(render(document), tmp_path)
    before_contents = " ".join(" ".join(pages).split()).split("Contents")[0]
    assert all(word in before_contents for word in told.split())
    assert pages[-1].count("Confidential c0 c1") == 1


@pytest.mark.parametrize("language", ["en", "ru"])
def test_exhibits_are_stamped_with_their_number_and_their_own_pages(language: str, tmp_path: Path) -> None:
    word, sign = {"en": ("Annex", "p."), "ru": ("Приложение", "с.")}[language]
    pages = pdf_reading.pages(render(pdf_samples.document(language, 2, 3)), tmp_path)
    stamps = [re.findall(rf"{word} (A\d+), {sign} (\d+)", page) for page in pages]
    assert [stamp for stamp in stamps if stamp] == [[("A01", "1")], [("A02", "1")], [("A03", "1")], [("A04", "1")]]
    assert not any(stamps[:-4])


def test_an_exhibit_of_several_pages_counts_them(tmp_path: Path) -> None:
    exhibit = Exhibit("A7", "Title", "", "alt", pdf_samples.jpeg(), lines=tuple(f"line {n}" for n in range(120)))
    pages = pdf_reading.pages(render(pdf_samples.with_blocks(exhibit, exhibit)), tmp_path)
    stamps = [re.findall(r"Annex A7, p\. (\d+)", page) for page in pages]
    assert [stamp for stamp in stamps if stamp] == [["1"], ["2"], ["3"], ["1"], ["2"], ["3"]]


def test_an_exhibit_shares_no_page_with_anything_else(tmp_path: Path) -> None:
    blocks: list[Block] = [Heading("Before"), *pdf_samples.exhibits("en", 1), Paragraph(pdf_samples.runs("Afterwards"))]
    pages = pdf_reading.pages(render(pdf_samples.with_blocks(*blocks)), tmp_path)
    for page in pages:
        assert not ("Annex A" in page and ("Before" in page.replace("Contents", "") or "Afterwards" in page))
    assert "Afterwards" in pages[-1]


def test_a_withheld_exhibit_keeps_its_page_and_says_why(tmp_path: Path) -> None:
    exhibit = Exhibit("A4", "Withheld", "", "", reason="It shows people who did not agree.")
    *_, last = pdf_reading.pages(render(pdf_samples.with_blocks(exhibit)), tmp_path)
    assert "Annex A4, p. 1" in last
    assert "It shows people who did not agree." in last


@pytest.mark.parametrize(("language", "sections"), [("en", 12), ("ru", 12)])
def test_nothing_leaves_the_margins_or_runs_into_head_and_foot(language: str, sections: int, tmp_path: Path) -> None:
    for page in pdf_reading.boxes(render(pdf_samples.document(language, sections)), tmp_path):
        assert page
        for word, left, top, right, bottom in page:
            assert left >= scale.LEFT - 1, word
            assert right <= scale.PAGE_WIDTH - scale.RIGHT + 1, word
            assert top > 20, word
            assert bottom < scale.PAGE_HEIGHT - 25, word


@pytest.mark.parametrize("filler", range(30, 46))
def test_a_heading_never_stands_alone_at_the_foot_of_a_page(filler: int, tmp_path: Path) -> None:
    lines = [Paragraph(pdf_samples.runs(f"line {number}")) for number in range(filler)]
    blocks: list[Block] = [*lines, Heading("Heading", 2), Paragraph(_long(120))]
    pages = pdf_reading.pages(render(pdf_samples.plain(*blocks)), tmp_path)[2:]
    page = next(page for page in pages if "Heading" in page)
    assert "w0 " in page.split("Heading")[1]


@pytest.mark.parametrize("filler", range(24, 44, 2))
def test_a_tables_header_never_stands_without_a_row_and_is_repeated(filler: int, tmp_path: Path) -> None:
    lines = [Paragraph(pdf_samples.runs(f"line {number}")) for number in range(filler)]
    file = render(pdf_samples.plain(*lines, pdf_samples.table("en", 60)))
    pages = [
        page for page in pdf_reading.pages(file, tmp_path, "-layout") if "Head-A" in page or re.search(r"R\d", page)
    ]
    assert len(pages) >= 2
    for page in pages:
        assert page.count("Head-A") == 1
        assert page.index("Head-A") < page.index("R")
        assert re.search(r"Head-A.*\n[^\n]*\bR\d", page.replace("\n\n", "\n")), page


def test_a_cell_of_ten_thousand_signs_runs_over_pages_and_loses_none(tmp_path: Path) -> None:
    count = 10_000 // 6
    table = Table("", ("Head-A", "Head-B"), ((_long(count), pdf_samples.runs("beside")),), (1, 1))
    pages = pdf_reading.pages(render(pdf_samples.plain(table)), tmp_path)
    found = re.findall(r"w(\d+)", " ".join(pages))
    assert [int(number) for number in found] == list(range(count))
    assert all("Head-A" in page for page in pages if re.search(r"w\d", page))


def test_a_monstrous_header_is_set_once_and_not_repeated(tmp_path: Path) -> None:
    head = " ".join(f"h{number}" for number in range(1500))
    table = Table("", (head, "B"), tuple((pdf_samples.runs("x"),) * 2 for _ in range(90)), (1, 1))
    found = re.findall(r"h(\d+)", pdf_reading.text(render(pdf_samples.plain(table)), tmp_path))
    assert [int(number) for number in found] == list(range(1500))


def test_footnotes_stand_at_the_foot_of_the_page_that_calls_them(tmp_path: Path) -> None:
    blocks = [
        Paragraph((Run(f"call-{number} {pdf_samples.words('en', 30)}", footnote=f"noted-{number}"),))
        for number in range(60)
    ]
    pages = pdf_reading.pages(render(pdf_samples.plain(*blocks)), tmp_path)
    for page in pages:
        calls, notes = re.findall(r"call-(\d+)", page), re.findall(r"noted-(\d+)", page)
        assert calls == notes
        if notes:
            assert page.index(f"noted-{notes[0]}") > page.index(f"call-{calls[-1]}")
            assert re.search(rf"\b{int(notes[0]) + 1}\s+noted-{notes[0]}\b", page)


def test_a_footnote_longer_than_a_page_is_carried_on_and_loses_nothing(tmp_path: Path) -> None:
    note = " ".join(f"n{number}" for number in range(4000))
    blocks = (
        Paragraph((Run("call", footnote=note),)),
        Paragraph((Run("after", footnote="z"),)),
    )
    pages = pdf_reading.pages(render(pdf_samples.plain(*blocks)), tmp_path)
    assert [int(number) for number in re.findall(r"\bn(\d+)", " ".join(pages))] == list(range(4000))
    for page in pdf_reading.boxes(render(pdf_samples.plain(*blocks)), tmp_path):
        assert max(bottom for *_, bottom in page) < scale.PAGE_HEIGHT - 25


def test_footnotes_are_linked_to_their_calls_and_back() -> None:
    blocks = [Paragraph((*_long(300), Run("", footnote="one"), Run("", footnote="two"))) for _ in range(6)]
    with pdf_reading.opened(render(pdf_samples.plain(*blocks))) as pdf:
        for number in range(len(pdf.pages)):
            assert all(leads_to == number for _, leads_to in pdf_reading.link_pages(pdf, number))
        assert sum(len(pdf_reading.link_pages(pdf, number)) for number in range(len(pdf.pages))) == 24


def test_a_short_event_of_the_chronology_is_not_parted(tmp_path: Path) -> None:
    rows = tuple(
        ChronologyRow(f"day-{n}", pdf_samples.runs(f"begin-{n} " + "word " * 40), sources=pdf_samples.runs(f"end-{n}"))
        for n in range(60)
    )
    for page in pdf_reading.pages(render(pdf_samples.plain(Chronology(rows))), tmp_path):
        assert sorted(re.findall(r"begin-(\d+)", page)) == sorted(re.findall(r"end-(\d+)", page))


def test_the_day_stands_at_the_height_of_its_event(tmp_path: Path) -> None:
    rows = tuple(ChronologyRow(f"day{n}", pdf_samples.runs(f"event{n} " + "word " * 30)) for n in range(12))
    for page in pdf_reading.boxes(render(pdf_samples.plain(Chronology(rows))), tmp_path):
        tops = {word: bottom for word, _, _, _, bottom in page}
        for n in range(12):
            if f"day{n}" in tops:
                assert abs(tops[f"day{n}"] - tops[f"event{n}"]) < 2


@pytest.mark.parametrize(("width", "height"), [(200, 1600), (1600, 200), (1600, 1600), (40, 40)])
@pytest.mark.parametrize("head_lines", [1, 4])
def test_a_picture_of_any_shape_stays_between_head_and_foot(width: int, height: int, head_lines: int) -> None:
    document = pdf_samples.with_blocks(
        Exhibit("A1", "T", "", "alt", pdf_samples.jpeg(width, height), lines=("x",) * 12)
    )
    document = pdf_samples.changed(document, "confidentiality", "secret " * 18 * head_lines)
    with pdf_reading.opened(render(document)) as pdf:
        drawn = [
            [float(operand) for operand in operands]
            for operands, operator in pdf_reading.operations(pdf.pages[-1])
            if operator == "cm" and float(operands[0]) != 1
        ]
    ((wide, _, _, high, left, foot),) = drawn
    assert abs(wide / high - width / height) < 0.02
    assert foot >= scale.BOTTOM - 0.1
    assert foot + high <= scale.HEADER_TOP - 10 * head_lines - 24 - scale.STAMP_BAND + 0.1
    assert left >= scale.LEFT
    assert left + wide <= scale.PAGE_WIDTH - scale.RIGHT + 0.1
