"""What was handed over once, and of which records more may be read now: that is sent again, though the reader has it.

Knows terms, and what stayed closed beyond them. Refuses to know who the reader is and what they acknowledged.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fieldcase.model.declare import Record, declared
from fieldcase.rules.share_gate import Terms

Names = frozenset[str]


@dataclass(frozen=True, repr=False)
class Agreed:
    """On which terms a scope was handed over last. `closed`: by id of a record that was told of, the wire names of what
    stayed closed although the terms alone would have opened it."""

    terms: Terms
    closed: Mapping[bytes, Names]

    @classmethod
    def now(cls, records: Iterable[Record], fields: Mapping[bytes, Names], terms: Terms, then: Agreed | None) -> Agreed:
        """What holds once `records` of a scope were handed over, of which `fields` may be read. Of a record that is not
        told of today it stays known what was closed `then`: what they have of it, they have without."""
        closed = dict(then.closed) if then is not None else {}
        for one in records:
            closed[one.key] = _opened_by(terms, type(one)) - fields[one.key]
        return cls(terms, {key: names for key, names in closed.items() if names})

    def opened(self, record: Record, fields: Names) -> Names:
        """Which of the `fields` that may be read now could not be read then, had the record been told of."""
        return fields - (_opened_by(self.terms, type(record)) - self.closed.get(record.key, frozenset()))


def _opened_by(terms: Terms, kind: type[Record]) -> Names:
    return frozenset(field.wire for field in declared(kind) if terms.opens(field.about.reveals, kind))
