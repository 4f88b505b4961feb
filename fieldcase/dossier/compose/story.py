"""Summary and chronology: what the case is about, and what happened when, by which source."""

from __future__ import annotations

from fieldcase.dossier.blocks import Block, Chronology, ChronologyRow, Heading, Paragraph, Run
from fieldcase.dossier.compose.attacks import incident_of
from fieldcase.dossier.compose.cover import example_sentence
from fieldcase.dossier.compose.norms import cited, norms_touched
from fieldcase.dossier.compose.runs import ended, joined, one_line
from fieldcase.dossier.compose.telling import Telling
from fieldcase.errors import N_
from fieldcase.model.case import Case, Event

_OTHER = "other"
_TOUCHED = N_("The acts of this case touch these norms: {norms}.")


def summary(telling: Telling) -> list[Block]:
    """What the case is, whose it is, what is known of it in short, and what is asked for."""
    case = telling.release.case
    blocks: list[Block] = [Paragraph((Run(_opening(telling)),)), *telling.paragraphs(case.summary)]
    norms = cited(telling, norms_touched(telling))
    if norms:
        below = N_("The acts set out below touch these norms: {norms}.")
        blocks.append(telling.plain(below if telling.has("acts") else _TOUCHED, norms=norms))
    for name in ("reasons", "requests", "outcome", "allies"):
        told = telling.paragraphs(getattr(case, name))
        if told:
            blocks += [Heading(telling.label(Case, name), 2), *told]
    if case.example:
        blocks.append(Paragraph((Run(example_sentence(telling)),), style="note"))
    return blocks


def _opening(telling: Telling) -> str:
    """The first sentences: case and country, whose case it is, stage."""
    case = telling.release.case
    country, stage, whose = (telling.value(case, name) for name in ("country", "stage", "about"))
    if case.code and country:
        sentences = [telling.say(N_("This file sets out case {code} ({country})."), code=case.code, country=country)]
    elif case.code:
        sentences = [telling.say(N_("This file sets out case {code}."), code=case.code)]
    else:
        sentences = [telling.say(N_("This file sets out one case."))]
    if whose:
        sentences.append(telling.say(N_("Whose case it is: {people}."), people=whose))
    if stage:
        sentences.append(telling.say(N_("Stage of the case: {stage}."), stage=stage))
    return " ".join(sentences)


def chronology(telling: Telling) -> list[Block]:
    """Every event that is told, in the order of the days that are told."""
    events = telling.order.events
    if not events:
        return []
    explained = _explained(telling)
    if any(event.key in telling.release.coarse for event in events):
        coarse = N_("Where the very day could lead to a person who is not named here, only the month is told.")
        explained = f"{explained} {telling.say(coarse)}"
    rows = tuple(_row(telling, number, event) for number, event in enumerate(events, start=1))
    return [Paragraph((Run(explained),), style="note"), Chronology(rows)]


def _explained(telling: Telling) -> str:
    """How to read the chronology, by what else is in the file."""
    if telling.has("sources") and telling.has("exhibits"):
        return telling.say(
            N_(
                "Each day is told as closely as it is known. Marks such as [S1] lead to the list of sources, marks "
                "such as [A01] to the exhibits."
            )
        )
    sentences = [N_("Each day is told as closely as it is known.")]
    if telling.has("sources"):
        sentences.append(N_("Marks such as [S1] lead to the list of sources."))
    if telling.has("exhibits"):
        sentences.append(N_("Marks such as [A01] lead to the exhibits."))
    elif telling.has("evidence"):
        sentences.append(N_("Marks such as [A01] lead to the list of evidence."))
    return " ".join(telling.say(sentence) for sentence in sentences)


def _row(telling: Telling, number: int, event: Event) -> ChronologyRow:
    return ChronologyRow(
        when=telling.value(event, "date") or telling.say(N_("date not stated")),
        what=(Run(one_line(event.what) or telling.value(event, "kind")),),
        details=_details(telling, event),
        sources=joined((telling.source_marks(event.sources), telling.exhibit_marks(event.evidence))),
        anchor=f"{telling.prefix}event-{number}",
    )


def _details(telling: Telling, event: Event) -> tuple[Run, ...]:
    """Kind, who acted and whom it is about, where; then the mark of a dispute, which must not be overlooked."""
    kind = "kind_as_written" if event.kind == _OTHER else "kind"
    beside = telling.listed(telling.person(who) for who in event.people if who not in event.actors)
    abroad = ["country"] if event.country != telling.release.case.country else []
    disputed = Run(telling.say(N_("Disputed: ")), bold=True)
    incident = incident_of(telling, event)
    return joined(
        (
            telling.labelled(event, kind, "actors"),
            telling.labelled(incident, "types") if incident is not None else (),
            telling.line(telling.label(Event, "people"), beside),
            telling.labelled(event, "place", *abroad, "medium", "admissions"),
            (disputed, Run(ended(one_line(event.disputed)))) if event.disputed else (),
        )
    )
