"""Which sources are cited and which are only described (do-no-harm.md, Public sources re-identify).

A source that identifies somebody who appears under a pseudonym or a role code is described in every use: with the
citation in hand the pseudonym would be none. A source nobody has looked at is cited, with a warning, where a court or
the organisation itself reads it, and described elsewhere. Judges no exhibit.
"""

from __future__ import annotations

from collections.abc import Mapping

from fieldcase.model.case import Source
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import EvidenceId, PersonId, SourceId
from fieldcase.rules.material import Material, made_from, people_of
from fieldcase.rules.people import Row, Standing
from fieldcase.rules.released import How


def looked_at(source: Source) -> bool:
    """Whether somebody has said whom the source identifies, in a way that makes sense."""
    return bool(source.identifies) or source.looked_at == "nobody"


def cited(material: Material, source: Source, standings: Mapping[PersonId, Standing]) -> bool:
    """Whether a source is cited in full. It identifies nobody who is withheld; those are left out before.

    A citation leads to its author as well: a post of somebody who is only pseudonymised is described.
    """
    identified = [standings[who] for who in people_of(source)]
    if any(one.how is not How.NAMED and one.row is not Row.OFFICIAL for one in identified):
        return False
    return looked_at(source) or material.use.trusts_unchecked


def described(source: Source) -> Source:
    """All that is told of a source that is only described: its description, or its kind, language and month."""
    return Source(
        id=source.id, scope=source.scope, medium=source.medium, language=source.language,
        published=source.published.coarse() if source.published else None, description=source.description,
        looked_at=source.looked_at,
    )  # fmt: skip


def shown_by(material: Material) -> Mapping[EvidenceId, frozenset[SourceId]]:
    """For each piece of evidence the sources that it shows: its own, those of which it is the saved page, and
    those of the pieces that it was made from."""
    found: dict[EvidenceId, set[SourceId]] = {one.id: set() for one in material.of(Evidence)}
    for piece in material.of(Evidence):
        found[piece.id] |= {piece.source} if piece.source is not None else set()
    for source in material.of(Source):
        if source.saved in found:
            found[source.saved].add(source.id)
    origins = made_from(material)
    return {
        piece: frozenset(sources).union(*(found.get(one, ()) for one in origins.get(piece, ())))
        for piece, sources in found.items()
    }
