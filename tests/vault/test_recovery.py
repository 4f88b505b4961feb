"""The recovery code: what is found, what is accepted, and the three sheets."""

from __future__ import annotations

import itertools
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcase.errors import RecoveryCodeWrong
from fieldcase.vault import recovery
from fieldcase.vault.keys import Secret

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODES = st.binary(min_size=20, max_size=20).map(lambda value: Secret("recovery code", value))
SAMPLES = [bytes(20), b"\xff" * 20, bytes(range(20)), bytes.fromhex("9f6d3b1c0a77e25481c3f0d96b2ea85d4417f3c2")]


def is_found(text: str) -> bool:
    try:
        recovery.read(text)
    except RecoveryCodeWrong:
        return True
    return False


@given(CODES)
def test_a_written_code_reads_back(code: Secret) -> None:
    assert recovery.read(recovery.written(code)) == code


def test_a_code_is_34_characters_in_groups_of_four() -> None:
    groups = recovery.written(recovery.new_code(os.urandom)).split("-")
    assert [len(group) for group in groups] == [4] * 8 + [2]
    assert set("".join(groups)) <= set(ALPHABET)


def test_a_fresh_code_holds_160_random_bits() -> None:
    codes = [recovery.new_code(os.urandom) for _ in range(50)]
    assert {len(code.reveal()) for code in codes} == {20}
    assert len({code.reveal() for code in codes}) == 50


@pytest.mark.parametrize("value", SAMPLES, ids=lambda value: value.hex()[:6])
def test_every_single_wrong_character_is_found(value: bytes) -> None:
    text = recovery.written(Secret("recovery code", value)).replace("-", "")
    tried = 0
    for at, letter in itertools.product(range(len(text)), ALPHABET):
        if letter != text[at]:
            tried += 1
            assert is_found(text[:at] + letter + text[at + 1 :])
    assert tried == 34 * 31
    assert not is_found(text)


@pytest.mark.parametrize("value", SAMPLES, ids=lambda value: value.hex()[:6])
def test_every_two_characters_in_each_others_place_are_found(value: bytes) -> None:
    text = recovery.written(Secret("recovery code", value)).replace("-", "")
    for one, two in itertools.combinations(range(len(text)), 2):
        letters = list(text)
        letters[one], letters[two] = letters[two], letters[one]
        assert text[one] == text[two] or is_found("".join(letters))


@given(CODES, st.integers(0, 33), st.integers(0, 33), st.integers(1, 31))
def test_slips_are_found_in_any_code(code: Secret, one: int, two: int, step: int) -> None:
    letters = list(recovery.written(code).replace("-", ""))
    wrong = letters.copy()
    wrong[one] = ALPHABET[(ALPHABET.index(wrong[one]) + step) % 32]
    assert is_found("".join(wrong))
    letters[one], letters[two] = letters[two], letters[one]
    assert letters[one] == letters[two] or is_found("".join(letters))


def test_every_slip_on_a_sheet_of_the_split_is_found() -> None:
    sheets = recovery.split(recovery.new_code(os.urandom), os.urandom)
    text = sheets[0].replace("-", "")

    def opens(first: str) -> bool:
        try:
            recovery.joined(first, sheets[1])
        except RecoveryCodeWrong:
            return False
        return True

    assert opens(text)
    for at, letter in itertools.product(range(len(text)), ALPHABET):
        assert letter == text[at] or not opens(text[:at] + letter + text[at + 1 :])
    for one, two in itertools.combinations(range(len(text)), 2):
        letters = list(text)
        letters[one], letters[two] = letters[two], letters[one]
        assert text[one] == text[two] or not opens("".join(letters))


@pytest.mark.parametrize(
    "change", [lambda text: text[:-1], lambda text: text + "0", lambda text: text[1:], lambda _: ""]
)
def test_a_lost_or_added_character_is_found(change: object) -> None:
    assert callable(change)
    assert is_found(change(recovery.written(Secret("recovery code", SAMPLES[3]))))


