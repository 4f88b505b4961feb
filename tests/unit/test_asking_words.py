"""Answers as people type them are read, shown again, and read to the same."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcase.forms.values import taken
from ui.pages.asking_words import read_answer, shown_answer

TODAY = datetime.date(2026, 11, 27)


@pytest.mark.parametrize(
    ("kind", "appearance", "typed", "kept"),
    [
        ("date", "", "05.03.2026", "2026-03-05"), ("date", "", "вчера", "2026-11-26"),
        ("date", "month-year", "март 2026", "2026-03-01"), ("date", "year", "2024", "2024-01-01"),
        ("date", "", "март 2026", "март 2026"), ("time", "", "9:05", "09:05:00"), ("time", "", "14.30", "14:30:00"),
        ("time", "", "24:00", "24:00"), ("decimal", "", "0,8", "0.8"), ("int", "", "1 200", "1200"),
        ("int", "", "семь или восемь", "семь или восемь"), ("string", "", " как есть ", " как есть "),
        ("dateTime", "", "05.03.2026 9:05", "2026-03-05T09:05:00"), ("int", "", "   ", ""),
    ],
)  # fmt: skip
def test_what_is_typed_is_read_or_left_as_it_is(kind: str, appearance: str, typed: str, kept: str) -> None:
    assert read_answer(kind, appearance, typed, TODAY, "ru") == kept


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 1, 1)), st.sampled_from(["ru", "en"]))
def test_a_day_that_is_shown_is_read_as_the_same_day(day: datetime.date, language: str) -> None:
    shown = shown_answer("date", "", day.isoformat(), language)
    assert read_answer("date", "", shown, TODAY, language) == day.isoformat()


@given(st.decimals(-10_000, 10_000, places=3), st.sampled_from(["ru", "en"]))
def test_a_number_that_is_shown_is_read_as_the_same_number(number: object, language: str) -> None:
    kept = taken(str(number), "decimal")
    assert read_answer("decimal", "", shown_answer("decimal", "", kept, language), TODAY, language) == kept


@given(st.times())
def test_an_hour_that_is_shown_is_read_as_the_same_hour(hour: datetime.time) -> None:
    kept = f"{hour.hour:02d}:{hour.minute:02d}:00"
    assert read_answer("time", "", shown_answer("time", "", kept, "ru"), TODAY, "ru") == kept
