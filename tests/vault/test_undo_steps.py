"""Undo and redo: deeds are taken back whole, in their order, and not where somebody built upon them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from colleagues import Colleague, absorb
from gears import examples
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from one_record import Work, at_work
from vaults import everything_in

from fieldcase.errors import NotUndoable
from fieldcase.model.case import Event
from fieldcase.model.declare import field_named
from fieldcase.model.ids import EventId

texts = st.text(st.characters(codec="utf-8"), max_size=9)
WHAT = field_named(Event, "what")


@pytest.fixture
def work(quick_path: Path) -> Iterator[Work]:
    with at_work(quick_path) as made:
        yield made


@examples(6, 80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(["what", "place", "notes"]), texts), max_size=6))
def test_whatever_is_saved_is_read_again_and_undone_step_by_step(work: Work, steps: list[tuple[str, str]]) -> None:
    states, taken = [work.now()], 0
    for name, text in steps:
        before = work.now()
        after = replace(before, **{name: text})  # type: ignore[arg-type]
        work.desk.save(before, after)
        assert work.now() == after
        if after != before:
            states.append(after)
            taken += 1
    for state in reversed(states[:-1]):
        work.desk.undo()
        assert work.now() == state
    for state in states[1:]:
        work.desk.redo()
        assert work.now() == state


def test_undo_of_a_resolution_brings_the_conflict_back(work: Work) -> None:
    for text in ("один", "два"):
        work.desk.save(work.event, replace(work.event, what=text))
    work.desk.resolve(work.now(), "what", "три")
    work.desk.undo()
    assert set(work.vault.store.versions(work.event, WHAT)) == {"один", "два"}
    work.desk.redo()
    assert work.vault.store.versions(work.event, WHAT) == ["три"]


def test_undo_of_a_new_record_puts_it_into_the_bin_and_redo_takes_it_out(work: Work) -> None:
    work.desk.undo()
    assert work.desk.all(Event) == ()
    assert work.desk.search("обыск") == ()
    assert work.now() == replace(work.event, hidden=True)
    work.desk.redo()
    assert work.desk.all(Event) == (work.event,)
    assert [found.text for found in work.desk.search("обыск")] == ["Обыск"]


def test_undo_of_an_edit_returns_every_field_of_it_at_once(work: Work) -> None:
    after = replace(work.event, what="Досмотр", place="", date=None, notes="заметка")
    work.desk.save(work.event, after)
    work.desk.undo()
    assert work.now() == work.event
    work.desk.redo()
    assert work.now() == after


def test_undo_of_hiding_takes_a_record_out_of_the_bin(work: Work) -> None:
    work.desk.hide(work.event)
    assert work.desk.all(Event) == ()
    work.desk.undo()
    assert work.desk.all(Event) == (work.event,)
    work.desk.redo()
    assert work.desk.all(Event) == ()


def test_an_import_of_many_is_one_step_back_and_one_step_forth(work: Work) -> None:
    many = tuple(Event(id=EventId(at.to_bytes(16, "big")), scope=work.scope, what=f"строка {at}") for at in range(50))
    with work.desk.deed():
        for event in many:
            work.desk.save(None, event)
        work.desk.save(work.event, replace(work.event, notes="с таблицей"))
    assert len(work.desk.all(Event)) == 51
    work.desk.undo()
    assert work.desk.all(Event) == (work.event,)
    work.desk.redo()
    assert {event.id for event in work.desk.all(Event)} == {work.event.id, *(event.id for event in many)}
    assert work.now().notes == "с таблицей"


def test_steps_are_taken_back_in_their_order_and_no_further(work: Work) -> None:
    for text in ("один", "два", "три"):
        work.desk.save(work.now(), replace(work.now(), what=text))
    for expected in ("два", "один", "Обыск"):
        work.desk.undo()
        assert work.now().what == expected
    work.desk.undo()
    assert work.now().hidden
    with pytest.raises(NotUndoable):
        work.desk.undo()
    for expected in ("Обыск", "один", "два", "три"):
        work.desk.redo()
        assert work.now().what == expected
    with pytest.raises(NotUndoable):
        work.desk.redo()


def test_a_new_deed_ends_what_could_be_done_again(work: Work) -> None:
    work.desk.save(work.event, replace(work.event, what="один"))
    work.desk.undo()
    work.desk.save(work.now(), replace(work.now(), what="два"))
    with pytest.raises(NotUndoable):
        work.desk.redo()
    assert work.now().what == "два"


def test_undo_adds_entries_and_takes_none_away(work: Work) -> None:
    before = [entry.packed() for entry in work.vault.journal.entries()]
    work.desk.save(work.event, replace(work.event, what="Досмотр"))
    work.desk.undo()
    after = [entry.packed() for entry in work.vault.journal.entries()]
    assert after[: len(before)] == before
    assert len(after) == len(before) + 2


def test_what_somebody_else_built_upon_is_not_taken_back(work: Work) -> None:
    work.desk.save(work.event, replace(work.event, what="Досмотр"))
    ours = [entry.id for entry in work.vault.journal.entries(work.scope)][-1]
    absorb(work.vault, Colleague(work.vault, work.scope).says({"what": "Досмотр и побои"}, basis=(ours,)))
    before = list(everything_in(work.vault.write))
    with pytest.raises(NotUndoable):
        work.desk.undo()
    assert list(everything_in(work.vault.write)) == before
    assert work.now().what == "Досмотр и побои"


def test_a_record_somebody_else_wrote_to_is_not_hidden_by_undo(work: Work) -> None:
    absorb(work.vault, Colleague(work.vault, work.scope).says({"notes": "и я была там"}))
    with pytest.raises(NotUndoable):
        work.desk.undo()
    assert work.desk.all(Event) == (replace(work.event, notes="и я была там"),)


def test_what_somebody_else_wrote_beside_it_stays_when_ours_is_taken_back(work: Work) -> None:
    work.desk.save(work.event, replace(work.event, what="Досмотр"))
    absorb(work.vault, Colleague(work.vault, work.scope).says({"place": "Нарын"}, basis=()))
    work.desk.undo()
    assert work.now().what == "Обыск"
    assert set(work.vault.store.versions(work.event, field_named(Event, "place"))) == {"Талас", "Нарын"}


def test_a_deed_that_fails_in_the_middle_leaves_no_step(work: Work) -> None:
    before = list(everything_in(work.vault.write))
    with pytest.raises(ZeroDivisionError):
        half_a_deed(work)
    assert list(everything_in(work.vault.write)) == before
    work.desk.undo()
    assert work.now().hidden, "the step before it"


def half_a_deed(work: Work) -> None:
    """A deed of two saves, of which the second never comes."""
    with work.desk.deed():
        work.desk.save(work.event, replace(work.event, what="наполовину"))
        raise ZeroDivisionError
