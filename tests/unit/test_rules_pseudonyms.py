"""Pseudonyms: the same through a dossier, different between uses, never initials, from lists that run in step."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from unit.release_cases import EVERY_USE, KEY, TABLES, consent, event, identity, person, released

from fieldcase.model.case import Event
from fieldcase.model.ids import PersonId
from fieldcase.model.terms import Tables
from fieldcase.model.text import folded
from fieldcase.rules.pseudonyms import keyed_place, pseudonyms_for, random_pseudonym
from fieldcase.rules.released import How
from fieldcase.world import SeededWorld

IDS = st.lists(st.binary(min_size=16, max_size=16).map(PersonId), min_size=1, max_size=12, unique=True)
KEYS = st.binary(min_size=32, max_size=32)
USES = st.sampled_from(EVERY_USE)
FEW = replace(TABLES, pseudonyms={"en": ("Oak", "Elm", "Ash") * 10, "ru": ("Дуб", "Вяз", "Ясень") * 10})
NONE = replace(TABLES, pseudonyms={})


def given_to(people: list[PersonId], use: str, key: bytes, tables: Tables = TABLES, language: str = "en") -> list[str]:
    drawn = pseudonyms_for(people, use, key, tables, language, ())
    return [drawn[who] for who in people]


@given(IDS, USES, KEYS)
def test_within_one_dossier_everybody_has_another_pseudonym(people: list[PersonId], use: str, key: bytes) -> None:
    assert len({folded(word) for word in given_to(people, use, key)}) == len(people)


@given(IDS, KEYS)
def test_no_two_uses_give_anybody_the_same_pseudonym(people: list[PersonId], key: bytes) -> None:
    drawn = {use: set(given_to(people, use, key)) for use in EVERY_USE}
    for one, other in combinations(EVERY_USE, 2):
        assert drawn[one].isdisjoint(drawn[other])


@given(IDS, USES, KEYS)
def test_the_same_key_and_use_give_the_same_pseudonyms_in_any_order(
    people: list[PersonId], use: str, key: bytes
) -> None:
    assert given_to(people, use, key) == given_to(people[::-1], use, key)[::-1]


@given(IDS, USES, KEYS)
def test_english_and_russian_stand_at_the_same_place_of_their_lists(
    people: list[PersonId], use: str, key: bytes
) -> None:
    english, russian = given_to(people, use, key), given_to(people, use, key, language="ru")
    places = [TABLES.pseudonyms["en"].index(word) for word in english]
    assert [TABLES.pseudonyms["ru"][place] for place in places] == russian


@given(IDS, USES, KEYS)
def test_a_pseudonym_is_a_word_and_never_initials(people: list[PersonId], use: str, key: bytes) -> None:
    assert all(word.isalpha() or " " in word or "-" in word for word in given_to(people, use, key))
    assert all(len(word) > 2 and not word.isupper() for word in given_to(people, use, key))


@given(IDS, USES, KEYS, st.integers(0, 400))
def test_no_pseudonym_is_a_word_that_is_taken_in_either_language(
    people: list[PersonId], use: str, key: bytes, first: int
) -> None:
    taken = (*TABLES.pseudonyms["en"][first : first + 60], *TABLES.pseudonyms["ru"][: first // 2])
    for language in ("en", "ru"):
        drawn = pseudonyms_for(people, use, key, TABLES, language, taken)
        english = {
            TABLES.pseudonyms[language].index(word) for word in drawn.values() if word in TABLES.pseudonyms[language]
        }
        both = {folded(TABLES.pseudonyms[each][place]) for each in ("en", "ru") for place in english}
        assert both.isdisjoint({folded(word) for word in taken})


def test_one_more_person_leaves_nearly_all_pseudonyms_as_they_were() -> None:
    people = [PersonId(bytes([one]) * 16) for one in range(10)]
    changed = 0
    for key in (bytes([one]) * 32 for one in range(50)):
        before = pseudonyms_for(people, "court", key, TABLES, "en", ())
        after = pseudonyms_for([*people, PersonId(b"z" * 16)], "court", key, TABLES, "en", ())
        changed += sum(before[who] != after[who] for who in people)
    assert changed <= 50, "of 500: only where two people fall on one word"


@pytest.mark.parametrize("language", ["en", "ru", "ky"])
def test_more_people_than_words_get_a_number_behind_the_word(language: str) -> None:
    people = [PersonId(bytes([one]) * 16) for one in range(40)]
    drawn = set(pseudonyms_for(people, "court", KEY, FEW, language, ()).values())
    assert len(drawn) == 40
    assert any(word.endswith(" 2") for word in drawn)


def test_without_any_list_people_are_numbered() -> None:
    people = [PersonId(bytes([one]) * 16) for one in range(3)]
    assert set(pseudonyms_for(people, "court", KEY, NONE, "en", ()).values()) == {"P1", "P2", "P3"}


def test_the_keyed_place_changes_with_key_use_person_and_purpose() -> None:
    places = {
        keyed_place(key, use, who, purpose)
        for key in (b"a", b"b") for use in ("court", "media") for who in (b"1", b"2") for purpose in ("x", "y")
    }  # fmt: skip
    assert len(places) == 16


@pytest.mark.parametrize("use", [use for use in EVERY_USE if use != "statistics"])
def test_in_a_release_the_label_is_the_same_in_people_and_in_every_text(use: str) -> None:
    who = person(1, pseudonym="Рябина")
    result = released(use, who, consent(who, "without_name"), event(1, who, what="Рябину"), event(2, what="Рябины"))
    label = result.people[who.id].label
    assert [one.what for one in result.of(Event) if one.id in (event(1).id, event(2).id)] == [label, label]


def test_a_withdrawal_changes_nobody_elses_pseudonym() -> None:
    people = [person(one) for one in range(1, 9)]
    yes = [consent(who, "without_name") for who in people]
    before = released("court", *people, *yes).people
    after = released("court", *people, *yes[1:], consent(people[0], "refused")).people
    assert after[people[0].id].how is How.WITHHELD
    assert all(before[who.id].label == after[who.id].label for who in people[1:])


def test_no_label_is_a_part_of_a_name_in_the_case() -> None:
    people = [person(one) for one in range(1, 41)]
    names = [identity(who, f"{word} Иванова") for who, word in zip(people, TABLES.pseudonyms["ru"][::11], strict=False)]
    result = released("court", *people, *names, *(consent(who, "without_name") for who in people), language="ru")
    used = {word for one in names for word in one.name.split()}
    assert used.isdisjoint({result.people[who.id].label for who in people})


@given(st.integers(0, 500), st.binary(min_size=16, max_size=16))
def test_a_working_pseudonym_is_drawn_from_the_words_that_are_free(taken: int, bits: bytes) -> None:
    words = TABLES.pseudonyms["en"]
    drawn = random_pseudonym(lambda size: bits[:size], TABLES, "en", [word.upper() for word in words[:taken]])
    assert drawn in words[taken:] or (taken >= len(words) and drawn.endswith(" 2") and drawn[:-2] in words)


def test_working_pseudonyms_differ_when_the_randomness_does() -> None:
    worlds = [SeededWorld(seed=bytes([one])) for one in range(40)]
    drawn = {random_pseudonym(world.random, TABLES, "ru", ()) for world in worlds}
    assert len(drawn) > 30
