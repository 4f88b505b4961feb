"""Verification: the whole vault read again and compared with what it says of itself. Finds, never mends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from typing import TypeVar

from fieldcase.errors import N_, DatabaseDamaged, EntryRefused
from fieldcase.i18n import Words
from fieldcase.model.case import Case
from fieldcase.model.declare import Record, declared, kinds
from fieldcase.model.deskwork import Issued
from fieldcase.model.evidence import Evidence
from fieldcase.model.sealing import SealedFile, SealedVisit
from fieldcase.vault import database, migrate, projection, rows, search
from fieldcase.vault.blobs import Blobs
from fieldcase.vault.blobs import Finding as BlobFinding
from fieldcase.vault.database import Connection
from fieldcase.vault.entry import GENESIS, Header, hashed
from fieldcase.vault.founding import DATABASE
from fieldcase.vault.journal import Journal
from fieldcase.vault.sealed_files import is_whole
from fieldcase.vault.settling import is_anothers
from fieldcase.vault.vault import Vault
from fieldcase.vault.watch import Cancel, Progress, Watch

AnyRecord = TypeVar("AnyRecord", bound=Record)
# The fault after which nothing more is looked at, and nothing should be written.
DAMAGED = "verify.database"
MISSING, CHANGED = "verify.file-missing", "verify.file"
_KEPT: tuple[type[Evidence] | type[Issued], ...] = (Evidence, Issued)
_SEALED: tuple[type[SealedVisit] | type[SealedFile], ...] = (SealedVisit, SealedFile)


@dataclass(frozen=True)
class Fault:
    """One thing that does not agree: a stable code, a sentence (msgid) and its values, which hold no content.

    `record` is the piece of evidence or the issued dossier whose stored file it is about, where it is about one.
    """

    code: str
    sentence: str
    subject: str = ""
    record: bytes = b""

    def told(self, words: Words) -> str:
        """The sentence in a language."""
        return f"{self.code}: {words(self.sentence).format(subject=self.subject)}"


def faults(vault: Vault) -> Iterator[Fault]:
    """Everything that does not agree, part by part; nothing where the vault is whole. On the writing lane."""
    return _faults(vault.write, vault.journal, vault.blobs, Watch(None, None), nullcontext())


def faults_beside(vault: Vault, progress: Progress | None = None, cancelled: Cancel | None = None) -> tuple[Fault, ...]:
    """The same on a connection of its own, beside deeds and looks: it sees the vault as of the moment it began.

    `progress` hears bytes done and bytes in all; Cancelled where it was stopped. It changes nothing.
    """
    source = vault.source()
    file = source.path / DATABASE
    key, salt = source.header.database_key(source.master).reveal(), database.salt_of(file)
    connection = database.connect(file, key, salt)
    try:
        journal = Journal(connection, vault.world, vault.journal.device, None)
        watch = Watch(progress, cancelled, 3 * file.stat().st_size + _size_of_files(connection))
        watch.over(connection)
        return tuple(_faults(connection, journal, vault.blobs, watch, _as_of_now(connection)))
    finally:
        connection.close()


@contextmanager
def _as_of_now(connection: Connection) -> Iterator[None]:
    """One state of the vault for many looks, whatever deeds are done meanwhile."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")


def _faults(
    connection: Connection, journal: Journal, blobs: Blobs, watch: Watch, state: AbstractContextManager[None]
) -> Iterator[Fault]:
    size = connection.path.stat().st_size  # type: ignore[attr-defined]
    try:
        # A page that a deed is just writing may be read half old: what is damaged is so the second time too.
        if not migrate.sound(connection) and not migrate.sound(connection):
            yield Fault(DAMAGED, N_("The database file is damaged. Restore from a backup."))
            return
        watch.on(size)
        broken = set[bytes]()
        with state:
            yield from _journal_faults(connection, journal, broken, watch)
            watch.on(size)
            yield from _row_faults(connection, journal, broken, watch)
            words_agree = _index_agrees(connection)
            files = [record for kind in _KEPT for record in _readable(connection, kind)]
            sealed = [record for kind in _SEALED for record in _readable(connection, kind)]
            codes: dict[bytes, str] = {case.scope: case.code for case in _readable(connection, Case)}
            watch.on(size)
        if not words_agree or not _index_is_sound(connection):
            yield Fault("verify.index", N_("The search index differs from the records."))
    except DatabaseDamaged:
        yield Fault(DAMAGED, N_("The database file is damaged. Restore from a backup."))
        return
    yield from _file_faults(blobs, files, codes, watch)
    yield from _sealed_faults(blobs, sealed)


