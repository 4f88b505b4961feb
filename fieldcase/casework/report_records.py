"""What a report's sections tell beside its cases: demands, letters, visits ..., read where such a section stands.

A section that names records tells these and no others, also where one of them was erased or lies in the bin; one that
names none tells all that fits: of the report's country and period, and invented ones in an example alone; what
nobody knows the days of is in no period, and counted. What was marked in a text is cut out of it. Decides nothing about
people.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from fieldcase.casework import passages
from fieldcase.casework.sight import Sight, everything, example_scopes
from fieldcase.errors import NoSuchRecord
from fieldcase.model.campaigns import Action, Campaign, Handout
from fieldcase.model.case import Case, Source
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import Record
from fieldcase.model.fieldwork import Figure, Organisation, Recommendation, Site, Visit
from fieldcase.model.ids import FigureId, ScopeId
from fieldcase.model.letters import Delivery, Letter
from fieldcase.model.reports import Report, ReportPart
from fieldcase.model.results import ChangeStory, Grant, Objective
from fieldcase.model.signals import FollowUp

AnyRecord = TypeVar("AnyRecord", bound=Record)
# What is told unasked of visits: those to monitor a place. That somebody went out to meet people stays inside.
MONITORING = "monitoring"
# Where a record says when it was. Demands are of no period: what came of them is.
_WHEN: Mapping[type[Record], str] = {
    Letter: "written", Visit: "date", Action: "date", Grant: "period", ChangeStory: "period", Figure: "period",
}  # fmt: skip


@dataclass(frozen=True, eq=False)
class Reading:
    """A report whose sections are read from a vault. `undated` are the records that were passed over, as they were
    read, for want of days alone."""

    source: Sight
    report: Report
    undated: set[bytes] = field(default_factory=set)

    @cached_property
    def cases(self) -> frozenset[ScopeId]:
        """The scopes of all cases of the vault, those in the bin too."""
        return frozenset(one.scope for one in everything(self.source, Case))

    @cached_property
    def invented(self) -> frozenset[ScopeId]:
        """The scopes of invented records, which only an example may tell."""
        return frozenset() if self.report.example else example_scopes(self.source)

    @cached_property
    def closed(self) -> frozenset[ScopeId]:
        """The scopes of cases that are none of the report's."""
        mine = set(self.report.cases)
        return self.cases - {one.scope for one in self.source.all(Case) if one.id in mine}

    def picked(self, part: ReportPart, *kinds: type[Record], strict: bool = False) -> frozenset[bytes] | None:
        """The records of some kinds that a section names; None where it names none. What was erased is of no kind any
        more: it was a choice all the same, unless `strict`."""
        named = frozenset(key for key in part.records if self._may_be(key, kinds, strict))
        return named or None

    def _may_be(self, key: bytes, kinds: tuple[type[Record], ...], strict: bool) -> bool:
        try:
            return isinstance(self.source.find(key), kinds)
        except NoSuchRecord:
            return not strict

    def fits(self, one: Record, otherwise: UncertainDate | None = None) -> bool:
        """Whether a record is told that nobody named. `otherwise`: when it was, where it does not say so itself."""
        country = getattr(one, "country", "")
        here = not self.report.country or country in ("", self.report.country)
        return here and one.scope not in self.closed and one.scope not in self.invented and self._within(one, otherwise)

    def _within(self, one: Record, otherwise: UncertainDate | None) -> bool:
        period, name = self.report.period, _WHEN.get(type(one))
        if period is None or name is None:
            return True
        when: UncertainDate | None = getattr(one, name) or otherwise
        if when is None:
            self.undated.add(one.key)
            return False
        return when.first <= period.last and period.first <= when.last


def told_by(reading: Reading, parts: Sequence[ReportPart]) -> tuple[Record, ...]:
    """The records that the sections of a report tell, each once, without what was marked in their texts."""
    found: dict[bytes, Record] = {}
    for part in parts:
        read = _READINGS.get(part.kind)
        if read is not None and not part.left_out and not part.hidden:
            found |= {one.key: one for one in read(reading, part)}
    return passages.without_marked(reading.source, found.values())


def _asks(reading: Reading, part: ReportPart) -> Iterator[Record]:
    """What was chosen; without a choice all of the report's country, about the norms of the section if it has any."""
    picked = reading.picked(part, Recommendation, strict=part.kind == "article")
    every = reading.source.all(Recommendation)
    yield from _with_follow_ups(reading, [one for one in every if _is_asked(reading, one, part, picked)])


def _is_asked(reading: Reading, one: Recommendation, part: ReportPart, picked: frozenset[bytes] | None) -> bool:
    if picked is not None:
        return one.key in picked
    return reading.fits(one) and (not part.norms or not set(one.norms).isdisjoint(part.norms))


