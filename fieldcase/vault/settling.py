"""Rows brought into agreement with the journal: what a record is now is written, what an erasure takes is deleted.

Knows rows, index, conflicts, drafts and what is kept aside. Refuses to decide anything: what holds says the projection.
The caller holds the transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from fieldcase.model.declare import declared, kind_named
from fieldcase.vault import drafts, quarantine, rows, search
from fieldcase.vault.database import Connection, mark_remains
from fieldcase.vault.entry import Entry
from fieldcase.vault.journal import Journal
from fieldcase.vault.projection import Known, known, known_of
from fieldcase.vault.slot import Slot

# Records read and written at once: a bundle of 20,000 entries touches 14,000, and statements for each of them were half
# of the time it took. Few enough that the words of a hundred fit into memory however long they are.
_AT_ONCE = 100


def settle(connection: Connection, journal: Journal, tags: Iterable[bytes]) -> list[bytes]:
    """Bring the rows of these records into agreement with the journal; returns the blobs that lost their record."""
    every = list(tags)
    orphans: list[bytes] = []
    for at in range(0, len(every), _AT_ONCE):
        orphans += _settle(connection, known_of(connection, journal, every[at : at + _AT_ONCE]))
    return orphans


def _settle(connection: Connection, found: Sequence[Known]) -> list[bytes]:
    files = {one.tag: one.blobs() for one in found}
    for one in found:
        _purge(connection, one)
    twice = _of_one_id(connection, found)
    found = [one for one in found if one.id not in twice or not is_anothers(connection, one)]
    shown = []
    connection.executemany("DELETE FROM conflict WHERE record = ?", [(one.id,) for one in found])
    for one in found:
        record, kind = one.record(), kind_named(one.kind)
        if record is not None:
            shown.append(record)
        elif kind is not None:
            rows.drop(connection, kind, one.id)
            search.unindex(connection, [(one.kind, one.id)])
            connection.execute("DELETE FROM draft WHERE record = ?", (one.id,))
    rows.put(connection, *shown)
    search.index(connection, *shown)
    written = {record.key for record in shown}
    connection.executemany(
        "INSERT INTO conflict (record, kind, field, versions) VALUES (?, ?, ?, ?)",
        [(one.id, one.kind, *said) for one in found if one.id in written for said in one.conflicts()],
    )
    return [blob for one in found if files[one.tag] for blob in sorted(files[one.tag] - one.blobs())]


def _of_one_id(connection: Connection, found: Sequence[Known]) -> frozenset[bytes]:
    """The ids that more than one record has."""
    named = connection.execute(
        f"SELECT id FROM known_record WHERE id IN ({', '.join('?' * len(found))}) GROUP BY id HAVING count(*) > 1",
        [one.id for one in found],
    )
    return frozenset(row[0] for row in named)


def is_anothers(connection: Connection, found: Known) -> bool:
    """Whether a record of the same id, of another scope, was here before: ids are random, so that the later one was
    made to take its place. Its entries are kept, and shown nowhere."""
    others = connection.execute("SELECT tag FROM known_record WHERE id = ? AND tag <> ?", (found.id, found.tag))
    begun = "SELECT min(n) FROM entry WHERE record = ?"
    return any(
        connection.execute(f"SELECT ({begun}) < ({begun})", (tag, found.tag)).fetchone()[0]
        for (tag,) in others.fetchall()
    )


def _purge(connection: Connection, found: Known) -> None:
    """Delete the bodies that an erasure takes, here, from the slots just read and from what is kept aside."""
    if not found.erased:
        return
    before = connection.total_changes
    all_of = {
        one.n
        for slot in found.slots.values()
        for one in slot.written
        if not one.erasure and any(erasure.takes(one) for erasure in found.erasing)
    }
    if all_of:
        connection.executemany(
            "UPDATE part SET body = NULL WHERE body IS NOT NULL AND entry = ?", [(n,) for n in sorted(all_of)]
        )
    for slot in found.slots.values():
        gone = slot.erased()
        if not gone:
            continue
        connection.executemany(
            "UPDATE part SET body = NULL WHERE body IS NOT NULL AND entry = ? AND place = ?",
            [(one.n, one.place) for one in gone],
        )
        lost = {one.entry for one in gone}
        slot.written = [replace(one, body=None) if one.entry in lost else one for one in slot.written]
    if found.descent.hands:
        quarantine.scrub(connection, found.tag, found.slots, found.erasing, found.descent)
    if connection.total_changes > before:
        mark_remains(connection)


def drop_drafts(connection: Connection, journal: Journal, erasures: Iterable[Entry]) -> None:
    """Forget what was typed, and not yet entered, into the fields that these erasures name; not where one only asks."""
    for entry in erasures:
        found = known(connection, journal, entry.header.record)
        if found is None:
            continue
        kinds_here = connection.execute("SELECT DISTINCT kind FROM draft WHERE record = ?", (found.id,)).fetchall()
        for kind in filter(None, (kind_named(row[0]) for row in kinds_here)):
            for one in declared(kind):
                tag = journal.slot_tag(found.scope, found.id, one.wire)  # an erasure may come without its words
                if tag in entry.header.slots and _is_carried_out(entry, found.slots.get(tag, Slot())):
                    drafts.forget(connection, found.id, one.name)
                    mark_remains(connection)


def _is_carried_out(erasure: Entry, slot: Slot) -> bool:
    meant = [(by, one) for by, one in slot.meant() if by.entry == erasure.id]
    return not meant or any(by.may_take(one) for by, one in meant)
