"""One of five laptops that share a case (tests/five_laptops.py): it meets devices, and keeps aside what it does not
believe. Chooses nothing."""

from __future__ import annotations

import shutil
from dataclasses import replace

import cbor2
from laptops import Case, Laptop

from fieldcase.vault.entry import Entry
from fieldcase.vault.meeting import meet
from fieldcase.vault.peers import Peer
from fieldcase.vault.quarantine import UNKNOWN
from fieldcase.vault.vault import Vault


class OneOfFive(Laptop):
    """A laptop that is looked at when all is over, and keeps aside what comes from a device it has not met."""

    def __init__(self, case: Case, vault: Vault, person: str) -> None:
        super().__init__(case, vault, person)
        self.waiting: dict[bytes, Entry] = {}

    def check(self) -> None:
        """Nothing after every deed."""

    def back_up(self) -> None:
        """The folder as it lies there in a quiet moment, in place of a backup of the program's: that costs as much as
        a tenth of a run, and is looked at where two share a case."""
        kept = self.case.next_place()
        self.vault.write.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copytree(self.vault.path, kept, ignore=shutil.ignore_patterns("*-shm", "lock"))
        self.backups.append((kept, self.side.copy(b"")))

    def take_up(self, vault: Vault) -> None:
        """Another unlock; all of it is looked at when all is over."""
        self.vault = vault
        self.forget_steps()

    def look(self) -> None:
        """All that can be seen is what the facts say of this laptop."""
        Laptop.check(self)

    def words_in_tables(self) -> list[str]:
        """Every word there ever was, but those that may stand in quarantine."""
        aside = {one.id for one in self.waiting.values()}
        kept = {one.value for one in self.case.universe.facts.values() if one.entry in aside}
        return [word for word in self.case.words if word not in kept]

    def device(self) -> bytes:
        """The device at work."""
        return self.vault.journal.device

    def get_acquainted(self, other: OneOfFive) -> None:
        """Meet the device that another has now; what waited for that is learned."""
        own = other.vault.peers.own()
        if other is self or self.vault.peers.of(own.device) is not None:
            return
        label, recipient = other.person, own.identity.recipient.public
        meet(self.vault, Peer(own.device, recipient, label, other.person.encode(), 0), another_of_theirs=True)
        waited = [one for one in self.waiting.values() if one.header.device == own.device]
        for entry in waited:
            names = {cbor2.loads(part)["name"] for part in entry.parts[1:] if part is not None}
            for fact in [one for one in self.case.universe.facts.values() if one.entry == entry.id]:
                self.side.learn(fact, fact.place[1] in names)
            del self.waiting[entry.id]
        if waited:
            self.look()

    def receive(self, giver: OneOfFive, sent: list[Entry]) -> bool:
        """What arrived; whether anything of it was new."""
        outcome = self.vault.absorb(sent, carrier=giver.device())
        assert not outcome.refused, outcome.refused
        aside = {entry_id for entry_id, reason in outcome.aside if reason == UNKNOWN}
        for entry in sent:
            own = entry.header.device in self.case.universe.hands and self.hand_of(entry) == self.person
            if own or self.vault.peers.of(entry.header.device) is not None:
                assert entry.id not in aside
                self._learn(giver, entry)
            else:
                assert entry.id not in outcome.taken
                kept = self.waiting.get(entry.id, entry)
                both = zip(kept.parts, entry.parts, strict=True)
                parts = tuple(old if old is not None else new for old, new in both)
                self.waiting[entry.id] = replace(entry, parts=parts)
        self.side.drafts.clear()
        return bool(outcome.taken or outcome.filled or outcome.aside)

    def hand_of(self, entry: Entry) -> str:
        """Whose device wrote it."""
        return self.case.universe.hands[entry.header.device]
