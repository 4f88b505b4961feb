"""Evidence that lies beside a bundle, taken in: what is whole by its own key comes into the vault, the rest is told.

Knows the records that are in the vault by now, so the bundle's entries come first. A file counts for what its record
says of it, whoever brought it; what lies in the vault whole is not copied again; what is missing may come another day
from another stick. Refuses to believe a name, a size and a folder: nothing is read but parts under names that the head
gives, and nothing is kept before all of it was read again where it is to stay.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, cast

from fieldcase.errors import N_, Cancelled, EvidenceDamaged, EvidenceKeyWrong, EvidenceMissing, EvidenceStopped
from fieldcase.exchange.beside import steps
from fieldcase.exchange.head import Beside
from fieldcase.exchange.joined import Found, Joined, Places, found
from fieldcase.exchange.pieces import Expected, Piece
from fieldcase.vault.age import Reader, new_identity
from fieldcase.vault.blobs import Blobs, Finding
from fieldcase.vault.watch import Cancel, Progress, Watch


class Outcome(StrEnum):
    """What became of one file beside a bundle."""

    WHOLE = "whole"  # in the vault, now or already before
    MISSING = "missing"  # it, or a part of it, lies in none of the folders
    DAMAGED = "damaged"  # something lies there, and it is not what the record says
    TAKEN = "taken"  # another record here has a file of that name in the vault, under another key
    NOT_EXPECTED = "not_expected"  # no such record here, or without its key: withheld, erased, not believed


SENTENCES: Mapping[Outcome, str] = {
    Outcome.WHOLE: N_("The file is in the vault, whole and checked."),
    Outcome.MISSING: N_(
        "The file, or a part of it, is in none of the folders that were looked through. Its record is kept. Put the "
        "rest of the files there and take the same bundle in again."
    ),
    Outcome.DAMAGED: N_(
        "The file was cut, changed or exchanged on its way. It was not taken in, and nothing here was changed; its "
        "record is kept. Copy it again, or ask for it once more."
    ),
    Outcome.TAKEN: N_(
        "The file claims the place of another one in this vault. It was not taken in, and the other one was not "
        "touched. Tell the person who sent it, in another way than it came."
    ),
    Outcome.NOT_EXPECTED: N_(
        "No record here has a key for this file. It was not read, and nothing here was changed. Nothing has to be done."
    ),
}


@dataclass(frozen=True)
class Arrived:
    """What became of each record's file, in the order of the head; `parts` says of what is missing how many parts of
    how many are there."""

    outcomes: tuple[tuple[bytes, Outcome], ...]
    parts: Mapping[bytes, tuple[int, int]]

    @property
    def whole(self) -> tuple[bytes, ...]:
        """The records whose file is in the vault."""
        return self.of(Outcome.WHOLE)

    @property
    def missing(self) -> tuple[bytes, ...]:
        """The records whose file may still come."""
        return self.of(Outcome.MISSING)

    @property
    def damaged(self) -> tuple[bytes, ...]:
        """The records whose file is there and is refused."""
        return self.of(Outcome.DAMAGED, Outcome.TAKEN)

    def of(self, *outcomes: Outcome) -> tuple[bytes, ...]:
        """The records with one of these outcomes."""
        return tuple(record for record, outcome in self.outcomes if outcome in outcomes)


def brought_in(
    blobs: Blobs,
    files: Sequence[Expected],
    folders: Sequence[Path],
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> Arrived:
    """Take evidence files out of `folders` into the vault, the smallest first. Touches no connection.

    `progress` hears bytes done and bytes in all. EvidenceStopped, DiskFull, ReadOnly, or FolderGone of the vault or a
    folder end it: what came whole stays, no half is left, and the same again goes on.
    """
    outcomes: dict[bytes, Outcome] = {}
    counts: dict[bytes, tuple[int, int]] = {}
    watch = Watch(progress, cancelled, max(1, sum(_weight(one) for one in files)))
    try:
        for one in sorted(files, key=lambda one: one.file.size):
            watch.look()
            outcomes[one.file.name], there = _brought_in(blobs, one, folders, watch)
            if outcomes[one.file.name] is Outcome.MISSING and there is not None:
                counts[one.file.record] = there.here, there.of
    except Cancelled:
        raise EvidenceStopped from None
    return Arrived(tuple((one.file.record, outcomes[one.file.name]) for one in files), counts)


def _weight(one: Expected) -> int:
    """Every file is written and read again."""
    return 2 * one.file.size if one.piece is not None and one.piece.fits(one.file.size) else 0


def _brought_in(blobs: Blobs, one: Expected, folders: Sequence[Path], watch: Watch) -> tuple[Outcome, Found | None]:
    piece = one.piece
    if piece is None:
        return Outcome.NOT_EXPECTED, None
    if blobs.verify(piece.blob, piece.secret, piece.sha256, steps(watch)) is Finding.SOUND:
        watch.on(one.file.size)
        return Outcome.WHOLE, None
    if one.contested and blobs.path(piece.blob).exists():
        return Outcome.TAKEN, None
    if not piece.fits(one.file.size):
        return Outcome.DAMAGED, None
    there = found(one.file, folders)
    for places in there.ways:
        if _taken(blobs, one.file, piece, places, watch):
            return Outcome.WHOLE, there
    return Outcome.DAMAGED if there.ways or there.odd else Outcome.MISSING, there


def _taken(blobs: Blobs, file: Beside, piece: Piece, places: Places, watch: Watch) -> bool:
    """Whether the parts at `places` were the whole file, which is then in the vault."""
    try:
        with _Checked(file, piece, places) as source:
            blobs.demand_room(file.size)
            return blobs.take_in(piece.blob, piece.secret, piece.sha256, source, steps(watch))
    except (EvidenceDamaged, EvidenceKeyWrong, EvidenceMissing):
        return False


class _Checked:
    """The bytes of an age file, of which none is given before as many were decrypted: of a false file of any size not
    a mebibyte is written. Opening checks its header, its MAC and its marked end."""

    def __init__(self, file: Beside, piece: Piece, places: Places) -> None:
        self._plain = Reader(cast("BinaryIO", Joined(file, places)), new_identity(piece.secret))
        self._sealed = Joined(file, places)
        self._digest = hashlib.sha256()
        self._sha256 = piece.sha256
        self._ended = False

    def read(self, size: int, /) -> bytes:
        """Up to `size` bytes. EvidenceDamaged where what was decrypted does not fit, at the latest at the end."""
        if not self._ended:
            block = self._plain.read(size)
            self._digest.update(block)
            if block:  # shorter than what it was decrypted from, so that this never runs ahead
                return self._sealed.read(len(block))
            self._ended = True
            if self._digest.digest() != self._sha256:
                raise EvidenceDamaged(part="payload")
        return self._sealed.read(size)

    def __enter__(self) -> _Checked:
        return self

    def __exit__(self, *_: object) -> None:
        self._plain.close()
        self._sealed.close()
