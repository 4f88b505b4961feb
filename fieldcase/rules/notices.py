"""What the person who exports has to know, although it stops nothing.

People are named by the label of this use, and only those who appear: a warning must not tell what the dossier holds
back. Decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fieldcase.errors import N_
from fieldcase.model.case import Source
from fieldcase.model.ids import EvidenceId, PersonId, SourceId
from fieldcase.rules.exhibits import Treatment
from fieldcase.rules.material import Material
from fieldcase.rules.naming import decided
from fieldcase.rules.people import Row, Standing
from fieldcase.rules.redacted_copies import STILL_MARKED
from fieldcase.rules.refusals import missing
from fieldcase.rules.released import How, Notice
from fieldcase.rules.sources import looked_at

_LEFT_OUT = N_("Records left out because they speak of people who are not told of: {number}.")
_VICTIMS = N_("People who suffered what this file tells of and are left out, because they have not agreed: {number}.")
_UNASKED = N_("These people have not been asked; this file is not to be handed on: {people}.")
_NAMELESS = N_("These people agreed to be named, but the name is not in the vault; they keep a pseudonym: {people}.")
PARENT = N_("Naming {person} also leads to children of that person: {number}.")
_BETRAYS = N_("It was decided to name {person}, but the name would lead to a victim; a description stands instead.")
CITED_UNSEEN = N_("Sources cited although nobody has yet said whom they identify: {number}.")
DESCRIBED_UNSEEN = N_("Sources only described because nobody has yet said whom they identify: {number}.")
SHOWN_UNSEEN = N_("Exhibits shown although nobody has yet said whom they show: {exhibits}.")
_KEPT_BACK = N_("Exhibits of which only a page with their number is left: {exhibits}.")

_MARKED = N_("Exhibits kept back until a copy is made without what is marked in them: {exhibits}.")


def notices_of_people(
    material: Material, standings: Mapping[PersonId, Standing], labels: Mapping[PersonId, str]
) -> Iterator[Notice]:
    """Warnings about the use and about people."""
    if material.use.warning:
        yield Notice(material.use.warning, {})
    lacking = missing(material, standings)
    if lacking:
        yield Notice(_VICTIMS, {"number": len(lacking)})
    unasked = [who for who, one in standings.items() if one.unasked]
    if unasked:
        yield Notice(_UNASKED, {"people": _listed(unasked, labels)})
    adults = {who: one for who, one in standings.items() if one.row is not Row.CHILD}
    nameless = [who for who, one in adults.items() if one.answer.named and one.told and one.how is not How.NAMED]
    if nameless:
        yield Notice(_NAMELESS, {"people": _listed(nameless, labels)})
    for who, one in standings.items():
        children = material.persons[who].children if one.how is How.NAMED else ()
        if children:
            yield Notice(PARENT, {"person": labels[who], "number": len(children)})
        if one.how is How.DESCRIPTION and decided(material, who) and material.name(who):
            yield Notice(_BETRAYS, {"person": labels[who]})


def notices_of_records(
    material: Material, in_full: Mapping[SourceId, bool], exhibits: Mapping[EvidenceId, Treatment], left_out: int
) -> Iterator[Notice]:
    """Warnings about what is left out, cited or shown."""
    if left_out:
        yield Notice(_LEFT_OUT, {"number": left_out})
    unseen = [in_full[one.id] for one in material.of(Source) if one.id in in_full and not looked_at(one)]
    for message, number in ((CITED_UNSEEN, unseen.count(True)), (DESCRIBED_UNSEEN, unseen.count(False))):
        if number:
            yield Notice(message, {"number": number})
    shown = sorted(one.evidence.number or "?" for one in exhibits.values() if one.unchecked)
    kept_back = sorted(one.evidence.number or "?" for one in exhibits.values() if not one.fate.shown)
    marked = sorted(one.evidence.number or "?" for one in exhibits.values() if one.fate.reason == STILL_MARKED)
    for message, numbers in ((SHOWN_UNSEEN, shown), (_KEPT_BACK, kept_back), (_MARKED, marked)):
        if numbers:
            yield Notice(message, {"exhibits": ", ".join(numbers)})


def _listed(people: list[PersonId], labels: Mapping[PersonId, str]) -> str:
    return ", ".join(sorted(labels[who] for who in people))
