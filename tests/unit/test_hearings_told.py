"""A hearing that a case's decision names is told with the case, and nobody of the visit whom the case does not know."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from fieldcase.casework.cases import new_case
from fieldcase.casework.desk import Desk
from fieldcase.casework.gathering import gather
from fieldcase.casework.visits import new_visit
from fieldcase.dossier.ingredients import Ingredients
from fieldcase.model.case import Case
from fieldcase.model.courts import Decision, Hearing
from fieldcase.model.dates import UncertainDate
from fieldcase.model.fieldwork import Visit
from fieldcase.model.ids import AnyId, ConsentId, DecisionId, HearingId, PersonId
from fieldcase.model.people import Consent, Person
from fieldcase.rules.release import release
from fieldcase.rules.released import Release


def made(desk: Desk, *, met: bool = True, other: str = "", seen: str = "It took five minutes.") -> tuple[Case, Visit]:
    """A case about somebody who agreed, and a hearing of hers on a visit; `other` is somebody else of the visit."""
    case = new_case(desk, "Example / Пример")
    visit = new_visit(desk, "hearing", country="KG")
    there = Person(id=PersonId(desk.new_id()), scope=visit.scope, pseudonym="Осина", kind="client")
    desk.save(None, there)
    here = Person(
        id=PersonId(desk.new_id()), scope=case.scope, pseudonym="Осина", kind="client",
        met_as=AnyId(there.id) if met else None,
    )  # fmt: skip
    desk.save(None, here)
    desk.save(case, replace(case, about=(here.id,)))
    desk.save(
        None,
        Consent(
            id=ConsentId(desk.new_id()), scope=case.scope, person=here.id, uses=("court", "statistics"),
            level="without_name", given_on=UncertainDate("2025-01-01"),
        ),
    )  # fmt: skip
    if other:
        desk.save(None, Person(id=PersonId(desk.new_id()), scope=visit.scope, pseudonym=other, kind="client"))
    hearing = Hearing(
        id=HearingId(desk.new_id()), scope=visit.scope, visit=visit.id, persons=(there.id,), observations=seen
    )
    desk.save(None, hearing)
    desk.save(
        None, Decision(id=DecisionId(desk.new_id()), scope=case.scope, person=here.id, visit=visit.id, article="268")
    )
    kept = desk.get(Case, case.id)
    assert kept is not None
    return kept, visit


def told(desk: Desk, case: Case, **more: Any) -> Release:
    asked = gather(desk, case, "court", "en", "x.pdf").ingredients
    assert isinstance(asked, Ingredients)
    return release(
        asked.records, "court", asked.on, case=asked.case, language="en", tables=asked.tables,
        pseudonym_key=asked.pseudonym_key, heads="", **more,
    )  # fmt: skip


def test_a_hearing_of_somebody_the_case_took_up_is_told_as_of_that_person(desk: Desk) -> None:
    case, visit = made(desk)
    result = told(desk, case)
    (hearing,) = result.of(Hearing)
    assert hearing.persons == case.about
    assert [one.id for one in result.of(Visit)] == [visit.id]


def test_a_hearing_of_somebody_who_is_nobody_in_the_case_is_left_out_with_its_visit(desk: Desk) -> None:
    case, _ = made(desk, met=False)
    result = told(desk, case)
    assert result.of(Hearing) == ()
    assert result.of(Visit) == ()
    assert len(result.of(Decision)) == 1, "the control: the decision itself is hers"


def test_a_hearing_that_mentions_somebody_else_of_the_visit_is_left_out(desk: Desk) -> None:
    case, _ = made(desk, other="Рябина", seen="Рябина wept.")
    assert told(desk, case).of(Hearing) == ()


def test_a_visit_that_no_decision_of_the_case_names_is_not_gathered(desk: Desk) -> None:
    case, visit = made(desk)
    decision = desk.all(Decision, case.scope)[0]
    desk.save(decision, replace(decision, visit=None))
    assert visit.id not in {one.key for one in gather(desk, case, "court", "en", "x.pdf").ingredients.records}
