"""Marking a passage, releasing an admission, deciding to name somebody: who may, and what stands afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from vaults import PASSPHRASE, new_desk

from fieldcase.casework import namings, passages, people
from fieldcase.casework.cases import new_case
from fieldcase.casework.desk import Desk
from fieldcase.errors import NoLead, NotTheLead, PassageNotFound, ReasonMissing
from fieldcase.model.case import Case, Event
from fieldcase.model.ids import EventId, MemberId
from fieldcase.model.people import Member, Naming, Passage
from fieldcase.rules.passages import released
from fieldcase.world import SeededWorld

TEXT = "Example / Пример. The officer asked; she said that it was hers; then they went."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = new_desk(tmp_path / "Name.fieldcase", PASSPHRASE, SeededWorld(b"passages"))
    yield made
    made.close()


@pytest.fixture
def case(desk: Desk) -> Case:
    return new_case(desk, "Example / Пример")


@pytest.fixture
def event(desk: Desk, case: Case) -> Event:
    made = Event(id=EventId(desk.new_id()), scope=case.scope, what=TEXT)
    desk.save(None, made)
    return made


def of_another(desk: Desk, case: Case) -> Case:
    """The case, led by somebody else."""
    other = Member(id=MemberId(desk.new_id()), scope=desk.register, pseudonym="Lantern")
    desk.save(None, other)
    now = replace(case, lead=other.id)
    desk.save(case, now)
    return now


def marked(desk: Desk, event: Event) -> Passage:
    return passages.mark(desk, event, "what", "she said that it was hers", passages.ADMISSION)[0]


def test_a_passage_is_marked_where_its_words_stand(desk: Desk, event: Event) -> None:
    passage = marked(desk, event)
    assert desk.all(Passage, event.scope) == (passage,)
    assert passages.stands(event, passage)


def test_words_that_do_not_stand_in_the_field_are_not_marked(desk: Desk, event: Event) -> None:
    with pytest.raises(PassageNotFound):
        passages.mark(desk, event, "what", "she denied it", passages.ADMISSION)
    with pytest.raises(PassageNotFound):
        passages.mark(desk, event, "what", "  ", passages.ADMISSION)
    assert desk.all(Passage, event.scope) == ()


def test_a_passage_no_longer_stands_after_the_text_was_changed(desk: Desk, event: Event) -> None:
    passage = marked(desk, event)
    assert not passages.stands(replace(event, what="Example / Пример."), passage)


def test_the_lead_releases_an_admission_and_the_gate_hears_it(desk: Desk, case: Case, event: Event) -> None:
    passage = marked(desk, event)
    assert not released(passage, case.lead)
    passages.release(desk, passage, "Already told in open court.")
    now = desk.get(Passage, passage.id)
    assert now is not None
    assert released(now, case.lead)
    passages.hold_back(desk, now)
    after = desk.get(Passage, passage.id)
    assert after is not None
    assert not released(after, case.lead)


def test_nobody_but_the_lead_releases_an_admission(desk: Desk, case: Case, event: Event) -> None:
    passage = marked(desk, event)
    of_another(desk, case)
    with pytest.raises(NotTheLead):
        passages.release(desk, passage, "I want to.")
    assert desk.all(Passage, case.scope) == (passage,)


def test_a_case_without_a_lead_releases_nothing(desk: Desk, case: Case, event: Event) -> None:
    passage = marked(desk, event)
    desk.save(case, replace(case, lead=None))
    with pytest.raises(NoLead):
        passages.release(desk, passage, "I want to.")


def test_a_release_needs_a_reason(desk: Desk, event: Event) -> None:
    with pytest.raises(ReasonMissing):
        passages.release(desk, marked(desk, event), "  ")


def test_a_release_is_undone_in_one_step(desk: Desk, event: Event) -> None:
    passage = marked(desk, event)
    passages.release(desk, passage, "Already told in open court.")
    desk.undo()
    assert desk.get(Passage, passage.id) == passage


def test_a_decision_to_name_says_who_when_and_why(desk: Desk, case: Case) -> None:
    person = people.new_person(desk, case.scope, "official")
    namings.decide(desk, person, " The order bears the name. ")
    (decision,) = desk.all(Naming, case.scope)
    assert decision.decided_by == desk.member
    assert decision.reason == "The order bears the name."
    assert decision.decided_on is not None
    assert decision.decided_on.text == desk.world.today().isoformat()


def test_a_decision_to_name_needs_a_reason(desk: Desk, case: Case) -> None:
    with pytest.raises(ReasonMissing):
        namings.decide(desk, people.new_person(desk, case.scope, "official"), "")
    assert desk.all(Naming, case.scope) == ()


def test_taking_a_decision_back_leaves_those_on_others(desk: Desk, case: Case) -> None:
    one, other = (people.new_person(desk, case.scope, "official") for _ in range(2))
    namings.decide(desk, one, "The order bears the name.")
    namings.decide(desk, other, "The order bears the name.")
    namings.take_back(desk, one)
    assert [decision.person for decision in desk.all(Naming, case.scope)] == [other.id]
