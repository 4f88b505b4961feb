"""Which of a save's fields may share one entry. Knows names, ids and sizes; nothing of tables or values.

An entry supersedes what is in its basis for every field both touch. Fields share an entry, and so a basis, only where
that says of each no more than its author saw: else a value in conflict would be superseded unseen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from fieldcase.errors import TooLong
from fieldcase.vault.entry import BASIS_LIMIT, BODY_LIMIT

# What a part holds beside its value: its name, its salt, the map around them; the first part of a body holds more.
_AROUND = 512


@dataclass(repr=False)
class Group:
    """Fields that share one entry, the entries their author saw, and how large the body is so far in bytes."""

    names: list[str] = field(default_factory=list)
    seen: set[bytes] = field(default_factory=set)
    size: int = _AROUND


def grouped(
    sizes: Mapping[str, int], basis: Mapping[str, set[bytes]], touched_by: Callable[[bytes], frozenset[str]]
) -> Iterator[Group]:
    """The fields, by wire name, in groups that may each be one entry, in the order given.

    `sizes` are their encoded sizes in bytes, `basis` the ids seen for each, at most BASIS_LIMIT; `touched_by` tells
    which of these fields an entry touches. TooLong for a field that no entry can hold.
    """
    group = Group()
    for name, size in sizes.items():
        if size + 2 * _AROUND > BODY_LIMIT:
            raise TooLong
        if group.names and not _takes(group, name, size, basis, touched_by):
            yield group
            group = Group()
        group.names.append(name)
        group.seen |= basis[name]
        group.size += size + _AROUND
    if group.names:
        yield group


def _takes(
    group: Group, name: str, size: int, basis: Mapping[str, set[bytes]],
    touched_by: Callable[[bytes], frozenset[str]],
) -> bool:  # fmt: skip
    together = group.seen | basis[name]
    if len(together) > BASIS_LIMIT or group.size + size + _AROUND > BODY_LIMIT:
        return False
    names = {*group.names, name}
    return all(one in basis[other] for one in together for other in touched_by(one) & names)
