"""Advice on words: found in the authors' own prose in any ending, never in what others said."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcase.casework.gathering import advice
from fieldcase.model.case import Source
from fieldcase.model.declare import Shape, field_named, kind_named
from fieldcase.model.ids import ScopeId, SourceId
from fieldcase.rules.wording import OWN_PROSE, Advice, Wordings, own_prose

SHIPPED = Wordings(advice())
FILE = Path(__file__).resolve().parent.parent.parent / "resources" / "words" / "wording.json"


def found(text: str, wordings: Wordings = SHIPPED) -> list[str]:
    """What is found in a text, as it was typed."""
    return [hit for hit, _ in wordings.found_in(text)]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("She is a drug addict.", "drug addict"), ("Two Addicts came.", "Addicts"),
        ("the drug-abuser left", "drug-abuser"),
        ("HIV-infected people", "HIV-infected"), ("Он наркоман.", "наркоман"),
        ("Двум наркоманкам отказали.", "наркоманкам"),
        ("Его назвали НАРКОМАНОМ.", "НАРКОМАНОМ"), ("ВИЧ-инфицированных не взяли.", "ВИЧ-инфицированных"),
        ("группы риска", "группы риска"), ("проституток увезли", "проституток"), ("бывший наркоман", "бывший наркоман"),
    ],
)  # fmt: skip
def test_a_word_that_puts_people_down_is_found_in_any_ending(text: str, word: str) -> None:
    assert found(text) == [word]


@pytest.mark.parametrize(
    "text",
    [
        "Наркомания упоминается в названии закона.", "Нарколог принял её.", "Женщина, употребляющая наркотики.",
        "a person who uses drugs", "the address of the clinic", "The record was clean.", "Convicted of nothing.",
        "лечение наркологической службы", "Пинцет и игла.", "зеркало", "",
    ],
)  # fmt: skip
def test_an_ordinary_text_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("quoted", ["«{}»", "“{}”", "„{}“", '"{}"'])
def test_words_in_quotation_marks_are_never_looked_at(quoted: str) -> None:
    assert found(f"The paper wrote {quoted.format('addict')}.") == []
    assert found("The paper wrote addict.") == ["addict"], "control"


def test_a_word_after_a_quotation_is_found_where_it_stands() -> None:
    assert found("«наркоманы» и ещё раз наркоманы") == ["наркоманы"]


def test_the_longer_phrase_wins() -> None:
    both = Wordings([Advice("en", ("drug*",), "a"), Advice("en", ("drug abuse",), "b")])
    found_ones = [(hit, one.instead) for hit, one in both.found_in("drug abuse, drugs")]
    assert found_ones == [
        ("drug abuse", "b"),
        ("drugs", "a"),
    ]


def test_words_said_by_others_are_not_the_authors_prose() -> None:
    source = Source(
        id=SourceId(b"x" * 16), scope=ScopeId(b"s" * 16), title="Addicts", quote="addict", description="Ours"
    )
    assert list(own_prose(source)) == [("description", "Ours")]


def test_every_field_of_own_prose_is_a_text_that_is_declared() -> None:
    for kind, names in OWN_PROSE.items():
        declaration = kind_named(kind)
        assert declaration is not None
        for name in names:
            field = field_named(declaration, name)
            assert field.shape is Shape.TEXT
            assert not field.about.vocabulary


@pytest.mark.parametrize("one", advice(), ids=lambda one: one.avoid[0])
def test_shipped_advice_finds_its_own_words_and_does_not_offer_what_it_warns_of(one: Advice) -> None:
    assert one.language in ("en", "ru")
    for phrase in one.avoid:
        assert found(phrase.replace("*", "")), phrase
    assert found(one.instead) == []


def test_the_list_says_where_it_is_from_and_how_well_it_was_checked() -> None:
    file = json.loads(FILE.read_text("utf-8"))
    assert file["status"] in ("verified", "partly_verified", "secondary", "seed")
    assert all(set(one) == {"language", "avoid", "instead", "source"} and one["source"] for one in file["terms"])
    assert {field.name for field in fields(Advice)} == {"language", "avoid", "instead"}
    phrases = [(one["language"], phrase) for one in file["terms"] for phrase in one["avoid"]]
    assert len(phrases) == len(set(phrases))


@given(st.text(max_size=200))
def test_any_text_is_read_without_a_fault_and_what_is_found_stands_in_it(text: str) -> None:
    assert all(hit in unicodedata.normalize("NFC", text) for hit in found(text))
