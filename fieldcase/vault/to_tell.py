"""What a peer has to be told to be here: places of entries that came from it, or that it said to hold, since it was
told last.

Told once is enough. Whoever was not reached sends the same again some day, and is told again; so no acknowledgement is
lost for ever, and none travels twice for nothing. Knows places in chains. Refuses to know whether a bundle arrived.
"""

from __future__ import annotations

from collections.abc import Collection

from fieldcase.vault import holding
from fieldcase.vault.database import Connection
from fieldcase.vault.holding import Have, Ranges


def of(connection: Connection, peer: bytes, scopes: Collection[bytes]) -> Have:
    """What a device has to be told of these scopes, whether it is here or not; of others nothing, and nothing empty."""
    found: dict[bytes, dict[bytes, list[tuple[int, int]]]] = {}
    for scope, device, first, last in connection.execute(
        "SELECT scope, device, first, last FROM to_tell WHERE peer = ? ORDER BY scope, device, first", (peer,)
    ):
        if scope in scopes:
            found.setdefault(scope, {}).setdefault(device, []).append((first, last))
    return {scope: {device: Ranges.joined(of) for device, of in chains.items()} for scope, chains in found.items()}


def add(connection: Connection, peer: bytes, have: Have) -> None:
    """A device has to be told of these too. The caller's transaction."""
    _put(connection, peer, holding.joined(of(connection, peer, have), have))


def told(connection: Connection, peer: bytes, have: Have) -> None:
    """A device was told of these. The caller's transaction."""
    waiting = of(connection, peer, have)
    left = holding.lacking(waiting, have)
    _put(connection, peer, {scope: left.get(scope, {}) for scope in waiting})


def _put(connection: Connection, peer: bytes, have: Have) -> None:
    for scope, chains in have.items():
        connection.execute("DELETE FROM to_tell WHERE peer = ? AND scope = ?", (peer, scope))
        connection.executemany(
            "INSERT INTO to_tell (peer, scope, device, first, last) VALUES (?, ?, ?, ?, ?)",
            [(peer, scope, device, *one) for device, ranges in chains.items() for one in ranges.of],
        )
