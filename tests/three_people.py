"""Three people with a vault each, who have met and share one case: for what one may take back of another's words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from vaults import new_vault, projected, rebuilt, save

from fieldcase.model.case import Event
from fieldcase.model.declare import field_named
from fieldcase.model.ids import EventId, ScopeId
from fieldcase.vault import projection
from fieldcase.vault.check import faults
from fieldcase.vault.entry import Entry
from fieldcase.vault.journal import Stamp
from fieldcase.vault.meeting import meet, show_as
from fieldcase.vault.peers import Peer
from fieldcase.vault.vault import Vault
from fieldcase.world import SeededWorld

RECORD = EventId(b"r" * 16)
WHAT = field_named(Event, "what")
OWNER, LAWYER, THIRD = range(3)
NAMES = (b"owner", b"lawyer", b"third")
YEARS = 24 * 30 * 86_400_000


@dataclass
class Three:
    """Three vaults of three people who have met, and one case."""

    vaults: list[Vault]
    scope: ScopeId

    def shown(self, at: int) -> Event | None:
        """The record as one of them sees it."""
        return self.vaults[at].store.get(Event, RECORD)

    def write(self, at: int, **values: str) -> list[Entry]:
        """One changes fields of the record, or begins it."""
        shown = self.shown(at)
        blank = shown or Event(id=RECORD, scope=self.scope)
        changed = replace(blank, **values)  # type: ignore[arg-type]
        return self.of(at, save(self.vaults[at], shown, changed, self.stamp(at)))

    def erase(self, at: int, field: bool = False) -> list[Entry]:
        """One erases the record, or what happened alone."""
        shown, vault = self.shown(at), self.vaults[at]
        assert shown is not None
        with vault.transaction():
            written = vault.store.erase(shown, WHAT if field else None, self.stamp(at))
        vault.settle_to_disk()
        return self.of(at, written)

    def of(self, at: int, written: list[bytes]) -> list[Entry]:
        """Entries by their ids."""
        found = [self.vaults[at].journal.entry(one) for one in written]
        return [one for one in found if one is not None]

    def stamp(self, at: int) -> Stamp:
        """A deed of one of them."""
        return Stamp(NAMES[at].ljust(16), self.vaults[at].world.random(16))

    def bring(self, to: int, *entries: Entry) -> None:
        """Entries arrive at one; what is shown there is what a rebuilt vault would show."""
        self.vaults[to].absorb([Entry.unpacked(one.packed()) for one in entries])
        assert projected(self.vaults[to]) == rebuilt(self.vaults[to])
        assert list(faults(self.vaults[to])) == []

    def bring_all(self, giver: int, to: int) -> None:
        """One hands over all there is."""
        self.bring(to, *self.vaults[giver].journal.entries(self.scope))

    def asked(self, at: int) -> list[tuple[str, bytes]]:
        """What is asked for at one: field and device."""
        found = projection.asked(self.vaults[at].write, self.vaults[at].journal)
        return [(one.field, one.device) for one in found]


def three_people(folder: Path) -> Three:
    """Three who have met, with nothing written yet."""
    vaults = [new_vault(folder, SeededWorld(name), f"{name.decode()}.fieldcase") for name in NAMES]
    with vaults[0].transaction():
        scope = ScopeId(vaults[0].new_scope("case"))
    for vault, name in zip(vaults, NAMES, strict=True):
        vault.adopt_scope(scope, *vaults[0].scope_key(scope))
        show_as(vault, name, name.decode())
    for vault in vaults:
        for other in vaults:
            if vault is not other:
                introduce(vault, other)
    return Three(vaults, scope)


def introduce(vault: Vault, other: Vault) -> None:
    """One takes in the other's card."""
    own = other.peers.own()
    assert own.member is not None
    peer = Peer(own.device, own.identity.recipient.public, own.label, own.member, 0)
    meet(vault, peer, another_of_theirs=True)
