"""Norms found by number, by words in any order, by country; a short reference is offered whole, with its reason."""

from __future__ import annotations

import pytest

from fieldcase.casework.norm_search import NormSearch
from fieldcase.casework.tables import shipped
from fieldcase.i18n import words

TABLES = shipped()
EN = NormSearch(TABLES, words("en"))


def codes(typed: str, search: NormSearch = EN) -> list[str]:
    return [code for code, _ in search(typed)]


def test_the_published_reports_guideline_is_offered_first_by_its_full_reference_with_the_reason() -> None:
    found = EN("1.3")
    assert [code for code, _ in found][:2] == ["guidelines:III.1.3", "guidelines:II.1.3"]
    assert "III.1.3" in found[0][1]
    assert "in a published report of 2021: 1.3" in found[0][1]
    assert "without its part: 1.3" in found[1][1], "the same number means another guideline in another part"


def test_a_number_offers_each_norm_that_has_it_and_the_guideline_whose_part_was_left_out() -> None:
    found = EN("12")
    assert "cedaw:12" in [code for code, _ in found]
    assert "in a published report of 2021: 12" in dict(found)["guidelines:II.12"]
    assert "without its part: 8" in dict(EN("8"))["guidelines:II.8"]
    assert "(" not in dict(found)["cedaw:12"].rpartition("article")[2], "a full reference needs no reason"


@pytest.mark.parametrize(
    ("typed", "first"),
    [("CEDAW 12", "cedaw:12"), ("12 cedaw", "cedaw:12"), ("guidelines 12", "guidelines:II.12"), ("kg 268", "kg-cc:268"),
     ("Кыргызстан 268", "kg-cc:268"), ("УК 268", "kg-cc:268"), ("III.1.3", "guidelines:III.1.3"),
     ("kg-cc:268", "kg-cc:268"), ("проступках 123", "kg-misconduct:123")],
)  # fmt: skip
def test_few_keys_find_the_norm(typed: str, first: str) -> None:
    assert codes(typed)[0] == first
    assert codes(typed, NormSearch(TABLES, words("ru")))[0] == first


def test_words_fit_in_any_order_and_a_word_that_fits_nowhere_finds_nothing() -> None:
    assert codes("women discrimination political")[:1] == ["cedaw:7"]
    assert codes("political discrimination women")[:1] == ["cedaw:7"]
    assert codes("women нигде") == []


def test_nothing_typed_offers_every_norm_in_its_order() -> None:
    assert codes("") == codes("  ") == list(TABLES.norms)
