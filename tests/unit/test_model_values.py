"""Counts that keep their doubt, decimals that keep their digits, instants with their zone, text in one form."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcase.model.text import folded, nfc, sort_key, words_of
from fieldcase.model.values import Count, Instant, Money, NotAValue, Quantity

COUNTS = st.one_of(
    st.integers(0, 999).map(lambda n: Count(f"={n}")),
    st.integers(0, 999).map(lambda n: Count(f">={n}")),
    st.integers(0, 999).map(lambda n: Count(f">{n}")),
    st.integers(0, 999).map(lambda n: Count(f"~{n}")),
    st.tuples(st.integers(0, 99), st.integers(100, 999)).map(lambda pair: Count(f"{pair[0]}..{pair[1]}")),
    st.just(Count("?")),
)


@pytest.mark.parametrize(
    ("one", "other", "total"),
    [
        ("=36", "=4", "=40"),
        ("=36", ">100", ">=137"),
        (">100", ">100", ">=202"),
        (">=10", "=5", ">=15"),
        ("~250", "=36", "~286"),
        ("~250", "~250", "~500"),
        ("~20", ">=500", ">=520"),
        ("~250", ">250", ">=500"),
        ("~20", "5..700", ">=25"),
        ("10..20", "=5", "15..25"),
        ("10..20", "1..2", "11..22"),
        ("=36", "?", "?"),
        ("?", "~250", "?"),
    ],
)
def test_a_sum_of_counts_is_as_uncertain_as_its_parts(one: str, other: str, total: str) -> None:
    assert (Count(one) + Count(other)).text == total


@given(COUNTS, COUNTS)
def test_a_sum_is_exact_only_if_both_parts_are_and_order_does_not_matter(one: Count, other: Count) -> None:
    assert (one + other).certain == (one.certain and other.certain)
    assert one + other == other + one


@pytest.mark.parametrize("text", ["", "36", "= 36", ">", "20..10", "~", "many", "=-1", "?36", "1..", "=3.5"])
def test_what_is_no_count_is_refused(text: str) -> None:
    with pytest.raises(NotAValue):
        Count(text)


@pytest.mark.parametrize(
    ("text", "amount", "unit"), [("0.80 g", "0.80", "g"), ("0.8 g", "0.8", "g"), ("12 mg", "12", "mg")]
)
def test_a_quantity_keeps_its_digits_and_its_unit(text: str, amount: str, unit: str) -> None:
    quantity = Quantity(text)
    assert (str(quantity.amount), quantity.unit, quantity.text) == (amount, unit, text)


def test_two_spellings_of_a_weight_are_equal_as_numbers_and_differ_as_typed() -> None:
    assert Quantity("0.80 g").amount == Quantity("0.8 g").amount == Decimal("0.8")
    assert Quantity("0.80 g") != Quantity("0.8 g")


@pytest.mark.parametrize("text", ["0,8 g", "g", "0.8", "0.8 ", "1e3 g", "-1 g", ""])
def test_what_is_no_quantity_is_refused(text: str) -> None:
    with pytest.raises(NotAValue):
        Quantity(text)


@pytest.mark.parametrize("text", ["2000", "2000 usd", "2,000 USD", "USD 2000", "2000 DOLLAR", ""])
def test_what_is_no_amount_of_money_is_refused(text: str) -> None:
    with pytest.raises(NotAValue):
        Money(text)


def test_money_keeps_its_digits_and_currency() -> None:
    assert (Money("30000 KGS").amount, Money("30000 KGS").currency) == (Decimal(30000), "KGS")


@given(st.integers(-(2**50), 2**50), st.integers(-840, 840))
def test_an_instant_survives_its_text(milliseconds: int, offset: int) -> None:
    assert Instant.read(Instant(milliseconds, offset).text) == Instant(milliseconds, offset)


@pytest.mark.parametrize("text", ["", "12", "12+", "+60", "12.5+60", "now"])
def test_what_is_no_instant_is_refused(text: str) -> None:
    with pytest.raises(NotAValue):
        Instant.read(text)


@pytest.mark.parametrize(
    ("typed", "searched"),
    [
        ("Её", "ее"),
        ("ЁЛКА", "елка"),
        ("Толгай", "толгай"),
        ("Straße", "strasse"),
        ("Е\u0308ж", "еж"),
        ("И\u0306од", "йод"),
    ],
)
def test_search_text_folds_case_and_yo_but_keeps_short_i(typed: str, searched: str) -> None:
    assert folded(typed) == searched


def test_short_i_is_not_i() -> None:
    assert folded("мой") != folded("мои")


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    assert nfc(nfc(text)) == nfc(text)


@given(st.text())
def test_the_words_of_a_query_hold_no_sign_of_a_query_language(text: str) -> None:
    assert not set('"*()^:-+{}') & set("".join(words_of(text)))


@pytest.mark.parametrize(
    "in_order",
    [
        ["Абай", "Әлия", "Борис"],
        ["Галина", "Ғазиз", "Данияр"],
        ["Ёлкин", "Жуков"],
        ["Наталья", "Ңурлан", "Ольга", "Өмүр", "Пётр"],
        ["adil", "Bek", "Cholpon"],
        ["Zhanna", "Анна"],
        ["Кадыр", "Қайрат", "Лейла"],
        ["Ҳаким", "Цой"],
    ],
)
def test_names_of_the_region_sort_as_their_alphabets_do(in_order: list[str]) -> None:
    backwards = in_order[::-1]
    assert sorted(backwards, key=sort_key) == in_order
