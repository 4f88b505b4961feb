"""A report as a Word file: everything it says is in it, by real headings, lists, notes and tables, and nothing else."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document as opened
from docx.document import Document as WordFile
from gears import examples
from hypothesis import given
from pdf_samples import jpeg, runs
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from report_said import said
from report_samples import REPORTS, blocks, report
from word_reading import W, parts, said_of_word, style_of, text_of, tree

from fieldcase.dossier.annexes import picture_of
from fieldcase.dossier.blocks import (
    Block,
    Document,
    Exhibit,
    Figure,
    Heading,
    LetterPart,
    Paragraph,
    Run,
    Table,
)
from fieldcase.dossier.docx.package import PARTS
from fieldcase.dossier.docx.report import report_of
from fieldcase.errors import ChildFailed, PictureNotDescribed

RELATIONS = "word/_rels/document.xml.rels"


def opened_(file: bytes) -> WordFile:
    """The file as python-docx reads it."""
    return opened(BytesIO(file))


@pytest.fixture(scope="module")
def whole() -> bytes:
    """A report with everything in it."""
    return report_of(report(), {})


def test_the_file_says_what_the_document_says_in_its_order(whole: bytes) -> None:
    assert said_of_word(whole) == said(report())


@given(REPORTS)
@examples(8, 160)
def test_whatever_the_blocks_are_all_of_them_are_said(document: Document) -> None:
    assert said_of_word(report_of(document, {})) == said(document)


def test_headings_quotes_and_captions_have_the_styles_that_word_knows(whole: bytes) -> None:
    file = opened_(whole)
    names = {one.style.name for one in file.paragraphs if one.style}
    assert names >= {"Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3", "Body Text", "Quote", "Caption",
                     "List Bullet", "List Number"}  # fmt: skip
    levels = [style.get(f"{W}val") for style in tree(whole, "word/styles.xml").iter(f"{W}outlineLvl")]
    assert levels == ["0", "1", "2"]


def test_lists_are_numbered_by_word_and_each_begins_at_one(whole: bytes) -> None:
    used = [one.get(f"{W}val") for one in tree(whole).iter(f"{W}numId")]
    numbers = tree(whole, "word/numbering.xml")
    kinds = {one.get(f"{W}abstractNumId"): one.find(f".//{W}numFmt").get(f"{W}val")
             for one in numbers.iter(f"{W}abstractNum")}  # fmt: skip
    sorts = {one.get(f"{W}numId"): kinds[one[0].get(f"{W}val")] for one in numbers.findall(f"{W}num")}
    assert [sorts[one] for one in used] == ["bullet", "bullet", "decimal", "decimal", "decimal"]
    assert used[2] == used[3] != used[4], "a new list begins anew"
    again = [one for one in numbers.iter(f"{W}startOverride") if one.get(f"{W}val") == "1"]
    assert len(again) == 2


def test_notes_are_words_own_and_each_is_called_once(whole: bytes) -> None:
    called = [int(one.get(f"{W}id")) for one in tree(whole).iter(f"{W}footnoteReference")]
    notes = tree(whole, "word/footnotes.xml").findall(f"{W}footnote")
    kinds = {int(one.get(f"{W}id")): one.get(f"{W}type") for one in notes}
    assert called == [number for number, kind in kinds.items() if kind is None] == list(range(1, 7))
    assert [kinds[-1], kinds[0]] == ["separator", "continuationSeparator"]
    assert b"footnotes+xml" in parts(whole)["[Content_Types].xml"]
    assert b"relationships/footnotes" in parts(whole)[RELATIONS]
    named = [one.get(f"{W}id") for one in tree(whole, "word/settings.xml").iter(f"{W}footnote")]
    assert named == ["-1", "0"]


def test_a_report_without_notes_has_no_part_of_them() -> None:
    assert "word/footnotes.xml" not in parts(report_of(report(Heading("h")), {}))


def test_a_table_repeats_its_header_keeps_rows_whole_and_sets_numbers_at_the_right(whole: bytes) -> None:
    table = tree(whole).find(f".//{W}tbl")
    head, *rows = table.findall(f"{W}tr")
    assert head.find(f"{W}trPr/{W}tblHeader") is not None
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in (head, *rows))
    look = table.find(f"{W}tblPr/{W}tblLook")
    assert (look.get(f"{W}firstRow"), look.get(f"{W}firstColumn")) == ("1", "1")
    assert table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val") == "Таблица 1. Визиты"
    sides = [[one.find(f".//{W}jc") is not None for one in row.findall(f"{W}tc")] for row in (head, *rows)]
    assert sides == [[False, True, False]] * 4


def test_a_table_wider_than_word_opens_goes_on_in_another_with_the_names_of_its_rows() -> None:
    wide = Table("", tuple(f"c{n}" for n in range(300)), (tuple(runs(f"v{n}") for n in range(300)),), (), named=True)
    tables = list(tree(report_of(report(wide), {})).iter(f"{W}tbl"))
    counts = [len(one.findall(f"{W}tblGrid/{W}gridCol")) for one in tables]
    assert max(counts) <= 63
    cells = [text_of(one) for table in tables for one in table.findall(f"{W}tr")[1].iter(f"{W}p")]
    assert list(dict.fromkeys(cells)) == [f"v{n}" for n in range(300)], "nothing lost"
    assert cells.count("v0") == len(tables) > 1


def test_every_run_says_its_language_and_a_quotation_its_own(whole: bytes) -> None:
    said_in: dict[str, set[str]] = {}
    for name in ("word/document.xml", "word/footnotes.xml", "word/header-default.xml", "word/footer-default.xml"):
        for run in tree(whole, name).iter(f"{W}r"):
            if run.find(f"{W}t") is not None:
                text = "".join(one.text for one in run.findall(f"{W}t"))
                said_in.setdefault(run.find(f"{W}rPr/{W}lang").get(f"{W}val"), set()).add(text)
    assert set(said_in) == {"ru-RU", "en-GB"}
    assert said_in["en-GB"] == {"The State party ", "should", " repeal it.", "Word"}


def test_links_lead_out_by_https_or_to_a_place_of_the_file_and_no_name_of_a_place_tells_anything(whole: bytes) -> None:
    body = tree(whole)
    places = [one.get(f"{W}name") for one in body.iter(f"{W}bookmarkStart")]
    assert len(places) == len(set(places))
    inside = [one.get(f"{W}anchor") for one in body.iter(f"{W}hyperlink") if one.get(f"{W}anchor")]
    assert set(inside) <= set(places)
    assert all(re.fullmatch(r"_(a\d+|Toc\d{8})", one) for one in places)
    assert 'Target="https://example.org/a?b=%D1%8E%D0%B3" TargetMode="External"' in parts(whole)[RELATIONS].decode()
    assert "event-1" not in parts(whole)["word/document.xml"].decode()


def test_a_link_that_is_neither_is_words_alone() -> None:
    file = report_of(report(Paragraph((Run("a", target="http://x.example"), Run("b", target="nowhere")))), {})
    assert said_of_word(file) == [("text", "ab")]
    assert list(tree(file).iter(f"{W}hyperlink")) == []


def test_the_contents_are_filled_each_line_a_link_and_nothing_asks_on_opening(whole: bytes) -> None:
    box = tree(whole).find(f".//{W}sdt")
    lines = [(style_of(one), text_of(one)) for one in box.iter(f"{W}p")]
    headings = [(f"TOC{kind[1]}", text) for kind, text, *_ in said(report()) if kind in ("H1", "H2", "H3")]
    assert lines == [("TOCHeading", "Содержание"), *headings]
    assert "".join(one.text for one in box.iter(f"{W}instrText")) == ' TOC \\o "1-3" \\h \\z '
    kinds = [one.get(f"{W}fldCharType") for one in box.iter(f"{W}fldChar")]
    assert kinds == ["begin", "separate", "end"]
    everything = b"".join(parts(whole).values())
    assert b"w:dirty" not in everything
    assert b"updateFields" not in everything


def test_every_page_but_the_first_has_the_line_and_the_mark_and_all_count_themselves(whole: bytes) -> None:
    head, first = tree(whole, "word/header-default.xml"), tree(whole, "word/header-first.xml")
    assert [text_of(one) for one in head.iter(f"{W}p")] == ["Конфиденциально: только адресату Example / Пример"]
    assert "".join(first.itertext()) == ""
    for name in ("word/footer-default.xml", "word/footer-first.xml"):
        fields = [one.get(f"{W}instr").strip() for one in tree(whole, name).iter(f"{W}fldSimple")]
        assert fields == ["PAGE", "NUMPAGES"]
    assert tree(whole).find(f".//{W}sectPr/{W}titlePg") is not None
    cover = [text_of(one) for one in tree(whole).find(f"{W}body").findall(f"{W}p")[:5]]
    assert cover == ["Example / Пример", "Доклад в Комитет", "Шестой доклад Примерии",
                     "Конфиденциально: только адресату", "Представлено: Группа «Пример»"]  # fmt: skip


def test_a_long_line_of_confidentiality_stands_above_the_text_and_beside_nothing() -> None:
    long = replace(report(), confidentiality="Только адресату. " * 12)
    head = tree(report_of(long, {}), "word/header-default.xml")
    assert [text_of(one) for one in head.iter(f"{W}p")] == ["Example / Пример", ("Только адресату. " * 12).strip()]


def test_pictures_stand_in_the_file_byte_for_byte_with_their_words() -> None:
    photograph = jpeg(shade=77)
    known = picture_of(photograph)
    document = report(Exhibit("A1", "t", "", "Дверь \ud800", known), Exhibit("A2", "t", "", "Она же", photograph))
    file = report_of(document, {known.sha256: photograph})
    media = {name: stored for name, stored in parts(file).items() if name.startswith("word/media/")}
    assert list(media.values()) == [photograph], "once, whole"
    assert said_of_word(file)[1] == ("figure", "Дверь \ufffd")
    for stored in ({}, {known.sha256: jpeg(shade=78)}):
        with pytest.raises(ValueError, match="a picture is missing"):
            report_of(document, stored)


def test_of_a_png_nothing_stands_in_the_file_but_the_picture() -> None:
    told, made = PngInfo(), BytesIO()
    told.add_text("Author", "Айгуль Бекова")
    Image.new("RGB", (30, 20), (9, 99, 200)).save(made, "PNG", pnginfo=told, dpi=(72, 72))
    assert b"Author" in made.getvalue()
    file = report_of(report(Exhibit("A1", "t", "", "x", made.getvalue())), {})
    (stored,) = (content for name, content in parts(file).items() if name.startswith("word/media/"))
    assert b"Author" not in stored
    with Image.open(BytesIO(stored)) as seen:
        assert (seen.size, seen.getpixel((1, 1)), seen.info) == ((30, 20), (9, 99, 200), {})


def test_a_photograph_that_says_where_it_was_taken_gets_into_no_file() -> None:
    told, made = Image.Exif(), BytesIO()
    told[0x010E] = "Айгуль Бекова"
    Image.new("RGB", (30, 20)).save(made, "JPEG", exif=told)
    with pytest.raises(ChildFailed):
        report_of(report(Exhibit("A1", "t", "", "x", made.getvalue())), {})


def test_a_decorative_figure_is_marked_so() -> None:
    figure = next(one for one in blocks() if isinstance(one, Figure))
    for decorative in (False, True):
        file = report_of(report(replace(figure, decorative=decorative, alt="" if decorative else "x")), {})
        assert (b'decorative" val="1"' in parts(file)["word/document.xml"]) is decorative


def test_a_figure_without_words_stops_the_file_as_it_stops_a_pdf() -> None:
    figure = next(one for one in blocks() if isinstance(one, Figure))
    with pytest.raises(PictureNotDescribed):
        report_of(report(replace(figure, alt=" ")), {})


@pytest.mark.parametrize("block", [LetterPart("text", runs("x"))])
def test_a_block_of_no_report_is_refused(block: Block) -> None:
    with pytest.raises(TypeError):
        report_of(report(block), {})


def test_the_file_says_nothing_of_who_made_it_when_and_with_what(whole: bytes) -> None:
    inside = parts(whole)
    assert all(name.startswith(PARTS) for name in inside)
    everything = b"\n".join(inside.values())
    for trace in (b"python-docx", b"creator", b"lastModifiedBy", b"dcterms:created", b"rsid", b"docId", b"Macintosh"):
        assert trace not in everything.replace(b'xmlns:dcterms="', b""), trace
    told = opened_(whole).core_properties
    assert (told.title, told.author, told.language) == ("Доклад в Комитет", "", "ru-RU")


def test_the_same_document_gives_the_same_bytes_in_another_process(whole: bytes) -> None:
    program = (
        "import sys, hashlib; sys.path[:0] = ['tests']; from report_samples import report;"
        "from fieldcase.dossier.docx.report import report_of;"
        "print(hashlib.sha256(report_of(report(), {})).hexdigest())"
    )
    root = Path(__file__).resolve().parent.parent.parent
    for seed in ("1", "2"):
        done = subprocess.run([sys.executable, "-c", program], cwd=root, env={"PYTHONHASHSEED": seed},
                              capture_output=True, text=True, check=True)  # fmt: skip
        assert done.stdout.strip() == hashlib.sha256(whole).hexdigest()
    assert report_of(report(example=""), {}) != whole
