"""Listening to a recording by keyboard: on purpose, here and there; nothing of it stays behind."""

from __future__ import annotations

from pathlib import Path

import pytest
from parsers.recordings import RATE, samples, wav
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from quiet_loudspeaker import QuietLoudspeaker, none_here
from recording_pages import SAID, at, card, go, kept, listened, looks, playing, speaker, started
from seats import Seat
from written_files import files_written_outside

from fieldcase import sandbox
from fieldcase.errors import NoLoudspeaker
from ui.playing import Playing


@pytest.fixture(autouse=True)
def _quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QuietLoudspeaker, "made", [], raising=False)
    monkeypatch.setattr(Playing, "loudspeaker", staticmethod(QuietLoudspeaker))


def alive() -> int:
    return sum(process.poll() is None for process in sandbox._alive)


def test_nothing_is_decrypted_before_the_button_and_the_look_is_written_down_once(seat: Seat) -> None:
    piece = at(seat, wav(3))
    assert playing(seat).sound is None
    assert looks(seat) == []
    listened(seat)
    assert looks(seat) == [("view", piece.id)]
    assert card(seat).player.times.text() == "0:00 / 0:03"
    started(seat)
    seat.press("Space", "Space")
    seat.settle()
    assert looks(seat) == [("view", piece.id)]


def test_the_space_bar_plays_and_pauses_and_what_is_heard_is_the_recording(seat: Seat) -> None:
    at(seat, wav(3))
    listened(seat)
    assert seat.focus().accessibleName() == f"{SAID('The recording')}: 0:00 / 0:03"
    started(seat)
    seat.wait(lambda: speaker().held == 3 * RATE)
    speaker().hear(RATE)
    seat.wait(lambda: card(seat).player.times.text() == "0:01 / 0:03")
    assert card(seat).player.button.text() == SAID("Pause")
    seat.press("Space")
    seat.settle()
    assert not playing(seat).plays
    assert (speaker().held, speaker().runs) == (0, False)
    assert card(seat).player.times.text() == "0:01 / 0:03"
    started(seat)
    seat.wait(lambda: speaker().held == 2 * RATE)
    speaker().hear(2 * RATE)
    seat.wait(lambda: not playing(seat).plays)
    assert speaker().heard == samples(3), "not a sample was lost or heard twice"
    assert card(seat).player.times.text() == "0:03 / 0:03"
    started(seat)
    assert playing(seat).position < 0.1, "at the end it begins anew"


def test_arrows_go_five_seconds_and_a_minute_and_to_the_ends(seat: Seat) -> None:
    at(seat, wav(130))
    listened(seat)
    places = []
    for key in ("Right", "Right", "Left", "PgDown", "PgDown", "PgDown", "PgUp", "Home", "Left", "End"):
        seat.press(key)
        places.append(round(playing(seat).position))
    assert places == [5, 10, 5, 65, 125, 130, 70, 0, 0, 130]


