"""Every file of a vault is for its owner alone, also where the folder's own rights are lost on a stick."""

from __future__ import annotations

import io
import stat
import sys
from pathlib import Path

import pytest
from vaults import case_scope, new_vault

from fieldcase.world import World


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights by lists, not by modes")
def test_no_file_of_a_vault_its_backup_or_its_copy_can_be_read_by_others(tmp_path: Path) -> None:
    vault = new_vault(tmp_path, World())
    case_scope(vault)
    vault.blobs.add(io.BytesIO(b"evidence"), vault.world.random)
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
    vault.close()
