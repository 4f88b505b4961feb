"""A thousand tamperings with evidence and its ledger, by chance from a seed: the check finds every one of them.

Somebody with the folder harms files and pages; somebody with the key too changes rows and the journal itself, with a
raw connection that none of the vault's guards sees. Each is done to a copy of its own; what is found is either a fault
of the check, or the vault refuses to open.
"""

from __future__ import annotations

import io
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from tampered_files import WITHOUT_KEY
from tamperings import WITH_BOTH, WITH_KEY, AtTables
from vaults import PASSPHRASE, database_key, reopened, unguarded

from fieldcase.casework import custody, safekeeping
from fieldcase.casework.cases import new_case
from fieldcase.casework.desk import Desk
from fieldcase.casework.evidence import add_custody, import_evidence
from fieldcase.errors import VaultError
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import AnyId
from fieldcase.vault.check import faults
from fieldcase.vault.database import Connection, DatabaseError
from fieldcase.vault.founding import DATABASE
from fieldcase.vault.keys import TEST_COST
from fieldcase.vault.vault import Vault
from fieldcase.world import SeededWorld

SIZES = (300, 5, 70_000, 300_000, 65_536, 1000)
KINDS = len(WITHOUT_KEY) + len(WITH_KEY) + len(WITH_BOTH)


def _life(desk: Desk) -> None:
    """Two cases, six pieces, a ledger by hand and by the program, an edit, an undo, an erasure, looks."""
    chance = Random("life")
    for number in range(2):
        case = new_case(desk, f"Example / Пример {number}")
        pieces = [
            import_evidence(desk, case.scope, io.BytesIO(chance.randbytes(size)), f"{size}.bin", title=f"Piece {size}")
            for size in SIZES[number * 3 : number * 3 + 3]
        ]
        for at, piece in enumerate(pieces):
            _entry(desk, piece, "received", f"for hearing {number}{at}", "a neighbour")
            add_custody(desk, piece, "redacted", f"faces of {number}{at}")
            desk.save(piece, replace(piece, title=f"Piece {at}, seen again"))
            safekeeping.log_access(desk, "view", AnyId(piece.id))
        _entry(desk, pieces[0], "destroyed", "a mistake", "")
        desk.undo()
        _entry(desk, pieces[1], "handed_over", f"for erasing {number}", "the court")
        entry = custody.ledger(desk, pieces[1])[0][0]
        with desk.deed():
            desk.vault.store.erase(entry, None, desk.stamp)


def _entry(desk: Desk, piece: Evidence, event: str, reason: str, other: str) -> None:
    blank = replace(custody.blank(desk, piece), event=event, reason=reason, other=other)
    desk.begin(blank)
    custody.enter(desk, blank)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Vault:
    """The vault, closed."""
    desk, _ = Desk.new(
        tmp_path_factory.mktemp("whole") / "Whole.fieldcase", PASSPHRASE, SeededWorld(b"tampering"), TEST_COST
    )
    _life(desk)
    desk.close()
    return desk.vault


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Path]:
    """A folder for one copy after another."""
    yield tmp_path
    shutil.rmtree(tmp_path, ignore_errors=True)


def found_in(vault: Vault, folder: Path) -> list[str]:
    """What opening a copy and checking everything in it tells, by code; nothing where it is whole."""
    try:
        with reopened(vault, folder) as copy:
            return [fault.code for fault in faults(copy)]
    except VaultError as wrong:
        return [wrong.code]


def tampered(vault: Vault, folder: Path, number: int) -> str:
    """Tampering `number` done to a fresh copy in `folder`; its name."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(vault.path, folder)
    chance = Random(number)
    place = number % KINDS
    if place < len(WITHOUT_KEY):
        WITHOUT_KEY[place](folder, chance)
        return WITHOUT_KEY[place].__name__
    place -= len(WITHOUT_KEY)
    with unguarded(folder / DATABASE, database_key(vault)) as connection:
        if place >= len(WITH_KEY):
            both = WITH_BOTH[place - len(WITH_KEY)]
            both(folder, connection, chance)
            return both.__name__
        _at_tables(connection, WITH_KEY[place], chance)
    return WITH_KEY[place].__name__


def _at_tables(connection: Connection, kind: AtTables, chance: Random) -> None:
    """Do it; where a key of the table does not allow it, another by the same chance."""
    for _ in range(50):
        connection.execute("BEGIN")
        try:
            kind(connection, chance)
        except DatabaseError:
            connection.execute("ROLLBACK")
            continue
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return
    raise AssertionError("this tampering cannot be done")


def unfound(vault: Vault, folder: Path, numbers: range) -> tuple[list[str], Counter[str]]:
    """The tamperings that nothing tells of, and how many of each kind were found."""
    missed, seen = [], Counter[str]()
    for number in numbers:
        name = tampered(vault, folder, number)
        if found_in(vault, folder):
            seen[name] += 1
        else:
            missed.append(f"{name} ({number})")
    return missed, seen


def test_the_vault_that_nobody_touched_is_whole_and_so_is_its_copy(whole: Vault, memory: Path) -> None:
    copy = memory / "Copy.fieldcase"
    shutil.copytree(whole.path, copy)
    assert found_in(whole, copy) == []
    with unguarded(copy / DATABASE, database_key(whole)) as connection:
        connection.execute("UPDATE record_custody SET reason = reason")  # the way of tampering itself changes nothing
    assert found_in(whole, copy) == []


def test_sixty_two_tamperings_of_every_kind_are_found(whole: Vault, memory: Path) -> None:
    missed, seen = unfound(whole, memory / "Copy.fieldcase", range(2 * KINDS))
    assert missed == []
    assert (len(seen), set(seen.values())) == (KINDS, {2})


@pytest.mark.torture
def test_a_thousand_tamperings_are_all_found(whole: Vault, memory: Path) -> None:
    missed, seen = unfound(whole, memory / "Copy.fieldcase", range(1000, 2000))
    print(dict(seen))
    assert missed == []
    assert seen.total() == 1000
    assert len(seen) == KINDS
