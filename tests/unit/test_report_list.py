"""Reports as a list shows them: the last day counted from the session, what was issued, who in it agrees no longer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from unit.desks import TODAY

from fieldcase.casework import cases, consents, people, report_choices, report_list, reporting
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.casework.today import overview
from fieldcase.dossier.report.ingredients import ReportIngredients
from fieldcase.i18n import words
from fieldcase.model.dates import UncertainDate
from fieldcase.model.deskwork import Issued
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import AnyId, EvidenceId, IssuedId
from fieldcase.model.people import Person
from fieldcase.model.reports import Report

DAY = date.fromisoformat(TODAY)
EN = words("en")


def begun(desk: Desk, **values: object) -> Report:
    return reporting.begin(desk, "cedaw_coalition", "en", EN, title="One", **values)


def issued(desk: Desk, report: Report, person: Person, version: int = 1) -> Issued:
    one = Issued(
        id=IssuedId(desk.new_id()), scope=desk.own, report=report.id, form="docx", use=report.use, language="en",
        version=version, sha256=bytes([version]) * 32, people=(person.id,), records=(AnyId(report.id),),
    )  # fmt: skip
    desk.save(None, one)
    return one


@pytest.fixture
def person(desk: Desk) -> Person:
    case = cases.new_case(desk, "Example", "K-1")
    return people.new_person(desk, case.scope, pseudonym="Сирень", kind="adult")


def test_the_last_day_is_counted_back_from_the_session(desk: Desk) -> None:
    session = DAY + timedelta(weeks=4, days=3)
    report = begun(desk, session_on=UncertainDate(session.isoformat()))
    listed = report_list.listed(desk, report, DAY)
    assert (listed.days, listed.version, listed.waits) == (3, 0, True)
    assert report_list.listed(desk, replace(report, due=UncertainDate(TODAY)), DAY).days == 0, (
        "what was typed is before"
    )
    far = replace(report, session_on=UncertainDate((session + timedelta(weeks=20)).isoformat()))
    assert not report_list.listed(desk, far, DAY).waits


def test_somebody_who_took_the_consent_back_is_told_until_there_is_a_version_without_them(
    desk: Desk, person: Person
) -> None:
    report = begun(desk)
    consents.spoken(desk, person, {"story": "yes"})
    issued(desk, report, person)
    assert report_list.listed(desk, report, DAY).gone == (), "the control: the consent stands"
    consents.withdraw(desk, person)
    assert [one.id for one in report_list.listed(desk, report, DAY).gone] == [person.id]
    seen = overview(Look(desk))
    assert [one.report.id for one in seen.reports] == [report.id]
    assert seen.withdrawn == (), "it is no letter and no dossier"
    later = issued(desk, report, person, 2)
    desk.save(later, replace(later, people=()))
    assert report_list.listed(desk, report, DAY).gone == ()


def test_what_is_typed_is_seen_before_it_is_entered(desk: Desk) -> None:
    from fieldcase.casework.report_gathering import gather

    report = begun(desk)
    part = reporting.parts(desk, report)[0]
    desk.draft(part, "text", "half a sen")
    shown = gather(desk, report, "x", EN, look=Look(desk), preview=True).ingredients
    assert isinstance(shown, ReportIngredients)
    assert shown.parts[0].text == "half a sen"
    entered = gather(desk, report, "x", EN).ingredients
    assert isinstance(entered, ReportIngredients)
    assert not entered.parts[0].text


def test_sections_come_into_the_order_that_was_dropped_and_the_annex_stays_behind(desk: Desk) -> None:
    report = begun(desk)
    there = reporting.parts(desk, report)
    order = [(there[1].id, False), (there[0].id, True), *((one.id, one.annex) for one in there[3:])]
    reporting.arrange(desk, report, order)
    now = reporting.parts(desk, report)
    assert now[0].id == there[1].id
    assert next(one for one in now if one.annex).id == there[0].id
    assert there[2].id in {one.id for one in now if not one.annex}, "what the order does not name is not lost"
    desk.undo()
    assert [one.id for one in reporting.parts(desk, report)] == [one.id for one in there]


def test_a_section_is_offered_the_cases_of_its_report_alone(desk: Desk) -> None:
    mine, other = cases.new_case(desk, "Mine", "K-1"), cases.new_case(desk, "Other", "K-2")
    report = begun(desk, cases=(mine.id,))
    part = next(one for one in reporting.parts(desk, report) if one.kind == "cases")
    offered = [one.key for one in report_choices.offers(desk, report, part, EN)]
    assert offered == [mine.key]
    assert other.key not in offered
    report_choices.choose(desk, part, (AnyId(mine.id),))
    assert next(one for one in reporting.parts(desk, report) if one.id == part.id).records == (AnyId(mine.id),)


def test_a_piece_of_evidence_is_ticked_where_exhibits_look_for_it(desk: Desk) -> None:
    case = cases.new_case(desk, "Mine", "K-1")
    piece = Evidence(id=EvidenceId(desk.new_id()), scope=case.scope)
    desk.save(None, piece)
    report = begun(desk, cases=(case.id,))
    part = next(one for one in reporting.parts(desk, report) if one.kind == "exhibits")
    assert piece.key in [one.key for one in report_choices.offers(desk, report, part, EN)]
    report_choices.choose(desk, part, (AnyId(piece.id), AnyId(case.id)))
    kept = next(one for one in reporting.parts(desk, report) if one.id == part.id)
    assert (kept.records, kept.evidence) == ((AnyId(case.id),), (piece.id,))
