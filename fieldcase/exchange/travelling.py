"""How the entries of one scope travel: small, one after another, and come back as the very bytes that were signed.

What follows from the rest is left out and computed again on the other side: leaves, tags and the commitment of parts
that are there, the place in a chain whose entry before has gone ahead, ids and devices that were named already. The
signature, over the header as it is built again, proves that it is the same. What this version does not know how to
shorten goes as it is. Each entry has one form only (docs/format/exchange.md). Knows bytes; refuses to know tables,
readers and what may be told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NoReturn, TypeVar

from fieldcase.errors import EntryRefused
from fieldcase.vault.entry import GENESIS, PACKED_LIMIT, Entry, Header, decoded, encoded, hashed, tag

_PLACES = 11
_SALT, _TAG, _LEAF = 16, 16, 32
_GONE = _TAG + _LEAF
_WHO = ("author", "deed", "record")
_Type = TypeVar("_Type")


def packed(entries: Iterable[Entry], scope: bytes, tag_key: bytes) -> list[bytes]:
    """The travelling forms of `entries`, all of `scope`, in their order; EntryRefused for one of another scope or
    twice the same."""
    trail = Trail(scope, tag_key)
    return [trail.pack(entry) for entry in entries]


def unpacked(forms: Iterable[bytes], scope: bytes, tag_key: bytes) -> list[Entry]:
    """The entries of travelling forms, each checked as `Entry.check` does; EntryRefused where one is not `packed`'s."""
    trail = Trail(scope, tag_key)
    return [trail.unpack(form) for form in forms]