def test_going_elsewhere_while_it_plays_goes_on_from_there(seat: Seat) -> None:
    at(seat, wav(30))
    listened(seat)
    started(seat)
    card(seat).player.curve.asked.emit(20.5)
    seat.wait(lambda: playing(seat).plays and speaker().held > RATE)
    assert round(playing(seat).position, 1) == 20.5
    before = len(speaker().heard)
    speaker().hear(RATE // 2)
    assert speaker().heard[before:] == samples(1)[RATE:], "the second half of a second, to the sample"


def test_the_curve_answers_to_the_mouse_and_tells_its_value(seat: Seat) -> None:
    at(seat, wav(100))
    listened(seat)
    curve = card(seat).player.curve
    place = curve.rect().center()
    assert round(curve.second_at(place)) == 50
    QTest.mouseClick(curve, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert round(playing(seat).position) == 50
    assert curve.value in ("0:49 / 1:40", "0:50 / 1:40")


def test_slower_and_faster_have_a_loudspeaker_of_another_rate(seat: Seat) -> None:
    at(seat, wav(10))
    listened(seat)
    started(seat)
    assert speaker().rate == RATE
    card(seat).player.speed.setCurrentIndex(0)
    seat.wait(lambda: speaker().rate == RATE * 0.75 and speaker().held)
    assert [one.closed for one in QuietLoudspeaker.made] == [True, False]


def test_leaving_falls_silent_ends_the_child_and_keeps_no_sample(seat: Seat) -> None:
    at(seat, wav(30))
    listened(seat)
    started(seat)
    assert alive() == 1
    assert playing(seat)._seconds
    assert playing(seat).curve
    held, it = speaker(), playing(seat)
    seat.press("Ctrl+Z")
    assert it.plays, "to take a deed back is no leaving"
    seat.window.work.go("people")
    assert held.held == 0, "at once"
    assert not it.plays
    assert (it.sound, dict(it._seconds), bytes(it.curve)) == (None, {}, b"")
    seat.wait(lambda: alive() == 0 and held.closed)


def test_another_piece_of_evidence_forgets_the_first(seat: Seat) -> None:
    at(seat, wav(30))
    listened(seat)
    started(seat)
    held = speaker()
    at(seat, wav(5), "другая.wav")
    assert held.held == 0
    assert playing(seat).sound is None
    assert card(seat).listen_button.isVisible()
    seat.wait(lambda: alive() == 0)


def test_a_window_that_is_dressed_anew_falls_silent_and_ends_the_child(seat: Seat) -> None:
    piece = at(seat, wav(30))
    listened(seat)
    started(seat)
    held = speaker()
    seat.window.work.dress("theme", "dark")
    seat.settle()
    assert held.held == 0
    seat.wait(lambda: alive() == 0)
    go(seat, piece)
    listened(seat)
    started(seat)
    seat.heart.rest()
    seat.window.work.dress("theme", "light")
    seat.settle()
    seat.heart.longest = 0.0  # to be dressed anew is one long step


def test_closing_the_recording_keeps_what_was_written(seat: Seat) -> None:
    piece = at(seat, wav(5), "запись.wav", ("said", 1000, "слова"))
    listened(seat)
    seat.tab_to(SAID("Close the recording"))
    seat.press("Space")
    seat.wait(lambda: alive() == 0)
    assert seat.focus().accessibleName() == SAID("Listen here")
    assert [one.text for one in kept(seat, piece)] == ["слова"]


def test_covering_the_window_for_the_lock_falls_silent_at_once(seat: Seat) -> None:
    at(seat, wav(30))
    listened(seat)
    started(seat)
    assert speaker().held
    seat.shell.hide()
    assert speaker().held == 0
    assert not playing(seat).plays
    seat.shell.show()


def test_a_computer_without_a_loudspeaker_says_so_and_the_rest_works(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Playing, "loudspeaker", staticmethod(none_here))
    piece = at(seat, wav(10), "запись.wav", ("said", 4000, "слова"))
    listened(seat)
    seat.press("Space")
    seat.wait(lambda: card(seat).said.property("kind") == "wrong")
    assert NoLoudspeaker().told(SAID) in "\n".join(seat.texts())
    assert not playing(seat).plays
    assert len(playing(seat).curve) == 100
    seat.press("Right", "T")
    seat.settle()
    seat.type("ещё слова")
    seat.press("Ctrl+Return")
    seat.settle()
    assert [(one.begins, one.text) for one in kept(seat, piece)] == [(4000, "слова"), (5000, "ещё слова")]


def test_listening_writes_no_file_beside_the_vault(seat: Seat, tmp_path: Path) -> None:
    with files_written_outside(seat.desk.vault.path) as control:
        (tmp_path / "control.txt").write_text("seen")
    assert control == [str(tmp_path / "control.txt")], "the control: a file that is written is found"
    at(seat, wav(10))
    with files_written_outside(seat.desk.vault.path) as found:
        listened(seat)
        started(seat)
        seat.press("Right", "Space")
        card(seat).close_sound()
        seat.settle()
    assert found == []


def test_headphones_that_were_pulled_out_are_told(seat: Seat) -> None:
    at(seat, wav(30))
    listened(seat)
    started(seat)
    speaker().runs = False
    seat.wait(lambda: card(seat).said.property("kind") == "wrong")
    assert not playing(seat).plays
    assert playing(seat).sound is not None, "it stays open: press play again"
    started(seat)
