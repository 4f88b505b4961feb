"""Entries of others come in: each is taken, known already, kept aside or refused, and the caller is told which.

Knows whom the vault believes. Refuses to stop at the first that is wrong: one bad entry must not keep a hundred good
ones out. Writes the journal and the quarantine; rows are settled by whoever called. The caller holds the transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from fieldcase.errors import EntryRefused
from fieldcase.vault import quarantine
from fieldcase.vault.ahead import Ahead, some_at_once
from fieldcase.vault.database import Connection
from fieldcase.vault.entry import ERASURE, Entry
from fieldcase.vault.intake import FORKED, record_of
from fieldcase.vault.journal import Journal
from fieldcase.vault.peers import Peers
from fieldcase.vault.quarantine_bounds import Bounds


@dataclass(repr=False)
class Outcome:
    """What became of entries that came, by id. `filled` were known and got words they had not; `aside` and `refused`
    come with the reason; `forked` are devices that signed two entries for one place: a copy of a vault went on beside
    the vault itself. `touched` are tags of records to settle, `erasures` the erasures that were new."""

    taken: list[bytes] = field(default_factory=list)
    filled: list[bytes] = field(default_factory=list)
    known: list[bytes] = field(default_factory=list)
    aside: list[tuple[bytes, str]] = field(default_factory=list)
    refused: list[tuple[bytes, str]] = field(default_factory=list)
    forked: set[bytes] = field(default_factory=set)
    touched: set[bytes] = field(default_factory=set)
    erasures: list[Entry] = field(default_factory=list)


class Absorbing:
    """One taking-in. `also` are devices the caller vouches for, beside those the vault has met and its own; `carrier`
    is the device whose bundle brought the entries, `at` when (milliseconds)."""

    def __init__(
        self, connection: Connection, journal: Journal, at: int, also: frozenset[bytes] = frozenset(),
        carrier: bytes = b"",
    ) -> None:  # fmt: skip
        self._sql = connection
        self._journal = journal
        self._at = at
        self._carrier = carrier
        self.outcome = Outcome()
        peers = Peers(connection)
        own = {row[0] for row in connection.execute("SELECT id FROM device")}
        known = peers.known()
        self._believed = also | own | {peer.device for peer in known if peer.revoked is None}
        self._revoked = {peer.device for peer in known if peer.revoked is not None} - self._believed
        self._last = peers.last_believed()
        self._aside = quarantine.ids(connection)
        self._running = journal.reached()[1]
        self._again: list[bytes] = []
        self._bounds: Bounds | None = None
        self._ahead = Ahead(connection, journal, ())

    def take(self, entries: Iterable[Entry], *, verified: bool = False) -> Outcome:
        """Take in entries as they were unpacked; in any order, any of them twice. `verified`: each was checked in this
        process as it was unpacked (`Entry.unpacked`).

        What a revoked device wrote is believed only where something believed stands on it, so the last of it is looked
        at first.
        """
        of_revoked: list[Entry] = []
        for some in some_at_once(entries):
            of_revoked += [entry for entry in some if entry.header.device in self._revoked]
            self._consider([entry for entry in some if entry.header.device not in self._revoked], verified)
        for entry in sorted(of_revoked, key=lambda one: one.header.seq, reverse=True):
            self._consider([entry], verified)
            while self._again:
                kept = quarantine.get(self._sql, self._again.pop())
                if kept is not None:
                    self._consider([kept])
        return self.outcome

    def take_out_of_quarantine(self, device: bytes) -> Outcome:
        """Take in what was kept aside of a device that is believed now."""
        return self.take(quarantine.of_device(self._sql, device))

    def _consider(self, entries: Sequence[Entry], verified: bool = False) -> None:
        self._ahead = Ahead(self._sql, self._journal, entries)
        for entry in entries:
            try:
                if not verified:
                    entry.check()
                self._take_or_keep(entry)
            except EntryRefused as refused:
                reason = str(refused.values["reason"])
                if reason in FORKED:
                    self.outcome.forked.add(entry.header.device)
                self.outcome.refused.append((entry.id, reason))

    def _take_or_keep(self, entry: Entry) -> None:
        self._journal.tag_key(entry.header.scope)
        if self._ahead.known(entry):
            self._fill(entry)
            return
        reason = self._doubt(entry)
        if reason:
            self._keep_aside(entry, reason)
        else:
            self._store(entry)

    def _doubt(self, entry: Entry) -> str:
        """Why an entry is not believed; empty where it is."""
        device = entry.header.device
        if device in self._believed:
            return ""
        if device not in self._revoked:
            return quarantine.UNKNOWN
        named = entry.id in self._last.get(device, frozenset()) or self._journal.stood_on(entry)
        return "" if named else quarantine.REVOKED

    def _keep_aside(self, entry: Entry, reason: str) -> None:
        if self._bounds is None:
            self._bounds = Bounds(self._sql, self._carrier, self._believed)
        if quarantine.put(self._sql, entry, reason, self._carrier, self._at, self._bounds):
            self._aside.add(entry.id)
            self.outcome.aside.append((entry.id, reason))
        else:
            self.outcome.known.append(entry.id)
        self.outcome.touched.add(entry.header.record)

    def _record(self, entry: Entry) -> bytes | None:
        return record_of(entry, self._journal.tag_key(entry.header.scope))

    def _fill(self, entry: Entry) -> None:
        lacking = any(part is not None for part in entry.parts) and self._journal.lacks_words(entry.id)
        if lacking and self._journal.fill(entry, self._record(entry)):
            self.outcome.filled.append(entry.id)
            self.outcome.touched.add(entry.header.record)
        else:
            self.outcome.known.append(entry.id)

    def _store(self, entry: Entry) -> None:
        record = self._record(entry)
        self._ahead.demand_place(entry)
        self._running = self._journal.store(entry, record, self._running)
        self._ahead.note(entry)
        self.outcome.taken.append(entry.id)
        self.outcome.touched.add(entry.header.record)
        if entry.header.kind == ERASURE:
            self.outcome.erasures.append(entry)
        if entry.id in self._aside:
            self._let_go(entry)
        if entry.header.device in self._revoked and entry.header.prev in self._aside:
            self._again.append(entry.header.prev)

    def _let_go(self, entry: Entry) -> None:
        """Keep it aside no longer; what is kept there may hold words that this bundle withheld."""
        kept = quarantine.get(self._sql, entry.id)
        quarantine.let_go(self._sql, entry.id)
        self._aside.discard(entry.id)
        if kept is not None and kept.parts != entry.parts:
            with suppress(EntryRefused):
                self._journal.fill(kept, self._record(kept))
