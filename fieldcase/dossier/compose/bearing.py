"""Norms and evidence both ways: which exhibits bear on which norm, and on which acts and norms an exhibit bears.

An exhibit bears on a norm by way of an act that touches it: the act's own evidence, that of its event and that of
somebody's involvement. Whether it is enough is for a court. Knows the release alone.
"""

from __future__ import annotations

from collections.abc import Mapping

from fieldcase.dossier.blocks import Block, Run, Table
from fieldcase.dossier.compose.act_told import event_of
from fieldcase.dossier.compose.norms import cited, norm_anchor, norms_touched
from fieldcase.dossier.compose.runs import joined
from fieldcase.dossier.compose.telling import DASH, Telling
from fieldcase.errors import N_
from fieldcase.model.case import Act
from fieldcase.model.ids import ActId, EvidenceId
from fieldcase.model.remedies import Involvement

_NOTE = N_(
    "An exhibit stands beside a norm because an act that touches the norm rests on it. Whether it proves the act is "
    "for a court or a body to say."
)
Cell = tuple[Run, ...]


def bearing(telling: Telling) -> list[Block]:
    """Two tables, norm by norm and exhibit by exhibit; nothing where no act that touches a norm has evidence."""
    pieces = {act.id: _evidence(telling, act) for act in _acts(telling)}
    norms = norms_touched(telling)
    if not norms or not any(pieces[act.id] for act in _acts(telling) if act.norms):
        return []
    if not (telling.has("exhibits") or telling.has("evidence")):
        return []
    return [telling.note(_NOTE), _by_norm(telling, pieces, norms), _by_exhibit(telling, pieces)]


def _acts(telling: Telling) -> list[Act]:
    return sorted(telling.release.of(Act), key=lambda act: telling.order.acts[act.id])


def _evidence(telling: Telling, act: Act) -> tuple[EvidenceId, ...]:
    """What an act rests on: its own evidence, that of its event and of involvement in it, as far as it is released."""
    event = event_of(telling, act)
    involved = (one for one in telling.release.of(Involvement) if one.act == act.id)
    all_of_it = (
        *act.evidence, *(event.evidence if event else ()), *(piece for one in involved for piece in one.evidence)
    )  # fmt: skip
    return tuple(piece for piece in telling.order.exhibits if piece in all_of_it)


def _by_norm(telling: Telling, pieces: Mapping[ActId, tuple[EvidenceId, ...]], norms: tuple[str, ...]) -> Table:
    rows = []
    for code in norms:
        acts = [act for act in _acts(telling) if code in act.norms]
        marks = telling.exhibit_marks(piece for act in acts for piece in pieces[act.id])
        target = norm_anchor(telling, code) if telling.has("acts") else ""
        rows.append(((Run(cited(telling, (code,)), target=target),), _named(telling, acts), marks or (Run(DASH),)))
    header = (telling.label(Act, "norms"), telling.say(N_("Acts")), telling.say(N_("Exhibits")))
    return Table(telling.say(N_("Norms and what bears on them")), header, tuple(rows), (0.5, 0.2, 0.3))


def _by_exhibit(telling: Telling, pieces: Mapping[ActId, tuple[EvidenceId, ...]]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for piece in telling.order.exhibits:
        acts = [act for act in _acts(telling) if piece in pieces[act.id]]
        if acts:
            norms = cited(telling, (code for act in acts for code in act.norms))
            rows.append((telling.exhibit_marks((piece,)), _named(telling, acts), (Run(norms or DASH),)))
    header = (telling.say(N_("Exhibit")), telling.say(N_("Acts")), telling.label(Act, "norms"))
    return Table(telling.say(N_("Exhibits and what they bear on")), header, tuple(rows), (0.18, 0.2, 0.62))


def _named(telling: Telling, acts: list[Act]) -> Cell:
    """ "Act 1, Act 3", or a dash."""
    numbers = [telling.say(N_("Act {number}"), number=telling.order.acts[act.id]) for act in acts]
    return joined(((Run(one),) for one in numbers), ", ") or (Run(DASH),)
