"""Where the laptops of a test lie, and the vaults they are copied from."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from laptop_ways import world_of
from vaults import new_vault

from fieldcase.vault.keys import Secret

# Thousands of commits wait for thousands of fsyncs, unless the disk is memory.
WHERE = "/dev/shm" if Path("/dev/shm").is_dir() else None
TEMPLATES: dict[str, tuple[Path, Secret, bytes]] = {}
ROOM: list[Path] = []


def template(name: str) -> tuple[Path, Secret, bytes]:
    """A new vault to copy, made once for all examples of a run."""
    if name not in TEMPLATES:
        with new_vault(ROOM[-1], world_of(name, 0), f"{name}.fieldcase") as vault:
            TEMPLATES[name] = vault.path, vault.source().master, vault.slot
    return TEMPLATES[name]


@contextmanager
def room() -> Iterator[None]:
    """Where the laptops of a test lie, and what they are copied from; gone after it."""
    with tempfile.TemporaryDirectory(prefix="laptops-", dir=WHERE) as folder:
        ROOM.append(Path(folder))
        try:
            yield
        finally:
            ROOM.pop()
            TEMPLATES.clear()
