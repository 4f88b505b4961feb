"""What tests of the exchange begin from: a real vault with a case of two laptops, and a child for many bundles."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from bundles import Sample, sample_in, warm
from handed_evidence import TwoLaptops
from vaults import new_vault

from fieldcase import sandbox
from fieldcase.exchange import joined, parted
from fieldcase.vault.vault import Vault

_MEMORY = Path("/dev/shm")


@pytest.fixture(scope="module")
def shared() -> Iterator[tuple[Vault, Sample]]:
    """The vault, and what it has of the case; its disk is memory where the machine has such."""
    with (
        tempfile.TemporaryDirectory(prefix="exchange-", dir=_MEMORY if _MEMORY.is_dir() else None) as folder,
        sample_in(Path(folder)) as made,
    ):
        yield made


@pytest.fixture(scope="module")
def sample(shared: tuple[Vault, Sample]) -> Sample:
    """The case alone."""
    return shared[1]


@pytest.fixture(scope="module")
def child() -> Iterator[sandbox.Warm]:
    """A child that stays for all bundles of a module."""
    with warm() as made:
        yield made


@pytest.fixture
def quick_vault(shared: tuple[Vault, Sample], tmp_path: Path) -> Iterator[Vault]:
    """Another laptop's vault, empty but for the scope of the shared case."""
    sample = shared[1]
    with new_vault(tmp_path, name="Other.fieldcase") as vault:
        with vault.transaction():
            vault.write.execute(
                "INSERT INTO scope (id, kind, tag_key) VALUES (?, 'case', ?)", (sample.scope, sample.tag_key)
            )
        yield vault


@pytest.fixture
def two() -> Iterator[TwoLaptops]:
    """Two laptops and a stick, in memory where the machine has such a disk."""
    with tempfile.TemporaryDirectory(prefix="beside-", dir=_MEMORY if _MEMORY.is_dir() else None) as folder:
        made = TwoLaptops.made(Path(folder))
        with made.giver, made.taker:
            yield made


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> int:
    """Parts of 128 KiB in place of 84 MiB, so that a photograph has several; how large they are."""
    size = 128 * 1024
    for module in (parted, joined):
        monkeypatch.setattr(module, "FULL", size)
    return size
