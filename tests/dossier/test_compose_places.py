"""Where a text stands is said in words a person finds it by, and the words hold nothing of the text."""

from __future__ import annotations

import pytest

from fieldcase.dossier.blocks import Block, Chronology, ChronologyRow, Document, Heading, Paragraph, Run, Table
from fieldcase.dossier.compose import said_place, texts_of
from fieldcase.i18n import words

BLOCKS: tuple[Block, ...] = (
    Heading("1. Summary"),
    Paragraph((Run("needle in the summary"),)),
    Heading("2. Chronology"),
    Chronology((ChronologyRow("3 April", (Run("x"),)), ChronologyRow("5 May", (Run("needle in May"),)))),
    Heading("Part", 2),
    Table("people", ("who",), (((Run("x"),),), ((Run("needle in a table"),),)), (1.0,)),
)
DOCUMENT = Document(
    title="needle title", subtitle="", language="en", confidentiality="needle edge", contents_title="", page_of="",
    annex_stamp="", blocks=BLOCKS, cover=("needle cover",), manifest={"case": "needle manifest"},
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("needle in the summary", "1. Summary"),
        ("needle in May", "2. Chronology, 5 May"),
        ("needle in a table", "2. Chronology, row 2"),
        ("needle title", "the title"),
        ("needle cover", "the title page"),
        ("needle edge", "the edge of the pages"),
        ("needle manifest", "the description inside the file"),
    ],
)
def test_the_place_of_a_text_is_its_section_and_its_day_or_row(text: str, place: str) -> None:
    places = [said_place(DOCUMENT, where, words("en")) for where, found in texts_of(DOCUMENT) if found == text]
    assert places == [place]


def test_every_place_of_a_document_can_be_said_in_both_languages() -> None:
    for where, _ in texts_of(DOCUMENT):
        for language in ("en", "ru"):
            assert "needle" not in said_place(DOCUMENT, where, words(language))
