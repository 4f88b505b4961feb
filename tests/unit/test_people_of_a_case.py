"""People: pseudonyms that nobody else has, identity as a deed of its own, consents use by use."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from unit.desks import TODAY

from fieldcase.casework import cases, consents, people, settings, visits
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.casework.people import STATES
from fieldcase.errors import IdentityNeedsReason, IdentityOutsideCase, NotTheLead
from fieldcase.model.case import Case
from fieldcase.model.dates import UncertainDate
from fieldcase.model.ids import ConsentId, MemberId
from fieldcase.model.people import Consent, Member, Person, PersonIdentity
from fieldcase.rules.consents import State


@pytest.fixture
def case(desk: Desk) -> Case:
    return cases.new_case(desk, "Example")


def states(desk: Desk, person: Person) -> dict[str, str]:
    return {one.use: one.state for one in people.standing(desk, person)}


def test_a_new_person_gets_a_pseudonym_in_the_language_of_the_vault(desk: Desk, case: Case) -> None:
    person = people.new_person(desk, case.scope)
    assert person.pseudonym in desk.tables.pseudonyms["ru"]
    assert desk.get(Person, person.id) == person
    settings.put(desk, "language", "en")
    assert people.new_person(desk, case.scope).pseudonym in desk.tables.pseudonyms["en"]
    assert people.free_pseudonym(Look(desk), "ru") in desk.tables.pseudonyms["ru"]


def test_a_given_pseudonym_kind_and_fields_are_kept(desk: Desk, case: Case) -> None:
    person = people.new_person(desk, case.scope, "witness", " К-17 ", gender="female", age_band="25_34")
    assert (person.pseudonym, person.kind, person.gender, person.age_band) == ("К-17", "witness", "female", "25_34")


def test_no_pseudonym_is_given_twice_in_a_vault_not_even_one_from_the_bin_or_of_a_member(
    desk: Desk, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = replace(desk.tables, pseudonyms={"ru": ("Ольха", "Рябина", "Клён", "Ива")})
    monkeypatch.setattr(desk, "tables", few)
    (member,) = desk.all(Member)
    desk.save(member, replace(member, pseudonym="Ива"))
    other = cases.new_case(desk)
    made = [people.new_person(desk, scope) for scope in (case.scope, other.scope, case.scope)]
    assert sorted(one.pseudonym for one in made) == ["Клён", "Ольха", "Рябина"]
    desk.hide(made[0])
    assert people.new_person(desk, case.scope).pseudonym.endswith(" 2"), "all words are taken"


def test_identity_is_kept_with_its_reason_by_whom_and_changed_in_place(desk: Desk, case: Case) -> None:
    person = people.new_person(desk, case.scope)
    assert people.identity_of(desk, person) is None
    people.identify(desk, person, " for the complaint ", name="Example Name", phone="0")
    people.identify(desk, person, "for the court", phone="1")
    identity = people.identity_of(Look(desk), person)
    assert identity is not None
    assert (identity.name, identity.phone, identity.reason) == ("Example Name", "1", "for the court")
    assert identity.entered_by == desk.member
    assert len(desk.all(PersonIdentity)) == 1
    desk.undo()
    desk.undo()
    assert people.identity_of(desk, person) is None


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_identity_without_a_reason_is_refused_and_nothing_is_kept(desk: Desk, case: Case, reason: str) -> None:
    person = people.new_person(desk, case.scope)
    with pytest.raises(IdentityNeedsReason):
        people.identify(desk, person, reason, name="Example Name")
    assert desk.all(PersonIdentity) == ()


def test_only_the_lead_keeps_an_identity_and_anybody_where_there_is_no_lead(desk: Desk, case: Case) -> None:
    person = people.new_person(desk, case.scope)
    led = replace(case, lead=MemberId(b"somebody else..."))
    desk.save(case, led)
    assert not people.may_identify(desk, person)
    with pytest.raises(NotTheLead):
        people.identify(desk, person, "a reason", name="Example Name")
    assert desk.all(PersonIdentity) == ()
    desk.save(led, replace(led, lead=None))
    people.identify(desk, person, "a reason", name="Example Name")
    assert len(desk.all(PersonIdentity)) == 1


def test_a_visit_holds_no_identity_whatever_the_reason(desk: Desk) -> None:
    person = people.new_person(desk, visits.new_visit(desk).scope)
    assert not people.may_identify(desk, person)
    with pytest.raises(IdentityOutsideCase):
        people.identify(desk, person, "a reason", name="Example Name")
    assert desk.all(PersonIdentity) == ()


def test_every_state_of_the_rules_has_its_words() -> None:
    assert set(STATES) == {state.name.lower() for state in State}


def test_nobody_was_asked_until_somebody_was(desk: Desk, case: Case) -> None:
    person = people.new_person(desk, case.scope)
    assert list(states(desk, person)) == list(desk.tables.vocabularies["use"])
    assert set(states(desk, person).values()) == {"not_asked"}


def test_three_spoken_answers_fill_the_table_and_a_withdrawal_shows_in_it(desk: Desk, case: Case) -> None:
    person = people.new_person(desk, case.scope)
    consents.spoken(desk, person, {"statistics": "yes", "story": "no", "court": "yes"})
    found = states(desk, person)
    assert (found["statistics"], found["media"], found["court"]) == ("without_name", "refused", "without_name")
    row = next(one for one in people.standing(Look(desk), person) if one.use == "court")
    assert (row.granted, row.since, row.media) == (True, UncertainDate(TODAY), ("text",))
    consents.withdraw(desk, person)
    found = states(desk, person)
    assert (found["statistics"], found["media"], found["court"]) == ("withdrawn", "refused", "withdrawn")


def test_a_child_is_shown_without_its_name_and_needs_a_guardian(desk: Desk, case: Case) -> None:
    child = people.new_person(desk, case.scope, "child")
    yes = Consent(
        id=ConsentId(desk.new_id()), scope=case.scope, person=child.id, uses=("court",), level="named",
        given_on=UncertainDate(TODAY),
    )  # fmt: skip
    desk.save(None, yes)
    assert states(desk, child)["court"] == "no_guardian"
    desk.save(yes, replace(yes, given_by="aunt"))
    assert states(desk, child)["court"] == "without_name"
    grown = people.new_person(desk, case.scope)
    desk.save(None, replace(yes, id=ConsentId(desk.new_id()), person=grown.id))
    assert states(desk, grown)["court"] == "named", "the control: a grown person may be named"


def test_a_consent_that_ran_out_is_told_by_the_day_it_is_asked_for(desk: Desk, case: Case) -> None:
    person = people.new_person(desk, case.scope)
    given = Consent(
        id=ConsentId(desk.new_id()), scope=case.scope, person=person.id, uses=("donor",), media=("text", "picture"),
        level="without_name", given_on=UncertainDate("2025-01-01"), until=UncertainDate("2025-06-30"),
    )  # fmt: skip
    desk.save(None, given)
    before, after = (people.standing(desk, person, day) for day in (date(2025, 6, 30), date(2025, 7, 1)))
    donor = [next(one for one in rows if one.use == "donor") for rows in (before, after)]
    assert [(one.state, one.media) for one in donor] == [("without_name", ("text", "picture")), ("expired", ())]
