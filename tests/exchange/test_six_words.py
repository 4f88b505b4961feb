"""Six words for two cards: the same on both sides and in both languages, others as soon as one key is another."""

from __future__ import annotations

import hashlib
import math
import time
from collections import Counter
from dataclasses import replace

import pytest
from exchange_cards import any_card, card
from hypothesis import assume, given
from hypothesis import strategies as st
from nacl.pwhash import argon2id

from fieldcase.exchange.cards import Card
from fieldcase.exchange.six_words import CHOICES, COST, COUNT, six_words
from fieldcase.vault.keys import TEST_COST
from fieldcase.vault.passphrase import words_of

ANNA, OLEG = card("Анна", 1), card("Oleg", 2)
LANGUAGES = ("ru", "en")


def quick(mine: Card, theirs: Card, language: str = "ru") -> tuple[str, ...]:
    """The words at the price of tests."""
    return six_words(mine, theirs, language, TEST_COST)


@given(any_card(), any_card())
def test_both_sides_see_the_same_words_in_either_language(mine: Card, theirs: Card) -> None:
    for language in LANGUAGES:
        words = quick(mine, theirs, language)
        assert words == quick(theirs, mine, language)
        assert len(words) == COUNT
        assert set(words) <= set(words_of(language)[:CHOICES])
    places = [[words_of(language).index(word) for word in quick(mine, theirs, language)] for language in LANGUAGES]
    assert places[0] == places[1]


@given(any_card(), any_card(), st.sampled_from(["device", "recipient"]), st.integers(0, 255))
def test_one_bit_of_one_key_makes_other_words(mine: Card, theirs: Card, name: str, bit: int) -> None:
    key = bytearray(getattr(theirs, name))
    key[bit // 8] ^= 1 << bit % 8
    other = replace(theirs, device=bytes(key)) if name == "device" else replace(theirs, recipient=bytes(key))
    assert quick(mine, other) != quick(mine, theirs)
    assert quick(other, mine) == quick(mine, other)


@given(any_card(), any_card(), any_card())
def test_a_stranger_between_two_makes_other_words_on_either_side(mine: Card, theirs: Card, stranger: Card) -> None:
    assume(len({one.device + one.recipient for one in (mine, theirs, stranger)}) == 3)
    assert len({quick(mine, theirs), quick(mine, stranger), quick(stranger, theirs)}) == 3


def test_keys_that_changed_places_make_other_words() -> None:
    crossed = replace(ANNA, recipient=OLEG.recipient), replace(OLEG, recipient=ANNA.recipient)
    turned = replace(ANNA, device=ANNA.recipient, recipient=ANNA.device), OLEG
    assert len({quick(ANNA, OLEG), quick(*crossed), quick(*turned)}) == 3


def test_a_card_made_anew_with_the_same_keys_keeps_its_words() -> None:
    assert quick(card("Another name", 1, made=5), OLEG) == quick(ANNA, OLEG)


def test_every_place_of_the_lists_comes_up_about_as_often() -> None:
    seen = Counter(word for seed in range(10, 40) for word in quick(ANNA, card(seed=seed), "en"))
    assert len(seen) > 150, "180 words drawn from 1,716 are rarely the same"
    assert {place < CHOICES // 2 for place in map(words_of("en").index, seen)} == {True, False}


def test_six_words_are_worth_sixty_bits_and_each_try_a_passphrase() -> None:
    assert COUNT * math.log2(CHOICES) > 64
    assert COST.memory_bytes >= 64 << 20
    COST.demand_writable()


def test_the_lists_are_those_that_other_versions_have() -> None:
    used = {language: "\n".join(words_of(language)[:CHOICES]) for language in LANGUAGES}
    marks = {language: hashlib.sha256(words.encode()).hexdigest()[:16] for language, words in used.items()}
    # A word that moved would show different words for the same cards in two versions of the program.
    assert marks == {"ru": "f1cf8b8f1c1b085d", "en": "27fd1a9d7f910fc8"}
    assert all(len(words_of(language)) >= CHOICES == len(set(words_of(language)[:CHOICES])) for language in LANGUAGES)


def test_the_words_of_two_cards_stay_what_they_are() -> None:
    said = b"fieldcase/words/1\0" + b"".join(sorted(one.device + one.recipient for one in (ANNA, OLEG)))
    number = int.from_bytes(argon2id.kdf(32, said, b"fieldcase/words/", 10, 128 << 20), "big")
    by_hand = tuple(words_of("ru")[number // 1716**place % 1716] for place in range(6))
    assert six_words(ANNA, OLEG, "ru") == by_hand
    assert " ".join(by_hand) == "шхуна кофейник диплом корова долька плотва"
    assert " ".join(six_words(ANNA, OLEG, "en")) == "volume hatbox crust handrail curve pepper"


def test_a_second_look_costs_nothing() -> None:
    other = card(seed=99)
    began = time.process_time()
    words = six_words(ANNA, other, "ru")
    first = time.process_time() - began
    began = time.process_time()
    assert six_words(other, ANNA, "ru") == words
    assert len(six_words(ANNA, other, "en")) == COUNT
    assert time.process_time() - began < first / 20


@pytest.mark.parametrize("language", ["", "RU", "kk"])
def test_another_language_is_refused_before_anything_is_computed(language: str) -> None:
    with pytest.raises(ValueError, match="no list"):
        six_words(ANNA, OLEG, language)
