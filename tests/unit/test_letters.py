"""Letters: many addressees at once, days counted anew, silence only with proof, reminders, and what waits on Today."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from unit.desks import TODAY, desk_at

from fieldcase.casework import cases, letters, letters_due, reply_terms
from fieldcase.casework.desk import Desk
from fieldcase.casework.letters import Standing
from fieldcase.errors import LetterOfNoCase, NoSilence
from fieldcase.i18n import words
from fieldcase.model.case import Event
from fieldcase.model.dates import UncertainDate
from fieldcase.model.letters import Delivery, Letter
from fieldcase.rules.deliveries import wrong

RU = words("ru")
FIVE = "1. Канцелярия Озёрска\n2) Управа Озёрска\n— Палата Озёрска;\n\nУправа  Озёрска\nСовет Озёрска\nАрхив Озёрска"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_at(tmp_path) as made:
        yield made


def day(text: str) -> UncertainDate:
    return UncertainDate(text)


def letter_of(desk: Desk, *, in_case: bool = True, country: str = "MD") -> Letter:
    scope = cases.new_case(desk, "Example / Пример", country=country).scope if in_case else None
    made = replace(letters.blank(desk, scope, country, "ru"), subject="Просьба / Пример", text="Текст / Пример")
    desk.save(None, made)
    return made


def now(desk: Desk, delivery: Delivery) -> Delivery:
    found = desk.get(Delivery, delivery.id)
    assert found is not None
    return found


def state(desk: Desk, delivery: Delivery) -> Standing:
    return letters.standing(now(desk, delivery), desk.world.today())


def test_addressees_are_read_from_lines_each_once_and_never_added_twice(desk: Desk) -> None:
    letter = letter_of(desk)
    made = letters.address(desk, letter, FIVE)
    assert [one.addressee for one in made] == [
        "Канцелярия Озёрска", "Управа Озёрска", "Палата Озёрска", "Совет Озёрска", "Архив Озёрска",
    ]  # fmt: skip
    assert letters.address(desk, letter, FIVE) == ()
    assert len(letters.of_letter(desk, letter)) == 5
    desk.undo()
    assert letters.of_letter(desk, letter) == ()


def test_the_last_day_follows_receipt_and_a_typed_one_stays(desk: Desk) -> None:
    letter = letter_of(desk)
    (one, *_) = letters.address(desk, letter, FIVE)
    letters.sent(desk, [one], "official_address", day("2019-06-26"))
    # The rule does not say from when: from sending, until receipt is known; and it is to be confirmed.
    assert now(desk, one).due == day("2019-07-26?")
    assert "требует подтверждения" in now(desk, one).due_by
    letters.received(desk, now(desk, one), day("2019-07-01"), "stamp", "17")
    assert (now(desk, one).due, now(desk, one).reference) == (day("2019-08-01?"), "17")
    desk.draft(now(desk, one), "due", day("2019-09-01"))
    letters.enter_delivery(desk, now(desk, one), now(desk, one))
    assert (now(desk, one).due, now(desk, one).rule) == (day("2019-09-01"), None)
    assert now(desk, one).due_by == RU(reply_terms.BY_HAND)
    letters.received(desk, now(desk, one), day("2019-07-02"), "stamp")
    assert now(desk, one).due == day("2019-09-01")


def test_without_a_country_nothing_is_counted_and_a_later_country_counts_all(desk: Desk) -> None:
    letter = letter_of(desk, country="")
    made = letters.address(desk, letter, FIVE)
    letters.sent(desk, made, "post", day("2019-06-26"))
    assert {now(desk, one).due for one in made} == {None}
    desk.draft(letter, "country", "MD")
    letters.enter(desk, letter, letter)
    assert {now(desk, one).due for one in made} == {day("2019-07-26?")}


def test_silence_is_said_only_with_proof_of_receipt_and_after_the_day(desk: Desk) -> None:
    letter = letter_of(desk)
    one, other, third, *_ = letters.address(desk, letter, FIVE)
    assert state(desk, one) is Standing.NOT_SENT
    letters.sent(desk, [one, other, third], "official_address", day("2019-06-26"))
    assert state(desk, one) is Standing.UNSHOWN
    for refused in (one, letters.of_letter(desk, letter)[3]):
        with pytest.raises(NoSilence):
            letters.no_answer(desk, now(desk, refused), RU)
    assert desk.all(Event) == ()
    letters.received(desk, now(desk, one), day("2019-06-28"), "signature")
    assert state(desk, one) is Standing.SILENT
    event = letters.no_answer(desk, now(desk, one), RU)
    assert event.kind == "no_answer"
    assert "28 июля 2019" in event.what
    assert letters.no_answer(desk, now(desk, one), RU) == event
    assert len(desk.all(Event)) == 1
    letters.answer(desk, now(desk, other), "refused", day("2019-07-20"))
    assert state(desk, other) is Standing.REFUSED
    with pytest.raises(NoSilence):
        letters.no_answer(desk, now(desk, other), RU)
    letters.received(desk, now(desk, third), day("2019-06-28"), "stamp")
    ahead = replace(now(desk, third), due=day("2030-01-01"), rule=None)
    desk.save(now(desk, third), ahead)
    assert state(desk, third) is Standing.WAITING
    with pytest.raises(NoSilence):
        letters.no_answer(desk, ahead, RU)


def test_a_letter_of_no_case_writes_into_no_chronology(desk: Desk) -> None:
    letter = letter_of(desk, in_case=False)
    (one, *_) = letters.address(desk, letter, FIVE)
    letters.sent(desk, [one], "post", day("2019-06-26"))
    letters.received(desk, now(desk, one), day("2019-06-28"), "stamp")
    with pytest.raises(LetterOfNoCase):
        letters.no_answer(desk, now(desk, one), RU)


def test_a_reminder_goes_in_one_step_to_those_who_did_not_answer(desk: Desk) -> None:
    letter = letter_of(desk)
    made = letters.address(desk, letter, FIVE)
    letters.sent(desk, made, "post", day("2019-06-26"))
    letters.answer(desk, now(desk, made[0]), "answered", day("2019-07-01"), "Ответ / Пример")
    reminder = letters.remind(desk, letter, RU)
    assert reminder.reminder_of == letter.id
    assert [one.addressee for one in letters.of_letter(desk, reminder)] == [one.addressee for one in made[1:]]
    desk.undo()
    assert [one.id for one in desk.all(Letter)] == [letter.id]


def test_contradictory_accounts_stand_side_by_side_and_change_nothing(desk: Desk) -> None:
    letter = letter_of(desk)
    (one, *_) = letters.address(desk, letter, FIVE)
    letters.sent(desk, [one], "official_address", day("2019-06-26"))
    before = now(desk, one)
    said = replace(letters.blank_account(desk, one), way="handed_over", said="Передано лично / Пример")
    desk.save(None, said)
    assert letters.accounts_of(desk, one) == (said,)
    assert now(desk, one) == before


def test_what_is_late_stands_first_and_what_was_not_sent_waits(desk: Desk) -> None:
    first, second = letter_of(desk), letter_of(desk)
    late, later, *_ = letters.address(desk, first, FIVE)
    letters.sent(desk, [late], "post", day("2019-06-26"))
    letters.sent(desk, [later], "post", day("2019-05-26"))
    letters.address(desk, second, "Канцелярия Озёрска")
    today = datetime.date.fromisoformat(TODAY)
    found = letters_due.due(desk, today)
    assert [one.delivery.id for one in found if one.delivery is not None] == [later.id, late.id]
    assert [one.standing for one in found] == [Standing.UNSHOWN, Standing.UNSHOWN]
    assert {one.letter.id for one in letters_due.unsent(desk, today)} == {first.id, second.id}
    assert letters_due.overdue_number(desk, today) == 2


def test_days_that_cannot_be_are_told_beside_their_field(desk: Desk) -> None:
    (one, *_) = letters.address(desk, letter_of(desk), FIVE)
    today = datetime.date.fromisoformat(TODAY)
    odd = replace(one, sent=day("2019-06-26"), received=day("2019-06-01"), answered=day("2031"), due=day("2018"))
    assert {found.field for found in wrong(odd, today)} == {"received", "due", "answered"}
    assert [found.field for found in wrong(replace(one, proof="stamp"), today)] == ["received"]
    assert wrong(replace(one, sent=day("2019-06"), received=day("2019-06-01")), today) == ()
