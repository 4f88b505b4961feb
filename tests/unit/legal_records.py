"""Small invented records of the legal desk for the gate: a detention, a decision, a hearing, involvement, a step.

Knows how to build; expects nothing.
"""

from __future__ import annotations

from typing import Any

from unit.release_cases import (
    EVERY_USE,
    SCOPE,
    consent,
    number,
    person,
)

from fieldcase.model import ids
from fieldcase.model.case import Act, Event
from fieldcase.model.courts import Decision, Hearing
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import Record
from fieldcase.model.detention import Detention
from fieldcase.model.fieldwork import Visit
from fieldcase.model.people import Person
from fieldcase.model.remedies import Involvement, Remedy
from fieldcase.model.values import Instant
from fieldcase.rules.released import Release

WHO, OTHER = person(1, pseudonym="Рябина"), person(2)
YES, NO = consent(WHO, "without_name"), consent(WHO, "refused")
OTHER_YES = consent(OTHER, "without_name")
TELLING = [use for use in EVERY_USE if use != "statistics"]
EXAMINING = {"court", "complaint", "un_confidential", "internal"}
DAY, MONTH = UncertainDate("2026-02-03"), UncertainDate("2026-02")
SINCE, UNTIL = Instant(1_770_100_000_000, 360), Instant(1_770_200_000_000, 360)


def _with(said: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    return said | more


def detention(one: int = 1, who: Person | None = WHO, of: Event | None = None, **more: Any) -> Detention:
    return Detention(
        id=ids.DetentionId(number("A", one)), scope=SCOPE, person=who.id if who else None,
        event=of.id if of else None, **_with({"since": SINCE, "until": UNTIL}, more),
    )  # fmt: skip


def decision(one: int = 1, who: Person | None = WHO, of: Act | None = None, **more: Any) -> Decision:
    return Decision(
        id=ids.DecisionId(number("B", one)), scope=SCOPE, person=who.id if who else None, act=of.id if of else None,
        **_with({"date": DAY, "article": "268"}, more),
    )  # fmt: skip


def hearing(*people: Person, of: Visit | None = None, **more: Any) -> Hearing:
    return Hearing(
        id=ids.HearingId(number("C", 1)), scope=SCOPE, visit=of.id if of else None,
        persons=tuple(one.id for one in people), **_with({"about": "a hearing"}, more),
    )  # fmt: skip


def involvement(of: Act, who: Person | None = None, **more: Any) -> Involvement:
    return Involvement(
        id=ids.InvolvementId(number("D", 1)), scope=SCOPE, act=of.id, person=who.id if who else None,
        **_with({"degree": "ordered"}, more),
    )  # fmt: skip


def remedy(*people: Person, of: tuple[Act, ...] = (), **more: Any) -> Remedy:
    return Remedy(
        id=ids.RemedyId(number("E", 1)), scope=SCOPE, filed_for=tuple(one.id for one in people),
        acts=tuple(one.id for one in of), **_with({"what": "to open a case", "filed": DAY}, more),
    )  # fmt: skip


def visit(**more: Any) -> Visit:
    return Visit(id=ids.VisitId(number("v", 1)), scope=SCOPE, kind="hearing", **more)


def holds(result: Release, record: Record) -> bool:
    return any(one.key == record.key for one in result.records)


def only(result: Release, kind: type[Any]) -> Any:
    (found,) = result.of(kind)
    return found
