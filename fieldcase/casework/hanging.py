"""What an erasure would take along, counted before it is done: said to the person who is about to do it.

Looks only. Follows the same ownership as `casework.erasing`; a test holds the two together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from fieldcase.casework.sight import everything
from fieldcase.model.case import Case
from fieldcase.model.declare import Record, kinds
from fieldcase.model.fieldwork import Visit

if TYPE_CHECKING:
    from fieldcase.casework.look import Look


def hanging(look: Look, record: Record) -> Mapping[str, int]:
    """How many records of each kind would be erased with this one, itself included, those in the bin too."""
    if isinstance(record, Case | Visit):
        whole = [one for kind in kinds() for one in everything(look, kind, record.scope)]
        return Counter(one.KIND for one in whole)
    going: list[Record] = [record]
    known = {record.key}
    for one in going:
        for kind in kinds():
            if kind.OWNER and kind is not type(one):
                owned = [other for other in everything(look, kind, one.scope) if getattr(other, kind.OWNER) == one.key]
                going += [other for other in owned if other.key not in known]
                known |= {other.key for other in owned}
    return Counter(one.KIND for one in going)
