"""The rows of the list of visits: where each was, and how many told their story or refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldcase.model.asked import Asked
from fieldcase.model.fieldwork import Interview, Site, Visit

if TYPE_CHECKING:
    from fieldcase.casework.look import Look


@dataclass(frozen=True)
class VisitRow:
    """A visit as the list shows it: where it was, how many told their story and how many refused."""

    visit: Visit
    where: str
    told: int
    refused: int


def rows_of(look: Look, records: Sequence[Visit]) -> tuple[VisitRow, ...]:
    """The rows of a page of the list. Runs on the reading lane."""
    return tuple(_row(look, visit) for visit in records)


def _row(look: Look, visit: Visit) -> VisitRow:
    everything = look.count(Asked(Interview, scope=visit.scope))
    told = look.count(Asked(Interview, scope=visit.scope, equals=(("refused_because", ""),)))
    site = look.get(Site, visit.site) if visit.site is not None else None
    where = ", ".join(part for part in (site.name if site is not None else "", visit.place) if part)
    return VisitRow(visit, where, told, everything - told)
