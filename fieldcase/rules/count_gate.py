"""The gate of counting: the only maker of a Counts. Who and what of a whole vault may be counted for a use on a day.

People's characteristics are counted only of those who agreed to be counted; an act only where everybody concerned did;
decisions of the register alone; nothing that is hidden, or whose visit or letter is. How many were left out is kept.
For what leaves the organisation a place is named only where enough is counted there. Knows codes; gives no word of
anybody but the names of reported figures, and of these none in which a person of the vault is spoken of.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from fieldcase.model.campaigns import Action, Campaign
from fieldcase.model.case import Act, Case, Event, Source
from fieldcase.model.courts import Decision
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import Record
from fieldcase.model.fieldwork import Figure, Interview, Recommendation, Site, Visit
from fieldcase.model.ids import ScopeId
from fieldcase.model.judged import SamePerson
from fieldcase.model.letters import Delivery, Letter
from fieldcase.model.people import Consent, Person
from fieldcase.model.remedies import Involvement
from fieldcase.model.signals import FollowUp, Refusal, Signal
from fieldcase.model.terms import Tables
from fieldcase.rules import count_rows
from fieldcase.rules.count_places import named_enough, places
from fieldcase.rules.count_rows import Ground
from fieldcase.rules.counted import Counts, CountsSeal, Reported, Row, What
from fieldcase.rules.counted_people import Population, population
from fieldcase.rules.counting import everybody_in
from fieldcase.rules.material import people_of
from fieldcase.rules.mentions import mentioned
from fieldcase.rules.uses import USES

AnyRecord = TypeVar("AnyRecord", bound=Record)
_SEAL = CountsSeal()


@dataclass(frozen=True)
class Besides:
    """What is not in the records that are read: the codes that interviews gave to the question that is counted, and the
    day on which each case was entered."""

    answers: Mapping[bytes, tuple[str, ...]]
    begun: Mapping[bytes, UncertainDate]


NOTHING_BESIDES = Besides({}, {})


class _Kept:
    """The visible records by kind, in a stable order."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._kinds: dict[type[Record], list[Record]] = {}
        for one in records:
            if not one.hidden:
                self._kinds.setdefault(type(one), []).append(one)
        for several in self._kinds.values():
            several.sort(key=lambda one: one.key)

    def of(self, kind: type[AnyRecord]) -> list[AnyRecord]:
        """The records of a kind."""
        return self._kinds.get(kind, [])  # type: ignore[return-value]


def count_gate(
    records: Iterable[Record], use: str, on: datetime.date, *, register: ScopeId, tables: Tables,
    besides: Besides = NOTHING_BESIDES, invented: bool = True,
) -> Counts:  # fmt: skip
    """What of all records may be counted for one use on one day. ValueError for a use that is not in the list.

    `records` are those of all cases, visits and campaigns and of the register, with consents; nothing of them but codes
    of vocabularies, dates, numbers, links, places, and the words of articles and substances is read. Deliveries come
    with their last day as it is counted now. Without `invented` nothing of an example is counted.
    """
    if use not in USES:
        raise ValueError("unknown use")
    kept = _Kept(records)
    visible = {one.key for one in kept.of(Visit)}
    told = [one for one in kept.of(Interview) if one.visit is None or one.visit in visible]
    given = [one for one in told if not one.refused_because]
    refused = [one for one in told if one.refused_because]
    involved = _involved(kept)
    people = population(kept.of(Person), kept.of(Consent), given, on, tables, kept.of(SamePerson))
    acts = [one for one in kept.of(Act) if people.may_count(everybody_in(one, involved.get(one.key, ())))]
    found, names = places(_places(kept))
    ground = Ground(
        found, {one.key: one for one in kept.of(Site)}, {one.key: one for one in kept.of(Visit)},
        _examples(kept), people, tables, on,
    )  # fmt: skip
    rows = {
        **_deeds(kept, ground, given, besides),
        What.PEOPLE: tuple(count_rows.people(ground, given)),
        What.ACTS: tuple(_acts(kept, ground, acts)),
        What.DECISIONS: tuple(count_rows.decisions(ground, _of_register(kept, people, register))),
        What.ANSWERS: tuple(count_rows.answers(ground, given, besides.answers)),
        What.REFUSALS: tuple(count_rows.refusals(ground, kept.of(Refusal), refused)),
        What.SIGNALS: tuple(count_rows.signals(ground, kept.of(Signal))),
    }
    figures = tuple(_figures(kept, people, ground.examples))
    if not invented:
        rows = {what: tuple(one for one in several if not one.example) for what, several in rows.items()}
        figures = tuple(one for one in figures if not one.example)
    external = USES[use].external
    if external:
        rows = {what: named_enough(several) for what, several in rows.items()}
    left_out = {**_left_out(given, people, besides), What.ACTS: len(kept.of(Act)) - len(acts)}
    return Counts(_SEAL, use, external, on, rows, left_out, figures, names)


