"""What tests of the exchange begin from: a real vault with a case of two laptops, and a child for many bundles."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from bundles import Sample, sample_in, warm
from vaults import new_vault

from fieldcase import sandbox
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
