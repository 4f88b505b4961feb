"""Patterns: events of one case chained to one another, in the order of their days, with gaps and who acts in each.

Who begins is whoever acts in the first event, who follows whoever joins later: that is read off the events, and says
nothing about why. Only for the screen of the vault.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from fieldcase.casework.called import called_all
from fieldcase.casework.changes import Changes
from fieldcase.casework.desk import Desk
from fieldcase.casework.sight import Sight
from fieldcase.i18n import Words
from fieldcase.model.case import Case, Event
from fieldcase.model.ids import EventId, PatternId, PersonId, ScopeId
from fieldcase.model.people import Person
from fieldcase.model.security import Pattern
from fieldcase.model.terms import Tables

_LAST = 10**9
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@dataclass(frozen=True)
class Link:
    """One event of a chain, who acts in it, and how many days lie before it (None where a day is not exact)."""

    event: Event
    actors: tuple[str, ...]
    gap: int | None


@dataclass(frozen=True)
class Chain:
    """A pattern with its events in order; who begins, and who follows."""

    pattern: Pattern
    links: tuple[Link, ...]
    begins: tuple[str, ...]
    follow: tuple[str, ...]


def chains(source: Sight, scope: ScopeId, tables: Tables, words: Words) -> tuple[Chain, ...]:
    """The patterns of a case, the earliest first."""
    events = {one.id: one for one in source.all(Event, scope)}
    names = called_all(source.all(Person, scope), tables, words)
    found = [_chain(one, events, names) for one in source.all(Pattern, scope)]
    return tuple(sorted(found, key=lambda one: by_day(one.links[0].event) if one.links else (_LAST, _LAST, 0)))


def _chain(pattern: Pattern, events: dict[EventId, Event], names: dict[bytes, str]) -> Chain:
    ordered = sorted((events[one] for one in pattern.events if one in events), key=by_day)
    links, first, later = [], [], []  # type: list[Link], list[PersonId], list[PersonId]
    for place, event in enumerate(ordered):
        links.append(Link(event, _named(names, event.actors), _gap(ordered[place - 1], event) if place else None))
        (later if first else first).extend(event.actors)
    return Chain(pattern, tuple(links), _named(names, first), _named(names, [one for one in later if one not in first]))


def _named(names: dict[bytes, str], people: list[PersonId] | tuple[PersonId, ...]) -> tuple[str, ...]:
    return tuple(names[one] for one in dict.fromkeys(people) if one in names)


def _gap(before: Event, after: Event) -> int | None:
    """Days between two events whose days are both exact."""
    if before.date is None or after.date is None:
        return None
    if not _DAY.fullmatch(before.date.text) or not _DAY.fullmatch(after.date.text):
        return None
    return after.date.first - before.date.first


def by_day(event: Event) -> tuple[int, int, int]:
    """The place of an event in a chain: by day, then as somebody ordered the day; without a date last."""
    if event.date is None:
        return _LAST, _LAST, event.day_order or 0
    open_start = event.date.text.startswith(("..", "/"))
    return event.date.last if open_start else event.date.first, event.day_order or 0, event.date.last


def begin(desk: Desk, case: Case, title: str, *events: Event) -> Changes:
    """Chain events of a case into a new pattern, in one deed."""
    pattern = Pattern(id=PatternId(desk.new_id()), scope=case.scope, title=title, events=_of(case.scope, events))
    return desk.save(None, pattern)


def join(desk: Desk, pattern: Pattern, event: Event) -> Changes:
    """Add an event to a pattern; one that is in it stays."""
    if event.id in pattern.events:
        return Changes()
    return desk.save(pattern, replace(pattern, events=(*pattern.events, *_of(pattern.scope, (event,)))))


def leave(desk: Desk, pattern: Pattern, event: EventId) -> Changes:
    """Take an event out of a pattern; the event itself stays where it is."""
    return desk.save(pattern, replace(pattern, events=tuple(one for one in pattern.events if one != event)))


def _of(scope: ScopeId, events: tuple[Event, ...]) -> tuple[EventId, ...]:
    if any(one.scope != scope for one in events):
        raise ValueError("a pattern holds events of one case")
    return tuple(dict.fromkeys(one.id for one in events))