def _left_out(given: Iterable[Interview], people: Population, besides: Besides) -> dict[What, int]:
    """How many who were interviewed are not counted; an interview without a person's record is one of them."""
    uncounted = [one for one in given if one.person is None or one.person not in people.counted]
    humans = {people.humans.get(one.person, one.key) if one.person is not None else one.key for one in uncounted}
    return {What.PEOPLE: len(humans), What.ANSWERS: sum(one.key in besides.answers for one in uncounted)}


def _deeds(
    kept: _Kept, ground: Ground, given: list[Interview], besides: Besides
) -> dict[What, tuple[Row, ...]]:  # fmt: skip
    """What the network did itself, counted as it is."""
    written = {one.key: one for one in kept.of(Letter)}
    return {
        What.VISITS: tuple(count_rows.visits(ground)),
        What.INTERVIEWS: tuple(count_rows.interviews(ground, given)),
        What.FUNNEL: tuple(count_rows.funnel(ground, given)),
        What.CASES: tuple(count_rows.cases(ground, kept.of(Case), besides.begun)),
        What.LETTERS: tuple(count_rows.letters(ground, kept.of(Delivery), written)),
        What.ASKS: tuple(count_rows.asked(ground, kept.of(Recommendation), kept.of(FollowUp))),
        What.ACTIONS: tuple(count_rows.actions(ground, kept.of(Action))),
    }


def _acts(kept: _Kept, ground: Ground, acts: Iterable[Act]) -> Iterator[Row]:
    events = {one.key: one for one in kept.of(Event)}
    return count_rows.acts(ground, acts, events, {one.scope: one for one in kept.of(Case)})


def _involved(kept: _Kept) -> dict[bytes, list[Involvement]]:
    found: dict[bytes, list[Involvement]] = {}
    for one in kept.of(Involvement):
        if one.act is not None:
            found.setdefault(one.act, []).append(one)
    return found


def _of_register(kept: _Kept, people: Population, register: ScopeId) -> Iterator[Decision]:
    """Decisions of the register; one that names a person of the vault only where that person agreed."""
    return (one for one in kept.of(Decision) if one.scope == register and people.may_count(people_of(one)))


def _examples(kept: _Kept) -> frozenset[ScopeId]:
    cases = {one.scope for one in kept.of(Case) if one.example}
    return frozenset(cases | {one.scope for one in kept.of(Campaign) if one.example})


def _places(kept: _Kept) -> Iterator[tuple[str, str]]:
    """Every place that is written down, with its country."""
    cases = {one.scope: one.country for one in kept.of(Case)}
    sites = {one.key: one for one in kept.of(Site)}
    for visit in kept.of(Visit):
        site = sites.get(visit.site) if visit.site is not None else None
        yield visit.country or (site.country if site is not None else ""), visit.place
        if site is not None:
            country = visit.country or site.country
            yield country, site.settlement
            yield country, site.region
    for event in kept.of(Event):
        yield event.country or cases.get(event.scope, ""), event.place
    yield from ((one.country, one.settlement) for one in kept.of(Refusal))
    yield from ((one.country, one.settlement) for one in kept.of(Signal))


def _figures(kept: _Kept, people: Population, examples: frozenset[ScopeId]) -> Iterator[Reported]:
    """Reported figures, without those whose words speak of somebody of the vault."""
    pseudonyms = {who: one.pseudonym for who, one in people.persons.items()}
    sources = {one.key: one for one in kept.of(Source)}
    for one in kept.of(Figure):
        source = sources.get(one.source) if one.source is not None else None
        said = source.description.strip() if source is not None else ""
        if mentioned(pseudonyms, (one.what, one.region, said), anycase=True):
            continue
        yield Reported(
            one.key, one.what, one.count, one.preliminary, one.period, one.country, one.region, said,
            one.describes_people, one.scope in examples,
        )  # fmt: skip
