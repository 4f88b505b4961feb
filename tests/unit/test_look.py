"""The reading lane: it sees what was done, waits for no deed, changes nothing, and searches as the desk does."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from vaults import PASSPHRASE, new_desk

from fieldcase.casework import cases, people
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.errors import Cancelled, NoSuchRecord
from fieldcase.model.asked import Asked
from fieldcase.model.case import Case, Event
from fieldcase.model.ids import CaseId, EventId, ScopeId
from fieldcase.world import SeededWorld


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = new_desk(tmp_path / "Name.fieldcase", PASSPHRASE, SeededWorld(b"look"))
    yield made
    made.close()


@pytest.fixture
def look(desk: Desk) -> Look:
    return Look(desk)


def case(desk: Desk, code: str) -> Case:
    made = Case(id=CaseId(desk.new_id()), scope=desk.new_scope("case"), code=code)
    desk.save(None, made)
    return made


def event(desk: Desk, scope: ScopeId, what: str, **values: Any) -> Event:
    made = Event(id=EventId(desk.new_id()), scope=scope, what=what, **values)
    desk.save(None, made)
    return made


def test_a_look_sees_a_deed_once_it_is_done(desk: Desk, look: Look) -> None:
    scope = case(desk, "D-001").scope
    with desk.deed():
        made = event(desk, scope, "Обыск")
        assert desk.get(Event, made.id) == made, "the control: the writing lane sees it"
        assert look.get(Event, made.id) is None
        assert (look.all(Event, scope), look.search("обыск")) == ((), ())
        assert look.count(Asked(Event)) == 0
    assert look.get(Event, made.id) == look.find(made.id) == made
    assert look.all(Event, scope) == look.page(Event, look.vector(Asked(Event))) == (made,)
    assert [hit.id for hit in look.search("обыск")] == [made.id]


def test_looking_in_one_thread_while_another_writes_disturbs_neither(desk: Desk, look: Look) -> None:
    scope = case(desk, "D-001").scope
    wrong: list[BaseException] = []
    ended = threading.Event()

    def looking() -> None:
        try:
            while not ended.is_set():
                found = look.page(Event, look.vector(Asked(Event, scope=scope, sort="what")))
                assert len(found) <= 60
                look.search("обыск")
                look.drafts()
        except BaseException as error:  # noqa: BLE001 - told in the test's own thread
            wrong.append(error)

    thread = threading.Thread(target=looking)
    thread.start()
    for number in range(60):
        event(desk, scope, f"Обыск {number}")
    ended.set()
    thread.join(20)
    assert wrong == []
    assert look.count(Asked(Event, scope=scope)) == 60


def test_an_id_of_nothing_is_told_so(look: Look) -> None:
    with pytest.raises(NoSuchRecord):
        look.find(b"n" * 16)


def test_the_desk_and_its_reading_lane_find_the_same(desk: Desk, look: Look) -> None:
    first, second = case(desk, "D-001"), case(desk, "D-002")
    event(desk, first.scope, "Обыск во дворе", place="двор")
    event(desk, second.scope, "Двор пуст")
    hidden = event(desk, second.scope, "Двор спрятан")
    desk.hide(hidden)
    found = desk.search("двор")
    assert {(hit.case, hit.text) for hit in found} == {
        ("D-001", "Обыск во дворе"),
        ("D-001", "двор"),
        ("D-002", "Двор пуст"),
    }
    assert set(look.search("двор")) == set(found)
    assert look.search("") == look.search(" - ") == ()


def test_a_search_of_the_window_is_grouped_by_kind_and_has_an_end(desk: Desk, look: Look) -> None:
    with desk.deed():
        for number in range(40):
            event(desk, case(desk, f"Двор-{number}").scope, "Двор")
    kinds = [hit.kind for hit in look.search("двор")]
    assert len(kinds) == 50
    assert len([kind for before, kind in pairwise(kinds) if before != kind]) == 1
    assert len(desk.search("двор")) == 80, "the control: there is more"


def test_the_values_a_field_had_and_what_is_typed_are_seen(desk: Desk, look: Look) -> None:
    made = event(desk, case(desk, "D-001").scope, "Обыск")
    desk.draft(made, "what", "Обыск без протокола")
    assert [(one.field, one.value) for one in look.drafts(made.id)] == [("what", "Обыск без протокола")]
    desk.enter_drafts(made, made)
    assert [one.value for one in look.history(Event, made.id, "what")] == ["Обыск", "Обыск без протокола"]
    assert look.drafts() == ()
    assert look.conflicts() == []


def test_a_look_that_is_interrupted_is_cancelled(desk: Desk, look: Look) -> None:
    scope = case(desk, "D-001").scope
    with desk.deed():
        for number in range(400):
            event(desk, scope, f"двор {number}")
    ended = threading.Event()

    def looking() -> None:
        try:
            while True:
                look.vector(Asked(Event, sort="what", words="двор"))
        except Cancelled:
            ended.set()

    thread = threading.Thread(target=looking, daemon=True)
    thread.start()
    time.sleep(0.1)
    assert not ended.is_set(), "the control: it would go on"
    for _ in range(200):
        desk.vault.interrupt()
        if ended.wait(0.05):
            break
    assert ended.is_set()
    thread.join(20)
    assert look.count(Asked(Event)) == 400


def test_a_search_leads_to_an_identity_and_does_not_read_the_name_aloud(desk: Desk, look: Look) -> None:
    case = cases.new_case(desk, title="Пример")
    person = people.new_person(desk, case.scope, "client", "Сирень", "ru")
    people.identify(desk, person, "для суда", name="Тестова Примера")
    for found in (desk.search("Тестова"), look.search("Тестова")):
        assert [(hit.kind, hit.text) for hit in found] == [("person_identity", "Сирень")]
