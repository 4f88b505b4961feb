"""What a deed changed: the one broadcast that open pages listen to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Changes:
    """The kinds of record a deed touched, the ids of the records, and the deed's own id."""

    kinds: frozenset[str] = frozenset()
    records: frozenset[bytes] = frozenset()
    deed: bytes = b""

    def __or__(self, other: Changes) -> Changes:
        return Changes(self.kinds | other.kinds, self.records | other.records, self.deed or other.deed)
