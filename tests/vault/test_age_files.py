"""Writing and reading one evidence file: any size, any place, flat memory."""

from __future__ import annotations

import hashlib
import io
import os
import tracemalloc
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest
from age_samples import FEW_CHUNKS, IDENTITY, NOISE, opened, sealed
from hypothesis import given
from hypothesis import strategies as st

from fieldcase.errors import Cancelled, EvidenceDamaged
from fieldcase.vault import age
from fieldcase.vault.age import CHUNK
from fieldcase.vault.pour import BLOCK
from fieldcase.world import SeededWorld

SIZES = [0, 1, 15, 16, 17, *(n * CHUNK + more for n in (1, 2, 16, 17) for more in (-1, 0, 1)), BLOCK + CHUNK + 7]


@pytest.mark.parametrize("size", SIZES)
def test_a_file_reads_back_at_every_size_around_a_chunk(size: int) -> None:
    words = NOISE[:size]
    target = io.BytesIO()
    poured = age.encrypt(io.BytesIO(words), target, [IDENTITY.recipient], os.urandom)
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
    with age.Writer(target, [IDENTITY.recipient], SeededWorld(b"a seed").random) as writer:
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


def test_progress_is_told_in_bytes_and_ends_at_the_size() -> None:
    heard: list[int] = []
    size = 2 * BLOCK - 5
    age.encrypt(io.BytesIO(NOISE[:size]), io.BytesIO(), [IDENTITY.recipient], os.urandom, heard.append)
    assert heard[-1] == size
    assert all(early < late <= early + BLOCK for early, late in pairwise([0, *heard]))


def test_cancelling_stops_within_a_block_and_the_file_never_opens() -> None:
    target, heard = io.BytesIO(), list[int]()
    source = io.BytesIO(NOISE)
    with pytest.raises(Cancelled):
        age.encrypt(source, target, [IDENTITY.recipient], os.urandom, heard.append, lambda: bool(heard))
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
            poured = age.encrypt(Stream(size), target, [IDENTITY.recipient], os.urandom)
        assert tracemalloc.get_traced_memory()[1] < bound
    finally:
        tracemalloc.stop()
    assert poured == (hashlib.sha256(bytes(size)).digest(), size)
    assert peak_of_looking_through(tmp_path / "film.age", BLOCK) < bound
    assert peak_of_looking_through(tmp_path / "film.age", -1) > size, "the control: read at once, it must show"
