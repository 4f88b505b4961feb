"""Detentions as they are found: entries that were begun, those that go on, the country used last.

Light, since the first page reads them; what is typed is read and made into records in `detaining`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fieldcase.casework.look import Look
from fieldcase.casework.sight import Sight, case_of, found
from fieldcase.model.asked import Asked
from fieldcase.model.case import Case
from fieldcase.model.declare import Record
from fieldcase.model.detention import Detention
from fieldcase.model.fieldwork import Visit
from fieldcase.model.ids import DetentionId, ScopeId

# The field under which the lines of an entry are drafted, a part each.
FIELD = "police_said"
_MOST = 50


@dataclass(frozen=True)
class Begun:
    """An entry that was not finished: under which id, in which scope, its lines as typed, the code of its case ("" for
    a case that is still to be made)."""

    key: DetentionId
    scope: ScopeId
    lines: Mapping[str, str]
    code: str


def begun(look: Look, scope: ScopeId | None = None, key: bytes | None = None) -> Begun | None:
    """The entry that was typed in last and not finished: of a case's scope or an id where one is given, else any."""
    for kept, where in look.drafted_in_parts(Detention, FIELD):
        if (scope is None or where == scope) and (key is None or kept == key) and look.get(Detention, kept) is None:
            case = case_of(look, where)
            lines = look.draft_parts_of(kept, FIELD)
            return Begun(DetentionId(kept), where, lines, case.code if case is not None else "")
    return None


def last_country(source: Sight) -> str:
    """The country that was used last, of a detention, a case or a visit; "" where there is none yet."""
    kinds: tuple[type[Record], ...] = (Detention, Case, Visit)
    for kind in kinds:
        for one in found(source, kind, Asked(kind, descending=True), _MOST):
            country: str = getattr(one, "country", "")
            if country:
                return country
    return ""


def running(source: Sight) -> tuple[Detention, ...]:
    """The detentions that nobody has ended yet, the newest entry first."""
    every = found(source, Detention, Asked(Detention, descending=True))
    return tuple(one for one in every if one.until is None)
