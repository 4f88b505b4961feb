"""Verification: the whole vault read again and compared with what it says of itself. Finds, never mends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from fieldcase.errors import N_, DatabaseDamaged, EntryRefused
from fieldcase.i18n import Words
from fieldcase.model.declare import declared, kinds
from fieldcase.model.deskwork import Issued
from fieldcase.model.evidence import Evidence
from fieldcase.model.text import folded
from fieldcase.vault import migrate, projection, rows, search
from fieldcase.vault.blobs import Finding as BlobFinding
from fieldcase.vault.database import Connection
from fieldcase.vault.entry import hashed
from fieldcase.vault.journal import GENESIS, Journal
from fieldcase.vault.vault import Vault

# The fault after which nothing more is looked at, and nothing should be written.
DAMAGED = "verify.database"


@dataclass(frozen=True)
class Fault:
    """One thing that does not agree: a stable code, a sentence (msgid) and its values, which hold no content."""

    code: str
    sentence: str
    subject: str = ""

    def told(self, words: Words) -> str:
        """The sentence in a language."""
        return f"{self.code}: {words(self.sentence).format(subject=self.subject)}"


def faults(vault: Vault) -> Iterator[Fault]:
    """Everything that does not agree, part by part; nothing where the vault is whole."""
    try:
        if not migrate.sound(vault.write):
            yield Fault(DAMAGED, N_("The database file is damaged. Restore from a backup."))
            return
        yield from _journal_faults(vault.write, vault.journal)
        yield from _row_faults(vault.write, vault.journal)
        yield from _index_faults(vault.write)
    except DatabaseDamaged:
        yield Fault(DAMAGED, N_("The database file is damaged. Restore from a backup."))
        return
    yield from _file_faults(vault)


def _journal_faults(connection: Connection, journal: Journal) -> Iterator[Fault]:
    running, last = GENESIS, dict[tuple[bytes, bytes], tuple[int, bytes]]()
    kept = dict(connection.execute("SELECT id, running FROM entry"))
    for entry in journal.entries():
        subject = entry.id.hex()[:12]
        try:
            entry.check()
        except EntryRefused:
            yield Fault("verify.entry", N_("The journal entry {subject} does not verify."), subject)
        running = hashed(running + entry.id)
        if kept[entry.id] != running:
            yield Fault("verify.order", N_("The journal's order was changed at entry {subject}."), subject)
            running = kept[entry.id]
        chain = (entry.header.device, entry.header.scope)
        before = last.get(chain)
        newest = before is None or entry.header.seq > before[0]
        if before is not None and entry.header.seq == before[0] + 1 and entry.header.prev != before[1]:
            yield Fault("verify.chain", N_("The chain of a device is broken at entry {subject}."), subject)
        if newest:
            last[chain] = (entry.header.seq, entry.id)
    lengths = connection.execute("SELECT count(*), max(seq) + 1 FROM entry GROUP BY device, scope").fetchall()
    own = journal.device
    gaps = connection.execute(
        "SELECT count(*), max(seq) + 1 FROM entry WHERE device = ? GROUP BY scope", (own,)
    ).fetchall()
    if len(lengths) and any(count != length for count, length in gaps):
        yield Fault("verify.gap", N_("Entries of this device are missing from the journal."))


def _row_faults(connection: Connection, journal: Journal) -> Iterator[Fault]:
    """The projection rebuilt from the bodies present, compared with the rows."""
    expected: dict[str, set[bytes]] = {kind.KIND: set() for kind in kinds()}
    for tag in projection.tags(connection):
        found = projection.known(connection, journal, tag)
        record = found.record() if found else None
        if record is None:
            continue
        expected[record.KIND].add(record.key)
        row = rows.select(connection, type(record), "id = ?", (record.key,))
        if not row or row[0] != record:
            yield Fault("verify.row", N_("A record differs from its journal: {subject}."), repr(record))
    for kind in kinds():
        surplus = {record.key for record in rows.select(connection, kind)} - expected[kind.KIND]
        for key in sorted(surplus):
            yield Fault("verify.row", N_("A record differs from its journal: {subject}."), key.hex()[:12])


def _index_faults(connection: Connection) -> Iterator[Fault]:
    expected: Counter[tuple[bytes, str, str]] = Counter()
    for kind in kinds():
        for record in rows.select(connection, kind, "hidden = 0"):
            for field in filter(search.searched, declared(kind)):
                value = getattr(record, field.name)
                text = "\n".join(value) if field.many else value
                if text:
                    expected[record.key, field.name, folded(text)] += 1
    found: Counter[tuple[bytes, str, str]] = Counter(
        connection.execute(
            "SELECT r.record, r.field, i.words FROM search_row AS r JOIN search_index AS i ON i.rowid = r.n"
        ).fetchall()
    )
    try:
        connection.execute("INSERT INTO search_index (search_index) VALUES ('integrity-check')")
    except DatabaseDamaged:
        found.clear()
    if found != expected:
        yield Fault("verify.index", N_("The search index differs from the records."))


def _file_faults(vault: Vault) -> Iterator[Fault]:
    kept: tuple[type[Evidence] | type[Issued], ...] = (Evidence, Issued)
    for kind in kept:
        for record in vault.store.all(kind, hidden=True):
            if record.blob is None or record.secret is None or record.sha256 is None:
                continue
            verdict = vault.blobs.verify(record.blob, record.secret, record.sha256)
            subject = getattr(record, "number", "") or record.key.hex()[:12]
            if verdict is BlobFinding.MISSING:
                yield Fault("verify.file-missing", N_("The file of {subject} is missing."), subject)
            elif verdict is not BlobFinding.SOUND:
                yield Fault("verify.file", N_("The file of {subject} is not what was imported."), subject)
