"""The contents, the bookmarks and the links lead where they say."""

from __future__ import annotations

import re
from pathlib import Path

import pdf_reading
import pdf_samples
import pikepdf
import pytest

from fieldcase.dossier.blocks import Exhibit, Heading, Paragraph, Run
from fieldcase.dossier.pdf.render import render

SHAPES = [(language, sections) for language in ("en", "ru") for sections in (1, 3, 14, 45)]
TITLES = {"en": "Contents", "ru": "Содержание"}


def _titles(language: str, sections: int) -> list[str]:
    blocks = pdf_samples.document(language, sections, 2).blocks
    return [block.text for block in blocks if isinstance(block, Heading)] + [
        block.title for block in blocks if isinstance(block, Exhibit)
    ]


def _told(pages: list[str]) -> dict[str, int]:
    """What the contents say: the first pages whose lines end in a number, title -> page."""
    told: dict[str, int] = {}
    for page in pages[1:]:
        lines = re.findall(r"^ *(?:A\d\d +)?(\S+) +(\d+)$", page, re.MULTILINE)
        if not lines:
            break
        told |= {title: int(number) for title, number in lines}
    return told


@pytest.mark.parametrize(("language", "sections"), SHAPES)
def test_every_entry_of_the_contents_is_the_page_on_which_pdftotext_finds_it(
    language: str, sections: int, tmp_path: Path
) -> None:
    pages = pdf_reading.pages(render(pdf_samples.document(language, sections, 2)), tmp_path, "-layout")
    told = _told(pages)
    assert TITLES[language] in pages[1]
    assert sorted(told) == sorted(_titles(language, sections))
    first_of_body = min(told.values())
    for title, number in told.items():
        found = [
            place
            for place, page in enumerate(pages, start=1)
            if place >= first_of_body and re.search(rf"(?m)^ *(?:A\d\d +)?{re.escape(title)}$", page)
        ]
        assert found == [number], title


@pytest.mark.parametrize(("language", "sections"), SHAPES)
def test_every_bookmark_leads_to_the_page_its_entry_names(language: str, sections: int, tmp_path: Path) -> None:
    file = render(pdf_samples.document(language, sections, 2))
    told = _told(pdf_reading.pages(file, tmp_path, "-layout"))
    with pdf_reading.opened(file) as pdf:
        places = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        marked: dict[str, int] = {}

        def walk(entries: list[pikepdf.OutlineItem]) -> None:
            for entry in entries:
                assert isinstance(entry.destination, pikepdf.Array)
                marked[entry.title] = places[entry.destination[0].objgen]
                walk(entry.children)

        with pdf.open_outline() as outline:
            walk(outline.root)
    assert marked.pop(TITLES[language]) == 2
    assert {title.split(" ")[-1]: number for title, number in marked.items()} == told


@pytest.mark.parametrize("sections", [3, 45])
def test_every_link_in_the_contents_leads_to_the_page_printed_beside_it(sections: int, tmp_path: Path) -> None:
    file = render(pdf_samples.document("en", sections, 2))
    told = list(_told(pdf_reading.pages(file, tmp_path, "-layout")).values())
    with pdf_reading.opened(file) as pdf:
        contents = [number for page in range(1, min(told) - 1) for _, number in pdf_reading.link_pages(pdf, page)]
    # Each entry is two links: its text and its number.
    assert [number + 1 for number in contents] == [number for number in told for _ in range(2)]


def test_bookmarks_nest_as_the_headings_do_even_where_a_level_is_skipped() -> None:
    file = render(
        pdf_samples.with_blocks(Heading("Deep", 3), Heading("One", 1), Heading("Three", 3), Heading("Two", 2))
    )
    with pdf_reading.opened(file) as pdf, pdf.open_outline() as outline:
        shape = [(entry.title, [child.title for child in entry.children]) for entry in outline.root]
    assert shape == [("Contents", ["Deep"]), ("One", ["Three", "Two"])]


