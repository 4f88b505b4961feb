"""An adversary's read of reports: whom their own words, their pseudonyms and their sums give away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from ingredients import number
from report_worlds import AGREED, case_of, composed, part, released, said

from fieldcase.casework.tables import shipped
from fieldcase.errors import UnclearInReport, WithheldInReport
from fieldcase.model.case import Event
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import Record
from fieldcase.model.fieldwork import Recommendation, Visit
from fieldcase.model.ids import ConsentId, EventId, PersonId, RecommendationId, ScopeId, VisitId
from fieldcase.model.people import Consent, Person
from fieldcase.rules.count_asked import CountAsked
from fieldcase.rules.counted import What
from fieldcase.rules.released import How
from fieldcase.rules.report_around import Around, around
from fieldcase.rules.report_gate import CaseRecords
from fieldcase.rules.report_released import ReportRelease
from fieldcase.rules.uses import USES

OPEN = case_of(1, "K-17", AGREED)
ELSEWHERE = ScopeId(b"e" * 16)


def somebody(pseudonym: str, scope: ScopeId = ELSEWHERE, **values: Any) -> Person:
    return Person(id=PersonId(number(90_000)), scope=scope, pseudonym=pseudonym, kind="client", **values)


def beside(*people: Person) -> Around:
    return around(people, (OPEN.case.scope,), (), {}, shipped())


def prose(text: str, *people: Person, **values: Any) -> str:
    return said([part("cases"), part("text", 2, text=text)], [OPEN], around=beside(*people), **values)


def crowded(n: int, people: int = 8) -> CaseRecords:
    """A case about many people."""
    made, more = case_of(n, f"K-{n}", AGREED), list[Record]()
    for one in range(people):
        who = PersonId(number(n * 1000 + 500 + one))
        more += [
            Person(id=who, scope=made.case.scope, pseudonym=f"Q-{n}-{one}", kind="witness"),
            Consent(id=ConsentId(number(n * 1000 + 600 + one)), scope=made.case.scope, person=who, uses=tuple(USES),
                    level=AGREED, how="spoken", given_on=UncertainDate("2025-01-01")),
            Event(id=EventId(number(n * 1000 + 700 + one)), scope=made.case.scope, people=(who,), what="Was there.",
                  date=UncertainDate("2026-01-11")),
        ]  # fmt: skip
    return replace(made, records=(*made.records, *more))


def taken_back(case: CaseRecords) -> CaseRecords:
    """The same case, after everybody of it took the consent back."""
    gone = (replace(one, level="refused") if isinstance(one, Consent) else one for one in case.records)
    return replace(case, records=tuple(gone))


def labels(cases: Sequence[CaseRecords]) -> dict[PersonId, str]:
    told: ReportRelease = released([part("cases")], cases)
    return {who: one.label for who, one in told.people.items() if one.label}


def test_own_words_that_speak_of_somebody_of_another_case_stop_the_report() -> None:
    with pytest.raises(WithheldInReport) as stopped:
        prose("As Granite told us, it was so.", somebody("Granite"))
    assert [(one.field, one.said) for one in stopped.value.where] == [("text", "2: Text")]


def test_own_words_that_speak_of_somebody_in_the_bin_stop_the_report() -> None:
    with pytest.raises(WithheldInReport):
        prose("As Granite told us, it was so.", somebody("Granite", OPEN.case.scope, hidden=True))


def test_a_plain_word_a_quoted_name_and_the_name_of_who_submits_it_mean_nobody() -> None:
    for text in ("Steps of granite.", "The foundation «Granite» wrote.", "Granite Foundation wrote.", "K-17 came."):
        assert prose(text, somebody("Granite"), submitters="Granite Foundation"), text


def test_no_pseudonym_serves_twice_in_a_report_however_many_people_it_has() -> None:
    given = labels([crowded(n) for n in range(1, 10)])
    assert len(given) == 81
    assert [word for word, often in Counter(given.values()).items() if often > 1] == []


def test_a_case_that_is_left_out_or_added_changes_nobodys_pseudonym() -> None:
    cases = [crowded(n) for n in range(1, 7)]
    before = labels(cases)
    after = labels([taken_back(cases[0]), *cases[1:]])
    assert len(after) == 45
    assert {who: before[who] for who in after} == after
    added = labels([*cases, crowded(7)])
    assert {who: added[who] for who in before} == before


def test_two_files_of_one_case_for_two_uses_share_no_sum_of_its_journal() -> None:
    sections = [part("cases"), part("proof", 2)]
    public = composed(released(sections, [OPEN])).document
    court = composed(released(sections, [OPEN], use="court")).document
    assert "head1" in repr(court), "for a court the journal is told"
    assert "head1" not in repr(public)
    assert public.manifest["journal"] == []


def test_a_report_says_for_what_its_pseudonyms_were_drawn() -> None:
    text = said([part("cases"), part("method", 2)], [OPEN])
    assert "for this use alone" in text


def test_a_role_code_means_one_worker_in_a_whole_report() -> None:
    cases = []
    for n in (1, 2, 3):
        made = case_of(n, f"K-{n}", AGREED)
        who = PersonId(number(n * 1000 + 800))
        at = EventId(number(n * 1000 + 801))
        more: tuple[Record, ...] = (
            Person(id=who, scope=made.case.scope, pseudonym=f"Outreach {n}", kind="worker"),
            Event(id=at, scope=made.case.scope, people=(who,), what=f"Outreach {n} came."),
        )
        cases.append(replace(made, records=(*made.records, *more)))
    told = released([part("cases")], cases)
    given = [one.label for one in told.people.values() if one.how is How.ROLE_CODE]
    assert sorted(given) == ["W1", "W2", "W3"]


def test_a_text_of_a_case_that_speaks_of_somebody_in_the_bin_is_not_told() -> None:
    told = Event(id=EventId(number(95_001)), scope=OPEN.case.scope, what="Granite was there too.")
    for pseudonym, expected in (("Granite", False), ("Slate", True)):
        gone = somebody(pseudonym, OPEN.case.scope, hidden=True)
        text = said([part("chronology")], [replace(OPEN, records=(*OPEN.records, gone, told))])
        assert ("was there too" in text) is expected, pseudonym


def test_who_was_entered_twice_and_put_away_once_is_told_of() -> None:
    gone = somebody("K-17", OPEN.case.scope, hidden=True)
    case = replace(OPEN, records=(*OPEN.records, gone))
    assert "was stopped" in said([part("cases")], [case])
    assert "K-17" not in said([part("text", text="K-17 came.")], [case], around=beside(gone))


def test_a_pseudonym_of_two_people_of_the_report_is_never_told_as_one_of_them() -> None:
    both = [case_of(1, "Sparrow", AGREED), case_of(2, "Sparrow", AGREED)]
    sections = [part("cases"), part("text", 2, text="Sparrow went home.")]
    with pytest.raises(UnclearInReport) as stopped:
        released(sections, both)
    assert [one.said for one in stopped.value.where] == ["2: Text"]
    told = released(sections[:1], both, [Recommendation(
        id=RecommendationId(number(96_000)), scope=ELSEWHERE, text="Sparrow needs a lawyer.",
    )])  # fmt: skip
    assert told.records == ()
    assert all(one.label in case.case.summary for case in told.cases for one in case.people.values())


def test_people_spoken_with_are_not_told_beside_tables_of_people_that_they_could_be_taken_from() -> None:
    visit = Visit(id=VisitId(number(97_000)), scope=ELSEWHERE, kind="monitoring", country="KG")
    there = Around(heard={visit.id: (("client", 8),)})
    by_gender, by_kind = CountAsked(What.PEOPLE, "gender").text(), CountAsked(What.VISITS, "kind").text()
    for counts, use, expected in (
        ((), "un_public", 1), ((by_kind,), "un_public", 1), ((by_gender,), "un_public", 0),
        ((by_gender,), "internal", 1),
    ):  # fmt: skip
        sections = [part("visits"), part("tables", 2, counts=counts)]
        told = released(sections, [OPEN], [visit], around=there, use=use)
        assert len(told.heard) == expected, (counts, use)
        assert any("small ones" in one.message for one in told.notices) is (expected == 0)
