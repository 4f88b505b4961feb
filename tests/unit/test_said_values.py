"""Counts, quantities, money and moments as people say them, checked by hand in both languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcase.i18n import LANGUAGES, words
from fieldcase.model.said import said_count, said_instant, said_money, said_quantity, said_whole
from fieldcase.model.values import Count, Instant, Money, Quantity

COUNTS = [
    ("=36", "36", "36"),
    (">=100", "at least 100", "не менее 100"),
    (">100", "more than 100", "более 100"),
    ("~250", "about 250", "около 250"),
    ("10..20", "from 10 to 20", "от 10 до 20"),
    ("?", "not stated", "не указано"),
    ("=0", "0", "0"),
    ("~12000", "about 12,000", "около 12\xa0000"),
    ("1000..20000", "from 1,000 to 20,000", "от 1\xa0000 до 20\xa0000"),
]
QUANTITIES = [
    ("0.80 g", "0.80\xa0g", "0,80\xa0г"),
    ("0.8 g", "0.8\xa0g", "0,8\xa0г"),
    ("35 mg", "35\xa0mg", "35\xa0мг"),
    ("1 kg", "1\xa0kg", "1\xa0кг"),
    ("250 mL", "250\xa0mL", "250\xa0мл"),
    ("7 {tablet}", "7\xa0{tablet}", "7\xa0{tablet}"),
]
MONEY = [
    ("2000 USD", "2,000\xa0USD", "2\xa0000\xa0USD"),
    ("30000 KGS", "30,000\xa0KGS", "30\xa0000\xa0KGS"),
    ("450 USD", "450\xa0USD", "450\xa0USD"),
    ("2000.50 EUR", "2,000.50\xa0EUR", "2\xa0000,50\xa0EUR"),
]
INSTANTS = [
    (1_772_712_420_000, 360, "5 March 2026, 18:07 (UTC+06:00)", "5 марта 2026, 18:07 (UTC+06:00)"),
    (1_772_712_420_000, 0, "5 March 2026, 12:07 (UTC)", "5 марта 2026, 12:07 (UTC)"),
    (1_772_712_420_000, -210, "5 March 2026, 08:37 (UTC-03:30)", "5 марта 2026, 08:37 (UTC-03:30)"),
    (-1, 330, "1 January 1970, 05:29 (UTC+05:30)", "1 января 1970, 05:29 (UTC+05:30)"),
]


@pytest.mark.parametrize(("text", "english", "russian"), COUNTS)
def test_a_count_keeps_its_doubt_in_words(text: str, english: str, russian: str) -> None:
    assert said_count(Count(text), words("en")) == english
    assert said_count(Count(text), words("ru")) == russian


def test_a_count_that_nobody_gave_is_not_stated() -> None:
    assert said_count(None, words("en")) == "not stated"


@pytest.mark.parametrize(("text", "english", "russian"), QUANTITIES)
def test_a_weight_keeps_its_digits_and_gets_the_unit_of_the_language(text: str, english: str, russian: str) -> None:
    assert said_quantity(Quantity(text), words("en")) == english
    assert said_quantity(Quantity(text), words("ru")) == russian


@pytest.mark.parametrize(("text", "english", "russian"), MONEY)
def test_money_keeps_its_digits_and_its_code(text: str, english: str, russian: str) -> None:
    assert said_money(Money(text), words("en")) == english
    assert said_money(Money(text), words("ru")) == russian


@pytest.mark.parametrize(("milliseconds", "offset", "english", "russian"), INSTANTS)
def test_a_moment_is_told_by_the_clock_of_its_place(milliseconds: int, offset: int, english: str, russian: str) -> None:
    assert said_instant(Instant(milliseconds, offset), words("en")) == english
    assert said_instant(Instant(milliseconds, offset), words("ru")) == russian


def test_a_whole_number_has_its_thousands_apart() -> None:
    assert said_whole(2_411_724, words("en")) == "2,411,724"
    assert said_whole(2_411_724, words("ru")) == "2\xa0411\xa0724"


@given(
    whole=st.integers(0, 10**12),
    fraction=st.text("0123456789", max_size=6),
    language=st.sampled_from(LANGUAGES),
)
def test_no_digit_of_a_weight_or_an_amount_is_lost(whole: int, fraction: str, language: str) -> None:
    typed = f"{whole}.{fraction}" if fraction else str(whole)
    for said in (
        said_quantity(Quantity(f"{typed} g"), words(language)),
        said_money(Money(f"{typed} KGS"), words(language)),
    ):
        assert "".join(sign for sign in said if sign.isdigit()) == typed.replace(".", "")
        assert " " not in said
