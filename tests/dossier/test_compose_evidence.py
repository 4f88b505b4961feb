"""Evidence and exhibits: what each use may see of them, the ledger, the sums, descriptions and what is withheld."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from dossier.compose_reading import read, section, text_of
from dossier.compose_samples import (
    ANNEX,
    PICTURE,
    attack,
    composed,
    custody,
    detention,
    document,
    having,
    number,
    piece,
    released,
    source,
)

from fieldcase.dossier.annexes import Annex
from fieldcase.dossier.blocks import Chronology, ChronologyRow, Document, Exhibit, Table
from fieldcase.dossier.compose import texts_of
from fieldcase.model.ids import EvidenceId
from fieldcase.rules.released import ExhibitFate, Release
from fieldcase.rules.uses import USES

ONE = EvidenceId(number(41))
PICTURES = {ONE: ANNEX}
ORIGINAL = "cd" * 32


def a_photograph(use: str = "un_public", **values: Any) -> Release:
    """One photograph with everything that is known of it, in one use."""
    known: dict[str, Any] = {
        "number": "A01", "title": "Front page", "kind": "photo", "description": "A page with a headline.",
        "sha256": bytes.fromhex(ORIGINAL), "media_type": "image/jpeg",
    }  # fmt: skip
    return released([piece(41, **known)], use=use, **values)


def exhibits(made: Document) -> list[Exhibit]:
    return [block for block in made.blocks if isinstance(block, Exhibit)]


def listed(release: Release, pictures: dict[EvidenceId, Annex] | None = None) -> tuple[ChronologyRow, ...]:
    found = section(document(release, pictures or {}), "evidence")
    (rows,) = [block for block in found if isinstance(block, Chronology)]
    return rows.rows


@pytest.mark.parametrize("use", sorted(set(USES) - {"statistics"}))
def test_the_sum_of_an_original_is_printed_for_a_court_and_inside_alone(use: str) -> None:
    text = read(document(a_photograph(use), PICTURES).blocks)
    assert (ORIGINAL in text) == (use in ("court", "internal"))
    assert hashlib.sha256(PICTURE).hexdigest() in text


@pytest.mark.parametrize("use", sorted(set(USES) - {"statistics"}))
def test_the_ledger_is_printed_for_a_court_and_inside_elsewhere_one_sentence_stands(use: str) -> None:
    text = read(section(document(detention(use)), "evidence"))
    assert ("W1" in text) == (use in ("court", "internal"))
    assert ("записано в журнале хранения" in text) == (use not in ("court", "internal"))


def test_the_ledger_says_who_when_what_and_why_in_order() -> None:
    (table,) = [block for block in section(document(detention()), "evidence") if isinstance(block, Table)]
    assert [[text_of(cell) for cell in row] for row in table.rows] == [
        ["A01", "1 декабря 2019, 14:00 (UTC+06:00)", "внесено", "W1", "–"],
        ["A01", "2 декабря 2019, 14:00 (UTC+06:00)", "скопировано", "W1", "для суда"],
    ]


def test_entries_stand_by_exhibit_and_time_and_those_of_nothing_told_are_left_out() -> None:
    release = released(
        [
            piece(41, number="A10"), piece(42, number="A2"), custody(1, 41, "imported", 1000, 9),
            custody(2, 42, "copied", 3000, 9), custody(3, 42, "imported", 2000, 9), custody(4, 99, "copied", 1, 9),
        ],
        use="court",
    )  # fmt: skip
    (table,) = [block for block in section(document(release), "evidence") if isinstance(block, Table)]
    assert [(text_of(row[0]), text_of(row[2])) for row in table.rows] == [
        ("A2", "imported"), ("A2", "copied"), ("A10", "imported"),
    ]  # fmt: skip


def test_the_computer_and_the_other_side_have_columns_where_an_entry_tells_them() -> None:
    records = [piece(41, number="A1"), custody(1, 41, "imported", 1000, 9, device="0a1b2c")]
    for more, expected in (
        ([], ["Exhibit", "At", "Custody event", "By", "Computer", "Why"]),
        (
            [custody(2, 41, "copied", 2000, 9, other="the court")],
            ["Exhibit", "At", "Custody event", "By", "Computer", "From whom or to whom", "Why"],
        ),
    ):
        made = section(document(released([*records, *more], use="court")), "evidence")
        (table,) = [block for block in made if isinstance(block, Table)]
        assert list(table.header) == expected
        assert sum(table.widths) == pytest.approx(1)
        assert {len(row) for row in table.rows} == {len(table.widths)} == {len(expected)}
        assert "0a1b2c" in read(made)
    assert text_of(table.rows[1][4]) == "–"
    assert text_of(table.rows[1][5]) == "the court"


def test_the_ledger_says_what_it_does_not_prove() -> None:
    text = read(section(document(released([piece(41), custody(1, 41, "imported", 1, 9)], use="court")), "evidence"))
    assert "none was changed afterwards; it does not show that what a person wrote is true" in text


def test_whoever_is_not_in_the_release_has_no_code_in_the_ledger() -> None:
    release = released([piece(41), custody(1, 41, "imported", 1000, 9)], use="court")
    (table,) = [block for block in section(document(release), "evidence") if isinstance(block, Table)]
    assert text_of(table.rows[0][3]) == "–"


def test_an_empty_ledger_is_said_to_be_empty() -> None:
    assert "No custody entries are recorded." in read(section(document(a_photograph("court")), "evidence"))


def test_a_picture_is_shown_with_its_description_as_alternative_text() -> None:
    (shown,) = exhibits(document(a_photograph(), PICTURES))
    assert (shown.number, shown.title, shown.picture) == ("A01", "Photograph. Front page", ANNEX.sheets[0])
    assert (shown.alt, shown.reason) == ("A page with a headline.", "")
    assert shown.lines == (
        "A page with a headline.",
        f"SHA-256 of the picture in this file: {hashlib.sha256(PICTURE).hexdigest()}",
    )


@pytest.mark.parametrize(
    ("language", "alt"),
    [
        ("en", "Exhibit A03, photograph, not described"),
        ("ru", "Приложение A03, фотография, без описания"),
    ],
)
def test_a_picture_without_a_description_says_so_and_a_warning_stops_nothing(language: str, alt: str) -> None:
    release = released([piece(41, number="A03", kind="photo")], language=language)
    made = composed(release, PICTURES)
    assert [shown.alt for shown in exhibits(made.document)] == [alt]
    (warning,) = made.notices
    assert warning.message.format(**warning.values) == (
        "The picture of exhibit A03 has no description for those who cannot see it."
    )
    assert composed(a_photograph(), PICTURES).notices == ()


def test_a_withheld_exhibit_keeps_its_number_and_nothing_else() -> None:
    why = "This exhibit is kept back to protect a person."
    hidden = a_photograph(exhibits={ONE: ExhibitFate(False, why)})
    (page,) = exhibits(document(hidden, PICTURES))
    assert (page.number, page.picture, page.alt, page.lines, page.reason) == ("A01", b"", "", (), why)
    told = [text for _, text in texts_of(document(hidden, PICTURES))]
    open_ = [text for _, text in texts_of(document(a_photograph(), PICTURES))]
    for word in ("Front page", "headline", hashlib.sha256(PICTURE).hexdigest()):
        assert any(word in text for text in open_)
        assert not any(word in text for text in told)


def test_an_exhibit_on_which_the_release_is_silent_is_withheld() -> None:
    (page,) = exhibits(document(a_photograph(exhibits={}), PICTURES))
    assert page.picture == b""
    assert page.reason == "This exhibit is withheld in this version of the file."


def test_what_paper_cannot_carry_is_said_to_exist() -> None:
    release = released([piece(41, number="A01", kind="audio", media_type="audio/ogg", size=2411724)])
    (page,) = exhibits(document(release))
    assert page.reason == (
        "This exhibit cannot be shown on paper (sound recording, audio/ogg, 2,411,724 bytes). The authors keep it and "
        "can hand it over as a file."
    )
    (russian,) = exhibits(document(having(release, language="ru")))
    assert "(звукозапись, audio/ogg, 2\xa0411\xa0724 байта)" in russian.reason


def test_of_a_piece_nobody_described_the_page_still_says_what_it_is() -> None:
    (page,) = exhibits(document(released([piece(41)])))
    assert page.title == "Piece of evidence"
    assert "(piece of evidence)" in page.reason


@pytest.mark.parametrize(
    ("given", "stamped"),
    [
        (["A10", "A2", "A1"], ["A1", "A2", "A10"]),
        (["", "A02", ""], ["A01", "A02", "A03"]),
        (["A01", "A01"], ["A01", "A02"]),
        (["B1", "A²"], ["A²", "B1"]),
    ],
)
def test_every_exhibit_has_one_number_of_its_own(given: list[str], stamped: list[str]) -> None:
    release = released([piece(place, number=one) for place, one in enumerate(given, start=41)])
    assert [page.number for page in exhibits(document(release))] == stamped
    assert [row.when for row in listed(release)] == stamped


def test_the_list_says_where_a_piece_comes_from_and_leads_to_its_page() -> None:
    release = released(
        [
            piece(41, number="A01", kind="photo", title="Page", acquired_how="found in a kiosk", source=number(31)),
            source(31, title="x"),
        ]
    )
    (row,) = listed(release)
    assert "How it was acquired: found in a kiosk." in text_of(row.details)
    assert [(run.text, run.target) for run in row.sources if run.target] == [
        ("A01", "exhibit-1"), ("[S1]", "source-1"),
    ]  # fmt: skip


def test_the_page_of_an_exhibit_names_its_source() -> None:
    (page,) = exhibits(document(attack()))
    assert "Source: [S1]" in page.lines


def test_the_exhibits_are_introduced_by_a_sentence() -> None:
    assert "stamped with its number" in read(section(document(attack()), "exhibits"))


def test_what_an_original_file_says_of_itself_stands_under_labels_where_the_release_holds_it() -> None:
    said = ("gps: 42.875833, 74.603333", "exif.Make: Example Phones", "thumbnail: yes", "exif.FNumber: 1.8")
    told = text_of(listed(released([piece(41, number="A01", metadata=said)], use="court"))[0].details)
    assert "What the original file says of itself; nobody has checked it." in told
    assert "Place where it was taken: 42.875833°, 74.603333°." in told
    assert "Maker of the device: Example Phones." in told
    assert "perhaps of before it was cut: yes." in told
    assert "exif.FNumber: 1.8." in told, "a name nobody has a label for stands as it was written"
    silent = text_of(listed(released([piece(41, number="A01")], use="court"))[0].details)
    assert "says of itself" not in silent


def test_of_a_withheld_exhibit_nothing_its_file_says_is_printed() -> None:
    said = ("gps: 42.875833, 74.603333",)
    release = released([piece(41, number="A01", metadata=said)], use="court", exhibits={ONE: ExhibitFate(False, "")})
    assert "42.8758" not in read(document(release).blocks)
