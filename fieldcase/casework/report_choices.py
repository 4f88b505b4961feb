"""What each kind of section of a report can tell: acts, cases, demands, letters ..., called by their words.

Of cases only those that the report names are offered. Decides nothing about people: that is the gate's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from fieldcase.casework.called import called
from fieldcase.casework.desk import Desk
from fieldcase.casework.sight import Sight, example_scopes
from fieldcase.i18n import Words
from fieldcase.model.campaigns import Campaign
from fieldcase.model.case import Act, Case
from fieldcase.model.declare import Record
from fieldcase.model.evidence import Evidence
from fieldcase.model.fieldwork import Figure, Recommendation, Visit
from fieldcase.model.ids import AnyId, EvidenceId
from fieldcase.model.letters import Letter
from fieldcase.model.reports import Report, ReportPart
from fieldcase.model.results import ChangeStory, Grant

# What a kind of section names: kinds that lie in the report's cases, and kinds of the whole vault.
_OF_CASES: Mapping[str, tuple[type[Record], ...]] = {
    "article": (Act,), "acts": (Act,), "chronology": (Case,), "cases": (Case,), "case_file": (Case,),
    "exhibits": (Case, Evidence), "sources": (Case,),
}  # fmt: skip
_OF_ALL: Mapping[str, tuple[type[Record], ...]] = {
    "article": (Recommendation,), "asks": (Recommendation,), "letters": (Letter,), "visits": (Visit,),
    "campaign": (Campaign,), "objectives": (Grant,), "stories": (ChangeStory,), "figures": (Figure,),
}  # fmt: skip


@dataclass(frozen=True)
class Offer:
    """A record that a section can tell, and what it is called."""

    key: bytes
    said: str


def can_choose(kind: str) -> bool:
    """Whether a kind of section names records at all."""
    return kind in _OF_CASES or kind in _OF_ALL


def offers(source: Sight, report: Report, part: ReportPart, words: Words) -> tuple[Offer, ...]:
    """What a section can tell: what lies in the report's cases in their order, then what the whole vault holds, of the
    report's country where it has one. Invented records are offered to an example alone."""
    return tuple(dict.fromkeys((*_of_cases(source, report, part, words), *_of_all(source, report, part, words))))


def _of_cases(source: Sight, report: Report, part: ReportPart, words: Words) -> Iterator[Offer]:
    kinds = _OF_CASES.get(part.kind, ())
    for key in report.cases:
        case = source.get(Case, key)
        if case is None or case.hidden:
            continue
        for kind in kinds:
            if kind is Case:
                yield Offer(case.key, called(case, source.tables, words))
                continue
            for one in source.all(kind, case.scope):
                if _about(one, part):
                    yield Offer(one.key, f"{case.code}: {called(one, source.tables, words)}")


def _about(one: Any, part: ReportPart) -> bool:
    """Whether a record is about the norms of a section; one of no norm may be."""
    norms = getattr(one, "norms", ())
    return part.kind != "article" or not part.norms or not norms or not set(norms).isdisjoint(part.norms)


def _of_all(source: Sight, report: Report, part: ReportPart, words: Words) -> Iterator[Offer]:
    invented = frozenset() if report.example else example_scopes(source)
    for kind in _OF_ALL.get(part.kind, ()):
        for one in source.all(kind):
            country = getattr(one, "country", "")
            if one.scope not in invented and (not report.country or country in ("", report.country)):
                yield Offer(one.key, called(one, source.tables, words))


def chosen_in(part: ReportPart) -> tuple[AnyId, ...]:
    """What a section names, its pieces of evidence too."""
    return (*part.records, *(AnyId(one) for one in part.evidence))


def choose(desk: Desk, part: ReportPart, chosen: tuple[AnyId, ...]) -> None:
    """Keep what a section names, as it stands by now."""
    now = desk.get(ReportPart, part.id)
    if now is None or set(chosen_in(now)) == set(chosen):
        return
    pieces = tuple(EvidenceId(one) for one in chosen if desk.get(Evidence, one) is not None)
    records = tuple(one for one in chosen if EvidenceId(one) not in pieces)
    desk.save(now, replace(now, records=records, evidence=pieces))
