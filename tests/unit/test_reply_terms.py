"""The last day for an answer: days, working days and months counted by an independent oracle, and which rule holds."""

from __future__ import annotations

import calendar
import datetime
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from fieldcase.casework.legislation import delivered_reply_terms
from fieldcase.casework.tables import shipped
from fieldcase.i18n import words
from fieldcase.model.dates import UncertainDate
from fieldcase.model.delivered import DELIVERED
from fieldcase.model.ids import DeliveryId, ReplyTermId, ScopeId
from fieldcase.model.letters import Delivery, ReplyTerm
from fieldcase.rules.reply_terms import begin_of, days_off, fitting, last_day, said, wrong

DAYS = some.dates(datetime.date(2000, 1, 1), datetime.date(2080, 1, 1))
OWN = ScopeId(b"r" * 16)


def rule(number: int = 1, **values: Any) -> ReplyTerm:
    """A rule of KG: one month from receipt, told for all days of 2019 and 2020."""
    made = ReplyTerm(
        id=ReplyTermId(bytes([number]) * 16), scope=OWN, country="KG", amount=1, unit="month", begins="received",
        valid_from=UncertainDate("2019"), valid_to=UncertainDate("2020"), status="verified",
    )  # fmt: skip
    return replace(made, **values)


def last(term: ReplyTerm, day: str) -> str:
    """The last day as text, empty where there is none."""
    found = last_day(term, UncertainDate(day))
    return found.day.isoformat() if found is not None else ""


@pytest.mark.parametrize(
    ("unit", "amount", "begin", "expected"),
    [
        ("month", 1, "2019-01-31", "2019-02-28"), ("month", 1, "2020-01-31", "2020-02-29"),
        ("month", 1, "2019-06-26", "2019-07-26"), ("month", 3, "2019-11-30", "2020-02-29"),
        ("month", 12, "2020-02-29", "2021-02-28"), ("day", 30, "2019-06-26", "2019-07-26"),
        ("working_day", 1, "2019-06-28", "2019-07-01"), ("working_day", 10, "2019-06-26", "2019-07-10"),
        ("month", 1, "2019-06", "2019-07-30"), ("month", 1, "../2019-06-26", "2019-07-26"),
        ("day", 5, "2019-06-26/..", ""),
    ],
)  # fmt: skip
def test_a_term_ends_on_the_day_that_a_calendar_shows(unit: str, amount: int, begin: str, expected: str) -> None:
    assert last(rule(unit=unit, amount=amount), begin) == expected


@given(DAYS, some.integers(1, 60))
def test_a_month_ends_on_the_same_number_or_on_the_last_day_there_is(start: datetime.date, amount: int) -> None:
    ends = datetime.date.fromisoformat(last(rule(amount=amount), start.isoformat()))
    assert (ends.year * 12 + ends.month) - (start.year * 12 + start.month) == amount
    assert ends.day == min(start.day, calendar.monthrange(ends.year, ends.month)[1])


@given(DAYS, some.integers(1, 60), some.sets(some.integers(0, 90), max_size=8))
def test_working_days_are_those_between_that_are_worked(start: datetime.date, amount: int, off: set[int]) -> None:
    free = {start + datetime.timedelta(days=one) for one in off}
    term = rule(unit="working_day", amount=amount, days_off=tuple(sorted(day.isoformat() for day in free)))
    ends = datetime.date.fromisoformat(last(term, start.isoformat()))
    between = [start + datetime.timedelta(days=one) for one in range(1, (ends - start).days + 1)]
    worked = [day for day in between if day.isoweekday() < 6 and day not in free]
    assert len(worked) == amount
    assert worked[-1] == ends


@given(DAYS, some.integers(0, 400), some.sampled_from(["day", "working_day", "month"]), some.integers(1, 36))
def test_who_receives_a_letter_later_answers_no_earlier(
    start: datetime.date, later: int, unit: str, amount: int
) -> None:
    term, after = rule(unit=unit, amount=amount), start + datetime.timedelta(days=later)
    assert last(term, start.isoformat()) <= last(term, after.isoformat())


def test_the_closest_rule_holds_and_an_own_one_stands_before_a_delivered_one() -> None:
    on = UncertainDate("2019-06-26")
    general, kind = rule(1), rule(2, kind="information", amount=2)
    foreign, old = rule(3, country="KZ"), rule(4, valid_from=UncertainDate("2001"), valid_to=UncertainDate("2002"))
    delivered = rule(5, scope=DELIVERED, amount=9)
    every = (general, kind, foreign, old, delivered)
    assert fitting(every, "KG", "information", on) == (kind,)
    assert fitting(every, "KG", "appeal", on) == (general,)
    assert fitting((foreign, old, delivered), "KG", "appeal", on) == (delivered,)
    assert fitting(every, "", "appeal", on) == ()


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({"country": ""}, {"country"}),
        ({"amount": 0}, {"amount"}),
        ({"amount": None}, {"amount"}),
        ({"amount": -3}, {"amount"}),
        ({"amount": 10**9}, {"amount"}),
        ({"unit": "moon"}, {"unit"}),
        ({"valid_from": UncertainDate("2021"), "valid_to": UncertainDate("2019")}, {"valid_to"}),
    ],
)
def test_a_rule_that_is_not_whole_counts_nothing_and_says_beside_which_field(
    values: dict[str, Any], fields: set[str]
) -> None:
    term = rule(**values)
    assert last(term, "2019-06-26") == ""
    assert fitting([term], "KG", "", UncertainDate("2019-06-26")) == ()
    for language in ("ru", "en"):
        assert {one.field for one in wrong(term, words(language))} == fields
        assert all(one.message and "{" not in one.message for one in wrong(term, words(language)))
    assert wrong(rule(), words("ru")) == ()


def test_what_is_no_day_off_is_told_and_passed_over() -> None:
    term = rule(days_off=("2019-05-01", "первое мая", "2019-05-08/2019-05-09"))
    assert [day.day for day in days_off(term)] == [1, 8, 9]
    (one,) = wrong(term, words("ru"))
    assert (one.field, "первое мая" in one.message) == ("days_off", True)


def test_a_rule_counts_from_the_day_that_it_names() -> None:
    letter = Delivery(id=DeliveryId(b"d" * 16), scope=OWN, sent=UncertainDate("2019-06-01"))
    here = replace(letter, received=UncertainDate("2019-06-05"))
    assert begin_of(rule(begins="received"), letter) is None
    assert begin_of(rule(begins="received"), here) == here.received
    assert begin_of(rule(begins="sent"), here) == here.sent
    assert begin_of(rule(begins="not_stated"), letter) == letter.sent
    assert begin_of(rule(begins="not_stated"), here) == here.received


def test_the_only_delivered_rule_is_that_of_moldova_in_2019_and_it_is_to_be_confirmed() -> None:
    (term,) = delivered_reply_terms()
    assert (term.country, term.amount, term.unit, term.status) == ("MD", 1, "month", "seed")
    found = last_day(term, UncertainDate("2019-06-26"))
    assert found is not None
    assert not found.confirmed
    assert "требует подтверждения" in said(term, words("ru"), shipped())
    assert fitting([term], "MD", "", UncertainDate("2020-06-26")) == ()
