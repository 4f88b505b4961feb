"""A bundle that came from another laptop, opened: what it says of itself, and its entries one after another.

Decrypts here; what is inside is unpacked and checked in a child that has no keys, and what the child says is checked
again. Knows who may read it and until when. Refuses to take anything into a vault, and to say whether a sender is
believed: `sender` is there to be asked about before the first entry is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO

from fieldcase import sandbox
from fieldcase.errors import (
    BundleAhead,
    BundleExpired,
    BundleForged,
    BundleMalformed,
    BundleNewer,
    BundleReaddressed,
    BundleRefused,
    BundleScopeUnknown,
    BundleTooLarge,
    ChildFailed,
    EntryRefused,
)
from fieldcase.exchange.bundle import BUNDLE_LIMIT, split
from fieldcase.exchange.frame import ENTRY_LIMIT
from fieldcase.exchange.head import HEAD_LIMIT, Head
from fieldcase.vault.entry import PACKED_LIMIT, Entry

if TYPE_CHECKING:
    from fieldcase.vault.age import Identity

BEGIN, MORE, HEAD, KEYS, ENTRIES = b"B", b"M", b"H", b"K", b"E"
GIVEN = b"G"
REFUSALS: Mapping[bytes, type[BundleRefused]] = {
    b"N": BundleNewer, b"L": BundleTooLarge, b"F": BundleForged, b"R": BundleMalformed,
}  # fmt: skip
LENGTH, KEY_BYTES = 4, 32
SLICE_ENTRIES, SLICE_BYTES = 500, 1024 * 1024
_SLICE_LIMIT = SLICE_BYTES + PACKED_LIMIT + SLICE_ENTRIES * LENGTH
# A stranger's archive is opened by the same sort of child: bytes come in small pieces, and an honest bundle of the
# largest size needs more seconds than one picture may have.
SORT, CHILD = sandbox.UNPACKER, "bundle"
_PIECE = 1024 * 1024
# Seconds for one answer, of which the slowest (the signature over 64 MiB) takes half of one.
_TIMEOUT = 20.0
_DAY = 24 * 60 * 60 * 1000
_CLOCKS_APART = 30 * _DAY


@dataclass(frozen=True, repr=False)
class Laptop:
    """Who opens: its device's key, by which senders name it, and its keys of now and of before."""

    device: bytes
    identities: Sequence[Identity]


def whole(source: BinaryIO) -> bytes:
    """All of a file that is not too large to be a bundle; BundleTooLarge, before more is read than one may have."""
    content = source.read(BUNDLE_LIMIT + 1)
    if len(content) > BUNDLE_LIMIT:
        raise BundleTooLarge
    return content


class Opening:
    """A bundle for this laptop, open in a child until `close`. `sender` signed it, `head` is what it says of itself."""

    def __init__(self, file: bytes, laptop: Laptop, now: int, child: sandbox.Warm | None = None) -> None:
        """`file` as it lies on the stick, `now` in milliseconds. `child`, where one is handed in, stays its owner's.

        BundleTooLarge, BundleDamaged, BundleForOthers, BundleForged, BundleNewer, BundleMalformed, BundleReaddressed,
        BundleExpired, BundleAhead; ChildFailed where it could not be read within the limits.
        """
        from fieldcase.exchange.sealed import unsealed  # the child, which imports this module, needs no age

        if len(file) > BUNDLE_LIMIT:
            raise BundleTooLarge
        plain = unsealed(file, laptop.identities)
        self.sender, _ = split(plain)
        self._child = child or sandbox.Warm(SORT, CHILD)
        self._own = child is None
        try:
            self.head = self._read_head(plain)
            _demand_reader(self.head, laptop.device)
            _demand_time(self.head, now)
        except BaseException:
            self.close()
            raise

    def _read_head(self, plain: bytes) -> Head:
        for at in range(0, len(plain), _PIECE):
            self._ask(MORE if at else BEGIN, plain[at : at + _PIECE], 0)
        return Head.read(self._ask(HEAD, b"", HEAD_LIMIT))

    def entries(self, tag_keys: Mapping[bytes, bytes]) -> Iterator[Entry]:
        """Every entry, checked, scope by scope in the order of the head; once. `tag_keys` are those of scopes known
        here.

        BundleScopeUnknown where the key of a scope neither travels nor is known; BundleMalformed where it is another
        than the known one, or as soon as an entry does not verify: then nothing of the bundle may be kept, so take all
        of them in one transaction.
        """
        keys = [_key(scope.tag_key, tag_keys.get(scope.id)) for scope in self.head.scopes]
        return self._entries(b"".join(keys), frozenset(scope.id for scope in self.head.scopes))

    def _entries(self, keys: bytes, scopes: frozenset[bytes]) -> Iterator[Entry]:
        self._ask(KEYS, keys, 0)
        left = ENTRY_LIMIT
        for answer in self._slices():
            packed = _parted(answer)
            left -= len(packed)
            if left < 0:
                raise ChildFailed
            for one in packed:
                try:
                    entry = Entry.unpacked(one)
                except EntryRefused as refused:  # of all but this an honest child has found out before
                    raise BundleMalformed if refused.values["reason"] == "signature" else ChildFailed from None
                if entry.header.scope not in scopes:
                    raise ChildFailed
                yield entry

    def _slices(self) -> Iterator[bytes]:
        """The child's answers until the empty one; it works on the next while this one is looked at here."""
        with ThreadPoolExecutor(1, "fieldcase-bundle") as ahead:
            coming = ahead.submit(self._ask, ENTRIES, b"", _SLICE_LIMIT)
            while answer := coming.result():
                coming = ahead.submit(self._ask, ENTRIES, b"", _SLICE_LIMIT)
                yield answer

    def _ask(self, kind: bytes, rest: bytes, most: int) -> bytes:
        answer = self._child.ask(kind + rest, _TIMEOUT)
        if answer[:1] in REFUSALS:
            raise REFUSALS[answer[:1]]
        if answer[:1] != GIVEN or len(answer) > most + 1:
            raise ChildFailed
        return answer[1:]

    def stop(self) -> None:
        """End what is being worked on, from any thread; who waits for it gets ChildFailed."""
        self._child.stop()

    def close(self) -> None:
        """End the child and what it holds, unless it is another's."""
        if self._own:
            self._child.close()

    def __enter__(self) -> Opening:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def _demand_reader(head: Head, device: bytes) -> None:
    if device not in head.readers:
        raise BundleReaddressed


def _demand_time(head: Head, now: int) -> None:
    if now > head.until:
        raise BundleExpired(days=(now - head.until) // _DAY)
    if head.made - now > _CLOCKS_APART:
        raise BundleAhead(days=(head.made - now) // _DAY)


def _key(travelled: bytes | None, known: bytes | None) -> bytes:
    key = known or travelled
    if key is None:
        raise BundleScopeUnknown
    if travelled not in (None, key):
        raise BundleMalformed
    return key


def _parted(answer: bytes) -> list[bytes]:
    """The entries of an answer, each of which stands after its length; ChildFailed where lengths do not add up."""
    found, at = [], 0
    while at < len(answer):
        size = int.from_bytes(answer[at : at + LENGTH], "big")
        at += LENGTH + size
        if at > len(answer):
            raise ChildFailed
        found.append(answer[at - size : at])
    return found
