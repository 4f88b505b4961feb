"""What is done in quiet minutes, once nobody has touched a key for a minute: backups, and a look at stored files.

A backup is made after a day or fifty changes, beside the work, from a connection of its own, and checked. Every stored
file is read again once in thirty days, one after another; the first key or move of the mouse ends that at once. Never
at lock, which must not wait. Knows when; how is casework's.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from fieldcase.casework.changes import Changes
from fieldcase.errors import Cancelled, FieldcaseError
from fieldcase.model.values import DAY_MS
from ui.lane import Stop

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from fieldcase.casework.look import Look
    from fieldcase.casework.viewing import Verdict
    from fieldcase.model.evidence import Evidence
    from ui.workplace import Workplace

# vault.md of the design: after fifty changes or a day; nothing is backed up that did not change.
CHANGES = 50
QUIET_SECONDS = 60.0
_LOOKS = frozenset({"access"})
# What the checks found is written down for so many files or after so many seconds, and when a person comes back.
NOTED_AFTER, NOTED_SECONDS = 20, 20.0
# When nothing was due, it is asked for again after so long.
_ASKED_AGAIN_SECONDS = 600.0


class QuietBackups:
    """Counts what was changed since the last backup and makes the next one when it is due."""

    def __init__(self, work: Workplace) -> None:
        self._work = work
        self._changes = 0
        self._making = False
        work.changed.connect(self._count)

    def _count(self, changes: Changes) -> None:
        if not changes.kinds <= _LOOKS:  # that somebody looked is no change of what a backup is for
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


class QuietChecks:
    """Reads stored files again, the longest unread first. A fault is a finding, kept in the access log, from where
    Today and Safety tell it; whatever keeps this from reading at all is asked again later, and nobody is disturbed."""

    def __init__(self, work: Workplace) -> None:
        self._work = work
        self._waiting: list[bytes] = []
        self._found: list[tuple[bytes, Verdict]] = []
        self._stop = Stop()
        self._busy = False
        self._asked_at = float("-inf")
        self._noted_at = float("-inf")

    def tick(self, idle_seconds: float) -> None:
        """Look whether it is time; called every second."""
        if self._busy or idle_seconds < QUIET_SECONDS:
            return
        if self._waiting:
            self._next()
        elif time.monotonic() - self._asked_at > _ASKED_AGAIN_SECONDS:
            self._asked_at = time.monotonic()
            self._busy = True
            self._work.ask(_due, self._decide, self._work, "quiet checks", self._failed)

    def wake(self) -> None:
        """A person is there: the file that is being read is left, and what was found until now is written down."""
        self._stop.now()

    def _decide(self, found: tuple[tuple[bytes, ...], bool]) -> None:
        keys, outdated = found
        self._busy, self._waiting, self._noted_at = False, list(keys), time.monotonic()
        if outdated:
            self._work.do(_prune, failed=lambda _wrong: None)

    def _next(self) -> None:
        key, self._stop = self._waiting.pop(0), Stop()
        self._busy = True
        self._work.ask(
            lambda look: _piece(look, key), lambda piece: self._read(key, piece), self._work, "quiet check",
            self._failed,
        )  # fmt: skip

    def _read(self, key: bytes, piece: Evidence | None) -> None:
        if piece is None or piece.blob is None:  # erased since
            self._go_on()
            return
        desk, stop = self._work.desk, self._stop

        def check() -> Verdict:
            from fieldcase.casework import viewing

            return viewing.check(desk, piece, None, stop)

        def came(verdict: Verdict) -> None:
            self._found.append((key, verdict))
            self._go_on()

        def failed(wrong: FieldcaseError) -> None:
            if isinstance(wrong, Cancelled):
                self._waiting.insert(0, key)
            self._failed(wrong)

        self._work.lanes.work(check, came, failed)

    def _go_on(self) -> None:
        """The next file, unless a person came back or there is enough to be written down."""
        enough = len(self._found) >= NOTED_AFTER or time.monotonic() - self._noted_at > NOTED_SECONDS
        if self._stop() or not self._waiting or enough:
            self._note()
        else:
            self._next()

    def _note(self) -> None:
        self._busy, self._noted_at = False, time.monotonic()
        found, self._found = self._found, []
        if found:
            self._work.do(lambda desk: _noted(desk, found), failed=lambda _wrong: self._give_up())

    def _give_up(self) -> None:
        """What cannot be written down would be read again and again: not in this session any more."""
        self._waiting, self._asked_at = [], float("inf")

    def _failed(self, _wrong: FieldcaseError) -> None:
        """Left by a person who came back, or the vault is out of reach: what was found is kept, the rest waits."""
        self._note()


def _due(look: Look) -> tuple[tuple[bytes, ...], bool]:
    """What is to be read, and whether the access log holds what is older than twelve months."""
    from fieldcase.casework import integrity, safekeeping

    return integrity.due(look), bool(safekeeping.outdated(look))


def _piece(look: Look, key: bytes) -> Evidence | None:
    from fieldcase.model.evidence import Evidence

    return look.get(Evidence, key)


def _noted(desk: Desk, found: list[tuple[bytes, Verdict]]) -> None:
    from fieldcase.casework import integrity

    integrity.note(desk, found, by_itself=True)


def _prune(desk: Desk) -> None:
    from fieldcase.casework import safekeeping

    safekeeping.prune(desk)


def _age(look: Look) -> int | None:
    """Milliseconds since the newest backup, None where there is none."""
    from fieldcase.casework import copies

    made = [one.made.milliseconds for one in copies.backups(look)]
    return look.world.now() - max(made) if made else None
