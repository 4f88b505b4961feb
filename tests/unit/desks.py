"""A desk for tests of deeds: a real vault with a seeded world, opened in milliseconds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from vaults import PASSPHRASE, new_desk

from fieldcase.casework.desk import Desk
from fieldcase.world import SeededWorld, World

# The day of a SeededWorld's clock.
TODAY = "2026-01-01"


@contextmanager
def desk_at(folder: Path, world: World | None = None) -> Iterator[Desk]:
    """A new desk in `folder`, closed at the end."""
    desk = new_desk(folder / "Name.fieldcase", PASSPHRASE, world or SeededWorld(b"deeds"))
    try:
        yield desk
    finally:
        desk.close()
