"""Backups in quiet minutes: after a day or fifty changes, once nobody has touched a key for a minute.

Never at lock, which must not wait. A backup is made beside the work, from a connection of its own, and checked. Knows
when; how is casework's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fieldcase.casework.changes import Changes
from fieldcase.errors import FieldcaseError
from fieldcase.model.values import DAY_MS

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

# vault.md of the design: after fifty changes or a day; nothing is backed up that did not change.
CHANGES = 50
QUIET_SECONDS = 60.0


class QuietBackups:
    """Counts what was changed since the last backup and makes the next one when it is due."""

    def __init__(self, work: Workplace) -> None:
        self._work = work
        self._changes = 0
        self._making = False
        work.changed.connect(self._count)

    def _count(self, _changes: Changes) -> None:
        self._changes += 1

    def tick(self, idle_seconds: float) -> None:
        """Look whether it is time; called every few seconds."""
        if self._changes == 0 or self._making or idle_seconds < QUIET_SECONDS:
            return
        self._making = True
        self._work.ask(_age, self._decide, self._work, "quiet backup", self._failed)

    def _decide(self, age: int | None) -> None:
        if self._changes < CHANGES and age is not None and age < DAY_MS:
            self._making = False
            return
        self._changes = 0
        desk = self._work.desk

        def make() -> Any:
            from fieldcase.casework import copies

            return copies.make_backup(desk)

        self._work.lanes.work(make, lambda _: self._done(), self._failed)

    def _done(self) -> None:
        self._making = False

    def _failed(self, error: FieldcaseError) -> None:
        self._making = False
        self._work.say(error.told(self._work.words))


def _age(look: Look) -> int | None:
    """Milliseconds since the newest backup, None where there is none."""
    from fieldcase.casework import copies

    made = [one.made.milliseconds for one in copies.backups(look)]
    return look.world.now() - max(made) if made else None
