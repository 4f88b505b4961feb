"""A desk at work on one record of one case. Makes no claim of its own, but that the vault stays sound."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from vaults import PASSPHRASE, new_desk

from fieldcase.casework.desk import Desk
from fieldcase.model.case import Event
from fieldcase.model.dates import UncertainDate
from fieldcase.model.ids import EventId, ScopeId
from fieldcase.vault.check import faults
from fieldcase.vault.entry import body_of
from fieldcase.vault.vault import Vault
from fieldcase.world import SeededWorld

SHARED = EventId(b"record of others")


@dataclass
class Work:
    """A desk with a case and a record of it."""

    desk: Desk
    scope: ScopeId
    event: Event

    @property
    def vault(self) -> Vault:
        """The desk's vault."""
        return self.desk.vault

    def now(self, event: Event | None = None) -> Event:
        """The record as it stands."""
        found = self.desk.get(Event, (event or self.event).id)
        assert found is not None
        return found

    def names(self, entry_id: bytes) -> list[str]:
        """The fields an entry touches."""
        entry = self.vault.journal.entry(entry_id)
        assert entry is not None
        return [str(body_of(part)["name"]) for part in entry.parts[1:] if part is not None]

    def count(self) -> int:
        """How many entries there are."""
        return self.vault.journal.reached()[0]


@contextmanager
def at_work(folder: Path) -> Iterator[Work]:
    """Somebody at work in a new vault in `folder`, which is sound when the work is over."""
    desk = new_desk(folder / "Name.fieldcase", PASSPHRASE, SeededWorld(b"store"))
    scope = desk.new_scope("case")
    event = Event(id=SHARED, scope=scope, what="Обыск", place="Талас", date=UncertainDate("2024-11"))
    desk.save(None, event)
    yield Work(desk, scope, event)
    assert list(faults(desk.vault)) == []
    desk.close()
