"""Writing and reading one evidence file: any size, any place, any fault."""

from __future__ import annotations

import hashlib
import io
import os
import tracemalloc
import zipfile
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcase.errors import Cancelled, EvidenceDamaged, FieldcaseError
from fieldcase.vault import age
from fieldcase.vault.age import CHUNK
from fieldcase.vault.pour import BLOCK
from fieldcase.world import SeededWorld

IDENTITY = age.new_identity(bytes(range(32)))
SIZES = [0, 1, 15, 16, 17, *(n * CHUNK + more for n in (1, 2, 16, 17) for more in (-1, 0, 1)), BLOCK + CHUNK + 7]
FEW_CHUNKS = st.one_of(
    st.integers(0, 300),
    st.builds(lambda n, more: max(n * CHUNK + more, 0), st.integers(0, 3), st.integers(-20, 20)),
)
NOISE = Random(7).randbytes(2 * BLOCK)


def sealed(words: bytes, seed: bytes = b"a seed") -> bytes:
    """`words` as an age file for IDENTITY; the same seed gives the same bytes."""
    target = io.BytesIO()
    age.encrypt(io.BytesIO(words), target, IDENTITY.recipient, SeededWorld(seed).random)
    return target.getvalue()


def opened(file: bytes) -> age.Reader:
    """A reader on `file`."""
    return age.Reader(io.BytesIO(file), IDENTITY)


@pytest.mark.parametrize("size", SIZES)
def test_a_file_reads_back_at_every_size_around_a_chunk(size: int) -> None:
    words = NOISE[:size]
    target = io.BytesIO()
    poured = age.encrypt(io.BytesIO(words), target, IDENTITY.recipient, os.urandom)
    assert poured == (hashlib.sha256(words).digest(), size)
    reader = opened(target.getvalue())
    assert reader.size == size
    assert reader.read() == words
    assert reader.read() == b""


@given(st.binary(max_size=1000))
def test_any_bytes_read_back(words: bytes) -> None:
    assert opened(sealed(words)).readall() == words


@given(FEW_CHUNKS, st.lists(st.integers(0, CHUNK + 5), max_size=12))
def test_the_file_does_not_depend_on_the_pieces_it_was_written_in(size: int, cuts: list[int]) -> None:
    words = NOISE[:size]
    target = io.BytesIO()
    with age.Writer(target, IDENTITY.recipient, SeededWorld(b"a seed").random) as writer:
        at = 0
        for cut in cuts:
            writer.write(words[at : at + cut])
            at += cut
        writer.write(memoryview(words)[at:])
    assert target.getvalue() == sealed(words)


def test_two_files_of_the_same_words_have_nothing_in_common_but_their_form() -> None:
    one, other = sealed(b"the same words", b"one"), sealed(b"the same words", b"other")
    assert len(one) == len(other)
    assert one[-40:] != other[-40:]
    assert one.splitlines()[1:3] != other.splitlines()[1:3]


@given(FEW_CHUNKS, st.data())
def test_any_place_reads_as_the_slice_of_the_whole(size: int, data: st.DataObject) -> None:
    words = NOISE[:size]
    reader = opened(sealed(words))
    for _ in range(6):
        start = data.draw(st.integers(0, size + 10))
        length = data.draw(st.one_of(st.integers(0, 100), st.integers(0, size + 10)))
        assert reader.seek(start) == start
        assert reader.read(length) == words[start : start + length]
        assert reader.tell() == max(start, min(start + length, size))


def test_seeking_counts_from_the_beginning_the_place_and_the_end() -> None:
    reader = opened(sealed(NOISE[:200_000]))
    assert reader.seekable()
    assert reader.readable()
    assert not reader.writable()
    assert reader.seek(-10, io.SEEK_END) == 199_990
    assert reader.read() == NOISE[199_990:200_000]
    assert reader.seek(-200_000, io.SEEK_CUR) == 0
    assert reader.seek(70_000) == 70_000
    assert reader.seek(5, io.SEEK_CUR) == 70_005
    with pytest.raises(ValueError, match="before the beginning"):
        reader.seek(-1)
    assert reader.tell() == 70_005


