"""Visits: what was told and who refused, counted, waiting for a decision; a refusal keeps its reason alone."""

from __future__ import annotations

from dataclasses import fields

import pytest
from unit.desks import TODAY

from fieldcase.casework import cases, deciding, people, visits
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import declared
from fieldcase.model.fieldwork import Interview, Site, Visit
from fieldcase.model.ids import InterviewId, SiteId
from fieldcase.model.people import Consent, Person

NO = {"statistics": "no", "story": "no", "court": "no"}


@pytest.fixture
def visit(desk: Desk) -> Visit:
    return visits.new_visit(desk, place="Example yard")


def test_a_new_visit_is_of_today_by_whoever_made_it_in_a_scope_of_its_own(desk: Desk, visit: Visit) -> None:
    assert (visit.date, visit.workers, visit.kind) == (UncertainDate(TODAY), (desk.member,), "outreach")
    assert desk.get(Visit, visit.id) == visit
    assert visits.new_visit(desk).scope != visit.scope


def test_a_visit_to_a_site_takes_its_country(desk: Desk) -> None:
    site = Site(id=SiteId(desk.new_id()), scope=desk.register, name="Example site", country="KG")
    desk.save(None, site)
    visit = visits.new_visit(desk, "monitoring", UncertainDate("2025-12"), site=site)
    assert (visit.site, visit.country, visit.date) == (site.id, "KG", UncertainDate("2025-12"))


def test_an_interview_lies_with_its_visit_and_has_its_day(desk: Desk, visit: Visit) -> None:
    person = people.new_person(desk, visit.scope)
    told = visits.new_interview(desk, visit, person, account="own words", met_before="new")
    assert (told.scope, told.visit, told.person, told.date) == (visit.scope, visit.id, person.id, visit.date)
    assert (told.account, told.met_before, told.language) == ("own words", "new", "ru")
    assert visits.interviews(Look(desk), visit) == (told,)


def test_a_person_of_another_visit_is_refused(desk: Desk, visit: Visit) -> None:
    elsewhere = people.new_person(desk, visits.new_visit(desk).scope)
    with pytest.raises(ValueError, match="another scope"):
        visits.new_interview(desk, visit, elsewhere)


def test_of_a_refusal_only_the_visit_and_the_reason_are_kept(desk: Desk, visit: Visit) -> None:
    visits.refusal(desk, visit, "fear_of_family")
    (record,) = visits.interviews(desk, visit)
    bare = Interview(id=InterviewId(bytes(16)), scope=visit.scope)
    kept = {field.name for field in declared(Interview) if getattr(record, field.name) != getattr(bare, field.name)}
    assert kept == {"visit", "refused_because"}
    assert record.refused_because == "fear_of_family"
    assert desk.all(Person, visit.scope) == ()
    assert {"account", "person", "date"} <= {field.name for field in fields(Interview)}, "the control"


def test_a_reason_that_is_not_in_the_list_is_refused(desk: Desk, visit: Visit) -> None:
    with pytest.raises(ValueError, match="no reason"):
        visits.refusal(desk, visit, "because")
    assert visits.interviews(desk, visit) == ()


def test_three_times_no_keeps_a_refusal_and_no_person(desk: Desk, visit: Visit) -> None:
    assert visits.agreed(desk, visit, NO, "no_time") is None
    assert [one.refused_because for one in visits.interviews(desk, visit)] == ["no_time"]
    assert (desk.all(Person), desk.all(Consent)) == ((), ())
    desk.undo()
    assert visits.interviews(desk, visit) == ()


@pytest.mark.parametrize("answer", ["yes", "later"])
def test_one_answer_that_is_not_no_makes_a_person_with_what_was_said(desk: Desk, visit: Visit, answer: str) -> None:
    person = visits.agreed(desk, visit, {**NO, "story": answer}, pseudonym="Ольха")
    assert person is not None
    assert (person.pseudonym, desk.all(Person, visit.scope)) == ("Ольха", (person,))
    assert visits.interviews(desk, visit) == ()
    levels = sorted(consent.level for consent in desk.all(Consent, visit.scope))
    assert levels == ["refused", "refused", "without_name"] if answer == "yes" else ["refused", "refused"]
    desk.undo()
    assert (desk.all(Person), desk.all(Consent)) == ((), ())


def test_a_visit_is_counted_by_gender_age_and_with_its_doubt(desk: Desk, visit: Visit) -> None:
    for gender, band, met in (
        ("female", "25_34", "new"), ("female", "25_34", "not_sure"), ("male", "25_34", "met_before"),
    ):  # fmt: skip
        person = people.new_person(desk, visit.scope, gender=gender, age_band=band)
        visits.new_interview(desk, visit, person, met_before=met)
    visits.new_interview(desk, visit, person, met_before="met_before")
    visits.new_interview(desk, visit)
    visits.refusal(desk, visit, "no_time")
    found = visits.counts(Look(desk), visit)
    assert (found.interviews, found.refusals, found.people) == (5, 1, 3)
    assert (found.new, found.at_most) == (1, 3)
    assert found.by_gender == (("female", 2), ("male", 1))
    assert found.by_age_band == (("25_34", 3),)


def test_interviews_wait_until_somebody_decides_and_refusals_do_not(desk: Desk, visit: Visit) -> None:
    first, second = (visits.new_interview(desk, visit, account=words) for words in ("one", "two"))
    visits.refusal(desk, visit, "no_time")
    assert visits.waiting(Look(desk)) == (first, second)
    deciding.decide(desk, first, "no law was broken", "lawyer")
    assert visits.waiting(desk) == (second,)
    assert visits.number_waiting(desk) == 1
    assert visits.counts(desk, visit).interviews == 2
    desk.undo()
    assert visits.number_waiting(desk) == 2


def test_a_case_is_no_visit_for_the_counts_of_another(desk: Desk, visit: Visit) -> None:
    other = visits.new_visit(desk)
    visits.new_interview(desk, other)
    assert visits.counts(desk, visit).interviews == 0
    assert cases.next_code(desk) == "D-001"
