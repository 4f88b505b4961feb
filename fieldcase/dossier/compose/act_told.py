"""One act as it is told: what was done, to whom, by whom and in which degree, with which harm, by which sources.

What the police said, what was charged and what was decided stand on three lines with three sources. A charge check
stands where the case's lawyer took it over, with the status of its table in the same sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from fieldcase.dossier.blocks import Block, Paragraph, Run
from fieldcase.dossier.compose.norms import cited
from fieldcase.dossier.compose.runs import capital, ended, joined, one_line
from fieldcase.dossier.compose.telling import Telling
from fieldcase.errors import N_
from fieldcase.model.case import Act, Event
from fieldcase.model.remedies import Involvement
from fieldcase.rules.charge_lines import from_lines
from fieldcase.rules.charge_said import FACT, MISSING, Named, sentences
from fieldcase.rules.fines import Demand, demand_said, provisions_for

# What was said, charged, decided: words, size, article, source.
_LAW = (
    ("police_said", "size_said", "article_said", "police_said_source"),
    ("charged", "size_charged", "article_charged", "charged_source"),
    ("decided", "size_decided", "article_decided", "decided_source"),
)
_OTHER = "other"


def title_of(telling: Telling, act: Act) -> str:
    """Number, type and day of an act: "Act 3. Attack in the press, 4 December 2019"."""
    kind = capital(telling.value(act, "type")) if act.type != _OTHER else ""
    event = event_of(telling, act)
    day = telling.value(event, "date") if event else ""
    number = telling.say(N_("Act {number}"), number=telling.order.acts[act.id])
    return ". ".join(part for part in (number, ", ".join(part for part in (kind, day) if part)) if part)


def event_of(telling: Telling, act: Act) -> Event | None:
    """The told event that an act is part of."""
    return next((event for event in telling.order.events if event.id == act.event), None)


def in_full(telling: Telling, act: Act) -> list[Block]:
    """Everything that is told of an act."""
    blocks: list[Block] = [Paragraph((Run(title_of(telling, act)),), style="label"), *telling.paragraphs(act.what)]
    norms = cited(telling, act.norms) if len(act.norms) > 1 else ""
    known = joined(
        (
            telling.labelled(act, "victims", "perpetrators", "perpetrator_kind", "harms", "harm"),
            telling.labelled(act, "counting_unit", "counted"),
            telling.labelled(act, "substance", "form", "weight", "weight_basis"),
            telling.labelled(act, "demanded", "demanded_for", "demanded_by", "fined", "admissions"),
            telling.line(telling.label(Act, "norms"), norms),
            _happened(telling, act),
            _rests_on(telling, act),
            telling.labelled(act, "source_reliability", "information_reliability"),
            _disputed(telling, act),
        )
    )
    if known:
        blocks.append(Paragraph(known))
    blocks += _involved(telling, act)
    if any(getattr(act, name) for said, size, article, _ in _LAW for name in (said, size, article)):
        blocks += [_law_line(telling, act, *names) for names in _LAW]
    return [*blocks, *_charge_check(telling, act), *_lawful_fine(telling, act)]


def _happened(telling: Telling, act: Act) -> tuple[Run, ...]:
    """The event that the act is part of, as a link into the chronology, with its sources and exhibits."""
    event = event_of(telling, act)
    if event is None:
        return ()
    place = telling.order.events.index(event) + 1
    day = telling.value(event, "date") or telling.say(N_("date not stated"))
    link = Run(day, target=f"{telling.prefix}event-{place}" if telling.has("chronology") else "")
    return joined(
        (
            (Run(f"{telling.label(Act, 'event')}:", italic=True),), (link,), telling.source_marks(event.sources),
            telling.exhibit_marks(event.evidence),
        )
    )  # fmt: skip


def _rests_on(telling: Telling, act: Act) -> tuple[Run, ...]:
    """Sources and evidence of the act itself."""
    marks = joined((telling.source_marks(act.sources), telling.exhibit_marks(act.evidence)))
    return joined(((Run(telling.say(N_("The act itself rests on:")), italic=True),), marks)) if marks else ()


def _disputed(telling: Telling, act: Act) -> tuple[Run, ...]:
    words = one_line(act.disputed)
    return (Run(telling.say(N_("Disputed: ")), bold=True), Run(ended(words))) if words else ()


def _involved(telling: Telling, act: Act) -> Iterator[Block]:
    """Who is said to have done what, a line each: an allegation, in those words."""
    found = [one for one in telling.release.of(Involvement) if one.act == act.id]
    for one in found:
        who = telling.value(one, "person") or telling.say(N_("somebody who is not known"))
        degree, what = telling.value(one, "degree"), one_line(one.what)
        said = ", ".join(part for part in (who, degree) if part)
        label = Run(telling.say(N_("Involvement, as alleged: ")), bold=True)
        text = Run(ended(f"{said}: {what}" if what else said))
        yield Paragraph(joined(((label, text), telling.exhibit_marks(one.evidence))))


def _law_line(telling: Telling, act: Act, said: str, size: str, article: str, source: str) -> Block:
    """One of the three: label, words, size and article as named, and the source of just these."""
    label = Run(f"{telling.label(Act, said)}: ", bold=True)
    parts = [one_line(getattr(act, said)).rstrip(".")]
    if getattr(act, size):
        parts.append(telling.say(N_("size named: {size}"), size=telling.value(act, size)))
    if getattr(act, article):
        parts.append(telling.say(N_("article named: {article}"), article=one_line(getattr(act, article))))
    value = "; ".join(part for part in parts if part)
    if not value:
        return Paragraph((label, Run(telling.say(N_("not stated.")))))
    marks = telling.source_marks((getattr(act, source),))
    if not telling.has("sources"):
        return Paragraph((label, Run(ended(value))))
    return Paragraph((label, Run(f"{ended(value)} "), *(marks or (Run(telling.say(N_("(source not stated)"))),))))


def _charge_check(telling: Telling, act: Act) -> Iterator[Block]:
    """What the tables give to the weight, as the case's lawyer took it over; what was named stands above it already."""
    answer = from_lines(act.charge_check)
    if answer is None:
        return
    named = tuple(Named(getattr(act, size), getattr(act, article)) for _, size, article, _ in _LAW)
    told = [one.text for one in sentences(answer, telling.words, telling.tables, named) if one.kind != FACT]
    if told:
        by = telling.member(act.charge_check_by) if act.charge_check_by is not None else ""
        label = telling.say(N_("Charge check, taken over by {member}: "), member=by)
        yield Paragraph((Run(label, bold=True), Run(" ".join(told))))


def _lawful_fine(telling: Telling, act: Act) -> Iterator[Block]:
    """The fines that provisions in force on that day name, beside what was demanded; nothing where none is known."""
    event = event_of(telling, act)
    articles = tuple(getattr(act, article) for _, _, article, _ in _LAW)
    country = (event.country if event else "") or telling.release.case.country
    held = provisions_for(telling.provisions, act.norms, articles, country, event.date if event else None)
    demand = Demand(act.demanded, act.demanded_for, act.demanded_by)
    told = [
        one.text for one in demand_said(demand, held, telling.words, telling.tables) if one.kind not in (FACT, MISSING)
    ]
    if told:
        label = telling.say(N_("Beside the money demanded, the fine that the law names: "))
        yield Paragraph((Run(label, bold=True), Run(" ".join(told))))
