"""What of a scope a colleague is not known to have, and how long that has been so.

Knows chains and clocks for display. Refuses to know what may be told: what is withheld counts as held.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fieldcase.vault import holding
from fieldcase.vault.database import Connection


@dataclass(frozen=True)
class Waiting:
    """A scope that is shared with a device: entries made here since it was last given (`unsent`, `oldest` of them in
    milliseconds), entries the device has not acknowledged, those included (`unacknowledged`), when last given."""

    scope: bytes
    unsent: int
    oldest: int | None
    unacknowledged: int
    given: int


def waiting(connection: Connection, device: bytes) -> list[Waiting]:
    """How it stands with every scope that is shared with a device, in the order of their ids."""
    found = []
    rows = connection.execute("SELECT scope, since FROM agreement WHERE peer = ? ORDER BY scope", (device,)).fetchall()
    for scope, since in rows:
        lacks = holding.lacking(holding.present(connection, [scope]), holding.of_peer(connection, device, [scope]))
        number, oldest = connection.execute(
            "SELECT count(*), min(hlc) FROM entry WHERE scope = ? AND hlc > ? AND device IN (SELECT id FROM device)",
            (scope, since),
        ).fetchone()
        unacknowledged = sum(len(ranges) for chains in lacks.values() for ranges in chains.values())
        found.append(Waiting(scope, number, oldest, unacknowledged, since))
    return found


def unsent(connection: Connection) -> list[tuple[bytes, int, int]]:
    """By device with which something is shared: how many entries were made here since it was last given, and the time
    of the oldest (milliseconds); devices for which nothing waits are left out."""
    return connection.execute(
        "SELECT a.peer, count(*), min(e.hlc) FROM agreement AS a JOIN entry AS e ON e.scope = a.scope "
        "WHERE e.hlc > a.since AND e.device IN (SELECT id FROM device) GROUP BY a.peer ORDER BY a.peer"
    ).fetchall()


def of_newer_versions(connection: Connection, known: Iterable[int]) -> dict[bytes, int]:
    """How many entries of each device are of kinds with none of these numbers: they are kept, and nothing of them is
    shown. Entries without their words are not counted, for their kind says nothing of a record here."""
    numbers = ", ".join(str(int(number)) for number in known)
    return dict(
        connection.execute(
            "SELECT e.device, count(*) FROM known_record AS k JOIN entry AS e ON e.record = k.tag AND e.kind = k.kind "
            f"WHERE k.kind NOT IN ({numbers}) GROUP BY e.device"
        ).fetchall()
    )


def given(connection: Connection, device: bytes) -> dict[bytes, int]:
    """Since when (milliseconds) each scope is shared with a device: when it was given last."""
    return dict(connection.execute("SELECT scope, since FROM agreement WHERE peer = ?", (device,)).fetchall())


def newest(connection: Connection) -> int:
    """The time of the newest entry made here (milliseconds), ahead of this laptop's clock where that once was."""
    found = connection.execute(
        "SELECT max(hlc) FROM entry WHERE device IN (SELECT id FROM device)"
    ).fetchone()[0]  # fmt: skip
    return int(found or 0)


def confirmed(connection: Connection, scope: bytes, device: bytes, seq: int) -> tuple[int, int]:
    """Of the devices a scope is shared with and that are believed, how many are known to hold an entry, and how many
    there are: who has acknowledged an erasure."""
    peers = [
        row[0]
        for row in connection.execute(
            "SELECT a.peer FROM agreement AS a JOIN peer AS p ON p.device = a.peer "
            "WHERE a.scope = ? AND p.revoked IS NULL",
            (scope,),
        )
    ]
    having = sum(
        1
        for peer in peers
        if connection.execute(
            "SELECT 1 FROM peer_holds WHERE peer = ? AND scope = ? AND device = ? AND ? BETWEEN first AND last",
            (peer, scope, device, seq),
        ).fetchone()
        or peer == device
    )
    return having, len(peers)
