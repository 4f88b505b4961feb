"""Rows of the law that come with the program: records like an organisation's own, but nobody's, and never changed.

Their scope is one that no vault has; their ids follow from what they say, so that two laptops name one row alike.
"""

from __future__ import annotations

import hashlib

from fieldcase.model.declare import Record, declared
from fieldcase.model.ids import ID_BYTES, ScopeId

DELIVERED = ScopeId(bytes(ID_BYTES))


def is_delivered(record: Record) -> bool:
    """Whether a record came with the program and is no organisation's own."""
    return record.scope == DELIVERED


def id_of_content(kind: type[Record], said: dict[str, object]) -> bytes:
    """The id of a delivered record: the first bytes of the SHA-256 over its kind and its fields with their values."""
    lines = [kind.KIND]
    for field in declared(kind):
        if field.name in said:
            lines.append(f"{field.name}={field.to_wire(said[field.name])!r}")
    return hashlib.sha256("\n".join(lines).encode()).digest()[:ID_BYTES]
