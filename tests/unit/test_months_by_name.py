"""Our names of months are CLDR's, in both forms and both languages."""

from __future__ import annotations

from datetime import date

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from fieldcase.i18n import LANGUAGES
from fieldcase.model.months import month_alone, month_beside_a_day, named_day


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("month", range(1, 13))
def test_a_month_is_called_as_cldr_calls_it(month: int, language: str) -> None:
    first = date(2026, month, 1)
    assert month_alone(month, language) == format_date(first, "LLLL", locale=language)
    assert month_beside_a_day(month, language) == format_date(first, "MMMM", locale=language)


@given(st.dates(), st.sampled_from(LANGUAGES))
def test_every_day_is_named_as_cldr_names_it(day: date, language: str) -> None:
    assert named_day(day.day, day.month, language) == format_date(day, "d MMMM", locale=language)
