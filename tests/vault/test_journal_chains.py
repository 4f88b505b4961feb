"""Entries of others and chains of devices: what is taken in, what is refused, and that
neither order nor repetition makes a difference."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from colleagues import RECORD, Colleague, absorb
from nacl.signing import SigningKey
from vaults import case_scope, everything_in, new_vault, projected, rebuilt

from fieldcase.model.case import Act, Event
from fieldcase.vault import quarantine
from fieldcase.vault.check import faults
from fieldcase.vault.entry import ERASURE, GENESIS, Entry, commitment, encoded, signed
from fieldcase.vault.intake import FORKED
from fieldcase.vault.vault import Vault


@pytest.fixture
def vault(quick_path: Path) -> Iterator[Vault]:
    with new_vault(quick_path) as made:
        yield made


@pytest.fixture
def colleague(vault: Vault) -> Colleague:
    return Colleague(vault, case_scope(vault))


def state(vault: Vault) -> list[Any]:
    """Everything in the database but the inner works of the index; its rows are found by their words."""
    kept = [(table, value) for table, value in everything_in(vault.write) if not table.startswith("search_")]
    return [*sorted(kept, key=repr), *vault.search("о"), *vault.search("т"), *vault.search("a")]


def refuses(vault: Vault, reason: str, *entries: Entry) -> None:
    """The last of these is refused, and nothing at all was changed by it."""
    absorb(vault, *entries[:-1])
    before = state(vault)
    outcome = absorb(vault, entries[-1])
    assert outcome.refused == [(entries[-1].id, reason)]
    assert not outcome.taken
    assert not outcome.aside
    assert outcome.forked == ({entries[-1].header.device} if reason in FORKED else set())
    assert state(vault) == before
    assert list(faults(vault)) == []


def test_entries_of_a_colleague_become_a_record(vault: Vault, colleague: Colleague) -> None:
    absorb(vault, *colleague.three())
    event = vault.store.get(Event, RECORD)
    assert event is not None
    assert (event.what, event.place) == ("Обыск без протокола", "Талас")
    assert list(faults(vault)) == []


def test_an_unknown_device_is_not_believed(vault: Vault, colleague: Colleague) -> None:
    before = projected(vault), vault.journal.reached()
    colleague.key = SigningKey(b"x" * 32)
    entry = colleague.says({"what": "a"})
    assert absorb(vault, entry).aside == [(entry.id, quarantine.UNKNOWN)]
    assert (projected(vault), vault.journal.reached()) == before
    assert list(faults(vault)) == []


def test_a_scope_that_is_not_here_is_refused(vault: Vault, colleague: Colleague) -> None:
    refuses(vault, "scope", colleague.says({"what": "a"}, scope=b"elsewhere......."))


def test_a_record_tag_of_another_scope_is_refused(vault: Vault, colleague: Colleague) -> None:
    other = case_scope(vault)
    refuses(vault, "record-tag", colleague.says({"what": "a"}, scope=other))


def test_a_slot_tag_of_another_field_is_refused(vault: Vault, colleague: Colleague) -> None:
    slot = vault.journal.slot_tag(colleague.scope, RECORD, "place")
    refuses(vault, "slot-tag", colleague.says({"what": "a"}, slots=(slot,)))


def test_a_record_changes_its_kind_never(vault: Vault, colleague: Colleague) -> None:
    absorb(vault, colleague.says({"what": "a"}))
    refuses(vault, "kind", colleague.says({"what": "a"}, kind=Act.NUMBER))


def test_a_chain_that_forks_is_refused(vault: Vault, colleague: Colleague) -> None:
    first, second, _ = colleague.three()
    absorb(vault, first, second)
    colleague.last = first
    refuses(vault, "fork", colleague.says({"what": "другое"}))
    colleague.last = None
    refuses(vault, "fork", colleague.says({"what": "другое"}))


@pytest.mark.parametrize(("seq", "prev", "reason"), [
    pytest.param(1, b"x" * 32, "chain", id="another before it"),
    pytest.param(1, GENESIS, "chain", id="nothing before it"),
    pytest.param(0, b"x" * 32, "chain-beginning", id="something before the first"),
    pytest.param(7, GENESIS, "chain-beginning", id="nothing before the eighth"),
])  # fmt: skip
def test_a_broken_link_is_refused(vault: Vault, colleague: Colleague, seq: int, prev: bytes, reason: str) -> None:
    if seq == 1:
        absorb(vault, colleague.says({"what": "a"}))
    refuses(vault, reason, colleague.says({"what": "b"}, seq=seq, prev=prev))


def test_an_earlier_entry_that_the_later_one_does_not_name_is_refused(vault: Vault, colleague: Colleague) -> None:
    first, second, _ = colleague.three()
    absorb(vault, second)
    colleague.last = None
    refuses(vault, "chain", colleague.says({"what": "другое"}))
    absorb(vault, first)


def test_one_wrong_entry_among_many_keeps_none_of_the_others_out(vault: Vault, colleague: Colleague) -> None:
    first, *others = colleague.three()
    wrong = colleague.says({"what": 7})
    outcome = absorb(vault, first, wrong, *others)
    assert outcome.refused == [(wrong.id, "value")]
    assert outcome.taken == [one.id for one in (first, *others)]
    event = vault.store.get(Event, RECORD)
    assert event is not None
    assert (event.what, event.place) == ("Обыск без протокола", "Талас")


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_whatever_order_they_arrive_in_the_record_is_the_same(
    vault: Vault, colleague: Colleague, order: tuple[int, ...]
) -> None:
    entries = colleague.three()
    for at in order:
        absorb(vault, entries[at])
        assert projected(vault) == rebuilt(vault)
    event = vault.store.get(Event, RECORD)
    assert event is not None
    assert (event.what, event.place) == ("Обыск без протокола", "Талас")
    assert vault.store.conflicts() == []
    assert list(faults(vault)) == []


def test_what_arrives_twice_changes_nothing(vault: Vault, colleague: Colleague) -> None:
    entries = colleague.three()
    absorb(vault, *entries)
    before = state(vault)
    absorb(vault, *entries)
    absorb(vault, *reversed(entries), *entries)
    assert state(vault) == before


@pytest.mark.parametrize("kept", [0, 1, 2])
def test_a_body_that_was_withheld_is_filled_in_later(vault: Vault, colleague: Colleague, kept: int) -> None:
    entry = colleague.says({"what": "Обыск", "place": "Талас"})
    parts = tuple(part if at < kept else None for at, part in enumerate(entry.parts))
    absorb(vault, replace(entry, parts=parts))
    event = vault.store.get(Event, RECORD)
    assert (event.what, event.place) == ("Обыск", "") if kept == 2 and event else event is None
    assert list(faults(vault)) == []
    absorb(vault, entry)
    event = vault.store.get(Event, RECORD)
    assert event is not None
    assert (event.what, event.place) == ("Обыск", "Талас")
    assert vault.journal.entry(entry.id) == entry
    assert [hit.field for hit in vault.search("талас")] == ["place"]
    assert list(faults(vault)) == []
    absorb(vault, replace(entry, parts=parts))
    assert vault.journal.entry(entry.id) == entry, "a body once here is not lost to one who withholds it"


@pytest.mark.parametrize(("name", "value"), [
    ("what", 7), ("what", b"bytes"), ("what", True), ("what", ["a"]), ("what", {"a": 1}),
    ("hidden", "yes"), ("hidden", 1), ("day_order", "3"), ("day_order", True), ("people", b"p" * 16),
    ("people", ["p"]), ("people", [b"p" * 16, 1]), ("date", "the day before"), ("date", "2024-13"), ("date", 2024),
    ("day_order", [1]), ("*", None), ("*", "all"),
])  # fmt: skip
def test_a_value_of_a_wrong_shape_is_refused(vault: Vault, colleague: Colleague, name: str, value: Any) -> None:
    absorb(vault, colleague.says({"what": "a", "date": "2024-11", "people": [b"p" * 16], "day_order": 3}))
    refuses(vault, "value", colleague.says({name: value}))


def test_an_erasure_that_says_something_is_refused(vault: Vault, colleague: Colleague) -> None:
    absorb(vault, colleague.says({"what": "a"}))
    refuses(vault, "value", colleague.says({"what": "b"}, kind=ERASURE))
    colleague.last = vault.journal.entry(next(vault.journal.entries()).id)
    absorb(vault, colleague.says({"what": None}, kind=ERASURE))
    event = vault.store.get(Event, RECORD)
    assert event is not None
    assert event.what == "", "an erasure of a field is a word on it: nothing"


def test_a_part_without_a_name_or_a_value_is_refused(vault: Vault, colleague: Colleague) -> None:
    whole = colleague.says({"what": "a"})
    shapes: list[Any] = [{"name": "what", "salt": b""}, {"value": "a", "salt": b""}, ["what", "a"], {"name": 1}]
    for shape in shapes:
        parts = [whole.parts[0] or b"", encoded(shape)]
        entry = signed(replace(whole.header, commitment=commitment(parts)), parts, colleague.key)
        before = state(vault)
        assert [entry_id for entry_id, _ in absorb(vault, entry).refused] == [entry.id]
        assert state(vault) == before
