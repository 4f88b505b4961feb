"""Bundles spoiled by chance, from the sealed file inwards: what a stranger with a key of his own could send.

Every one is signed by that stranger where its layer lies under the signature, so that nothing but the layer itself can
refuse it. A number gives the same bundle each time. Makes no claim of its own: tests do.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import cbor2
import zstandard
from bundles import NOW, READER, SENDER, STRANGER, Sample, reframed, resealed, taken_apart, unframed
from exchange_cards import card

from fieldcase.exchange import bundle, whole_visit

_SIZES = (0, 1, 15, 16, 17, 23, 24, 31, 32, 33, 48, 63, 64, 255, 256, 65_536)
_NUMBERS = (0, 1, -1, 23, 24, 255, 256, 2**32, 2**53 - 1, 2**53, 2**63 - 1, 2**63, -(2**63), 2**64 - 1, 2**70)


@dataclass(frozen=True)
class Whole:
    """A bundle that is right, in all its layers."""

    file: bytes
    plain: bytes
    content: bytes
    loose: bytes
    head: Any
    forms: tuple[Any, ...]
    goes_with: tuple[bytes, ...]

    @classmethod
    def of(cls, plain: bytes) -> Whole:
        """All layers of a bundle's plain bytes."""
        head, (forms,) = taken_apart(plain)
        _, loose, content = unframed(plain)
        return cls(
            resealed(plain), plain, content, loose, cbor2.loads(head),
            tuple(cbor2.loads(form.told) for form in forms), tuple(form.loose for form in forms),
        )  # fmt: skip


def wholes(sample: Sample) -> tuple[Whole, ...]:
    """The bundles there are: evidence beside it, the sender's card in its head, a visit sealed for ever."""
    part = whole_visit.Part(sample.scope, "case", sample.tag_key, sample.entries)
    return (
        Whole.of(sample.plain()),
        Whole.of(sample.plain(card=card().packed())),
        Whole.of(whole_visit.packed([part], sample.head().files, READER.device, NOW, SENDER)),
    )


@dataclass(frozen=True)
class Spoiled:
    """What was spoiled, the file, and whether it may still open: a stranger may send what is right, in his name."""

    layer: str
    file: bytes
    may_open: bool


def spoiled(number: int, whole: Whole) -> Spoiled:
    """The bundle of this number."""
    chance = random.Random(number)
    layer = chance.choice(tuple(LAYERS))
    file, may_open = LAYERS[layer](chance, whole)
    return Spoiled(layer, file, may_open)


def _bytes(chance: random.Random, raw: bytes) -> bytes:
    """Some bytes flipped, cut, doubled, taken out or put in."""
    out = bytearray(raw)
    for _ in range(chance.choice((1, 1, 1, 2, 5))):
        at = chance.randrange(len(out)) if out else 0
        some = chance.choice((1, 1, 2, 16, 100))
        deed = chance.randrange(6)
        if deed < 2 and out:
            out[at] ^= 1 << chance.randrange(8)
        elif deed == 2:
            del out[at : at + some]
        elif deed == 3:
            out[at:at] = chance.randbytes(some)
        elif deed == 4:
            out[at:at] = out[chance.randrange(len(out) + 1) :][:some]
        else:
            del out[at:]
    return bytes(out)


def _file(chance: random.Random, whole: Whole) -> tuple[bytes, bool]:
    file = _bytes(chance, whole.file)
    return file, file == whole.file


def _plain(chance: random.Random, whole: Whole) -> tuple[bytes, bool]:
    plain = _bytes(chance, whole.plain)
    return resealed(plain), plain == whole.plain


def _frame(chance: random.Random, whole: Whole) -> tuple[bytes, bool]:
    frame = _bytes(chance, bytes(bundle.split(whole.plain)[1]))
    return resealed(bundle.signed_frame(frame, STRANGER)), True


def _content(chance: random.Random, whole: Whole) -> tuple[bytes, bool]:
    return resealed(reframed(_form(whole.head), _bytes(chance, whole.content), whole.loose)), True


def _loose(chance: random.Random, whole: Whole) -> tuple[bytes, bool]:
    return resealed(reframed(_form(whole.head), whole.content, _bytes(chance, whole.loose))), True


def _head(chance: random.Random, whole: Whole) -> tuple[bytes, bool]:
    forms = list(map(_form, whole.forms))
    return _put_together(_encoded(chance, _tree(chance, whole.head)), [forms], whole.loose), True


def _entry(chance: random.Random, whole: Whole) -> tuple[bytes, bool]:
    forms = list(map(_form, whole.forms))
    at = chance.randrange(len(forms))
    forms[at] = _encoded(chance, _tree(chance, whole.forms[at]))
    return _put_together(_form(whole.head), [forms], whole.loose), True


