"""Looking after a vault: what is in it, whether all of it agrees, making a vault from a backup."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from fieldcase.casework.desk import Desk
from fieldcase.errors import N_
from fieldcase.model.case import Case, Event
from fieldcase.model.declare import Record
from fieldcase.model.deskwork import Access, Issued
from fieldcase.model.evidence import Evidence
from fieldcase.model.fieldwork import Figure, Interview, Visit
from fieldcase.model.ids import AccessId, AnyId
from fieldcase.model.people import Member, Person
from fieldcase.model.values import DAY_MS
from fieldcase.vault import backup, migrate
from fieldcase.vault.check import DAMAGED, Fault, faults, faults_beside
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


def facts(desk: Desk) -> list[tuple[str, str]]:
    """What `info` tells: msgid of a label and a value, without any content of a case."""
    major, number = migrate.version(desk.vault.write)
    told = [(N_("Vault format"), f"{major}.{number}"), (N_("Journal entries"), str(desk.vault.journal.reached()[0]))]
    told += [(label, str(len(desk.all(kind)))) for label, kind in _COUNTED]
    return [*told, (N_("Backups"), str(len(desk.vault.backups())))]


def verify(desk: Desk) -> list[Fault]:
    """Check everything; the look itself is kept in the access log, but nothing is written to a damaged database."""
    found = list(faults(desk.vault))
    note_check(desk, tuple(found))
    return found


def note_check(desk: Desk, found: Findings) -> None:
    """Keep in the access log that everything was checked; nothing is written to a damaged database."""
    if all(fault.code != DAMAGED for fault in found):
        log_access(desk, "verify", None)


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
    now = desk.now()
    with desk.deed(undoable=False):
        for old in desk.all(Access, desk.own):
            if old.at is not None and old.at.milliseconds < now.milliseconds - _TWELVE_MONTHS:
                desk.vault.store.erase(old, None, desk.stamp)
        entry = AccessId(desk.new_id())
        desk.save(None, Access(id=entry, scope=desk.own, deed=deed, about=about, by=desk.member, at=now))


def restore(source: Path, target: Path, passphrase: str, world: World) -> None:
    """Make a vault at `target` from a backup, opened by its passphrase or recovery code, and open it once to see."""
    known, master, slot = unlocked(source, passphrase)
    backup.restored(backup.Source(source, known, master, world), target)
    Desk.at(target, master, slot, world).close()
