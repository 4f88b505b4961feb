"""Evidence files as a stranger would make them: refused with a sentence, and the vault as it was."""

from __future__ import annotations

import io
import os
import shutil
import sys
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO, cast

import pytest
from handed_evidence import TwoLaptops, kept_in, paths
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from processes import linux_only

from fieldcase.exchange import joined, parted
from fieldcase.exchange.arriving import SENTENCES, Outcome
from fieldcase.exchange.bundle import padded_size
from fieldcase.exchange.head import Beside
from fieldcase.exchange.parted import parts
from fieldcase.i18n import words
from fieldcase.model.evidence import Evidence
from fieldcase.vault import age

HUGE = 64 * 2**30
Change = Callable[[Path], object]


def cut(path: Path) -> None:
    """The last byte of the padding is gone."""
    os.truncate(path, path.stat().st_size - 1)


def longer(path: Path) -> None:
    """One byte more."""
    os.truncate(path, path.stat().st_size + 1)


def huge(path: Path) -> None:
    """Sixty-four gigabytes that take no room."""
    os.truncate(path, HUGE)


def noise(path: Path) -> None:
    """Random bytes."""
    path.write_bytes(os.urandom(path.stat().st_size))


def nothing_but_zeros(path: Path) -> None:
    """A hole of the right size."""
    size = path.stat().st_size
    path.write_bytes(b"")
    os.truncate(path, size)


def for_another_key(path: Path) -> None:
    """A whole age file of the same size, for another key."""
    target = io.BytesIO()
    age.encrypt(io.BytesIO(bytes(200_000)), target, [age.new_identity(b"x" * 32).recipient], os.urandom)
    path.write_bytes(target.getvalue().ljust(path.stat().st_size, b"\0"))


def in_its_place(put: Change) -> Change:
    """Something else bears the name."""

    def change(path: Path) -> None:
        path.rename(path.parent.parent / "whole")
        put(path)

    return change


CHANGES: dict[str, Change] = {
    "cut": cut, "longer": longer, "64 GB": huge, "noise": noise, "zeros": nothing_but_zeros,
    "another key": for_another_key, "folder": in_its_place(Path.mkdir), "empty": lambda path: path.write_bytes(b""),
}  # fmt: skip
if sys.platform != "win32":
    CHANGES |= {
        "link": in_its_place(lambda path: path.symlink_to(path.parent.parent / "whole")),
        "link to nowhere": in_its_place(lambda path: path.symlink_to("/nowhere")),
        "endless link": in_its_place(lambda path: path.symlink_to("/dev/zero")),
        "pipe": in_its_place(os.mkfifo),
    }


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_what_is_no_whole_file_is_refused_and_nothing_is_changed(two: TwoLaptops, change: Change) -> None:
    other, record = two.evidence(1000), two.evidence(200_000)
    files = two.write(other, record).files
    two.tell()
    two.take([file for file in files if file.record == other.id])
    before = kept_in(two.taker)
    (file,) = (file for file in files if file.record == record.id)
    (path,) = paths(file, two.stick)
    shutil.copyfile(path, aside := two.stick / "aside")
    change(path)
    done = two.take(files)
    assert (done.whole, done.damaged) == ((other.id,), (record.id,))
    assert kept_in(two.taker) == before
    path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
    aside.rename(path)
    assert set(two.take(files).whole) == {other.id, record.id}, "the control"


@given(place=st.integers(0, 2**31), bit=st.integers(0, 7))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_a_bit_flipped_anywhere_in_the_file_is_found_and_one_in_the_padding_does_no_harm(
    two: TwoLaptops, place: int, bit: int
) -> None:
    record = two.evidence(200_000)
    (file,) = two.write(record).files
    two.tell()
    (path,) = paths(file, two.stick)
    raw = bytearray(path.read_bytes())
    raw[place % len(raw)] ^= 1 << bit
    path.write_bytes(raw)
    done = two.take([file])
    assert done.damaged == ((record.id,) if place % len(raw) < file.size else ())
    assert ((record.blob or b"").hex() in kept_in(two.taker)) == (done.whole == (record.id,))


def test_swapped_files_are_both_refused(two: TwoLaptops) -> None:
    one, other = two.evidence(200_000), two.evidence(200_000)
    files = two.write(one, other).files
    two.tell()
    here, there = (paths(file, two.stick)[0] for file in files)
    content = here.read_bytes()
    here.write_bytes(there.read_bytes())
    there.write_bytes(content)
    assert set(two.take(files).damaged) == {one.id, other.id}
    assert kept_in(two.taker) == {}
    crossed = [replace(files[0], record=files[1].record), replace(files[1], record=files[0].record)]
    assert set(two.take(crossed).whole) == {one.id, other.id}, "the control: a record's key opens what is its own"


def test_swapped_parts_are_refused(two: TwoLaptops, small_parts: int) -> None:
    record = two.evidence(4 * small_parts)
    (file,) = two.write(record).files
    two.tell()
    _, second, third, *_ = paths(file, two.stick)
    second.rename(two.stick / "x")
    third.rename(second)
    (two.stick / "x").rename(third)
    assert two.take([file]).damaged == (record.id,)
    assert kept_in(two.taker) == {}


