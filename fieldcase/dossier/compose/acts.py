"""Acts by norm: under each norm the acts that touch it, each told in full once and referred to afterwards.

What the police said, what was charged and what was decided stand on three lines with three sources.
"""

from __future__ import annotations

from fieldcase.dossier.blocks import Block, Heading, Paragraph, Run
from fieldcase.dossier.compose.norms import checked, norm_title, norms_touched
from fieldcase.dossier.compose.runs import capital, ended, joined, one_line
from fieldcase.dossier.compose.telling import Telling
from fieldcase.errors import N_
from fieldcase.model.case import Act, Event

_OTHER = "other"
_LAW = (
    ("police_said", "police_said_source"),
    ("charged", "charged_source"),
    ("decided", "decided_source"),
)


def acts_by_norm(telling: Telling) -> list[Block]:
    """The acts of the case under the norms they touch, then those for which no norm was named."""
    acts = sorted(telling.release.of(Act), key=lambda act: telling.order.acts[act.id])
    if not acts:
        return []
    blocks: list[Block] = []
    told: set[bytes] = set()
    norms = norms_touched(telling)
    if norms:
        blocks.append(
            telling.note(
                N_(
                    "A norm is named where an act touches it. That is a reference, not a finding that the norm was "
                    "breached."
                )
            )
        )
    for code in norms:
        blocks.append(Heading(norm_title(telling, code), 2))
        if not checked(telling, code):
            blocks.append(telling.note(N_("Reference; text to be checked.")))
        for act in acts:
            if code in act.norms:
                blocks += _again(telling, act) if act.key in told else _in_full(telling, act)
                told.add(act.key)
    rest = [act for act in acts if not act.norms]
    if rest and norms:
        blocks.append(Heading(telling.say(N_("Acts for which no norm was named")), 2))
    for act in rest:
        blocks += _in_full(telling, act)
    return blocks


def _title(telling: Telling, act: Act) -> str:
    """Number, type and day of an act: "Act 3. Attack in the press, 4 December 2019"."""
    kind = capital(telling.value(act, "type")) if act.type != _OTHER else ""
    event = _event(telling, act)
    day = telling.value(event, "date") if event else ""
    number = telling.say(N_("Act {number}"), number=telling.order.acts[act.id])
    return ". ".join(part for part in (number, ", ".join(part for part in (kind, day) if part)) if part)


def _event(telling: Telling, act: Act) -> Event | None:
    return next((event for event in telling.order.events if event.id == act.event), None)


def _anchor(telling: Telling, act: Act) -> str:
    return f"act-{telling.order.acts[act.id]}"


def _again(telling: Telling, act: Act) -> list[Block]:
    """A line that leads to where the act is told in full."""
    link = Run(_title(telling, act), target=_anchor(telling, act))
    return [Paragraph(joined(((link,), (Run(telling.say(N_("(told above)"))),))))]


def _in_full(telling: Telling, act: Act) -> list[Block]:
    """Everything that is told of an act."""
    blocks: list[Block] = [Heading(_title(telling, act), 3, _anchor(telling, act))]
    blocks += telling.paragraphs(act.what)
    who = joined(
        (
            telling.labelled(act, "victims", "perpetrators", "perpetrator_kind", "harm"),
            telling.labelled(act, "substance", "weight", "demanded", "fined", "admissions"),
            _happened(telling, act),
        )
    )
    if who:
        blocks.append(Paragraph(who))
    if any(getattr(act, said) for said, _ in _LAW):
        blocks += [_law_line(telling, act, said, source) for said, source in _LAW]
    return blocks


def _happened(telling: Telling, act: Act) -> tuple[Run, ...]:
    """The event that the act is part of, as a link into the chronology, with its sources."""
    event = _event(telling, act)
    if event is None:
        return ()
    place = telling.order.events.index(event) + 1
    day = telling.value(event, "date") or telling.say(N_("date not stated"))
    link = Run(day, target=f"event-{place}")
    return joined(
        ((Run(f"{telling.label(Act, 'event')}:", italic=True),), (link,), telling.source_marks(event.sources))
    )


def _law_line(telling: Telling, act: Act, said: str, source: str) -> Block:
    """One of the three: label, words, and the source of just these words."""
    label = Run(f"{telling.label(Act, said)}: ", bold=True)
    value = one_line(getattr(act, said))
    if not value:
        return Paragraph((label, Run(telling.say(N_("not stated.")))))
    marks = telling.source_marks((getattr(act, source),))
    return Paragraph((label, Run(f"{ended(value)} "), *(marks or (Run(telling.say(N_("(source not stated)"))),))))
