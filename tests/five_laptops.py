"""Five laptops that share one case by lists of packed entries, over ways that lose, double, spoil and shuffle them.

Lives one random run by its seed, each laptop a real vault beside the model's side of it (tests/facts.py). The model
learns what arrived and was believed; at the end all hand over until nothing new comes, and are held to it.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from functools import cache
from itertools import permutations
from pathlib import Path
from random import Random
from typing import Any

from facts import WHOLE
from laptop_room import ROOM, template
from laptop_ways import less
from laptops import FIELDS, Case
from one_of_five import OneOfFive

from fieldcase.errors import EntryRefused, NothingToErase
from fieldcase.model.case import Event
from fieldcase.model.declare import field_named
from fieldcase.model.ids import EventId, ScopeId
from fieldcase.vault import holding, projection
from fieldcase.vault.check import faults
from fieldcase.vault.entry import ERASURE, Entry, commitment, parts_of, signed
from fieldcase.vault.vault import Vault
from fieldcase.world import SeededWorld

NAMES = ("Алма", "Берёза", "Вяз", "Груша", "Дуб")
LOST, DOUBLED, SPOILT, WITHHELD = 0.25, 0.25, 0.10, 0.15
DAYS = 86_400_000
MOST_RECORDS = 2


@cache
def case_of_five(room: Path) -> ScopeId:
    """Found the five vaults that every run in this room copies: all know one case, and each other."""
    worlds = [SeededWorld(f"meeting {name}".encode(), clock=10**12) for name in NAMES]
    vaults = [Vault(*template(name), world) for name, world in zip(NAMES, worlds, strict=True)]
    with vaults[0].transaction():
        case = Case(room, ScopeId(vaults[0].new_scope("case")))
    for vault in vaults[1:]:
        vault.adopt_scope(case.scope, *vaults[0].scope_key(case.scope))
    laptops = [OneOfFive(case, vault, name) for vault, name in zip(vaults, NAMES, strict=True)]
    for one, other in permutations(laptops, 2):
        one.get_acquainted(other)
    for vault in vaults:
        vault.close()
    return case.scope


@dataclass
class FiveLaptops:
    """One run. Deeds and hand-overs are drawn from `seed` alone."""

    folder: Path
    seed: int
    steps: int = 24

    def __post_init__(self) -> None:
        self.random = Random(self.seed)
        self.case = Case(self.folder, case_of_five(ROOM[-1]))
        self.laptops: list[OneOfFive] = []
        for name in NAMES:
            path, master, slot = template(name)
            shutil.copytree(path, self.folder / path.name)
            off = self.random.randint(-3 * DAYS, 3 * DAYS)
            world = SeededWorld(f"{self.seed} {name}".encode(), clock=1_760_000_000_000 + off)
            self.laptops.append(OneOfFive(self.case, Vault(self.folder / path.name, master, slot, world), name))
        self.restored = self.random.choice(self.laptops)

    def live(self) -> None:
        """All of it, and what must hold at the end."""
        deeds = (
            [self.edit] * 6 + [self.hand_over] * 7 + [self.resolve] * 2
            + [self.erase_a_field, self.erase_a_record, self.say_again, self.hide, self.hand_over_a_fork]
        )  # fmt: skip
        self.hand_over_all(self.make())
        try:
            for step in range(self.steps):
                if step == self.steps // 4:
                    self.restored.back_up()
                if step == self.steps // 2:
                    self.go_on_from_the_backup()
                self.random.choice(deeds)()
                if self.random.random() < 0.2:
                    self.random.choice(self.laptops).get_acquainted(self.restored)
            self.settle()
            self.look()
        finally:
            for laptop in self.laptops:
                laptop.vault.close()

    def go_on_from_the_backup(self) -> None:
        """One is restored, writes, and hands over to some who do not know its new device yet."""
        one = self.restored
        one.restore(template(one.person)[1])
        one.waiting.clear()
        current = self.shown(one)
        if current is not None:
            one.save(current, replace(current, **self.words()), current)
        for other in self.random.sample([laptop for laptop in self.laptops if laptop is not one], 2):
            self.carry(one, other, bad=True)

    # Deeds

    def shown(self, laptop: OneOfFive) -> Event | None:
        """One of the records that this laptop shows."""
        found = [event for event in map(laptop.get, self.case.records) if event is not None]
        return self.random.choice(found) if found else None

    def make(self) -> OneOfFive:
        """Somebody makes a record."""
        laptop = self.random.choice(self.laptops)
        blank = Event(id=EventId(laptop.vault.world.random(16)), scope=self.case.scope, kind="")
        self.case.records.append(blank.id)
        laptop.save(None, replace(blank, **self.words()), blank)
        return laptop

    def edit(self) -> None:
        """Somebody changes what they see, or makes a record while there are few."""
        if len(self.case.records) < MOST_RECORDS and self.random.random() < 0.3:
            self.make()
            return
        laptop = self.random.choice(self.laptops)
        current = self.shown(laptop)
        if current is not None:
            laptop.save(current, replace(current, **self.words()), current)

    def words(self) -> dict[str, Any]:
        """New words for one field or two."""
        return {one: self.case.word() for one in self.random.sample(FIELDS, self.random.choice((1, 1, 2)))}

    def hide(self) -> None:
        """Somebody puts a record into the bin, or takes it out."""
        laptop = self.random.choice(self.laptops)
        current = self.shown(laptop)
        if current is not None:
            laptop.save(current, replace(current, hidden=not current.hidden), current)

    def say_again(self) -> None:
        """Somebody takes their last deed back."""
        laptop = self.random.choice(self.laptops)
        laptop.take_back(laptop.done, laptop.undone)

    def resolve(self) -> None:
        """Somebody ends what stands in conflict."""
        laptop = self.random.choice([one for one in self.laptops if one.vault.store.conflicts()] or self.laptops)
        for _, record, name, _ in laptop.vault.store.conflicts():
            current, side, place = laptop.get(record), laptop.side, (record, name)
            if current is None or name == "hidden" or side.shut(record):
                continue
            value = self.case.word()
            seen = side.with_beneath(place, [one for one in side.heads(side.at(place)) if side.speaks(one)])
            with laptop.vault.transaction():
                entries = laptop.vault.store.resolve(current, field_named(Event, name), value, laptop.stamp)
            laptop.write_down(entries, [(place, value, seen)])

    def erase_a_field(self) -> None:
        """Somebody erases a field, of their own record or another's."""
        laptop = self.random.choice(self.laptops)
        current, name = self.shown(laptop), self.random.choice(FIELDS)
        if current is None:
            return
        place, side = (current.id, name), laptop.side
        try:
            with laptop.vault.transaction():
                entries = laptop.vault.store.erase(current, field_named(Event, name), laptop.stamp)
        except NothingToErase:
            assert not side.at(place)
            return
        seen = side.with_beneath(place, side.heads(side.at(place)))
        laptop.write_down(entries, [(place, None, seen)], erasure=True)
        laptop.forget_steps()

    def erase_a_record(self) -> None:
        """Somebody erases a record, half the time its own."""
        laptop = self.random.choice(self.laptops)
        current = self.shown(laptop)
        if current is None:
            return
        with laptop.vault.transaction():
            entries = laptop.vault.store.erase(current, None, laptop.stamp)
        laptop.write_down(entries, [((current.id, WHOLE), None, frozenset())], erasure=True)
        laptop.forget_steps()

    # Ways between them

    def hand_over(self) -> None:
        """One gives another what the other is known to lack; on the way things happen to it."""
        giver, taker = self.random.sample(self.laptops, 2)
        self.carry(giver, taker, bad=True)
        if self.random.random() < 0.7:  # what the other holds now comes back some time, or not
            self.acknowledge(taker, giver)
        if self.random.random() < 0.3:
            taker.look()

    def acknowledge(self, taker: OneOfFive, giver: OneOfFive) -> None:
        """What one holds is told to the other, in the form it travels in."""
        have = holding.read(holding.spelled(holding.present(taker.vault.write, [self.case.scope])))
        with giver.vault.transaction():
            holding.note(giver.vault.write, taker.device(), have)

    def carry(self, giver: OneOfFive, taker: OneOfFive, bad: bool) -> bool:
        """Whether anything was new to the taker."""
        scopes, connection = [self.case.scope], giver.vault.write
        known = holding.of_peer(connection, taker.device(), scopes)
        going = list(holding.entries(connection, holding.lacking(holding.present(connection, scopes), known)))
        if bad:
            going = [less(one, self.random.randint(0, 1)) if self.random.random() < WITHHELD else one for one in going]
            going = [one for one in going if self.random.random() >= LOST]
            going += [one for one in going if self.random.random() < DOUBLED]
            self.random.shuffle(going)
        arrived = []
        for one in going:
            packed = one.packed()
            if bad and self.random.random() < SPOILT:
                at = self.random.randrange(len(packed))
                packed = packed[:at] + bytes([packed[at] ^ self.random.randint(1, 255)]) + packed[at + 1 :]
            try:
                arrived.append(Entry.unpacked(packed))
            except EntryRefused:
                assert packed != one.packed()
        return taker.receive(giver, arrived)

    def hand_over_all(self, giver: OneOfFive) -> None:
        """Everybody gets everything of one."""
        for taker in self.laptops:
            if taker is not giver:
                self.carry(giver, taker, bad=False)

    def hand_over_a_fork(self) -> None:
        """A copied folder went on beside its vault: another entry for a place that the taker has."""
        giver, taker = self.random.sample(self.laptops, 2)
        theirs = [
            one for one in taker.vault.journal.entries(self.case.scope)
            if one.header.device == giver.device() and one.header.kind != ERASURE
        ]  # fmt: skip
        key = giver.vault.journal._key
        if not theirs or key is None:
            return
        header, journal, record = self.random.choice(theirs).header, taker.vault.journal, b"of another copy."
        parts = parts_of(record, b"a" * 16, b"d" * 16, {"what": self.case.word()}, [b"s" * 16] * 2)
        slots = (journal.slot_tag(header.scope, record, "what"),)
        tag = journal.record_tag(header.scope, record)
        forged = signed(replace(header, record=tag, slots=slots, commitment=commitment(parts)), parts, key)
        outcome = taker.vault.absorb([forged])
        assert outcome.refused == [(forged.id, "fork")]
        assert outcome.forked == {giver.device()}

    # The end

    def settle(self) -> None:
        """All meet, tell one of them the words they withheld and hear them there, until nothing new comes."""
        for one, other in permutations(self.laptops, 2):
            one.get_acquainted(other)
        middle, *others = self.random.sample(self.laptops, len(self.laptops))
        ways = [*((one, middle) for one in others), *((middle, one) for one in others)]
        while sum(self.tell(giver, taker) for giver, taker in ways):  # all of them each time
            pass
        for giver, taker in ways:  # more may be told now: words travel again
            whole = giver.vault.journal.entries(self.case.scope)
            taker.receive(giver, [one for one in whole if taker.vault.journal.known(one.id)])

    def tell(self, giver: OneOfFive, taker: OneOfFive) -> bool:
        """One gives all that the other says it lacks, and nothing happens to it; whether anything was new."""
        self.acknowledge(taker, giver)
        return self.carry(giver, taker, bad=False)

    def look(self) -> None:
        """All are equal, and what the facts say."""
        first = self.laptops[0]
        for laptop in self.laptops:
            laptop.look()
            assert laptop.vault.journal.heads() == first.vault.journal.heads()
            assert self.asked(laptop) == self.asked_by_facts(laptop)
            assert laptop.side.known.keys() == first.side.known.keys()
            assert len({one.id for one in laptop.vault.journal.entries()}) == laptop.vault.journal.reached()[0]
            if self.seed % 7 == 0:
                assert list(faults(laptop.vault)) == []

    def asked(self, laptop: OneOfFive) -> set[tuple[bytes, bytes]]:
        """Record and entry of each erasure that waits for somebody."""
        return {(one.record, one.entry) for one in projection.asked(laptop.vault.write, laptop.vault.journal)}

    def asked_by_facts(self, laptop: OneOfFive) -> set[tuple[bytes, bytes]]:
        """The same by the model."""
        side, found = laptop.side, set[tuple[bytes, bytes]]()
        for record in self.case.records:
            for fact in filter(side.stays, side.about(record)):
                found |= {(record, by.entry) for by in side.meaning(fact) if not side.may(by, fact)}
        return found
