"""The norms of treaties and of the International Guidelines that come with the program."""

from __future__ import annotations

import re

import pytest

from fieldcase.casework.tables import shipped

TABLES = shipped()


def test_all_articles_and_recommendations_of_cedaw_are_there() -> None:
    assert {f"cedaw:{number}" for number in range(1, 17)} <= set(TABLES.norms)
    assert {f"cedaw-gr:{number}" for number in range(1, 41)} <= set(TABLES.norms)


GUIDELINES = [norm.number for norm in TABLES.norms.values() if norm.instrument == "guidelines"]


@pytest.mark.parametrize("number", GUIDELINES)
def test_a_guideline_is_cited_by_its_full_reference(number: str) -> None:
    assert re.fullmatch(r"(I|II|III|IV|V)(\.\d{1,2}){0,2}(\.[ivx]+)?", number)
    assert f"guidelines:{number}" in TABLES.norms


def test_the_guideline_that_a_published_report_calls_1_3_is_that_on_parents() -> None:
    assert "Parental drug use" in TABLES.label("norm", "guidelines:III.1.3", "en")
    assert "Parental" not in TABLES.label("norm", "guidelines:II.1.3", "en")
    assert "expression" in TABLES.label("norm", "guidelines:II.12", "en")
    assert {"guidelines:1.3", "guidelines:12"}.isdisjoint(TABLES.norms), "a short reference is never a code"


def test_what_states_may_do_is_not_said_as_what_they_shall() -> None:
    assert TABLES.label("norm", "guidelines:II.1.v", "en").startswith("States may")
