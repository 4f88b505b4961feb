"""Evidence files in the vault's folder: all there or not at all, whatever the disk does."""

from __future__ import annotations

import errno
import hashlib
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest

from fieldcase.errors import (
    Cancelled,
    DiskFull,
    EvidenceDamaged,
    EvidenceKeyWrong,
    EvidenceMissing,
    FieldcaseError,
    FolderGone,
    ReadOnly,
    TooLargeForDisk,
)
from fieldcase.vault import blobs as blobs_module
from fieldcase.vault.blobs import Blobs, Finding, StoredBlob
from fieldcase.vault.disk import reading, writing
from fieldcase.world import SeededWorld

NOISE = Random(3).randbytes(3_000_000)
CANARY = "Показания записаны 12 ноября, соседка видела обыск. ".encode()


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """An empty vault folder."""
    folder = tmp_path / "Name.fieldcase"
    folder.mkdir()
    return folder


def files_below(folder: Path) -> list[Path]:
    """Every file below `folder`, as paths from it."""
    return sorted(path.relative_to(folder) for path in folder.rglob("*") if not path.is_dir())


def kept(vault: Path, words: bytes = b"a photograph") -> StoredBlob:
    """`words` taken into the vault."""
    return Blobs(vault).add(io.BytesIO(words), os.urandom)


@pytest.mark.parametrize("size", [0, 1, 65_536, 65_537, len(NOISE)])
def test_what_was_taken_in_reads_back_with_its_hash_and_size(vault: Path, size: int) -> None:
    stored = kept(vault, NOISE[:size])
    assert stored.sha256 == hashlib.sha256(NOISE[:size]).digest()
    assert stored.size == size
    with Blobs(vault).open(stored.blob_id, stored.secret) as reader:
        assert reader.size == size
        assert reader.read() == NOISE[:size]


def test_the_file_lies_under_its_random_name_without_extension(vault: Path) -> None:
    stored = kept(vault)
    name = stored.blob_id.hex()
    assert files_below(vault) == [Path("blobs") / name[:2] / name]
    assert Blobs(vault).path(stored.blob_id) == vault / "blobs" / name[:2] / name


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in access lists, which the vault inherits")
def test_only_the_owner_may_read_the_file_and_its_folders(vault: Path) -> None:
    path = Blobs(vault).path(kept(vault).blob_id)
    assert [each.stat().st_mode & 0o777 for each in (path, path.parent, path.parent.parent)] == [0o600, 0o700, 0o700]


def test_the_same_words_twice_have_two_names_two_keys_and_no_bytes_in_common(vault: Path) -> None:
    one, other = kept(vault, NOISE[:1000]), kept(vault, NOISE[:1000])
    assert one.blob_id != other.blob_id
    assert one.secret != other.secret
    ours = [Blobs(vault).path(stored.blob_id).read_bytes() for stored in (one, other)]
    assert ours[0][-1016:] != ours[1][-1016:]
    with pytest.raises(EvidenceKeyWrong):
        Blobs(vault).open(one.blob_id, other.secret)


def test_replayed_randomness_never_overwrites_evidence(vault: Path) -> None:
    one = Blobs(vault).add(io.BytesIO(b"the first"), SeededWorld(b"seed").random)
    other = Blobs(vault).add(io.BytesIO(b"the second"), SeededWorld(b"seed").random)
    assert one.blob_id != other.blob_id
    assert Blobs(vault).open(one.blob_id, one.secret).read() == b"the first"
    assert Blobs(vault).open(other.blob_id, other.secret).read() == b"the second"


def test_no_words_are_on_the_disk_while_writing_or_after(vault: Path) -> None:
    def on_disk(needle: bytes) -> bool:
        return any(needle in (vault / path).read_bytes() for path in files_below(vault))

    seen: list[bool] = []
    source = io.BytesIO(CANARY * 60_000)
    Blobs(vault).add(source, os.urandom, lambda _done: seen.append(on_disk(CANARY[:20])))
    assert len(seen) > 3
    assert not any(seen)
    assert not on_disk(CANARY[:20])
    assert on_disk(b"age-encryption.org/v1"), "the control: what does lie there is found"


def test_a_stored_blob_shows_neither_key_nor_hash(vault: Path) -> None:
    stored = kept(vault)
    shown = repr(stored)
    assert "secret" not in shown
    assert repr(stored.secret) not in shown
    assert repr(stored.sha256) not in shown


