"""What a peer has to be told to be here: places of entries that came from it, or that it said to hold, since it was
told last.

Told once is enough. Whoever was not reached sends the same again some day, and is told again; so no acknowledgement is
lost for ever, and none travels twice for nothing. Knows places in chains. Refuses to know whether a bundle arrived.
"""

from __future__ import annotations

from collections.abc import Collection

from fieldcase.vault import holding
from fieldcase.vault.database import Connection
from fieldcase.vault.holding import Have


def of(connection: Connection, peer: bytes, scopes: Collection[bytes]) -> Have:
    """What a device has to be told of these scopes, whether it is here or not; of others nothing, and nothing empty."""
    return holding.kept(connection, "to_tell", peer, scopes)


def add(connection: Connection, peer: bytes, have: Have) -> None:
    """A device has to be told of these too. The caller's transaction."""
    holding.keep(connection, "to_tell", peer, holding.joined(of(connection, peer, have), have))


def told(connection: Connection, peer: bytes, have: Have) -> None:
    """A device was told of these. The caller's transaction."""
    waiting = of(connection, peer, have)
    left = holding.lacking(waiting, have)
    holding.keep(connection, "to_tell", peer, {scope: left.get(scope, {}) for scope in waiting})
