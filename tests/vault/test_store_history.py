"""Saving, conflicts and history: a save writes what differs, two who saw the same make a conflict, nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from one_record import Work, at_work
from vaults import STAMP

from fieldcase.errors import NothingToErase
from fieldcase.model.case import Event
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import field_named
from fieldcase.model.ids import EventId, PersonId
from fieldcase.vault.journal import Stamp
from fieldcase.world import SeededWorld

WHAT = field_named(Event, "what")


@pytest.fixture
def work(quick_path: Path) -> Iterator[Work]:
    with at_work(quick_path) as made:
        yield made


# Saving


@pytest.mark.parametrize(("change", "fields"), [
    ({"what": "Досмотр"}, ["what"]), ({"place": ""}, ["place"]), ({"hidden": True}, ["hidden"]),
    ({"date": UncertainDate("2024-11-05")}, ["date"]), ({"date": None}, ["date"]),
    ({"people": (PersonId(b"p" * 16),), "what": "a"}, ["what", "people"]), ({}, []), ({"what": "Обыск"}, []),
])  # fmt: skip
def test_a_save_writes_the_fields_that_differ_and_no_others(
    work: Work, change: dict[str, object], fields: list[str]
) -> None:
    after = replace(work.event, **change)  # type: ignore[arg-type]
    with work.vault.transaction():
        written = work.vault.store.save(work.event, after, STAMP)
    assert [name for entry in written for name in work.names(entry)] == fields
    assert work.now() == after


def test_a_new_record_has_every_field_that_is_not_empty(work: Work) -> None:
    made, *_ = [entry.id for entry in work.vault.journal.entries(work.scope)]
    assert work.names(made) == ["date", "what", "kind", "place"]


def test_an_empty_record_is_there_all_the_same(work: Work) -> None:
    empty = Event(id=EventId(b"0" * 16), scope=work.scope, kind="")
    work.desk.save(None, empty)
    assert work.now(empty) == empty
    assert empty in work.desk.all(Event)


def test_text_typed_in_another_form_is_no_change(work: Work) -> None:
    event = Event(id=EventId(b"n" * 16), scope=work.scope, what="й")
    work.desk.save(None, event)
    before = work.count()
    work.desk.save(event, replace(event, what="и\u0306"))
    assert work.count() == before


def test_the_rowid_of_a_record_stays(work: Work) -> None:
    rows = "SELECT n FROM record_event ORDER BY n"
    before = work.vault.write.execute(rows).fetchall()
    work.desk.save(work.event, replace(work.event, what="другое"))
    assert work.vault.write.execute(rows).fetchall() == before


# Conflicts


def test_two_who_started_from_the_same_words_make_a_conflict_and_a_person_ends_it(work: Work) -> None:
    work.desk.save(work.event, replace(work.event, what="Обыск дома"))
    work.desk.save(work.event, replace(work.event, what="Обыск машины"))
    assert work.desk.conflicts() == [("event", work.event.id, "what", 2)]
    assert set(work.vault.store.versions(work.event, WHAT)) == {"Обыск дома", "Обыск машины"}
    assert work.now().what == work.vault.store.versions(work.event, WHAT)[0] == "Обыск машины"
    work.desk.resolve(work.now(), "what", "Обыск дома и машины")
    assert work.desk.conflicts() == []
    assert work.now().what == "Обыск дома и машины"


def test_who_started_from_the_same_words_and_wrote_the_same_is_in_no_conflict(work: Work) -> None:
    for _ in range(2):
        work.desk.save(work.event, replace(work.event, what="Досмотр"))
    assert work.desk.conflicts() == []


def test_different_fields_are_never_in_conflict(work: Work) -> None:
    work.desk.save(work.event, replace(work.event, what="Досмотр"))
    work.desk.save(work.event, replace(work.event, place="Нарын"))
    assert work.desk.conflicts() == []
    assert (work.now().what, work.now().place) == ("Досмотр", "Нарын")


def test_a_conflict_is_ended_with_an_empty_value_too(work: Work) -> None:
    for text in ("один", "два", "три"):
        work.desk.save(work.event, replace(work.event, what=text))
    assert work.desk.conflicts() == [("event", work.event.id, "what", 3)]
    work.desk.resolve(work.now(), "what", "")
    assert work.desk.conflicts() == []
    assert work.now().what == ""


# History


def test_history_tells_each_value_its_author_and_its_time_oldest_first(work: Work) -> None:
    other = Stamp(b"another member..", b"another deed....")
    with work.vault.transaction():
        work.vault.store.save(work.event, replace(work.event, what="Досмотр"), other)
    work.desk.save(work.now(), replace(work.now(), what=""))
    history = work.desk.history(Event, work.event.id, "what")
    assert [version.value for version in history] == ["Обыск", "Досмотр", ""]
    assert [version.author for version in history] == [work.desk.member, other.author, work.desk.member]
    assert [version.current for version in history] == [False, False, True]
    assert [version.at for version in history] == sorted({version.at for version in history})
    assert not any(version.erased for version in history)


def test_history_shows_both_sides_of_a_conflict_as_current(work: Work) -> None:
    for text in ("один", "два"):
        work.desk.save(work.event, replace(work.event, what=text))
    current = [version.value for version in work.desk.history(Event, work.event.id, "what") if version.current]
    assert current == ["один", "два"]


def test_history_of_what_is_not_there_is_empty(work: Work) -> None:
    assert work.desk.history(Event, b"nobody knows me.", "what") == []
    assert work.desk.history(Event, work.event.id, "notes") == []


def test_the_clock_of_history_never_runs_back(work: Work) -> None:
    world = work.desk.world
    assert isinstance(world, SeededWorld)
    world.clock -= 10**10
    work.desk.save(work.event, replace(work.event, what="после"))
    history = work.desk.history(Event, work.event.id, "what")
    assert [version.value for version in history] == ["Обыск", "после"]
    assert history[0].at < history[1].at
    assert work.now().what == "после"


def test_there_is_nothing_to_erase_where_nothing_ever_was(work: Work) -> None:
    with pytest.raises(NothingToErase), work.vault.transaction():
        work.vault.store.erase(work.event, field_named(Event, "notes"), STAMP)
    with work.vault.transaction():
        work.vault.drafts.keep(work.event, "notes", "недописанное", 1)
    with work.vault.transaction():
        assert work.vault.store.erase(work.event, field_named(Event, "notes"), STAMP) == []
    assert list(work.vault.drafts.kept()) == []
