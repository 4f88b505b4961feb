"""What stands beside the events of a chronology: the kinds of an incident, the place in each pattern.

Only for the screen of the vault; reads and writes nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping

from fieldcase.casework.look import Look
from fieldcase.casework.patterns import chains
from fieldcase.i18n import Words
from fieldcase.model.ids import EventId, ScopeId
from fieldcase.model.security import Incident

Marks = tuple[tuple[str, ...] | None, tuple[tuple[str, int, int], ...]]


def attacks_of(look: Look, scope: ScopeId, words: Words) -> Mapping[EventId, Marks]:
    """For each event that is an incident or stands in a pattern: kinds of incident (None where it is none), and title,
    place and length of each pattern."""
    kinds = {
        one.event: tuple(look.tables.label("incident_type", kind, words.language) for kind in one.types)
        for one in look.all(Incident, scope)
        if one.event is not None
    }
    places: dict[EventId, list[tuple[str, int, int]]] = {}
    for chain in chains(look, scope, look.tables, words):
        for place, link in enumerate(chain.links, start=1):
            places.setdefault(link.event.id, []).append((chain.pattern.title, place, len(chain.links)))
    return {one: (kinds.get(one), tuple(places.get(one, ()))) for one in {*kinds, *places}}
