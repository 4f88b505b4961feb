"""How the parts of an entry travel: withheld, as they are, or as what they are built of; and the values in them.

Knows one part at a time. Refuses to know which entry it is of.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn, TypeVar

from fieldcase.errors import EntryRefused
from fieldcase.exchange.loose import Loose
from fieldcase.exchange.named import Numbers
from fieldcase.vault.entry import decoded, encoded, hashed

SALT, TAG, LEAF, ID = 16, 16, 32, 16
Part = tuple[bytes, bytes, bytes | None]
"""Tag, leaf and bytes of a part; None for one that does not travel."""
_Type = TypeVar("_Type")


def built(its_tag: bytes, body: dict[str, Any]) -> Part:
    """A part of its map."""
    part = encoded(body)
    return its_tag, hashed(part), part


def whole_out(its_tag: bytes, leaf: bytes, part: bytes | None, loose: bytearray) -> bytes | None:
    """A part that does not travel (its tag and leaf alone), or one that goes as it is since it cannot be less."""
    loose += its_tag
    if part is None:
        loose += leaf
    return part


def whole_in(form: Any, could_be_less: Callable[[bytes, bytes], bool], loose: Loose) -> Part:
    """The part of what `whole_out` gave; refused where `could_be_less`, given part and tag, says so."""
    its_tag = loose.take(TAG)
    if form is None:
        return its_tag, loose.take(LEAF), None
    if could_be_less(exactly(bytes, form), its_tag):
        refuse()
    return its_tag, hashed(form), form


def value_out(value: Any, ids: Numbers, loose: bytearray) -> Any:
    """A value; of an id its number, in a list, which no value is that is made of numbers."""
    return [ids.out(value, loose)] if type(value) is bytes and len(value) == ID else value


def value_in(form: Any, ids: Numbers, loose: Loose) -> Any:
    """The value of what `value_out` gave."""
    if isinstance(form, list) and len(form) == 1 and type(form[0]) is int:
        return ids.back(form[0], loose)
    if not is_wire(form) or (type(form) is bytes and len(form) == ID):
        refuse()
    return form


def plain(part: bytes | None) -> dict[str, Any]:
    """A part's map, empty where it is none, or none that this version can write."""
    try:
        value = decoded(part) if part is not None else None
    except EntryRefused:
        return {}
    return value if isinstance(value, dict) else {}


def is_wire(value: Any) -> bool:
    """Whether a value is of the forms that fields have today: one level deep, so that no entry grows too deep."""
    if isinstance(value, list):
        return set(map(type, value)) in ({str}, {bytes}, set())
    return value is None or type(value) in (bool, int, bytes, str)


def exactly(kind: type[_Type], value: Any) -> _Type:
    """The value, which must be of this very type."""
    if type(value) is not kind:
        refuse()
    return value


def refuse() -> NoReturn:
    """It is not as it is written here."""
    raise EntryRefused(reason="travel-form")
