"""What the gate does with incidents, patterns, relations and harm: what belongs to a child or a relative stays inside.

Each rule has its control beside it: the same record told where everybody agreed, or the rule turned off.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from unit.legal_records import NO, OTHER, OTHER_YES, TELLING, WHO, YES, holds, only
from unit.release_cases import SCOPE, consent, event, everything_in, identity, naming, number, person, released, source

from fieldcase.model import ids
from fieldcase.model.case import Event
from fieldcase.model.dates import UncertainDate
from fieldcase.model.people import Person
from fieldcase.model.security import Harm, Incident, Pattern, Relation
from fieldcase.rules import release as gate

EXTERNAL = [use for use in TELLING if use != "internal"]
CHILD = person(7, "child", age_band="under_14")
CHILD_YES = consent(CHILD, "without_name")
MOTHER = replace(WHO, children=(CHILD.id,))
HAPPENED = event(1, WHO)
SECRET = "the kindergarten and the school of the yard of 200 flats, New Year's celebration"


def incident(*victims: Person, of: Event = HAPPENED, **more: Any) -> Incident:
    return Incident(
        id=ids.IncidentId(number("L", 1)), scope=SCOPE, event=of.id, victims=tuple(one.id for one in victims), **more
    )


def harm(who: Person | None, of: Event | None = HAPPENED, **more: Any) -> Harm:
    return Harm(
        id=ids.HarmId(number("O", 1)), scope=SCOPE, event=of.id if of else None, person=who.id if who else None, **more
    )


def relation(one: Person, other: Person | None, kind: str, **more: Any) -> Relation:
    return Relation(
        id=ids.RelationId(number("N", 1)), scope=SCOPE, person=one.id, other=other.id if other else None, kind=kind,
        **more,
    )  # fmt: skip


def pattern(*events: Event, **more: Any) -> Pattern:
    said = {"title": "one after another", "what": "who calls and who follows"} | more
    return Pattern(id=ids.PatternId(number("M", 1)), scope=SCOPE, events=tuple(one.id for one in events), **said)


def test_an_incident_goes_with_its_event_and_takes_it_along_where_it_hit_somebody_withheld() -> None:
    elsewhere = event(2, OTHER)
    records = (WHO, OTHER, OTHER_YES, elsewhere, incident(WHO, of=elsewhere, how="by post"))
    without = released("court", *records, NO)
    assert not without.of(Incident)
    assert not holds(without, elsewhere)
    together = released("court", *records, YES)
    assert only(together, Incident).how == "by post", "the control"
    assert holds(together, elsewhere)
    assert not released("court", WHO, NO, OTHER, OTHER_YES, HAPPENED, incident(OTHER)).of(Incident)


def test_harm_goes_with_its_person_and_leaves_the_event_to_those_it_is_about() -> None:
    records = (OTHER, OTHER_YES, WHO, event(1, OTHER), harm(WHO, what=SECRET))
    without = released("court", *records, NO)
    assert not without.of(Harm)
    assert holds(without, HAPPENED), "what happened to another is told"
    assert only(released("court", *records, YES), Harm).what == SECRET, "the control"
    assert not released("court", WHO, YES, HAPPENED, harm(None, what=SECRET)).of(Harm), "nobody can have agreed"


@pytest.mark.parametrize("use", EXTERNAL)
def test_harm_to_children_stays_inside_at_whomever_it_is_written_down(use: str) -> None:
    at_mother, at_child = harm(MOTHER, kinds=("children",), what=SECRET), harm(CHILD, what=SECRET)
    for one in (at_mother, at_child):
        assert SECRET not in set(everything_in(released(use, MOTHER, YES, CHILD, HAPPENED, one)))
        assert SECRET in set(everything_in(released(use, MOTHER, YES, CHILD, CHILD_YES, HAPPENED, one))), "the control"
    nobody_recorded = released(use, WHO, YES, HAPPENED, harm(WHO, kinds=("family",), what=SECRET))
    assert not nobody_recorded.of(Harm), "where no family is recorded, nobody of it was asked"
    assert released(use, WHO, YES, HAPPENED, harm(WHO, kinds=("work",))).of(Harm), "the control: her own harm"


def test_with_the_rule_off_the_harm_to_the_children_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "left_out", lambda *_: frozenset())
    records = (MOTHER, YES, CHILD, HAPPENED, harm(MOTHER, kinds=("children",), what=SECRET))
    assert SECRET in set(everything_in(released("story", *records)))


@pytest.mark.parametrize("use", EXTERNAL)
def test_the_words_of_an_incident_that_tells_of_children_go_with_its_kind(use: str) -> None:
    touched = incident(MOTHER, types=("children_touched",), how=SECRET, targeted=SECRET, reported_to=SECRET)
    assert SECRET not in set(everything_in(released(use, MOTHER, YES, CHILD, HAPPENED, touched)))
    other = incident(MOTHER, types=("hostile_neighbours",), how=SECRET)
    told = released("court", MOTHER, YES, CHILD, HAPPENED, other)
    assert SECRET in set(everything_in(told)), "the control: another kind keeps its words"


@pytest.mark.parametrize("use", ["story", "court"])
def test_the_kind_of_an_incident_that_tells_of_children_is_told_with_them_alone(use: str) -> None:
    records = (MOTHER, YES, CHILD, HAPPENED, incident(MOTHER, types=("hostile_neighbours", "children_touched")))
    assert only(released(use, *records), Incident).types == ("hostile_neighbours",)
    assert "children_touched" in only(released(use, *records, CHILD_YES), Incident).types, "the control"


JOURNALIST, BROTHER = person(3, "author", function="a local journalist"), person(4, "author", function="a journalist")
IN_THE_PRESS = event(3, actors=(JOURNALIST.id, BROTHER.id))


@pytest.mark.parametrize("use", EXTERNAL)
def test_a_relation_is_told_between_authors_by_function_and_never_of_a_victims_family(use: str) -> None:
    authors = (JOURNALIST, BROTHER, IN_THE_PRESS)
    assert released(use, *authors, relation(JOURNALIST, BROTHER, "sister_or_brother")).of(Relation)
    for kind in ("parent", "relative", "", "colleague"):
        between = relation(JOURNALIST, WHO, kind)
        assert not released(use, *authors, WHO, YES, HAPPENED, between).of(Relation)
    assert not released(use, *authors, relation(JOURNALIST, None, "colleague")).of(Relation), "with nobody"
    inside = (*authors, WHO, YES, HAPPENED)
    assert released("internal", *inside, relation(JOURNALIST, WHO, "colleague")).of(Relation), "the control"
    assert not released("internal", *inside, relation(JOURNALIST, WHO, "parent")).of(Relation)


def test_a_relation_is_not_told_in_public_where_its_source_leads_to_somebody_who_hides() -> None:
    paper = source(1, WHO)
    records = (JOURNALIST, BROTHER, IN_THE_PRESS, WHO, HAPPENED, paper)
    between = relation(JOURNALIST, BROTHER, "sister_or_brother", source=paper.id)
    assert not released("story", *records, YES, between).of(Relation)
    assert released("court", *records, YES, between).of(Relation), "the control: whoever examines the case"
    known = (identity(WHO, "Зарема Токтогулова"), consent(WHO, "named"))
    assert released("story", *records, *known, between).of(Relation), "the control: she agreed to be named"


def test_nobody_is_named_whose_recorded_kinship_leads_to_somebody_who_hides() -> None:
    records = (JOURNALIST, IN_THE_PRESS, WHO, YES, HAPPENED, identity(JOURNALIST, "Тимур Кольцов"), naming(JOURNALIST))
    kin = relation(WHO, JOURNALIST, "parent")
    assert released("court", *records, kin).people[JOURNALIST.id].label == "a local journalist"
    outside = relation(WHO, JOURNALIST, "acquaintance")
    assert released("court", *records, outside).people[JOURNALIST.id].label == "Тимур Кольцов", "the control"


@pytest.mark.parametrize("use", TELLING)
def test_a_pattern_keeps_told_events_loses_its_words_with_one_and_is_none_below_two(use: str) -> None:
    chain = (event(1, OTHER), event(2, OTHER), event(3, WHO))
    records = (OTHER, OTHER_YES, WHO, *chain)
    short = only(released(use, *records, NO, pattern(*chain)), Pattern)
    assert set(short.events) == {chain[0].id, chain[1].id}
    assert (short.title, short.what) == ("", ""), "its words tell of all of them"
    assert only(released(use, *records, YES, pattern(*chain)), Pattern).what, "the control"
    assert not released(use, *records, NO, pattern(*chain[1:])).of(Pattern)


def test_the_days_of_harm_are_told_by_the_month_with_those_of_its_event() -> None:
    paper, day = source(1, WHO), UncertainDate("2026-02-03")
    happened = replace(HAPPENED, sources=(paper.id,))
    hurt = harm(WHO, happened, since=day)
    assert only(released("story", WHO, YES, paper, happened, hurt), Harm).since == UncertainDate("2026-02")
    assert only(released("court", WHO, YES, paper, happened, hurt), Harm).since == day, "the control"


def test_statistics_hold_nothing_of_incidents_patterns_relations_and_harm() -> None:
    records = (WHO, YES, HAPPENED, event(2, WHO), incident(WHO), harm(WHO), pattern(HAPPENED, event(2, WHO)))
    assert not any(
        isinstance(one, (Incident, Pattern, Relation, Harm)) for one in released("statistics", *records).records
    )
