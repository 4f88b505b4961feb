"""Looking after a vault: what is in it, whether all of it agrees, making a vault from a backup."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from fieldcase.casework.desk import Desk
from fieldcase.casework.sight import Sight, everything, found
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.asked import Asked
from fieldcase.model.case import Case, Event
from fieldcase.model.declare import Record
from fieldcase.model.deskwork import Access, Issued
from fieldcase.model.evidence import Evidence
from fieldcase.model.fieldwork import Figure, Interview, Visit
from fieldcase.model.ids import AccessId, AnyId, MemberId
from fieldcase.model.people import Member, Person
from fieldcase.model.values import DAY_MS
from fieldcase.vault import backup, migrate
from fieldcase.vault.check import CHANGED, DAMAGED, MISSING, Fault, faults, faults_beside
from fieldcase.vault.vault import unlocked
from fieldcase.world import World

_COUNTED: tuple[tuple[str, type[Record]], ...] = (
    (N_("Cases"), Case),
    (N_("Events"), Event),
    (N_("People"), Person),
    (N_("Visits"), Visit),
    (N_("Interviews"), Interview),
    (N_("Evidence"), Evidence),
    (N_("Figures"), Figure),
    (N_("Issued dossiers"), Issued),
    (N_("Members"), Member),
)


# What a check found that does not agree; nothing where the vault is whole.
Findings = tuple[Fault, ...]
_TWELVE_MONTHS = 365 * DAY_MS
_AT_ONCE = 100
_WHOLE = N_("{name}: the stored file is whole.")
_WANTING = N_("{name}: the stored file is not what was taken in, or is missing.")
_DEEDS = {MISSING: "found_missing", CHANGED: "found_damaged"}


def facts(desk: Desk) -> list[tuple[str, str]]:
    """What `info` tells: msgid of a label and a value, without any content of a case."""
    major, number = migrate.version(desk.vault.write)
    told = [(N_("Vault format"), f"{major}.{number}"), (N_("Journal entries"), str(desk.vault.journal.reached()[0]))]
    told += [(label, str(len(desk.all(kind)))) for label, kind in _COUNTED]
    return [*told, (N_("Backups"), str(len(desk.vault.backups())))]


def verify(desk: Desk) -> list[Fault]:
    """Check everything; the look itself is kept in the access log, but nothing is written to a damaged database."""
    findings = list(faults(desk.vault))
    note_check(desk, tuple(findings))
    return findings


def report(desk: Desk, findings: Sequence[Fault], words: Words) -> list[str]:
    """What a check found, as lines: what does not agree; then every piece of evidence, those in the bin too, by the
    code of its case and its exhibit number, and whether its stored file is what was taken in; never any content."""
    lines = [fault.told(words) for fault in findings]
    wanting = {fault.record for fault in findings if fault.record}
    codes = {case.scope: case.code for case in everything(desk, Case)}
    read = [one for one in everything(desk, Evidence) if one.blob is not None and one.sha256 is not None]
    named = [(" ".join(part for part in (codes.get(one.scope, ""), one.number) if part), one.key) for one in read]
    if all(fault.code != DAMAGED for fault in findings):  # else the check came to no file
        lines += [
            words(_WANTING if key in wanting else _WHOLE).format(name=name or key.hex()[:12])
            for name, key in sorted(named)
        ]
    return lines if findings else [*lines, words(N_("Everything agrees: journal, records, index and evidence."))]


def note_check(desk: Desk, findings: Findings) -> None:
    """Keep in the access log that everything was checked, and which stored files were found wanting; nothing is
    written to a damaged database."""
    if all(fault.code != DAMAGED for fault in findings):
        files = [(_DEEDS[fault.code], AnyId(fault.record)) for fault in findings if fault.record]
        log_all(desk, [("verify", None), *files], desk.member)


def checked(
    desk: Desk, progress: Callable[[int, int], None] | None = None, cancelled: Callable[[], bool] | None = None
) -> Findings:
    """Check everything beside deeds and looks, for a lane of its own; `note_check` writes the access log afterwards.

    `progress` hears bytes done and bytes in all; Cancelled where it was stopped.
    """
    return faults_beside(desk.vault, progress, cancelled)


def log_access(desk: Desk, deed: str, about: AnyId | None) -> None:
    """Keep that somebody viewed, exported or verified: in the desk's own scope, never printed (decision 17).

    What is older than twelve months is erased on the way.
    """
    log_all(desk, [(deed, about)], desk.member)


def log_all(desk: Desk, deeds: Sequence[tuple[str, AnyId | None]], by: MemberId | None) -> None:
    """Keep several looks of one moment in one deed; `by` None says that the program did it by itself."""
    now = desk.now()
    with desk.deed(undoable=False):
        prune(desk)
        for deed, about in deeds:
            entry = AccessId(desk.new_id())
            desk.save(None, Access(id=entry, scope=desk.own, deed=deed, about=about, by=by, at=now))


def outdated(source: Sight, most: int = 1) -> tuple[Access, ...]:
    """The oldest looks of those that are older than twelve months, `most` at the most."""
    oldest = found(source, Access, Asked(Access, scope=source.own, sort="at"), most)
    until = source.world.now() - _TWELVE_MONTHS
    return tuple(one for one in oldest if one.at is not None and one.at.milliseconds < until)


def prune(desk: Desk) -> None:
    """Erase the looks that are older than twelve months."""
    with desk.deed(undoable=False):
        while old := outdated(desk, _AT_ONCE):
            for one in old:
                desk.vault.store.erase(one, None, desk.stamp)


def restore(source: Path, target: Path, passphrase: str, world: World) -> None:
    """Make a vault at `target` from a backup, opened by its passphrase or recovery code, and open it once to see."""
    known, master, slot = unlocked(source, passphrase)
    backup.restored(backup.Source(source, known, master, world), target)
    Desk.at(target, master, slot, world).close()
