"""Attacks: the security incidents, the patterns they make, the harm they did, how those who act stand to each other.

A chain follows the days that are told, never the order in which somebody put it together: that order would tell a day
that is held back. Knows the release and no more.
"""

from __future__ import annotations

from fieldcase.dossier.blocks import Block, Chronology, ChronologyRow, Heading, Paragraph, Run, Table
from fieldcase.dossier.compose.runs import capital, ended, joined, one_line
from fieldcase.dossier.compose.telling import DASH, Telling
from fieldcase.errors import N_
from fieldcase.model.case import Event
from fieldcase.model.security import Harm, Incident, Pattern, Relation

_FACTS = ("types", "domains", "victims", "how", "targeted", "reported_to", "measures")
_HARM = ("what", "health", "since", "until", "support")


def attacks(telling: Telling) -> list[Block]:
    """The whole section; nothing where none of these is told."""
    return [*_incidents(telling), *_patterns(telling), *_harm(telling), *_relations(telling)]


def incident_of(telling: Telling, event: Event) -> Incident | None:
    """What makes an event an incident, where that is told."""
    return next((one for one in telling.release.of(Incident) if one.event == event.id), None)


def _incidents(telling: Telling) -> list[Block]:
    rows = []
    for number, event in enumerate(telling.order.events, start=1):
        incident = incident_of(telling, event)
        if incident is not None:
            rows.append(_incident(telling, number, event, incident))
    return [Chronology(tuple(rows))] if rows else []


def _incident(telling: Telling, number: int, event: Event, one: Incident) -> ChronologyRow:
    near = Run(telling.say(N_("It nearly happened.")), bold=True)
    assessed = telling.labelled(one, "assessment")
    return ChronologyRow(
        when=_when(telling, event),
        what=(Run(one_line(event.what) or telling.value(event, "kind")),),
        details=joined(((near,) if one.near_miss else (), telling.labelled(one, *_FACTS), assessed)),
        sources=joined((telling.source_marks(event.sources), telling.exhibit_marks(one.captures))),
        anchor=f"incident-{number}",
    )


def _when(telling: Telling, event: Event) -> str:
    return telling.value(event, "date") or telling.say(N_("date not stated"))


def _patterns(telling: Telling) -> list[Block]:
    blocks: list[Block] = []
    for number, one in enumerate(telling.release.of(Pattern), start=1):
        named = telling.say(N_("Pattern {number}"), number=number)
        title = one_line(one.title)
        blocks.append(Heading(f"{named}. {title}" if title else named, 2))
        blocks += telling.paragraphs(one.what)
        blocks.append(_chain(telling, one, named))
        if one.disputed:
            said = Run(telling.say(N_("Disputed: ")), bold=True)
            blocks.append(Paragraph((said, Run(ended(one_line(one.disputed))))))
    return blocks


def _chain(telling: Telling, one: Pattern, named: str) -> Table:
    """The told events of a pattern: the place in the chain, the day, what happened, who acted."""
    links = [event for event in telling.order.events if event.id in one.events]
    rows = tuple(
        (
            (Run(str(place), bold=True),),
            (Run(_when(telling, event)),),
            (Run(one_line(event.what) or telling.value(event, "kind")),),
            (Run(telling.value(event, "actors") or DASH),),
        )
        for place, event in enumerate(links, start=1)
    )
    header = (
        telling.say(N_("Number")), telling.label(Event, "date"), telling.label(Event, "what"),
        telling.label(Event, "actors"),
    )  # fmt: skip
    return Table(named, header, rows, (0.1, 0.2, 0.46, 0.24))


def _harm(telling: Telling) -> list[Block]:
    rows = [_harmed(telling, one) for one in telling.release.of(Harm)]
    if not rows:
        return []
    return [Heading(telling.say(N_("What it did to people")), 2), *(Paragraph(row) for row in rows)]


def _harmed(telling: Telling, one: Harm) -> tuple[Run, ...]:
    who = Run(f"{capital(telling.value(one, 'person'))}. ", bold=True)
    marks = telling.exhibit_marks(one.evidence)
    return (who, *joined((telling.labelled(one, "kinds", *_HARM), marks)))


def _relations(telling: Telling) -> list[Block]:
    found = [one for one in telling.release.of(Relation) if one.person is not None and one.other is not None]
    if not found:
        return []
    rows = tuple(
        ((Run(capital(telling.value(one, "person"))),), (Run(telling.value(one, "kind")),),
         (Run(telling.value(one, "other")),), telling.source_marks((one.source,)))
        for one in found
    )  # fmt: skip
    title = telling.say(N_("How those who acted stand to each other"))
    header = (
        *(telling.label(Relation, name) for name in ("person", "kind", "other")), telling.label(Relation, "source"),
    )  # fmt: skip
    return [Heading(title, 2), Table(title, header, rows, (0.32, 0.2, 0.32, 0.16))]
