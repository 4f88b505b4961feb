"""Sealed files between laptops: opened by any reader's key, and refused in the words of the exchange."""

from __future__ import annotations

import io
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcase.errors import BundleDamaged, BundleForOthers, EvidenceDamaged
from fieldcase.exchange.sealed import sealed, told_as_a_bundle, unsealed
from fieldcase.vault import age
from fieldcase.world import SeededWorld

ANNA, OLEG, EARLIER, STRANGER = (age.new_identity(bytes([number]) * 32) for number in range(1, 5))
FILE = sealed(b"what is sent", [ANNA.recipient, OLEG.recipient], SeededWorld(b"a seed").random)


@given(st.binary(max_size=2000))
def test_what_was_sealed_comes_out_for_each_reader(plain: bytes) -> None:
    file = sealed(plain, [ANNA.recipient, OLEG.recipient], os.urandom)
    assert unsealed(file, [ANNA]) == unsealed(file, [OLEG]) == plain


def test_a_laptop_with_an_earlier_key_opens_what_was_sealed_to_it() -> None:
    assert unsealed(FILE, [EARLIER, ANNA]) == unsealed(FILE, [ANNA, EARLIER]) == b"what is sent"


@pytest.mark.parametrize("identities", [[], [STRANGER], [STRANGER, EARLIER]], ids=len)
def test_a_file_for_others_is_told_to_be_for_others(identities: list[age.Identity]) -> None:
    with pytest.raises(BundleForOthers):
        unsealed(FILE, identities)


def test_a_flipped_bit_or_a_cut_anywhere_gives_nothing_and_never_speaks_of_evidence() -> None:
    for place in range(len(FILE)):
        flipped = FILE[:place] + bytes([FILE[place] ^ 1]) + FILE[place + 1 :]
        for other in (flipped, FILE[:place]):
            with pytest.raises((BundleDamaged, BundleForOthers)):
                unsealed(other, [OLEG])
    assert unsealed(FILE, [OLEG]) == b"what is sent", "the control"


def test_a_cut_file_is_damaged_and_not_for_others() -> None:
    for length in range(len(FILE)):
        with pytest.raises(BundleDamaged):
            unsealed(FILE[:length], [ANNA])


def test_a_chunk_that_is_damaged_far_inside_is_told_in_the_same_words() -> None:
    file = bytearray(sealed(bytes(3 * age.CHUNK), [ANNA.recipient], os.urandom))
    file[-2 * age.CHUNK] ^= 1
    with pytest.raises(BundleDamaged) as damaged:
        unsealed(bytes(file), [ANNA])
    assert damaged.value.values == {"part": "payload"}
    with told_as_a_bundle(), age.Reader(io.BytesIO(bytes(file)), ANNA) as reader:
        reader.seek(0, io.SEEK_END)
    with pytest.raises(EvidenceDamaged):
        age.Reader(io.BytesIO(bytes(file)), ANNA).readall()


def test_the_errors_keep_nothing_of_the_file() -> None:
    with pytest.raises(BundleDamaged) as damaged:
        unsealed(FILE[:-1], [ANNA])
    assert str(damaged.value) == "exchange.bundle-damaged"
    assert damaged.value.__cause__ is None
