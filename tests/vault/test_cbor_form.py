"""CBOR as the journal writes it: one form for every value, and every other form refused."""

from __future__ import annotations

from typing import Any

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcase.errors import EntryRefused
from fieldcase.vault.entry import decoded, encoded

texts = st.text(st.characters(codec="utf-8"))
plain = st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.binary() | texts
values_of_any_depth = st.recursive(
    plain, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4), max_leaves=8
)


def nested(depth: int) -> Any:
    """A list in a list in a list."""
    value: Any = 1
    for _ in range(depth):
        value = [value]
    return value


@given(values_of_any_depth)
def test_what_is_encoded_is_decoded_and_encodes_to_the_same(value: Any) -> None:
    raw = encoded(value)
    assert decoded(raw) == value
    assert encoded(decoded(raw)) == raw


@given(st.binary(max_size=200))
def test_any_bytes_at_all_are_one_form_or_refused(raw: bytes) -> None:
    try:
        value = decoded(raw)
    except EntryRefused:
        return
    assert encoded(value) == raw


@pytest.mark.parametrize("raw", [b"\x01", b"\x18\x18", b"\x61a", b"\xa2\x61a\x01\x61b\x02", b"\x82\x01\x02", b"\xf6"])
def test_the_one_form_is_taken(raw: bytes) -> None:
    assert encoded(decoded(raw)) == raw


@pytest.mark.parametrize("raw", [
    pytest.param(bytes.fromhex("1801"), id="an integer of one byte written with two"),
    pytest.param(bytes.fromhex("190001"), id="an integer of one byte written with three"),
    pytest.param(bytes.fromhex("1a00000001"), id="an integer of one byte written with five"),
    pytest.param(bytes.fromhex("1b0000000000000001"), id="an integer of one byte written with nine"),
    pytest.param(bytes.fromhex("3800"), id="a negative integer written long"),
    pytest.param(bytes.fromhex("580161"), id="a length of bytes written long"),
    pytest.param(bytes.fromhex("780161"), id="a length of text written long"),
    pytest.param(bytes.fromhex("980101"), id="a length of a list written long"),
    pytest.param(bytes.fromhex("b801616101"), id="a length of a map written long"),
    pytest.param(bytes.fromhex("a2616101616102"), id="a key twice"),
    pytest.param(bytes.fromhex("a2616101616101"), id="a key twice with the same value"),
    pytest.param(bytes.fromhex("a2616201616102"), id="keys out of order"),
    pytest.param(bytes.fromhex("a262616101616202"), id="a longer key before a shorter"),
    pytest.param(bytes.fromhex("9f01ff"), id="a list without a length"),
    pytest.param(bytes.fromhex("bf616101ff"), id="a map without a length"),
    pytest.param(bytes.fromhex("5f4161ff"), id="bytes without a length"),
    pytest.param(bytes.fromhex("7f6161ff"), id="text without a length"),
    pytest.param(bytes.fromhex("f93c00"), id="half a float"),
    pytest.param(bytes.fromhex("fa3f800000"), id="a float"),
    pytest.param(bytes.fromhex("fb3ff0000000000000"), id="a double"),
    pytest.param(bytes.fromhex("f97e00"), id="not a number"),
    pytest.param(bytes.fromhex("f7"), id="undefined"),
    pytest.param(bytes.fromhex("e0"), id="an unnamed simple value"),
    pytest.param(bytes.fromhex("f8ff"), id="a simple value of two bytes"),
    pytest.param(bytes.fromhex("a10101"), id="a number as key"),
    pytest.param(bytes.fromhex("a1416101"), id="bytes as key"),
    pytest.param(bytes.fromhex("1bffffffffffffffff"), id="an integer beyond 63 bits"),
    pytest.param(bytes.fromhex("3bffffffffffffffff"), id="a negative integer beyond 63 bits"),
    pytest.param(bytes.fromhex("61ff"), id="text that is no UTF-8"),
    pytest.param(bytes.fromhex("63eda080"), id="half a surrogate pair"),
    pytest.param(bytes.fromhex("0101"), id="a byte too many"),
    pytest.param(bytes.fromhex("8201"), id="an element too few"),
    pytest.param(bytes.fromhex("5affffffff"), id="four gigabytes announced"),
    pytest.param(bytes.fromhex("9bffffffffffffffff"), id="a list without end announced"),
    pytest.param(b"", id="nothing"),
])  # fmt: skip
def test_another_form_is_refused(raw: bytes) -> None:
    with pytest.raises(EntryRefused):
        decoded(raw)


@pytest.mark.parametrize("tag", [0, 1, 2, 3, 4, 5, 6, 24, 25, 28, 29, 30, 32, 35, 36, 37, 100, 256, 258, 260, 1004,
                                 43000, 55799, 2**32, 2**64 - 1])  # fmt: skip
@pytest.mark.parametrize("inner", [1, "a", b"a", [1, 2], ["(a+)+$", "x"]])
def test_a_tag_is_refused_whatever_it_stands_before(tag: int, inner: Any) -> None:
    head = cbor2.dumps(cbor2.CBORTag(tag, 0))[:-1]
    with pytest.raises(EntryRefused):
        decoded(head + cbor2.dumps(inner))
    with pytest.raises(EntryRefused):
        decoded(b"\x81" + head + cbor2.dumps(inner))


def test_eight_levels_are_read_and_nine_are_not() -> None:
    assert decoded(encoded(nested(8))) == nested(8)
    for depth in (9, 10, 1000):
        with pytest.raises(EntryRefused):
            decoded(b"\x81" * depth + b"\x01")
