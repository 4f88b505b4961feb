"""A signal and a refusal are in the register in under a minute: a few keys beside the words, nobody in them."""

from __future__ import annotations

import datetime
from dataclasses import replace

from seats import Seat

from fieldcase.model.deskwork import Capture
from fieldcase.model.signals import Refusal, Signal
from ui.capture import CapturePanel

MOST_KEYS = 12


class Counted:
    """Presses keys at a seat and counts them."""

    def __init__(self, seat: Seat) -> None:
        self.seat, self.keys = seat, 0

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.seat.press(key)
            self.seat.settle()
            self.keys += 1


def panel(seat: Seat) -> CapturePanel:
    found = seat.window.overlay.panel
    assert isinstance(found, CapturePanel)
    return found


def test_a_signal_takes_a_dozen_keys_beside_its_words_and_no_inbox(seat: Seat) -> None:
    hand = Counted(seat)
    hand.press("Ctrl+N", "Alt+2")
    seat.type("Вчера 14:00 у пункта увезли троих / Пример")
    hand.press("Tab", "1", "0", "Tab", "3", "Enter")
    (told,) = seat.desk.all(Signal)
    yesterday = (seat.desk.world.today() - datetime.timedelta(days=1)).isoformat()
    assert told.kind == "detention"
    assert (told.date.text if told.date else "", told.count.text if told.count else "") == (yesterday, "=3")
    assert told.channel == "closed_group"
    assert told.text == "Вчера 14:00 у пункта увезли троих / Пример"
    assert told.scope == seat.desk.register
    assert seat.desk.all(Capture) == ()
    assert seat.desk.unfinished() == ()
    assert seat.window.overlay.panel is None
    assert hand.keys <= MOST_KEYS


def test_a_refusal_keeps_its_reasons_and_which_are_the_main_ones(seat: Seat) -> None:
    hand = Counted(seat)
    hand.press("Ctrl+N", "Alt+3", "Tab", "1", "1", "2", "2", "3", "3", "4", "Enter")
    (told,) = seat.desk.all(Refusal)
    assert told.main_reasons == ("does_not_feel_safe", "fear_of_prosecution", "no_trust_in_justice")
    assert told.reasons == (*told.main_reasons, "no_such_practice")
    assert told.count is None, "nobody said how many: it is not made up"
    assert hand.keys <= MOST_KEYS
    seat.desk.save(told, replace(told, country="KZ", settlement="Примерск"))
    seat.press("Ctrl+N", "Alt+3")
    seat.wait(lambda: panel(seat).rows.country.code == "KZ")
    assert panel(seat).rows.settlement.text() == "Примерск", "country and town are those of the last time"


def test_what_finds_somebody_is_told_before_it_is_kept_and_kept_only_at_a_second_enter(seat: Seat) -> None:
    seat.press("Ctrl+N", "Alt+2")
    seat.type("звонить на +7 700 000-00-00 / Пример")
    seat.press("Enter")
    seat.settle()
    assert seat.desk.all(Signal) == ()
    assert "телефона" in panel(seat).somebody.text()
    seat.press("Enter")
    seat.settle()
    assert len(seat.desk.all(Signal)) == 1, "the control: who typed it decides"


def test_a_lock_in_the_very_moment_keeps_the_words_and_the_rows(seat: Seat) -> None:
    seat.press("Ctrl+N", "Alt+3")
    seat.type("не хотят подставлять соседей / Пример")
    seat.press("Tab", "1", "1", "6")
    for deed in seat.window.unkept():
        deed(seat.desk)
    panel(seat)._end()  # what the end of the process is: nothing is asked, no timer runs on
    seat.settle()
    assert seat.desk.all(Refusal) == ()
    seat.press("Ctrl+N")
    seat.wait(lambda: panel(seat).text == "не хотят подставлять соседей / Пример")
    seat.settle()
    assert panel(seat).rows.reasons.main == ("does_not_feel_safe",)
    seat.press("Enter")
    seat.settle()
    (told,) = seat.desk.all(Refusal)
    assert (told.reasons, told.words) == (
        ("does_not_feel_safe", "fear_for_children"), "не хотят подставлять соседей / Пример",
    )  # fmt: skip
    assert seat.desk.unfinished() == ()
