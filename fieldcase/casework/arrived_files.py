"""The evidence beside a bundle is taken in, once its entries are: what came whole, what is missing, what is refused.

Knows what the vault waits for, by the records that are here by now. Touches no connection while files are read: that
runs on any thread, beside deeds and looks, and the same again goes on where it was interrupted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from fieldcase.casework.desk import Desk
from fieldcase.exchange import arriving
from fieldcase.exchange.arriving import Outcome as Outcome
from fieldcase.exchange.head import Head
from fieldcase.exchange.pieces import Expected, Piece, expected, lacking
from fieldcase.model.evidence import Evidence
from fieldcase.vault.watch import Cancel, Progress


@dataclass(frozen=True, repr=False)
class Waiting:
    """What a bundle brings beside it. `files` are those its head names; `elsewhere` are pieces of its cases and visits
    whose key is here and whose file is not, and which it does not bring: they went with an earlier one, or are lost."""

    files: tuple[Expected, ...] = ()
    elsewhere: tuple[Piece, ...] = ()


@dataclass(frozen=True)
class FilesArrived:
    """What became of it, in numbers: files in the vault and checked, files of which nothing or only a part was found
    (`parts` of them here, `of` all), files that are refused, files of which no record here has a key, and those the
    bundle does not bring and that are still not here."""

    whole: int = 0
    missing: int = 0
    parts: int = 0
    of: int = 0
    damaged: int = 0
    unknown: int = 0
    elsewhere: int = 0

    @property
    def some_missing(self) -> bool:
        """Whether a look into another folder may bring more."""
        return bool(self.missing or self.damaged)


def waiting(desk: Desk, head: Head) -> Waiting:
    """What the vault waits for, on its lane, once the entries of a bundle were taken in."""
    store = desk.vault.store
    brought = {one.record for one in head.files}
    pieces = [Piece.of(one) for scope in head.scopes for one in store.all(Evidence, scope.id)]
    rest = [one for one in pieces if one is not None and one.record not in brought]
    return Waiting(expected(store, head.files), lacking(desk.vault.blobs, rest))


def bring_in(
    desk: Desk, waits: Waiting, folders: Sequence[Path], progress: Progress | None = None, stop: Cancel | None = None
) -> FilesArrived:
    """Take the files out of folders into the vault, on any thread. `progress` hears bytes done and bytes in all.

    EvidenceStopped, DiskFull, ReadOnly, FolderGone: what came whole stays, no half is left, and the same again goes on.
    """
    blobs = desk.vault.blobs
    came = arriving.brought_in(blobs, waits.files, tuple(dict.fromkeys(folders)), progress, stop)
    here, of = (sum(parts[at] for parts in came.parts.values()) for at in (0, 1))
    return FilesArrived(
        len(came.whole), len(came.missing), here, of, len(came.damaged), len(came.of(Outcome.NOT_EXPECTED)),
        len(lacking(blobs, waits.elsewhere)),
    )  # fmt: skip
