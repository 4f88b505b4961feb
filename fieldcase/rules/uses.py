"""The ten uses a dossier may serve (do-no-harm.md, Consent), and what each of them lets through.

One row per use, and the reason of each exception beside it. Knows no people and no consent.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fieldcase.errors import N_
from fieldcase.model.declare import Reveals


@dataclass(frozen=True)
class Use:
    """What one use lets through. All that is not said here is held back.

    `tells`: tells of single people at all (statistics only counts). `external`: leaves the organisation. `public`:
    anybody may read it, so a day that a described source would betray is told as a month. `needs_name`: cannot be
    anonymous. `opens`: kinds of words told without further condition. `trusts_unchecked`: what nobody has looked at
    is shown or cited with a warning instead of left out. `proves`: the ledger with role codes and the SHA-256 of
    originals are printed. `warning`: a sentence for the person who exports.
    """

    code: str
    tells: bool = True
    external: bool = True
    public: bool = False
    needs_name: bool = False
    opens: frozenset[Reveals] = frozenset()
    trusts_unchecked: bool = False
    proves: bool = False
    warning: str = ""


# A body that examines one case under rules of confidentiality has to know where it happened and what it did to
# somebody's health; readers of a story have not.
_EXAMINES = frozenset({Reveals.PLACE, Reveals.HEALTH})
# Inside the organisation only what identifies, how to get in touch and what belongs to the lawyer stays closed.
_INSIDE = frozenset({Reveals.PLACE, Reveals.HEALTH, Reveals.OFFENCE, Reveals.NETWORK})
_REGISTER = N_(
    "The authority that receives this may keep a register of the people in it. A letter can speak on behalf of "
    "patients of a service instead."
)

USES: Mapping[str, Use] = {
    use.code: use
    for use in (
        Use("statistics", tells=False, public=True),
        Use("story", public=True),
        Use("authority", public=True, warning=_REGISTER),
        Use("court", opens=_EXAMINES, trusts_unchecked=True, proves=True),
        Use("complaint", needs_name=True, opens=_EXAMINES),
        Use("un_public", public=True),
        Use("un_confidential", opens=_EXAMINES),
        Use("media", public=True),
        Use("donor", public=True),
        Use("internal", external=False, opens=_INSIDE, trusts_unchecked=True, proves=True),
    )
}
