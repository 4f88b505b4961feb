"""What is noted of a reader before a file for them lies anywhere, and what they are told that this vault holds.

Knows scopes, devices and places in chains. Refuses to know what is handed over, and why it may be.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager

from fieldcase.exchange.head import Have
from fieldcase.vault import holding
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
    """What this vault holds of what a device is known to hold, or gets now: the rest would only tell whoever reads it
    how many laptops write here, and how much."""
    theirs: dict[bytes, dict[bytes, list[tuple[int, int]]]] = {}
    for scope, chains in holding.of_peer(vault.write, device, scopes).items():
        theirs[scope] = {one: list(ranges.of) for one, ranges in chains.items()}
    for parcel in parcels:
        for entry in parcel.entries:
            places = theirs.setdefault(parcel.scope, {}).setdefault(entry.header.device, [])
            places.append((entry.header.seq, entry.header.seq))
    found: dict[bytes, dict[bytes, tuple[tuple[int, int], ...]]] = {}
    for scope, held in holding.present(vault.write, scopes).items():
        for one, ranges in held.items():
            both = ranges - (ranges - holding.Ranges.joined(theirs.get(scope, {}).get(one, ())))
            if both.of:
                found.setdefault(scope, {})[one] = both.of
    return found