def test_the_name_appears_only_once_the_bytes_are_on_the_disk(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    real_fsync, real_rename = os.fsync, os.rename

    def fsync(file: int) -> None:
        done.append("fsync")
        real_fsync(file)

    def rename(part: Path, path: Path) -> None:
        assert part.name == path.name + ".part"
        assert not path.exists()
        done.append("rename")
        real_rename(part, path)

    kept(vault)
    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(os, "rename", rename)
    monkeypatch.setattr(blobs_module, "fsync_folder", lambda folder: done.append(f"folder {folder.name}"))
    stored = kept(vault)
    shelf = stored.blob_id.hex()[:2]
    assert done[-3:] == ["fsync", "rename", f"folder {shelf}"]
    assert set(done[:-3]) <= {"folder blobs"}


def test_cancelling_leaves_nothing(vault: Path) -> None:
    heard: list[int] = []
    with pytest.raises(Cancelled):
        Blobs(vault).add(io.BytesIO(NOISE), os.urandom, heard.append, lambda: bool(heard))
    assert heard
    assert files_below(vault) == []


class Breaking(io.BytesIO):
    """A source that fails after its first block, as a pulled card does."""

    def read(self, size: int | None = -1, /) -> bytes:
        if self.tell():
            raise OSError(errno.EIO, "the card")
        return super().read(size)


def test_a_source_that_breaks_is_told_as_the_sources_and_leaves_nothing(vault: Path) -> None:
    with pytest.raises(OSError, match="the card") as broken:
        Blobs(vault).add(Breaking(NOISE), os.urandom)
    assert not isinstance(broken.value, FieldcaseError)
    assert files_below(vault) == []


class SmallDisk(io.FileIO):
    """A disk with room for a megabyte."""

    fault = errno.ENOSPC

    def write(self, block: object, /) -> int:
        if self.tell() > 1_000_000:
            raise OSError(self.fault, os.strerror(self.fault))
        return super().write(block)  # type: ignore[arg-type]


class Piecemeal(io.FileIO):
    """A disk that takes at most ten thousand bytes at a time."""

    def write(self, block: object, /) -> int:
        return super().write(memoryview(block)[:10_000])  # type: ignore[arg-type]


def test_a_disk_that_takes_less_than_it_is_given_gets_the_rest(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(io, "FileIO", Piecemeal)
    stored = kept(vault, NOISE)
    monkeypatch.undo()
    assert Blobs(vault).verify(stored.blob_id, stored.secret, stored.sha256) is Finding.SOUND


WRITING_FAULTS = [
    (errno.ENOSPC, DiskFull),
    (errno.EDQUOT, DiskFull),
    (errno.EROFS, ReadOnly),
    (errno.EACCES, ReadOnly),
    (errno.EFBIG, TooLargeForDisk),
    (errno.EIO, FolderGone),
    (errno.ENODEV, FolderGone),
]
FAULT_NAMES = [errno.errorcode[fault] for fault, _ in WRITING_FAULTS]


@pytest.mark.parametrize(("fault", "told"), WRITING_FAULTS, ids=FAULT_NAMES)
def test_a_disk_that_fails_while_writing_is_named_and_nothing_is_left(
    vault: Path, monkeypatch: pytest.MonkeyPatch, fault: int, told: type[FieldcaseError]
) -> None:
    monkeypatch.setattr(SmallDisk, "fault", fault)
    monkeypatch.setattr(io, "FileIO", SmallDisk)
    with pytest.raises(told):
        kept(vault, NOISE)
    assert files_below(vault) == []


@pytest.mark.parametrize("step", ["fsync", "rename", "mkdir"])
@pytest.mark.parametrize(("fault", "told"), WRITING_FAULTS, ids=FAULT_NAMES)
def test_a_disk_that_fails_at_any_step_is_named_and_nothing_is_left(
    vault: Path, monkeypatch: pytest.MonkeyPatch, step: str, fault: int, told: type[FieldcaseError]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(fault, os.strerror(fault))

    with monkeypatch.context() as patch:
        patch.setattr(blobs_module, "fsync_folder", lambda _folder: None)
        patch.setattr(Path if step == "mkdir" else os, step, fail)
        with pytest.raises(told):
            kept(vault)
    assert files_below(vault) == []
    assert Blobs(vault).sweep(set()) == 0
    assert kept(vault).size > 0, "the control: the same vault takes it once the disk is well"


def test_a_folder_that_cannot_be_flushed_takes_the_name_back(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(vault)
    before = files_below(vault)

    def fail(folder: Path) -> None:
        if folder.parent.name == "blobs":
            raise OSError(errno.EIO, "the folder")

    monkeypatch.setattr(blobs_module, "fsync_folder", fail)
    with pytest.raises(FolderGone):
        kept(vault)
    assert files_below(vault) == before


@contextmanager
def files_no_larger_than(size: int) -> Iterator[None]:
    """A limit of the system on the size of one file, as FAT32 has one; the last write before it falls short."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_disk_with_a_limit_on_one_files_size_is_named_and_nothing_is_left(vault: Path) -> None:
    with files_no_larger_than(2_000_001), pytest.raises(TooLargeForDisk):
        kept(vault, NOISE)
    assert files_below(vault) == []


def test_a_vault_that_disappears_while_writing_is_told_as_such(vault: Path) -> None:
    with pytest.raises(FolderGone):
        Blobs(vault).add(io.BytesIO(NOISE), os.urandom, lambda _done: shutil.rmtree(vault, ignore_errors=True))
    assert not vault.exists()


def test_a_vault_that_is_not_there_is_told_apart_from_a_file_that_is_not_there(vault: Path) -> None:
    stored = kept(vault)
    Blobs(vault).path(stored.blob_id).unlink()
    with pytest.raises(EvidenceMissing):
        Blobs(vault).open(stored.blob_id, stored.secret)
    shutil.rmtree(vault)
    with pytest.raises(FolderGone):
        Blobs(vault).open(stored.blob_id, stored.secret)
    with pytest.raises(FolderGone):
        kept(vault)
    with pytest.raises(FolderGone):
        Blobs(vault).verify(stored.blob_id, stored.secret, stored.sha256)


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (errno.EIO, EvidenceDamaged),
        (errno.EACCES, EvidenceDamaged),
        (errno.EISDIR, EvidenceDamaged),
        (errno.ENOENT, EvidenceMissing),
        (errno.ENOTDIR, EvidenceMissing),
    ],
)
def test_a_disk_that_fails_while_reading_is_named(vault: Path, fault: int, told: type[FieldcaseError]) -> None:
    with pytest.raises(told), reading(vault):
        raise OSError(fault, os.strerror(fault))
    shutil.rmtree(vault)
    with pytest.raises(FolderGone), reading(vault):
        raise OSError(fault, os.strerror(fault))


def test_a_fault_of_the_program_is_not_blamed_on_the_disk(vault: Path) -> None:
    for speaking in (reading, writing):
        with pytest.raises(OSError, match="open files") as fault, speaking(vault):
            raise OSError(errno.EMFILE, "Too many open files")
        assert not isinstance(fault.value, FieldcaseError)


def test_a_file_that_stops_reading_after_it_was_opened_is_told_as_damage(vault: Path) -> None:
    stored = kept(vault, NOISE)
    with Blobs(vault).open(stored.blob_id, stored.secret) as reader:
        folder = os.open(vault, os.O_RDONLY)
        os.dup2(folder, reader._file.fileno())  # a folder opens like a file and refuses to be read
        os.close(folder)
        with pytest.raises(EvidenceDamaged) as damaged:
            reader.read(10)
    assert damaged.value.values["part"] == "disk"


def test_a_whole_file_is_found_sound(vault: Path) -> None:
    stored = kept(vault, NOISE)
    heard: list[int] = []
    assert Blobs(vault).verify(stored.blob_id, stored.secret, stored.sha256, heard.append) is Finding.SOUND
    assert heard[-1] == len(NOISE)


@pytest.mark.parametrize("place", [0, 30, 60, 120, 180, 250, 70_000, 1_500_000, -17, -1])
def test_a_flipped_bit_is_found_by_a_look_through(vault: Path, place: int) -> None:
    stored = kept(vault, NOISE)
    path = Blobs(vault).path(stored.blob_id)
    bytes_there = bytearray(path.read_bytes())
    bytes_there[place] ^= 1
    path.write_bytes(bytes_there)
    assert Blobs(vault).verify(stored.blob_id, stored.secret, stored.sha256) is Finding.DAMAGED


@pytest.mark.parametrize("length", [0, 1, 150, 200, 65_000, 1_000_000, -1])
def test_a_cut_file_is_found_by_a_look_through(vault: Path, length: int) -> None:
    stored = kept(vault, NOISE)
    path = Blobs(vault).path(stored.blob_id)
    path.write_bytes(path.read_bytes()[:length])
    assert Blobs(vault).verify(stored.blob_id, stored.secret, stored.sha256) is Finding.DAMAGED


def test_missing_foreign_and_exchanged_files_are_told_apart(vault: Path) -> None:
    stored, other = kept(vault, b"one"), kept(vault, b"other")
    blobs = Blobs(vault)
    assert blobs.verify(stored.blob_id, stored.secret, other.sha256) is Finding.OTHER_BYTES
    assert blobs.verify(stored.blob_id, other.secret, stored.sha256) is Finding.DAMAGED
    shutil.copyfile(blobs.path(other.blob_id), blobs.path(stored.blob_id))
    assert blobs.verify(stored.blob_id, stored.secret, stored.sha256) is Finding.DAMAGED
    blobs.path(stored.blob_id).unlink()
    assert blobs.verify(stored.blob_id, stored.secret, stored.sha256) is Finding.MISSING
    blobs.path(stored.blob_id).mkdir()
    assert blobs.verify(stored.blob_id, stored.secret, stored.sha256) is Finding.DAMAGED


def test_a_look_through_can_be_cancelled(vault: Path) -> None:
    stored = kept(vault, NOISE)
    with pytest.raises(Cancelled):
        Blobs(vault).verify(stored.blob_id, stored.secret, stored.sha256, None, lambda: True)
    assert Blobs(vault).verify(stored.blob_id, stored.secret, stored.sha256) is Finding.SOUND


def test_a_removed_file_is_gone_and_removing_it_again_is_no_error(vault: Path) -> None:
    stored, other = kept(vault), kept(vault)
    blobs = Blobs(vault)
    blobs.remove(stored.blob_id)
    blobs.remove(stored.blob_id)
    blobs.remove(os.urandom(16))
    assert files_below(vault) == [blobs.path(other.blob_id).relative_to(vault)]
    with pytest.raises(EvidenceMissing):
        blobs.open(stored.blob_id, stored.secret)


def test_sweeping_takes_orphans_and_unfinished_files_and_nothing_else(vault: Path) -> None:
    blobs = Blobs(vault)
    assert blobs.sweep(set()) == 0, "a vault that never took anything in"
    known, orphan = kept(vault), kept(vault)
    unfinished = blobs.path(known.blob_id).with_name(known.blob_id.hex() + ".part")
    unfinished.write_bytes(b"half")
    foreign = [vault / "blobs" / "Thumbs.db", unfinished.with_name("desktop.ini"), vault / "blobs" / "note.part"]
    misplaced = vault / "blobs" / "zz"
    misplaced.mkdir()
    for path in (*foreign, misplaced / orphan.blob_id.hex()):
        path.write_bytes(b"not ours")
    assert blobs.sweep({known.blob_id}) == 2
    left = {vault / path for path in files_below(vault)}
    assert left == {blobs.path(known.blob_id), *foreign, misplaced / orphan.blob_id.hex()}
    assert blobs.sweep({known.blob_id}) == 0
    assert blobs.verify(known.blob_id, known.secret, known.sha256) is Finding.SOUND


def test_sweeping_does_not_follow_a_link_out_of_the_vault(vault: Path, tmp_path: Path) -> None:
    stranger = tmp_path / "elsewhere"
    stranger.mkdir()
    name = os.urandom(16).hex()
    (stranger / name).write_bytes(b"somebody's")
    kept(vault)
    (vault / "blobs" / name[:2]).symlink_to(stranger)
    Blobs(vault).sweep(set())
    assert (stranger / name).read_bytes() == b"somebody's"


@pytest.mark.parametrize("blob_id", [b"", bytes(15), bytes(17)])
def test_an_id_of_another_length_is_refused(vault: Path, blob_id: bytes) -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        Blobs(vault).path(blob_id)


KILLED = """
import os, sys
from pathlib import Path
from fieldcase.vault.blobs import Blobs

class Endless:
    told = False
    def read(self, size):
        if self.told:
            print("writing", flush=True)
            sys.stdin.read()
        self.told = True
        return bytes(size)

Blobs(Path(sys.argv[1])).add(Endless(), os.urandom)
"""


def test_a_process_killed_while_writing_leaves_one_part_file_that_is_swept(vault: Path, root: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, vault], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"writing\n"
        child.kill()
    (left,) = files_below(vault)
    assert left.name.endswith(".part")
    assert Blobs(vault).sweep(set()) == 1
    assert files_below(vault) == []
