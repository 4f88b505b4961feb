"""Evidence files in the vault's folder: taken in all there or not at all, removed, and swept."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from kept_blobs import NOISE, files_below, kept

from fieldcase.errors import (
    Cancelled,
    EvidenceKeyWrong,
    EvidenceMissing,
)
from fieldcase.vault import blobs as blobs_module
from fieldcase.vault.blobs import Blobs, Finding
from fieldcase.world import SeededWorld

CANARY = "Показания записаны 12 ноября, соседка видела обыск. ".encode()


@pytest.mark.parametrize("size", [0, 1, 65_536, 65_537, len(NOISE)])
def test_what_was_taken_in_reads_back_with_its_hash_and_size(vault_folder: Path, size: int) -> None:
    stored = kept(vault_folder, NOISE[:size])
    assert stored.sha256 == hashlib.sha256(NOISE[:size]).digest()
    assert stored.size == size
    with Blobs(vault_folder).open(stored.blob_id, stored.secret) as reader:
        assert reader.size == size
        assert reader.read() == NOISE[:size]


def test_the_file_lies_under_its_random_name_without_extension(vault_folder: Path) -> None:
    stored = kept(vault_folder)
    name = stored.blob_id.hex()
    assert files_below(vault_folder) == [Path("blobs") / name[:2] / name]
    assert Blobs(vault_folder).path(stored.blob_id) == vault_folder / "blobs" / name[:2] / name


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in access lists, which the vault inherits")
def test_only_the_owner_may_read_the_file_and_its_folders(vault_folder: Path) -> None:
    path = Blobs(vault_folder).path(kept(vault_folder).blob_id)
    assert [each.stat().st_mode & 0o777 for each in (path, path.parent, path.parent.parent)] == [0o600, 0o700, 0o700]


def test_the_same_words_twice_have_two_names_two_keys_and_no_bytes_in_common(vault_folder: Path) -> None:
    one, other = kept(vault_folder, NOISE[:1000]), kept(vault_folder, NOISE[:1000])
    assert one.blob_id != other.blob_id
    assert one.secret != other.secret
    ours = [Blobs(vault_folder).path(stored.blob_id).read_bytes() for stored in (one, other)]
    assert ours[0][-1016:] != ours[1][-1016:]
    with pytest.raises(EvidenceKeyWrong):
        Blobs(vault_folder).open(one.blob_id, other.secret)


def test_replayed_randomness_never_overwrites_evidence(vault_folder: Path) -> None:
    one = Blobs(vault_folder).add(io.BytesIO(b"the first"), SeededWorld(b"seed").random)
    other = Blobs(vault_folder).add(io.BytesIO(b"the second"), SeededWorld(b"seed").random)
    assert one.blob_id != other.blob_id
    assert Blobs(vault_folder).open(one.blob_id, one.secret).read() == b"the first"
    assert Blobs(vault_folder).open(other.blob_id, other.secret).read() == b"the second"


def test_no_words_are_on_the_disk_while_writing_or_after(vault_folder: Path) -> None:
    def on_disk(needle: bytes) -> bool:
        return any(needle in (vault_folder / path).read_bytes() for path in files_below(vault_folder))

    seen: list[bool] = []
    source = io.BytesIO(CANARY * 60_000)
    Blobs(vault_folder).add(source, os.urandom, lambda _done: seen.append(on_disk(CANARY[:20])))
    assert len(seen) > 3
    assert not any(seen)
    assert not on_disk(CANARY[:20])
    assert on_disk(b"age-encryption.org/v1"), "the control: what does lie there is found"


def test_a_stored_blob_shows_neither_key_nor_hash(vault_folder: Path) -> None:
    stored = kept(vault_folder)
    shown = repr(stored)
    assert "secret" not in shown
    assert repr(stored.secret) not in shown
    assert repr(stored.sha256) not in shown


def test_the_name_appears_only_once_the_bytes_are_on_the_disk(
    vault_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
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

    kept(vault_folder)
    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(os, "rename", rename)
    monkeypatch.setattr(blobs_module, "fsync_folder", lambda folder: done.append(f"folder {folder.name}"))
    stored = kept(vault_folder)
    shelf = stored.blob_id.hex()[:2]
    assert done[-3:] == ["fsync", "rename", f"folder {shelf}"]
    assert set(done[:-3]) <= {"folder blobs"}


def test_cancelling_leaves_nothing(vault_folder: Path) -> None:
    heard: list[int] = []
    with pytest.raises(Cancelled):
        Blobs(vault_folder).add(io.BytesIO(NOISE), os.urandom, heard.append, lambda: bool(heard))
    assert heard
    assert files_below(vault_folder) == []


def test_a_removed_file_is_gone_and_removing_it_again_is_no_error(vault_folder: Path) -> None:
    stored, other = kept(vault_folder), kept(vault_folder)
    blobs = Blobs(vault_folder)
    blobs.remove(stored.blob_id)
    blobs.remove(stored.blob_id)
    blobs.remove(os.urandom(16))
    assert files_below(vault_folder) == [blobs.path(other.blob_id).relative_to(vault_folder)]
    with pytest.raises(EvidenceMissing):
        blobs.open(stored.blob_id, stored.secret)


def test_sweeping_takes_orphans_and_unfinished_files_and_nothing_else(vault_folder: Path) -> None:
    blobs = Blobs(vault_folder)
    assert blobs.sweep(set()) == 0, "a vault that never took anything in"
    known, orphan = kept(vault_folder), kept(vault_folder)
    unfinished = blobs.path(known.blob_id).with_name(known.blob_id.hex() + ".part")
    unfinished.write_bytes(b"half")
    foreign = [
        vault_folder / "blobs" / "Thumbs.db",
        unfinished.with_name("desktop.ini"),
        vault_folder / "blobs" / "note.part",
    ]
    misplaced = vault_folder / "blobs" / "zz"
    misplaced.mkdir()
    for path in (*foreign, misplaced / orphan.blob_id.hex()):
        path.write_bytes(b"not ours")
    assert blobs.sweep({known.blob_id}) == 2
    left = {vault_folder / path for path in files_below(vault_folder)}
    assert left == {blobs.path(known.blob_id), *foreign, misplaced / orphan.blob_id.hex()}
    assert blobs.sweep({known.blob_id}) == 0
    assert blobs.verify(known.blob_id, known.secret, known.sha256) is Finding.SOUND


def test_sweeping_does_not_follow_a_link_out_of_the_vault(vault_folder: Path, tmp_path: Path) -> None:
    stranger = tmp_path / "elsewhere"
    stranger.mkdir()
    name = os.urandom(16).hex()
    (stranger / name).write_bytes(b"somebody's")
    kept(vault_folder)
    (vault_folder / "blobs" / name[:2]).symlink_to(stranger)
    Blobs(vault_folder).sweep(set())
    assert (stranger / name).read_bytes() == b"somebody's"


@pytest.mark.parametrize("blob_id", [b"", bytes(15), bytes(17)])
def test_an_id_of_another_length_is_refused(vault_folder: Path, blob_id: bytes) -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        Blobs(vault_folder).path(blob_id)


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


def test_a_process_killed_while_writing_leaves_one_part_file_that_is_swept(vault_folder: Path, root: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, vault_folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"writing\n"
        child.kill()
    (left,) = files_below(vault_folder)
    assert left.name.endswith(".part")
    assert Blobs(vault_folder).sweep(set()) == 1
    assert files_below(vault_folder) == []