def _journal_faults(connection: Connection, journal: Journal, broken: set[bytes], watch: Watch) -> Iterator[Fault]:
    """Every entry by itself, in its place and in its chain. Notes in `broken` the tags of the records whose entries do
    not verify: what their bodies say is not asked any further."""
    place, running, last = 0, GENESIS, dict[tuple[bytes, bytes], tuple[int, bytes]]()
    for n, entry_id, kept, tag in connection.execute("SELECT n, id, running, record FROM entry ORDER BY n").fetchall():
        watch.look()
        subject = entry_id.hex()[:12]
        if (n, kept) != (place + 1, hashed(running + entry_id)):
            yield Fault("verify.order", N_("The journal's order was changed at entry {subject}."), subject)
        place, running = n, kept
        header = _sound_header(connection, journal, entry_id)
        if header is None:
            broken.add(tag)
            yield Fault("verify.entry", N_("The journal entry {subject} does not verify."), subject)
            continue
        chain = (header.device, header.scope)
        before = last.get(chain)
        if before is not None and header.seq == before[0] + 1 and header.prev != before[1]:
            yield Fault("verify.chain", N_("The chain of a device is broken at entry {subject}."), subject)
        if before is None or header.seq > before[0]:
            last[chain] = (header.seq, entry_id)
    gaps = connection.execute(
        "SELECT count(*), max(seq) + 1 FROM entry WHERE device = ? GROUP BY scope", (journal.device,)
    ).fetchall()
    if any(count != length for count, length in gaps):
        yield Fault("verify.gap", N_("Entries of this device are missing from the journal."))


def _sound_header(connection: Connection, journal: Journal, entry_id: bytes) -> Header | None:
    """The header of an entry that verifies and stands in the tables as it says itself; None of any other."""
    try:
        entry = journal.entry(entry_id)
        assert entry is not None
        entry.check()
    except EntryRefused:
        return None
    header = entry.header
    said = (entry.id, header.scope, header.device, header.seq, header.hlc, header.kind, header.record)
    n, *columns = connection.execute(
        "SELECT n, id, scope, device, seq, hlc, kind, record FROM entry WHERE id = ?", (entry_id,)
    ).fetchone()
    slots = connection.execute("SELECT slot FROM part WHERE entry = ? ORDER BY place", (n,)).fetchall()
    seen = connection.execute("SELECT seen FROM basis WHERE entry = ? ORDER BY seen", (n,)).fetchall()
    repeated = tuple(columns) == said and slots == [(slot,) for slot in (None, *header.slots)]
    return header if repeated and seen == [(one,) for one in header.basis] else None


def _row_faults(connection: Connection, journal: Journal, broken: set[bytes], watch: Watch) -> Iterator[Fault]:
    """The projection rebuilt from the bodies present, compared with the rows; and what an erasure took and is there."""
    expected: dict[str, set[bytes]] = {kind.KIND: set() for kind in kinds()}
    own = _written_here(connection)
    for tag in projection.tags(connection):
        watch.look()
        found = projection.known(connection, journal, tag)
        gone = _written_by(connection, tag, own) if found is None else _words_are_gone(found, own)
        if gone and tag not in broken:
            lost = tag if found is None else found.id
            yield Fault("verify.words", N_("Words are gone that no erasure took: {subject}."), lost.hex()[:12])
        if found is None:
            continue
        if tag in broken:
            expected.get(found.kind, set()).add(found.id)
            continue
        if _left_over(found):
            yield Fault("verify.row", N_("A record differs from its journal: {subject}."), found.id.hex()[:12])
        record = found.record()
        if record is None or is_anothers(connection, found):
            continue
        expected[record.KIND].add(record.key)
        if _readable(connection, type(record), "id = ?", (record.key,)) != [record]:
            yield Fault("verify.row", N_("A record differs from its journal: {subject}."), repr(record))
    for kind in kinds():
        there = {key for (key,) in connection.execute(f"SELECT id FROM {rows.table(kind)}")}
        for key in sorted(there - expected[kind.KIND]):
            yield Fault("verify.row", N_("A record differs from its journal: {subject}."), key.hex()[:12])