def test_a_link_in_the_text_leads_to_the_heading_with_its_anchor() -> None:
    blocks = pdf_samples.document("en", 14, 0).blocks
    file = render(pdf_samples.with_blocks(Paragraph((Run("there", target="section-14"),)), *blocks))
    with pdf_reading.opened(file) as pdf:
        first = next(number for number in range(2, 9) if pdf_reading.link_pages(pdf, number))
        (_, leads_to), *_ = pdf_reading.link_pages(pdf, first)
        words = pdf.pages[leads_to].obj
        assert words.Type == pikepdf.Name.Page
        assert leads_to > first


def test_a_link_to_an_event_of_the_chronology_leads_to_its_page(tmp_path: Path) -> None:
    blocks = pdf_samples.document("en", 20, 0).blocks
    file = render(pdf_samples.with_blocks(Heading("Top"), Paragraph((Run("go", target="event-203"),)), *blocks))
    pages = pdf_reading.pages(file, tmp_path)
    expected = next(number for number, page in enumerate(pages) if "E203." in page)
    with pdf_reading.opened(file) as pdf:
        top = next(
            number for number, page in enumerate(pages) if number > 1 and "Top" in page and "Contents" not in page
        )
        assert pdf_reading.link_pages(pdf, top)[0][1] == expected


def test_a_link_to_nowhere_is_plain_text() -> None:
    file = render(pdf_samples.with_blocks(Paragraph((Run("left out", target="event-404"),))))
    with pdf_reading.opened(file) as pdf:
        assert not any("/Annots" in page.obj for page in pdf.pages)


@pytest.mark.parametrize("target", ["javascript:alert(1)", "file:///etc/passwd", "http://example.org/", "mailto:a@b.c"])
def test_only_https_addresses_become_links(target: str) -> None:
    linked = render(pdf_samples.with_blocks(Paragraph((Run("control", target="https://example.org/a"),))))
    file = render(pdf_samples.with_blocks(Paragraph((Run("no", target=target),))))
    with pdf_reading.opened(linked) as pdf:
        assert any("/Annots" in page.obj for page in pdf.pages)
    with pdf_reading.opened(file) as pdf:
        assert not any("/Annots" in page.obj for page in pdf.pages)


def test_an_address_cannot_end_its_string_in_the_file_early() -> None:
    target = "https://example.org/)>>/S/JavaScript/JS(x) ё\n"
    with pdf_reading.opened(render(pdf_samples.with_blocks(Paragraph((Run("x", target=target),))))) as pdf:
        actions = [note.A for page in pdf.pages for note in page.obj.get("/Annots", [])]
    assert {str(action.S) for action in actions} == {"/URI"}
    assert {str(action.URI) for action in actions} == {"https://example.org/%29%3E%3E/S/JavaScript/JS%28x%29%20%D1%91"}


def test_two_headings_with_one_anchor_keep_their_own_entries_and_the_first_gets_the_links() -> None:
    blocks = (
        Heading("First", 1, "same"),
        *pdf_samples.document("en", 3, 0).blocks,
        Heading("Second", 1, "same"),
        Paragraph((Run("go", target="same"),)),
    )
    with pdf_reading.opened(render(pdf_samples.with_blocks(*blocks))) as pdf:
        last = len(pdf.pages) - 1
        assert pdf_reading.link_pages(pdf, last)[-1][1] == 2


def test_anchors_leave_no_trace_in_the_file() -> None:
    heading = Heading("Seen", 1, "canary-anchor")
    file = render(pdf_samples.with_blocks(heading, Paragraph((Run("go", target="canary-anchor"),))))
    with pdf_reading.opened(file) as pdf:
        everything = b"".join(thing.unparse(resolved=True) for thing in pdf.objects)
    assert b"canary" not in everything + file
    assert b"/Dest" in everything
