"""What tests of the vault's parts begin from: a folder that could become a vault, one where commits cost nothing."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

_MEMORY = Path("/dev/shm")


@pytest.fixture
def vault_folder(tmp_path: Path) -> Path:
    """An empty vault folder."""
    folder = tmp_path / "Name.fieldcase"
    folder.mkdir()
    return folder


@pytest.fixture
def quick_path() -> Iterator[Path]:
    """A folder of this test alone, in memory where the machine has such a disk: every commit is an fsync, and hundreds
    of vaults would wait minutes for them. Real files all the same."""
    with tempfile.TemporaryDirectory(prefix="vault-", dir=_MEMORY if _MEMORY.is_dir() else None) as folder:
        yield Path(folder)
