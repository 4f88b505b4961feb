"""Two laptops that share a case: each a real vault beside the model's side of it (tests/facts.py).

Does a deed in both and looks whether they agree: tables and journal, what is shown, what is in conflict, what is
found, what is forgotten. Chooses nothing; the state machine does.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import cbor2
import pytest
from facts import Fact, Place, Refused, Side, Universe, Value
from laptop_ways import never_finished
from vaults import decrypted, everything_in, projected, rebuilt, reopened

from fieldcase.errors import Erased, NotUndoable
from fieldcase.model.case import Event
from fieldcase.model.ids import ScopeId
from fieldcase.vault import backup, header
from fieldcase.vault.check import faults
from fieldcase.vault.entry import Entry
from fieldcase.vault.journal import Stamp
from fieldcase.vault.keys import Secret
from fieldcase.vault.meeting import meet, show_as
from fieldcase.vault.peers import Peer
from fieldcase.vault.vault import Vault

FIELDS = ("what", "place", "notes")
NEVER = "never acknowledged"
Change = tuple[Place, Value, frozenset[int]]


@dataclass
class Case:
    """What both laptops have to do with: the scope, its records, every word and every fact there ever was."""

    folder: Path
    scope: ScopeId
    universe: Universe = field(default_factory=Universe)
    records: list[bytes] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    devices: set[bytes] = field(default_factory=set)
    places: int = 0

    def word(self) -> str:
        """A word nobody has used."""
        self.words.append(f"слово{len(self.words):04d}ё")
        return self.words[-1]

    def next_place(self) -> Path:
        """A path nothing stands at."""
        self.places += 1
        return self.folder / f"{self.places}.fieldcase"


class Laptop:
    """One vault at work, and the facts that must be seen in it."""

    def __init__(self, case: Case, vault: Vault, person: str = "") -> None:
        self.case = case
        self.vault = vault
        self.person = person
        self.side = Side(case.universe, vault.journal.device)
        self.done: list[list[bytes]] = []
        self.undone: list[list[bytes]] = []
        self.shown: dict[bytes, Event] = {}
        self.backups: list[tuple[Path, Side]] = []
        self.be_somebody()

    def be_somebody(self) -> None:
        """The device at work is this person's, for whoever meets it."""
        self.case.devices.add(self.vault.journal.device)
        self.case.universe.hands[self.vault.journal.device] = self.person
        if self.vault.peers.own().member is None:
            show_as(self.vault, self.person.encode(), self.person)

    def meet(self, other: Laptop) -> None:
        """Know every device the other's person ever had."""
        own = other.vault.peers.own()
        for device, person in self.case.universe.hands.items():
            if person == other.person and self.vault.peers.of(device) is None:
                label, recipient = other.person, own.identity.recipient.public
                meet(self.vault, Peer(device, recipient, label, other.person.encode(), 0), another_of_theirs=True)

    @property
    def stamp(self) -> Stamp:
        """Somebody at work, in a deed of its own."""
        return Stamp(b"somebody at work", self.vault.world.random(16))

    def get(self, record: bytes) -> Event | None:
        """The record as this laptop shows it."""
        return self.vault.store.get(Event, record)

    # Deeds

    def save(self, before: Event | None, after: Event, blank: Event, leaving: bool = False) -> None:
        """A save, as the desk does it; `blank` is what the person saw. `leaving` makes an entry of the drafts."""
        places: list[tuple[str, Place]] = [(one, (after.id, one)) for one in ("hidden", *FIELDS)]
        changes: list[Change] = [
            (place, getattr(after, one) or None, self.side.saw(place, getattr(blank, one) or None))
            for one, place in places
            if getattr(after, one) != getattr(blank, one)
        ]
        if self.side.shut(after.id):
            with pytest.raises(Erased), self.vault.transaction():
                self.vault.store.save(before, after, self.stamp)
            return
        with self.vault.transaction():
            entries = self.vault.store.save(before, after, self.stamp)
            if leaving:
                self.vault.drafts.drop(after.id)
        if leaving:
            self.side.drafts = {at: typed for at, typed in self.side.drafts.items() if at[0] != after.id}
        self.write_down(entries, changes)
        if entries:
            self.deed(entries)

    def take_back(self, source: list[list[bytes]], target: list[list[bytes]]) -> None:
        """Undo or redo; refused exactly where the model refuses."""
        if not source:
            return
        deed = [fact for fact in self.case.universe.facts.values() if fact.entry in source[-1]]
        try:
            wanted = self.side.undone(deed)
        except Refused:
            with pytest.raises(NotUndoable), self.vault.transaction():
                self.vault.store.undo(source[-1], self.stamp)
            return
        with self.vault.transaction():
            entries = self.vault.store.undo(source[-1], self.stamp)
        self.write_down(entries, wanted)
        source.pop()
        target.append(entries)

    def write_down(self, entries: Iterable[bytes], changes: list[Change], erasure: bool = False) -> None:
        """Enter acknowledged changes into the model; each must stand in exactly one of the entries."""
        facts, left = self.case.universe.facts, list(changes)
        for entry_id in entries:
            entry = self.vault.journal.entry(entry_id)
            assert entry is not None
            entry.check()
            _, _, device, _, _, at, *_ = cbor2.loads(entry.raw)
            together: list[Change] = []
            for part in entry.parts[1:]:
                body = cbor2.loads(part or b"")
                one = next(one for one in left if (one[0][1], one[1]) == (body["name"], body["value"]))
                left.remove(one)
                together.append(one)
            grew = frozenset[int]().union(*(seen for _, _, seen in together))
            if not erasure:
                grew = grew.union(*(self.side.upheld(place, seen) for place, _, seen in together))
            if not grew and not erasure:
                grew = self.side.begun(together[0][0][0], [place for place, _, _ in together])
            for place, value, seen in together:
                fact = Fact(len(facts), place, value, erasure, device, entry_id, at, seen, grew)
                facts[fact.number] = fact
                self.side.learn(fact, True)
        assert left == []
        self.check()

    def deed(self, entries: list[bytes]) -> None:
        """One more step that can be undone."""
        self.done.append(entries)
        self.undone.clear()

    def forget_steps(self) -> None:
        """No step can be undone any more."""
        self.done.clear()
        self.undone.clear()

    # Misfortunes

    def take_up(self, vault: Vault) -> None:
        """Another unlock: undo steps and open pages are gone, everything acknowledged is there, all of it agrees."""
        self.vault, self.shown = vault, {}
        self.forget_steps()
        assert list(faults(vault)) == []
        self.check()

    def be_killed(self) -> None:
        """The folder as it stands on the disk while somebody is in the middle of a deed is all that is left."""
        target = self.case.next_place()
        with never_finished(self.vault):
            self.vault.store.save(None, self.unfinished(), self.stamp)
            shutil.copytree(self.vault.path, target, ignore=shutil.ignore_patterns("*-shm"))
        left, self.vault = self.vault, reopened(self.vault, target)
        left.close()
        self.take_up(self.vault)

    def unfinished(self) -> Event:
        """A record whose save nobody was told of."""
        return Event(id=self.vault.world.random(16), scope=self.case.scope, what=NEVER)  # type: ignore[arg-type]

    def back_up(self) -> None:
        """A backup, kept elsewhere, with what the model knows at this moment."""
        kept = self.case.next_place()
        self.vault.backup().rename(kept)
        self.backups.append((kept, self.side.copy(b"")))

    def restore(self, master: Secret) -> None:
        """Go on from the last backup: a new device, which knows what the backup knew."""
        kept, side = self.backups[-1]
        target = self.case.next_place()
        backup.restored(backup.Source(kept, header.read(kept), master, self.vault.world), target)
        self.vault.close()
        vault = Vault(target, master, self.vault.slot, self.vault.world)
        assert vault.journal.device not in self.case.devices
        self.side = side.copy(vault.journal.device)
        self.vault = vault
        self.be_somebody()
        self.take_up(vault)

    def take_in(self, giver: Laptop, sent: list[Entry]) -> None:
        """Entries of the other laptop arrive, as bytes, in the order given."""
        erased = dict.fromkeys(fact for entry in sent for fact in self._learn(giver, entry))
        outcome = self.vault.absorb([Entry.unpacked(entry.packed()) for entry in sent])
        assert outcome.aside == outcome.refused == []
        for fact in erased:
            meant = [one for one in self.side.at(fact.place) if fact in self.side.meaning(one)]
            if not meant or any(self.side.may(fact, one) for one in meant):
                self.side.drafts.pop(fact.place, None)
        for record, name in list(self.side.drafts):
            if not self.side.exists(record):
                del self.side.drafts[record, name]
        self.check()

    def _learn(self, giver: Laptop, entry: Entry) -> list[Fact]:
        """Tell the model of an entry; returns the erasures in it that were not known."""
        names = {cbor2.loads(part)["name"] for part in entry.parts[1:] if part is not None}
        erased = []
        for fact in [one for one in self.case.universe.facts.values() if one.entry == entry.id]:
            with_words = fact.place[1] in names
            assert not with_words or giver.side.stays(fact), "a word that was erased travels"
            if fact.erasure and fact.number not in self.side.known:
                erased.append(fact)
            self.side.learn(fact, with_words)
        return erased

    # What must hold after each step

    def check(self) -> None:
        """Tables, journal and model agree in everything that can be seen."""
        rows = projected(self.vault)
        assert rows == rebuilt(self.vault)
        conflicts = []
        for record in self.case.records:
            row = rows.get(record)
            assert (row is not None) == self.side.exists(record)
            for one in ("hidden", *FIELDS) if row is not None else ():
                versions = self.side.versions((record, one))
                assert (getattr(row, one) or None) == (versions[0] if versions else None)
                conflicts += [("event", record, one, len(versions))] if len(versions) > 1 else []
        assert self.vault.store.conflicts() == sorted(conflicts, key=lambda each: each[1:3])
        assert {(draft.record, draft.field): draft.value for draft in self.vault.drafts.kept()} == self.side.drafts
        self._demand_forgotten()
        self._demand_found()

    def alive(self) -> set[Value]:
        """The words that may and must stand in the vault: spoken here and not erased, or being typed."""
        facts = [self.case.universe.facts[one] for one in self.side.known]
        return {one.value for one in facts if self.side.stays(one)} | set(self.side.drafts.values())

    def words_in_tables(self) -> list[str]:
        """The words of which it can be told whether they must stand in the tables."""
        return self.case.words

    def _demand_forgotten(self) -> None:
        texts = [
            value.decode(errors="replace") if isinstance(value, bytes) else value
            for _, value in everything_in(self.vault.write)
            if isinstance(value, bytes | str)
        ]
        tables, alive = "\n".join(texts), self.alive()
        for word in self.words_in_tables():
            assert (word in tables) == (word in alive)
        assert NEVER not in tables

    def _demand_found(self) -> None:
        for word in self.case.words[-3:]:
            expected = {
                (record, one)
                for record in self.case.records
                for one in FIELDS
                if self.side.exists(record)
                and self.side.versions((record, "hidden"))[:1] != [True]
                and self.side.versions((record, one))[:1] == [word]
            }
            assert {(hit.id, hit.field) for hit in self.vault.search(word.upper())} == expected

    def look_at_the_bytes(self) -> None:
        """Page by page, freed ones too, once the write-ahead log is emptied as an erasure empties it."""
        self.vault.settle_to_disk()
        raw, alive = decrypted(self.vault), self.alive()
        facts = [self.case.universe.facts[one] for one in self.side.known]
        for word in {one.value for one in facts if isinstance(one.value, str) and self.side.is_dead(one)} - alive:
            assert word.encode() not in raw
