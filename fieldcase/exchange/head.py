"""What a bundle says of itself: for whom, when, until when, of what, what its sender holds, which files go beside it.

Knows one array of plain values, bounded and in one order only. Refuses to judge: whether the time is right and the
reader the right one is asked where a bundle is opened. Nothing here is a name of anything.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NoReturn

from fieldcase.errors import BundleMalformed, BundleNewer, EntryRefused
from fieldcase.vault.entry import POSITION_LIMIT, decoded, encoded

FORMAT = 1
HEAD_LIMIT = 2 * 1024 * 1024
READER_LIMIT = 50
SCOPE_LIMIT = 10_000
FILE_LIMIT = 10_000
# Settings, issued files and the log of access: they stay on the desk.
STAYS_HERE = "desk"
_KIND = re.compile(r"[a-z_]{1,32}")
_PLACES = 8
CARD_LIMIT = 1024

Ranges = tuple[tuple[int, int], ...]
"""First and last place of each run of entries in a chain; runs grow and do not touch."""
Have = Mapping[bytes, Mapping[bytes, Ranges]]
"""For each scope and device, the places in its chain whose entries somebody holds."""


@dataclass(frozen=True, repr=False)
class Scope:
    """A scope that entries are of: its id, its kind, and its tag key where the reader is not known to have it."""

    id: bytes
    kind: str
    tag_key: bytes | None


@dataclass(frozen=True, repr=False)
class Beside:
    """An evidence file beside the bundle: 16 random bytes it is named by, whose record it is, how many bytes of it
    are the file (what follows is padding)."""

    name: bytes
    record: bytes
    size: int


@dataclass(frozen=True, repr=False)
class Head:
    """`readers` are device keys, `made` and `until` milliseconds since 1970; scopes stand as their entries do; `card`
    is the sender's own (`Card.packed`), empty where the reader has it."""

    readers: tuple[bytes, ...]
    made: int
    until: int
    scopes: tuple[Scope, ...]
    have: Have = field(default_factory=dict)
    files: tuple[Beside, ...] = ()
    card: bytes = b""

    def encoded(self) -> bytes:
        """The head's bytes; BundleMalformed for what no reader would take: too many, twice, out of order."""
        ids = [one.id for one in self.scopes]
        have = [
            [_short(scope, ids),
             [[_short(device, self.readers), [at for run in of[device] for at in run]] for device in sorted(of)]]
            for scope, of in sorted(self.have.items())
        ]  # fmt: skip
        raw = encoded(
            [FORMAT, list(self.readers), self.made, self.until - self.made,
             [[one.id, one.kind, one.tag_key] for one in self.scopes], have,
             [[one.name, one.record, one.size] for one in self.files], self.card]
        )  # fmt: skip
        Head.read(raw)
        return raw

    @classmethod
    def read(cls, raw: bytes) -> Head:
        """The head of its bytes; BundleNewer, or BundleMalformed for any other form than `encoded` gives."""
        if len(raw) > HEAD_LIMIT:
            _refuse()
        try:
            value = decoded(raw)
        except EntryRefused:
            _refuse()
        if not isinstance(value, list) or not value or type(value[0]) is not int:
            _refuse()
        if value[0] > FORMAT:
            raise BundleNewer
        if value[0] != FORMAT or len(value) != _PLACES:
            _refuse()
        devices, made, lasts = _ids(value[1], 32), _number(value[2]), _number(value[3])
        scopes = tuple(map(_scope, _list(value[4], SCOPE_LIMIT)))
        _, _, _, _, _, have, files, card = value
        head = cls(
            tuple(devices), made, _number(made + lasts), scopes, _have(have, [one.id for one in scopes], devices),
            tuple(map(_beside, _list(files, FILE_LIMIT))), _packed_card(card),
        )  # fmt: skip
        if not 0 < len(head.readers) <= READER_LIMIT or head.until < head.made:
            _refuse()
        _growing([one.id for one in head.scopes])
        _growing([one.name for one in head.files])
        return head


def _scope(form: Any) -> Scope:
    scope, kind, tag_key = _list(form, 3, 3)
    if type(kind) is not str or not _KIND.fullmatch(kind) or kind == STAYS_HERE:
        _refuse()
    return Scope(_bytes(scope, 16), kind, None if tag_key is None else _bytes(tag_key, 32))


def _beside(form: Any) -> Beside:
    name, record, size = _list(form, 3, 3)
    return Beside(_bytes(name, 16), _bytes(record, 16), _number(size))


def _have(form: Any, ids: Sequence[bytes], readers: Sequence[bytes]) -> Have:
    found: dict[bytes, dict[bytes, Ranges]] = {}
    pairs = [_list(one, 2, 2) for one in _list(form, SCOPE_LIMIT)]
    scopes = [(_long(scope, ids, 16), chains) for scope, chains in pairs]
    _growing([scope for scope, _ in scopes])
    for scope, chains in scopes:
        devices = [(_long(device, readers, 32), at) for device, at in (_list(one, 2, 2) for one in _list(chains))]
        _growing([device for device, _ in devices])
        found[scope] = {device: _ranges(places) for device, places in devices}
    return found


def _short(one: bytes, told: Sequence[bytes]) -> bytes | int:
    """The place of what was told before, else the thing itself."""
    at = bisect_left(told, one)
    return at if at < len(told) and told[at] == one else one


def _long(form: Any, told: Sequence[bytes], size: int) -> bytes:
    if type(form) is int and 0 <= form < len(told):
        return told[form]
    if _short(_bytes(form, size), told) != form:
        _refuse()
    return bytes(form)


def _ranges(form: Any) -> Ranges:
    places = [_number(one) for one in _list(form)]
    runs = tuple(zip(places[::2], places[1::2], strict=False))
    apart = all(one[1] + 1 < two[0] for one, two in pairwise(runs))
    if not runs or len(places) % 2 or not apart or any(first > last for first, last in runs):
        _refuse()
    return runs


def _ids(form: Any, size: int) -> list[bytes]:
    ids = [_bytes(one, size) for one in _list(form)]
    _growing(ids)
    return ids


def _growing(ids: list[bytes]) -> None:
    if any(one >= two for one, two in pairwise(ids)):
        _refuse()


def _list(form: Any, most: int = HEAD_LIMIT, least: int = 0) -> list[Any]:
    if not isinstance(form, list) or not least <= len(form) <= most:
        _refuse()
    return form


def _bytes(form: Any, size: int) -> bytes:
    if type(form) is not bytes or len(form) != size:
        _refuse()
    return form


def _packed_card(form: Any) -> bytes:
    if type(form) is not bytes or len(form) > CARD_LIMIT:
        _refuse()
    return form


def _number(form: Any) -> int:
    if type(form) is not int or not 0 <= form < POSITION_LIMIT:
        _refuse()
    return form


def _refuse() -> NoReturn:
    raise BundleMalformed
