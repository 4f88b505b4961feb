"""Whom the words of a record answer to: who wrote them, and who wrote what they grew from.

An erasure takes what is of the same hand, and what grew from entries of that hand alone: anything else it only asks
for (docs/decisions/0065-what-a-vault-knows-of-others.md). Follows from signed headers; a clock is not asked, and what
has not arrived is never guessed. Refuses to know what any entry says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fieldcase.vault.database import Connection

Before = Mapping[bytes, tuple[bytes, frozenset[bytes]]]
"""By entry id: its device, and the ids in its basis."""


def hands(connection: Connection) -> dict[bytes, bytes]:
    """Who has a device, by device: the member on its card, and this vault's own member for its own devices, former
    ones too. A device without a member stands for itself and is not in it."""
    own = connection.execute("SELECT id, member FROM device ORDER BY rowid").fetchall()
    ours = next((member for _, member in reversed(own) if member is not None), own[-1][0] if own else b"")
    known = dict(connection.execute("SELECT device, member FROM peer").fetchall())
    return known | dict.fromkeys((device for device, _ in own), ours)


@dataclass(repr=False)
class Descent:
    """What the entries of one record grew from. `before` holds all of them that are here, `hands` who has a device."""

    before: Before
    hands: Mapping[bytes, bytes]
    _found: dict[bytes, frozenset[bytes] | None] = field(default_factory=dict)

    def holder(self, device: bytes) -> bytes:
        """Who has this device."""
        return self.hands.get(device, device)

    def grew_from(self, entry: bytes) -> frozenset[bytes] | None:
        """Who wrote the entries at the beginning of all that this one was built upon; None where one of them, or of
        what lies between, is not here."""
        waiting = [entry]
        while waiting:
            at = waiting[-1]
            if at in self._found or at not in self.before:
                self._found.setdefault(at, None)
                waiting.pop()
                continue
            device, seen = self.before[at]
            open_yet = [one for one in seen if one not in self._found]
            if open_yet:
                waiting += open_yet
                continue
            self._found[at] = self._joined(seen) if seen else frozenset({self.holder(device)})
            waiting.pop()
        return self._found[entry]

    def surely(self, entry: bytes) -> frozenset[bytes]:
        """Those who wrote the beginnings that are here: whatever arrives later, it grew from these too."""
        found, met, waiting = set[bytes](), {entry}, [entry]
        while waiting:
            at = waiting.pop()
            if at not in self.before:
                continue
            device, seen = self.before[at]
            if not seen:
                found.add(self.holder(device))
            waiting += seen - met
            met |= seen
        return frozenset(found)

    def _joined(self, seen: frozenset[bytes]) -> frozenset[bytes] | None:
        joined = set[bytes]()
        for one in seen:
            roots = self._found[one]
            if roots is None:
                return None
            joined |= roots
        return frozenset(joined)
