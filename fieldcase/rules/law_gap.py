"""The gap between law and practice: what a law says, how it is applied, which norms it may be contrary to.

Pure, and about laws alone: nothing of a case is ever in it. It gathers what people entered and concludes nothing: "may
be contrary to" is their question, with the status of the text beside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fieldcase.errors import N_
from fieldcase.model.law import Instrument, Provision

# What the final report of the third regional dialogue on the International Guidelines (2021) recommends in its points 1
# to 3, in our own words.
RECOMMENDATIONS = {
    1: N_("assess the legal environment: laws and policies of concern, and the offices that could change them"),
    2: N_("map the laws on inducement and on propaganda, and how far they are applied in reality"),
    3: N_("assess in communities what keeps people from evidence-based social and medical information"),
}
RECOMMENDED_BY = N_(
    "final report of the third regional dialogue on the International Guidelines on Human Rights and Drug Policy, 2021"
)
# Offences whose laws the second and the third point are about.
_ON_SPEECH = frozenset({"inducement"})


@dataclass(frozen=True)
class Gap:
    """One row: the law, and of it or of its provision the practice, the norms, the points it answers, the source."""

    record: Instrument | Provision
    country: str
    instrument: Instrument | None
    practice: str
    contrary_to: tuple[str, ...]
    points: tuple[int, ...]

    @property
    def number(self) -> str:
        """The provision's number as the law has it; empty for a whole instrument."""
        return self.record.number if isinstance(self.record, Provision) else ""


def gaps(instruments: Iterable[Instrument], provisions: Iterable[Provision], country: str = "") -> tuple[Gap, ...]:
    """The laws of which somebody said how practice departs from them or to which norm they may be contrary, by country,
    instrument and number; of one country (ISO 3166) where that is given."""
    known = {one.code: one for one in instruments}
    found = [Gap(one, one.country, one, one.practice, one.contrary_to, (1,)) for one in known.values()]
    for provision in provisions:
        holder = known.get(provision.instrument)
        at = holder.country if holder is not None else ""
        points = (1, 2, 3) if _ON_SPEECH & set(provision.offences) else (1,)
        found.append(Gap(provision, at, holder, provision.gap, provision.contrary_to, points))
    wanted = (one for one in found if (one.practice.strip() or one.contrary_to) and country in ("", one.country))
    return tuple(sorted(wanted, key=_place))


def _place(one: Gap) -> tuple[str, str, str, int]:
    code = one.record.code if isinstance(one.record, Instrument) else one.record.instrument
    return one.country, code, one.number, one.record.valid_from.first if one.record.valid_from else 0
