"""Acts by norm: under each norm the acts that touch it, each told in full once and referred to afterwards.

What the police said, what was charged and what was decided stand on three lines with three sources.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from fieldcase.dossier.blocks import Block, Heading, Paragraph, Run
from fieldcase.dossier.compose.norms import by_instrument, checked, cited, norm_title, norms_touched
from fieldcase.dossier.compose.runs import capital, ended, joined, one_line
from fieldcase.dossier.compose.telling import Telling
from fieldcase.errors import N_
from fieldcase.model.case import Act, Event

_LAW = (
    ("police_said", "police_said_source"),
    ("charged", "charged_source"),
    ("decided", "decided_source"),
)
_OTHER = "other"
_NO_FINDING = N_(
    "A norm is named where an act touches it. That is a reference, not a finding that the norm was breached."
)


@dataclass
class _Told:
    """Which acts were told so far, and the anchor of the heading below which each stands."""

    telling: Telling
    acts: Sequence[Act]
    anchors: dict[bytes, str] = field(default_factory=dict)

    def below(self, code: str, title: str, level: int) -> list[Block]:
        """A norm's heading, the state of its text, and the acts that touch it."""
        anchor = f"norm-{norms_touched(self.telling).index(code) + 1}"
        blocks: list[Block] = [Heading(title, level, anchor)]
        if not checked(self.telling, code):
            blocks.append(self.telling.note(N_("Reference; text to be checked.")))
        for act in (act for act in self.acts if code in act.norms):
            if act.key in self.anchors:
                link = Run(_title(self.telling, act), target=self.anchors[act.key])
                blocks.append(Paragraph(joined(((link,), (Run(self.telling.say(N_("(told above)"))),)))))
            else:
                self.anchors[act.key] = anchor
                blocks += _in_full(self.telling, act)
        return blocks


def acts_by_norm(telling: Telling) -> list[Block]:
    """The acts of the case under the norms they touch, then those for which no norm was named."""
    acts = sorted(telling.release.of(Act), key=lambda act: telling.order.acts[act.id])
    norms = norms_touched(telling)
    told = _Told(telling, acts)
    blocks: list[Block] = [telling.note(_NO_FINDING)] if norms else []
    for name, codes in by_instrument(telling, norms).items():
        if codes == (name,):
            blocks += told.below(name, name, 2)
            continue
        blocks.append(Heading(name, 2))
        for code in codes:
            blocks += told.below(code, norm_title(telling, telling.tables.norms[code]), 3)
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


def _in_full(telling: Telling, act: Act) -> list[Block]:
    """Everything that is told of an act."""
    blocks: list[Block] = [Paragraph((Run(_title(telling, act)),), style="label"), *telling.paragraphs(act.what)]
    norms = cited(telling, act.norms) if len(act.norms) > 1 else ""
    known = joined(
        (
            telling.labelled(act, "victims", "perpetrators", "perpetrator_kind", "harm"),
            telling.labelled(act, "substance", "weight", "demanded", "fined", "admissions"),
            telling.line(telling.label(Act, "norms"), norms),
            _happened(telling, act),
        )
    )
    if known:
        blocks.append(Paragraph(known))
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
    link = Run(day, target=f"event-{place}" if telling.has("chronology") else "")
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
    if not telling.has("sources"):
        return Paragraph((label, Run(ended(value))))
    return Paragraph((label, Run(f"{ended(value)} "), *(marks or (Run(telling.say(N_("(source not stated)"))),))))
