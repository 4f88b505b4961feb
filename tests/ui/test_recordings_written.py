"""Writing down what is said in a recording, by keyboard, whether it can be played or not."""

from __future__ import annotations

import pytest
from parsers.recordings import tone, wav
from PySide6.QtCore import Qt
from quiet_loudspeaker import QuietLoudspeaker
from recording_pages import SAID, VIDEO, at, card, go, kept, listened, looks, playing, write
from seats import Seat
from walks import cut_off, nameless, stops, tab_walk

from fieldcase.casework import listening
from fieldcase.model.declare import field_named
from fieldcase.model.evidence import Moment
from fieldcase.model.ids import PersonId
from fieldcase.model.people import Person
from ui.pages.values import said_value
from ui.places import place_of
from ui.playing import Playing


@pytest.fixture(autouse=True)
def _quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QuietLoudspeaker, "made", [], raising=False)
    monkeypatch.setattr(Playing, "loudspeaker", staticmethod(QuietLoudspeaker))


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


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [(VIDEO, "запись.mp4", "Video is not played"), (tone("tone-opus.ogg"), "голос.ogg", "This kind of sound is")],
    ids=["video", "opus"],
)  # fmt: skip
def test_what_is_not_played_says_so_plainly_and_its_words_are_written_all_the_same(
    seat: Seat, content: bytes, name: str, says: str
) -> None:
    piece = at(seat, content, name)
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
    seat.press_cyrillic("Ы", Qt.KeyboardModifier.NoModifier)  # the key of S on a Russian keyboard
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
    seat.tab_to(SAID("What is said here (S)"))
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


def test_the_history_of_a_moment_says_its_times_as_people_type_them(seat: Seat) -> None:
    piece = at(seat, VIDEO, "запись.mp4", ("said", 83_500, "слова"))
    (one,) = kept(seat, piece)
    field = field_named(Moment, "begins")
    assert said_value(field, one.begins, seat.window.work, {}) == "1:23.5"


def test_a_search_for_what_is_said_leads_to_the_recording(seat: Seat) -> None:
    piece = at(seat, VIDEO, "запись.mp4", ("said", 1000, "неповторимое слово"))
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
