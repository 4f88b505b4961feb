"""In which order and under which numbers the records of a release stand in the dossier.

Events stand by the day that is *told*: a day that is held back must not be read off an event's neighbours. Sources are
numbered in the order in which a reader meets them. Knows no words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from fieldcase.model.case import Act, Event, Source
from fieldcase.model.courts import Decision
from fieldcase.model.detention import Detention
from fieldcase.model.evidence import Evidence
from fieldcase.model.fieldwork import Figure
from fieldcase.model.ids import ActId, EventId, EvidenceId, SourceId
from fieldcase.rules.material import references
from fieldcase.rules.released import Release

STATISTICS = "statistics"
_NEVER = (10**7, 10**7, 0, 0)


@dataclass(frozen=True)
class Order:
    """The order of everything in one dossier. `sources` gives each source its number from 1, `acts` each act its own,
    `exhibits` each piece of evidence the number it is stamped with."""

    events: tuple[Event, ...]
    acts: Mapping[ActId, int]
    sources: Mapping[SourceId, int]
    exhibits: Mapping[EvidenceId, str]


def ordered(release: Release, *, case: int = 0, acts_before: int = 0, sources_before: int = 0) -> Order:
    """The order of a release; what it does not hold gets no number.

    In a document of several cases `case` is the number of this one: it stands before the numbers of its exhibits
    ("2.A01"), and acts and sources are counted on from those of the cases before.
    """
    events = tuple(sorted(release.of(Event), key=lambda event: _by_day(event, event.key in release.coarse)))
    places = {event.id: place for place, event in enumerate(events)}
    acts = sorted(release.of(Act), key=lambda act: _place(act, places))
    exhibits = _exhibits(release.of(Evidence))
    if case:
        exhibits = {piece: f"{case}.{number}" for piece, number in exhibits.items()}
    sources = _sources(release, events, acts)
    return Order(
        events,
        {act.id: number for number, act in enumerate(acts, start=acts_before + 1)},
        {source: number for number, source in enumerate(sources, start=sources_before + 1)},
        exhibits,
    )


def _by_day(event: Event, coarse: bool) -> tuple[int, int, int, int]:
    """A key by the day as it is told, then by the order somebody gave the events of one day.

    Undated events come last; on one day "before" comes first and "after" last.
    """
    if event.date is None:
        return _NEVER
    order = event.day_order or 0
    when = event.date.coarse() if coarse else event.date
    start, slash, end = when.text.partition("/")
    if slash and end in ("", ".."):
        # "After December" begins when December is over; "in or after December", as a coarse date says, does not.
        return (when.first if coarse else when.last), 1, when.last, order
    return when.first, -1 if slash and start in ("", "..") else 0, when.last, order


def _place(act: Act, places: Mapping[EventId, int]) -> int:
    return len(places) if act.event is None else places.get(act.event, len(places))


def _natural(number: str) -> list[tuple[int, str]]:
    """A key by which A2 stands before A10."""
    return [(int(part), "") if part.isdecimal() else (0, part) for part in re.findall(r"\d+|\D+", number)]


def _exhibits(evidence: Iterable[Evidence]) -> dict[EvidenceId, str]:
    """Each piece under its own number; one that has none, or a number already given away, gets the next free one."""
    numbers: dict[EvidenceId, str] = {}
    waiting = []
    for piece in sorted(evidence, key=lambda piece: _natural(piece.number)):
        if piece.number and piece.number not in numbers.values():
            numbers[piece.id] = piece.number
        else:
            waiting.append(piece)
    free = (number for number in (f"A{place:02}" for place in range(1, 10**6)) if number not in numbers.values())
    for piece in waiting:
        numbers[piece.id] = next(free)
    return dict(sorted(numbers.items(), key=lambda entry: _natural(entry[1])))


def _sources(release: Release, events: Iterable[Event], acts: Iterable[Act]) -> Iterator[SourceId]:
    """Sources in the order of their first mention; those that nothing mentions stand at the end."""
    known = {source.id for source in release.of(Source)}
    seen: set[SourceId] = set()
    for source in _mentioned(release, events, acts):
        if source in known and source not in seen:
            seen.add(source)
            yield source


def _mentioned(release: Release, events: Iterable[Event], acts: Iterable[Act]) -> Iterator[SourceId]:
    """Every mention of a source; counted tables tell of none but those of the reported figures."""
    figures = [figure.source for figure in release.of(Figure) if figure.source is not None]
    if release.use == STATISTICS:
        yield from figures
        return
    for event in events:
        yield from event.sources
    for record in (*release.of(Detention), *acts, *release.of(Decision)):
        yield from (SourceId(one) for one in references(record, Source))
    yield from (piece.source for piece in release.of(Evidence) if piece.source is not None)
    yield from figures
    yield from (source.id for source in release.of(Source))
