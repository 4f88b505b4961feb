"""Which records are left out whole, with the same records told where there is consent: the control of each."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from unit.release_cases import (
    ANCHOR,
    CASE,
    LEAD,
    SCOPE,
    TABLES,
    about,
    act,
    consent,
    event,
    exhibit,
    identity,
    number,
    person,
    released,
    source,
    told,
)

from fieldcase.model.case import Act, Case, Event, Source
from fieldcase.model.declare import Record
from fieldcase.model.evidence import Custody, Evidence
from fieldcase.model.fieldwork import Figure, Interview, Organisation, Site, Visit
from fieldcase.model.ids import AnyId, CustodyId, FigureId, InterviewId, OrganisationId, PassageId, SiteId, VisitId
from fieldcase.model.people import Member, Naming, Passage, Person
from fieldcase.model.text import folded
from fieldcase.rules.released import Release

WHO = person(1, pseudonym="Рябина")
OTHER = person(2, pseudonym="K-02")
YES, NO = consent(WHO, "without_name"), consent(WHO, "refused")
OTHER_YES = consent(OTHER, "without_name")


def interview(one: int, who: Person | None, **more: Any) -> Interview:
    return Interview(id=InterviewId(number("i", one)), scope=SCOPE, person=who.id if who else None, **more)


def holds(result: Release, record: Record) -> bool:
    return any(one.key == record.key for one in result.records)


def official() -> Person:
    return person(3, "official", function="duty officer")


RECORDS: dict[str, Record] = {
    "an event about them": event(1, WHO),
    "an event about them and another": event(1, OTHER, WHO),
    "an event in which they act": event(1, actors=(WHO.id,)),
    "an act against them": act(1, None, WHO),
    "an act by them": act(1, None, perpetrators=(WHO.id,)),
    "their interview": interview(1, WHO, account="told"),
    "a source that identifies them": source(1, WHO),
    "an event that mentions them": event(1, OTHER, what="Рябина was there"),
    "an event that mentions them in another case": event(1, OTHER, what="они говорили с Рябиной"),
    "an event that mentions them in capitals": event(1, OTHER, what="РЯБИНУ задержали"),
    "an event that mentions them in lower case": event(1, OTHER, what="рябине отказали"),
    "an event whose notes mention them": event(1, OTHER, notes="Рябина"),
    "an event whose kind as written mentions them": event(1, OTHER, kind_as_written="визит к Рябине"),
    "an act that mentions them": act(1, None, OTHER, harm="harm to Рябина"),
    "a figure that mentions them": Figure(id=FigureId(number("f", 1)), scope=SCOPE, what="letters by Рябина"),
    "a visit that mentions them": Visit(id=VisitId(number("v", 1)), scope=SCOPE, findings="Рябина is ill"),
    "a source that mentions them": source(1, description="a post about Рябина"),
}


@pytest.mark.parametrize("use", ["story", "court", "un_public", "internal"])
@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS.keys())
def test_what_is_about_somebody_withheld_is_left_out_and_told_where_they_agreed(record: Record, use: str) -> None:
    assert not holds(released(use, WHO, OTHER, OTHER_YES, NO, record), record)
    assert holds(released(use, WHO, OTHER, OTHER_YES, YES, record), record), "the control"


def test_a_part_of_a_word_is_no_mention() -> None:
    record = event(1, OTHER, what="Рябиновка, рябинники, зарябина, K-020 и СК-02")
    assert holds(released("court", WHO, OTHER, OTHER_YES, NO, record), record)


@pytest.mark.parametrize("written", ["K-02", "k-02", "К-02", "K 02", "K02", "K–02", "«K-02»,"])
def test_a_code_is_found_however_it_is_typed(written: str) -> None:
    record = event(1, what=f"they asked {written} again")
    assert not holds(released("court", OTHER, consent(OTHER, "refused"), record), record)
    assert holds(released("court", OTHER, OTHER_YES, record), record)


def test_an_act_goes_with_its_event_and_an_event_with_an_act_whose_victim_is_withheld() -> None:
    shared = event(1, OTHER)
    against_other, against_who = act(1, shared, OTHER), act(2, shared, WHO)
    without = released("court", WHO, OTHER, OTHER_YES, NO, shared, against_other, against_who)
    assert not any(holds(without, one) for one in (shared, against_other, against_who))
    assert without.left_out == 3
    together = released("court", WHO, OTHER, OTHER_YES, YES, shared, against_other, against_who)
    assert all(holds(together, one) for one in (shared, against_other, against_who))


def test_a_source_goes_with_the_last_event_that_rests_on_it() -> None:
    paper = source(1)
    mine, other = event(1, WHO, sources=(paper.id,)), event(2, OTHER, sources=(paper.id,))
    assert not holds(released("court", WHO, OTHER, OTHER_YES, NO, mine, paper), paper)
    assert holds(released("court", WHO, OTHER, OTHER_YES, NO, mine, other, paper), paper), "another event needs it"
    assert holds(released("court", WHO, OTHER, OTHER_YES, NO, paper), paper), "nothing about them rests on it"


def test_of_an_exhibit_of_a_left_out_event_only_the_number_stays() -> None:
    piece = exhibit(1)
    mine = event(1, WHO, evidence=(piece.id,))
    result = released("court", WHO, NO, mine, piece)
    assert result.of(Evidence) == (Evidence(id=piece.id, scope=SCOPE, number="A01"),)
    assert released("court", WHO, YES, mine, piece).of(Evidence)[0].title == "exhibit title 1"


def test_of_an_exhibit_taken_from_a_source_that_is_left_out_only_the_number_stays() -> None:
    paper = source(1, WHO)
    piece = exhibit(1, source=paper.id)
    used = event(1, OTHER, evidence=(piece.id,))
    result = released("court", WHO, OTHER, OTHER_YES, NO, paper, piece, used)
    assert result.of(Evidence) == (Evidence(id=piece.id, scope=SCOPE, number="A01"),)
    assert not result.exhibits[piece.id].shown


@pytest.mark.parametrize("withheld", [1, 2])
def test_where_two_people_go_by_one_pseudonym_the_withheld_one_is_meant(withheld: int) -> None:
    namesakes = [person(one, pseudonym="Рябина") for one in (1, 2)]
    answers = [consent(who, "refused" if one == withheld else "named") for one, who in enumerate(namesakes, start=1)]
    record = event(1, what="Рябина came")
    assert not holds(released("court", *namesakes, *answers, record), record)


def test_the_ledger_of_a_withheld_exhibit_is_left_out_with_it() -> None:
    piece = exhibit(1, WHO)
    entry = Custody(id=CustodyId(number("k", 1)), scope=SCOPE, evidence=piece.id, event="imported")
    assert not holds(released("court", WHO, NO, piece, entry), entry)
    assert holds(released("court", WHO, YES, piece, entry), entry)
    assert not holds(released("story", WHO, YES, piece, entry), entry), "the ledger is for court and internal use"


def test_an_account_nobody_is_recorded_to_have_given_is_left_out_and_a_bare_refusal_is_kept() -> None:
    account, refusal = interview(1, None, account="told"), interview(2, None, refused_because="fear")
    result = released("court", account, refusal)
    assert not holds(result, account)
    assert holds(result, refusal)


def test_records_left_out_are_counted_and_the_exporter_is_told_how_many() -> None:
    result = released("court", WHO, NO, event(1, WHO), event(2, WHO), exhibit(1, WHO))
    assert result.left_out == 2
    assert [one.values for one in result.notices if "Records left out" in one.message] == [{"number": 2}]
    assert released("court", WHO, YES, event(1, WHO)).left_out == 0


def test_the_record_of_a_withheld_person_is_left_out_and_their_children_are_nobodys() -> None:
    parent = replace(OTHER, children=(WHO.id,))
    result = released("court", WHO, parent, OTHER_YES, NO, event(1, parent))
    assert not holds(result, WHO)
    assert next(one for one in result.of(Person) if one.id == parent.id).children == ()
    with_child = released("court", WHO, parent, OTHER_YES, YES, event(1, parent), event(2, WHO))
    assert next(one for one in with_child.of(Person) if one.id == parent.id).children == (WHO.id,)


@pytest.mark.parametrize("field", ["title", "summary", "reasons", "outcome", "requests", "code"])
def test_a_field_of_the_case_that_mentions_somebody_withheld_is_emptied_with_a_warning(field: str) -> None:
    case = replace(CASE, **{field: "about Рябина"})  # type: ignore[arg-type]
    result = released("court", WHO, NO, case=case)
    assert getattr(result.case, field) == ""
    assert any("speaks of a person" in one.message for one in result.notices)
    assert getattr(released("court", case=case).case, field) == "about Рябина"


def test_a_code_that_is_somebodys_pseudonym_does_not_become_the_name_of_the_file() -> None:
    assert released("court", WHO, YES, case=replace(CASE, code="РЯБИНА-2")).case.code == ""


def test_somebody_told_of_nowhere_is_in_no_list_of_persons() -> None:
    lone, mentioned = person(4, pseudonym="Берёза"), person(5, pseudonym="Осина")
    yes = (consent(lone, "without_name"), consent(mentioned, "without_name"))
    about_withheld = event(1, lone, WHO)
    result = released("court", WHO, NO, lone, mentioned, *yes, about_withheld, event(2, what="Осина came"))
    assert not holds(result, lone)
    assert holds(result, mentioned)
    assert holds(released("court", WHO, YES, lone, mentioned, *yes, about_withheld), lone), "the control"


def test_a_field_of_a_told_person_that_mentions_somebody_withheld_is_emptied() -> None:
    friend = replace(OTHER, function="friend of Рябина")
    result = released("court", WHO, friend, OTHER_YES, NO, event(1, friend))
    assert next(one for one in result.of(Person) if one.id == friend.id).function == ""


def test_who_is_only_in_records_that_are_left_out_is_in_no_list_of_persons() -> None:
    minister = person(7, "official", function="minister of a small ministry")
    hidden, shown = event(1, WHO, actors=(minister.id,)), event(2, OTHER)
    result = released("court", WHO, OTHER, OTHER_YES, NO, minister, hidden, shown)
    assert minister.id not in {one.id for one in result.of(Person)}
    both = released("court", WHO, OTHER, OTHER_YES, YES, minister, hidden, shown)
    assert minister.id in {one.id for one in both.of(Person)}


def test_references_to_what_is_left_out_are_left_out_too() -> None:
    paper = source(1, WHO)
    mine = event(1, OTHER, sources=(paper.id,))
    result = released("court", WHO, OTHER, OTHER_YES, NO, paper, mine)
    assert [one.sources for one in result.of(Event) if one.id == mine.id] == [()]


def test_the_case_is_about_those_who_are_told_of() -> None:
    assert released("court", case=about(ANCHOR)).case.about == (ANCHOR.id,)
    assert released("statistics", case=about(ANCHOR)).case.about == ()


def test_of_the_register_a_release_holds_what_it_refers_to_and_no_more() -> None:
    organisation = Organisation(id=OrganisationId(number("o", 1)), scope=SCOPE, name="Asteria", kind="ngo")
    site = Site(id=SiteId(number("t", 1)), scope=SCOPE, organisation=organisation.id, kind="clinic")
    far = Site(id=SiteId(number("t", 2)), scope=SCOPE, kind="clinic")
    visit = Visit(id=VisitId(number("v", 1)), scope=SCOPE, site=site.id)
    result = released("court", organisation, site, far, visit)
    assert holds(result, site)
    assert holds(result, organisation)
    assert not holds(result, far)


def test_members_appear_by_their_role_code_alone() -> None:
    result = released("court")
    assert result.of(Member) == (Member(id=LEAD, scope=SCOPE, pseudonym="L1", role="lawyer"),)


@pytest.mark.parametrize("use", ["court", "internal", "statistics"])
def test_identities_consents_decisions_and_marks_are_never_among_the_records(use: str) -> None:
    marked = AnyId(event(1).id)
    passage = Passage(id=PassageId(b"x" * 16), scope=SCOPE, about=marked, field="what", words="what")
    result = released(use, WHO, YES, identity(WHO, "Тимур Кольцов"), event(1, WHO), passage)
    allowed = (Person, Member, Event, Act, Source, Evidence, Custody, Organisation, Site, Visit, Interview, Figure)
    assert all(isinstance(one, allowed) for one in result.records)
    assert not any(isinstance(one, Case | Naming) for one in result.records)


def test_a_working_pseudonym_of_somebody_told_of_becomes_the_label_everywhere() -> None:
    words = event(1, WHO, what="Рябина and К-02 came. Рябине отказали, k 02 too.")
    result = released("court", WHO, OTHER, YES, OTHER_YES, words)
    mine, other = result.people[WHO.id].label, result.people[OTHER.id].label
    assert f"{mine} and {other} came. {mine} отказали, {other} too." in told(result)
    assert {one.pseudonym for one in result.of(Person)} >= {mine, other}


def test_a_group_called_by_an_everyday_word_keeps_the_word_in_the_text() -> None:
    group = person(3, pseudonym="participants")
    words = event(1, group, what="The comments call for violence against the participants.")
    assert words.what in told(released("court", group, consent(group, "without_name"), words))
    assert words.what not in told(released("court", group, consent(group, "refused"), words)), "withheld all the same"


def test_no_label_is_a_working_pseudonym_of_the_case() -> None:
    drawn = [person(one, pseudonym=word) for one, word in enumerate(TABLES.pseudonyms["en"][:60], start=1)]
    result = released("court", *drawn, *(consent(who, "without_name") for who in drawn))
    labels = {folded(one.label) for who, one in result.people.items() if who != ANCHOR.id}
    assert labels.isdisjoint({folded(who.pseudonym) for who in drawn})


def test_hidden_records_count_as_not_there() -> None:
    gone = replace(event(1), hidden=True)
    assert not holds(released("court", gone), gone)
    refusal_in_the_bin = replace(NO, hidden=True)
    assert holds(released("court", WHO, YES, refusal_in_the_bin, event(1, WHO)), event(1, WHO))


def test_an_event_is_not_counted_with_an_act_against_somebody_who_is_not_counted() -> None:
    happened = event(1)
    done = act(1, happened, WHO)
    assert not holds(released("statistics", WHO, NO, happened, done), happened)
    assert holds(released("statistics", WHO, YES, happened, done), happened)


def test_statistics_hold_bare_codes_of_the_counted_and_nothing_of_anybody_else() -> None:
    happened, not_counted = event(1, WHO, place="Town", country="KG"), event(2, OTHER)
    done = act(1, happened, WHO, type="arbitrary_detention", norms=("iccpr:9",), perpetrators=(official().id,))
    result = released(
        "statistics", WHO, OTHER, official(), YES, consent(OTHER, "refused"), happened, not_counted, done,
        act(2, not_counted, OTHER),
    )  # fmt: skip
    assert [one for one in result.of(Event) if one.id != event(99).id] == [
        Event(id=happened.id, scope=SCOPE, kind="other", country="KG")
    ]
    assert result.of(Act) == (Act(id=done.id, scope=SCOPE, type="arbitrary_detention", norms=("iccpr:9",)),)
    assert {one.pseudonym for one in result.of(Person)} == {""}
    assert {one.id for one in result.of(Person)} == {WHO.id, ANCHOR.id}
    assert result.case == Case(id=CASE.id, scope=SCOPE, code="X-1")
