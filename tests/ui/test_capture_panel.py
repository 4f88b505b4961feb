"""Ctrl+N anywhere: a note goes into the inbox by Enter, its day is understood, and what is in the box is never lost."""

from __future__ import annotations

import datetime

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from seats import Seat

from fieldcase.model.deskwork import Capture
from ui.capture import CapturePanel


def panel(seat: Seat) -> CapturePanel:
    found = seat.window.overlay.panel
    assert isinstance(found, CapturePanel)
    return found


def notes(seat: Seat) -> tuple[Capture, ...]:
    seat.settle()
    return seat.desk.all(Capture)


def yesterday(seat: Seat) -> str:
    return (seat.desk.world.today() - datetime.timedelta(days=1)).isoformat()


def test_a_note_is_in_the_inbox_after_one_key_a_sentence_and_enter(seat: Seat) -> None:
    seat.press("Ctrl+N")
    seat.type("Вчера в 14:00 у пункта увезли двоих / Пример")
    seat.press("Alt+5", "Enter")
    (note,) = notes(seat)
    assert note.text == "Вчера в 14:00 у пункта увезли двоих / Пример"
    assert (note.kind, note.date.text if note.date else "", note.hour) == ("incident", yesterday(seat), "14:00")
    assert seat.window.overlay.panel is None
    seat.wait(lambda: seat.sees("Вчера в 14:00 у пункта увезли двоих"))
    assert seat.window.banner.sentence == "Записано во входящие."


def test_what_was_understood_stands_under_the_box(seat: Seat) -> None:
    seat.press("Ctrl+N")
    seat.type("приходили вчера 14:00")
    seat.wait(lambda: "14:00" in panel(seat).understood.text())
    assert "Понято так" in panel(seat).understood.text()


def test_a_note_without_a_day_says_that_none_was_understood_by_silence(seat: Seat) -> None:
    seat.press("Ctrl+N")
    seat.type("позвонить в пункт")
    seat.press("Enter")
    (note,) = notes(seat)
    assert note.date is None
    assert note.hour == ""


def test_shift_and_enter_make_a_new_line_and_an_empty_box_is_not_saved(seat: Seat) -> None:
    seat.press("Ctrl+N", "Enter")
    assert isinstance(seat.window.overlay.panel, CapturePanel)
    seat.type("первая")
    seat.press("Shift+Enter")
    seat.type("вторая")
    seat.press("Enter")
    (note,) = notes(seat)
    assert note.text == "первая\nвторая"


def test_esc_keeps_the_box_and_the_next_panel_offers_it_again(seat: Seat) -> None:
    seat.press("Ctrl+N")
    seat.type("недописанная заметка")
    seat.press("Esc")
    seat.settle()
    assert notes(seat) == ()
    seat.press("Ctrl+N")
    seat.wait(lambda: panel(seat).text == "недописанная заметка")
    seat.type(" и конец")
    seat.press("Enter")
    (note,) = notes(seat)
    assert note.text == "недописанная заметка и конец"
    assert seat.desk.unfinished() == ()


def test_a_second_after_the_last_key_the_box_is_inside_the_vault(seat: Seat) -> None:
    seat.press("Ctrl+N")
    seat.type("то, что нельзя потерять")
    seat.wait(lambda: seat.quiet() and len(seat.desk.unfinished()) == 1, seconds=2)
    (begun,) = seat.desk.unfinished()
    assert isinstance(begun, Capture)
    assert begun.text == "то, что нельзя потерять"


def test_a_lock_in_the_very_moment_keeps_the_box(seat: Seat) -> None:
    seat.press("Ctrl+N")
    seat.type("успели напечатать")
    assert seat.desk.unfinished() == ()
    for deed in seat.window.unkept():
        deed(seat.desk)
    (begun,) = seat.desk.unfinished()
    assert isinstance(begun, Capture)
    assert begun.text == "успели напечатать"


def test_a_note_that_was_thrown_away_is_nowhere(seat: Seat) -> None:
    seat.press("Ctrl+N")
    seat.type("лишнее")
    seat.wait(lambda: seat.quiet() and len(seat.desk.unfinished()) == 1, seconds=2)
    seat.tab_to("Выбросить")
    seat.press("Space")
    seat.settle()
    assert seat.desk.unfinished() == ()
    assert notes(seat) == ()


def test_undo_takes_the_note_out_of_the_inbox_again(seat: Seat) -> None:
    seat.press("Ctrl+N")
    seat.type("по ошибке")
    seat.press("Enter")
    assert len(notes(seat)) == 1
    seat.press("Ctrl+Z")
    assert notes(seat) == ()


@pytest.mark.language("en")
def test_the_panel_reads_english_too(seat: Seat) -> None:
    seat.press("Ctrl+N")
    seat.type("yesterday at 2 pm somebody came")
    seat.press("Enter")
    (note,) = notes(seat)
    assert (note.date.text if note.date else "", note.hour) == (yesterday(seat), "14:00")


def test_the_box_has_the_focus_and_every_stop_of_tab_a_name(seat: Seat) -> None:
    seat.press("Ctrl+N")
    assert isinstance(seat.focus(), QPlainTextEdit)
    named = []
    for _ in range(8):
        seat.press("Tab")
        named.append(seat.focus().accessibleName())
    assert all(named)
    assert len(set(named)) > 3
