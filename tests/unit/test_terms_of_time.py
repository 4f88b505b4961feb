"""Terms of punishments as people type and say them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from fieldcase.i18n import words
from fieldcase.model.terms_of_time import days_of, edited_term, read_term, said_term
from fieldcase.model.typed import Unreadable
from fieldcase.model.values import Quantity


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("2 года", "2 a"), ("2 years", "2 a"), ("1,5 года", "1.5 a"), ("2 года 6 месяцев", "30 mo"),
        ("2 года и 6 мес.", "30 mo"), ("15 суток", "15 d"), ("2 недели", "14 d"), ("18 mo", "18 mo"),
        ("12МЕС", "12 mo"), ("2 г", "2 a"),
    ],
)  # fmt: skip
def test_a_term_is_read_in_either_language(typed: str, text: str) -> None:
    assert read_term(typed).text == text


@pytest.mark.parametrize(
    "typed", ["", "много", "5", "2 года 3 дня", "2 года 2 года", "0,8 г героина", "9" * 200 + " a"]
)
def test_what_is_no_term_is_refused(typed: str) -> None:
    with pytest.raises(Unreadable):
        read_term(typed)


@given(some.integers(0, 400), some.sampled_from(("a", "mo", "d")), some.sampled_from(("ru", "en")))
def test_a_term_typed_again_is_the_same_term(number: int, unit: str, language: str) -> None:
    term = Quantity(f"{number} {unit}")
    again = read_term(edited_term(term, words(language)))
    assert again == term or days_of(again) == days_of(term)


def test_months_are_said_as_years_and_months() -> None:
    assert said_term(Quantity("30 mo"), words("en")) == "2 years 6 months"
    assert said_term(Quantity("1.5 a"), words("ru")) == "1,5 a"
