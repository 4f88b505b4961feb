"""Entries arrive in any order and never all at once: no word is taken for an erased one, none superseded unseen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from laptop_ways import less
from vaults import STAMP, case_scope, new_vault, projected, rebuilt, save

from fieldcase.model.case import Event
from fieldcase.model.declare import field_named
from fieldcase.model.ids import EventId, ScopeId
from fieldcase.vault import grouping, projection
from fieldcase.vault.entry import Entry
from fieldcase.world import SeededWorld

WHAT = field_named(Event, "what")
RECORD = EventId(b"r" * 16)


class Desks:
    """Three laptops that know one scope, and what travels between them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.vaults = [new_vault(folder, SeededWorld(bytes([at])), f"{at}.fieldcase") for at in range(3)]
        self.scope = case_scope(self.vaults[0])
        for vault in self.vaults[1:]:
            vault.adopt_scope(self.scope, *self.vaults[0].scope_key(self.scope))

    def write(self, at: int, **values: str) -> Entry:
        """Save these fields over what this laptop shows; the last entry of it."""
        shown = self.vaults[at].store.get(Event, RECORD)
        blank = shown or Event(id=RECORD, scope=ScopeId(self.scope))
        save(self.vaults[at], shown, replace(blank, **values))  # type: ignore[arg-type]
        return self.last(at)

    def erase(self, at: int) -> Entry:
        """Erase what happened."""
        shown = self.vaults[at].store.get(Event, RECORD)
        assert shown is not None
        with self.vaults[at].transaction():
            self.vaults[at].store.erase(shown, WHAT, STAMP)
        return self.last(at)

    def last(self, at: int) -> Entry:
        """The newest entry of a laptop."""
        return list(self.vaults[at].journal.entries(self.scope))[-1]

    def bring(self, to: int, *entries: Entry) -> None:
        """Entries arrive; what the tables hold is what the journal says."""
        devices = frozenset(vault.journal.device for vault in self.vaults)
        self.vaults[to].absorb([Entry.unpacked(entry.packed()) for entry in entries], devices)
        assert projected(self.vaults[to]) == rebuilt(self.vaults[to])

    def all_of(self, at: int) -> list[Entry]:
        """Everything a laptop has of the scope."""
        return list(self.vaults[at].journal.entries(self.scope))

    def what(self, at: int) -> str:
        """What happened, as a laptop shows it."""
        shown = self.vaults[at].store.get(Event, RECORD)
        assert shown is not None
        return shown.what

    def versions(self, at: int, name: str) -> set[str]:
        """The values of a field on a laptop; more than one are a conflict."""
        shown = self.vaults[at].store.get(Event, RECORD)
        assert shown is not None
        return set(self.vaults[at].store.versions(shown, field_named(Event, name)))


@pytest.fixture
def desks(quick_path: Path) -> Iterator[Desks]:
    made = Desks(quick_path)
    yield made
    for vault in made.vaults:
        vault.close()


def erased_and_written_anew(desks: Desks) -> list[Entry]:
    return [desks.write(0, what="имя"), desks.erase(0), desks.write(0, what="соседка"), desks.write(0, what="врач")]


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_what_is_written_after_an_erasure_stays_in_whatever_order_it_arrives(
    desks: Desks, order: tuple[int, ...]
) -> None:
    entries = erased_and_written_anew(desks)
    for at in order:
        desks.bring(1, entries[at])
    assert desks.what(1) == desks.what(0) == "врач"
    assert desks.vaults[1].store.history(Event, RECORD, WHAT)[0].value == ""


