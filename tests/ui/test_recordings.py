"""Recordings by keyboard: listening on purpose, going elsewhere, writing what is said; nothing stays behind."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from parsers.recordings import RATE, samples, tone, wav
from quiet_loudspeaker import QuietLoudspeaker, none_here
from seats import Seat
from walks import cut_off, nameless, stops, tab_walk

from fieldcase import sandbox
from fieldcase.casework import moments
from fieldcase.casework.cases import new_case
from fieldcase.casework.evidence import import_evidence
from fieldcase.i18n import words
from fieldcase.model.deskwork import Access
from fieldcase.model.evidence import Evidence, Moment
from fieldcase.model.ids import PersonId
from fieldcase.model.people import Person
from ui.pages.recording_card import RecordingCard
from ui.playing import Playing

SAID = words("ru")
VIDEO = b"\x00\x00\x00\x18ftypmp42" + bytes(2000)


@pytest.fixture(autouse=True)
def _quiet(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    QuietLoudspeaker.made = []
    monkeypatch.setattr(Playing, "loudspeaker", staticmethod(QuietLoudspeaker))
    yield
    QuietLoudspeaker.made = []


def at(seat: Seat, content: bytes, name: str = "запись.wav", *lines: tuple[str, int | None, str]) -> Evidence:
    """A recording of a new case with some lines, shown on the page."""
    case = new_case(seat.desk, "Example / Пример")
    made = import_evidence(seat.desk, case.scope, io.BytesIO(content), name, title="Example / Пример")
    for kind, begins, text in lines:
        seat.desk.save(None, replace(moments.blank(seat.desk, made, kind, begins), text=text))
    seat.heart.rest()
    go(seat, made)
    return made


def go(seat: Seat, piece: Evidence) -> None:
    seat.window.work.go("evidence", piece.id)
    seat.settle()


def card(seat: Seat) -> RecordingCard:
    found: RecordingCard = seat.page.view.detail.recording
    return found


def playing(seat: Seat) -> Playing:
    return card(seat).player.playing


def listened(seat: Seat) -> None:
    """Press the button, and wait until the whole recording was heard through."""
    seat.tab_to(SAID("Listen here"))
    seat.press("Space")
    seat.wait(lambda: playing(seat).whole)
    seat.settle()


def speaker() -> QuietLoudspeaker:
    return QuietLoudspeaker.made[-1]


def started(seat: Seat) -> None:
    """Press the space bar, and wait until there is something to hear."""
    seat.press("Space")
    seat.wait(lambda: playing(seat).plays and QuietLoudspeaker.made and speaker().held)


def kept(seat: Seat, piece: Evidence) -> list[Moment]:
    return list(moments.moments_of(seat.desk, piece))


def looks(seat: Seat) -> list[tuple[str, bytes | None]]:
    return [(one.deed, one.about) for one in seat.desk.all(Access)]


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
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

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
    assert SAID("This computer plays no sound: no loudspeaker or headphones were found.")[:20] in seat_texts(seat)
    assert not playing(seat).plays
    assert len(playing(seat).curve) == 100
    seat.press("Right", "T")
    seat.settle()
    seat.type("ещё слова")
    seat.press("Ctrl+Return")
    seat.settle()
    assert [(one.begins, one.text) for one in kept(seat, piece)] == [(4000, "слова"), (5000, "ещё слова")]


def seat_texts(seat: Seat) -> str:
    return "\n".join(seat.texts())


def test_headphones_that_were_pulled_out_are_told(seat: Seat) -> None:
    at(seat, wav(30))
    listened(seat)
    started(seat)
    speaker().runs = False
    seat.wait(lambda: card(seat).said.property("kind") == "wrong")
    assert not playing(seat).plays
    assert playing(seat).sound is not None, "it stays open: press play again"
    started(seat)


@pytest.mark.parametrize(
    "content", [tone("tone.ogg")[:60] + bytes(5000), b"OggS" + bytes(4000), b"RIFF\x00\x00\x00\x00WAVE"],
    ids=["torn", "zeros", "bare head"],
)  # fmt: skip
def test_a_recording_that_cannot_be_decoded_says_so_and_its_words_are_written_all_the_same(
    seat: Seat, content: bytes
) -> None:
    piece = at(seat, content, "голос.ogg")
    seat.tab_to(SAID("Listen here"))
    seat.press("Space")
    seat.wait(lambda: card(seat).said.property("kind") == "wrong")
    assert card(seat).listen_button.isEnabled()
    assert looks(seat) == []
    write(seat, "said", "1:05", "слова")
    assert [(one.kind, one.begins, one.text) for one in kept(seat, piece)] == [("said", 65_000, "слова")]


def write(seat: Seat, kind: str, when: str, text: str) -> None:
    """Write a moment by keyboard, with its time typed."""
    seat.tab_to(SAID("What is said here (T)" if kind == "said" else "Note here (N)"))
    seat.press("Space")
    seat.settle()
    assert seat.focus().accessibleName() == SAID("Begins at")
    seat.type(when)
    seat.press("Tab", "Tab", "Tab")
    seat.type(text)
    seat.press("Ctrl+Return")
    seat.settle()


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [(VIDEO, "запись.mp4", "Video is not played"), (tone("tone-opus.ogg"), "голос.ogg", "This kind of sound is")],
    ids=["video", "opus"],
)  # fmt: skip
def test_what_is_not_played_says_so_plainly_and_its_words_are_written_all_the_same(
    seat: Seat, content: bytes, name: str, says: str
) -> None:
    piece = at(seat, content, name)
    from fieldcase.casework import listening

    sentence = listening.why_silent(piece)
    assert sentence.startswith(says)
    assert seat.sees(SAID(sentence))
    assert not card(seat).listen_button.isVisible()
    write(seat, "note", "0:07", "машина без номера")
    assert [(one.kind, one.begins) for one in kept(seat, piece)] == [("note", 7_000)]
    assert seat.page.view.detail.recording.moments.lines.isVisible()


def test_what_is_said_is_written_at_the_place_that_is_heard_and_the_keyboard_goes_back(seat: Seat) -> None:
    piece = at(seat, wav(60))
    who = Person(id=PersonId(seat.desk.new_id()), scope=piece.scope, kind="client", pseudonym="Иволга")
    seat.desk.save(None, who)
    listened(seat)
    seat.press("Right", "Right", "Right")
    seat.press_cyrillic("Е", no_modifier())  # the key of T on a Russian keyboard
    seat.settle()
    seat.type("Они подошли к двери")
    seat.press("Shift+Tab")
    assert seat.focus().accessibleName() == SAID("Who speaks")
    seat.type("ивол")
    seat.press("Enter", "Tab")
    seat.press("Ctrl+Return")
    seat.settle()
    (written,) = kept(seat, piece)
    assert (written.kind, written.begins, written.speaker) == ("said", 15_000, who.id)
    assert written.text == "Они подошли к двери"
    assert seat.focus() is card(seat).player.curve
    seat.press("N")
    seat.settle()
    seat.type("рация")
    seat.press("F8")
    seat.wait(lambda: playing(seat).plays)
    seat.press("F7", "F8")
    assert round(playing(seat).position) == 10
    seat.press("Ctrl+Return")
    seat.settle()
    assert [one.kind for one in kept(seat, piece)] == ["said", "note"]


def no_modifier() -> Any:
    from PySide6.QtCore import Qt

    return Qt.KeyboardModifier.NoModifier


def test_enter_on_a_line_goes_to_its_place(seat: Seat) -> None:
    at(seat, wav(60), "запись.wav", ("said", 12_000, "первое"), ("note", 34_000, "второе"))
    listened(seat)
    seat.tab_to(SAID("What is said, and notes"))
    seat.press("Down")
    seat.settle()
    seat.press("Enter")
    assert round(playing(seat).position) in (12, 34)
    seat.press("Home", "Down", "Enter")
    seat.settle()
    assert round(playing(seat).position) == 34


def test_a_moment_is_changed_where_it_stands_and_goes_to_the_bin_and_comes_back(seat: Seat) -> None:
    piece = at(seat, VIDEO, "запись.mp4", ("said", 12_000, "первое"))
    part = card(seat).moments
    part.lines.setFocus()
    seat.press("Home")
    seat.settle()
    assert part.form.fields["begins"].words() == "0:12"
    seat.tab_to(SAID("Text"), back=True)
    seat.type(" и второе")
    seat.press("Ctrl+Return")
    seat.settle()
    (changed,) = kept(seat, piece)
    assert "второе" in changed.text
    assert "первое" in changed.text
    part.lines.setFocus()
    seat.press("Home")
    seat.settle()
    part._show(kept(seat, piece)[0].key)
    seat.settle()
    seat.tab_to(SAID("To the bin"), back=True)
    seat.press("Space")
    seat.settle()
    assert kept(seat, piece) == []
    seat.press("Ctrl+Z")
    seat.settle()
    assert len(kept(seat, piece)) == 1
    assert part.lines.rows.rowCount() == 1


def test_a_time_that_cannot_be_read_stays_as_it_was_typed_and_says_what_would_be_understood(seat: Seat) -> None:
    piece = at(seat, VIDEO, "запись.mp4")
    seat.tab_to(SAID("What is said here (T)"))
    seat.press("Space")
    seat.settle()
    seat.type("потом")
    assert card(seat).moments.form.fields["begins"].fault
    seat.press("Tab", "Tab", "Tab")
    seat.type("слова")
    seat.press("Ctrl+Return")
    seat.settle()
    (written,) = kept(seat, piece)
    assert (written.begins, written.text) == (None, "слова")
    assert seat.desk.draft_words_of(written.key) == {"begins": "потом"}


def test_a_moment_that_was_being_typed_is_there_again(seat: Seat) -> None:
    piece = at(seat, VIDEO, "запись.mp4")
    seat.tab_to(SAID("Note here (N)"))
    seat.press("Space")
    seat.settle()
    seat.press("Tab", "Tab", "Tab")
    seat.type("полсло")
    card(seat).moments.form.keep()
    seat.settle()
    assert seat.desk.unfinished()
    part = card(seat).moments
    part._put_away()  # as after a kill
    seat.window.work.go("people")
    go(seat, piece)
    assert card(seat).moments.form.fields["text"].words() == "полсло"


def test_a_moment_with_nothing_typed_leaves_no_trace(seat: Seat) -> None:
    piece = at(seat, wav(5))
    seat.press("Escape")
    card(seat).moments.new("said")
    seat.settle()
    seat.window.work.go("people")
    seat.settle()
    assert kept(seat, piece) == []
    assert seat.desk.unfinished() == ()


def test_a_search_for_what_is_said_leads_to_the_recording(seat: Seat) -> None:
    piece = at(seat, VIDEO, "запись.mp4", ("said", 1000, "неповторимое слово"))
    from ui.places import place_of

    (one,) = kept(seat, piece)
    page, _, part = place_of(seat.window.work.look, "moment", one.key)
    assert (page, part) == ("cases", f"evidence:{piece.id.hex()}")


def opened_with_a_form(seat: Seat) -> None:
    at(seat, wav(65), "запись.wav", ("said", 12_000, "первое"), ("note", 34_000, "второе " * 20))
    listened(seat)
    seat.press("T")
    seat.settle()


@pytest.mark.parametrize("size", [(1366, 728), (1093, 560)], ids=["1366x768", "1093x600"])
def test_everything_of_the_card_has_a_name_is_reached_by_tab_and_is_cut_nowhere(
    seat: Seat, size: tuple[int, int]
) -> None:
    seat.shell.resize(*size)
    opened_with_a_form(seat)
    assert nameless(card(seat)) == []
    assert cut_off(seat.window) == []
    wanted = {id(one): f"{type(one).__name__} {one.accessibleName()}" for one in stops(card(seat))}
    assert len(wanted) >= 12
    reached = tab_walk(seat.window)
    seat.heart.rest()  # the walk is the test's own
    assert [name for one, name in wanted.items() if one not in reached] == []


def test_no_word_of_the_card_is_cut_off_where_it_is_half_as_long_again(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(SAID), "__call__", lambda self, message: message + "ж" * (len(message) // 2))
    seat.shell.resize(1093, 560)
    at(seat, wav(65), "запись.wav", ("said", 12_000, "первое"))
    card(seat).listen()
    seat.wait(lambda: playing(seat).whole)
    card(seat).write_said()
    seat.settle()
    assert any("жжж" in text for text in seat.texts()), "the control: the words are longer indeed"
    assert cut_off(card(seat)) == []
