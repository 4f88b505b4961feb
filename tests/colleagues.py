"""Another laptop that has to do with a case of this vault, played by its signing key alone.

Signs what it is told to, right or wrong. Makes no claim of its own: tests do.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from nacl.signing import SigningKey

from fieldcase.model.case import Event
from fieldcase.vault.absorbing import Outcome
from fieldcase.vault.entry import GENESIS, Entry, Header, commitment, parts_of, signed
from fieldcase.vault.vault import Vault

RECORD = b"record of others"


@dataclass
class Colleague:
    """Another device at work in a scope of this vault: it signs what it is told to, right or wrong."""

    vault: Vault
    scope: bytes
    key: SigningKey = field(default_factory=lambda: SigningKey(b"c" * 32))
    last: Entry | None = None

    @property
    def device(self) -> bytes:
        """The public key."""
        return bytes(self.key.verify_key)

    def says(self, values: dict[str, Any], basis: tuple[bytes, ...] = (), **other: Any) -> Entry:
        """The next entry of this device's chain, with the places of its header changed as wished."""
        parts = parts_of(RECORD, b"a" * 16, b"d" * 16, values, [bytes([at]) * 16 for at in range(len(values) + 1)])
        journal, before = self.vault.journal, self.last
        header = Header(
            scope=self.scope, device=self.device, seq=before.header.seq + 1 if before else 0,
            prev=before.id if before else GENESIS, hlc=10**12, kind=Event.NUMBER, schema=1,
            record=journal.record_tag(self.scope, RECORD),
            slots=tuple(journal.slot_tag(self.scope, RECORD, name) for name in values), basis=tuple(sorted(basis)),
            commitment=commitment(parts),
        )  # fmt: skip
        entry = signed(replace(header, **other), parts, self.key)
        self.last = entry
        return entry

    def three(self) -> list[Entry]:
        """A record made and changed twice."""
        made = self.says({"what": "Обыск"})
        changed = self.says({"what": "Обыск без протокола"}, basis=(made.id,))
        return [made, changed, self.says({"place": "Талас"}, basis=())]


def absorb(vault: Vault, *entries: Entry) -> Outcome:
    """What arrives from the colleague, as bytes; what became of it."""
    devices = frozenset({bytes(SigningKey(b"c" * 32).verify_key)})
    return vault.absorb([Entry.unpacked(entry.packed()) for entry in entries], devices)
