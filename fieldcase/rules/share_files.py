"""Which files of evidence may be handed over to another laptop: those that tell no more than their record may.

A file cannot be cut: a photograph shows every face, a recording says every word, and what a camera wrote into it goes
along. Knows records and terms. Refuses to know where files lie and how they travel (docs/decisions/0068).
"""

from __future__ import annotations

from collections.abc import Iterable, Set

from fieldcase.model.declare import Record
from fieldcase.model.evidence import Evidence, Mark
from fieldcase.rules.exhibits import looked_at


def files_that_stay(
    listed: Iterable[Record], out: Set[bytes], closed: Set[tuple[bytes, str]], *, own: bool, identity: bool
) -> frozenset[bytes]:
    """The ids of the evidence among `listed` whose file stays, though the record goes.

    `out` are records of which nothing is told: of a recording in which one line speaks of somebody who refused, not the
    file either. `closed` are record and field of marked passages that these terms do not open. Where what identifies
    was not asked for (`identity`), a file stays of which nobody has said yet whom it shows, or which identifies
    somebody, says things of itself, bears marks of what is to be taken out, or has a copy without them. Between vaults
    of one person (`own`) none stays.
    """
    if own:
        return frozenset()
    records = tuple(listed)
    stay = {owner for one in records if one.key in out for owner in one.owners} | {key for key, _ in closed}
    if not identity:
        stay |= {one.evidence for one in records if isinstance(one, Mark) and not one.hidden and one.evidence}
        stay |= {one.made_from for one in records if isinstance(one, Evidence) and one.made_from}
    return frozenset(
        one.key
        for one in records
        if isinstance(one, Evidence) and (one.key in stay or not (identity or _tells_of_nobody(one)))
    )


def _tells_of_nobody(one: Evidence) -> bool:
    """Whether somebody looked whom it shows, and nobody can be known by it, nor by what it says of itself."""
    return looked_at(one) and not one.identifies and not one.metadata