def _with_follow_ups(reading: Reading, asks: Sequence[Recommendation]) -> Iterator[Record]:
    yield from asks
    mine = {one.id for one in asks}
    yield from (one for one in reading.source.all(FollowUp) if one.recommendation in mine)


def _letters(reading: Reading, part: ReportPart) -> Iterator[Record]:
    """Letters with their deliveries and what kind of body each went to; unnamed ones that were sent."""
    picked = reading.picked(part, Letter)
    deliveries: dict[bytes, list[Delivery]] = {}
    for one in reading.source.all(Delivery):
        if one.letter is not None:
            deliveries.setdefault(one.letter, []).append(one)
    for letter in reading.source.all(Letter):
        mine = deliveries.get(letter.id, [])
        days = [day for one in mine for day in (one.sent, one.received) if day is not None]
        if letter.key in picked if picked is not None else days and reading.fits(letter, days[0]):
            yield letter
            yield from mine
            yield from _known(reading, Organisation, (one.organisation for one in mine))


def _visits(reading: Reading, part: ReportPart) -> Iterator[Record]:
    """Visits with the kind of their site, what was recommended there and what became of it."""
    chosen = visits_told(reading, part)
    yield from chosen
    yield from _known(reading, Site, (one.site for one in chosen))
    mine = {one.id for one in chosen}
    yield from _with_follow_ups(reading, [one for one in reading.source.all(Recommendation) if one.visit in mine])


def visits_told(reading: Reading, part: ReportPart) -> tuple[Visit, ...]:
    """The visits of a section."""
    picked = reading.picked(part, Visit)
    return tuple(
        one
        for one in reading.source.all(Visit)
        if (one.key in picked if picked is not None else one.kind == MONITORING and reading.fits(one))
    )


def _campaign(reading: Reading, part: ReportPart) -> Iterator[Record]:
    """Campaigns with their actions and what was handed out; single actions where these are named."""
    picked = reading.picked(part, Campaign, Action)
    campaigns = {one.id: one for one in reading.source.all(Campaign)}
    told: set[bytes] = set()
    for one in reading.source.all(Action):
        named = picked is not None and (one.key in picked or one.campaign in picked)
        if one.campaign in campaigns and (named or (picked is None and reading.fits(one))):
            told.add(one.id)
            yield one
            yield campaigns[one.campaign]
    yield from (one for one in reading.source.all(Handout) if one.action in told)


def _objectives(reading: Reading, part: ReportPart) -> Iterator[Record]:
    """Grants with their objectives and the figures that show a result."""
    picked = reading.picked(part, Grant)
    grants = {
        one.id: one
        for one in reading.source.all(Grant)
        if (one.key in picked if picked is not None else reading.fits(one))
    }
    yield from grants.values()
    objectives = [one for one in reading.source.all(Objective) if one.grant in grants]
    yield from objectives
    yield from _with_sources(reading, [key for one in objectives for key in one.figures])


def _stories(reading: Reading, part: ReportPart) -> Iterator[Record]:
    """Stories of change with the figures and asks that they refer to."""
    picked = reading.picked(part, ChangeStory)
    stories = [
        one
        for one in reading.source.all(ChangeStory)
        if (one.key in picked if picked is not None else reading.fits(one))
    ]
    yield from stories
    yield from _with_sources(reading, [key for one in stories for key in one.figures])
    asks = {key for one in stories for key in one.asks}
    yield from _with_follow_ups(reading, [one for one in reading.source.all(Recommendation) if one.id in asks])


def _figures(reading: Reading, part: ReportPart) -> Iterator[Record]:
    """Reported figures of the register and of campaigns: those of a case are told with it."""
    picked = reading.picked(part, Figure)
    yield from _with_sources(reading, [
        one.id
        for one in reading.source.all(Figure)
        if one.scope not in reading.cases
        and (one.key in picked if picked is not None else reading.fits(one))
    ])  # fmt: skip


def _with_sources(reading: Reading, keys: Sequence[FigureId]) -> Iterator[Record]:
    figures = _known(reading, Figure, keys)
    yield from figures
    yield from _known(reading, Source, (one.source for one in figures))


def _known(reading: Reading, kind: type[AnyRecord], keys: Iterable[bytes | None]) -> tuple[AnyRecord, ...]:
    """The records of some ids that are there and not in the bin."""
    found = (reading.source.get(kind, key) for key in dict.fromkeys(keys) if key is not None)
    return tuple(one for one in found if one is not None and not one.hidden)


_READINGS: Mapping[str, Callable[[Reading, ReportPart], Iterator[Record]]] = {
    "asks": _asks, "article": _asks, "letters": _letters, "visits": _visits, "campaign": _campaign,
    "objectives": _objectives, "stories": _stories, "figures": _figures,
}  # fmt: skip
