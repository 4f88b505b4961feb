"""The chronology of a case as it is read on the screen: events in order, who and what stands beside each, the gaps.

The order is that of the dossier: by day, on one day "before" first and "after" last, then as somebody ordered the day.
Only for the screen of the vault; what may be told outside is decided by the gate alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fieldcase.casework.attack_marks import attacks_of
from fieldcase.casework.called import called_all
from fieldcase.casework.look import Look
from fieldcase.i18n import Words
from fieldcase.model.asked import Asked
from fieldcase.model.case import Act, Event, Source
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import PersonId, ScopeId
from fieldcase.model.people import Person

# A longer time without a record is shown as a gap: somebody may have forgotten something.
GAP_DAYS = 90
_PAGE = 500


@dataclass(frozen=True)
class Narrowed:
    """Which events are asked for: of a person, with an act against a norm, of a kind, with beginnings of words."""

    person: bytes = b""
    norm: str = ""
    kind: str = ""
    words: str = ""

    def __bool__(self) -> bool:
        return bool(self.person or self.norm or self.kind or self.words.strip())


@dataclass(frozen=True)
class Told:
    """One event with what its references are called; `gap` is how many days before it have no record (0 for none).

    `incident` are the kinds of an incident (None where it is none), `chained` each pattern it stands in: the title, its
    place in the chain, how many there are.
    """

    event: Event
    people: tuple[str, ...]
    actors: tuple[str, ...]
    sources: tuple[str, ...]
    evidence: tuple[str, ...]
    gap: int = 0
    incident: tuple[str, ...] | None = None
    chained: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True)
class Storyline:
    """What fits, in order; `unfinished` were begun and never entered. `total` counts without filters.

    `persons`, `norms` and `kinds` are what the events of the case can be narrowed by.
    """

    dated: tuple[Told, ...]
    undated: tuple[Told, ...]
    unfinished: tuple[Told, ...]
    total: int
    persons: tuple[tuple[bytes, str], ...]
    norms: tuple[str, ...]
    kinds: tuple[str, ...]


def storyline(look: Look, scope: ScopeId, narrowed: Narrowed, words: Words) -> Storyline:
    """Read the chronology of a case. Gaps are told only where nothing is narrowed: a filter makes no gap."""
    every = _events(look, Asked(Event, scope, sort="date"))
    acts = look.all(Act, scope)
    chosen = _narrow(look, scope, narrowed) if narrowed else every
    if narrowed.norm:
        against = {act.event for act in acts if narrowed.norm in act.norms}
        chosen = tuple(event for event in chosen if event.id in against)
    names = _Names(look, scope, words)
    dated = sorted((event for event in chosen if event.date is not None), key=_by_day)
    drafts = (one for one in look.unfinished() if isinstance(one, Event) and one.scope == scope)
    mentioned = {who for event in every for who in (*event.people, *event.actors)}
    return Storyline(
        dated=_with_gaps(dated, names, gaps=not narrowed),
        undated=tuple(names.told(event) for event in chosen if event.date is None),
        unfinished=() if narrowed else tuple(names.told(event) for event in drafts),
        total=len(every),
        persons=names.sorted(mentioned),
        norms=tuple(sorted({norm for act in acts for norm in act.norms})),
        kinds=tuple(dict.fromkeys(event.kind for event in every if event.kind)),
    )


class _Names:
    """What the people, sources and evidence of a case are called."""

    def __init__(self, look: Look, scope: ScopeId, words: Words) -> None:
        self.people, self.sources, self.evidence = (
            called_all(look.all(kind, scope), look.tables, words) for kind in (Person, Source, Evidence)
        )
        self.attacks = attacks_of(look, scope, words)

    def sorted(self, people: set[PersonId]) -> tuple[tuple[bytes, str], ...]:
        named = ((who, self.people[who]) for who in people if who in self.people)
        return tuple(sorted(named, key=lambda pair: pair[1].casefold()))

    def told(self, event: Event, gap: int = 0) -> Told:
        return Told(
            event,
            _found(self.people, event.people),
            _found(self.people, event.actors),
            _found(self.sources, event.sources),
            _found(self.evidence, event.evidence),
            gap,
            *self.attacks.get(event.id, (None, ())),
        )


def _found(names: dict[bytes, str], keys: Iterable[bytes]) -> tuple[str, ...]:
    return tuple(names[key] for key in keys if key in names)


def _narrow(look: Look, scope: ScopeId, narrowed: Narrowed) -> tuple[Event, ...]:
    kind = (("kind", narrowed.kind),) if narrowed.kind else ()
    asked = [Asked(Event, scope, "date", equals=(*kind, *one), words=narrowed.words) for one in _roles(narrowed.person)]
    found = {event.id: event for one in asked for event in _events(look, one)}
    return tuple(found.values())


def _roles(person: bytes) -> tuple[tuple[tuple[str, bytes], ...], ...]:
    """A person is in an event as somebody it speaks of, or as somebody who acted."""
    return ((("people", person),), (("actors", person),)) if person else ((),)


def _events(look: Look, asked: Asked) -> tuple[Event, ...]:
    numbers = look.vector(asked)
    pages = (look.page(Event, numbers[at : at + _PAGE]) for at in range(0, len(numbers), _PAGE))
    return tuple(event for page in pages for event in page)


def _by_day(event: Event) -> tuple[int, int, int, int]:
    assert event.date is not None
    start, slash, end = event.date.text.partition("/")
    side = 0 if not slash else -1 if start in ("", "..") else 1 if end in ("", "..") else 0
    return event.date.last if side == 1 else event.date.first, side, event.date.last, event.day_order or 0


def _with_gaps(events: list[Event], names: _Names, *, gaps: bool) -> tuple[Told, ...]:
    found, until = [], 0
    for event in events:
        assert event.date is not None
        away = event.date.first - until if until else 0
        found.append(names.told(event, away if gaps and away > GAP_DAYS else 0))
        until = max(until, event.date.last)
    return tuple(found)
