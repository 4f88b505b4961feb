"""Every file of a vault is for its owner alone, also where the folder's own rights are lost on a stick."""

from __future__ import annotations

import io
import stat
import sys
from pathlib import Path

import pytest
from vaults import PASSPHRASE

from fieldcase.casework.cases import taken_or_new
from fieldcase.casework.desk import Desk
from fieldcase.casework.evidence import import_evidence
from fieldcase.vault.keys import TEST_COST
from fieldcase.world import World


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights by lists, not by modes")
def test_no_file_of_a_vault_its_backup_or_its_copy_can_be_read_by_others(tmp_path: Path) -> None:
    desk, _ = Desk.new(tmp_path / "v.fieldcase", PASSPHRASE, World(), TEST_COST)
    vault = desk.vault
    import_evidence(desk, taken_or_new(desk, "X-1").scope, io.BytesIO(b"evidence"), "1.txt")
    (tmp_path / "stick").mkdir()
    places = [vault.path, vault.backup(), vault.copy_to(tmp_path / "stick")]
    open_to_others = [
        path.name
        for place in places
        for path in [place, *place.rglob("*")]
        if stat.S_IMODE(path.stat().st_mode) & 0o077
    ]
    assert open_to_others == []
    assert sum(1 for place in places for path in place.rglob("vault.db")) >= 3
    assert all(list((place / "blobs").glob("*/*")) for place in places), "the control: evidence was copied too"
    desk.close()
