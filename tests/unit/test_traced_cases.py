"""What the documents of the field tell of single cases finds a field and a term here (docs/traceability.md)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from unit.traced import kept

from fieldcase.casework import asks, cases, consents, detained, letters, people, safety_checks, sample, visits
from fieldcase.casework.citing import often_cited
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.casework.storyline import Narrowed, storyline
from fieldcase.i18n import words
from fieldcase.model.case import Act, Case, Event, Source
from fieldcase.model.courts import Decision, Hearing
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import Reveals, declared
from fieldcase.model.detention import Detention
from fieldcase.model.ids import (
    ActId,
    DecisionId,
    DetentionId,
    EventId,
    HarmId,
    HearingId,
    IncidentId,
    RelationId,
    RemedyId,
    SourceId,
)
from fieldcase.model.people import Person
from fieldcase.model.remedies import Remedy
from fieldcase.model.security import Harm, Incident, Relation, SafetyCheck
from fieldcase.model.values import Instant, Money, Quantity
from fieldcase.rules.remedies import Standing, standing

DAY = UncertainDate("2019-10-01")
EN = words("en")


@pytest.fixture
def case(desk: Desk) -> Case:
    return cases.new_case(desk, "Example / Пример", country="XX")


@pytest.fixture
def who(desk: Desk, case: Case) -> Person:
    return people.new_person(desk, case.scope, "client", gender="female", parent="yes")


def happened(desk: Desk, case: Case, kind: str, day: str = DAY.text, **values: Any) -> Event:
    return kept(desk, Event(
        id=EventId(desk.new_id()), scope=case.scope, kind=kind, date=UncertainDate(day), **values
    ))  # fmt: skip


def act(desk: Desk, case: Case, kind: str, **values: Any) -> Act:
    return kept(desk, Act(id=ActId(desk.new_id()), scope=case.scope, type=kind, **values))


def test_a_refused_registration_keeps_the_quoted_reason_the_remedies_and_the_new_application(
    desk: Desk, case: Case
) -> None:
    event = happened(desk, case, "decision", what="Example / Пример. Registration is refused")
    refused = act(
        desk, case, "refusal_to_register_organisation", event=event.id, norms=("iccpr:22", "guidelines:II.13"),
        decided="«The name contains words that are not allowed / Пример»",
    )  # fmt: skip
    step = kept(desk, Remedy(
        id=RemedyId(desk.new_id()), scope=case.scope, number=1, type="court_claim", acts=(refused.id,),
        filed=UncertainDate("2019-10-05"), due=UncertainDate("2019-11-05"), due_by="Example / Пример. Article 5",
    ))  # fmt: skip
    again = happened(desk, case, "own_action", "2019-12-01", what="A new application under another name / Пример")
    assert standing(step, desk.world.today()) is Standing.UNSHOWN, "its last day is watched"
    told = storyline(Look(desk), case.scope, Narrowed(), EN)
    assert [one.event.id for one in told.dated] == [event.id, again.id]


def test_a_refusal_of_treatment_keeps_the_criterion_that_was_used(desk: Desk) -> None:
    sample.load(desk)
    (refused,) = [one for one in desk.all(Event) if one.kind == "refusal_of_treatment"]
    assert "ВИЧ" in refused.what
    (found,) = [one for one in desk.all(Act) if one.event == refused.id]
    assert (found.type, "icescr:12" in found.norms) == ("denial_of_other_care", True)


def test_a_denial_of_substitution_treatment_is_offered_the_article_on_ill_treatment(desk: Desk, case: Case) -> None:
    assert "cat:16" in often_cited(desk.tables, "denial_of_ost")
    assert "cat:16" not in often_cited(desk.tables, "extortion"), "the control"
    assert act(desk, case, "denial_of_ost", norms=("cat:1", "cat:16")).norms == ("cat:1", "cat:16")


def test_a_measure_about_a_child_keeps_its_days_and_how_it_ended(desk: Desk, case: Case, who: Person) -> None:
    child = people.new_person(desk, case.scope, "child", age_band="under_14")
    mother = replace(who, children=(child.id,))
    desk.save(who, mother)
    for kind, day in (("removal_of_child", "2018"), ("decision", "2019-05")):
        event = happened(desk, case, kind, day)
        act(desk, case, "limit_of_parental_rights" if kind == "decision" else kind, event=event.id, victims=(who.id,),
            decided="Example / Пример. One child was given back" if kind == "decision" else "")  # fmt: skip
    assert act(desk, case, "pressure_through_parental_rights", victims=(who.id,)).victims == (who.id,)
    now = desk.get(Person, who.id)
    assert now is not None
    assert (now.gender, now.parent, now.children) == ("female", "yes", (child.id,))


def test_help_that_was_asked_for_and_given_and_what_it_changed_stand_in_the_chronology(desk: Desk, case: Case) -> None:
    for kind, day in (
        ("support_requested", "2019-10-01"), ("support_given", "2019-10-02"), ("consultation", "2019-10-03"),
        ("intervention", "2019-10-04"), ("decision", "2019-11"),
    ):  # fmt: skip
        happened(desk, case, kind, day, what=f"Example / Пример. {kind}")
    found = storyline(Look(desk), case.scope, Narrowed(kind="support_given"), EN)
    assert [one.event.kind for one in found.dated] == ["support_given"]
    desk.save(case, replace(case, outcome="After the consultation another article was applied / Пример"))
    assert desk.search("another article"), "what it changed is the outcome of the case"


def test_our_part_in_a_hearing_and_what_became_of_the_petition_are_kept(desk: Desk) -> None:
    visit = visits.new_visit(desk)
    heard = kept(desk, Hearing(
        id=HearingId(desk.new_id()), scope=visit.scope, visit=visit.id, support=("witness", "petition"),
        petition="Community service in place of prison / Пример", petition_result="granted", result="Ended / Пример",
    ))  # fmt: skip
    assert (heard.support, heard.petition_result) == (("witness", "petition"), "granted")


def test_whoever_is_held_for_what_they_did_for_others_has_a_clock_a_letter_and_a_demand(
    desk: Desk, case: Case, who: Person
) -> None:
    held = kept(desk, Detention(
        id=DetentionId(desk.new_id()), scope=case.scope, person=who.id, since=Instant(desk.world.now() - 3_600_000, 0),
        held_by="an armed group / Пример",
    ))  # fmt: skip
    letter = letters.blank(desk, case.scope, "XX", "en")
    desk.save(None, letter)
    (demand,) = asks.add(desk, letter, "Release our colleague / Пример", "demand", "an ambassador / Пример")
    asks.follow(desk, demand, "nothing")
    assert detained.running(Look(desk)) == (held,)
    assert asks.told(desk, [demand])[0].state.statuses == ("nothing",)
    free = replace(held, until=Instant(desk.world.now(), 0))
    desk.save(held, free)
    assert detained.running(desk) == (), "the control"


def test_a_ban_on_coming_back_keeps_its_length_and_the_family_that_stays(desk: Desk, case: Case, who: Person) -> None:
    parent = people.new_person(desk, case.scope, "relative")
    decided = kept(desk, Decision(
        id=DecisionId(desk.new_id()), scope=case.scope, person=who.id, punishments=("deportation",),
        reentry_ban=Quantity("10 a"), date=DAY,
    ))  # fmt: skip
    kin = kept(desk, Relation(
        id=RelationId(desk.new_id()), scope=case.scope, person=parent.id, kind="parent", other=who.id
    ))  # fmt: skip
    assert act(desk, case, "deportation", norms=("iccpr:17", "iccpr:23")).norms
    assert (decided.reentry_ban, kin.other) == (Quantity("10 a"), who.id)


def test_a_sentence_keeps_its_years_its_fine_the_sources_own_conversion_and_the_criminal_record(
    desk: Desk, case: Case, who: Person
) -> None:
    found = kept(desk, Decision(
        id=DecisionId(desk.new_id()), scope=case.scope, person=who.id, term=Quantity("9 a"), punishments=("fine",),
        fine=Money("30000 KGS"), fine_converted=Money("450 USD"), criminal_record="no", article="328",
        source_words="document / Пример, line 1",
    ))  # fmt: skip
    assert (found.fine, found.fine_converted, found.criminal_record) == (Money("30000 KGS"), Money("450 USD"), "no")
    assert found.term == Quantity("9 a")


def test_somebody_in_treatment_who_goes_to_prison_keeps_both(desk: Desk, case: Case, who: Person) -> None:
    held = kept(desk, Detention(
        id=DetentionId(desk.new_id()), scope=case.scope, person=who.id, treatments=("ost",), treatment_given="no"
    ))  # fmt: skip
    found = kept(desk, Decision(
        id=DecisionId(desk.new_id()), scope=case.scope, person=who.id, outcome="convicted", offence="use",
        punishments=("imprisonment",),
    ))  # fmt: skip
    assert (held.treatments, found.punishments) == (("ost",), ("imprisonment",))


@pytest.mark.parametrize(
    "kind",
    [
        "disappearance", "torture", "forced_confession", "hiv_test_demanded", "denial_of_shelter",
        "denial_of_take_home", "pressure_through_parental_rights", "account_emptied", "deportation", "drug_register",
    ],
)  # fmt: skip
def test_each_of_these_violations_has_a_term_of_its_own_and_norms_to_weigh(desk: Desk, case: Case, kind: str) -> None:
    found = act(desk, case, kind, norms=often_cited(desk.tables, kind))
    assert found.norms
    assert desk.tables.label("act_type", kind, "ru") != kind


def test_of_an_emptied_account_the_amount_and_what_is_left_to_live_on_are_kept(desk: Desk, case: Case) -> None:
    found = act(
        desk, case, "account_emptied", fined=Money("1400 EUR"), harms=("economic",),
        harm="All of the account was taken; below the minimum to live on / Пример",
    )  # fmt: skip
    assert (found.fined, found.harms) == (Money("1400 EUR"), ("economic",))
    assert desk.search("minimum to live on")


def test_a_pregnant_woman_who_is_refused_is_known_as_such_to_the_team(desk: Desk, case: Case) -> None:
    woman = people.new_person(desk, case.scope, "client", gender="female", pregnant="yes")
    now = desk.get(Person, woman.id)
    assert now is not None
    assert now.pregnant == "yes"
    (field,) = [one for one in declared(Person) if one.name == "pregnant"]
    assert field.about.reveals is Reveals.HEALTH, "and to nobody else without her consent"


def test_harm_of_months_keeps_that_no_support_was_at_hand(desk: Desk, case: Case, who: Person) -> None:
    event = happened(desk, case, "health_harm")
    found = kept(desk, Harm(
        id=HarmId(desk.new_id()), scope=case.scope, event=event.id, person=who.id, kinds=("psychological",),
        since=UncertainDate("2019-12~"), until=UncertainDate("2020-02~"), support="None was at hand / Пример",
    ))  # fmt: skip
    assert (found.kinds, found.support) == (("psychological",), "None was at hand / Пример")


def test_a_dated_statement_in_the_first_person_stands_beside_the_consent_for_its_use(
    desk: Desk, case: Case, who: Person
) -> None:
    said = kept(desk, Source(
        id=SourceId(desk.new_id()), scope=case.scope, title="Her own statement / Пример", author=who.id,
        published=UncertainDate("2020-02-10"), quote="I am still afraid / Пример", looked_at="people",
        identifies=(who.id,),
    ))  # fmt: skip
    consents.spoken(desk, who, {"story": "yes"})
    assert said.published == UncertainDate("2020-02-10")
    assert {use for one in people.consents_of(desk, who) for use in one.uses} >= {"un_public"}


def test_an_article_keeps_both_its_days_its_pages_author_and_how_far_it_reaches(desk: Desk, case: Case) -> None:
    writer = people.new_person(desk, case.scope, "author", actor_kind="journalist")
    paper, web = (
        kept(
            desk,
            Source(
                id=SourceId(desk.new_id()),
                scope=case.scope,
                title="A plague / Пример",
                medium=medium,
                pages=pages,
                published=UncertainDate(day),
                author=writer.id,
                outlet="Listok / Пример",
                description="a national newspaper, for 27 years / Пример",
            ),
        )
        for medium, day, pages in (("print", "2019-12-04", "1; 8; 9"), ("web", "2019-12-10", ""))
    )
    assert (paper.pages, web.medium, paper.author) == ("1; 8; 9", "web", writer.id)
    assert desk.search("national newspaper")


def test_a_way_that_is_avoided_and_what_was_done_for_protection_are_incidents_of_the_chronology(
    desk: Desk, case: Case
) -> None:
    event = happened(desk, case, "protective_measure", what="The open group is deleted / Пример")
    found = kept(desk, Incident(
        id=IncidentId(desk.new_id()), scope=case.scope, event=event.id, types=("travel_avoided", "group_closed"),
        domains=("physical",), measures="Another way was taken / Пример",
    ))  # fmt: skip
    assert found.types == ("travel_avoided", "group_closed")


def test_of_the_readiness_of_a_family_no_address_is_kept() -> None:
    assert "papers_and_children" in safety_checks.points()
    revealed = {one.about.reveals for one in declared(SafetyCheck)}
    assert not revealed & {Reveals.PLACE, Reveals.CONTACT, Reveals.IDENTITY}


def test_a_street_lawyer_has_a_role_and_a_letter_of_its_code(desk: Desk) -> None:
    role = desk.tables.vocabularies["role"]["lawyer"]
    assert "street lawyer" in role.labels["en"]
    assert role.marks["letter"] == "L"
