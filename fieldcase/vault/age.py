"""Plain age v1 files for X25519 recipients, one or several: a streaming writer and a seekable reader.

Knows the STREAM of 64 KiB chunks, each with its own tag, the last one marked. Refuses to know paths, rows and what
the bytes show. Memory stays flat whatever the size, and no plaintext reaches the disk by this module. Randomness is
passed in. Header and keys: age_header, age_keys. Source of every rule: C2SP's age.md.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from fieldcase.errors import EvidenceDamaged
from fieldcase.vault import age_header, age_keys
from fieldcase.vault.age_keys import Identity, Recipient, new_identity
from fieldcase.vault.pour import Cancel, Poured, Progress, Sink, Source, pour

__all__ = ["CHUNK", "Identity", "Poured", "Reader", "Recipient", "Writer", "encrypt", "new_identity", "pour"]

CHUNK = 64 * 1024
TAG = 16
_SEALED = CHUNK + TAG
NONCE = 16


def _chunk_nonce(index: int, last: bool) -> bytes:
    return index.to_bytes(11, "big") + (b"\x01" if last else b"\x00")


def _payload_cipher(file_key: bytes, nonce: bytes) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(age_keys.derive(file_key, nonce, b"payload"))


class Writer:
    """Writes one file, chunk by chunk. Only close() writes the marked last chunk, so what was left off never opens.

    Used in a `with`, it closes at the end of the block and leaves the file unfinished when the block raises. It does
    not close `file`. Each of `recipients` (1 to 50, else ValueError) opens it alone. `random` gives fresh unpredictable
    bytes: file key, an ephemeral key for each recipient, payload nonce.
    """

    def __init__(self, file: Sink, recipients: Sequence[Recipient], random: Callable[[int], bytes]) -> None:
        key = random(age_keys.FILE_KEY_BYTES)
        header = age_keys.sealed_header(recipients, key, random)
        nonce = random(NONCE)
        self._cipher = _payload_cipher(key, nonce)
        self._file = file
        self._index = 0
        self._held = bytearray()
        self._closed = False
        file.write(header + nonce)

    def write(self, block: bytes | bytearray | memoryview) -> None:
        """Encrypt `block`; up to one chunk is held back, as only the end tells which chunk is the last."""
        if self._closed:
            raise ValueError("the file is finished")
        view = memoryview(block).cast("B")
        sealed = []
        if self._held:
            room = CHUNK - len(self._held)
            self._held += view[:room]
            view = view[room:]
            if not view:
                return
            sealed.append(self._sealed(self._held, last=False))
            self._held.clear()
        while len(view) > CHUNK:
            sealed.append(self._sealed(view[:CHUNK], last=False))
            view = view[CHUNK:]
        self._held += view
        if sealed:  # at once: each write gives the interpreter away, and on a busy machine waits to have it back
            self._file.write(b"".join(sealed))

    def close(self) -> None:
        """Write the last chunk; from here on the file is whole. A second call does nothing."""
        if not self._closed:
            self._closed = True
            self._file.write(self._sealed(self._held, last=True))
            self._held.clear()

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if kind is None:
            self.close()

    def _sealed(self, chunk: bytearray | memoryview, last: bool) -> bytes:
        sealed = self._cipher.encrypt(_chunk_nonce(self._index, last), chunk, None)
        self._index += 1
        return sealed


class Reader(io.RawIOBase):
    """The plaintext of one age file, seekable; a chunk is decrypted when it is read, one is kept.

    Opening checks the header, its MAC and the marked last chunk: a file cut anywhere, or with anything behind its
    end, does not open, and `size` (bytes of plaintext) is authentic. Each further chunk is checked when reached; a
    read that meets a damaged one raises EvidenceDamaged and gives nothing. The reader owns `file` (seekable) and
    closes it, also when it refuses to open. An OSError of `file` comes through. For one thread at a time.
    """

    def __init__(self, file: BinaryIO, identity: Identity) -> None:
        super().__init__()
        self._file = file
        self._at = 0
        self._kept: tuple[int, bytes] = (-1, b"")
        try:
            self._open(identity)
        except BaseException:
            self.close()
            raise

    def _open(self, identity: Identity) -> None:
        length = self._file.seek(0, io.SEEK_END)
        header = age_header.parse(self._bytes(0, min(length, age_header.HEADER_LIMIT)))
        key = age_keys.file_key(header, identity)
        self._start = header.size + NONCE
        if length < self._start:
            raise EvidenceDamaged(part="header")
        self._cipher = _payload_cipher(key, self._bytes(header.size, NONCE))
        self._last, rest = divmod(max(length - self._start - 1, 0), _SEALED)
        self._last_sealed = rest + 1
        # an empty last chunk is only allowed to an empty file: otherwise one plaintext would have two files
        if self._last_sealed < TAG + (self._last > 0):
            raise EvidenceDamaged(part="payload")
        self.size = self._last * CHUNK + self._last_sealed - TAG
        self._chunk(self._last)

    def read(self, size: int | None = -1, /) -> bytes:
        """The next `size` bytes, fewer only at the end; all that is left where `size` is negative or None."""
        left = max(self.size - self._at, 0)
        if size is not None and size >= 0:
            left = min(left, size)
        at, pieces = self._at, []
        while left:
            index, skip = divmod(at, CHUNK)
            piece = self._chunk(index)[skip : skip + left]
            pieces.append(piece)
            at += len(piece)
            left -= len(piece)
        self._at = at
        return b"".join(pieces)

    def readall(self) -> bytes:
        """All that is left."""
        return self.read(-1)

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override]  # Buffer is 3.12's
        """Fill `buffer` from where the reader stands; how many bytes were there."""
        view = memoryview(buffer).cast("B")
        block = self.read(len(view))
        view[: len(block)] = block
        return len(block)

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Go to a byte of the plaintext, also beyond its end; ValueError before its beginning."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self.size}[whence]
        if base + offset < 0:
            raise ValueError("before the beginning")
        self._at = base + offset
        return self._at

    def tell(self) -> int:
        """The byte of the plaintext that is read next."""
        return self._at

    def readable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """Always."""
        return True

    def close(self) -> None:
        """Close the file beneath and forget the kept chunk."""
        if not self.closed:
            self._kept = (-1, b"")
            self._file.close()
        super().close()

    def _chunk(self, index: int) -> bytes:
        if self._kept[0] != index:
            last = index == self._last
            sealed = self._bytes(self._start + index * _SEALED, self._last_sealed if last else _SEALED)
            try:
                self._kept = index, self._cipher.decrypt(_chunk_nonce(index, last), sealed, None)
            except InvalidTag:
                raise EvidenceDamaged(part="payload") from None
        return self._kept[1]

    def _bytes(self, start: int, size: int) -> bytes:
        self._file.seek(start)
        return self._file.read(size)


def encrypt(
    source: Source,
    target: Sink,
    recipients: Sequence[Recipient],
    random: Callable[[int], bytes],
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> Poured:
    """Write `source` into `target` as an age file that each of `recipients` (1 to 50) opens alone.

    Gives SHA-256 and size of the plaintext that went by.

    When it raises (Cancelled, or an OSError of either side) `target` holds a file without an end, which never opens;
    removing it is the caller's.
    """
    with Writer(target, recipients, random) as writer:
        return pour(source, writer, progress, cancelled)
