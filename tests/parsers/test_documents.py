"""Pages of strangers' documents: pictures and words come out; what is hostile is refused, and the program lives."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import suppress

import pikepdf
import pytest
from parsers import hostile_documents
from parsers.filled_forms import COVERED, FILLED, STAMPED, covered, filled_form
from parsers.papers import printed, scanned
from PIL import Image

from fieldcase.errors import ChildFailed, DocumentLocked, DocumentUnreadable
from fieldcase.parsers import document_child, documents
from fieldcase.parsers.documents import Pages

PAPER = (595, 842)


def locked(content: bytes) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(user="ключ", owner="ключ"))
    return out.getvalue()


def turned(content: bytes) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.pages[0].rotate(90, relative=True)
        pdf.save(out)
    return out.getvalue()


def darkest(picture: Image.Image) -> int:
    return min(picture.convert("L").tobytes())


@pytest.fixture(scope="module")
def paper() -> bytes:
    """Two pages in Russian and English."""
    return printed("Протокол задержания", "The second page")


def test_pages_are_counted_measured_and_drawn(paper: bytes) -> None:
    with Pages(paper) as pages:
        assert [tuple(map(round, size)) for size in pages.sizes] == [PAPER, PAPER]
        drawn = Image.open(io.BytesIO(pages.picture(0, 500)))
    assert drawn.size == (500, round(500 * PAPER[1] / PAPER[0]))
    assert darkest(drawn) < 100, "there is ink on it"


def test_words_stand_where_they_are_drawn(paper: bytes) -> None:
    with Pages(paper) as pages:
        found = {word.text: word for word in pages.words(0)}
        drawn = Image.open(io.BytesIO(pages.picture(0, 1000))).convert("L")
    word = found["задержания"]
    box = (word.left * 1000, word.top * drawn.height, word.right * 1000, word.bottom * drawn.height)
    inside = drawn.crop(box)
    assert darkest(inside) < 100, "its ink is in its box"
    assert darkest(drawn.crop((0, round(box[3]) + 30, 1000, round(box[3]) + 60))) > 200, "and not below"


def test_words_of_a_turned_page_stand_where_they_are_drawn(paper: bytes) -> None:
    with Pages(turned(paper)) as pages:
        word = {word.text: word for word in pages.words(0)}["задержания"]
    assert word.bottom - word.top > word.right - word.left, "it stands upright"
    assert word.right > 0.5, "what was at the top is at the right"


def test_a_scan_that_cannot_be_decoded_is_not_shown_as_an_empty_page() -> None:
    with Pages(scanned(b"no picture at all")) as pages, pytest.raises(DocumentUnreadable):
        pages.picture(0, 300)
    out = io.BytesIO()
    Image.new("RGB", (620, 877), "white").save(out, "JPEG")
    with Pages(scanned(out.getvalue())) as pages:
        white = Image.open(io.BytesIO(pages.picture(0, 300)))
    assert darkest(white) > 250, "the empty back of a sheet is shown as it is"


def test_all_that_can_be_read_on_a_page_comes_line_by_line(paper: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    with Pages(printed("Протокол\nзадержания", "x")) as pages:
        assert pages.text(0).split("\r\n") == ["Протокол", "задержания"]
    assert document_child.child(b"O" + paper)[:1] == b"G"
    assert document_child.child(b"T[1]") == b"GThe second page", "control"
    monkeypatch.setattr(document_child, "_MOST_SIGNS", 5)
    assert document_child.child(b"T[1]") == b"R"


@pytest.mark.parametrize("drawn", [True, False])
def test_what_was_filled_in_or_stamped_is_drawn_and_its_words_are_found_where_it_is_drawn(drawn: bool) -> None:
    with Pages(filled_form(drawn=drawn)) as pages:
        picture = Image.open(io.BytesIO(pages.picture(0, 1000))).convert("L")
        words = {word.text: word for word in pages.words(0)}
        text = pages.text(0)
    for phrase in (STAMPED, FILLED):
        assert phrase in text
        word = words[phrase.split()[1]]
        wide, high = picture.size
        box = (word.left * wide, word.top * high, word.right * wide, word.bottom * high)
        assert darkest(picture.crop(box)) < 100, "its ink is in its box"


def test_what_a_viewer_covers_stays_covered_whatever_is_asked_before() -> None:
    with Pages(covered()) as pages:
        first = pages.picture(0, 1000)
        assert COVERED in pages.text(0), "the words below are found all the same"
        assert pages.picture(0, 1000) == first
        _, seen = pages.burnt(0, 1000, [])
    assert [word.text for word in seen] == [], "and are no words that can be seen"


def test_a_child_that_was_replaced_is_handed_the_document_again(paper: bytes) -> None:
    with Pages(paper) as pages:
        first = pages.picture(1, 300)
        pages.stop()
        with suppress(ChildFailed):  # unless the dead child was noticed, and replaced, before it was asked
            pages.picture(1, 300)
        assert pages.picture(1, 300) == first


def test_a_locked_document_is_told_as_locked(paper: bytes) -> None:
    with pytest.raises(DocumentLocked):
        Pages(locked(paper))


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\nno more", b"\x00" * 5000, b"%PDF-1.4\n%%EOF"])
def test_what_is_no_document_is_refused(content: bytes) -> None:
    with pytest.raises(DocumentUnreadable):
        Pages(content)


def test_a_document_too_large_for_a_child_is_refused_at_once(monkeypatch: pytest.MonkeyPatch, paper: bytes) -> None:
    monkeypatch.setattr(documents, "MOST_BYTES", 100)
    with pytest.raises(DocumentUnreadable):
        Pages(paper)


@pytest.mark.parametrize("make", hostile_documents.ALL, ids=lambda one: one.__name__)
def test_a_bomb_is_refused_and_the_program_lives(make: Callable[[], bytes], paper: bytes) -> None:
    content = make()
    assert len(content) < 20_000, "small on the disk"
    with suppress(DocumentUnreadable, ChildFailed), Pages(content) as pages:
        assert pages.picture(0, 1000).startswith(b"\xff\xd8"), "or drawn within the limits"
    with Pages(paper) as pages:
        assert len(pages.sizes) == 2, "the next document is shown as ever"


def test_scripts_and_actions_of_a_document_do_nothing() -> None:
    with Pages(hostile_documents.with_scripts()) as pages:
        assert pages.picture(0, 100).startswith(b"\xff\xd8")
