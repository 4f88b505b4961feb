"""The desk: the one object a window or a command holds. Every change to a record goes through `save`.

A desk knows who works at it (the member of the passphrase's slot), the world's clock and randomness, and the tables of
the field. It issues no SQL; the vault does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from fieldcase.casework import covered
from fieldcase.casework.changes import Changes
from fieldcase.casework.own_law import tables_of
from fieldcase.casework.tables import shipped
from fieldcase.errors import Erased, NoSuchRecord, NotUndoable
from fieldcase.model.declare import Record, declared, field_named
from fieldcase.model.holders import HOLDERS
from fieldcase.model.ids import MemberId, ScopeId
from fieldcase.model.law import Instrument, Provision
from fieldcase.model.people import Member
from fieldcase.model.terms import Tables
from fieldcase.model.values import Instant
from fieldcase.rules.pseudonyms import random_pseudonym
from fieldcase.vault import searching
from fieldcase.vault.drafts import Draft
from fieldcase.vault.journal import Stamp
from fieldcase.vault.keys import Cost, Secret
from fieldcase.vault.searching import Found
from fieldcase.vault.store import Version
from fieldcase.vault.vault import Vault
from fieldcase.world import World

AnyRecord = TypeVar("AnyRecord", bound=Record)
Result = TypeVar("Result")


class Desk:
    """A person at work in an open vault."""

    def __init__(self, vault: Vault, world: World, tables: Tables, language: str = "en") -> None:
        self.vault = vault
        self.world = world
        self._delivered = tables
        self.tables = tables
        self.register = ScopeId(vault.scope("register"))
        self.own = ScopeId(vault.scope("desk"))
        self._deed: bytes = b""
        self._entries: list[bytes] = []
        self._changes = Changes()
        self._seen = Changes()
        self._done: list[list[bytes]] = []
        self._undone: list[list[bytes]] = []
        self.member = self._who(language)
        self._heed_law(Changes(frozenset({Provision.KIND})))

    @classmethod
    def new(
        cls, path: Path, passphrase: str, world: World, cost: Cost | None = None, language: str = "en"
    ) -> tuple[Desk, str]:
        """Make a vault for whoever speaks `language`; returns the desk and the recovery code, which is shown once."""
        vault, code = Vault.create(path, passphrase, world, cost)
        return cls(vault, world, shipped(), language), code

    @classmethod
    def open(cls, path: Path, passphrase: str, world: World) -> Desk:
        """Open a vault by a passphrase; the desk's member is the person of its slot."""
        return cls(Vault.open(path, passphrase, world), world, shipped())

    @classmethod
    def at(cls, path: Path, master: Secret, slot: bytes, world: World) -> Desk:
        """Open a vault by its master key: where the passphrase was already asked."""
        return cls(Vault(path, master, slot, world), world, shipped())

    def close(self) -> None:
        """Close the vault; the desk is not usable after it."""
        self.vault.close()

    def _who(self, language: str) -> MemberId:
        """The member of the slot that opened the vault; made with a random pseudonym of this language where there is
        none yet. A recovery code is nobody's in particular: where one person works in the vault, it is theirs.
        """
        members = self.all(Member)
        for member in members:
            if member.slot == self.vault.slot:
                return member.id
        if len(members) == 1 and not self.vault.opened_by_person:
            return members[0].id
        new = MemberId(self.new_id())
        self.member = new
        pseudonym = random_pseudonym(self.world.random, self.tables, language, {one.pseudonym for one in members})
        with self.deed(undoable=False):
            self.save(None, Member(id=new, scope=self.register, pseudonym=pseudonym, slot=self.vault.slot))
        return new

    def new_id(self) -> bytes:
        """A fresh random id."""
        return self.world.random(16)

    def new_scope(self, kind: str) -> ScopeId:
        """A new scope for a case, a visit or a campaign."""
        with self.deed():
            return ScopeId(self.vault.new_scope(kind))

    def now(self) -> Instant:
        """This moment as records keep it."""
        return Instant(self.world.now(), self.world.offset())

    @contextmanager
    def deed(self, *, undoable: bool = True) -> Iterator[None]:
        """One deed of a person: all its saves are one transaction and one step of undo. Deeds do not nest further.

        Not `undoable` is what the desk notes by itself, such as who looked: undo takes back what the person did last.
        """
        if self._deed:
            yield
            return
        self._deed, self._entries, self._changes = self.world.random(16), [], Changes()
        try:
            with self.vault.transaction():
                yield
            if self._entries and undoable:
                self._done.append(self._entries)
                self._undone.clear()
            self._seen |= self._changes
            self._heed_law(self._changes)
        finally:
            self._deed = b""

    def watched(self, deed: Callable[[], Result]) -> tuple[Result, Changes]:
        """Run a deed and say beside its answer what it changed: what a window broadcasts to its pages."""
        self._seen = Changes()
        answer = deed()
        return answer, self._seen

    @property
    def stamp(self) -> Stamp:
        """Author and deed of what is written now."""
        return Stamp(self.member, self._deed)

    def save(self, before: Record | None, after: Record) -> Changes:
        """Write what differs between the two; `before` None makes a new record."""
        with self.deed():
            self._entries += self.vault.store.save(before, after, self.stamp)
            return self._note(after)

    def touched(self, record: Record) -> Changes:
        """Note within a deed that a record was changed by other means than `save`, such as an erasure."""
        return self._note(record)

    def _note(self, record: Record) -> Changes:
        change = Changes(frozenset({record.KIND}), frozenset({record.key}), self._deed)
        self._changes |= change
        return change

    def hide(self, record: AnyRecord) -> Changes:
        """Put a record into the bin; undo brings it back."""
        return self.save(record, replace(record, hidden=True))

    def get(self, kind: type[AnyRecord], record_id: bytes) -> AnyRecord | None:
        """The record of a kind with this id."""
        return self.vault.store.get(kind, record_id)

    def find(self, record_id: bytes) -> Record:
        """The record with this id, of whatever kind; NoSuchRecord where there is none."""
        found = self.vault.store.find(record_id)
        if found is None:
            raise NoSuchRecord(id=record_id.hex())
        return found

    def all(self, kind: type[AnyRecord], scope: ScopeId | None = None) -> tuple[AnyRecord, ...]:
        """The records of a kind, in one scope or everywhere, without those in the bin."""
        return self.vault.store.all(kind, scope)

    @property
    def can_undo(self) -> bool:
        """Whether there is a deed of this unlock that undo could take back."""
        return bool(self._done)

    def undo(self) -> Changes:
        """Take the last deed of this unlock back."""
        return self._take_back(self._done, self._undone)

    def redo(self) -> Changes:
        """Take the last undo back."""
        return self._take_back(self._undone, self._done)

    def _take_back(self, source: list[list[bytes]], target: list[list[bytes]]) -> Changes:
        if not source:
            raise NotUndoable
        self._deed = self.world.random(16)
        try:
            with self.vault.transaction():
                written = self.vault.store.undo(source[-1], self.stamp)
        finally:
            self._deed = b""
        source.pop()
        target.append(written)
        changes = Changes(self.vault.store.kinds_of(written))
        self._seen |= changes
        self._heed_law(changes)
        return changes

    def _heed_law(self, changes: Changes) -> None:
        if changes.kinds & {Instrument.KIND, Provision.KIND}:
            self.tables = tables_of(self.vault, self._delivered)

    def forget_undo(self) -> None:
        """Drop all undo steps: after an erasure none may bring words back."""
        self._done.clear()
        self._undone.clear()

    def history(self, kind: type[Record], record_id: bytes, field: str) -> list[Version]:
        """Every value a field had that was not erased, oldest first."""
        return self.vault.store.history(kind, record_id, field_named(kind, field))

    def conflicts(self) -> list[tuple[str, bytes, str, int]]:
        """Fields with more than one value: kind, record, field, versions."""
        return self.vault.store.conflicts()

    def resolve(self, record: Record, field: str, value: Any) -> Changes:
        """End a conflict by a person's choice."""
        with self.deed():
            self._entries += self.vault.store.resolve(record, field_named(type(record), field), value, self.stamp)
            return self._note(record)

    def _refuse_erased(self, record: Record) -> None:
        """Erased where a record is gone for good, or the case, visit or campaign it belongs to: a form that still
        shows it must not bring its words back."""
        store = self.vault.store
        holders = [kind for kind in HOLDERS if store.ever(kind, record.scope)]
        gone = bool(holders) and not any(store.all(kind, record.scope, hidden=True) for kind in holders)
        if gone or store.is_erased(record):
            raise Erased

    def draft(self, record: Record, field: str, value: Any) -> None:
        """Keep what is being typed; Erased where the record is gone for good, so too in what follows."""
        with self.vault.transaction():
            self._refuse_erased(record)
            self.vault.drafts.keep(record, field, value, self.world.now())

    def drafts(self, record_id: bytes | None = None) -> tuple[Draft, ...]:
        """What was typed and not yet entered."""
        return tuple(self.vault.drafts.kept(record_id))

    def enter_drafts(self, before: Record | None, blank: Record) -> Changes:
        """Make one entry of a record's drafts and forget them: what leaving the record does."""
        typed = {draft.field: draft.value for draft in self.drafts(blank.key)}
        with self.deed():
            self._refuse_erased(blank)
            changes = self.save(before, replace(before or blank, **typed))
            self.vault.drafts.drop_entered(blank.key)
        return changes

    def begin(self, blank: Record) -> None:
        """Draft every field that a blank record holds already: an unfinished one is then found again after a kill."""
        with self.vault.transaction():
            self._refuse_erased(blank)
            for field in declared(type(blank)):
                value = getattr(blank, field.name)
                if value != field.empty:
                    self.vault.drafts.keep(blank, field.name, value, self.world.now())

    def draft_words(self, record: Record, field: str, text: str) -> None:
        """Keep words typed into a field that cannot be read as its value (yet)."""
        with self.vault.transaction():
            self._refuse_erased(record)
            self.vault.drafts.keep_words(record, field, text, self.world.now())

    def draft_words_of(self, record_id: bytes) -> dict[str, str]:
        """The words of a record's fields that could not be read yet."""
        return self.vault.drafts.words_of(record_id)

    def draft_parts(self, record: Record, field: str, parts: Mapping[str, str | None]) -> None:
        """Keep what stands at places within a field that takes an hour to fill in; None forgets a place."""
        with self.vault.transaction():
            self._refuse_erased(record)
            self.vault.drafts.keep_parts(record, field, parts, self.world.now())

    def unfinished(self) -> tuple[Record, ...]:
        """New records that were begun and not yet entered, newest first."""
        return self.vault.drafts.unfinished(self.vault.store)

    def give_up(self, record_id: bytes) -> None:
        """Forget the drafts of a record."""
        with self.vault.transaction():
            self.vault.drafts.drop(record_id)

    def bring_back(self, record: AnyRecord) -> Changes:
        """Take a record out of the bin."""
        return self.save(record, replace(record, hidden=False))

    def search(self, words: str) -> tuple[Found, ...]:
        """The fields that hold all these words as prefixes, best first."""
        return covered.shown(searching.found(self.vault.store, self.vault.search(words)), self.get)
