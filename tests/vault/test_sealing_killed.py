"""Killed at every step of sealing: the visit is there, open with all its words or sealed with its file; never neither.

A fork seals a copy of one vault and is ended by SIGKILL at its n-th step on the disk (fsync, rename, removal, and every
statement of SQL that begins, ends or empties something), n growing until it comes to its end.
"""

from __future__ import annotations

import os
import shutil
import signal
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from processes import linux_only
from sealed_office import WORDS, everything_of, everything_on_disk, found_in, sealed_visit
from vaults import master_of

from fieldcase.casework import sealed_list, sealing
from fieldcase.casework.desk import Desk
from fieldcase.vault import database, sealed_files
from fieldcase.vault.check import faults
from fieldcase.vault.keys import Secret
from fieldcase.world import World

pytestmark = linux_only
_STEPS = ("fsync", "replace", "rename", "unlink", "rmdir", "link")
_STATEMENTS = ("BEGIN", "COMMIT", "VACUUM", "DELETE FROM KEY_ROW", "PRAGMA WAL_CHECKPOINT", "PRAGMA APPLICATION_ID")


class Killed:
    """One vault with a visit under way, put away; and what became of copies of it."""

    def __init__(self, folder: Path) -> None:
        both, under = sealed_visit(folder)
        self.id, self.slot = under.id, both.worker.vault.slot
        self.master = master_of(both.worker.vault)
        sealing.leave(under)
        both.close()
        self.origin, self.folder = both.worker.vault.path, folder
        self.open = self.sealed = 0

    def opened(self, path: Path) -> Desk:
        return Desk.at(path, Secret("master key", self.master.reveal()), self.slot, World())

    def kill(self, step: int) -> bool:
        """Kill at this step, look at what is left, and seal what is still open. Whether the step was ever come to."""
        path = self.folder / f"{step}.fieldcase"
        shutil.copytree(self.origin, path)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # a fork beside the threads of whoever runs the tests
            child = os.fork()
        if child == 0:
            self._seal(path, step)
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
        self.look(path)
        shutil.rmtree(path)
        return os.WIFSIGNALED(status)

    def _seal(self, path: Path, step: int) -> None:
        """Be the child: never come back."""
        try:
            desk = self.opened(path)
            under = sealing.resume(desk, self.id)
            _die_at(step)
            sealing.seal(desk, under)
            os._exit(0)
        finally:
            os._exit(1)

    def look(self, path: Path) -> None:
        """Either the one or the other, whole; then it is sealed, and nothing is left of its words."""
        desk = self.opened(path)
        if sealed_list.open_visits(desk):
            self.open += 1
            assert sealed_list.sealed(desk) == ()
            assert not [one for one in (path / "blobs").rglob("*") if one.is_file()], "no file without a row is kept"
            under = sealing.resume(desk, self.id)
            assert found_in(everything_of(under)) == set(WORDS)
            assert list(faults(under.desk.vault)) == []
            sealing.seal(desk, under)
        else:
            self.sealed += 1
        (record,) = sealed_list.sealed(desk)
        assert record.blob is not None
        assert record.sha256 is not None
        assert sealed_files.is_whole(desk.vault.blobs.path(record.blob), record.sha256)
        assert len(sealed_list.files_of(desk, record)) == 1
        assert list((path / "sealed").iterdir()) == []
        assert found_in(everything_on_disk(desk)) == set()
        assert list(faults(desk.vault)) == []
        desk.close()


def _die_at(step: int) -> None:
    """From now on count the steps, and end this process by SIGKILL at the one with this number."""
    left = iter(range(step, -1, -1))

    def counted(deed: Callable[..., Any]) -> Callable[..., Any]:
        def do(*given: Any, **named: Any) -> Any:
            if next(left) == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return deed(*given, **named)

        return do

    for name in _STEPS:
        setattr(os, name, counted(getattr(os, name)))
    execute = database._ToldCursor.execute
    dying = counted(execute)

    def run(cursor: Any, sql: str, values: Any = ()) -> Any:
        return (dying if sql.upper().startswith(_STATEMENTS) else execute)(cursor, sql, values)

    database._ToldCursor.execute = run  # type: ignore[method-assign]


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Killed:
    return Killed(tmp_path_factory.mktemp("killed"))


def test_a_kill_leaves_the_open_visit_or_the_sealed_one(killed: Killed) -> None:
    step = 0
    while killed.kill(step):
        step += 7
    assert step > 14
    assert killed.open > 1
    assert killed.sealed > 1


@pytest.mark.torture
def test_a_kill_at_every_single_step_leaves_one_of_both(killed: Killed) -> None:
    step = 0
    while killed.kill(step):
        step += 1
    assert step > 40