def _list(chance: random.Random, whole: Whole) -> tuple[bytes, bool]:
    """Entries dropped, doubled, in another order, in more lists."""
    forms = [(_form(told), loose) for told, loose in zip(whole.forms, whole.goes_with, strict=True)]
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(forms) + 1)
        deed = chance.randrange(4)
        if deed == 0 and forms:
            forms.pop(at % len(forms))
        elif deed == 1 and forms:
            forms.insert(at, chance.choice(forms))
        elif deed == 2:
            chance.shuffle(forms)
        else:
            forms.insert(at, (chance.randbytes(chance.choice(_SIZES)), chance.randbytes(chance.choice(_SIZES))))
    lists = [forms] if chance.random() < 0.8 else [forms, forms]
    loose = b"".join(loose for of in lists for _, loose in of)
    return _put_together(_form(whole.head), [[told for told, _ in of] for of in lists], loose), True


def _count(chance: random.Random, whole: Whole) -> tuple[bytes, bool]:
    """One of the numbers that say how much follows is another."""
    wrong = chance.randrange(5)
    by = chance.choice((-1, 1, 100, 2**31, 2**62))

    def told(place: int, size: int, major: int) -> bytes:
        size = max(0, size + by) if wrong == place else size
        wide = wrong == place and chance.random() < 0.3
        return _beginning(major, size, wide)

    head, forms = _form(whole.head), list(map(_form, whole.forms))
    at = chance.randrange(len(forms))
    begun = told(0, len(head), 2) + head + told(1, len(whole.loose), 2) + whole.loose
    content = told(2, 1, 4) + told(3, len(forms), 4)
    for place, form in enumerate(forms):
        content += told(4 if place == at else 9, len(form), 2) + form
    frame = begun + zstandard.ZstdCompressor(level=1).compress(content)
    return resealed(bundle.signed_frame(frame, STRANGER)), False


def _sender(chance: random.Random, whole: Whole) -> tuple[bytes, bool]:
    """In the name of somebody, signed by a stranger."""
    plain = bundle.signed_frame(bytes(bundle.split(whole.plain)[1]), STRANGER)
    name = chance.choice((bytes(SENDER.verify_key), bytes(32), b"\x01" + bytes(31), chance.randbytes(32)))
    return resealed(plain[:4] + name + plain[36:]), False


LAYERS: dict[str, Callable[[random.Random, Whole], tuple[bytes, bool]]] = {
    "file": _file, "plain": _plain, "frame": _frame, "content": _content, "loose": _loose, "head": _head,
    "entry": _entry, "entries": _entry, "list": _list, "count": _count, "sender": _sender,
}  # fmt: skip


def _put_together(head: bytes, lists: list[list[bytes]], loose: bytes) -> bytes:
    return resealed(reframed(head, cbor2.dumps(lists), loose))


def _form(value: Any) -> bytes:
    return cbor2.dumps(value, canonical=True)


def _encoded(chance: random.Random, value: Any) -> bytes:
    raw = cbor2.dumps(value, canonical=chance.random() < 0.9)
    return raw if chance.random() < 0.9 else _bytes(chance, raw)


def _beginning(major: int, size: int, wide: bool) -> bytes:
    if size < 24 and not wide:
        return bytes([major << 5 | size])
    low = 3 if wide else next(n for n in range(4) if size < 1 << 8 * 2**n)
    return bytes([major << 5 | 24 + low]) + size.to_bytes(2**low, "big")


def _tree(chance: random.Random, value: Any) -> Any:
    """The value with one place of it, however deep, made another."""
    if isinstance(value, list) and value and chance.random() < 0.85:
        out = list(value)
        at = chance.randrange(len(out))
        deed = chance.randrange(8)
        if deed == 0:
            out.pop(at)
        elif deed == 1:
            out.insert(at, chance.choice(out))
        elif deed == 2:
            out[at], out[0] = out[0], out[at]
        else:
            out[at] = _tree(chance, out[at])
        return out
    return _other(chance, value)


def _other(chance: random.Random, value: Any) -> Any:
    if isinstance(value, bytes) and value and chance.random() < 0.5:
        return chance.choice((_bytes(chance, value), chance.randbytes(len(value)), value[::-1], value.hex()))
    if type(value) is int and chance.random() < 0.5:
        return value + chance.choice((-1, 1, -1000, 1000, 2**40))
    deep: Any = 0
    for _ in range(chance.choice((2, 7, 8, 9, 400))):
        deep = [deep]
    return chance.choice(
        (None, True, False, 0.5, float("nan"), "", "слово", "\x00" * 40, [], {}, {"a": 1}, {1: 2}, deep, [value] * 3,
         chance.choice(_NUMBERS), chance.randbytes(chance.choice(_SIZES)), cbor2.CBORTag(chance.choice((0, 2, 35, 258,
         999)), "x"), cbor2.undefined, [b""] * 1000, [""] * 1000)
    )  # fmt: skip
