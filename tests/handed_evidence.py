"""Two laptops of a test, real vaults, and evidence that goes from one to the other beside a bundle.

Knows how a piece is made, how its record reaches the other vault, and what then lies where. Makes no claim: tests do.
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from vaults import STAMP, case_scope, new_vault, save

from fieldcase.exchange.arriving import Arrived, brought_in
from fieldcase.exchange.beside import Written, written
from fieldcase.exchange.head import Beside
from fieldcase.exchange.parted import Naming, parts
from fieldcase.exchange.pieces import Piece, expected
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import EvidenceId, ScopeId
from fieldcase.vault.vault import Vault
from fieldcase.world import SeededWorld

READER = b"r" * 32
NOW = 1_767_225_600_000
_NOISE = Random(9)
Progress = Callable[[int, int], None]


@dataclass
class TwoLaptops:
    """`giver` has a case with evidence, `taker` gets its records; `stick` is what is carried."""

    giver: Vault
    taker: Vault
    stick: Path
    scope: ScopeId
    _given: set[bytes] = field(default_factory=set)

    @classmethod
    def made(cls, folder: Path) -> TwoLaptops:
        """Both, and an empty stick, in a folder."""
        giver = new_vault(folder, SeededWorld(b"giver"), "Giver.fieldcase")
        taker = new_vault(folder, SeededWorld(b"taker"), "Taker.fieldcase")
        stick = folder / "stick"
        stick.mkdir()
        return cls(giver, taker, stick, case_scope(giver))

    def evidence(self, size: int = 100_000, /, **other: object) -> Evidence:
        """A piece of evidence of so many random bytes in the giver's vault."""
        stored = self.giver.blobs.add(io.BytesIO(_NOISE.randbytes(size)), os.urandom)
        values = {
            "id": EvidenceId(os.urandom(16)), "scope": self.scope, "number": "A01", "file_name": "Обыск у Нины.jpg",
            "size": stored.size, "sha256": stored.sha256, "blob": stored.blob_id, "secret": stored.secret, **other,
        }  # fmt: skip
        record = Evidence(**values)  # type: ignore[arg-type]
        save(self.giver, None, record)
        return record

    def tell(self) -> None:
        """What the giver's journal says and the taker does not have: a bundle, taken in."""
        kind, key = self.giver.scope_key(self.scope)
        with self.taker.transaction():
            self.taker.adopt_scope(self.scope, kind, key)
        entries = [one for one in self.giver.journal.entries(self.scope) if one.id not in self._given]
        self.taker.absorb(entries, frozenset({self.giver.journal.device}))
        self._given |= {one.id for one in entries}

    def write(
        self,
        *records: Evidence,
        folder: Path | None = None,
        now: int = NOW,
        progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Written:
        """The giver writes these onto the stick."""
        naming = Naming.of(self.giver.peers.own(), [READER], now)
        pieces = [piece for piece in map(Piece.of, records) if piece is not None]
        where = folder or self.stick
        return written(self.giver.blobs, pieces, where, naming, os.urandom, progress, cancelled)

    def take(
        self,
        files: Sequence[Beside],
        *folders: Path,
        progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Arrived:
        """The taker takes them from the stick, or from other folders."""
        known = expected(self.taker.store, files)
        return brought_in(self.taker.blobs, known, folders or (self.stick,), progress, cancelled)

    def read(self, record: Evidence) -> bytes:
        """What the taker sees of a piece, by its own record."""
        known = self.taker.store.get(Evidence, record.id)
        assert known is not None
        assert known.blob is not None
        assert known.secret is not None
        with self.taker.blobs.open(known.blob, known.secret) as reader:
            return reader.readall()

    def original(self, record: Evidence) -> bytes:
        """The same at the giver's."""
        with self.giver.blobs.open(record.blob or b"", record.secret or b"") as reader:
            return reader.readall()

    def rewrite(self, record: Evidence, **values: object) -> Evidence:
        """The giver changes a record, and tells."""
        from dataclasses import replace

        after: Evidence = replace(record, **values)  # type: ignore[arg-type]
        save(self.giver, record, after)
        self.tell()
        return after

    def erase(self, vault: Vault, record: Evidence) -> None:
        """One of them erases a piece."""
        with vault.transaction():
            vault.store.erase(record, None, STAMP)


def paths(file: Beside, folder: Path) -> list[Path]:
    """Where the parts of a file lie in a folder."""
    return [folder / part.file_name for part in parts(file.name, file.size)]


def kept_in(vault: Vault) -> dict[str, bytes]:
    """Every file below the vault's blobs, halves too, and what is in it."""
    folder = vault.path / "blobs"
    return {path.name: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
