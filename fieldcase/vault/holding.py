"""Which entries a vault holds, which a peer is known to hold, and which the one lacks of the other's.

Knows places in chains as ranges, and nothing of what entries say. An entry counts as held with or without its words;
what lies in quarantine does not count, so that it is offered again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from fieldcase.errors import EntryRefused
from fieldcase.vault.database import Connection
from fieldcase.vault.entry import POSITION_LIMIT, Entry, Header

RANGE_LIMIT = 100_000
"""Ranges that a have-vector of others may have: ten times what a chain with a hole at every second place of a large
case makes."""


@dataclass(frozen=True)
class Ranges:
    """A set of places as ranges (first, last), both in it, ascending, never touching."""

    of: tuple[tuple[int, int], ...] = ()

    @classmethod
    def joined(cls, ranges: Iterable[tuple[int, int]]) -> Ranges:
        """The places of any ranges, in any order, overlapping or not."""
        found: list[tuple[int, int]] = []
        for first, last in sorted(ranges):
            if found and first <= found[-1][1] + 1:
                found[-1] = (found[-1][0], max(found[-1][1], last))
            else:
                found.append((first, last))
        return cls(tuple(found))

    def __contains__(self, place: int) -> bool:
        return any(first <= place <= last for first, last in self.of)

    def __len__(self) -> int:
        return sum(last - first + 1 for first, last in self.of)

    def __or__(self, other: Ranges) -> Ranges:
        return Ranges.joined((*self.of, *other.of))

    def __sub__(self, other: Ranges) -> Ranges:
        left: list[tuple[int, int]] = []
        cuts = iter((*other.of, (POSITION_LIMIT, POSITION_LIMIT)))
        cut = next(cuts)
        for whole_first, last in self.of:
            first = whole_first
            while cut[1] < first:
                cut = next(cuts)
            while cut[0] <= last:
                if first < cut[0]:
                    left.append((first, cut[0] - 1))
                first = cut[1] + 1
                if first > last:
                    break
                cut = next(cuts)
            if first <= last:
                left.append((first, last))
        return Ranges(tuple(left))


Have = Mapping[bytes, Mapping[bytes, Ranges]]
"""By scope, by device, the places of its chain."""


def present(connection: Connection, scopes: Collection[bytes]) -> Have:
    """What the journal holds of these scopes; a scope without entries is there, empty."""
    found: dict[bytes, dict[bytes, list[tuple[int, int]]]] = {scope: {} for scope in scopes}
    for scope in found:
        rows = connection.execute(
            "SELECT device, min(seq), max(seq) FROM (SELECT device, seq, seq - row_number() OVER "
            "(PARTITION BY device ORDER BY seq) AS island FROM entry WHERE scope = ?) "
            "GROUP BY device, island ORDER BY device, min(seq)",
            (scope,),
        )
        for device, first, last in rows:
            found[scope].setdefault(device, []).append((first, last))
    return {scope: {device: Ranges(tuple(of)) for device, of in chains.items()} for scope, chains in found.items()}


def lacking(whole: Have, there: Have) -> Have:
    """What of `whole` is not `there`, without empty chains; of the scopes of `whole` alone."""
    found = {
        scope: {device: ranges - there.get(scope, {}).get(device, Ranges()) for device, ranges in chains.items()}
        for scope, chains in whole.items()
    }
    return {scope: {device: left for device, left in chains.items() if left.of} for scope, chains in found.items()}


def is_at(header: Header, places: Have) -> bool:
    """Whether an entry's place is among these."""
    return header.seq in places.get(header.scope, {}).get(header.device, Ranges())


def joined(one: Have, other: Have) -> Have:
    """What either holds."""
    found = {scope: dict(chains) for scope, chains in one.items()}
    for scope, chains in other.items():
        here = found.setdefault(scope, {})
        for device, ranges in chains.items():
            here[device] = here.get(device, Ranges()) | ranges
    return found


def of_peer(connection: Connection, peer: bytes, scopes: Collection[bytes]) -> Have:
    """What a device is known to hold of these scopes; one of which that is nothing is there, empty."""
    return {**{scope: {} for scope in scopes}, **kept(connection, "peer_holds", peer, scopes)}


