"""Detentions: a table of what was recorded of each, with what the police said marked as said and nothing concluded.

The hours stand only where the release still holds them. Whether a time limit was kept is for a lawyer: none is reckoned
here.
"""

from __future__ import annotations

from collections.abc import Iterator

from fieldcase.dossier.blocks import Block, Run, Table
from fieldcase.dossier.compose.runs import capital, joined, one_line
from fieldcase.dossier.compose.telling import Telling
from fieldcase.errors import N_
from fieldcase.model.case import Event
from fieldcase.model.detention import Detention

_SAID = N_(
    "What was recorded while somebody was held, mostly by telephone. What the police said, the size and the article "
    "that they named are what they said; the charge and the decision stand with the acts."
)
_FACTS = (
    "country", "place", "held_by", "told_on", "lawyer", "lawyer_words", "interpreter", "relatives_told", "injured",
    "injuries", "doctor", "withdrawal", "treatments", "treatment_given", "children_home", "substance", "weight",
    "weight_basis", "outcome", "admissions",
)  # fmt: skip
_POLICE = ("size_said", "article_said")
_MINUTE_MS, _HOUR_MIN = 60_000, 60
Row = tuple[tuple[Run, ...], ...]


def detentions(telling: Telling) -> list[Block]:
    """A table for each detention, in the order of the chronology."""
    events = {event.id: place for place, event in enumerate(telling.order.events)}
    last = len(events)
    found = sorted(
        telling.release.of(Detention),
        key=lambda one: (
            events.get(one.event, last) if one.event else last,
            one.since.milliseconds if one.since else 0,
        ),
    )
    header = (telling.say(N_("What")), telling.say(N_("As recorded")))
    tables = [
        Table(_caption(telling, number, one), header, rows, (0.34, 0.66))
        for number, one in enumerate(found, start=1)
        if (rows := tuple(_rows(telling, one)))
    ]
    return [telling.note(_SAID), *tables] if tables else []


def _caption(telling: Telling, number: int, one: Detention) -> str:
    """ "Detention 1. Aspen": of each only who, since the day stands in its row."""
    who = telling.value(one, "person")
    return ". ".join(part for part in (telling.say(N_("Detention {number}"), number=number), capital(who)) if part)


def _rows(telling: Telling, one: Detention) -> Iterator[Row]:
    event = next((each for each in telling.order.events if each.id == one.event), None)
    if event is not None:
        place = telling.order.events.index(event) + 1
        day = telling.value(event, "date") or telling.say(N_("date not stated"))
        link = Run(day, target=f"{telling.prefix}event-{place}" if telling.has("chronology") else "")
        yield (Run(telling.label(Event, "date"), italic=True),), (link,)
    yield from _hours(telling, one)
    words = one_line(one.police_said)
    if words:
        yield _label(telling, "police_said"), joined(((Run(words),), telling.source_marks((one.police_said_source,))))
    for name in (*_POLICE, *_FACTS):
        value = one_line(telling.value(one, name))
        if value:
            yield _label(telling, name), (Run(value),)


def _hours(telling: Telling, one: Detention) -> Iterator[Row]:
    """Since when, until when, for how long: as exact as it was typed."""
    for name in ("since", "until"):
        value = telling.value(one, name)
        if value and name == "since" and one.since_about:
            value = telling.say(N_("about {when}"), when=value)
        if value:
            yield _label(telling, name), (Run(value),)
    if one.since is not None and one.until is not None and one.until > one.since:
        minutes = (one.until.milliseconds - one.since.milliseconds) // _MINUTE_MS
        said = telling.say(N_("{hours} h {minutes} min"), hours=minutes // _HOUR_MIN, minutes=minutes % _HOUR_MIN)
        if one.since_about:
            said = telling.say(N_("about {when}"), when=said)
        yield (Run(telling.say(N_("How long")), italic=True),), (Run(said),)


def _label(telling: Telling, name: str) -> tuple[Run, ...]:
    return (Run(telling.label(Detention, name), italic=True),)
