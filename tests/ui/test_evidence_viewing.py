"""Looking into documents and texts at the window, by keyboard; hostile files are told of and harm nothing."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable

import pikepdf
import pytest
from evidence_steps import PAGES, RU, larger, paper, piece, pressed, views
from parsers import hostile_documents, hostile_pictures
from parsers.papers import printed
from processes import linux_only
from PySide6.QtGui import QAccessible
from seats import Seat
from written_files import files_written_outside

from fieldcase import sandbox
from fieldcase.casework import viewing
from fieldcase.casework.looking import Document
from fieldcase.errors import ChildFailed, DocumentLocked, DocumentUnreadable
from ui import theme


def test_a_document_is_shown_page_by_page_and_the_look_is_written_down_once(seat: Seat) -> None:
    shown = paper(seat)
    turns = shown.pages.turns
    assert (turns.line.text(), turns.of.text()) == ("1", RU("of {total}").format(total=3))
    assert not turns.back.isEnabled()
    first = shown.pages.view.image
    seat.tab_to(RU("Page after"))
    seat.press("Space")
    seat.wait(lambda: shown.pages.view.image != first)
    seat.settle()
    assert turns.line.text() == "2"
    seat.tab_to(RU("Go to page"), back=True)
    seat.press("Ctrl+A")
    seat.type("99")
    seat.press("Enter")
    seat.settle()
    assert (turns.line.text(), shown.pages.number) == ("3", 2), "more than there are is the last"
    assert not turns.on.isEnabled()
    shown.pages.view.setFocus()
    seat.press("PgUp", "PgUp")
    seat.settle()
    assert shown.pages.number == 0
    seat.press("Right", "Left", "PgDown")
    seat.settle()
    assert shown.pages.number == 1
    assert views(seat) == 1


def test_a_number_that_is_none_goes_nowhere_and_the_page_in_front_stands_there_again(seat: Seat) -> None:
    shown = paper(seat)
    seat.tab_to(RU("Go to page"))
    for typed in ("x", "", "-1"):
        seat.press("Ctrl+A")
        seat.type(typed)
        seat.press("Enter")
        assert (shown.pages.number, shown.pages.turns.line.text()) == (0, "1")


@linux_only
def test_a_hidden_document_leaves_no_pixel_no_word_and_no_child(seat: Seat) -> None:
    shown = paper(seat)
    assert len(sandbox._alive) == 1, "the control"
    seat.tab_to(RU("Hide it"), back=True)
    seat.press("Space")
    seat.settle()
    assert shown.pages.document is None
    assert shown.pages.view.image.isNull()
    assert shown.pages.view.accessibleDescription() == ""
    assert not sandbox._alive
    assert seat.focus().accessibleName() == RU("Show it here")


@linux_only
@pytest.mark.parametrize("leave", ["people", "other", "dressed anew"])
def test_a_document_that_is_left_leaves_no_child(seat: Seat, leave: str) -> None:
    paper(seat)
    if leave == "people":
        seat.window.work.go("people")
    elif leave == "other":
        piece(seat, b"words", "1.txt")
    else:
        before = seat.page
        seat.window.work.dress("text_size", "110")
        seat.wait(lambda: seat.page is not None and seat.page is not before)
    seat.wait(lambda: not sandbox._alive)
    if leave == "dressed anew":
        theme.apply(seat.app, theme.LIGHT, 100)  # the style sheet is the whole application's
    seat.settle()
    seat.heart.longest = 0.0 if leave == "dressed anew" else seat.heart.longest


@linux_only
def test_a_document_left_while_it_is_being_opened_is_shown_to_nobody(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on, opened = threading.Event(), Document.open

    def slow(document: Document) -> Document:
        goes_on.wait(10)
        return opened(document)

    monkeypatch.setattr(Document, "open", slow)
    piece(seat, printed(*PAGES), "протокол.pdf")
    shown = pressed(seat)
    seat.window.work.go("people")
    goes_on.set()
    seat.settle()
    assert not sandbox._alive
    assert shown.pages.document is None
    assert views(seat) == 0


def test_the_last_page_stays_while_the_next_is_drawn_and_it_is_said_that_it_takes_long(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = paper(seat)
    goes_on, drawn = threading.Event(), Document.page

    def slow(document: Document, number: int, width: int) -> bytes:
        goes_on.wait(10)
        return drawn(document, number, width)

    monkeypatch.setattr(Document, "page", slow)
    first = shown.pages.view.image
    shown.pages.turns.turn(1)
    seat.wait(lambda: seat.sees(RU("The page is being drawn …")))
    assert shown.pages.view.image == first
    goes_on.set()
    seat.wait(lambda: shown.pages.view.image != first)
    assert not seat.sees(RU("The page is being drawn …"))
    seat.settle()


def test_the_words_of_a_page_can_be_read_aloud(seat: Seat) -> None:
    shown = paper(seat)
    interface = QAccessible.queryAccessibleInterface(shown.pages.view)
    assert "Протокол задержания у аптеки" in interface.text(QAccessible.Text.Description)
    name = interface.text(QAccessible.Text.Name)
    assert RU("page {page} of {total}").format(page=1, total=3) in name


def test_a_page_without_words_says_so(seat: Seat) -> None:
    shown = paper(seat, "")
    assert "It has no words" not in shown.pages.view.accessibleDescription()
    assert shown.pages.view.accessibleDescription() == RU(
        "This page is a picture: it has no words that can be read aloud or found."
    )


def test_a_page_that_cannot_be_drawn_is_told_and_the_others_are_shown(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = paper(seat)
    drawn = Document.page

    def falls(document: Document, number: int, width: int) -> bytes:
        if number == 1:
            raise ChildFailed
        return drawn(document, number, width)

    monkeypatch.setattr(Document, "page", falls)
    shown.pages.turns.turn(1)
    seat.wait(lambda: seat.sees(ChildFailed().told(RU)))
    assert shown.pages.view.image.isNull(), "no other page stands in its place"
    seat.tab_to(RU("Larger"), back=True)
    seat.press("Space")
    panel = seat.window.overlay.panel
    seat.wait(lambda: panel.state.text() == ChildFailed().told(RU))
    seat.press("Esc")
    shown.pages.turns.turn(1)
    seat.wait(lambda: not shown.pages.view.image.isNull())
    assert not seat.sees(ChildFailed().told(RU))
    seat.settle()


def test_a_locked_document_is_told_in_the_card(seat: Seat) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(printed("a"))) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(user="ключ", owner="ключ"))
    piece(seat, out.getvalue(), "locked.pdf")
    shown = pressed(seat)
    seat.wait(lambda: shown.said.property("kind") == "wrong")
    assert shown.said.text() == DocumentLocked().told(RU)
    assert seat.focus().accessibleName() == RU("Show it here"), "so that it can be tried again"
    assert views(seat) == 0
    seat.settle()
    assert not sandbox._alive


# The documents are all drawn in every run by the child alone, in tests/parsers/test_documents.py; here two of them are.
QUICK = (
    hostile_documents.content_of_a_gigabyte, hostile_documents.ten_million_pages,
    *(make for make in hostile_pictures.ALL if make is not hostile_pictures.text_of_half_a_gigabyte),
)  # fmt: skip
BOMBS = [
    pytest.param(make, id=make.__name__, marks=() if make in QUICK else pytest.mark.torture)
    for make in (*hostile_documents.ALL, *hostile_pictures.ALL)
]


@pytest.mark.parametrize("make", BOMBS)
def test_a_bomb_is_told_in_one_sentence_or_drawn_within_the_limits_and_the_window_lives(
    seat: Seat, make: Callable[[], bytes]
) -> None:
    piece(seat, make(), "bomb")
    shown = pressed(seat)

    def told() -> bool:
        sentences = (shown.said, shown.pages.said)
        return any(one.isVisible() and one.property("kind") == "wrong" and one.text() for one in sentences)

    def drawn() -> bool:
        return not shown.pages.view.image.isNull() or not shown.picture.image.isNull()

    seat.wait(lambda: told() or drawn(), 60)
    if make is hostile_documents.ten_million_pages:
        assert shown.said.text() == DocumentUnreadable().told(RU)
    if make in hostile_pictures.ALL[:1]:
        assert told(), "it is never drawn"
    seat.settle()
    piece(seat, printed("a page"), "next.pdf")
    after = pressed(seat)
    seat.wait(lambda: not after.pages.view.image.isNull())
    seat.settle()


def test_looking_into_a_document_writes_no_file(seat: Seat) -> None:
    piece(seat, printed(*PAGES), "протокол.pdf")
    with files_written_outside(seat.desk.vault.path) as found:
        shown = pressed(seat)
        seat.wait(lambda: not shown.pages.view.image.isNull())
        seat.settle()
        panel = larger(seat)
        panel.line.setText("page")
        panel.find_next()
        seat.settle()
        seat.press("Esc")
        shown.hide_it()
        seat.settle()
    assert found == []


def test_a_text_in_windows_1251_is_read_and_the_guess_is_told(seat: Seat) -> None:
    text = "Показания свидетеля о том, что было у пункта."
    piece(seat, text.encode("cp1251"), "показания.txt")
    shown = pressed(seat)
    seat.wait(lambda: shown.text.isVisible() and shown.text.fed)
    assert shown.text.field.toPlainText() == text
    assert "windows-1251" in shown.text.how.text()
    seat.settle()


def test_a_long_text_is_shown_in_portions_and_it_is_said_how_much(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(viewing, "PORTION_OF_TEXT", 30_000)
    text = "слово " * 10_000
    piece(seat, text.encode(), "длинный.txt")
    shown = pressed(seat)
    seat.wait(lambda: shown.text.isVisible() and shown.text.fed)
    assert shown.text.much.isVisible()
    before = len(shown.text.field.toPlainText())
    while shown.text.more.isVisible():
        seat.tab_to(RU("Show more of it"))
        done = shown.text.portion.done  # type: ignore[union-attr]
        seat.press("Space")
        seat.wait(lambda done=done: shown.text.portion.done > done and shown.text.fed)  # type: ignore[misc,union-attr]
        seat.settle()
    assert shown.text.field.toPlainText().replace("\n", "") == text
    assert before < 20_000
    assert not shown.text.much.isVisible()
    assert views(seat) == 1


def test_an_office_document_is_not_opened_and_it_is_said_what_to_do(seat: Seat) -> None:
    one = piece(seat, b"PK\x03\x04rest", "объяснение.docx")
    shown = seat.page.view.detail.shown
    assert not shown.show_button.isVisible()
    assert shown.said.text() == RU(viewing.why_not(one))
