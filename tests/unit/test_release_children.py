"""Children, parents, those nobody has asked, and those without a record: how each appears for one use."""

from __future__ import annotations

from dataclasses import replace

import pytest
from unit.release_cases import act, consent, event, identity, person, released, told

from fieldcase.model.declare import Record
from fieldcase.model.people import Person
from fieldcase.rules.released import How

NAME = "Тимур Кольцов"


@pytest.mark.parametrize("kind", ["client", "child"])
def test_a_childs_age_band_is_told_only_where_the_child_is_a_victim(kind: str) -> None:
    child = person(1, kind, age_band="under_14")
    happened, yes = event(1, child), consent(child, "without_name")

    def band(*records: Record) -> str:
        result = released("court", child, yes, happened, *records)
        return next(one.age_band for one in result.of(Person) if one.id == child.id)

    assert band() == "not_stated"
    assert band(act(1, happened, child)) == "under_14"


def test_a_grown_persons_age_band_is_told() -> None:
    who = person(1, age_band="25_34")
    result = released("court", who, consent(who, "without_name"), event(1, who))
    assert next(one.age_band for one in result.of(Person) if one.id == who.id) == "25_34"


def test_a_parents_consent_cannot_name_a_child_nor_count_without_a_guardian() -> None:
    child = person(1, "child")
    nobody = released("story", child, identity(child, NAME), consent(child, "named", given_by=" "))
    assert nobody.people[child.id].how is How.WITHHELD
    someone = released("story", child, identity(child, NAME), consent(child, "named", given_by="mother"))
    assert someone.people[child.id].how is How.PSEUDONYM


def test_naming_a_parent_warns_of_the_children_it_leads_to() -> None:
    parent = person(1, children=(person(2, "child").id, person(3, "child").id))
    records = (person(2, "child"), identity(parent, NAME), consent(parent, "named"), event(1, parent))
    result = released("story", parent, *records)
    warned = [notice.values for notice in result.notices if "children" in notice.message]
    assert warned == [{"person": NAME, "number": 2}]
    assert next(one for one in result.of(Person) if one.id == parent.id).children == ()


def test_an_internal_dossier_warns_of_people_nobody_has_asked_and_names_only_their_label() -> None:
    who = person(1)
    result = released("internal", who, event(1, who))
    warned = [notice.values["people"] for notice in result.notices if "not been asked" in notice.message]
    assert warned == [result.people[who.id].label]


@pytest.mark.parametrize("uses", [("story",), ("story", "court"), ()], ids=["one use", "two uses", "every use"])
def test_whoever_said_no_to_everything_asked_so_far_is_out_of_the_internal_dossier_too(uses: tuple[str, ...]) -> None:
    who = person(1)
    assert released("internal", who, consent(who, "refused", uses)).people[who.id].how is How.WITHHELD


def test_whoever_said_yes_to_something_and_was_not_asked_of_internal_use_is_in_it() -> None:
    who = person(1)
    some = (consent(who, "refused", ["story"]), consent(who, "without_name", ["court"]))
    assert released("internal", who, *some).people[who.id].how is How.PSEUDONYM


def test_a_person_without_a_record_is_not_told_of_even_inside() -> None:
    stranger = person(1)
    result = released("internal", event(1, stranger), consent(stranger, "named"), identity(stranger, NAME))
    assert result.people[stranger.id].how is How.WITHHELD
    assert "what happened 00000001" not in told(result)


def test_a_person_in_the_bin_is_a_person_without_a_record() -> None:
    who = person(1)
    result = released("court", replace(who, hidden=True), consent(who, "named"), event(1, who))
    assert result.people[who.id].how is How.WITHHELD


def test_the_authority_may_keep_a_register_and_the_exporter_is_told() -> None:
    assert any("register" in notice.message for notice in released("authority").notices)
    assert not any("register" in notice.message for notice in released("court").notices)
