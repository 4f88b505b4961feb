"""Somebody met before goes on under the pseudonym of then; a consent of then is not taken over."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vaults import PASSPHRASE

from fieldcase.casework import consents, meetings, people, visits
from fieldcase.casework.desk import Desk
from fieldcase.casework.showing import fit_to_show
from fieldcase.model.fieldwork import Interview
from fieldcase.model.people import Consent, Person
from fieldcase.vault.keys import TEST_COST
from fieldcase.world import SeededWorld


def new_desk(path: Path) -> Desk:
    desk, _ = Desk.new(path / "Meetings.fieldcase", PASSPHRASE, SeededWorld(b"meetings"), TEST_COST)
    return desk


def told(desk: Desk, pseudonym: str = "", **values: str) -> Interview:
    visit = visits.new_visit(desk)
    person = people.new_person(desk, visit.scope, pseudonym=pseudonym, **values)
    return visits.new_interview(desk, visit, person)


def person_of(desk: Desk, interview: Interview) -> Person:
    assert interview.person is not None
    person = desk.get(Person, interview.person)
    assert person is not None
    return person


def test_whoever_was_met_before_goes_on_under_that_pseudonym(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    first = told(desk, "Сирень", gender="female", age_band="25_34")
    second = told(desk)
    meetings.met_as(desk, second, person_of(desk, first).key)
    person = person_of(desk, second)
    assert (person.pseudonym, person.gender, person.age_band) == ("Сирень", "female", "25_34")
    now = desk.get(Interview, second.key)
    assert now is not None
    assert now.met_before == "met_before"
    desk.close()


def test_what_was_stated_anew_is_not_overwritten_by_what_was_known(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    first = told(desk, "Сирень", gender="female", age_band="18_24")
    second = told(desk, age_band="25_34")
    meetings.met_as(desk, second, person_of(desk, first).key)
    assert (person_of(desk, second).gender, person_of(desk, second).age_band) == ("female", "25_34")
    desk.close()


def test_a_consent_of_the_earlier_visit_is_not_taken_over(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    first, second = told(desk, "Сирень"), told(desk)
    consents.spoken(desk, person_of(desk, first), {"story": "yes"})
    meetings.met_as(desk, second, person_of(desk, first).key)
    assert len(desk.all(Consent)) == 1
    assert people.consents_of(desk, person_of(desk, second)) == ()
    desk.close()


def test_it_is_one_deed_that_undo_takes_back_whole(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    first, second = told(desk, "Сирень"), told(desk, "Вельвет")
    meetings.met_as(desk, second, person_of(desk, first).key)
    desk.undo()
    now = desk.get(Interview, second.key)
    assert person_of(desk, second).pseudonym == "Вельвет"
    assert now is not None
    assert now.met_before == "not_sure"
    desk.close()


def test_the_known_are_clients_each_pseudonym_once_in_order(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    told(desk, "Сирень")
    told(desk, "Арбуз")
    again = told(desk, "Сирень")
    told(desk, "Судья", kind="judge")
    assert [name for _, name in meetings.known(desk, None)] == ["Арбуз", "Сирень"]
    others = meetings.known(desk, person_of(desk, again).key)
    assert person_of(desk, again).key not in [key for key, _ in others]
    desk.close()


def test_an_answer_that_is_no_answer_is_refused(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    with pytest.raises(ValueError, match="no answer"):
        meetings.met(desk, told(desk), "perhaps")
    desk.close()


@given(st.lists(st.tuples(st.text(max_size=3), st.integers(1, 40)), max_size=6))
def test_no_table_with_a_small_number_is_turned_towards_anybody(rows: list[tuple[str, int]]) -> None:
    shown = fit_to_show(rows)
    assert shown == (not [number for _, number in rows if number < 5])
