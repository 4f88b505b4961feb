"""What happens to entries on their way, a deed that breaks off, the clocks of laptops. Makes no claim: tests do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace

from fieldcase.vault.entry import Entry
from fieldcase.vault.vault import Vault
from fieldcase.world import SeededWorld


def less(entry: Entry, choice: int) -> Entry:
    """The entry with its body withheld (0), its last field withheld (1), or whole; an erasure always whole."""
    if entry.header.kind == 0 or choice > 1:
        return entry
    kept = () if choice == 0 else entry.parts[:-1]
    return replace(entry, parts=(*kept, *(None for _ in entry.parts[len(kept) :])))


def world_of(name: str, number: int) -> SeededWorld:
    """The clock and the randomness of a laptop; the clocks of two do not agree."""
    return SeededWorld(b"life of " + name.encode(), clock=10**12 + number * 777)


@contextmanager
def never_finished(vault: Vault) -> Iterator[None]:
    """A deed that breaks off before it is acknowledged."""
    with suppress(InterruptedError), vault.transaction():
        yield
        raise InterruptedError
