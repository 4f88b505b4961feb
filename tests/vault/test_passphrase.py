"""What passes as a passphrase, what is refused, and what the generator draws."""

from __future__ import annotations

import math
import os
import re
import unicodedata
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcase.errors import WeakPassphrase
from fieldcase.vault import passphrase
from fieldcase.world import SeededWorld

GOOD = [
    "correct horse battery staple",
    "correct-horse-battery-staple",
    "CorrectHorseBatteryStaple",
    "кошка спит на окне",
    "Кот сидит на крыше",
    "мы шли по лесу",
    "Мы идём в школу",
    "Моя кошка любит молоко",
    "дождь стучит, а чайник молчит",
    "поезд опоздал на сорок минут вчера",
    "walnut lantern harbour mitten",
    "k3J9x!vQ2m#L8pZ",
    "xkq7Zp!mW2rT9v",
    "550e8400-e29b-41d4-a716-446655440000",
    "көк аспан астында ақ қайың",
    "блокнот 47 варенье 19 сугроб",
]
WEAK = [
    "",
    "    ",
    "тест",
    "password",
    "password123",
    "Password123!Password123!",
    "p@ssw0rd p@ssw0rd p@ssw0rd",
    "qwerty qwerty qwerty qwerty",
    "qwertyuiop[]asdfghjkl",
    "1qaz2wsx3edc4rfv",
    "йцукенгшщзхъфывапролджэ",
    "пароль пароль пароль пароль",
    "gfhjkm gfhjkm 12345",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "ababababababababababababababab",
    "123456789012345678901234567890",
    "9876543210 9876543210 9876543210",
    "1111 2222 3333 4444 5555 6666",
    "a b c d e f g h i j k l m n o p",
    "abcdefghijklmnopqrstuvwxyz",
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "horse horse horse horse horse horse",
    "Horse horse HORSE hOrSe horse",
    "one two three four five",
    "мама мыла раму",
    "to be or not to be",
    "understanding responsibility",
    "иванов 12.03.1985",
    "+7 701 234 56 78",
    "Summer2024!Summer2024!",
    "😀" * 30,
    "8" * 5000,
]


@pytest.mark.parametrize("text", GOOD)
def test_a_fair_passphrase_passes(text: str) -> None:
    passphrase.demand_strong(text)
    assert passphrase.strength_bits(text) >= 60


@pytest.mark.parametrize("text", WEAK, ids=lambda text: text[:20] or "empty")
def test_what_would_be_guessed_is_refused_with_the_figure(text: str) -> None:
    with pytest.raises(WeakPassphrase) as caught:
        passphrase.demand_strong(text)
    assert caught.value.values == {"bits": int(passphrase.strength_bits(text)), "needed": 60}
    assert text == "" or text not in str(caught.value)


@given(st.text(max_size=80))
def test_an_estimate_is_a_finite_number_of_bits_for_any_text(text: str) -> None:
    bits = passphrase.strength_bits(text)
    assert 0 <= bits < math.inf
    assert passphrase.strength_bits(unicodedata.normalize("NFD", text)) == bits


@given(st.text(min_size=1, max_size=30), st.integers(2, 6))
def test_saying_the_same_again_adds_nothing(text: str, times: int) -> None:
    assert passphrase.strength_bits(" ".join([text] * times)) <= passphrase.strength_bits(text) + 0.001


@given(st.text(max_size=60))
def test_the_bytes_are_the_same_however_the_letters_were_composed(text: str) -> None:
    forms = {passphrase.normalised(unicodedata.normalize(form, text)) for form in ("NFC", "NFD")}
    assert forms == {unicodedata.normalize("NFC", text).encode()}


def test_capitals_and_spaces_count() -> None:
    texts = ["чайник варежка", "Чайник варежка", "чайник  варежка", " чайник варежка"]
    assert len({passphrase.normalised(text) for text in texts}) == 4


def test_bytes_that_were_no_utf8_do_not_stop_the_program() -> None:
    assert passphrase.normalised(b"\xff\xfe".decode("utf-8", "surrogateescape"))


# Given names and family words that read as names; and what would be read wrongly on a sheet in this field.
NAMES = frozenset(
    re.findall(
        r"\w+",
        "rose lily iris violet daisy olive heather ruby amber pearl jasmine ginger hazel holly robin dawn hope grace "
        "faith frank bill mark rich mike mason carter hunter taylor miles basil cliff dale glen grant lance penny "
        "pierce reed rusty wade ward april august june autumn summer brook clay dean earl jade jean melody sage "
        "sandy cherry coral crystal misty opal jack peter john mary sunny rosemary victor carol joan raven willow "
        "juniper savannah роза лилия вера надежда любовь слава марта света роман виктор карина майя "
        "лука алмаз рада зоя нина лариса софия олимпиада павлин венера агата аврора",
    )
)
FIELD = frozenset(
    re.findall(
        r"\w+",
        "needle syringe heroin opium weed dealer police prison arrest poppy hemp шприц доза закладка полиция "
        "тюрьма арест срок конопля мак ломка трава",
    )
)


@pytest.mark.parametrize(("language", "letters"), [("en", "a-z"), ("ru", "а-я")])
def test_the_words_of_a_language_are_plain_and_different(language: str, letters: str) -> None:
    words = passphrase.words_of(language)
    assert len(words) >= 1296
    assert all(re.fullmatch(f"[{letters}]{{4,9}}", word) for word in words)
    assert len({word.casefold() for word in words}) == len(words)
    assert list(words) == sorted(words)
    assert all(unicodedata.is_normalized("NFC", word) for word in words)
    assert not set(words) & (NAMES | FIELD)


def test_the_check_on_the_words_finds_a_name() -> None:
    assert {"lantern", "rose"} & NAMES == {"rose"}


@pytest.mark.parametrize("language", ["en", "ru"])
def test_six_words_are_drawn_and_always_pass(language: str) -> None:
    for _ in range(300):
        drawn = passphrase.generate(language, os.urandom)
        words = drawn.split(" ")
        assert len(set(words)) == 6
        assert set(words) <= set(passphrase.words_of(language))
        passphrase.demand_strong(drawn)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_draw_is_worth_at_least_62_bits(language: str) -> None:
    assert math.log2(math.perm(len(passphrase.words_of(language)), 6)) >= 62


def test_every_word_is_as_likely_as_another() -> None:
    world = SeededWorld(b"draws")
    words = passphrase.words_of("en")
    seen = Counter(word for _ in range(10_000) for word in passphrase.generate("en", world.random).split())
    assert len(seen) == len(words)
    mean = 60_000 / len(words)
    spread = sum((seen[word] - mean) ** 2 / mean for word in words) / len(words)
    assert 0.85 < spread < 1.15  # chi square over its degrees of freedom: 1 for a fair draw


def test_bytes_beyond_the_last_whole_multiple_are_drawn_again() -> None:
    words = passphrase.words_of("en")
    fair = 65536 // len(words) * len(words)
    answers = [fair.to_bytes(2, "big"), b"\xff\xff", b"\x00\x05"] + [b"\x00\x00"] * 5
    assert passphrase.generate("en", lambda _size: answers.pop(0)).split()[0] == words[5]
    assert answers == []


def test_a_language_without_a_list_is_refused() -> None:
    with pytest.raises(ValueError, match="language"):
        passphrase.generate("fr", os.urandom)