class Trail:
    """What has gone ahead in one scope's list, to which later entries refer. Used for one way only."""

    def __init__(self, scope: bytes, tag_key: bytes) -> None:
        self._scope = scope
        self._tag_key = tag_key
        self._ids: list[bytes] = []
        self._numbers: dict[bytes, int] = {}
        self._devices: list[bytes] = []
        self._device_numbers: dict[bytes, int] = {}
        self._last: dict[bytes, tuple[int, bytes]] = {}
        self._hlc = 0

    def pack(self, entry: Entry) -> bytes:
        """The travelling form of the next entry."""
        header = entry.header
        if header.scope != self._scope:
            raise EntryRefused(reason="scope")
        who, record = self._who_out(entry)
        names, values, salts = [], [], []
        for slot, leaf, part in zip(header.slots, entry.leaves[1:], entry.parts[1:], strict=True):
            body = self._field_of(part, record, slot)
            if body is not None:
                names.append(body["name"])
                values.append(body["value"])
                salts.append(body["salt"])
            else:
                names.append(slot + leaf if part is None else [slot, part])
        if record is not None:
            salts.insert(0, _plain(entry.parts[0])["salt"])
        form = [
            self._device_numbers.get(header.device, header.device), self._place_out(header), header.hlc - self._hlc,
            header.kind, header.schema, self._basis_out(header.basis), entry.signature, b"".join(salts), who, names,
            values,
        ]  # fmt: skip
        self._remember(entry)
        return encoded(form)

    def unpack(self, form: bytes) -> Entry:
        """The next entry of its travelling form; EntryRefused for any other form than `pack` gives it. All is checked
        but the signature: whoever believes it does that (`Entry.unpacked`)."""
        if len(form) > PACKED_LIMIT:
            raise EntryRefused(reason="size")
        value = decoded(form)
        if not isinstance(value, list) or len(value) != _PLACES:
            _refuse()
        device, place, later, kind, schema, basis, signature, salts, who, names, values = value
        device = self._device_in(device)
        seq, prev = self._place_in(device, place)
        tags, leaves, parts = self._parts_in(_a(bytes, salts), who, _a(list, names), _a(list, values))
        header = Header(
            scope=self._scope, device=device, seq=seq, prev=prev, hlc=self._hlc + _a(int, later), kind=kind,
            schema=schema, record=tags[0], slots=tuple(tags[1:]), basis=self._basis_in(_a(list, basis)),
            commitment=hashed(b"".join(leaves)),
        )  # fmt: skip
        raw = header.encoded()
        entry = Entry(Header.read(raw), raw, _a(bytes, signature), tuple(leaves), tuple(parts))
        entry.check_parts()
        self._remember(entry)
        return entry

    def _remember(self, entry: Entry) -> None:
        entry_id, header = entry.id, entry.header
        if entry_id in self._numbers:
            raise EntryRefused(reason="twice")
        self._numbers[entry_id] = len(self._ids)
        self._ids.append(entry_id)
        if header.device not in self._device_numbers:
            self._device_numbers[header.device] = len(self._devices)
            self._devices.append(header.device)
        self._last[header.device] = header.seq, entry_id
        self._hlc = header.hlc

    # Device, place in its chain, basis

    def _device_in(self, device: Any) -> bytes:
        if type(device) is int:
            if not 0 <= device < len(self._devices):
                _refuse()
            return self._devices[device]
        if _a(bytes, device) in self._device_numbers:
            _refuse()
        return bytes(device)

    def _place_out(self, header: Header) -> Any:
        if header.device in self._last and (header.seq, header.prev) == self._next(header.device):
            return None
        return 0 if (header.seq, header.prev) == (0, GENESIS) else [header.seq, header.prev]

    def _place_in(self, device: bytes, place: Any) -> tuple[int, bytes]:
        if place is None and device in self._last:
            return self._next(device)
        if type(place) is int and place == 0:
            return 0, GENESIS
        if not isinstance(place, list) or len(place) != 2:
            _refuse()
        known = [(0, GENESIS), *([self._next(device)] if device in self._last else [])]
        seq, prev = _a(int, place[0]), _a(bytes, place[1])
        if (seq, prev) in known:
            _refuse()
        return seq, prev

    def _next(self, device: bytes) -> tuple[int, bytes]:
        seq, entry_id = self._last[device]
        return seq + 1, entry_id

    def _basis_out(self, basis: tuple[bytes, ...]) -> list[int | bytes]:
        here, numbers = len(self._ids), self._numbers
        steps = sorted(here - numbers[one] for one in basis if one in numbers)
        return [*steps, *(one for one in basis if one not in numbers)]

    def _basis_in(self, basis: list[Any]) -> tuple[bytes, ...]:
        """Steps back come first and grow, ids that have not gone ahead follow in the order of their bytes."""
        here = len(self._ids)
        steps = [one for one in basis if type(one) is int]
        others = basis[len(steps) :]
        if steps != sorted(set(steps)) or not all(type(one) is bytes and one not in self._numbers for one in others):
            _refuse()
        if others != sorted(others) or not all(0 < one <= here for one in steps):
            _refuse()
        return tuple(sorted([*(self._ids[here - one] for one in steps), *others]))

    # Parts

    def _who_out(self, entry: Entry) -> tuple[Any, bytes | None]:
        """The first part's form, and the record's id where it can be read from it."""
        part, record = entry.parts[0], entry.header.record
        body = self._who_of(part, record)
        if body is not None:
            return [body[name] for name in _WHO], body["record"]
        return (record + entry.leaves[0] if part is None else [record, part]), None

    def _who_of(self, part: bytes | None, record_tag: bytes) -> dict[str, Any] | None:
        """A first part's map where it can be built again from its four values alone."""
        body = _plain(part)
        fits = body.keys() == {*_WHO, "salt"} and all(type(one) is bytes for one in body.values())
        if not fits or len(body["salt"]) != _SALT or self._record_tag(body["record"]) != record_tag:
            return None
        return body

    def _field_of(self, part: bytes | None, record: bytes | None, slot: bytes) -> dict[str, Any] | None:
        """The same for a field's part of a record."""
        body = _plain(part)
        if record is None or body.keys() != {"name", "salt", "value"} or type(body["name"]) is not str:
            return None
        if type(body["salt"]) is not bytes or len(body["salt"]) != _SALT or not _is_wire(body["value"]):
            return None
        return body if self._slot_tag(record, body["name"]) == slot else None

    def _parts_in(
        self, salts: bytes, who: Any, names: list[Any], values: list[Any]
    ) -> tuple[list[bytes], list[bytes], list[bytes | None]]:
        """Tags (the record's first), leaves and parts, of which None is one that does not travel."""
        found: list[tuple[bytes, bytes, bytes | None]] = []
        rest = iter(values)
        salt = iter(salts[at : at + _SALT] for at in range(0, len(salts), _SALT))
        plain = isinstance(who, list) and len(who) == len(_WHO)
        if len(salts) != _SALT * (len(values) + plain):
            _refuse()
        record = _a(bytes, who[2]) if plain else None
        if record is not None:
            told = {name: _a(bytes, one) for name, one in zip(_WHO, who, strict=True)}
            found.append(self._built(self._record_tag(record), told | {"salt": next(salt)}))
        else:
            found.append(self._whole(who, lambda part, its_tag: self._who_of(part, its_tag) is not None))
        for name in names:
            if type(name) is str and record is not None:
                value = next(rest, ...)
                if not _is_wire(value):
                    _refuse()
                built = self._built(self._slot_tag(record, name), {"name": name, "salt": next(salt), "value": value})
                found.append(built)
            else:
                found.append(self._whole(name, lambda part, its_tag: bool(self._field_of(part, record, its_tag))))
        if next(rest, ...) is not ...:
            _refuse()
        return [one[0] for one in found], [one[1] for one in found], [one[2] for one in found]

    @staticmethod
    def _built(its_tag: bytes, body: dict[str, Any]) -> tuple[bytes, bytes, bytes]:
        part = encoded(body)
        return its_tag, hashed(part), part

    @staticmethod
    def _whole(form: Any, could_be_less: Callable[[bytes, bytes], bool]) -> tuple[bytes, bytes, bytes | None]:
        """A part that does not travel (its tag and leaf alone), or one that goes as it is since it cannot be less."""
        if type(form) is bytes and len(form) == _GONE:
            return form[:_TAG], form[_TAG:], None
        if not isinstance(form, list) or len(form) != 2:
            _refuse()
        its_tag, part = _a(bytes, form[0]), _a(bytes, form[1])
        if could_be_less(part, its_tag):
            _refuse()
        return its_tag, hashed(part), part

    def _record_tag(self, record: bytes) -> bytes:
        return tag(self._tag_key, b"record", record)

    def _slot_tag(self, record: bytes, name: str) -> bytes:
        return tag(self._tag_key, b"slot", record, name.encode())


def _plain(part: bytes | None) -> dict[str, Any]:
    """A part's map, empty where it is none, or none that this version can write."""
    try:
        value = decoded(part) if part is not None else None
    except EntryRefused:
        return {}
    return value if isinstance(value, dict) else {}


def _is_wire(value: Any) -> bool:
    """Whether a value is of the forms that fields have today: one level deep, so that no entry grows too deep."""
    if isinstance(value, list):
        return set(map(type, value)) in ({str}, {bytes}, set())
    return value is None or type(value) in (bool, int, bytes, str)


def _a(kind: type[_Type], value: Any) -> _Type:
    if type(value) is not kind:
        _refuse()
    return value


def _refuse() -> NoReturn:
    raise EntryRefused(reason="travel-form")
