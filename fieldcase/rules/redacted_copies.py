"""Which exhibits stay back because of a copy from which something was taken out.

What was marked to be taken out of what leaves is on the original still: beside the copy it would undo it. So the
original stays back wherever a copy of it stands, and what is marked and not yet taken out keeps back the original and
the older copies. Inside the organisation all are shown. Knows marks and copies; judges no person.
"""

from __future__ import annotations

from collections.abc import Mapping

from fieldcase.errors import N_
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import EvidenceId
from fieldcase.rules.exhibits import Treatment, kind_alone
from fieldcase.rules.material import Material
from fieldcase.rules.released import ExhibitFate

MADE_HOW = "redacted"
COPIED = N_("This exhibit is kept back: a copy without what was taken out of it stands under a number of its own.")
STILL_MARKED = N_("This exhibit is kept back: what is marked in it has not been taken out yet.")


def kept_back(material: Material) -> Mapping[EvidenceId, str]:
    """Each piece that stays back for this, with the sentence that stands on its page (a msgid)."""
    if not material.use.external:
        return {}
    copies: dict[EvidenceId, list[EvidenceId]] = {}
    for one in material.of(Evidence):
        if one.made_how == MADE_HOW and one.made_from is not None:
            copies.setdefault(one.made_from, []).append(one.id)
    found: dict[EvidenceId, str] = {}
    for original in {**copies, **material.marks}:
        these = copies.get(original, [])
        newest = {mark.copy for mark in material.marks.get(original, ())}
        whole = [one for one in these if newest <= {one}]
        reason = COPIED if whole else STILL_MARKED
        found |= {one: reason for one in (original, *these) if one not in whole}
    return found


def held(one: Treatment, reason: str) -> Treatment:
    """A shown exhibit that stays back for `reason`: its number and kind alone; one that is not shown, as it is."""
    return Treatment(kind_alone(one.evidence), ExhibitFate(False, reason)) if one.fate.shown else one
