"""What a report reads from a vault beside its cases: what was chosen, else all that fits; nothing that is closed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ingredients import number
from report_office import EN, Office, ask, letter, office

from fieldcase.casework import bin as bins
from fieldcase.casework import erasing, passages, report_files, reporting
from fieldcase.casework.report_records import Reading, told_by
from fieldcase.dossier.answers import Finished, Refused
from fieldcase.errors import ReportEmpty
from fieldcase.model.campaigns import Action, Campaign
from fieldcase.model.case import Case
from fieldcase.model.dates import UncertainDate
from fieldcase.model.fieldwork import Interview, Recommendation, Visit
from fieldcase.model.ids import (
    ActionId,
    AnyId,
    CampaignId,
    InterviewId,
    PersonId,
    ScopeId,
    VisitId,
)
from fieldcase.model.people import Person

ELSEWHERE = ScopeId(b"e" * 16)


@pytest.fixture
def at(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path) as one:
        yield one


def read(at: Office) -> set[bytes]:
    return {one.key for one in told_by(Reading(at.desk, at.report), reporting.parts(at.desk, at.report))}


def undated(at: Office) -> list[object]:
    made = report_files.make(at.desk, at.report, "r", EN)
    return [one.values["n"] for one in made.notices if "nobody knows when they were" in one.message]


def test_without_a_choice_all_is_read_that_fits_the_country_and_the_period(at: Office) -> None:
    here, there, anywhere = ask(1), ask(2, country="KZ"), ask(3, country="")
    at.keep(
        here, there, anywhere, *letter(1, written=UncertainDate("2026-02")), *letter(2, written=UncertainDate("2019"))
    )
    at.add("asks")
    at.add("letters")
    at.set(period=UncertainDate("2025/2026"))
    assert read(at) == {here.key, anywhere.key, letter(1)[0].key, letter(1)[1].key}
    at.set(period=None, country="")
    assert read(at) >= {there.key, letter(2)[0].key}, "the control"


def test_what_nobody_knows_the_days_of_is_in_no_period_and_its_number_is_told(at: Office) -> None:
    dated, sent = letter(1, written=UncertainDate("2026-02")), letter(2)
    visit = Visit(id=VisitId(b"v" * 16), scope=at.desk.register, kind="monitoring", country="KG")
    at.keep(*dated, *sent, visit)
    at.add("letters")
    at.add("visits")
    at.add("text", text="Words.")
    at.set(period=UncertainDate("2026"))
    assert read(at) == {one.key for one in (*dated, *sent)}, "a letter was at least sent on a day"
    assert undated(at) == [1]
    at.set(period=UncertainDate("2019"))
    assert read(at) == set()
    at.set(period=None)
    assert visit.key in read(at)
    assert undated(at) == [], "the control"


def test_a_letter_that_was_never_sent_is_told_only_where_it_was_chosen(at: Office) -> None:
    draft = letter(1)[0]
    at.keep(draft)
    at.add("letters")
    assert read(at) == set()
    at.add("letters", records=(AnyId(draft.key),))
    assert read(at) == {draft.key}


@pytest.mark.parametrize("way", ["erased", "in the bin"])
def test_a_record_that_is_gone_was_a_choice_all_the_same_and_no_other_is_told_instead(at: Office, way: str) -> None:
    at.keep(ask(1), ask(2))
    at.add("asks", records=(AnyId(ask(1).key),))
    assert read(at) == {ask(1).key}
    if way == "erased":
        erasing.erase(at.desk, ask(1).key)
    else:
        bins.put_in(at.desk, Recommendation, ask(1).key)
    assert read(at) == set()
    answer = at.made()
    assert isinstance(answer, Refused)
    assert isinstance(answer.refusal, ReportEmpty)


def test_a_section_that_is_not_printed_reads_nothing(at: Office) -> None:
    at.keep(ask(1))
    made = at.add("asks")
    assert read(at) == {ask(1).key}
    at.change(made, left_out=True)
    assert read(at) == set()


def test_what_lies_in_another_case_is_read_by_nobody_and_not_told_where_somebody_chose_it(at: Office) -> None:
    other = Case(id=_case(3), scope=ELSEWHERE, code="C-3", title="Other", country="KG")
    inside = letter(1, scope=ELSEWHERE, subject="Of the other case")
    at.keep(other, *inside, *letter(2))
    at.add("letters")
    assert "Letter 2" in at.said()
    assert read(at) == {one.key for one in letter(2)}
    at.add("letters", records=(AnyId(inside[0].key),))
    assert "Of the other case" not in at.said()
    answer = at.made()
    assert isinstance(answer, Finished)
    assert any("beside the cases" in one.message for one in answer.notices)
    at.set(cases=(*at.report.cases, _case(3)))
    assert "Of the other case" in at.said(), "the control: a case of nobody, and of this report"


def _case(n: int) -> Any:
    from fieldcase.model.ids import CaseId

    return CaseId(number(n * 100))


def test_a_case_in_the_bin_or_gone_is_passed_over_and_what_lies_in_it_stays(at: Office) -> None:
    inside = letter(1, scope=at.scope_of(at.open), subject="Of the case")
    at.keep(*inside)
    at.add("letters")
    at.add("text", text="Own words.")
    assert "Of the case" in at.said(), "the control"
    bins.put_in(at.desk, Case, at.open)
    assert "Of the case" not in at.said()
    erasing.erase(at.desk, at.open)
    erasing.erase(at.desk, at.shut)
    assert "Own words." in at.said()
    assert isinstance(at.made(), Finished)


def test_invented_records_stand_in_an_example_alone(at: Office) -> None:
    scope = ScopeId(b"i" * 16)
    one = Campaign(id=CampaignId(number(540)), scope=scope, title="Invented campaign", example=True)
    held = Action(id=ActionId(number(541)), scope=scope, campaign=one.id, country="KG", aim="To be heard")
    at.keep(one, held)
    at.add("campaign")
    at.add("text", text="Own words.")
    assert "Invented" not in at.said()
    at.set(example=True)
    assert "Invented campaign" in at.said()


def test_a_passage_that_was_marked_is_cut_out_of_what_a_report_tells(at: Office) -> None:
    visit = Visit(
        id=VisitId(number(700)), scope=ScopeId(b"v" * 16), kind="monitoring", country="KG",
        findings="There was no water. The guard takes bribes. Nobody came.",
    )  # fmt: skip
    at.keep(visit)
    at.add("visits")
    assert "bribes" in at.said(), "the control"
    passages.mark(at.desk, at.now(visit), "findings", "The guard takes bribes.", "privileged")
    assert "bribes" not in at.said()
    assert "There was no water." in at.said()


def test_a_passage_that_was_marked_in_the_reports_own_words_is_cut_out_of_them_too(at: Office) -> None:
    part = at.add("text", text="There was no water. The guard takes bribes.")
    assert "bribes" in at.said(), "the control"
    passages.mark(at.desk, part, "text", "The guard takes bribes.", "privileged")
    assert "bribes" not in at.said()
    assert "There was no water." in at.said()


def test_of_visits_those_to_monitor_a_place_are_told_and_people_met_on_them_in_no_word(at: Office) -> None:
    scope = ScopeId(b"v" * 16)
    visit = Visit(id=VisitId(number(700)), scope=scope, kind="monitoring", country="KG", findings="No water.")
    walk = Visit(id=VisitId(number(701)), scope=ELSEWHERE, kind="outreach", country="KG", findings="Met many.")
    met = Person(id=PersonId(number(702)), scope=scope, pseudonym="Мара", kind="client")
    heard = Interview(
        id=InterviewId(number(703)), scope=scope, visit=visit.id, person=met.id, account="Меня били.", notes="боится",
    )  # fmt: skip
    at.keep(visit, walk, met, heard)
    at.add("visits")
    told = at.said()
    assert "No water." in told
    for words in ("Met many.", "Меня били", "боится", "Мара"):
        assert words not in told
    at.change(visit, findings="Мара говорит, что воды нет.")
    at.add("text", text="Own words.")
    told = at.said()
    assert "воды нет" not in told
    assert "Мар" not in told
