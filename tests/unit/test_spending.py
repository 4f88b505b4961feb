"""Reported money for health beside money for law enforcement: by place, period and currency, and never guessed."""

from __future__ import annotations

import csv
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from fieldcase.casework import cases, passages, results, spending
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.i18n import words
from fieldcase.model.dates import UncertainDate
from fieldcase.model.fieldwork import Figure
from fieldcase.model.ids import FigureId
from fieldcase.model.values import Count, Money

EN = words("en")


def spent(
    desk: Desk, what_for: str, amount: str, period: str = "2019", country: str = "XX", **values: object
) -> Figure:
    """A reported amount, kept."""
    one = replace(
        results.blank_figure(desk, country), what=f"Example / Пример. {what_for}", amount=Money(amount),
        spending=what_for, period=UncertainDate(period) if period else None, **values,  # type: ignore[arg-type]
    )  # fmt: skip
    desk.save(None, one)
    return one


def test_the_whole_of_both_sides_is_compared_and_told_in_a_table(desk: Desk, tmp_path: Path) -> None:
    spent(desk, "health", "200000 EUR")
    spent(desk, "harm_reduction", "50000 EUR")
    spent(desk, "enforcement", "1700000 EUR", source_words="Бюджет / Пример")
    (one,) = spending.compare(Look(desk), "XX")
    assert (one.health.sum, one.enforcement.sum, one.times) == (
        Money("200000 EUR"), Money("1700000 EUR"), Decimal("8.5"),
    ), "a part of health is not added to the whole of it"  # fmt: skip
    spending.export(desk, tmp_path / "spending.csv", EN)
    rows = list(csv.DictReader((tmp_path / "spending.csv").read_text("utf-8-sig").splitlines()))
    assert len(rows) == 3
    assert {row["comparison"] for row in rows} == {
        "law enforcement 1,700,000\xa0EUR, health 200,000\xa0EUR: 8.5 times as much for law enforcement"
    }
    assert "Бюджет / Пример" in {row["where it says so"] for row in rows}


def test_parts_are_added_once_each_and_said_to_be_parts(desk: Desk) -> None:
    spent(desk, "treatment", "100 EUR")
    spent(desk, "hiv", "100.50 EUR")
    spent(desk, "police", "401 EUR")
    (one,) = spending.compare(desk)
    assert (one.health.sum, one.times) == (Money("200.50 EUR"), Decimal("2.0"))
    assert "other money may be missing" in spending.said(one, EN)
    spent(desk, "police", "500 EUR")
    (twice,) = spending.compare(desk)
    assert twice.times is None
    assert spending.said(twice, EN) == "not compared: one thing was reported more than once"


@pytest.mark.parametrize(
    ("amount", "period", "country"),
    [("9 USD", "2019", "XX"), ("9 EUR", "2020", "XX"), ("9 EUR", "2019", "KG"), ("0 EUR", "2019", "XX")],
)
def test_another_currency_period_or_country_and_nothing_at_all_are_not_compared(
    desk: Desk, amount: str, period: str, country: str
) -> None:
    spent(desk, "enforcement", "90 EUR")
    spent(desk, "health", amount, period, country)
    assert {one.times for one in spending.compare(desk)} == {None}
    if amount != "0 EUR":
        spent(desk, "health", "9 EUR")
        assert Decimal("10.0") in {one.times for one in spending.compare(desk)}, "the control"


def test_without_a_period_nothing_is_compared_and_it_says_why(desk: Desk) -> None:
    spent(desk, "enforcement", "90 EUR", "")
    spent(desk, "health", "9 EUR", "")
    (one,) = spending.compare(desk)
    assert spending.said(one, EN) == "not compared: it is not said for which period"


def test_what_lies_in_the_bin_with_its_case_and_words_that_are_marked_are_not_told(desk: Desk) -> None:
    case = cases.new_case(desk, "Example / Пример")
    one = Figure(
        id=FigureId(desk.new_id()), scope=case.scope, what="Money that Marfa paid / Пример", amount=Money("1 EUR"),
        spending="police",
    )  # fmt: skip
    desk.save(None, one)
    assert "Marfa" in str(spending.rows(desk, EN)), "the control"
    passages.mark(desk, one, "what", "that Marfa paid", "health")
    assert "Marfa" not in str(spending.rows(Look(desk), EN))
    assert len(spending.rows(desk, EN)) == 1
    desk.hide(case)
    assert spending.rows(desk, EN) == []


def test_a_price_is_a_figure_with_an_amount_and_stands_where_figures_are_told(desk: Desk) -> None:
    one = replace(results.blank_figure(desk, "LT"), what="Naloxone, one dose", amount=Money("1 EUR"))
    desk.save(None, one)
    assert desk.get(Figure, one.id) == one
    assert results.said_figure(one, EN) == "Naloxone, one dose: 1\xa0EUR"
    assert results.said_number(replace(one, count=Count("~40")), EN) == "about 40; 1\xa0EUR"
    assert spending.compare(desk) == (), "what it is for was not said"
