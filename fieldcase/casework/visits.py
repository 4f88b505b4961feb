"""Visits and what was told on them: interviews, refusals, how many there were, and which wait for a decision.

A visit has a scope of its own, in which its people and interviews stay. It holds no name, address, telephone number or
date of birth. Of whoever refuses, only the reason is kept.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from fieldcase.casework import consents, people, settings
from fieldcase.casework.changes import Changes
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.casework.sight import Sight, count, found
from fieldcase.model.asked import Asked
from fieldcase.model.dates import UncertainDate
from fieldcase.model.fieldwork import Interview, Site, Visit
from fieldcase.model.ids import InterviewId, VisitId
from fieldcase.model.people import Person

# The field of an interview whose drafts are its questionnaire under way (casework/asking.py).
ANSWERS = "answers"
_WAITING = Asked(Interview, equals=(("decided", ""), ("refused_because", "")))


@dataclass(frozen=True)
class Counts:
    """How many told and how many refused; of those who told, how many by gender, by age band and by both (codes).

    `people` are the different people among them. `new` is how many of those were met for the first time for certain,
    `at_most` how many it could be, those counted of whom nobody is sure: as numbers keep their doubt.
    """

    interviews: int
    refusals: int
    people: int
    new: int
    at_most: int
    by_gender: tuple[tuple[str, int], ...]
    by_age_band: tuple[tuple[str, int], ...]


def new_visit(
    desk: Desk,
    kind: str = "outreach",
    date: UncertainDate | None = None,
    place: str = "",
    site: Site | None = None,
    **values: Any,
) -> Visit:
    """Keep a new visit in a scope of its own: of today unless a date is given, made by the member at the desk."""
    with desk.deed():
        given = {"workers": (desk.member,), "country": site.country if site else "", **values}
        visit = Visit(
            id=VisitId(desk.new_id()), scope=desk.new_scope("visit"), kind=kind, place=place,
            date=date or UncertainDate(desk.world.today().isoformat()), site=site.id if site else None, **given,
        )  # fmt: skip
        desk.save(None, visit)
    return visit


def agreed(
    desk: Desk, visit: Visit, answers: dict[str, str], refused_because: str = "not_stated", **values: Any
) -> Person | None:
    """Keep the answers (yes, no, later) to the three spoken questions, before anything else, with a new person.

    Where every answer is no, only a refusal with its reason is kept, and None comes back. `values` are fields of the
    person, such as `pseudonym` for somebody who was met before.
    """
    with desk.deed():
        if all(answers.get(question) == "no" for question in consents.QUESTIONS):
            refusal(desk, visit, refused_because)
            return None
        person = people.new_person(desk, visit.scope, **values)
        consents.spoken(desk, person, answers)
    return person


def new_interview(desk: Desk, visit: Visit, person: Person | None = None, **values: Any) -> Interview:
    """Keep a new interview of a visit, on its day and in the vault's language unless `values` say otherwise.

    ValueError for a person of another visit.
    """
    if person is not None and person.scope != visit.scope:
        raise ValueError("a person of another scope")
    given = {"date": visit.date, "language": settings.get(desk, "language"), **values}
    interview = Interview(
        id=InterviewId(desk.new_id()), scope=visit.scope, visit=visit.id, person=person.id if person else None, **given
    )
    desk.save(None, interview)
    return interview


def refusal(desk: Desk, visit: Visit, reason_code: str) -> Changes:
    """Keep that somebody refused, and why: nothing else, not even the language. ValueError for an unknown reason."""
    if reason_code not in desk.tables.vocabularies["refusal_reason"]:
        raise ValueError("no reason has this code")
    record = Interview(
        id=InterviewId(desk.new_id()), scope=visit.scope, visit=visit.id, refused_because=reason_code
    )  # fmt: skip
    return desk.save(None, record)


def interviews(source: Sight, visit: Visit) -> tuple[Interview, ...]:
    """What was told on a visit, refusals too, in the order in which it came."""
    return found(source, Interview, Asked(Interview, scope=visit.scope, equals=(("visit", visit.id),)))


def counts(source: Sight, visit: Visit) -> Counts:
    """How many interviews and refusals a visit has, and by whom."""
    told = interviews(source, visit)
    given = [one for one in told if not one.refused_because]
    persons = {one.id: one for one in source.all(Person, visit.scope)}
    different = {one.person: one for one in given if one.person is not None}
    whom = [persons[one] for one in different if one in persons]
    nobody = len([one for one in given if one.person is None])
    met = Counter(one.met_before for one in different.values())
    return Counts(
        interviews=len(given), refusals=len(told) - len(given), people=len(different), new=met["new"],
        at_most=met["new"] + met["not_sure"] + nobody,
        by_gender=tuple(sorted(Counter(one.gender for one in whom).items())),
        by_age_band=tuple(sorted(Counter(one.age_band for one in whom).items())),
    )  # fmt: skip


def waiting(source: Sight, most: int = 1000) -> tuple[Interview, ...]:
    """Interviews about which nobody has decided yet whether a case is made of them, oldest first; no refusals."""
    return found(source, Interview, _WAITING, most)


def number_waiting(source: Sight) -> int:
    """How many interviews wait for a decision."""
    return count(source, _WAITING)


def unfinished(look: Look, visit: Visit | None = None) -> tuple[Interview, ...]:
    """The interviews whose questionnaire was begun and not finished, of one visit or of all; the one kept last comes
    first, those whose finishing was undone come after them."""
    begun = [look.get(Interview, key) for key, scope in look.drafted_in_parts(Interview, ANSWERS)
             if visit is None or scope == visit.scope]  # fmt: skip
    known = {one.key for one in begun if one is not None}
    undone = [one for one in _without_answers(look, visit) if one.key not in known and _was_finished(look, one)]
    return tuple(one for one in (*begun, *undone) if one is not None and not one.hidden and not one.answers)


def _without_answers(look: Look, visit: Visit | None) -> list[Interview]:
    asked = Asked(Interview, scope=visit.scope if visit is not None else None, equals=(("answers", ""),))
    return [one for one in found(look, Interview, asked) if one.questionnaire is not None]


def _was_finished(look: Look, interview: Interview) -> bool:
    return any(one.value and not one.erased for one in look.history(Interview, interview.key, ANSWERS))
