"""What is not certain about a letter's clock: rules that were not confirmed, several rules, uncertain days, own words.

Nobody is called late too early, nothing a person typed is lost, and one silence stands once in a chronology.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some
from unit.desks import desk_at

from fieldcase.casework import cases, erasing, letters, letters_due, reply_terms
from fieldcase.casework.desk import Desk
from fieldcase.casework.letters import Standing
from fieldcase.casework.letters_told import said_standing
from fieldcase.errors import NobodyToRemind
from fieldcase.i18n import words
from fieldcase.model.case import Event
from fieldcase.model.dates import UncertainDate
from fieldcase.model.ids import DeliveryId, ReplyTermId, ScopeId
from fieldcase.model.letters import Delivery, Letter, ReplyTerm
from fieldcase.model.people import Passage
from fieldcase.rules.reply_terms import days_off, last_of, wrong

RU, EN = words("ru"), words("en")
OWN = ScopeId(b"r" * 16)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_at(tmp_path) as made:
        yield made


def day(text: str) -> UncertainDate:
    return UncertainDate(text)


def rule(number: int = 1, **values: Any) -> ReplyTerm:
    """Ten days from receipt in KG, read in its source, known to hold for ten years."""
    made = ReplyTerm(
        id=ReplyTermId(bytes([number]) * 16), scope=OWN, country="KG", amount=10, unit="day", begins="received",
        valid_from=day("2019"), valid_to=day("2029"), status="verified",
    )  # fmt: skip
    return replace(made, **values)


def arrived(on: str, **values: Any) -> Delivery:
    return replace(Delivery(id=DeliveryId(b"d" * 16), scope=OWN, received=day(on), proof="stamp"), **values)


def counted(*rules: ReplyTerm, delivery: Delivery, kind: str = "letter") -> tuple[str, bool]:
    """The last day and whether it is confirmed; empty where there is none."""
    found = last_of(rules, "KG", kind, delivery)
    return (found.day.isoformat(), found.confirmed) if found is not None else ("", False)


def written(desk: Desk, *, to: str = "Канцелярия Озёрска", **term: Any) -> tuple[Letter, Delivery]:
    """A letter in a case of KG to one addressee, with one own rule."""
    case = cases.new_case(desk, "Example / Пример", country="KG")
    letter = replace(letters.blank(desk, case.scope, "KG", "ru"), subject="Просьба / Пример")
    desk.save(None, letter)
    desk.save(None, rule(scope=desk.register, **term))
    return letter, letters.address(desk, letter, to)[0]


def now(desk: Desk, delivery: Delivery) -> Delivery:
    found = desk.get(Delivery, delivery.id)
    assert found is not None
    return found


def typed(desk: Desk, delivery: Delivery, **values: Any) -> Delivery:
    """The delivery after these fields were typed into its form and the form was left."""
    for name, value in values.items():
        desk.draft(now(desk, delivery), name, value)
    letters.enter_delivery(desk, now(desk, delivery), now(desk, delivery))
    return now(desk, delivery)


@given(some.permutations([3, 10, 30]), some.integers(0, 2000))
def test_of_several_rules_that_may_hold_the_later_day_is_told_and_called_to_be_confirmed(
    amounts: list[int], later: int
) -> None:
    delivery = arrived(UncertainDate("2020-01-01").text)
    rules = [rule(at, amount=amount) for at, amount in enumerate(amounts, start=1)]
    assert counted(*rules, delivery=delivery) == ("2020-01-31", False)
    assert counted(rules[0], delivery=delivery)[1]


def test_a_rule_that_cannot_be_counted_yet_is_not_replaced_by_a_farther_one() -> None:
    close, far = rule(1, kind="letter", amount=30), rule(2, begins="sent", amount=5)
    sent = arrived("2020-01-01", received=None, proof="", sent=day("2020-01-01"))
    assert counted(close, far, delivery=sent) == ("", False)
    assert counted(far, delivery=sent) == ("2020-01-06", True)
    assert counted(close, far, delivery=arrived("2020-01-01", sent=day("2020-01-01"))) == ("2020-01-31", True)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, ("2025-12-12", True)),
        ({"status": "memory"}, ("2025-12-12", False)),
        ({"valid_to": None, "checked_on": UncertainDate("2025-12-20")}, ("2025-12-12", True)),
        ({"valid_to": None, "checked_on": UncertainDate("2025-11-01")}, ("2025-12-12", False)),
        ({"valid_from": None, "valid_to": None}, ("2025-12-12", False)),
        ({"valid_to": UncertainDate("2024")}, ("", False)),
    ],
)
def test_a_rule_without_an_end_holds_on_and_is_to_be_confirmed_where_nobody_looked_since(
    values: dict[str, Any], expected: tuple[str, bool]
) -> None:
    assert counted(rule(**values), delivery=arrived("2025-12-02")) == expected


def test_an_uncertain_day_and_one_of_registration_give_no_day_that_is_too_early() -> None:
    assert counted(rule(), delivery=arrived("2025-12-15~"))[0] == "2026-01-25"
    assert counted(rule(), delivery=arrived("2025-12"))[0] == "2026-01-10"
    assert counted(rule(), delivery=arrived("2025-12/.."))[0] == ""
    registered = rule(begins="registered")
    assert counted(registered, delivery=arrived("2025-12-02", proof="post_notice")) == ("", False)
    assert counted(registered, delivery=arrived("2025-12-02"))[0] == "2025-12-12"


def test_days_off_that_are_longer_than_a_year_are_told_and_not_counted() -> None:
    odd = rule(days_off=("202X", "2026-05-01"))
    assert [one.isoformat() for one in days_off(odd)] == ["2026-05-01"]
    assert [one.field for one in wrong(odd, RU)] == ["days_off"]


def test_what_a_person_wrote_on_the_rule_stays_whatever_is_counted(desk: Desk) -> None:
    _, one = written(desk)
    assert typed(desk, one, due_by="Статья 8 / Пример").due_by == "Статья 8 / Пример"
    letters.received(desk, now(desk, one), day("2025-12-01"), "stamp")
    first = now(desk, one)
    assert (first.due, first.due_by[:20]) == (day("2025-12-11"), "Статья 8 / Пример · ")
    letters.received(desk, now(desk, one), day("2025-12-02"), "stamp")
    assert (now(desk, one).due, now(desk, one).due_by) == (day("2025-12-12"), first.due_by)
    by_hand = typed(desk, one, due=day("2026-03-01"))
    assert (by_hand.rule, by_hand.due_by) == (None, "Статья 8 / Пример")
    assert typed(desk, one, due_by="").due_by == RU(reply_terms.BY_HAND)
    again = typed(desk, one, due=None)
    assert (again.due, RU(reply_terms.BY_HAND) in again.due_by) == (day("2025-12-12"), False)


def test_a_day_by_a_rule_to_be_confirmed_says_so_everywhere_and_is_never_called_overdue(desk: Desk) -> None:
    _, one = written(desk, status="memory")
    letters.received(desk, one, day("2025-11-02"), "stamp")
    late, today = now(desk, one), desk.world.today()
    assert late.due == day("2025-11-12?")
    assert late.due_by.count("требует подтверждения") == 1
    assert letters.standing(late, today) is Standing.SILENT
    told = said_standing(late, today, RU)
    assert "просроч" not in told
    assert "12 ноября 2025" in told
    assert "требует подтверждения" in letters.no_answer(desk, late, RU).what
    sure = replace(late, due=day("2025-11-12"))
    assert "просроч" in said_standing(sure, today, RU)


def test_a_rule_that_was_corrected_counts_anew_what_waits_and_nothing_else(desk: Desk) -> None:
    letter, waits = written(desk, amount=10)
    answered, by_hand = letters.address(desk, letter, "Горздрав Озёрска\nУправа Озёрска")
    for one in (waits, answered, by_hand):
        letters.received(desk, one, day("2025-12-02"), "stamp")
    letters.answer(desk, now(desk, answered), "answered", day("2025-12-05"))
    typed(desk, by_hand, due=day("2026-02-02"))
    (term,) = desk.all(ReplyTerm)
    desk.draft(term, "amount", 20)
    letters.enter_rule(desk, term, term)
    days = [one.due.text for key in (waits, answered, by_hand) if (one := now(desk, key)).due is not None]
    assert days == ["2025-12-22", "2025-12-12", "2026-02-02"]
    desk.undo()
    assert now(desk, waits).due == day("2025-12-12"), "one deed takes all of it back"


def test_a_silence_stands_once_whatever_its_words_became_and_its_addressee_is_marked(desk: Desk) -> None:
    _, one = written(desk)
    letters.received(desk, one, day("2025-11-02"), "signature")
    event = letters.no_answer(desk, now(desk, one), RU)
    desk.save(event, replace(event, what=f"{event.what} Уточнено / Пример."))
    assert letters.no_answer(desk, now(desk, one), EN).id == event.id
    assert len(desk.all(Event)) == 1
    (passage,) = desk.all(Passage)
    assert passage.about is not None
    assert (passage.about.hex(), passage.words, passage.reveals) == (event.id.hex(), "Канцелярия Озёрска", "place")
    kept = desk.get(Event, event.id)
    assert kept is not None
    desk.hide(kept)
    assert letters.no_answer(desk, now(desk, one), RU).hidden is False
    assert len(desk.all(Event)) == len(desk.all(Passage)) == 1


def test_an_erased_letter_takes_along_what_a_chronology_says_of_its_silence(desk: Desk) -> None:
    letter, delivery = written(desk, to="Канцелярия Словоедова", status="verified", amount=10)
    letters.received(desk, delivery, day("2025-01-02"), "stamp")
    letters.no_answer(desk, now(desk, delivery), RU)
    assert {hit.kind for hit in desk.search("Словоедова")} == {"delivery", "event"}, "the control"
    erasing.erase(desk, letter.id)
    assert desk.search("Словоедова") == ()
    assert desk.all(Event) == ()


def test_a_reminder_goes_only_to_those_to_whom_the_letter_went(desk: Desk) -> None:
    letter, first = written(desk, to="Управа Озёрска\nПалата Озёрска\nСовет Озёрска")
    _, second, third = letters.of_letter(desk, letter)
    with pytest.raises(NobodyToRemind):
        letters.remind(desk, letter, RU)
    letters.sent(desk, [first, second], "post", day("2025-11-01"))
    desk.save(now(desk, first), replace(now(desk, first), result="refused"))
    reminder = letters.remind(desk, letter, RU)
    assert [one.addressee for one in letters.of_letter(desk, reminder)] == [second.addressee]
    letters.answer(desk, now(desk, second), "granted", day("2025-12-01"))
    with pytest.raises(NobodyToRemind):
        letters.remind(desk, letter, RU)
    assert now(desk, third).sent is None


def test_a_letter_to_nobody_yet_waits_on_today(desk: Desk) -> None:
    letter, one = written(desk)
    bare = replace(letters.blank(desk, letter.scope, "KG", "ru"), subject="Без адресата / Пример")
    desk.save(None, bare)
    letters.sent(desk, [one], "post", day("2025-11-01"))
    today = desk.world.today()
    assert [(found.letter.id, found.delivery) for found in letters_due.unsent(desk, today)] == [(bare.id, None)]
