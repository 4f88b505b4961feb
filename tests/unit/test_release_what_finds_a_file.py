"""What leads to one file in somebody else's register: hours, days, courts, units, numbers; and the charge check.

Each with its control: the same told of somebody named, or to a body that examines the case.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from unit.legal_records import (
    DAY,
    EXAMINING,
    MONTH,
    SINCE,
    TELLING,
    UNTIL,
    WHO,
    YES,
    decision,
    detention,
    hearing,
    only,
    remedy,
)
from unit.release_cases import (
    ANCHOR,
    CASE,
    LEAD,
    act,
    event,
    everything_in,
    exhibit,
    released,
    source,
)

from fieldcase.model import ids
from fieldcase.model.case import Act, Case, Event
from fieldcase.model.courts import Decision, Hearing
from fieldcase.model.declare import Record, Reveals, declared
from fieldcase.model.detention import Detention
from fieldcase.model.evidence import Evidence
from fieldcase.model.remedies import Remedy
from fieldcase.rules.charge import Answer, Asked
from fieldcase.rules.charge_checks import taken_over
from fieldcase.rules.charge_lines import from_lines, to_lines


@pytest.mark.parametrize("use", TELLING)
def test_the_hours_of_a_detention_are_told_to_those_who_examine_the_case_alone(use: str) -> None:
    for who, said in ((WHO, (YES,)), (ANCHOR, ())):
        told = only(released(use, WHO, *said, detention(1, who, since_about=True)), Detention)
        assert (told.since, told.until, told.since_about) == (
            (SINCE, UNTIL, True) if use in EXAMINING else (None, None, False)
        )


@pytest.mark.parametrize("use", TELLING)
def test_the_day_of_a_detention_is_told_as_closely_as_that_of_its_event(use: str) -> None:
    paper = source(1, WHO)  # it identifies somebody under a pseudonym: described, never cited
    shy, open_day = event(1, WHO, sources=(paper.id,), date=DAY), event(2, WHO, date=DAY)
    records = (
        WHO,
        YES,
        paper,
        shy,
        open_day,
        detention(1, WHO, shy, told_on=DAY),
        detention(2, WHO, open_day, told_on=DAY),
    )
    result = released(use, *records)
    told = {one.event: one.told_on for one in result.of(Detention)}
    assert told == {shy.id: DAY if use in EXAMINING else MONTH, open_day.id: DAY}
    assert {one.id: one.date for one in result.of(Event) if one.id in told} == told


def test_the_source_of_what_the_police_said_makes_the_event_of_a_detention_coarse_too() -> None:
    paper = source(1, WHO)
    records = (WHO, YES, paper, event(1, WHO, date=DAY), detention(1, WHO, event(1), police_said_source=paper.id))
    assert {one.date for one in released("story", *records).of(Event) if one.id == event(1).id} == {MONTH}
    assert {one.date for one in released("court", *records).of(Event) if one.id == event(1).id} == {DAY}, "the control"


DATED: dict[str, tuple[Record, str]] = {
    "a decision": (decision(), "date"),
    "the day of the act in a decision": (decision(1, WHO, act_date=DAY), "act_date"),
    "the next hearing": (hearing(WHO, next_on=DAY), "next_on"),
    "the day a step was filed": (remedy(WHO), "filed"),
    "the day it was answered": (remedy(WHO, answered=DAY), "answered"),
}


@pytest.mark.parametrize("use", TELLING)
@pytest.mark.parametrize(("record", "name"), DATED.values(), ids=DATED.keys())
def test_a_day_that_a_public_register_knows_is_a_month_where_somebody_is_not_named(
    record: Record, name: str, use: str
) -> None:
    told = only(released(use, WHO, YES, record), type(record))
    assert getattr(told, name) == (DAY if use in EXAMINING else MONTH)
    refers = {"decision": "person", "hearing": "persons", "remedy": "filed_for"}[record.KIND]
    whom = ANCHOR.id if refers == "person" else (ANCHOR.id,)
    named = only(released(use, replace(record, **{refers: whom})), type(record))  # type: ignore[arg-type]
    assert getattr(named, name) == DAY, "the control: she agreed to be named"


@pytest.mark.parametrize("use", TELLING)
def test_what_leads_to_one_file_is_told_with_a_name_or_to_those_who_examine_the_case(use: str) -> None:
    found: dict[str, Any] = {
        "reference": "1-24/2026", "court": "court of a town", "quote": "the very words", "source_words": "page 4",
    }  # fmt: skip
    records = (
        decision(1, WHO, **found), detention(held_by="seventh precinct", place="a town"),
        remedy(WHO, authority="prosecutor of a town"), act(1, None, WHO, demanded_by="seventh precinct"),
    )  # fmt: skip
    texts = {*found.values(), "seventh precinct", "a town", "prosecutor of a town"}
    result = released(use, WHO, YES, *records)
    assert texts.intersection(one for one in everything_in(result) if isinstance(one, str)) == (
        texts if use in EXAMINING else set()
    )
    of_anchor = (
        decision(1, ANCHOR, **found), detention(1, ANCHOR, held_by="seventh precinct", place="a town"),
        remedy(ANCHOR, authority="prosecutor of a town"), act(1, None, ANCHOR, demanded_by="seventh precinct"),
    )  # fmt: skip
    assert texts.issubset(one for one in everything_in(released(use, *of_anchor)) if isinstance(one, str))


@pytest.mark.parametrize("use", TELLING)
@pytest.mark.parametrize("by", [None, ids.MemberId(b"other" * 3 + b"-"), LEAD], ids=["nobody", "another", "the lead"])
def test_a_charge_check_leaves_only_where_the_lead_took_it_over(use: str, by: ids.MemberId | None) -> None:
    done = act(1, None, WHO, charge_check=("status=seed", "band=small"), charge_check_by=by)
    told = only(released(use, WHO, YES, done), Act)
    assert (told.charge_check, told.charge_check_by) == ((done.charge_check, LEAD) if by == LEAD else ((), None))


def test_in_a_case_without_a_lead_no_charge_check_is_taken_over() -> None:
    done = act(1, None, charge_check=("status=seed",), charge_check_by=LEAD)
    assert taken_over(done, CASE)
    assert not taken_over(done, replace(CASE, lead=None))
    assert not taken_over(replace(done, charge_check=()), CASE)


@pytest.mark.parametrize("use", TELLING)
def test_a_charge_check_tells_of_health_as_the_substance_itself_does(use: str) -> None:
    done = act(1, None, ANCHOR, substance="amphetamine", charge_check=("substance=x",), charge_check_by=LEAD)
    told = only(released(use, done), Act)
    assert bool(told.charge_check) == bool(told.substance) == (use in EXAMINING)


@pytest.mark.parametrize("use", TELLING)
def test_the_day_for_which_a_table_was_asked_is_told_as_closely_as_the_event(use: str) -> None:
    paper = source(1, WHO)
    shy = event(1, WHO, sources=(paper.id,), date=DAY)
    lines = to_lines(Answer(Asked("KG", DAY, "amphetamine"), "no_date"))
    done = act(1, shy, WHO, charge_check=lines, charge_check_by=LEAD)
    for records, coarse in (((paper, shy, done), use not in EXAMINING), ((event(1, WHO, date=DAY), done), False)):
        kept = from_lines(only(released(use, WHO, YES, *records), Act).charge_check)
        assert kept is not None
        assert kept.asked.on == (MONTH if coarse else DAY)


@pytest.mark.parametrize("use", TELLING)
def test_what_the_police_named_is_told_as_what_they_said_in_every_use(use: str) -> None:
    told = only(released(use, WHO, YES, detention(size_said="large", article_said="268")), Detention)
    assert (told.size_said, told.article_said) == ("large", "268")


@pytest.mark.parametrize("use", ["story", "court"])
def test_the_place_of_a_document_is_judged_by_whom_the_decision_or_step_is_about(use: str) -> None:
    piece = exhibit(1, acquired_where="a small town")
    for record in (decision(1, WHO, evidence=(piece.id,)), remedy(WHO, proof=piece.id)):
        told = only(released(use, WHO, YES, record, piece), Evidence)
        assert told.acquired_where == ("a small town" if use == "court" else "")
    assert only(released(use, piece), Evidence).acquired_where == "a small town", "the control: nobody is near"


def test_no_field_of_the_new_kinds_names_somebody_without_saying_so() -> None:
    """An adversary's reading of the declarations: what holds a court, a file, a unit or a town reveals a place."""
    leading = {
        Decision: {"reference", "court", "quote", "source_words"}, Hearing: {"court"},
        Detention: {"place", "held_by"}, Remedy: {"authority"},
    }  # fmt: skip
    for kind, names in leading.items():
        assert {one.name for one in declared(kind) if one.about.reveals is Reveals.PLACE} == names
    assert Case not in leading
