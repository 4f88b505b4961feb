"""What bears what: acts and the norms they touch, the evidence and the sources on which both rest, and what is wanting.

Read both ways from the same records: by norm (which acts, events, evidence) and by piece of evidence (which acts,
which norms). What is wanting is a question and never a finding: nobody's admission, no perpetrator and no charge is
needed for an act to be complete. Refuses to weigh evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from fieldcase.casework.citing import in_order
from fieldcase.casework.sight import Sight, case_of, found
from fieldcase.model.asked import Asked
from fieldcase.model.case import Act, Case, Event
from fieldcase.model.declare import Record
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import EvidenceId, ScopeId, SourceId
from fieldcase.model.remedies import Involvement
from fieldcase.model.terms import Tables

BARE, NO_EVIDENCE, DISPUTED, WEAK, ALONE = "bare", "no_evidence", "disputed", "weak", "alone"
# What was said, charged, decided: the fields that tell of it, and the one that says by which source it is known.
THREE = {
    "said": (("police_said", "size_said", "article_said"), "police_said_source"),
    "charged": (("charged", "size_charged", "article_charged"), "charged_source"),
    "decided": (("decided", "size_decided", "article_decided"), "decided_source"),
}


@dataclass(frozen=True)
class Rest:
    """An act and what it rests on: its own evidence and sources, those of its event, those of an involvement in it."""

    act: Act
    event: Event | None
    evidence: tuple[EvidenceId, ...]
    sources: tuple[SourceId, ...]


@dataclass(frozen=True)
class OfNorm:
    """A norm by its code, the acts that touch it, and all the evidence and sources of these acts."""

    norm: str
    acts: tuple[Rest, ...]
    evidence: tuple[EvidenceId, ...]
    sources: tuple[SourceId, ...]


@dataclass(frozen=True)
class Bears:
    """A piece of evidence, the acts that rest on it, and the norms that these touch."""

    evidence: Evidence
    acts: tuple[Act, ...]
    norms: tuple[str, ...]


@dataclass(frozen=True)
class Wanting:
    """Something that asks for more: by which rule, at which act, or (the act None) of the case, about which norm."""

    rule: str
    act: Act | None = None
    norm: str = ""

    @property
    def asked_as(self) -> str:
        """The name of the rule by which a question about it is asked once."""
        return f"bearing:{self.rule}:{self.norm}" if self.norm else f"bearing:{self.rule}"


@dataclass(frozen=True)
class Bearing:
    """A case read both ways. `titles` are the pieces of evidence by id, `case` is None where a scope has no case."""

    case: Case | None
    acts: tuple[Rest, ...]
    by_norm: tuple[OfNorm, ...]
    by_evidence: tuple[Bears, ...]
    wanting: tuple[Wanting, ...]

    def about(self, one: Wanting) -> Record | None:
        """The record that a question about it is about."""
        return one.act or self.case


def bearing(source: Sight, scope: ScopeId) -> Bearing:
    """The case of a scope, read both ways; records in the bin count for nothing."""
    return read(
        case_of(source, scope), source.all(Act, scope), source.all(Event, scope), source.all(Evidence, scope),
        source.all(Involvement, scope), source.tables,
    )  # fmt: skip


def read(
    case: Case | None,
    acts: Sequence[Act],
    events: Iterable[Event],
    evidence: Sequence[Evidence],
    involved: Sequence[Involvement],
    tables: Tables,
) -> Bearing:
    """The same from the records themselves. References to records that are not among them are left out."""
    told = {one.id: one for one in events}
    there = {one.id: one for one in evidence}
    rests = tuple(_rest(act, told.get(act.event) if act.event else None, involved, there) for act in acts)
    norms = in_order(tables, frozenset(norm for act in acts for norm in act.norms))
    by_norm = tuple(_of_norm(norm, [one for one in rests if norm in one.act.norms]) for norm in norms)
    by_evidence = tuple(_of_evidence(one, rests, tables) for one in evidence)
    wanting = (*(one for rest in rests for one in _wanting(rest, tables)), *_alone(by_norm, there))
    return Bearing(case, rests, by_norm, by_evidence, wanting)


def borne_by(source: Sight, evidence: Evidence) -> Bears:
    """What rests on one piece of evidence, asked for without reading all of its case."""
    held: tuple[tuple[str, Any], ...] = (("evidence", evidence.id),)
    keys = {one.id for one in found(source, Act, Asked(Act, evidence.scope, equals=held))}
    for event in found(source, Event, Asked(Event, evidence.scope, equals=held)):
        keys |= {one.id for one in found(source, Act, Asked(Act, evidence.scope, equals=(("event", event.id),)))}
    involved = found(source, Involvement, Asked(Involvement, evidence.scope, equals=held))
    keys |= {one.act for one in involved if one.act is not None}
    acts = tuple(one for one in source.all(Act, evidence.scope) if one.id in keys)
    return Bears(evidence, acts, in_order(source.tables, frozenset(norm for act in acts for norm in act.norms)))


def wanting_of(source: Sight, act: Act) -> tuple[Wanting, ...]:
    """What is wanting at one act, asked for without reading all of its case; of norms nothing is said here."""
    event = source.get(Event, act.event) if act.event is not None else None
    fits = Asked(Involvement, act.scope, equals=(("act", act.id),))
    shown = event if event is not None and not event.hidden else None
    there = {one.id: one for one in source.all(Evidence, act.scope)}
    return tuple(_wanting(_rest(act, shown, found(source, Involvement, fits), there), source.tables))


def _rest(act: Act, event: Event | None, involved: Iterable[Involvement], there: dict[EvidenceId, Evidence]) -> Rest:
    own = [*act.evidence, *(event.evidence if event else ())]
    own += [one for each in involved if each.act == act.id for one in each.evidence]
    three = [getattr(act, source) for _, source in THREE.values()]
    sources = [*act.sources, *(event.sources if event else ()), *(one for one in three if one is not None)]
    return Rest(act, event, tuple(one for one in dict.fromkeys(own) if one in there), tuple(dict.fromkeys(sources)))


def _of_norm(norm: str, rests: list[Rest]) -> OfNorm:
    return OfNorm(
        norm, tuple(rests), tuple(dict.fromkeys(one for rest in rests for one in rest.evidence)),
        tuple(dict.fromkeys(one for rest in rests for one in rest.sources)),
    )  # fmt: skip


def _of_evidence(one: Evidence, rests: Iterable[Rest], tables: Tables) -> Bears:
    acts = tuple(rest.act for rest in rests if one.id in rest.evidence)
    return Bears(one, acts, in_order(tables, frozenset(norm for act in acts for norm in act.norms)))


def _wanting(rest: Rest, tables: Tables) -> Iterator[Wanting]:
    act = rest.act
    if not rest.evidence:
        yield Wanting(NO_EVIDENCE if rest.sources else BARE, act)
    if act.disputed or (rest.event is not None and rest.event.disputed):
        yield Wanting(DISPUTED, act)
    if is_weak(act, tables):
        yield Wanting(WEAK, act)
    for name, (told, source) in THREE.items():
        if any(getattr(act, field) for field in told) and getattr(act, source) is None:
            yield Wanting(name, act)


def is_weak(act: Act, tables: Tables) -> bool:
    """Whether its source is called not reliable, or its information doubtful (vocabularies, mark "weak")."""
    return any(
        tables.mark(name, getattr(act, name), "weak") for name in ("source_reliability", "information_reliability")
    )


def _alone(by_norm: Iterable[OfNorm], there: dict[EvidenceId, Evidence]) -> Iterator[Wanting]:
    for one in by_norm:
        if len(origins(one, there)) == 1:
            yield Wanting(ALONE, norm=one.norm)


def origins(one: OfNorm, there: dict[EvidenceId, Evidence]) -> frozenset[bytes]:
    """From how many places a norm's acts are known: sources, and pieces of evidence whose source nobody named. A piece
    that was made from another counts as that other one."""
    places: set[bytes] = set(one.sources)
    for key in one.evidence:
        piece, seen = there[key], {key}
        while piece.source is None and piece.made_from in there and piece.made_from not in seen:
            piece = there[piece.made_from]
            seen.add(piece.id)
        places.add(piece.source or piece.id)
    return frozenset(places)
