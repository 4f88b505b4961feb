"""Every label of the shipped tables has a Russian of its own, in Russian letters."""

from __future__ import annotations

import re

import pytest
import russian_text

from fieldcase.casework.tables import shipped

TABLES = shipped()
# Spelling is left to the eye here: names of countries, offices and services are in no dictionary.
LETTERS = ("letters of two alphabets in one word", "quotation marks that are not «»", "a blank too many")


def wrong(label: str) -> list[str]:
    """What is wrong with a Russian label."""
    found = [slip for slip in russian_text.slips(label) if slip in LETTERS or slip.startswith("е for ё")]
    return [*found, *([] if re.search("[А-Яа-яЁё]", label) else ["no Russian letter"])]


@pytest.mark.parametrize("label", ["", "police", "пoлиция", "судья ", "ребенок", '"суд"'])
def test_a_wrong_label_would_be_found(label: str) -> None:
    assert wrong(label) or label != label.strip()


@pytest.mark.parametrize("name", sorted(TABLES.vocabularies))
def test_every_label_of_a_vocabulary_is_russian(name: str) -> None:
    labels = [TABLES.label(name, code, "ru") for code in TABLES.vocabularies[name]]
    assert labels
    assert [(label, wrong(label)) for label in labels if wrong(label) or label != label.strip()] == []


@pytest.mark.parametrize("name", sorted(TABLES.vocabularies))
def test_no_two_codes_of_a_vocabulary_have_the_same_label(name: str) -> None:
    labels = [TABLES.label(name, code, "ru") for code in TABLES.vocabularies[name]]
    assert sorted(labels) == sorted(set(labels))


def test_every_norm_and_instrument_has_a_russian_title() -> None:
    titles = [norm.label("ru") for norm in TABLES.norms.values()] + [one["ru"] for one in TABLES.instruments.values()]
    assert len(titles) > 50
    assert [(title, wrong(title)) for title in titles if wrong(title)] == []


def test_every_pseudonym_is_one_russian_word_and_none_stands_twice() -> None:
    pseudonyms = TABLES.pseudonyms["ru"]
    assert [(one, wrong(one)) for one in pseudonyms if wrong(one) or " " in one] == []
    assert len(set(pseudonyms)) == len(pseudonyms) > 100
