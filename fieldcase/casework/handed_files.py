"""Which files of evidence go beside a bundle: those whose key is in it and that were not written for its reader before.

Knows keys in entries, and sizes of stored files. What may be told was decided before (`rules.share_gate`), how a file
is written is `exchange.beside`'s.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from fieldcase.casework.desk import Desk
from fieldcase.casework.handed import Handed
from fieldcase.errors import BundleTooLarge, EvidenceDamaged, EvidenceMissing
from fieldcase.exchange.beside import Written, written
from fieldcase.exchange.head import FILE_LIMIT
from fieldcase.exchange.parted import Naming
from fieldcase.exchange.pieces import Piece
from fieldcase.model.evidence import Evidence
from fieldcase.vault.blobs import Blobs
from fieldcase.vault.entry import Entry
from fieldcase.vault.keys import Random
from fieldcase.vault.parcelling import Parcel, told_in
from fieldcase.vault.watch import Cancel, Progress

_KEY = "secret"


@dataclass(frozen=True, repr=False)
class Files:
    """The files whose keys are handed over. `going` are written, `before` were written for this reader once and their
    key is enough; `size` and `size_before` in bytes. `missing`: records of which no file, or a wrong one, lies here;
    `closed`: how many records are told of whose file stays here."""

    going: tuple[Piece, ...]
    before: tuple[Piece, ...]
    size: int
    size_before: int
    missing: tuple[bytes, ...]
    closed: int
    naming: Naming


class Before:
    """What a reader was handed before: since when each scope is shared (milliseconds), and by record the fields that
    could not be read then."""

    def __init__(self, device: bytes, since: Mapping[bytes, int], opened: Mapping[bytes, Collection[str]]) -> None:
        self._device, self._since, self._opened = device, since, opened

    def had(self, record: bytes, entry: Entry) -> bool:
        """Whether a file was written for the reader whose key is in this entry, made on the laptop `device`: it was
        there when its scope was given last, and its key could be read. Entries of others may have come in later, under
        an earlier time: rather is a file written twice than never."""
        header = entry.header
        told = header.device == self._device and header.hlc <= self._since.get(header.scope, -1)
        return told and _KEY not in self._opened.get(record, ())


def files_for(desk: Desk, what: Handed, parcels: Sequence[Parcel], before: Before, naming: Naming) -> Files:
    """The files of evidence that belong to what is handed over. BundleTooLarge for more than a bundle can name."""
    keyed = told_in((one for parcel in parcels for one in parcel.entries), Evidence.NUMBER, _KEY)
    known = {key: desk.vault.store.get(Evidence, key) for key in keyed}
    sizes, missing = dict[Piece, int](), []
    for record in known.values():
        piece = Piece.of(record) if record is not None else None
        if piece is not None:
            size = _size(desk.vault.blobs, piece)
            if size is None:
                missing.append(piece.record)
            else:
                sizes[piece] = size
    had = {one for one in sizes if all(before.had(one.record, entry) for entry in keyed[one.record])}
    going = tuple(one for one in sizes if one not in had)
    if len(going) > FILE_LIMIT:
        raise BundleTooLarge
    told = [one for one in what.records.values() if isinstance(one, Evidence) and one.secret and not one.hidden]
    return Files(
        going=going,
        before=tuple(one for one in sizes if one in had),
        size=sum(sizes[one] for one in going),
        size_before=sum(sizes[one] for one in had),
        missing=tuple(missing),
        closed=sum(1 for one in told if _KEY not in what.fields[one.key]),
        naming=naming,
    )


def write_files(
    blobs: Blobs, files: Files, folder: Path, random: Random, again: bool = False,
    progress: Progress | None = None, cancelled: Cancel | None = None,
) -> Written:  # fmt: skip
    """Write them into a folder, those that went `before` too where they are wanted `again`. Touches no connection."""
    pieces = (*files.going, *files.before) if again else files.going
    return written(blobs, pieces, folder, files.naming, random, progress, cancelled)


def _size(blobs: Blobs, piece: Piece) -> int | None:
    """Bytes of the stored file; None where there is none, or one of another size than its record says."""
    try:
        with blobs.raw(piece.blob) as file:
            size = file.seek(0, os.SEEK_END)
    except (EvidenceMissing, EvidenceDamaged):
        return None
    return size if piece.fits(size) else None
