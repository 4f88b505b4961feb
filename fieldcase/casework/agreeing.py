"""What is noted of a reader before a file for them lies anywhere, and what they are told that this vault holds.

Knows scopes, devices and places in chains. Refuses to know what is handed over, and why it may be.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice

from fieldcase.exchange.head import SCOPE_LIMIT, Have
from fieldcase.vault import holding, to_tell
from fieldcase.vault.holding import Ranges
from fieldcase.vault.parcelling import Parcel
from fieldcase.vault.vault import Vault


@contextmanager
def agreed_first(vault: Vault, device: bytes, scopes: Iterable[bytes], now: int) -> Iterator[None]:
    """Note that scopes are shared with a device since `now` (milliseconds) before the file lies there: a laptop that
    dies between the two would not know whom it has to tell of an erasure. Under no rules yet, so that all of it goes
    again; taken back where what is done within raises. NoSuchPeer."""
    new = sorted(set(scopes) - set(vault.peers.agreed(device)))
    with vault.transaction():
        for scope in new:
            vault.peers.agree(device, scope, b"", now)
    try:
        yield
    except Exception:
        with vault.transaction():
            for scope in new:
                vault.peers.end_agreement(device, scope)
        raise


def told_held(vault: Vault, device: bytes, scopes: Collection[bytes], parcels: Iterable[Parcel]) -> Have:
    """What a device has to be told that this vault holds of `scopes`: what came from it, or what it said to hold, since
    it was told last. All the rest it knows, or would only tell whoever reads it how many laptops write here.

    What this vault signed, and what is in `parcels`, is plain to whoever gets them.
    """
    waiting = to_tell.of(vault.write, device, scopes)
    plain = _places(parcels)
    found: dict[bytes, dict[bytes, tuple[tuple[int, int], ...]]] = {}
    for scope, held in islice(holding.present(vault.write, waiting).items(), SCOPE_LIMIT):
        for one, ranges in held.items():
            both = ranges - (ranges - waiting[scope].get(one, Ranges())) - plain.get(scope, {}).get(one, Ranges())
            if both.of and one != vault.journal.device:
                found.setdefault(scope, {})[one] = both.of
    return found


def note_told(vault: Vault, device: bytes, told: Have, parcels: Iterable[Parcel]) -> None:
    """A device was given a bundle with `told` in its head and with `parcels`. The caller's transaction."""
    have = {scope: {one: Ranges(of) for one, of in chains.items()} for scope, chains in told.items()}
    to_tell.told(vault.write, device, holding.joined(have, _places(parcels)))


def _places(parcels: Iterable[Parcel]) -> holding.Have:
    found: dict[bytes, dict[bytes, list[tuple[int, int]]]] = {}
    for header in (entry.header for parcel in parcels for entry in parcel.entries):
        found.setdefault(header.scope, {}).setdefault(header.device, []).append((header.seq, header.seq))
    return {scope: {one: Ranges.joined(of) for one, of in chains.items()} for scope, chains in found.items()}
