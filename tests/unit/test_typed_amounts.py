"""Counts, weights and money as people type them: the doubt and the digits stay, the unit becomes its code."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcase.i18n import LANGUAGES
from fieldcase.model.typed import (
    Unreadable,
    edited_count,
    edited_money,
    edited_quantity,
    read_count,
    read_money,
    read_quantity,
    weight_in,
)
from fieldcase.model.values import Count, Money, Quantity


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("36", "=36"), ("1 000", "=1000"), ("1\u00a0000", "=1000"), ("ровно 5", "=5"), ("=36", "=36"),
        ("более 100", ">100"), (">100", ">100"), ("> 100", ">100"), ("more than 100", ">100"), ("свыше 1 000", ">1000"),
        ("не менее 10", ">=10"), ("at least 10", ">=10"), ("10+", ">=10"), ("≥10", ">=10"),
        ("10-20", "10..20"), ("10–20", "10..20"), ("10 – 20", "10..20"), ("от 10 до 20", "10..20"),
        ("from 10 to 20", "10..20"), ("between 10 and 20", "10..20"), ("10..20", "10..20"),
        ("около 250", "~250"), ("примерно 250", "~250"), ("about 250", "~250"), ("~250", "~250"), ("≈250", "~250"),
        ("неизвестно", "?"), ("не указано", "?"), ("unknown", "?"), ("?", "?"),
        ("не более 10", "0..10"), ("менее 10", "0..9"), ("up to 10", "0..10"), ("007", "=007"),
    ],
)  # fmt: skip
def test_a_count_keeps_its_doubt(text: str, kept: str) -> None:
    assert {read_count(text, language).text for language in LANGUAGES} == {kept}


@pytest.mark.parametrize("text", ["", "много", "10 20", "-5", "1,5", "20-10", "менее 0", "десять", "12 00"])
def test_what_is_no_count_is_told_so(text: str) -> None:
    with pytest.raises(Unreadable) as told:
        read_count(text, "ru")
    assert told.value.sentence.endswith(".")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("0,80 г", "0.80 g"), ("0.80 г.", "0.80 g"), ("0,80г", "0.80 g"), ("0.80 g", "0.80 g"), ("35 мг", "35 mg"),
        ("35 MG", "35 mg"), ("12 мкг", "12 ug"), ("1 200 мг", "1200 mg"), ("1 200,5 мг", "1200.5 mg"),
        ("2 грамма", "2 g"), ("5 мл", "5 mL"), ("0,125 г", "0.125 g"), ("5 таблеток", "5 таблеток"),
        ("5 10*3/uL", "5 10*3/uL"),
    ],
)  # fmt: skip
def test_a_weight_keeps_its_digits_and_gets_the_code_of_its_unit(text: str, kept: str) -> None:
    assert {read_quantity(text, language).text for language in LANGUAGES} == {kept}


@pytest.mark.parametrize("text", ["", "г", "0,8", "много г", "-5 г", "12 34", "1,2,3 г"])
def test_what_is_no_weight_is_told_so(text: str) -> None:
    with pytest.raises(Unreadable):
        read_quantity(text, "ru")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("2000 сом", "2000 KGS"), ("2 000 сомов", "2000 KGS"), ("$2000", "2000 USD"), ("2000$", "2000 USD"),
        ("2 000 USD", "2000 USD"), ("usd 50", "50 USD"), ("5000 тенге", "5000 KZT"), ("5000 ₸", "5000 KZT"),
        ("100 руб.", "100 RUB"), ("100р", "100 RUB"), ("2,50 евро", "2.50 EUR"), ("100 сомони", "100 TJS"),
        ("1,000,000 usd", "1000000 USD"), ("1.234.567,50 руб", "1234567.50 RUB"), ("50 chf", "50 CHF"),
        ("2.000 USD", "2.000 USD"),
    ],
)  # fmt: skip
def test_money_keeps_its_digits_and_gets_the_code_of_its_currency(text: str, kept: str) -> None:
    assert {read_money(text, language).text for language in LANGUAGES} == {kept}


@pytest.mark.parametrize("text", ["", "50", "сом", "50 uds", "USD 50 $", "50 тугриков", "-5 USD"])
def test_what_is_no_money_is_told_so(text: str) -> None:
    with pytest.raises(Unreadable):
        read_money(text, "ru")


def test_thousands_that_may_be_decimals_are_never_guessed() -> None:
    for reading in (
        lambda: read_money("2,000 USD", "ru"),
        lambda: read_money("2.000 сом", "ru"),
        lambda: read_money("2.000 som", "en"),
        lambda: read_quantity("1,125 г", "en"),
    ):
        with pytest.raises(Unreadable) as told:
            reading()
        assert "thousands" in told.value.sentence
    assert read_money("2,000 USD", "en").text == "2000 USD"
    assert read_quantity("1,125 г", "ru").text == "1.125 g"


def test_a_page_pasted_by_mistake_is_no_number() -> None:
    for page in ("1" * 5000, "10-" + "2" * 5000, "1" * 5000 + " г", "1" * 5000 + " сом", "от " * 5000):
        for read in (read_count, read_quantity, read_money):
            with pytest.raises(Unreadable):
                read(page, "ru")


def test_values_are_shown_for_editing_as_people_write_them() -> None:
    shown = [edited_count(Count(text), "ru") for text in ("=36", ">=10", ">100", "~250", "10..20", "?")]
    assert shown == ["36", "не менее 10", "более 100", "около 250", "10–20", "неизвестно"]
    assert edited_count(Count(">=10"), "en") == "at least 10"
    assert [edited_quantity(Quantity("0.80 g"), language) for language in ("ru", "en")] == ["0,80 г", "0.80 g"]
    assert [edited_money(Money("2000.50 KGS"), language) for language in ("ru", "en")] == ["2000,50 KGS", "2000.50 KGS"]


whole = st.from_regex(r"[0-9]{1,12}", fullmatch=True)
numbers = st.from_regex(r"[0-9]{1,9}(\.[0-9]{1,6})?", fullmatch=True)
counts = st.one_of(
    st.tuples(st.sampled_from(("=", ">=", ">", "~")), whole).map("".join),
    st.tuples(whole, whole).map(lambda pair: "..".join(sorted(pair, key=int))),
    st.just("?"),
).map(Count)
units = st.sampled_from(("g", "mg", "ug", "kg", "mL", "L", "{tablet}", "%{x}", "mg/mL", "10*3/uL", "таблеток"))
quantities = st.builds("{} {}".format, numbers, units).map(Quantity)
sums = st.builds("{} {}".format, numbers, st.from_regex(r"[A-Z]{3}", fullmatch=True)).map(Money)
languages = st.sampled_from(LANGUAGES)


@given(count=counts, language=languages)
def test_every_count_is_read_back_as_it_was(count: Count, language: str) -> None:
    assert read_count(edited_count(count, language), language) == count


@given(quantity=quantities, language=languages)
def test_every_weight_is_read_back_as_it_was(quantity: Quantity, language: str) -> None:
    assert read_quantity(edited_quantity(quantity, language), language) == quantity


@given(money=sums, language=languages)
def test_every_sum_of_money_is_read_back_as_it_was(money: Money, language: str) -> None:
    assert read_money(edited_money(money, language), language) == money


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("изъято 0,8 г порошка", "0.8 g"), ("0.8 г амфетамина", "0.8 g"), ("вес: 35 мг.", "35 mg"), ("1,5кг", "1.5 kg"),
        ("2 000 г, сухой остаток", "2000 g"),
    ],
)  # fmt: skip
def test_a_weight_is_found_in_a_longer_text(text: str, weight: str) -> None:
    assert weight_in(text) == Quantity(weight)


@pytest.mark.parametrize(
    "text", ["", "крупный размер", "1 г и 2 г", "3 пакета", "3 по 0,5 г", "12 года", "0,8", "статья 228, 0,8 г"]
)
def test_where_no_one_weight_stands_in_a_text_none_is_found(text: str) -> None:
    assert weight_in(text) is None