def test_without_the_erasures_in_its_basis_a_later_word_would_be_lost(
    desks: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(projection.Slot, "beneath", lambda slot, shown: list(shown))
    created, erasure, first, second = erased_and_written_anew(desks)
    desks.bring(1, created, erasure, second)
    desks.bring(1, first)
    assert desks.what(0) == "врач"
    assert desks.what(1) != "врач"


def test_who_writes_upon_words_whose_erasure_has_not_arrived_there_is_not_taken_for_erased(desks: Desks) -> None:
    created, erasure, first, _ = erased_and_written_anew(desks)
    desks.bring(1, created, first)
    desks.write(1, what="сосед")
    upon = desks.write(1, what="соседи")
    desks.bring(2, created, erasure, upon)
    assert desks.what(2) == "соседи"


def test_who_writes_after_the_second_of_two_erasures_has_seen_the_first(desks: Desks) -> None:
    created, erasure, _, _ = erased_and_written_anew(desks)
    again = desks.erase(0)
    desks.bring(1, again)
    desks.bring(1, created)
    written = desks.write(1, what="прохожий")
    desks.bring(2, erasure, created, written)
    desks.bring(2, again)
    assert desks.what(2) == "прохожий"


def test_what_was_written_beside_an_erasure_goes_also_where_it_arrives_late(desks: Desks) -> None:
    created = desks.write(0, what="имя")
    desks.bring(1, created)
    beside = desks.write(1, what="имя и адрес")
    erasure = desks.erase(0)
    desks.bring(2, erasure, beside, created)
    desks.bring(1, erasure)
    assert [desks.what(at) for at in range(3) if at != 0] == ["", ""]
    kept = desks.vaults[2].journal.entry(beside.id)
    assert kept is not None
    assert kept.parts[1] is None


def test_a_save_of_two_fields_ends_no_conflict_of_which_its_author_saw_one_side(desks: Desks) -> None:
    created = desks.write(0, what="обыск", place="дом", notes="а")
    desks.bring(1, created)
    desks.write(0, what="обыск без протокола", place="подъезд")
    there = desks.write(1, what="обыск с понятыми")
    desks.bring(0, there)
    shown = desks.vaults[0].store.get(Event, RECORD)
    assert shown is not None
    assert len(desks.versions(0, "what")) == 2
    unseen = desks.versions(0, "what") - {shown.what}
    desks.write(0, what="обыск ночью", place="двор")
    assert desks.versions(0, "what") == {"обыск ночью", *unseen}
    assert desks.versions(0, "place") == {"двор"}


def test_with_one_basis_for_both_fields_the_unseen_side_would_be_lost(
    desks: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grouping, "_takes", lambda *_: True)
    desks.bring(1, desks.write(0, what="обыск", place="дом"))
    mine = desks.write(0, what="обыск без протокола", place="подъезд")
    there = desks.write(1, what="обыск с понятыми", place="крыльцо")
    desks.bring(0, there)
    shown = desks.vaults[0].store.get(Event, RECORD)
    assert shown is not None
    mixed = replace(shown, what="обыск с понятыми", place="подъезд")
    save(desks.vaults[0], mixed, replace(mixed, what="обыск ночью", place="двор"))
    assert desks.versions(0, "what") == {"обыск ночью"}, "both sides of both fields went into one basis"
    assert mine.id != there.id


def test_an_entry_that_has_not_arrived_may_touch_any_field(desks: Desks) -> None:
    created = desks.write(1, what="а", place="б", notes="в")
    missing = desks.write(1, what="а2", place="б2", notes="в2")
    last = desks.write(1, what="а3")
    desks.bring(0, created, last)
    save(desks.vaults[0], event := the(desks, 0, what="а3"), replace(event, what="а4", notes="в4"))
    desks.bring(1, *desks.all_of(0))
    assert desks.versions(1, "what") == {"а4"}
    assert desks.versions(1, "notes") == {"в2", "в4"}, "nobody who wrote в4 had seen в2"
    assert missing.id != last.id


def the(desks: Desks, at: int, what: str) -> Event:
    """The record with that side of its conflict shown."""
    shown = desks.vaults[at].store.get(Event, RECORD)
    assert shown is not None
    assert what in desks.versions(at, "what")
    return replace(shown, what=what)


@pytest.mark.parametrize("choice", [0, 1], ids=["all withheld", "one field withheld"])
def test_words_withheld_from_a_laptop_are_not_superseded_by_who_never_saw_them(desks: Desks, choice: int) -> None:
    created = desks.write(0, what="обыск")
    desks.bring(1, created)
    hidden_there = desks.write(0, what="обыск у Зои")
    desks.bring(1, less(hidden_there, choice))
    written = desks.write(1, what="обыск без протокола", place="дом")
    desks.bring(0, *desks.all_of(1))
    assert desks.versions(0, "what") == {"обыск у Зои", "обыск без протокола"}
    desks.bring(1, hidden_there)
    assert desks.versions(1, "what") == desks.versions(0, "what")
    assert written.parts[0] is not None


def test_a_draft_of_a_field_goes_when_the_erasure_of_a_colleague_arrives(desks: Desks) -> None:
    desks.bring(1, desks.write(0, what="имя", place="дом"))
    shown = desks.vaults[1].store.get(Event, RECORD)
    assert shown is not None
    with desks.vaults[1].transaction():
        desks.vaults[1].drafts.keep(shown, "what", "имя и адрес", 1)
        desks.vaults[1].drafts.keep(shown, "place", "у дома", 1)
    desks.bring(1, desks.erase(0))
    assert [draft.field for draft in desks.vaults[1].drafts.kept()] == ["place"]
    with desks.vaults[1].transaction():
        desks.vaults[1].drafts.keep(shown, "what", "обыск", 2)
    desks.bring(1, *desks.all_of(0))
    assert {draft.field for draft in desks.vaults[1].drafts.kept()} == {"what", "place"}, "an old erasure takes no more"
