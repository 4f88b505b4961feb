"""The golden vaults: one of every released schema, made once, to be opened by every later version as it is."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from golden.make import FILE, told
from vaults import projected, rebuilt

from fieldcase.errors import WrongPassphrase
from fieldcase.model.declare import kinds
from fieldcase.model.evidence import Evidence
from fieldcase.model.people import Person
from fieldcase.vault import backup
from fieldcase.vault.check import faults
from fieldcase.vault.migrate import MAJOR, shipped
from fieldcase.vault.vault import Vault, unlocked
from fieldcase.world import SeededWorld

FOLDER = Path(__file__).resolve().parent.parent / "golden"
SCHEMAS = sorted(path.stem for path in FOLDER.glob("*.fieldcase"))


class Golden:
    """A copy of a golden vault, open, and what its records must say."""

    def __init__(self, schema: str, folder: Path) -> None:
        known = json.loads((FOLDER / f"{schema}.json").read_text("utf-8"))
        self.passphrase: str = known["passphrase"]
        self.records: list[dict[str, Any]] = known["records"]
        self.path = folder / "Copied.fieldcase"
        shutil.copytree(FOLDER / f"{schema}.fieldcase", self.path)

    def opened(self) -> Vault:
        return Vault.open(self.path, self.passphrase, SeededWorld(b"years later", clock=1_900_000_000_000))


@pytest.fixture(params=SCHEMAS)
def golden(request: pytest.FixtureRequest, tmp_path: Path) -> Golden:
    return Golden(request.param, tmp_path)


def test_there_is_a_golden_vault_of_the_newest_schema() -> None:
    assert f"schema-{MAJOR}.{len(shipped())}" in SCHEMAS, "run tests/golden/make.py"


def test_it_opens_and_every_record_says_what_it_said(golden: Golden) -> None:
    with golden.opened() as vault:
        found = {record.key.hex(): told(record) for record in projected(vault).values()}
    assert found == {record["id"]: record for record in golden.records}


def test_a_backup_of_an_older_schema_is_restored_whole(tmp_path: Path) -> None:
    old = Golden("schema-1.5", tmp_path)
    world = SeededWorld(b"the day after")
    known, master, _slot = unlocked(old.path, old.passphrase)
    there = backup.restored(backup.Source(old.path, known, master, world), tmp_path / "Restored.fieldcase")
    with Vault.open(there, old.passphrase, world) as vault:
        found = {record.key.hex(): told(record) for record in projected(vault).values()}
        assert list(faults(vault)) == []
    assert found == {record["id"]: record for record in old.records}


def test_it_holds_a_record_of_every_kind_of_its_time(golden: Golden) -> None:
    assert len({record["kind"] for record in golden.records}) >= 20
    assert {record["kind"] for record in golden.records} <= {kind.KIND for kind in kinds()}
    assert any(record["fields"].get("hidden") for record in golden.records)


def test_nothing_in_it_disagrees(golden: Golden) -> None:
    with golden.opened() as vault:
        assert list(faults(vault)) == []


def test_its_tables_are_what_the_journal_alone_makes(golden: Golden) -> None:
    with golden.opened() as vault:
        assert projected(vault) == rebuilt(vault)


def test_its_evidence_comes_out_as_it_went_in(golden: Golden) -> None:
    with golden.opened() as vault:
        piece = next(piece for piece in vault.store.all(Evidence) if piece.blob is not None)
        assert piece.blob is not None
        assert piece.secret is not None
        out = io.BytesIO()
        out.write(vault.blobs.open(piece.blob, piece.secret).read())
    assert out.getvalue() == FILE


def test_what_was_erased_in_it_is_gone_and_what_was_not_is_found(golden: Golden) -> None:
    with golden.opened() as vault:
        assert [person.contact for person in vault.store.all(Person)] == [""]
        assert vault.search("стёрто") == []
        assert vault.search("спрятано") == []
        assert len(vault.search("елка person")) > 3


def test_it_can_be_written_to_and_backed_up(golden: Golden) -> None:
    with golden.opened() as vault:
        vault.backup()
        assert len(vault.backups()) == 1
    with golden.opened() as vault:
        assert list(faults(vault)) == []


def test_another_passphrase_does_not_open_it(golden: Golden) -> None:
    golden.passphrase += "x"
    with pytest.raises(WrongPassphrase):
        golden.opened()
