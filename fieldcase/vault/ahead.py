"""What the journal says of the next entries that come in, asked for all of them at once.

Knows which of them are here, what stands beside them in their chains, of which kind their records are; and keeps up
with what is stored meanwhile. Refuses to write. Three statements for each of 20,000 entries took a fifth of the time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from fieldcase.errors import EntryRefused
from fieldcase.vault.database import Connection
from fieldcase.vault.entry import ERASURE, Entry
from fieldcase.vault.intake import fits_chain
from fieldcase.vault.journal import Journal

_AT_ONCE = 200


class Ahead:
    """The journal as some entries find it. Only these may be asked of, and all that is stored must be noted."""

    def __init__(self, connection: Connection, journal: Journal, entries: Sequence[Entry]) -> None:
        among = f"IN ({', '.join('?' * len(entries))})"
        self._here = journal.known_of([entry.id for entry in entries])
        self._kinds = defaultdict[bytes, set[int]](set)
        of_records = connection.execute(
            f"SELECT DISTINCT record, kind FROM entry WHERE record {among}", [entry.header.record for entry in entries]
        )
        for record, kind in of_records:
            self._kinds[record].add(kind)
        self._chains = defaultdict[tuple[bytes, bytes], dict[int, tuple[bytes, bytes]]](dict)
        for (device, scope), places in _places(entries).items():
            beside = connection.execute(
                "SELECT seq, id, header FROM entry WHERE device = ? AND scope = ? "
                f"AND seq IN ({', '.join('?' * len(places))})",
                (device, scope, *places),
            )
            self._chains[device, scope] = {seq: (entry_id, raw) for seq, entry_id, raw in beside}

    def known(self, entry: Entry) -> bool:
        """Whether it is here."""
        return entry.id in self._here

    def demand_place(self, entry: Entry) -> None:
        """EntryRefused unless it fits its device's chain, and its record is of one kind for life."""
        header = entry.header
        chain = self._chains[header.device, header.scope]
        beside = (seq for seq in (header.seq - 1, header.seq, header.seq + 1) if seq in chain)
        fits_chain(entry, [(seq, *chain[seq]) for seq in beside])
        if header.kind != ERASURE and self._kinds[header.record] - {ERASURE, header.kind}:
            raise EntryRefused(reason="kind")

    def note(self, entry: Entry) -> None:
        """It was stored."""
        header = entry.header
        self._here.add(entry.id)
        self._kinds[header.record].add(header.kind)
        self._chains[header.device, header.scope][header.seq] = entry.id, entry.raw


def _places(entries: Iterable[Entry]) -> dict[tuple[bytes, bytes], set[int]]:
    """By device and scope, the places of these entries and those beside them."""
    found = defaultdict[tuple[bytes, bytes], set[int]](set)
    for header in (entry.header for entry in entries):
        found[header.device, header.scope] |= {header.seq - 1, header.seq, header.seq + 1}
    return found


def some_at_once(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """The entries, as many at a time as are asked about at once."""
    rest = iter(entries)
    while some := list(islice(rest, _AT_ONCE)):
        yield some
