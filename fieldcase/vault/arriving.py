"""What one bundle brings is taken in as a whole or not at all: whose it is, its scopes, its entries, what they hold.

Knows the order in which these must stand in one transaction. Refuses to know files and the ways in which they lie.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fieldcase.vault import holding
from fieldcase.vault.absorbing import Absorbing, Outcome
from fieldcase.vault.database import Connection
from fieldcase.vault.entry import Entry
from fieldcase.vault.holding import Have
from fieldcase.vault.intake import kind_of_number
from fieldcase.vault.peers import Peer
from fieldcase.vault.projection import tags_of_erasures
from fieldcase.vault.vault import Vault


@dataclass(frozen=True, repr=False)
class Brought:
    """What a bundle says before its entries: the device that signed it, its scopes (id: kind and tag key, None where
    the key is known here), and what its sender holds."""

    sender: bytes
    scopes: Mapping[bytes, tuple[str, bytes | None]]
    have: Have


def known_keys(connection: Connection, scopes: Iterable[bytes]) -> dict[bytes, bytes]:
    """Of these scopes, those that are known here, with their tag keys."""
    found = {}
    for scope in scopes:
        row = connection.execute("SELECT tag_key FROM scope WHERE id = ?", (scope,)).fetchone()
        if row is not None:
            found[scope] = row[0]
    return found


def binding_keys(connection: Connection, scopes: Mapping[bytes, bytes | None]) -> dict[bytes, bytes]:
    """The known keys that no other may take the place of, for scopes with the keys that travel: where one travels, of
    scopes of which something was believed."""
    used = {
        one for one in scopes if connection.execute("SELECT 1 FROM entry WHERE scope = ? LIMIT 1", (one,)).fetchone()
    }
    return known_keys(connection, [one for one, key in scopes.items() if key is None or one in used])


def records_of(connection: Connection, tags: Iterable[bytes]) -> dict[bytes, str]:
    """The ids of the records behind these tags, as far as they are known, with the names of their kinds."""
    found = {}
    for tag in tags:
        row = connection.execute("SELECT id, kind FROM known_record WHERE tag = ?", (tag,)).fetchone()
        if row is not None:
            found[row[0]] = kind_of_number(row[1])
    return found


def arrive(vault: Vault, brought: Brought, entries: Iterable[Entry], newcomer: Peer | None = None) -> Outcome:
    """Take a bundle in, in one transaction; whatever `entries` raises rolls all of it back. They were checked in this
    process as they were unpacked.

    `newcomer` is the sender where it was not met before and is to be believed from now on (`Peers.meet`).
    """

    def deed() -> Outcome:
        if newcomer is not None:
            vault.peers.meet(newcomer)
        for scope, (kind, key) in brought.scopes.items():
            if key is not None:
                vault.adopt_scope(scope, kind, key)
        taking = Absorbing(vault.write, vault.journal, vault.world.now(), carrier=brought.sender)
        if newcomer is not None:
            taking.take_out_of_quarantine(newcomer.device)
        outcome = taking.take(entries, verified=True)
        if newcomer is not None:
            outcome.touched |= tags_of_erasures(vault.write)  # who has which device says what an erasure takes
        known = known_keys(vault.write, brought.have)
        if vault.peers.of(brought.sender) is not None:
            holding.note(vault.write, brought.sender, {one: of for one, of in brought.have.items() if one in known})
        return outcome

    return vault.carry_in(deed)
