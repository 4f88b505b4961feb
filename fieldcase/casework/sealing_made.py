"""The files of a visit that is being sealed: one sealed bundle, and the evidence beside it under names drawn anew.

Knows which scopes and records of a small vault belong to the visit. Everything is on the disk, read again and compared,
when `made` comes back; nothing is entered yet, so that what a crash leaves is swept.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from fieldcase.casework.desk import Desk
from fieldcase.casework.sealing_down import new_in_register
from fieldcase.errors import EvidenceMissing, SealingFailed, VaultError
from fieldcase.exchange.head import Beside
from fieldcase.exchange.whole_visit import Part, packed, sealed_for
from fieldcase.model.evidence import Evidence
from fieldcase.model.holders import HOLDERS
from fieldcase.model.ids import SealedFileId
from fieldcase.model.sealing import SealedFile, SealedVisit
from fieldcase.vault import sealed_files
from fieldcase.vault.founding import device_of
from fieldcase.vault.peers import Peer
from fieldcase.vault.sealed_files import Placed


@dataclass(frozen=True, repr=False)
class Made:
    """The bundle as it lies among the stored files, and the evidence with its names."""

    bundle: Placed
    beside: tuple[tuple[Beside, Placed], ...]

    def blobs(self) -> Iterator[bytes]:
        """Every stored file that was made."""
        yield self.bundle.blob
        yield from (placed.blob for _, placed in self.beside)

    def records(self, desk: Desk, of: SealedVisit) -> Iterator[SealedFile]:
        """What is entered of the evidence."""
        for file, placed in self.beside:
            yield SealedFile(
                id=SealedFileId(desk.new_id()), scope=of.scope, sealed=of.id, name=file.name, blob=placed.blob,
                sha256=placed.sha256, size=placed.size,
            )  # fmt: skip


def made(desk: Desk, inner: Desk, peer: Peer) -> Made:
    """Write the files of a small vault for a laptop. SealingFailed, BundleTooLarge, DiskFull and the like: then nothing
    of them is left."""
    placed = list[Placed]()
    try:
        beside = []
        for piece in _pieces(inner):
            with suppress(EvidenceMissing):  # a file that is not there must not keep the words from being sealed
                placed.append(sealed_files.take_over(desk.vault.path, inner.vault.path, piece.blob or b""))
                beside.append((Beside(desk.new_id(), piece.key, placed[-1].size), placed[-1]))
        _, key = device_of(inner.vault.write, inner.world)
        plain = packed(_parts(desk, inner), [file for file, _ in beside], peer.device, inner.world.now(), key)
        content = sealed_for(plain, peer.recipient, inner.world.random)
        placed.append(sealed_files.put(desk.vault.path, content, inner.world.random))
        for one in placed:
            if sealed_files.hash_of(desk.vault.blobs.path(one.blob)) != one.sha256:
                raise SealingFailed
        return Made(placed[-1], tuple(beside))
    except BaseException:
        for one in placed:
            with suppress(VaultError):
                desk.vault.blobs.remove(one.blob)
        raise


def _pieces(inner: Desk) -> list[Evidence]:
    return [one for one in inner.vault.store.all(Evidence, hidden=True) if one.blob is not None]


def _parts(desk: Desk, inner: Desk) -> list[Part]:
    """All entries of the visit and of what was made of it, and of the register what is new."""
    journal = inner.vault.journal
    scopes = {one.scope for kind in HOLDERS for one in inner.vault.store.all(kind, hidden=True)}
    parts = [Part(one, *inner.vault.scope_key(one), tuple(journal.entries(one))) for one in scopes]
    new = {journal.record_tag(inner.register, one.key) for one in new_in_register(desk, inner)}
    added = tuple(one for one in journal.entries(inner.register) if one.header.record in new)
    return [*parts, Part(inner.register, *inner.vault.scope_key(inner.register), added)] if added else parts
