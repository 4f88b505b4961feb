"""Uncertain dates: what they mean for sorting, what is no date, and how a table's date_type becomes one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcase.model.dates import NotADate, UncertainDate, from_date_type


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2019-11-25", (2019, 11, 25), (2019, 11, 25)),
        ("2019-11", (2019, 11, 1), (2019, 11, 30)),
        ("2020-02", (2020, 2, 1), (2020, 2, 29)),
        ("2019", (2019, 1, 1), (2019, 12, 31)),
        ("2019-21", (2019, 3, 1), (2019, 5, 31)),
        ("2019-23", (2019, 9, 1), (2019, 11, 30)),
        ("2019-24", (2019, 12, 1), (2020, 2, 29)),
        ("../2026-03-05", (2026, 3, 5), (2026, 3, 5)),
        ("2019-11-25/..", (2019, 11, 25), (2019, 11, 25)),
        ("2019-06-25/2019-06-29", (2019, 6, 25), (2019, 6, 29)),
        ("2019-11~", (2019, 11, 1), (2019, 11, 30)),
        ("2019-11-25?", (2019, 11, 25), (2019, 11, 25)),
        ("201X", (2010, 1, 1), (2019, 12, 31)),
        ("2019-XX", (2019, 1, 1), (2019, 12, 31)),
        ("2019-12-XX", (2019, 12, 1), (2019, 12, 31)),
    ],
)
def test_an_uncertain_date_sorts_by_the_days_it_may_be(
    text: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    assert UncertainDate(text).span() == (date(*first).toordinal(), date(*last).toordinal())


@pytest.mark.parametrize(
    "text",
    ["", "..", "../..", "yesterday", "2019-13", "2019-02-30", "19", "2019-1-1", "25.11.2019", "2019-21-05",
     "2019-11-25T10", "2019/2018", "2019-12-31/2019-01-01", "201X-05", "2019-11-25~~", "１９１９"],
)  # fmt: skip
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(NotADate):
        UncertainDate(text)


@pytest.mark.parametrize(
    ("day", "kind", "edtf"),
    [
        ("2019-11-25", "exact", "2019-11-25"),
        ("2019-11-25", "after", "2019-11-25/.."),
        ("2019-12", "after", "2019-12/.."),
        ("2019-12-25", "before", "../2019-12-25"),
        ("2019-12", "month", "2019-12"),
        ("2020-02", "estimate", "2020-02~"),
        ("2020-02~", "estimate", "2020-02~"),
        (" 2019-11-25 ", "exact", "2019-11-25"),
    ],
)
def test_each_date_type_of_a_table_becomes_its_edtf_date(day: str, kind: str, edtf: str) -> None:
    assert from_date_type(day, kind).text == edtf


@pytest.mark.parametrize(
    ("day", "kind"),
    [("2019-11", "exact"), ("2019", "month"), ("2019-11-25", "month"), ("2019-11-25", "about"), ("soon", "after"),
     ("2019/2020", "after"), ("2019-02-30", "exact")],
)  # fmt: skip
def test_a_date_that_does_not_fit_its_date_type_is_refused(day: str, kind: str) -> None:
    with pytest.raises(NotADate):
        from_date_type(day, kind)


@pytest.mark.parametrize(
    ("text", "coarse"),
    [
        ("2019-12-04", "2019-12"),
        ("2019-11-25/..", "2019-11/.."),
        ("../2019-12-25", "../2019-12"),
        ("2019-12-04/2019-12-10", "2019-12"),
        ("2019-11-28/2019-12-14", "2019-11/2019-12"),
        ("2020-02~", "2020-02~"),
        ("2019", "2019"),
        ("2019-23", "2019-23"),
    ],
)
def test_a_coarse_date_tells_no_more_than_the_month(text: str, coarse: str) -> None:
    assert UncertainDate(text).coarse().text == coarse


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)))
def test_any_calendar_day_is_a_date_of_one_day_and_its_coarse_form_contains_it(day: date) -> None:
    exact = UncertainDate(day.isoformat())
    assert exact.first == exact.last == day.toordinal()
    assert exact.coarse().first <= exact.first <= exact.coarse().last
    assert day.isoformat() not in exact.coarse().text