@pytest.mark.parametrize("size", [0, 1, 215, 200_000, 10**6, HUGE, 2**53 - 1])
def test_a_head_that_lies_about_a_size_is_refused(two: TwoLaptops, size: int) -> None:
    record = two.evidence(200_000)
    (file,) = two.write(record).files
    two.tell()
    done = two.take([replace(file, size=size)])
    assert done.whole == ()
    assert kept_in(two.taker) == {}
    assert two.take([file]).whole == (record.id,), "the control"


@linux_only
def test_a_hole_of_64_gigabytes_behind_a_right_header_costs_neither_memory_nor_disk(
    two: TwoLaptops, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever knows the key can make beginning and end right; the middle is not there."""
    size = padded_size(HUGE)
    for module in (parted, joined):
        monkeypatch.setattr(module, "FULL", size)
    secret, plain = os.urandom(32), HUGE - 2**30
    target = io.BytesIO()
    writer = age.Writer(target, [age.new_identity(secret).recipient], os.urandom)
    head, chunks = target.getvalue(), plain // age.CHUNK
    writer._index = chunks - 1
    writer.write(bytes(age.CHUNK))
    writer.close()
    whole = len(head) + chunks * (age.CHUNK + 16)
    record = two.evidence(10, secret=secret, sha256=b"h" * 32, size=plain, blob=b"b" * 16)
    two.tell()
    file = Beside(b"n" * 16, record.id, whole)
    (part,) = parts(file.name, whole)
    with (two.stick / part.file_name).open("wb") as hole:
        hole.write(head)
        hole.seek(whole - age.CHUNK - 16)
        hole.write(target.getvalue()[len(head) :])
        hole.truncate(part.size)
    with (two.stick / part.file_name).open("rb") as again:
        reader = age.Reader(cast("BinaryIO", _Cut(again, whole)), age.new_identity(secret))
        assert reader.size == plain, "the control: it opens"
    grown: list[int] = []
    monkeypatch.setattr(shutil, "disk_usage", lambda _: type("", (), {"free": 2 * size}))
    tracemalloc.start()
    done = two.take([file], progress=lambda _done, _total: grown.append(1))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert done.damaged == (record.id,)
    assert kept_in(two.taker) == {}
    assert grown == [], "nothing of it was written"
    assert peak < 16 * 2**20


class _Cut(io.RawIOBase):
    """The beginning of a file, as far as it counts."""

    def __init__(self, file: Any, size: int) -> None:
        self._file, self._size = file, size

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """As a file of that size."""
        return int(self._file.seek(self._size if whence == io.SEEK_END else offset))

    def read(self, size: int | None = -1, /) -> bytes:
        """What stands there."""
        return bytes(self._file.read(size))


def test_no_record_takes_the_place_of_anothers_file(two: TwoLaptops) -> None:
    """A stranger who knows how a file is called in the vault says that it is theirs."""
    mine = two.evidence(1000)
    (file,) = two.write(mine).files
    two.tell()
    two.take([file])
    before = kept_in(two.taker)
    theirs = two.evidence(1000)
    false = two.rewrite(theirs, blob=mine.blob)
    two.giver.blobs.path(mine.blob or b"").write_bytes(two.giver.blobs.path(theirs.blob or b"").read_bytes())
    (other,) = two.write(false).files
    done = two.take([other])
    assert done.of(Outcome.TAKEN) == done.damaged == (false.id,)
    assert kept_in(two.taker) == before
    assert two.take([file]).whole == (mine.id,), "the control: its own record still has it"


def test_a_record_with_a_key_or_a_name_that_is_none_is_not_asked_for(two: TwoLaptops) -> None:
    record = two.evidence(1000)
    (file,) = two.write(record).files
    falsehoods: list[dict[str, Any]] = [{"blob": b"../../x"}, {"secret": b""}, {"sha256": b"short"}]
    for values in falsehoods:
        false = two.rewrite(record, **values)
        assert two.take([file]).of(Outcome.NOT_EXPECTED) == (record.id,)
        two.rewrite(false, blob=record.blob, secret=record.secret, sha256=record.sha256)
    assert two.take([file]).whole == (record.id,), "the control"


def test_what_has_no_hash_that_fits_is_refused_at_its_very_end(two: TwoLaptops) -> None:
    record = two.evidence(200_000)
    (file,) = two.write(record).files
    two.rewrite(record, sha256=b"h" * 32)
    assert two.take([file]).damaged == (record.id,)
    assert kept_in(two.taker) == {}


def test_a_record_that_does_not_say_a_size_is_taken_by_its_key(two: TwoLaptops) -> None:
    record = two.evidence(1000, size=None)
    (file,) = two.write(record).files
    two.tell()
    assert two.take([replace(file, size=file.size - 1)]).damaged == (record.id,)
    assert two.take([file]).whole == (record.id,)
    assert two.taker.store.get(Evidence, record.id).size is None  # type: ignore[union-attr]


def test_nothing_else_in_the_folder_is_looked_at(two: TwoLaptops) -> None:
    record = two.evidence(1000)
    (file,) = two.write(record).files
    two.tell()
    if sys.platform != "win32":
        os.mkfifo(two.stick / ("0" * 32 + ".fce"))
    for number in range(50):
        (two.stick / f"{number:032x}.fce.part").mkdir()
    assert two.take([file]).whole == (record.id,)


def test_every_outcome_has_a_sentence_in_both_languages() -> None:
    english, russian = words("en"), words("ru")
    assert set(SENTENCES) == set(Outcome)
    for sentence in SENTENCES.values():
        assert english(sentence) == sentence
        assert russian(sentence) != sentence
