"""How the entries of one scope travel: small, one after another, and come back as the very bytes that were signed.

What follows from the rest is left out and computed again on the other side: leaves, tags and the commitment of parts
that are there, the place in a chain whose entry before has gone ahead. Devices and ids that were named already are
numbers. What does not shrink (signatures, salts, hashes, ids) stands apart, so that what does shrinks well. The
signature, over the header as it is built again, proves that it is the same. What this version does not know how to
shorten goes as it is. Each entry has one form only (docs/format/exchange.md). Knows bytes; refuses to know tables,
readers and what may be told.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from fieldcase.errors import EntryRefused
from fieldcase.exchange.loose import Loose
from fieldcase.exchange.named import Named
from fieldcase.exchange.travelling_parts import (
    ID,
    SALT,
    TAG,
    Part,
    built,
    exactly,
    is_wire,
    plain,
    refuse,
    value_in,
    value_out,
    whole_in,
    whole_out,
)  # fmt: skip
from fieldcase.vault.entry import (
    BASIS_LIMIT,
    GENESIS,
    HEADER_LIMIT,
    PACKED_LIMIT,
    Entry,
    Header,
    decoded,
    encoded,
    hashed,
    record_tag,
    slot_tag,
)

_PLACES = 9
_HASH, _SIGNATURE = 32, 64
# A header has no room for more, and whoever says more must not make anybody work for it.
_MOST_SLOTS = HEADER_LIMIT // (TAG + 1)
_WHO = ("author", "deed", "record")


class Form(NamedTuple):
    """An entry as it travels: what shrinks, in CBOR, and what does not."""

    told: bytes
    loose: bytes


def packed(entries: Iterable[Entry], scope: bytes, tag_key: bytes, named: Named | None = None) -> list[Form]:
    """The travelling forms of `entries`, all of `scope`, in their order; EntryRefused for one of another scope or
    twice the same. `named` is what was named before in the same bundle."""
    trail = Trail(scope, tag_key, named or Named())
    return [trail.pack(entry) for entry in entries]


class Trail:
    """What has gone ahead in one scope's list, to which later entries refer. Used for one way only."""

    def __init__(self, scope: bytes, tag_key: bytes, named: Named) -> None:
        self._scope = scope
        self._tag_key = tag_key
        self._named = named
        self._gone: list[bytes] = []
        self._numbers: dict[bytes, int] = {}
        self._last: dict[bytes, tuple[int, bytes]] = {}
        self._hlc = named.made

    def pack(self, entry: Entry) -> Form:
        """The travelling form of the next entry."""
        header, named, loose = entry.header, self._named, bytearray()
        if header.scope != self._scope:
            raise EntryRefused(reason="scope")
        device = named.devices.out(header.device, loose)
        place = self._place_out(header, loose)
        basis = self._basis_out(header.basis, loose)
        loose += entry.signature
        who, record = self._who_out(entry, loose)
        names: list[Any] = []
        values: list[Any] = []
        for slot, leaf, part in zip(header.slots, entry.leaves[1:], entry.parts[1:], strict=True):
            body = self._field_of(part, record, slot)
            if body is None:
                names.append(whole_out(slot, leaf, part, loose))
                continue
            loose += body["salt"]
            names.append(body["name"])
            values.append(value_out(body["value"], named.ids, loose))
        form = [device, place, header.hlc - self._hlc, header.kind, header.schema, basis, who, names, values]
        self._remember(entry)
        return Form(encoded(form), bytes(loose))

    def unpack(self, told: bytes, loose: Loose) -> Entry:
        """The next entry of its travelling form; EntryRefused for any other form than `pack` gives it. All is checked
        but the signature: whoever believes it does that (`Entry.unpacked`)."""
        if len(told) > PACKED_LIMIT:
            raise EntryRefused(reason="size")
        value = decoded(told)
        if not isinstance(value, list) or len(value) != _PLACES:
            refuse()
        number, place, later, kind, schema, basis, who, names, values = value
        device = self._named.devices.back(number, loose)
        seq, prev = self._place_in(device, place, loose)
        seen = self._basis_in(exactly(list, basis), loose)
        signature = loose.take(_SIGNATURE)
        parts = self._parts_in(who, exactly(list, names), exactly(list, values), loose)
        tags = [one[0] for one in parts]
        leaves = tuple(one[1] for one in parts)
        header = Header(
            scope=self._scope, device=device, seq=seq, prev=prev, hlc=self._hlc + exactly(int, later), kind=kind,
            schema=schema, record=tags[0], slots=tuple(tags[1:]), basis=seen, commitment=hashed(b"".join(leaves)),
        )  # fmt: skip
        raw = header.encoded()
        entry = Entry(Header.read(raw), raw, signature, leaves, tuple(one[2] for one in parts))
        entry.check_parts()
        self._remember(entry)
        return entry

    def _remember(self, entry: Entry) -> None:
        entry_id, header = entry.id, entry.header
        if entry_id in self._numbers:
            raise EntryRefused(reason="twice")
        self._numbers[entry_id] = len(self._gone)
        self._gone.append(entry_id)
        self._last[header.device] = header.seq, entry_id
        self._hlc = header.hlc

    # Place in its chain, basis

    def _place_out(self, header: Header, loose: bytearray) -> Any:
        if header.device in self._last and (header.seq, header.prev) == self._next(header.device):
            return None
        if (header.seq, header.prev) == (0, GENESIS):
            return 0
        loose += header.prev
        return [header.seq]

    def _place_in(self, device: bytes, place: Any, loose: Loose) -> tuple[int, bytes]:
        if place is None and device in self._last:
            return self._next(device)
        if type(place) is int and place == 0:
            return 0, GENESIS
        if not isinstance(place, list) or len(place) != 1:
            refuse()
        known = [(0, GENESIS), *([self._next(device)] if device in self._last else [])]
        seq, prev = exactly(int, place[0]), loose.take(_HASH)
        if (seq, prev) in known:
            refuse()
        return seq, prev

    def _next(self, device: bytes) -> tuple[int, bytes]:
        seq, entry_id = self._last[device]
        return seq + 1, entry_id

    def _basis_out(self, basis: tuple[bytes, ...], loose: bytearray) -> list[int]:
        here, numbers = len(self._gone), self._numbers
        others = [one for one in basis if one not in numbers]
        loose += b"".join(others)
        return [*sorted(here - numbers[one] for one in basis if one in numbers), *[0] * len(others)]

    def _basis_in(self, basis: list[Any], loose: Loose) -> tuple[bytes, ...]:
        """Steps back come first and grow; for each zero behind them an id that has not gone ahead, in the order of
        their bytes."""
        here = len(self._gone)
        if not all(type(one) is int for one in basis) or len(basis) > BASIS_LIMIT:
            refuse()
        steps = [one for one in basis if one]
        others = [loose.take(_HASH) for _ in basis[len(steps) :]]
        if any(basis[len(steps) :]) or steps != sorted(set(steps)) or not all(0 < one <= here for one in steps):
            refuse()
        if others != sorted(others) or not self._numbers.keys().isdisjoint(others):
            refuse()
        return tuple(sorted([*(self._gone[here - one] for one in steps), *others]))

    # Parts

    def _who_out(self, entry: Entry, loose: bytearray) -> tuple[Any, bytes | None]:
        """The first part's form, and the record's id where it can be read from it."""
        part, record = entry.parts[0], entry.header.record
        body = self._who_of(part, record)
        if body is None:
            return whole_out(record, entry.leaves[0], part, loose), None
        loose += body["salt"]
        return [self._named.ids.out(body[name], loose) for name in _WHO], body["record"]

    def _who_of(self, part: bytes | None, its_tag: bytes) -> dict[str, Any] | None:
        """A first part's map where it can be built again from its four values alone."""
        body = plain(part)
        fits = body.keys() == {*_WHO, "salt"} and all(type(one) is bytes and len(one) == ID for one in body.values())
        return body if fits and record_tag(self._tag_key, body["record"]) == its_tag else None

    def _field_of(self, part: bytes | None, record: bytes | None, slot: bytes) -> dict[str, Any] | None:
        """The same for a field's part of a record."""
        body = plain(part)
        if record is None or body.keys() != {"name", "salt", "value"} or type(body["name"]) is not str:
            return None
        if type(body["salt"]) is not bytes or len(body["salt"]) != SALT or not is_wire(body["value"]):
            return None
        return body if slot_tag(self._tag_key, record, body["name"]) == slot else None

    def _parts_in(self, who: Any, names: list[Any], values: list[Any], loose: Loose) -> list[Part]:
        """The parts in their order, the record's first."""
        if len(names) > _MOST_SLOTS:
            refuse()
        record: bytes | None = None
        if isinstance(who, list):
            if len(who) != len(_WHO):
                refuse()
            told: dict[str, Any] = {"salt": loose.take(SALT)}
            told |= {name: self._named.ids.back(one, loose) for name, one in zip(_WHO, who, strict=True)}
            record = exactly(bytes, told["record"])
            found = [built(record_tag(self._tag_key, record), told)]
        else:
            found = [whole_in(who, lambda part, its_tag: self._who_of(part, its_tag) is not None, loose)]
        rest = iter(values)
        for name in names:
            if type(name) is str and record is not None:
                salt, value = loose.take(SALT), value_in(next(rest, ...), self._named.ids, loose)
                found.append(built(slot_tag(self._tag_key, record, name), {"name": name, "salt": salt, "value": value}))
            else:
                could_be = lambda part, its_tag: bool(self._field_of(part, record, its_tag))  # noqa: E731
                found.append(whole_in(name, could_be, loose))
        if next(rest, ...) is not ...:
            refuse()
        return found
