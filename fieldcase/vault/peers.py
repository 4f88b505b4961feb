"""The devices of others that this vault has met, and under which rules each is told what.

Knows keys, names for display and dates. Refuses to know cases: plain tables, no journal, for none of it may leave and
none of it is about a case (docs/decisions/0065-what-a-vault-knows-of-others.md). The caller holds the transaction.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from fieldcase.errors import DeviceIsOwn, MemberKnown, NoSuchPeer
from fieldcase.vault.age_keys import Identity
from fieldcase.vault.database import Connection

_COLUMNS = "device, recipient, label, member, since, revoked, checked"


@dataclass(frozen=True)
class Peer:
    """A device of somebody else: the key it signs with, the age key bundles for it are sealed to, what the person wants
    to be called here, their member id, since when (milliseconds) it is known, when it was revoked, if it was, and
    whether two people checked the card face to face."""

    device: bytes
    recipient: bytes
    label: str
    member: bytes
    since: int
    revoked: int | None = None
    checked: bool = False

    def __repr__(self) -> str:
        return f"Peer({self.device.hex()[:8]})"


def _peer(row: tuple[Any, ...]) -> Peer:
    device, recipient, label, member, since, revoked, checked = row
    return Peer(device, recipient, label, member, since, revoked, bool(checked))


@dataclass(frozen=True)
class Own:
    """This vault's own device as it shows itself: its keys, and as whom it was shown, where it was."""

    device: bytes
    identity: Identity
    member: bytes | None
    label: str


class Peers:
    """Whom a vault knows, on one connection."""

    def __init__(self, connection: Connection) -> None:
        self._sql = connection

    def own(self) -> Own:
        """This device. Its secret half opens bundles and is in no copy of the vault."""
        row = self._sql.execute("SELECT id, exchange, member, label FROM device WHERE signing IS NOT NULL").fetchone()
        return Own(row[0], Identity(row[1]), row[2], row[3])

    def show_as(self, member: bytes, label: str) -> None:
        """Note as whom this device shows itself: for good, since others keep what they were shown.

        MemberKnown where it was shown as somebody else, or the member is a peer's.
        """
        own = self.own()
        if (own.member is not None and own.member != member) or self._devices_of(member):
            raise MemberKnown
        self._sql.execute("UPDATE device SET member = ?, label = ? WHERE id = ?", (member, label, own.device))

    def known(self) -> list[Peer]:
        """Every peer, revoked ones too, by label."""
        found = self._sql.execute(f"SELECT {_COLUMNS} FROM peer ORDER BY label, device")
        return [_peer(row) for row in found.fetchall()]

    def of(self, device: bytes) -> Peer | None:
        """The peer with this device."""
        row = self._sql.execute(f"SELECT {_COLUMNS} FROM peer WHERE device = ?", (device,)).fetchone()
        return _peer(row) if row is not None else None

    def meet(self, peer: Peer, another_of_theirs: bool = False) -> None:
        """Know a device by the card it showed, or by a newer card of the same device.

        DeviceIsOwn for this vault's own. MemberKnown where the member is known by another device, unless a person said
        that it is another of theirs: whoever has a member's device may have the member's records erased.
        """
        if self._sql.execute("SELECT 1 FROM device WHERE id = ?", (peer.device,)).fetchone() is not None:
            raise DeviceIsOwn
        there, theirs = self.of(peer.device), self._devices_of(peer.member) - {peer.device}
        ours = self._sql.execute("SELECT 1 FROM device WHERE member = ?", (peer.member,)).fetchone() is not None
        if there is not None and there.member != peer.member:
            raise MemberKnown
        if there is None and (theirs or ours) and not another_of_theirs:
            raise MemberKnown
        self._sql.execute(
            "INSERT INTO peer (device, recipient, label, member, since, checked) VALUES (?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (device) DO UPDATE SET recipient = excluded.recipient, label = excluded.label, "
            "checked = max(checked, excluded.checked)",
            (peer.device, peer.recipient, peer.label, peer.member, peer.since, int(peer.checked)),
        )

    def revoke(self, device: bytes, at: int, last: Iterable[bytes] = ()) -> None:
        """Believe a device no longer but for what is here of it and what `last` (ids of entries) stands on.

        `at` in milliseconds. Twice is allowed: what either names is believed. NoSuchPeer.
        """
        self._demand(device)
        self._sql.execute("UPDATE peer SET revoked = coalesce(revoked, ?) WHERE device = ?", (at, device))
        self._sql.executemany(
            "INSERT INTO last_believed (device, entry) VALUES (?, ?) ON CONFLICT DO NOTHING",
            [(device, one) for one in last],
        )

    def believe_again(self, device: bytes) -> None:
        """Take a revocation back. NoSuchPeer."""
        self._demand(device)
        self._sql.execute("UPDATE peer SET revoked = NULL WHERE device = ?", (device,))
        self._sql.execute("DELETE FROM last_believed WHERE device = ?", (device,))

    def last_believed(self) -> dict[bytes, frozenset[bytes]]:
        """By revoked device the ids that were named as its last."""
        found = dict[bytes, set[bytes]]()
        for device, entry in self._sql.execute("SELECT device, entry FROM last_believed"):
            found.setdefault(device, set()).add(entry)
        return {device: frozenset(entries) for device, entries in found.items()}

    def agree(self, device: bytes, scope: bytes, rules: bytes, at: int) -> None:
        """Note under which rules (their digest) a scope is shared with a device, since `at` (milliseconds)."""
        self._demand(device)
        self._sql.execute(
            "INSERT INTO agreement (peer, scope, rules, since) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (peer, scope) DO UPDATE SET rules = excluded.rules, since = excluded.since",
            (device, scope, rules, at),
        )

    def agreed(self, device: bytes) -> dict[bytes, bytes]:
        """What is shared with a device: scope to digest of the rules."""
        return dict(self._sql.execute("SELECT scope, rules FROM agreement WHERE peer = ?", (device,)).fetchall())

    def end_agreement(self, device: bytes, scope: bytes) -> None:
        """Share a scope with a device no longer; what it has, it has."""
        self._sql.execute("DELETE FROM agreement WHERE peer = ? AND scope = ?", (device, scope))

    def _demand(self, device: bytes) -> None:
        if self.of(device) is None:
            raise NoSuchPeer

    def _devices_of(self, member: bytes) -> set[bytes]:
        return {row[0] for row in self._sql.execute("SELECT device FROM peer WHERE member = ?", (member,))}
