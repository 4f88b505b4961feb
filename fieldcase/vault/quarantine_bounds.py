"""How much may be kept aside: in all, of one device, by one carrier, and by all carriers that were not met.

Keys cost nothing, so whoever may make bundles may make any number of devices and of carriers too: what the bounds hold
back is refused and told, and nothing that was kept before goes for it. Knows numbers of entries and of bytes alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from fieldcase.errors import EntryRefused
from fieldcase.vault.database import Connection

FULL = "quarantine-full"
MOST_ENTRIES, MOST_BYTES = 50_000, 64 * 1024 * 1024
# One device and one carrier may have a quarter, all whom nobody here has met half: the rest is for who is believed.
_ONE, _STRANGERS = 4, 2


@dataclass
class _Used:
    """How many entries are kept, and how many bytes they take."""

    entries: int = 0
    size: int = 0

    def add(self, entries: int, size: int) -> None:
        self.entries += entries
        self.size += size

    def has_room(self, entries: int, size: int, share: int) -> bool:
        return (self.entries + entries) * share <= MOST_ENTRIES and (self.size + size) * share <= MOST_BYTES


class Bounds:
    """What is kept aside, as it grows in one taking-in of what `carrier` brought; `met` are the devices that are
    believed. What leaves meanwhile gives its room back to the next taking-in only."""

    def __init__(self, connection: Connection, carrier: bytes, met: Collection[bytes]) -> None:
        self._all, self._strangers, self._carrier = _Used(), _Used(), _Used()
        self._devices = defaultdict[bytes, _Used](_Used)
        self._is_met = carrier in met
        for brought_by, device, entries, size in connection.execute(
            "SELECT carrier, device, count(*), sum(length(packed)) FROM quarantine GROUP BY carrier, device"
        ):
            self._all.add(entries, size)
            self._devices[device].add(entries, size)
            if brought_by == carrier:
                self._carrier.add(entries, size)
            if brought_by not in met:
                self._strangers.add(entries, size)

    def demand(self, device: bytes, size: int, entries: int = 1) -> None:
        """Count one more entry of a device, of so many bytes, or (`entries` 0) more bytes of one that is here;
        EntryRefused, and nothing counted, where there is no room for it."""
        bounds = [(self._all, 1), (self._devices[device], _ONE), (self._carrier, _ONE)]
        if not self._is_met:
            bounds.append((self._strangers, _STRANGERS))
        if not all(used.has_room(entries, size, share) for used, share in bounds):
            raise EntryRefused(reason=FULL)
        for used, _ in bounds:
            used.add(entries, size)