@pytest.mark.parametrize("length", [0, 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_a_buffer_is_filled_as_far_as_the_words_reach(length: int) -> None:
    words = NOISE[: 2 * CHUNK + 100]
    buffer = bytearray(length)
    taken = opened(sealed(words)).readinto(buffer)
    assert buffer[:taken] == words[:length]
    assert taken == min(length, len(words))


def test_the_standard_library_reads_lines_and_archives_through_it() -> None:
    lines = io.BufferedReader(opened(sealed("дата,что\n2019-11,обыск\n".encode())))
    assert [line.decode() for line in lines] == ["дата,что\n", "2019-11,обыск\n"]
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as files:
        files.writestr("a.bin", NOISE[:300_000])
        files.writestr("b.bin", NOISE[300_000:500_000])
    with zipfile.ZipFile(io.BufferedReader(opened(sealed(archive.getvalue())))) as files:
        assert files.read("b.bin") == NOISE[300_000:500_000]


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
    writer = age.Writer(target, IDENTITY.recipient, os.urandom)
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
        age.encrypt(Stick(NOISE), target, IDENTITY.recipient, os.urandom)
    assert len(target.getvalue()) > BLOCK // 2
    with pytest.raises(EvidenceDamaged):
        opened(target.getvalue())


def test_progress_is_told_in_bytes_and_ends_at_the_size() -> None:
    heard: list[int] = []
    size = 2 * BLOCK - 5
    age.encrypt(io.BytesIO(NOISE[:size]), io.BytesIO(), IDENTITY.recipient, os.urandom, heard.append)
    assert heard[-1] == size
    assert all(early < late <= early + BLOCK for early, late in pairwise([0, *heard]))


def test_cancelling_stops_within_a_block_and_the_file_never_opens() -> None:
    target, heard = io.BytesIO(), list[int]()
    source = io.BytesIO(NOISE)
    with pytest.raises(Cancelled):
        age.encrypt(source, target, IDENTITY.recipient, os.urandom, heard.append, lambda: bool(heard))
    assert heard == [BLOCK]
    with pytest.raises(EvidenceDamaged):
        opened(target.getvalue())


def test_a_reader_closes_the_file_beneath_also_when_it_refuses() -> None:
    whole, cut = io.BytesIO(sealed(b"words")), io.BytesIO(sealed(b"words")[:-1])
    with age.Reader(whole, IDENTITY) as reader:
        assert reader.read() == b"words"
    assert whole.closed
    assert reader.closed
    with pytest.raises(EvidenceDamaged) as refused:
        age.Reader(cut, IDENTITY)
    assert cut.closed
    assert refused.tb is not None, "held, so that the reader was closed on purpose and not by being forgotten"


def test_small_steps_through_a_chunk_decrypt_it_once() -> None:
    class Counted(io.BytesIO):
        reads = 0

        def read(self, size: int | None = -1, /) -> bytes:
            self.reads += 1
            return super().read(size)

    file = Counted(sealed(NOISE[: 3 * CHUNK]))
    reader = age.Reader(file, IDENTITY)
    opening = file.reads
    assert b"".join(reader.read(1000) for _ in range(CHUNK // 1000)) == NOISE[: CHUNK // 1000 * 1000]
    assert file.reads == opening + 1


class Stream:
    """Fifty megabytes made on the fly; no more than a block of them exists at once."""

    def __init__(self, size: int) -> None:
        self.left = size

    def read(self, size: int, /) -> bytes:
        block = bytes(min(size, self.left))
        self.left -= len(block)
        return block


def peak_of_looking_through(path: Path, at_once: int) -> int:
    """The most memory held while reading `path`, `at_once` bytes a time."""
    tracemalloc.start()
    try:
        with age.Reader(path.open("rb"), IDENTITY) as reader:
            while reader.read(at_once):
                pass
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_stays_flat_for_fifty_megabytes_in_and_out(tmp_path: Path) -> None:
    size, bound = 50_000_000, 8 * BLOCK
    tracemalloc.start()
    try:
        with (tmp_path / "film.age").open("wb") as target:
            poured = age.encrypt(Stream(size), target, IDENTITY.recipient, os.urandom)
        assert tracemalloc.get_traced_memory()[1] < bound
    finally:
        tracemalloc.stop()
    assert poured == (hashlib.sha256(bytes(size)).digest(), size)
    assert peak_of_looking_through(tmp_path / "film.age", BLOCK) < bound
    assert peak_of_looking_through(tmp_path / "film.age", -1) > size, "the control: read at once, it must show"
