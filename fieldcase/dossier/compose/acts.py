"""Acts by norm: under each norm the acts that touch it, each told in full once and referred to afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from fieldcase.dossier.blocks import Block, Heading, Paragraph, Run
from fieldcase.dossier.compose.act_told import in_full, title_of
from fieldcase.dossier.compose.norms import by_instrument, checked, norm_anchor, norm_title, norms_touched
from fieldcase.dossier.compose.runs import joined
from fieldcase.dossier.compose.telling import Telling
from fieldcase.errors import N_
from fieldcase.model.case import Act

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
        anchor = norm_anchor(self.telling, code)
        blocks: list[Block] = [Heading(title, level, anchor)]
        if not checked(self.telling, code):
            blocks.append(self.telling.note(N_("Reference; text to be checked.")))
        for act in (act for act in self.acts if code in act.norms):
            if act.key in self.anchors:
                link = Run(title_of(self.telling, act), target=self.anchors[act.key])
                blocks.append(Paragraph(joined(((link,), (Run(self.telling.say(N_("(told above)"))),)))))
            else:
                self.anchors[act.key] = anchor
                blocks += in_full(self.telling, act)
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
        blocks += in_full(telling, act)
    return blocks
