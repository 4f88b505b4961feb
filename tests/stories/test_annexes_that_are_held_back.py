"""Annexes that stop an export or cannot be shown: an identity in one, and files that do not open."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pdf_reading
import pikepdf
import pytest
from annexes import exported, known, piece, stamps, told
from parsers import hostile_documents
from parsers.filled_forms import FILLED, STAMPED, filled_form
from parsers.papers import printed, scanned
from PIL import Image
from vaults import PASSPHRASE, new_desk

from fieldcase.casework import annexing, dossiers
from fieldcase.casework.cases import taken_or_new
from fieldcase.casework.desk import Desk
from fieldcase.casework.preview import Preview
from fieldcase.dossier import verify
from fieldcase.errors import IdentityInExhibit
from fieldcase.i18n import words
from fieldcase.model.case import Case
from fieldcase.parsers import documents
from fieldcase.world import World


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = new_desk(tmp_path / "v.fieldcase", PASSPHRASE, World())
    yield opened
    opened.close()


@pytest.fixture
def case(desk: Desk) -> Case:
    return taken_or_new(desk, "X-1")


# -- what may not be read in it ----------------------------------------------------------------------------------


@pytest.mark.parametrize("use", ["internal", "un_public", "court"])
def test_an_identity_that_can_be_read_in_an_exhibit_stops_the_export_and_says_where(
    desk: Desk, case: Case, tmp_path: Path, use: str
) -> None:
    known(desk, case, "Лидия Верховцева")
    paper = piece(desk, case, printed("Постановление", "Допрошена Верховцева Л. А."))
    with pytest.raises(IdentityInExhibit) as refused:
        exported(desk, tmp_path, use)
    said = refused.value.told(words("en"))
    assert "page 2 of exhibit A01" in said
    assert "Верховцев" not in said
    assert [one.record for one in refused.value.where] == [paper.key]
    assert not list(tmp_path.glob("*.pdf*"))
    other = printed("Постановление", "Допрошена свидетельница.")
    desk.hide(paper)
    piece(desk, case, other)
    exported(desk, tmp_path, use)


def test_an_identity_that_is_broken_at_the_end_of_a_line_stops_the_export(
    desk: Desk, case: Case, tmp_path: Path
) -> None:
    piece(desk, case, printed("Допрошена Верхов-\nцева вчера."))
    exported(desk, tmp_path, "court")  # the control
    known(desk, case, "Лидия Верховцева")
    with pytest.raises(IdentityInExhibit):
        exported(desk, tmp_path, "court")


def test_an_identity_in_a_filled_form_or_a_stamp_stops_the_export(desk: Desk, case: Case, tmp_path: Path) -> None:
    piece(desk, case, filled_form())
    exported(desk, tmp_path, "court")  # the control: whom nobody knows stops nothing
    for name in (FILLED, STAMPED):
        known(desk, case, name)
    with pytest.raises(IdentityInExhibit) as refused:
        exported(desk, tmp_path, "court")
    assert "page 1 of exhibit A01" in refused.value.told(words("en"))


def test_whoever_an_exhibit_that_is_withheld_names_stops_nothing(desk: Desk, case: Case, tmp_path: Path) -> None:
    who = known(desk, case, "Лидия Верховцева")
    piece(desk, case, printed("Допрошена Верховцева Л. А."), identifies=(who,), looked_at="people")
    _, file = exported(desk, tmp_path, "un_public")
    pages = pdf_reading.pages(file, tmp_path)
    assert [(which, sheet) for _, which, sheet in stamps(pages)] == [("A01", 1)]
    assert "kept back" in " ".join(pages[stamps(pages)[0][0] - 1].split())


def test_a_preview_refuses_for_the_same_reason_and_shows_no_page(desk: Desk, case: Case) -> None:
    known(desk, case, "Лидия Верховцева")
    paper = piece(desk, case, printed("Допрошена Верховцева Л. А."))
    seen = Preview(desk)
    try:
        for _ in range(2):
            answer = seen.ask(dossiers.gather(desk, case, "internal", "en", "x.pdf", preview=True))
            assert answer is not None
            assert isinstance(answer.refusal, IdentityInExhibit)
            assert (answer.findings[0].level, answer.findings[0].record) == ("stop", paper.key)
            assert seen.page(0, 200) is None
    finally:
        seen.close()


# -- what cannot be shown ----------------------------------------------------------------------------------------


def locked() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(printed("closed"))) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(user="ключ", owner="ключ"))
    return out.getvalue()


TROUBLES: dict[str, tuple[Callable[[], bytes], str]] = {
    "damaged": (lambda: b"%PDF-1.7 nothing in it", "its file is damaged"),
    "locked": (locked, "it asks for a password"),
    "endless pages": (hostile_documents.ten_million_pages, "its file is damaged"),
    "a bomb": (hostile_documents.content_of_a_gigabyte, "more memory or time"),
    "a scan of which nothing can be seen": (lambda: scanned(b"no picture"), "its file is damaged"),
}


@pytest.mark.parametrize("trouble", TROUBLES)
def test_a_document_that_cannot_be_shown_has_a_page_that_says_why_and_a_warning(
    desk: Desk, case: Case, tmp_path: Path, trouble: str
) -> None:
    make, why = TROUBLES[trouble]
    content = make()
    piece(desk, case, content)
    piece(desk, case, printed("beside it"))
    made, file = exported(desk, tmp_path)
    pages = pdf_reading.pages(file, tmp_path)
    page = " ".join(pages[next(place for place, which, _ in stamps(pages) if which == "A01") - 1].split())
    assert why in page
    assert "The authors keep the document and can hand it over as a file." in page
    assert [which for _, which, _ in stamps(pages)] == ["A01", "A02"]
    assert "exhibit A01" in told(made)
    assert "exhibit A02" not in told(made), "control"


def test_a_document_that_is_too_large_is_not_opened(
    desk: Desk, case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    piece(desk, case, printed("a", "b"))
    exported(desk, tmp_path)
    monkeypatch.setattr(documents, "MOST_BYTES", 100)
    made, file = exported(desk, tmp_path)
    assert "its file is too large to be opened here" in pdf_reading.text(file, tmp_path)
    assert "too large" in told(made)


def test_of_a_scan_with_several_pages_in_one_picture_the_first_is_shown_and_the_others_are_named(
    desk: Desk, case: Case, tmp_path: Path
) -> None:
    out = io.BytesIO()
    Image.new("RGB", (60, 60), "navy").save(
        out, "TIFF", save_all=True, append_images=[Image.new("RGB", (60, 60), "red")] * 2
    )
    piece(desk, case, out.getvalue(), "fax.tif")
    made, file = exported(desk, tmp_path)
    pages = pdf_reading.pages(file, tmp_path)
    assert [(which, sheet) for _, which, sheet in stamps(pages)] == [("A01", 1), ("A01", 2)]
    assert "Pages 2 to 3 of this document are not in this file." in " ".join(pages[stamps(pages)[1][0] - 1].split())
    assert "Exhibit A01 has 3 pages." in told(made)


def test_pages_beyond_the_most_that_are_shown_are_counted_on_a_page_of_their_own(
    desk: Desk, case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(annexing, "MOST_SHEETS", 2)
    piece(desk, case, printed("1", "2", "3", "4", "5"))
    made, file = exported(desk, tmp_path)
    pages = pdf_reading.pages(file, tmp_path)
    assert [sheet for _, _, sheet in stamps(pages)] == [1, 2, 3]
    assert "Pages 3 to 5 of this document are not in this file." in " ".join(pages[stamps(pages)[2][0] - 1].split())
    assert "Exhibit A01 has 5 pages. The file shows the first 2; a page after them says so." in told(made)
    assert "Pages shown in this file: 2 of 5." in pdf_reading.text(file, tmp_path)
    assert verify.check(file).agrees


def test_one_page_that_cannot_be_drawn_takes_no_other_with_it(desk: Desk, case: Case, tmp_path: Path) -> None:
    out = io.BytesIO()
    with (
        pikepdf.open(io.BytesIO(printed("good", "also good"))) as pdf,
        pikepdf.open(io.BytesIO(hostile_documents.content_of_a_gigabyte())) as bad,
    ):
        pdf.pages.insert(1, bad.pages[0])
        pdf.save(out)
    piece(desk, case, out.getvalue())
    made, file = exported(desk, tmp_path)
    pages = pdf_reading.pages(file, tmp_path)
    assert [sheet for _, _, sheet in stamps(pages)] == [1, 2, 3]
    assert "Page 2 of this document could not be drawn." in pages[stamps(pages)[1][0] - 1]
    assert "Pages of exhibit A01 that could not be drawn: 2." in told(made)
    listed: Any = verify.check(file).manifest["exhibits"]
    assert [one["page"] for one in listed] == [1, 3]
