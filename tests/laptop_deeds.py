"""Chooses what people do on two laptops that share a case, and what happens to the laptops: a state machine.

Each step is a deed of a person, an exchange, or a misfortune. What must hold after each is tests/laptops.py's.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
from facts import WHOLE
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test
from laptop_room import ROOM, room, template
from laptop_ways import less, never_finished, world_of
from laptops import FIELDS, Case, Laptop
from vaults import reopened

from fieldcase.errors import NothingToErase
from fieldcase.model.case import Event
from fieldcase.model.declare import field_named
from fieldcase.model.ids import EventId, ScopeId
from fieldcase.vault.check import faults
from fieldcase.vault.vault import Vault

NAMES = ("Алма", "Берёза")
MOST_RECORDS = 2
# A failure of the long form is shrunk by hand: shrinking what takes hundreds of vaults to find takes hours.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
here = st.integers(0, 1)
records = st.integers(0, MOST_RECORDS - 1)
fields = st.sampled_from(FIELDS)
some_fields = st.just(set(FIELDS[:2])) | st.sets(fields, min_size=1)
some_entries = st.lists(st.tuples(st.integers(0, 99), st.integers(0, 5)), min_size=1, max_size=6)
rarely = st.integers(0, 3).map(lambda number: number == 3)


class TwoLaptops(RuleBasedStateMachine):
    """The deeds of people on two laptops that share one case."""

    @initialize()
    def both_know_one_scope(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="two-", dir=ROOM[-1]))
        opened = []
        for number, name in enumerate(NAMES):
            path, master, slot = template(name)
            shutil.copytree(path, self.folder / path.name)
            opened.append(Vault(self.folder / path.name, master, slot, world_of(name + "!", number)))
        with opened[0].transaction():
            self.case = Case(self.folder, ScopeId(opened[0].new_scope("case")))
        opened[1].adopt_scope(self.case.scope, *opened[0].scope_key(self.case.scope))
        self.laptops = [Laptop(self.case, vault, name) for vault, name in zip(opened, NAMES, strict=True)]
        self.all_meet()
        self.make_a_record(0, set(FIELDS))
        self.bring_all_over(0)

    def all_meet(self) -> None:
        """Each knows the other's devices."""
        for one, other in (self.laptops, self.laptops[::-1]):
            one.meet(other)

    def teardown(self) -> None:
        for laptop in self.laptops:
            laptop.look_at_the_bytes()
            assert list(faults(laptop.vault)) == []
            laptop.vault.close()
        shutil.rmtree(self.folder)

    def seen(self, at: int, which: int) -> Event | None:
        """One of the records that this laptop shows, if it shows any."""
        shown = [event for event in map(self.laptops[at].get, self.case.records) if event is not None]
        return shown[which % len(shown)] if shown else None

    # What people do

    @precondition(lambda self: len(self.case.records) < MOST_RECORDS)
    @rule(at=here, filled=some_fields)
    def make_a_record(self, at: int, filled: set[str]) -> None:
        blank = Event(id=EventId(self.laptops[at].vault.world.random(16)), scope=self.case.scope, kind="")
        self.case.records.append(blank.id)
        self.laptops[at].save(None, replace(blank, **self.words_for(filled)), blank)

    @rule(at=here, which=records, changed=some_fields)
    def edit(self, at: int, which: int, changed: set[str]) -> None:
        current = self.seen(at, which)
        if current is not None:
            self.laptops[at].save(current, replace(current, **self.words_for(changed)), current)

    @rule(at=here, which=records, chosen=fields)
    def write_an_earlier_word(self, at: int, which: int, chosen: str) -> None:
        current = self.seen(at, which)
        if current is None:
            return
        side, said = self.laptops[at].side, self.laptops[at].side.at((current.id, chosen))
        words = [one.value for one in said if side.speaks(one) and isinstance(one.value, str)]
        if words:
            self.laptops[at].save(current, replace(current, **cast(dict[str, Any], {chosen: words[0]})), current)

    @rule(which=records, changed=some_fields, changed_there=some_fields)
    def edit_on_both_and_exchange(self, which: int, changed: set[str], changed_there: set[str]) -> None:
        self.edit(0, which, changed)
        self.edit(1, which, changed_there)
        self.bring_all_over(0)

    @rule(at=here, which=records)
    def leave_a_page_open(self, at: int, which: int) -> None:
        current = self.seen(at, which)
        if current is not None:
            self.laptops[at].shown[current.id] = current

    @rule(at=here, which=records, changed=some_fields)
    def edit_on_the_open_page(self, at: int, which: int, changed: set[str]) -> None:
        pages = list(self.laptops[at].shown.values())
        if pages:
            page = pages[which % len(pages)]
            self.laptops[at].save(page, replace(page, **self.words_for(changed)), page)

    @rule(at=here, which=records)
    def hide_or_bring_back(self, at: int, which: int) -> None:
        current = self.seen(at, which)
        if current is not None:
            self.laptops[at].save(current, replace(current, hidden=not current.hidden), current)

    @rule(at=here)
    def undo(self, at: int) -> None:
        self.laptops[at].take_back(self.laptops[at].done, self.laptops[at].undone)

    @rule(at=here)
    def redo(self, at: int) -> None:
        self.laptops[at].take_back(self.laptops[at].undone, self.laptops[at].done)

    @rule(at=here, write_new=st.booleans())
    def resolve(self, at: int, write_new: bool) -> None:
        laptop = self.laptops[at]
        for _, record, name, _ in laptop.vault.store.conflicts():
            current, side, place = laptop.get(record), laptop.side, (record, name)
            if current is None or name == "hidden":
                continue
            versions, field = side.versions(place), field_named(Event, name)
            assert laptop.vault.store.versions(current, field) == [one or "" for one in versions]
            value = self.case.word() if write_new else versions[-1]
            seen = side.with_beneath(place, [one for one in side.heads(side.at(place)) if side.speaks(one)])
            with laptop.vault.transaction():
                entries = laptop.vault.store.resolve(current, field, value or "", laptop.stamp)
            laptop.write_down(entries, [(place, value, seen)])
            laptop.deed(entries)

    @rule(at=here, which=records, chosen=fields, really=st.booleans())
    def erase_a_field(self, at: int, which: int, chosen: str, really: bool) -> None:
        laptop, current = self.laptops[at], self.seen(at, which)
        if current is None or not really:
            self.edit(at, which, {chosen, FIELDS[0]})
            return
        place, side = (current.id, chosen), laptop.side
        if not side.at(place) and place not in side.drafts:
            with pytest.raises(NothingToErase), laptop.vault.transaction():
                laptop.vault.store.erase(current, field_named(Event, chosen), laptop.stamp)
            return
        with laptop.vault.transaction():
            entries = laptop.vault.store.erase(current, field_named(Event, chosen), laptop.stamp)
        side.drafts.pop(place, None)
        seen = side.with_beneath(place, side.heads(side.at(place)))
        laptop.write_down(entries, [(place, None, seen)] if entries else [], erasure=True)
        laptop.forget_steps()

    @rule(at=here, which=records, really=rarely)
    def erase_a_record(self, at: int, which: int, really: bool) -> None:
        laptop, current = self.laptops[at], self.seen(at, which)
        if current is None or not really:
            self.undo(at)
            return
        with laptop.vault.transaction():
            entries = laptop.vault.store.erase(current, None, laptop.stamp)
        laptop.side.drafts = {at: typed for at, typed in laptop.side.drafts.items() if at[0] != current.id}
        laptop.write_down(entries, [((current.id, WHOLE), None, frozenset())], erasure=True)
        laptop.forget_steps()

    @rule(at=here, which=records, chosen=fields)
    def type_a_draft(self, at: int, which: int, chosen: str) -> None:
        laptop, current = self.laptops[at], self.seen(at, which)
        if current is not None:
            word = laptop.side.drafts[current.id, chosen] = self.case.word()
            with laptop.vault.transaction():
                laptop.vault.drafts.keep(current, chosen, word, laptop.vault.world.now())

    @rule(at=here, which=records)
    def leave_the_record(self, at: int, which: int) -> None:
        laptop, current = self.laptops[at], self.seen(at, which)
        if current is not None:
            typed = {draft.field: draft.value for draft in laptop.vault.drafts.kept(current.id)}
            laptop.save(current, replace(current, **typed), current, leaving=True)

    @rule(at=here)
    def fail_in_the_middle(self, at: int) -> None:
        laptop = self.laptops[at]
        with never_finished(laptop.vault):
            laptop.vault.store.save(None, laptop.unfinished(), laptop.stamp)
        laptop.check()

    def words_for(self, names: set[str]) -> dict[str, Any]:
        return {one: self.case.word() for one in FIELDS if one in names}

    # What happens to laptops

    @rule(at=here, picked=some_entries, fresh=st.booleans())
    def bring_some_over(self, at: int, picked: list[tuple[int, int]], fresh: bool) -> None:
        """Any of them, in any order, twice perhaps, with words withheld; where `fresh`, of those not there yet."""
        giver, taker = self.laptops[at], self.laptops[1 - at]
        entries = list(giver.vault.journal.entries(self.case.scope))
        among = [one for one in entries if not (fresh and taker.vault.journal.known(one.id))]
        if among:
            taker.take_in(giver, [less(among[place % len(among)], choice) for place, choice in picked])

    @rule(at=here)
    def bring_the_last_over(self, at: int) -> None:
        giver, taker = self.laptops[at], self.laptops[1 - at]
        taker.take_in(giver, list(giver.vault.journal.entries(self.case.scope))[-1:])

    @rule(at=here)
    def bring_all_over(self, at: int) -> None:
        giver, taker = self.laptops[at], self.laptops[1 - at]
        taker.take_in(giver, list(giver.vault.journal.entries(self.case.scope)))

    @rule()
    def exchange_everything(self) -> None:
        for giver, taker in (self.laptops, self.laptops[::-1]):
            taker.take_in(giver, list(giver.vault.journal.entries(self.case.scope)))
        first, second = (laptop.vault for laptop in self.laptops)
        assert rows_of(first, self.case.scope) == rows_of(second, self.case.scope)
        assert first.store.conflicts() == second.store.conflicts()
        assert first.journal.scope_head(self.case.scope) == second.journal.scope_head(self.case.scope)

    @rule(at=here, really=rarely)
    def close_and_open(self, at: int, really: bool) -> None:
        if not really:
            self.edit(at, 0, set(FIELDS[1:]))
            return
        laptop = self.laptops[at]
        laptop.vault.close()
        laptop.take_up(reopened(laptop.vault))

    @rule(at=here, really=rarely)
    def kill(self, at: int, really: bool) -> None:
        if not really:
            self.edit(at, 0, set(FIELDS[1:]))
            return
        self.laptops[at].be_killed()

    @rule(at=here, really=rarely)
    def back_up(self, at: int, really: bool) -> None:
        if not really:
            self.edit(at, 0, set(FIELDS[1:]))
            return
        self.laptops[at].back_up()

    @rule(at=here, really=rarely)
    def restore(self, at: int, really: bool) -> None:
        if not really:
            self.edit_on_the_open_page(at, 0, set(FIELDS[:2]))
        elif self.laptops[at].backups:
            self.laptops[at].restore(template(NAMES[at])[1])
            self.all_meet()

    @rule(at=here)
    def look_at_the_bytes(self, at: int) -> None:
        self.laptops[at].look_at_the_bytes()


def rows_of(vault: Vault, scope: bytes) -> list[Event]:
    return sorted(vault.store.all(Event, scope, hidden=True), key=lambda one: one.id)


def run(examples: int, steps: int) -> None:
    with room():
        _run(examples, steps)


def _run(examples: int, steps: int) -> None:
    run_state_machine_as_test(
        TwoLaptops,
        settings=settings(
            max_examples=examples, stateful_step_count=steps, deadline=None, print_blob=True, phases=PHASES,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
