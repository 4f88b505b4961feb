"""Visits that are sealed: handing their files over, letting them go.

Nothing here can open any of them. Knows the files and how many were counted.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from fieldcase.casework.changes import Changes
from fieldcase.casework.desk import Desk
from fieldcase.casework.sealed_list import files_of
from fieldcase.errors import EvidenceDamaged, EvidenceMissing, NotYetGiven
from fieldcase.exchange import beside
from fieldcase.exchange.bundle import SUFFIX
from fieldcase.exchange.head import Beside
from fieldcase.model.declare import field_named
from fieldcase.model.sealing import SealedFile, SealedVisit
from fieldcase.vault import sealed_files


def give(desk: Desk, visit: SealedVisit, folder: Path) -> Path:
    """Write a sealed visit into a folder, `<32 hex digits>.fcx` with its evidence beside it, padded; where it lies. The
    coordinator takes it in as any bundle. As often as one likes.

    EvidenceMissing, EvidenceDamaged where the file here is not whole; DiskFull, ReadOnly, TooLargeForDisk, FolderGone.
    """
    listed = files_of(desk, visit)
    files: tuple[SealedVisit | SealedFile, ...] = (visit, *listed)
    for one in files:
        _demand_whole(desk, one)
    for file in listed:
        assert file.blob is not None
        assert file.name is not None
        lies = Beside(file.name, file.key, file.size or 0)
        beside.copied(desk.vault.blobs, lies, file.blob, folder, desk.world.random)
    assert visit.blob is not None
    path = folder / (desk.new_id().hex() + SUFFIX)
    sealed_files.hand_out(desk.vault.path, visit.blob, path, 0, desk.world.random)
    with desk.deed(undoable=False):
        now = desk.get(SealedVisit, visit.key) or visit
        desk.save(now, replace(now, given=desk.now()))
    return path


def let_go(desk: Desk, visit: SealedVisit) -> Changes:
    """Remove the files of a sealed visit that was handed over; that it was, to whom and how many stays. Older backups
    still have them. NotYetGiven."""
    now = desk.get(SealedVisit, visit.key) or visit
    if now.given is None:
        raise NotYetGiven
    files: tuple[SealedVisit | SealedFile, ...] = (now, *files_of(desk, now))
    changes = Changes()
    with desk.deed(undoable=False):
        for one in files:
            if one.blob is not None:
                desk.vault.store.erase(one, field_named(type(one), "blob"), desk.stamp)
                changes |= desk.touched(one)
    desk.forget_undo()
    desk.vault.settle_to_disk()
    return changes


def _demand_whole(desk: Desk, one: SealedVisit | SealedFile) -> None:
    if one.blob is None or one.sha256 is None:
        raise EvidenceMissing
    if sealed_files.hash_of(desk.vault.blobs.path(one.blob)) != one.sha256:
        raise EvidenceDamaged(part="disk")
