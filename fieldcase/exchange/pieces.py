"""What a vault knows of the files that travel beside a bundle: by which record, key and hash each is asked for.

Knows records, which may come from anywhere, and the lane they are read on. Refuses to know folders and files there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fieldcase.exchange.head import Beside
from fieldcase.model.deskwork import Issued
from fieldcase.model.evidence import Evidence
from fieldcase.vault.age import CHUNK
from fieldcase.vault.age_header import HEADER_LIMIT
from fieldcase.vault.blobs import ID_BYTES, Blobs
from fieldcase.vault.keys import KEY_BYTES
from fieldcase.vault.store import Store

_HASH = 32
_NONCE = _TAG = 16


@dataclass(frozen=True, repr=False)
class Piece:
    """What is to be known of a record's stored file: its name in the vault, its key, SHA-256 and size of what it holds
    (None where that is not told)."""

    record: bytes
    blob: bytes
    secret: bytes
    sha256: bytes
    size: int | None

    @classmethod
    def of(cls, evidence: Evidence) -> Piece | None:
        """The piece of a record; None where it has no file, or its key or hash is not known here (withheld, erased) or
        is none. A record may come from anywhere."""
        blob, secret, sha256 = evidence.blob or b"", evidence.secret or b"", evidence.sha256 or b""
        if (len(blob), len(secret), len(sha256)) != (ID_BYTES, KEY_BYTES, _HASH):
            return None
        return cls(evidence.id, blob, secret, sha256, evidence.size)

    def fits(self, size: int) -> bool:
        """Whether an age file of `size` bytes may hold what the record says: then it claims no more of the disk."""
        if self.size is None:
            return True
        chunks = max(1, -(-self.size // CHUNK))
        return 0 < size - (_NONCE + self.size + chunks * _TAG) <= HEADER_LIMIT


@dataclass(frozen=True, repr=False)
class Expected:
    """A file that a head names, with what the vault knows of it: None where no record here has a key for it.

    `contested` where another record has the same name for its file in the vault, under another key.
    """

    file: Beside
    piece: Piece | None
    contested: bool = False


def expected(store: Store, files: Iterable[Beside]) -> tuple[Expected, ...]:
    """The files of a head as the vault knows them now, on the store's lane: once its entries were taken in."""
    evidence, issued = store.all(Evidence, hidden=True), store.all(Issued, hidden=True)
    keys: dict[bytes, set[bytes]] = {}
    for blob, secret in [(one.blob, one.secret) for one in evidence] + [(one.blob, one.secret) for one in issued]:
        if blob is not None and secret is not None:
            keys.setdefault(blob, set()).add(secret)
    pieces: dict[bytes, Piece | None] = {one.id: Piece.of(one) for one in evidence}
    return tuple(_expected(file, pieces.get(file.record), keys) for file in files)


def _expected(file: Beside, piece: Piece | None, keys: Mapping[bytes, set[bytes]]) -> Expected:
    return Expected(file, piece, piece is not None and len(keys[piece.blob]) > 1)


def lacking(blobs: Blobs, pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Those pieces of which no file lies in the vault; whether one that does is whole is not looked at."""
    return tuple(piece for piece in pieces if not blobs.path(piece.blob).is_file())