def note(connection: Connection, peer: bytes, have: Have) -> None:
    """A device said that it holds these, or was seen to: what is known of it only grows. The caller's transaction."""
    keep(connection, "peer_holds", peer, joined(of_peer(connection, peer, have), have))


def kept(connection: Connection, table: str, peer: bytes, scopes: Collection[bytes]) -> Have:
    """The places that a table keeps for a device, of these scopes; nothing empty."""
    found: dict[bytes, dict[bytes, list[tuple[int, int]]]] = {}
    for scope, device, first, last in connection.execute(
        f"SELECT scope, device, first, last FROM {table} WHERE peer = ? ORDER BY scope, device, first", (peer,)
    ):
        if scope in scopes:
            found.setdefault(scope, {}).setdefault(device, []).append((first, last))
    return {scope: {device: Ranges.joined(of) for device, of in chains.items()} for scope, chains in found.items()}


def keep(connection: Connection, table: str, peer: bytes, have: Have) -> None:
    """Let a table keep these places for a device, of these scopes alone. The caller's transaction."""
    for scope, chains in have.items():
        connection.execute(f"DELETE FROM {table} WHERE peer = ? AND scope = ?", (peer, scope))
        connection.executemany(
            f"INSERT INTO {table} (peer, scope, device, first, last) VALUES (?, ?, ?, ?, ?)",
            [(peer, scope, device, *one) for device, ranges in chains.items() for one in ranges.of],
        )


def entries(connection: Connection, places: Have) -> Iterator[Entry]:
    """The entries at these places that are here, chain by chain in order, as they are stored. What they are built upon
    need not be among them: whoever takes them in may have it, or get it later."""
    for scope, chains in sorted(places.items()):
        for device, ranges in sorted(chains.items()):
            for first, last in ranges.of:
                yield from _of_chain(connection, scope, device, first, last)


def _of_chain(connection: Connection, scope: bytes, device: bytes, first: int, last: int) -> Iterator[Entry]:
    rows = connection.execute(
        "SELECT e.n, e.header, e.signature, p.leaf, p.body FROM entry AS e JOIN part AS p ON p.entry = e.n "
        "WHERE e.device = ? AND e.scope = ? AND e.seq BETWEEN ? AND ? ORDER BY e.seq, p.place",
        (device, scope, first, last),
    )
    for (_, raw, signature), parts in groupby(rows, key=lambda row: row[:3]):
        both = [(leaf, body) for _, _, _, leaf, body in parts]
        yield Entry(Header.read(raw), raw, signature, tuple(leaf for leaf, _ in both), tuple(body for _, body in both))


def spelled(have: Have) -> list[Any]:
    """A have-vector as it travels: [[scope, [[device, [first, last, first, last ...]] ...]] ...], sorted."""
    return [
        [scope, [[device, [end for one in ranges.of for end in one]] for device, ranges in sorted(chains.items())]]
        for scope, chains in sorted(have.items())
    ]


def read(told: Any) -> Have:
    """The have-vector of what travelled; EntryRefused for anything that `spelled` would not have written."""
    try:
        found = {
            scope: {device: Ranges(tuple(zip(ends[::2], ends[1::2], strict=True))) for device, ends in chains}
            for scope, chains in told
        }
    except (TypeError, ValueError) as wrong:
        raise EntryRefused(reason="have") from wrong
    every = [(device, ranges) for chains in found.values() for device, ranges in chains.items()]
    ends = [end for _, ranges in every for one in ranges.of for end in one]
    fits = all(type(end) is int and 0 <= end < POSITION_LIMIT for end in ends) and len(ends) <= 2 * RANGE_LIMIT
    fits = fits and all(isinstance(scope, bytes) and len(scope) == 16 for scope in found)
    fits = fits and all(isinstance(device, bytes) and len(device) == 32 for device, _ in every)
    fits = fits and all(first <= last for _, ranges in every for first, last in ranges.of)
    if not fits or any(ranges != Ranges.joined(ranges.of) for _, ranges in every) or spelled(found) != told:
        raise EntryRefused(reason="have")
    return found
