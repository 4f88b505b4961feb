"""The clock of a detention counts by the machine's clock alone, and calls only what was confirmed a rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as some

from fieldcase.casework.detention_said import said_due, said_held
from fieldcase.casework.tables import shipped
from fieldcase.i18n import words
from fieldcase.model.dates import UncertainDate
from fieldcase.model.detention import Detention
from fieldcase.model.ids import DetentionId, ScopeId, TimeLimitId
from fieldcase.model.law import TimeLimit
from fieldcase.model.values import Instant
from fieldcase.rules.detention_clock import HOUR_MS, MINUTE_MS, Force, clock, hours_and_minutes, in_force

SCOPE = ScopeId(bytes(16))
offsets = some.integers(-12 * 60, 14 * 60)
moments = some.integers(0, 4_000_000_000_000)
EN = words("en")


def held(since: Instant | None, country: str = "XX", **more: object) -> Detention:
    made = Detention(id=DetentionId(bytes(16)), scope=SCOPE, country=country, since=since)
    return replace(made, **more)  # type: ignore[arg-type]


def rule(hours: int = 48, status: str = "verified", **more: object) -> TimeLimit:
    made = TimeLimit(
        id=TimeLimitId(bytes(16)), scope=SCOPE, country="XX", what="judge", hours=hours, counted_from="actual",
        valid_from=UncertainDate("1960-01-01"), status=status,
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


@given(moments, offsets, offsets, some.integers(0, 400 * HOUR_MS))
def test_hours_are_the_same_whatever_zone_either_end_was_written_in(at: int, here: int, there: int, long: int) -> None:
    since, now = Instant(at, here), Instant(at + long, there)
    assert clock(held(since), (), now).held == long
    ended = clock(held(since, until=now), (), Instant(at + 10 * long, here))
    assert (ended.held, ended.ended) == (long, True)


@given(moments, offsets, offsets, some.integers(1, 400), some.integers(0, 500 * 60))
def test_a_rule_is_over_exactly_when_its_hours_are_gone(at: int, here: int, there: int, hours: int, gone: int) -> None:
    now = Instant(at + gone * MINUTE_MS, there)
    (due,) = clock(held(Instant(at, here)), (rule(hours),), now).due
    assert due.left == hours * HOUR_MS - gone * MINUTE_MS
    assert due.over == (gone >= hours * 60)
    assert due.at.milliseconds - at == hours * HOUR_MS


def test_a_night_in_which_the_clocks_change_has_the_hours_that_it_has() -> None:
    # 25 October 2026, Kyiv: summer time (UTC+3) ends at 04:00, which becomes 03:00 (UTC+2).
    since = Instant(1_792_864_800_000, 180)
    morning = Instant(since.milliseconds + 9 * HOUR_MS, 120)
    told = clock(held(since), (rule(9),), morning)
    assert told.held == 9 * HOUR_MS
    assert told.due[0].over


def test_an_hour_that_lies_ahead_says_that_a_clock_is_wrong_and_counts_nothing_backwards() -> None:
    now = Instant(1_000_000_000_000, 0)
    told = clock(held(Instant(now.milliseconds + HOUR_MS, 0)), (), now)
    assert told.ahead
    assert "one of the two is wrong" in said_held(told, EN)
    fine = clock(held(Instant(now.milliseconds - HOUR_MS, 0)), (), now)
    assert said_held(fine, EN) == "Held for 1 h 0 min"


def test_without_an_hour_and_after_it_ended_there_is_no_deadline() -> None:
    now = Instant(1_000_000_000_000, 0)
    assert clock(held(None), (rule(),), now).held is None
    assert clock(held(now, until=now), (rule(),), now).due == ()
    assert len(clock(held(now), (rule(),), now).due) == 1, "the control: a running one has its deadline"


def test_a_rule_of_another_country_or_day_or_without_hours_does_not_count() -> None:
    now = Instant(1_575_000_000_000, 0)  # November 2019
    others = (
        rule(country="KG"), rule(country=""), rule(hours=0), rule(valid_to=UncertainDate("2018")),
        rule(valid_from=UncertainDate("2020-01-01")),
    )  # fmt: skip
    assert clock(held(now), others, now).due == ()
    assert len(clock(held(now), (*others, rule()), now).due) == 1


def test_the_first_and_the_last_day_are_the_rules_own_and_what_is_uncertain_is_perhaps() -> None:
    day = date(2019, 1, 1).toordinal()
    assert in_force(rule(valid_from=UncertainDate("2019-01-01")), day) is Force.YES
    assert in_force(rule(valid_from=UncertainDate("2019-01-01")), day - 1) is Force.NO
    assert in_force(rule(valid_to=UncertainDate("2019-01-01")), day) is Force.YES
    assert in_force(rule(valid_to=UncertainDate("2019-01-01")), day + 1) is Force.NO
    assert in_force(rule(valid_from=UncertainDate("2019")), day) is Force.PERHAPS
    assert in_force(rule(valid_from=None), day) is Force.PERHAPS


def test_only_what_was_read_in_the_official_source_is_called_a_rule_and_the_status_stands_in_the_sentence() -> None:
    tables, now = shipped(), Instant(1_575_000_000_000, 0)
    for status in tables.vocabularies["law_status"]:
        (due,) = clock(held(now), (rule(3, status),), Instant(now.milliseconds + 4 * HOUR_MS, 0)).due
        said = said_due(due, EN, tables)
        first = said.split(". ")[0]
        assert tables.label("law_status", status, "en") in first
        assert "over since 1 h 0 min" in first
        assert ("no confirmed rule" in first) == (status not in ("verified", "partly_verified"))
        assert due.confirmed == (status in ("verified", "partly_verified"))


def test_a_rule_that_counts_from_another_moment_says_from_which_hour_the_clock_counts() -> None:
    tables, now = shipped(), Instant(1_575_000_000_000, 0)
    (due,) = clock(held(now), (rule(counted_from="protocol"),), now).due
    assert "Counted from the hour entered" in said_due(due, EN, tables)
    (plain,) = clock(held(now), (rule(),), now).due
    assert "Counted from" not in said_due(plain, EN, tables)


def test_what_is_perhaps_in_force_says_so() -> None:
    tables, now = shipped(), Instant(1_575_000_000_000, 0)
    (due,) = clock(held(now), (rule(valid_from=UncertainDate("2019")),), now).due
    assert "is not certain" in said_due(due, EN, tables)


@given(some.integers(-(10**12), 10**12))
def test_a_length_is_told_in_whole_hours_and_minutes_and_never_longer_than_it_is(milliseconds: int) -> None:
    hours, minutes = hours_and_minutes(milliseconds)
    told = (hours * 60 + minutes) * MINUTE_MS
    assert 0 <= abs(milliseconds) - told < MINUTE_MS
    assert minutes < 60
