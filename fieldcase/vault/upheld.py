"""What is written into a record that somebody erased, and that stands all the same: it is to stand too.

An erasure of the whole takes what grew from its hand alone, also what comes later. Who fills in a field anew there of
which nothing is left has seen none but what was taken; so that their words are not taken as soon as they are saved,
they grow also from the entry because of which the record stands (docs/decisions/0065-what-a-vault-knows-of-others.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from fieldcase.errors import Erased
from fieldcase.vault.projection import Known
from fieldcase.vault.slot import Slot


def upheld(found: Known, basis: Mapping[bytes, Iterable[bytes]]) -> dict[bytes, list[bytes]]:
    """The basis of each slot (by tag) that is written anew, with what upholds it where it needs that. Erased where
    there is nothing that could."""
    return {slot: [*seen, *_upholding(found, slot, frozenset(seen))] for slot, seen in basis.items()}


def _upholding(found: Known, slot: bytes, seen: frozenset[bytes]) -> list[bytes]:
    surely = frozenset[bytes]().union(*map(found.descent.surely, seen))
    if not seen or not any(surely <= {erasure.holder} for erasure in found.erasing):
        return []
    touching = {one.entry for one in found.slots.get(slot, Slot()).written}
    standing = [
        one
        for of in found.slots.values()
        for one in of.written
        if one.entry not in touching and not one.erasure and not any(by.may_take(one) for by in found.erasing)
    ]
    if not standing:
        raise Erased
    return [min(standing, key=lambda one: (one.hlc, one.entry)).entry]
