"""A case takes up an interview: nothing moves, no word is copied, and what the person says of consent reaches both."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fieldcase.casework import cases, consents, people, visits
from fieldcase.casework.desk import Desk
from fieldcase.casework.taking_up import take_up
from fieldcase.errors import CodeTaken, ConsentMissing
from fieldcase.model.case import Case, Event
from fieldcase.model.declare import kinds
from fieldcase.model.fieldwork import Interview, Task, Visit
from fieldcase.model.ids import EventId
from fieldcase.model.people import Consent, Person
from fieldcase.rules.material import typed_texts
from fieldcase.rules.release import release
from fieldcase.rules.released import How, Release

ANSWERS = {"statistics": "yes", "story": "no", "court": "yes"}
SECRET = "the words of the account"


@pytest.fixture
def told(desk: Desk) -> Interview:
    visit = visits.new_visit(desk, country="KG")
    person = people.new_person(desk, visit.scope, gender="female", age_band="25_34", contact="mornings only")
    consents.spoken(desk, person, ANSWERS)
    return visits.new_interview(desk, visit, person, account=SECRET)


def person_of(desk: Desk, interview: Interview) -> Person:
    assert interview.person is not None
    person = desk.get(Person, interview.person)
    assert person is not None
    return person


def states(desk: Desk, person: Person) -> dict[str, str]:
    return {one.use: one.state for one in people.standing(desk, person)}


def released(desk: Desk, case: Case, use: str) -> Release:
    records = [one for kind in kinds() for one in desk.all(kind, case.scope)]
    return release(
        records, use, desk.world.today(), case=case, language="en", tables=desk.tables,
        pseudonym_key=desk.vault.pseudonym_key(), heads="",
    )  # fmt: skip


def test_the_case_refers_to_the_interview_and_is_about_the_person(desk: Desk, told: Interview) -> None:
    case = take_up(desk, told)
    (twin,) = desk.all(Person, case.scope)
    first = person_of(desk, told)
    assert (case.code, case.country, case.interviews, case.about) == ("KG-001", "KG", (told.id,), (twin.id,))
    assert (twin.pseudonym, twin.gender, twin.age_band) == (first.pseudonym, "female", "25_34")
    assert (twin.contact, twin.met_as) == ("mornings only", first.key)
    assert people.twins(desk, twin) == (first,)
    assert people.twins(desk, first) == (twin,)
    assert desk.get(Case, case.id) == case


def test_nothing_moves_and_no_word_of_the_account_is_in_the_case(desk: Desk, told: Interview) -> None:
    case = take_up(desk, told)
    here = [one for kind in kinds() for one in desk.all(kind, case.scope)]
    words = [text for record in here for _, text in typed_texts(record)]
    assert not any(SECRET in text for text in words)
    assert not desk.all(Interview, case.scope)
    assert not desk.all(Event, case.scope)
    (there,) = desk.all(Interview)
    assert (there.scope, there.account, there.visit) == (told.scope, SECRET, told.visit)
    assert there.decided == "taken_up"
    assert visits.waiting(desk) == ()
    assert len(desk.all(Task, case.scope)) == 1


def test_one_undo_takes_all_of_it_back(desk: Desk, told: Interview) -> None:
    take_up(desk, told)
    desk.undo()
    assert (desk.all(Case), desk.all(Task), len(desk.all(Person)), len(desk.all(Consent))) == ((), (), 1, 3)
    assert visits.waiting(desk) == (told,)


def test_what_the_person_agreed_to_and_refused_counts_in_the_case(desk: Desk, told: Interview) -> None:
    case = take_up(desk, told)
    (twin,) = desk.all(Person, case.scope)
    assert states(desk, twin) == states(desk, person_of(desk, told))
    desk.save(None, Event(id=_event_id(desk), scope=case.scope, what="something", people=(twin.id,)))
    assert released(desk, case, "court").people[twin.id].how is How.PSEUDONYM
    with pytest.raises(ConsentMissing):
        released(desk, case, "media")


def _event_id(desk: Desk) -> EventId:
    return EventId(desk.new_id())


def test_taking_consent_back_on_the_visit_reaches_the_case_and_the_other_way_round(desk: Desk, told: Interview) -> None:
    case = take_up(desk, told)
    (twin,) = desk.all(Person, case.scope)
    first = person_of(desk, told)
    consents.withdraw(desk, first)
    assert states(desk, twin)["court"] == states(desk, first)["court"] == "withdrawn"
    desk.undo()
    assert states(desk, twin)["court"] == "without_name", "the control, and one undo for both"
    consents.withdraw(desk, twin)
    assert states(desk, first)["court"] == "withdrawn"


def test_a_later_no_reaches_every_record_of_the_person_and_a_yes_only_its_own(desk: Desk, told: Interview) -> None:
    case = take_up(desk, told)
    (twin,) = desk.all(Person, case.scope)
    first = person_of(desk, told)
    consents.spoken(desk, first, {"story": "yes", "court": "no"})
    assert states(desk, twin)["court"] == states(desk, first)["court"] == "refused"
    assert states(desk, twin)["media"] == "refused"


def test_the_reference_to_an_interview_is_in_no_release(desk: Desk, told: Interview) -> None:
    case = take_up(desk, told)
    (twin,) = desk.all(Person, case.scope)
    desk.save(None, Event(id=_event_id(desk), scope=case.scope, what="something", people=(twin.id,)))
    for use in ("court", "statistics"):
        result = released(desk, case, use)
        assert result.case.interviews == ()
        assert all(one.met_as is None for one in result.of(Person))
    assert case.interviews, "the control"


def test_a_case_that_is_there_takes_up_more_interviews_of_the_same_person_once(desk: Desk, told: Interview) -> None:
    case = take_up(desk, told)
    visit = desk.get(Visit, told.visit or b"")
    assert visit is not None
    second = visits.new_interview(desk, visit, person_of(desk, told), account="more")
    case = take_up(desk, second, case)
    again = take_up(desk, second, case)
    assert again == case
    assert case.interviews == (told.id, second.id)
    assert len(desk.all(Person, case.scope)) == len(case.about) == 1
    assert len(desk.all(Consent, case.scope)) == 3


def test_somebody_elses_pseudonym_in_the_case_is_not_taken_for_the_same_person(desk: Desk, told: Interview) -> None:
    case = cases.new_case(desk)
    stranger = people.new_person(desk, case.scope, pseudonym=person_of(desk, told).pseudonym)
    case = take_up(desk, told, case)
    twin = next(one for one in desk.all(Person, case.scope) if one.id != stranger.id)
    assert twin.pseudonym != stranger.pseudonym
    assert people.twins(desk, stranger) == ()
    assert set(states(desk, stranger).values()) == {"not_asked"}
    assert people.twins(desk, twin) == (person_of(desk, told),)


def test_an_account_of_nobody_is_taken_up_without_a_person(desk: Desk) -> None:
    case = take_up(desk, visits.new_interview(desk, visits.new_visit(desk), account=SECRET), "K-1")
    assert (case.code, case.about, desk.all(Person)) == ("K-1", (), ())


def test_a_refusal_is_nobodys_case_and_a_taken_code_changes_nothing(desk: Desk, told: Interview) -> None:
    cases.new_case(desk, code="K-1")
    with pytest.raises(CodeTaken):
        take_up(desk, told, "K-1")
    assert visits.waiting(desk) == (told,)
    with pytest.raises(ValueError, match="nobody"):
        take_up(desk, replace(told, refused_because="no_time"))
    assert len(desk.all(Case)) == 1
