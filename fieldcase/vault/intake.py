"""Entries of others: what is asked of one before it is believed.

Knows shapes, tags and chains. Refuses to write: the journal does, when everything asked here holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from fieldcase.errors import EntryRefused
from fieldcase.model.declare import Field, declared, kind_named, kinds
from fieldcase.vault import rows
from fieldcase.vault.entry import ERASURE, GENESIS, Entry, Header, body_of, record_tag, slot_tag

WHOLE = "*"
# Reasons that say: one device signed two histories. A copy of a vault went on beside the vault itself.
FORKED = frozenset({"fork", "chain"})
_BY_NUMBER = {kind.NUMBER: kind.KIND for kind in kinds()}


def kind_of_number(number: int) -> str:
    """The name of a kind's number; empty where this version does not know it."""
    return _BY_NUMBER.get(number, "")


def is_newer(header: Header) -> bool:
    """Whether a newer version made an entry: its kind is not known here, or was declared anew since."""
    kind = kind_named(kind_of_number(header.kind))
    return header.kind != ERASURE and (kind is None or header.schema > kind.SCHEMA)


def record_of(entry: Entry, tag_key: bytes) -> bytes | None:
    """The record's id from the body, None where the body was withheld; `tag_key` is that of its scope.

    EntryRefused where a part is not of the record or the field that the header's tags say, or holds a value that the
    declared field cannot. What a newer version added is let through unread.
    """
    if entry.parts[0] is None:
        return None
    record = body_of(entry.parts[0]).get("record")
    header = entry.header
    if not isinstance(record, bytes) or record_tag(tag_key, record) != header.record:
        raise EntryRefused(reason="record-tag")
    for slot, part in zip(header.slots, entry.parts[1:], strict=True):
        if part is None:
            continue
        body = body_of(part)
        name = body.get("name")
        if not isinstance(name, str) or slot_tag(tag_key, record, name) != slot or "value" not in body:
            raise EntryRefused(reason="slot-tag")
        _fits_declaration(header, name, body["value"])
    return record


def _fits_declaration(header: Header, name: str, value: object) -> None:
    if header.kind == ERASURE or name == WHOLE:
        # An erasure says nothing but what it erases, and nothing else erases.
        if header.kind != ERASURE or value is not None:
            raise EntryRefused(reason="value")
        return
    field = _fields(header.kind).get(name)
    if field is not None and not rows.holds(field, value):
        raise EntryRefused(reason="value")


@cache
def _fields(number: int) -> Mapping[str, Field]:
    """The fields of a kind by wire name; none where this version does not know the kind."""
    kind = kind_named(kind_of_number(number))
    return {field.wire: field for field in declared(kind)} if kind is not None else {}


def fits_chain(entry: Entry, neighbours: Iterable[tuple[int, bytes, bytes]]) -> None:
    """EntryRefused where an entry does not fit its device's chain: "fork" where another has its place, "chain" where
    one beside it names another, "chain-beginning" where only the first could have nothing before it.

    `neighbours` are seq, id and header of the entries here at its own place and at those beside it.
    """
    header = entry.header
    for seq, entry_id, raw in sorted(neighbours, key=lambda one: one[0] != header.seq):
        before = seq == header.seq - 1 and entry_id != header.prev
        after = seq == header.seq + 1 and Header.read(raw).prev != entry.id
        if seq == header.seq:
            raise EntryRefused(reason="fork")
        if before or after:
            raise EntryRefused(reason="chain")
    if (header.seq == 0) != (header.prev == GENESIS):
        raise EntryRefused(reason="chain-beginning")
