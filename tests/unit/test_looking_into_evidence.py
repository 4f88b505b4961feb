"""Looking into stored files: texts a portion at a time, documents a page at a time, pictures with as many pixels as
are wanted, and why the rest is not shown."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from parsers import hostile_documents
from parsers.papers import printed
from PIL import Image
from processes import linux_only
from vaults import new_desk

from fieldcase import sandbox
from fieldcase.casework import viewing
from fieldcase.casework.cases import taken_or_new
from fieldcase.casework.desk import Desk
from fieldcase.casework.evidence import import_evidence
from fieldcase.casework.looking import Document
from fieldcase.casework.viewing import View
from fieldcase.errors import Cancelled, DocumentUnreadable
from fieldcase.model.evidence import Evidence
from fieldcase.rules.exhibits import media_of
from fieldcase.world import World


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = new_desk(tmp_path / "v.fieldcase", "сито берёза паром облако кувшин лестница", World())
    yield made
    made.close()


def taken(desk: Desk, content: bytes, name: str) -> Evidence:
    return import_evidence(desk, taken_or_new(desk, "X-1").scope, io.BytesIO(content), name)


def portions(desk: Desk, one: Evidence) -> list[viewing.Portion]:
    found = [viewing.text(desk, one)]
    while found[-1].more:
        found.append(viewing.text(desk, one, found[-1]))
    return found


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-r"])
def test_a_text_comes_back_portion_by_portion_whole_however_it_is_written(
    desk: Desk, codec: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(viewing, "PORTION_OF_TEXT", 1001)  # cuts letters of two bytes
    text = "Показания свидетеля о том, что было; euro and слово. " * 60
    found = portions(desk, taken(desk, text.encode(codec), "текст.txt"))
    assert len(found) > 2
    assert "".join(one.words for one in found) == text
    assert found[-1].done == found[-1].size


def test_no_more_than_the_limit_of_a_text_is_shown(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(viewing, "PORTION_OF_TEXT", 1000)
    monkeypatch.setattr(viewing, "MOST_TEXT", 3000)
    found = portions(desk, taken(desk, b"word " * 2000, "a.txt"))
    assert [one.done for one in found] == [1000, 2000, 3000]
    assert found[-1].size == 10_000


def test_a_letter_that_the_end_of_the_file_cuts_is_told_as_none(desk: Desk) -> None:
    one = taken(desk, "слово".encode()[:-1], "a.txt")
    assert viewing.text(desk, one).words == "слов\ufffd"


@pytest.mark.parametrize(
    ("content", "name", "office"),
    [
        (b"PK\x03\x04rest", "Показания.docx", True), (b"PK\x03\x04rest", "x.ODT", True), (b"{\\rtf1 x}", "x", True),
        (b"\xd0\xcf\x11\xe0rest", "old.doc", True), (b"PK\x03\x04rest", "photos.zip", False),
        (b"\x1aE\xdf\xa3 and more", "съёмка.docx", False),
    ],
)  # fmt: skip
def test_an_office_file_is_not_opened_and_it_is_said_what_to_do(
    desk: Desk, content: bytes, name: str, office: bool
) -> None:
    one = taken(desk, content, name)
    assert viewing.view_of(one) is View.NONE
    assert ("office program" in viewing.why_not(one)) is office


def test_a_photograph_of_a_newer_telephone_is_a_picture_that_is_not_shown_and_says_what_to_do(desk: Desk) -> None:
    one = taken(desk, b"\x00\x00\x00\x24ftypheic\x00\x00\x00\x00mif1" + bytes(500), "IMG_0001.HEIC")
    assert (one.kind, viewing.view_of(one)) == ("photo", View.NONE)
    assert "JPEG" in viewing.why_not(one)
    assert media_of(one, desk.tables) == {"picture"}, "whom it shows has to have agreed to pictures, not to films"


def test_a_document_too_large_for_a_child_says_that_it_is_too_large(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = taken(desk, printed("a"), "a.pdf")
    assert viewing.view_of(one) is View.PAGES
    monkeypatch.setattr(viewing, "MOST_PICTURE", 100)
    assert viewing.view_of(one) is View.NONE
    assert "too large" in viewing.why_not(one)


def test_a_large_look_has_more_pixels_and_a_small_picture_no_more_than_it_has(desk: Desk) -> None:
    out = io.BytesIO()
    Image.effect_noise((5000, 3000), 40).save(out, "JPEG", quality=40)
    one = taken(desk, out.getvalue(), "a.jpg")
    sizes = [Image.open(io.BytesIO(viewing.picture(desk, one, large=large))).size for large in (False, True)]
    assert sizes == [(1600, 960), (4000, 2400)]
    small = taken(desk, _png(300, 200), "b.png")
    assert Image.open(io.BytesIO(viewing.picture(desk, small, large=True))).size == (300, 200)


def _png(width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height)).save(out, "PNG")
    return out.getvalue()


def test_pages_are_drawn_read_and_searched(desk: Desk) -> None:
    one = taken(desk, printed("Протокол ЗАДЕРЖАНИЯ\nвсё ещё", "The second page", "the second one"), "a.pdf")
    document = Document(desk, one).open()
    try:
        assert len(document.sizes) == 3
        assert document.page(1, 400).startswith(b"\xff\xd8")
        assert document.text(1).split() == ["The", "second", "page"]
        found = document.find("протокол задерж", 0)
        assert found is not None
        assert (found.page, len(found.boxes)) == (0, 2)
        assert document.find("все еще", 0) is not None, "ё is found by е"
        assert document.find("second", 0) is None
        assert document.find("econd pag", 1) is not None
        assert document.find("page second", 1) is None
        assert document.find("  ", 1) is None
    finally:
        document.close()


def test_a_word_that_is_broken_at_the_end_of_a_line_is_found_whole(desk: Desk) -> None:
    document = Document(desk, taken(desk, printed("Протокол задер-\nжания"), "a.pdf")).open()
    try:
        found = document.find("задержания", 0)
        assert found is not None
        first, second = found.boxes
        assert first[1] < second[1], "a box in each line"
        assert first[0] > second[2], "and none over what stands between"
        assert document.find("протокол задержания", 0) is not None
        assert document.find("задержание", 0) is None
    finally:
        document.close()


@linux_only
def test_a_document_that_is_closed_leaves_no_child_and_answers_nobody(desk: Desk) -> None:
    document = Document(desk, taken(desk, printed("a", "b"), "a.pdf")).open()
    assert len(sandbox._alive) == 1, "the control"
    document.close()
    assert not sandbox._alive
    with pytest.raises(Cancelled):
        document.page(0, 100)
    assert not sandbox._alive


@linux_only
def test_an_opening_that_takes_long_can_be_stopped_from_another_thread(desk: Desk) -> None:
    document = Document(desk, taken(desk, hostile_documents.drawn_ten_billion_times(), "a.pdf")).open()
    stopping = threading.Timer(0.5, document.stop)
    stopping.start()
    with pytest.raises(Cancelled):
        document.page(0, 1000)
    document.close()
    assert not sandbox._alive


def test_a_document_stopped_before_it_is_open_is_not_opened(desk: Desk) -> None:
    document = Document(desk, taken(desk, printed("a"), "a.pdf"))
    document.stop()
    with pytest.raises(Cancelled):
        document.open()
    assert not sandbox._alive


def test_a_document_that_is_none_is_refused(desk: Desk) -> None:
    with pytest.raises(DocumentUnreadable):
        Document(desk, taken(desk, b"%PDF-1.7\nno more", "a.pdf")).open()