@pytest.mark.parametrize("letter", ["U", "Я", "Ж", "?", "é", "Ы", "\x00"])
def test_a_character_of_no_such_shape_is_refused(letter: str) -> None:
    text = recovery.written(Secret("recovery code", SAMPLES[3]))
    assert is_found(letter + text[1:])


CYRILLIC = {
    "A": "А", "B": "В", "C": "С", "E": "Е", "H": "Н", "K": "К", "M": "М", "P": "Р", "T": "Т", "X": "Х", "Y": "У",
    "3": "З", "0": "О", "J": "Ј", "S": "Ѕ", "1": "І",
}  # fmt: skip


@pytest.mark.parametrize(("latin", "cyrillic"), sorted(CYRILLIC.items()))
@pytest.mark.parametrize("small", [False, True])
def test_a_cyrillic_letter_of_the_same_shape_is_taken_for_the_latin_one(latin: str, cyrillic: str, small: bool) -> None:
    code = Secret("recovery code", int.to_bytes(sum(ALPHABET.index(latin) << 5 * at for at in range(32)), 20, "big"))
    text = recovery.written(code)
    assert latin * 4 in text
    assert recovery.read(text.replace(latin, cyrillic.lower() if small else cyrillic)) == code


@given(CODES)
def test_a_code_typed_wholly_on_a_russian_keyboard_where_it_can_be_reads_back(code: Secret) -> None:
    typed = "".join(CYRILLIC.get(letter, letter) for letter in recovery.written(code)).lower()
    assert recovery.read(typed) == code


@pytest.mark.parametrize(
    "rewrite",
    [
        str.lower,
        lambda text: text.replace("-", ""),
        lambda text: text.replace("-", " "),
        lambda text: text.replace("-", " — "),
        lambda text: text.replace("-", "\u2011"),
        lambda text: f"  {text}\n",
        lambda text: text.replace("0", "O").replace("1", "l"),
        lambda text: text.replace("0", "о").replace("1", "I"),
        lambda text: "\u00a0".join(text),
    ],
)
def test_case_spaces_dashes_and_letters_like_digits_do_not_matter(rewrite: object) -> None:
    assert callable(rewrite)
    for value in SAMPLES:
        code = Secret("recovery code", value)
        assert recovery.read(rewrite(recovery.written(code))) == code


@given(CODES, st.binary(min_size=16, max_size=16), st.permutations([0, 1, 2]))
def test_any_two_of_three_sheets_give_the_code_back(code: Secret, seed: bytes, order: list[int]) -> None:
    drawn = iter(seed * 4)
    sheets = recovery.split(code, lambda size: bytes(next(drawn) for _ in range(size)))
    assert recovery.joined(sheets[order[0]], sheets[order[1]]) == code


def test_one_sheet_alone_says_nothing_about_the_code() -> None:
    # For every sheet and every other code there is a slope that gives the very same sheet.
    sheet = bytes.fromhex("0102030405060708090a0b0c0d0e0f1011121314")
    for number in (1, 2, 3):
        for secret_byte in range(256):
            slopes = [slope for slope in range(256) if secret_byte ^ recovery._times(slope, number) == sheet[0]]
            assert len(slopes) == 1


def test_the_same_sheet_twice_or_sheets_of_two_splits_are_refused() -> None:
    code = recovery.new_code(os.urandom)
    one, two = recovery.split(code, lambda size: bytes(size)), recovery.split(code, lambda size: b"\x01" * size)
    assert recovery.joined(one[0], one[2]) == code
    for first, second in ((one[0], one[0]), (one[0], two[1]), (one[0], recovery.written(code))):
        with pytest.raises(RecoveryCodeWrong):
            recovery.joined(first, second)


def test_a_sheet_is_no_recovery_code() -> None:
    assert is_found(recovery.split(recovery.new_code(os.urandom), os.urandom)[0])