def _written_here(connection: Connection) -> dict[bytes, int]:
    """This vault's devices, each with the last place of the journal at which its entries were written here.

    What a former device wrote and stands after the next one began was lost by going back to a backup, and came back
    from others, who may withhold words of it.
    """
    devices = connection.execute("SELECT id, began_at FROM device ORDER BY rowid").fetchall()
    last = connection.execute("SELECT coalesce(max(n), 0) FROM entry").fetchone()[0]
    ends = [*(began for _, began in devices[1:]), last]
    return {device: end for (device, _), end in zip(devices, ends, strict=True)}


def _words_are_gone(found: projection.Known, own: Mapping[bytes, int]) -> bool:
    """Whether words of this vault's own are missing that no erasure took; others may have withheld theirs."""
    for slot in found.slots.values():
        gone = {one.entry for one in slot.written if one.body is None and one.n <= own.get(one.device, 0)}
        if gone - slot.dead():
            return True
    return False


def _written_by(connection: Connection, tag: bytes, own: Mapping[bytes, int]) -> bool:
    """Whether one of these devices wrote an entry about a record here: then its id is known here."""
    first = connection.execute("SELECT device, min(n) FROM entry WHERE record = ? GROUP BY device", (tag,)).fetchall()
    return any(n <= own.get(device, 0) for device, n in first)


def _left_over(found: projection.Known) -> bool:
    """Whether words are still there that an erasure took."""
    return any(slot.erased() for slot in found.slots.values())


def _readable(
    connection: Connection, kind: type[AnyRecord], where: str = "1", values: tuple[bytes, ...] = ()
) -> list[AnyRecord]:
    """The records of a kind; none where one was changed into what no record can be: that is told of its row."""
    try:
        return rows.select(connection, kind, where, values)
    except (ValueError, TypeError):
        return []


def _index_agrees(connection: Connection) -> bool:
    """Whether the search index holds the words of the records, and no others."""
    expected: Counter[tuple[bytes, str, str]] = Counter()
    for kind in kinds():
        for record in _readable(connection, kind, "hidden = 0"):
            for field in filter(search.searched, declared(kind)):
                words = search.kept_words(record, field)
                if words:
                    expected[record.key, field.name, words] += 1
    found: Counter[tuple[bytes, str, str]] = Counter(
        connection.execute(
            "SELECT r.record, r.field, i.words FROM search_row AS r JOIN search_index AS i ON i.rowid = r.n"
        ).fetchall()
    )
    return found == expected


def _index_is_sound(connection: Connection) -> bool:
    """The index's own check of itself, written as an INSERT: it changes nothing but wants the writer's lock."""
    try:
        connection.execute("INSERT INTO search_index (search_index) VALUES ('integrity-check')")
    except DatabaseDamaged:
        return False
    return True


def _size_of_files(connection: Connection) -> int:
    return sum(record.size or 0 for record in _readable(connection, Evidence))


def _file_faults(
    blobs: Blobs, files: list[Evidence | Issued], codes: Mapping[bytes, str], watch: Watch
) -> Iterator[Fault]:
    """Every stored file against its hash; a piece of evidence is named by its case's code and its exhibit number."""
    for record in files:
        if record.blob is None or record.secret is None or record.sha256 is None:
            continue
        verdict = blobs.verify(record.blob, record.secret, record.sha256, cancelled=lambda: watch.stopped)
        watch.on(getattr(record, "size", None) or 0)
        subject = " ".join(part for part in (codes.get(record.scope, ""), getattr(record, "number", "")) if part)
        subject = subject or record.key.hex()[:12]
        if verdict is BlobFinding.MISSING:
            yield Fault(MISSING, N_("The file of {subject} is missing."), subject, record.key)
        elif verdict is not BlobFinding.SOUND:
            yield Fault(CHANGED, N_("The file of {subject} is not what was imported."), subject, record.key)


def _sealed_faults(blobs: Blobs, files: list[SealedVisit | SealedFile]) -> Iterator[Fault]:
    """Every file of a sealed visit, which nobody here can open, against the hash of its bytes as they lie."""
    for record in files:
        if record.blob is None or record.sha256 is None or is_whole(blobs.path(record.blob), record.sha256):
            continue
        subject = record.key.hex()[:12]
        if blobs.path(record.blob).exists():
            yield Fault(CHANGED, N_("The file of {subject} is not what was imported."), subject)
        else:
            yield Fault(MISSING, N_("The file of {subject} is missing."), subject)
