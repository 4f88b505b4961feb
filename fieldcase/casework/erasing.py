"""Erasing: a value, a record or a person, for good. What hangs on it goes along; what may still hold it is said."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from fieldcase.casework.desk import Desk
from fieldcase.casework.hanging import Stays, going, staying
from fieldcase.casework.still_named import StillNamed, still_named
from fieldcase.casework.who_decides import only_asks
from fieldcase.model.declare import Record, field_named
from fieldcase.model.deskwork import Issued
from fieldcase.model.holders import HOLDERS
from fieldcase.model.people import Passage


@dataclass(frozen=True)
class Erasure:
    """What an erasure did: how many records went, the new backup, and the older ones that may still hold the words.

    `staying` are the files of other pieces of evidence that hold some of it and were not erased, `naming` the texts
    in which somebody who went may still be named, `asked` those whose words stand until they erase them themselves
    (as their cards call them, decision 65). `settled` is False where a look in another lane kept old pages in the
    log: they go at the next opening.
    """

    records: int
    settled: bool
    backup: Path
    older_backups: tuple[Path, ...]
    staying: tuple[Stays, ...] = ()
    naming: tuple[StillNamed, ...] = ()
    asked: tuple[str, ...] = ()


def erase(desk: Desk, record_id: bytes, field: str = "") -> Erasure:
    """Erase the record with this id and all that is only about it, or one field of it.

    Bodies, rows, index, drafts, undo steps and the keys of files go in one transaction; then the write-ahead log is
    emptied and a new verified backup made. NoSuchRecord where the id is unknown.
    """
    record = desk.find(record_id)
    older = desk.vault.backups()
    left = () if field else staying(desk, record)
    asked = only_asks(desk, record, field)
    naming = still_named(desk, record, field)  # once it is gone, nobody can look for it
    with desk.deed():
        if field:
            gone = {record.key}
            _erase_field(desk, record, field, "")
        else:
            hanging = going(desk, record)
            gone = {one.key for one in hanging}
            for one in hanging:
                desk.vault.store.erase(one, None, desk.stamp)
                desk.touched(one)
            whole = record.scope if isinstance(record, HOLDERS) else None
            desk.vault.drafts.drop_hanging(desk.vault.store, frozenset(gone), whole)
        _forget_issued_files(desk, gone)
    return replace(_settled(desk, len(gone), older), staying=left, naming=naming, asked=asked)


def erase_earlier(desk: Desk, record_id: bytes, field: str) -> Erasure:
    """Erase all that a field ever said but what it says now, which is written anew: how a name typed by mistake leaves
    the history once the field was put right. Passages marked in words that still stand keep their marks.

    As `erase` in all else.
    """
    record = desk.find(record_id)
    older = desk.vault.backups()
    now = getattr(record, field)
    with desk.deed():
        _erase_field(desk, record, field, "\n".join(now) if isinstance(now, tuple) else now)
        emptied = desk.find(record_id)
        if getattr(emptied, field) != now:
            desk.save(emptied, replace(emptied, **{field: now}))
        _forget_issued_files(desk, {record.key})
    return _settled(desk, 1, older)


def _erase_field(desk: Desk, record: Record, field: str, stays: object) -> None:
    """Erase what a field held, and the marks of passages in it whose words are not in what stays."""
    desk.vault.store.erase(record, field_named(type(record), field), desk.stamp)
    desk.touched(record)
    for passage in desk.vault.store.all(Passage, record.scope, hidden=True):
        stands = isinstance(stays, str) and passage.words and passage.words in stays
        if passage.about == record.key and passage.field == field and not stands:
            desk.vault.store.erase(passage, None, desk.stamp)


def _settled(desk: Desk, records: int, older: tuple[Path, ...]) -> Erasure:
    desk.forget_undo()
    settled = desk.vault.settle_to_disk()
    return Erasure(records, settled, desk.vault.backup(), older)


def renew_backups(desk: Desk, older: tuple[Path, ...]) -> None:
    """Remove the older backups; a newer one must be there."""
    for path in older:
        desk.vault.remove_backup(path)


def _forget_issued_files(desk: Desk, gone: set[bytes]) -> None:
    """Drop the key of every issued file that contains an erased record; hash, recipient and date stay."""
    for version in desk.vault.store.all(Issued, desk.own, hidden=True):
        if version.secret is not None and gone & {*version.records, *version.people, version.case or b""}:
            for field in ("secret", "blob"):
                desk.vault.store.erase(version, field_named(Issued, field), desk.stamp)
