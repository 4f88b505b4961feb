"""What one bundle brings is taken in as a whole or not at all: whose it is, its scopes, its entries, what they hold.

Knows the order in which these must stand in one transaction. Refuses to know files and the ways in which they lie.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from fieldcase.vault import holding, to_tell
from fieldcase.vault.absorbing import Absorbing, Outcome
from fieldcase.vault.database import Connection
from fieldcase.vault.entry import Entry
from fieldcase.vault.holding import Have, Ranges
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
        came: dict[bytes, dict[bytes, list[tuple[int, int]]]] = {}
        outcome = taking.take(_watched(entries, came), verified=True)
        if newcomer is not None:
            outcome.touched |= tags_of_erasures(vault.write)  # who has which device says what an erasure takes
        if vault.peers.of(brought.sender) is not None:
            _note(vault, brought, {scope: _joined(chains) for scope, chains in came.items()})
        return outcome

    return vault.carry_in(deed)


def _watched(entries: Iterable[Entry], came: dict[bytes, dict[bytes, list[tuple[int, int]]]]) -> Iterator[Entry]:
    """The entries, while `came` hears their places."""
    for entry in entries:
        header = entry.header
        came.setdefault(header.scope, {}).setdefault(header.device, []).append((header.seq, header.seq))
        yield entry


def _joined(chains: Mapping[bytes, Iterable[tuple[int, int]]]) -> dict[bytes, Ranges]:
    return {device: Ranges.joined(places) for device, places in chains.items()}


def _note(vault: Vault, brought: Brought, came: Have) -> None:
    """Note what the sender holds: what it says, what it brought, and whatever it signed itself, which it need not say.

    It has to be told in its turn what is here of what it brought, and of what it is only now known to hold. Not of
    what this device signed, for the same reason.
    """
    sender, own = brought.sender, vault.journal.device
    known = known_keys(vault.write, {*brought.have, *came})
    said = {scope: chains for scope, chains in brought.have.items() if scope in known}
    came = {scope: chains for scope, chains in came.items() if scope in known}
    new = holding.lacking(said, holding.of_peer(vault.write, sender, said))
    answered = {
        scope: {device: ranges for device, ranges in chains.items() if device != own}
        for scope, chains in holding.joined(came, new).items()
    }
    to_tell.add(vault.write, sender, answered)
    signed = {
        scope: {sender: chains[sender]}
        for scope, chains in holding.present(vault.write, set(brought.scopes)).items()
        if sender in chains
    }
    holding.note(vault.write, sender, holding.joined(holding.joined(said, came), signed))
