"""An evidence file with a fault: a flipped bit, a cut, anything behind its end, chunks from elsewhere, no end."""

from __future__ import annotations

import io
import os

import pytest
from age_samples import FEW_CHUNKS, IDENTITY, NOISE, opened, sealed
from hypothesis import given
from hypothesis import strategies as st

from fieldcase.errors import EvidenceDamaged, FieldcaseError
from fieldcase.vault import age
from fieldcase.vault.age import CHUNK
from fieldcase.vault.pour import BLOCK


def told(file: bytes) -> FieldcaseError | None:
    """What reading `file` to its end says, None where nothing is wrong with it."""
    try:
        with opened(file) as reader:
            age.pour(reader, None)
    except FieldcaseError as error:
        return error
    return None


def test_a_flipped_bit_anywhere_in_a_small_file_is_found() -> None:
    file = sealed(b"a short testimony")
    assert told(file) is None
    for place in range(len(file)):
        for bit in range(8):
            other = file[:place] + bytes([file[place] ^ 1 << bit]) + file[place + 1 :]
            assert told(other) is not None, (place, bit)


@given(FEW_CHUNKS, st.data())
def test_a_flipped_bit_anywhere_in_a_long_file_is_found(size: int, data: st.DataObject) -> None:
    file = bytearray(sealed(NOISE[:size]))
    assert told(bytes(file)) is None
    file[data.draw(st.integers(0, len(file) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    assert told(bytes(file)) is not None


def test_a_small_file_cut_anywhere_does_not_open() -> None:
    file = sealed(b"a short testimony")
    for length in range(len(file)):
        with pytest.raises(EvidenceDamaged):
            opened(file[:length])


@given(FEW_CHUNKS, st.data())
def test_a_long_file_cut_anywhere_does_not_open(size: int, data: st.DataObject) -> None:
    file = sealed(NOISE[:size])
    with pytest.raises(EvidenceDamaged):
        opened(file[: data.draw(st.integers(0, len(file) - 1))])


@pytest.mark.parametrize("chunks", [1, 2, 3])
def test_a_file_cut_between_two_chunks_does_not_open(chunks: int) -> None:
    file = sealed(NOISE[: 4 * CHUNK])
    start = len(file) - 4 * (CHUNK + 16)
    with pytest.raises(EvidenceDamaged):
        opened(file[: start + chunks * (CHUNK + 16)])


@pytest.mark.parametrize("more", [b"\0", b"\n", bytes(16), bytes(17), bytes(CHUNK + 16), bytes(200_000)], ids=len)
@pytest.mark.parametrize("size", [0, 100, CHUNK, CHUNK + 1])
def test_anything_behind_the_end_is_refused(size: int, more: bytes) -> None:
    with pytest.raises(EvidenceDamaged):
        opened(sealed(NOISE[:size]) + more)


@pytest.mark.parametrize(("one", "other"), [(0, 1), (0, 2), (1, 2)])
def test_chunks_in_another_order_are_found(one: int, other: int) -> None:
    file = sealed(NOISE[: 4 * CHUNK])
    start = len(file) - 4 * (CHUNK + 16)
    chunks = [file[at : at + CHUNK + 16] for at in range(start, len(file), CHUNK + 16)]
    chunks[one], chunks[other] = chunks[other], chunks[one]
    assert isinstance(told(file[:start] + b"".join(chunks)), EvidenceDamaged)


def test_a_chunk_of_another_file_is_found() -> None:
    one, other = sealed(NOISE[: 3 * CHUNK], b"one"), sealed(NOISE[: 3 * CHUNK], b"other")
    at = len(one) - 2 * (CHUNK + 16)
    assert isinstance(told(one[:at] + other[at : at + CHUNK + 16] + one[at + CHUNK + 16 :]), EvidenceDamaged)


def test_a_damaged_chunk_gives_nothing_and_the_others_still_read() -> None:
    file = bytearray(sealed(NOISE[: 3 * CHUNK]))
    file[-2 * (CHUNK + 16) + 5] ^= 1
    reader = opened(bytes(file))
    assert reader.read(CHUNK) == NOISE[:CHUNK]
    with pytest.raises(EvidenceDamaged):
        reader.read(CHUNK)
    assert reader.tell() == CHUNK
    reader.seek(2 * CHUNK)
    assert reader.read() == NOISE[2 * CHUNK : 3 * CHUNK]


@pytest.mark.parametrize("size", [0, 10, CHUNK, 3 * CHUNK])
def test_a_writer_that_was_not_closed_leaves_a_file_that_never_opens(size: int) -> None:
    target = io.BytesIO()
    writer = age.Writer(target, [IDENTITY.recipient], os.urandom)
    writer.write(NOISE[:size])
    with pytest.raises(EvidenceDamaged):
        opened(target.getvalue())
    writer.close()
    whole = target.getvalue()
    writer.close()
    assert target.getvalue() == whole
    assert opened(whole).read() == NOISE[:size]
    with pytest.raises(ValueError, match="finished"):
        writer.write(b"more")


def test_a_source_that_fails_half_way_leaves_a_file_that_never_opens() -> None:
    class Stick(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            if self.tell():
                raise OSError("the stick was pulled")
            return super().read(size)

    target = io.BytesIO()
    with pytest.raises(OSError, match="stick"):
        age.encrypt(Stick(NOISE), target, [IDENTITY.recipient], os.urandom)
    assert len(target.getvalue()) > BLOCK // 2
    with pytest.raises(EvidenceDamaged):
        opened(target.getvalue())
