"""How closely a day is told, where anybody may read it (do-no-harm.md, Public sources re-identify).

A day that a described source would betray is told as a month. So is the day of a court decision, a hearing or a step
before an authority that concerns somebody who is not named: court registers are public, and a court, a day and an
article find one file. The hour of a detention is told only to those who examine the case. Judges no field of words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from fieldcase.model.case import Act, Event, Source
from fieldcase.model.courts import Decision, Hearing
from fieldcase.model.declare import Record, Shape, declared
from fieldcase.model.detention import Detention
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import PersonId, SourceId
from fieldcase.model.remedies import Remedy
from fieldcase.model.security import Harm
from fieldcase.rules.material import Material, references
from fieldcase.rules.people import Row, Standing
from fieldcase.rules.released import How
from fieldcase.rules.sources import shown_by

AnyRecord = TypeVar("AnyRecord", bound=Record)
# What a public register of courts or an authority's own register would lead to.
_REGISTERED: tuple[type[Record], ...] = (Decision, Hearing, Remedy)


def coarse_keys(
    material: Material,
    records: Iterable[Record],
    in_full: Mapping[SourceId, bool],
    standings: Mapping[PersonId, Standing],
    around: Mapping[bytes, frozenset[PersonId]],
) -> frozenset[bytes]:
    """The records that anybody may read of and whose days are told no closer than a month.

    `records` are those that stay; a source that was left out counts as one not cited. `around` says who is near each.
    """
    if not material.use.public:
        return frozenset()
    kept = tuple(records)
    shy = frozenset(source.id for source in material.of(Source) if not in_full.get(source.id, False))
    pieces = {piece for piece, of in shown_by(material).items() if shy.intersection(of)}

    def rests_on_shy(record: Record) -> bool:
        return bool(shy.intersection(references(record, Source)) or pieces.intersection(references(record, Evidence)))

    found = {one.key for one in kept if isinstance(one, (Event, Detention, Harm, *_REGISTERED)) and rests_on_shy(one)}
    found |= {one.event for one in kept if isinstance(one, (Act, Detention)) and one.event and rests_on_shy(one)}
    found |= {one.key for one in kept if isinstance(one, (Detention, Harm)) and one.event in found}
    for one in kept:
        if isinstance(one, _REGISTERED) and any(_hides(standings[who]) for who in around[one.key]):
            found.add(one.key)
    return frozenset(found)


def _hides(standing: Standing) -> bool:
    """Whether somebody appears, but not by name, of whom consent is asked."""
    return standing.row is not Row.OFFICIAL and standing.how is not How.NAMED


def made_coarse(record: AnyRecord) -> AnyRecord:
    """The record with every date of its own told by the month."""
    values: dict[str, Any] = {}
    for field in declared(type(record)):
        value = getattr(record, field.name)
        if field.shape is Shape.DATE and value is not None:
            values[field.name] = value.coarse()
    return replace(record, **values)


def without_hours(detention: Detention) -> Detention:
    """A detention without its hours, which together with a place or a unit find one entry of a police book."""
    return replace(detention, since=None, until=None, since_about=False)
