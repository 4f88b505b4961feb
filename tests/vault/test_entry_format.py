"""An entry's bytes: what goes in comes out, in one form only, and nothing can be changed in it unseen."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.signing import SigningKey

from fieldcase.errors import EntryRefused
from fieldcase.vault.entry import (
    BASIS_LIMIT,
    BODY_LIMIT,
    GENESIS,
    HEADER_LIMIT,
    POSITION_LIMIT,
    SIGNED_AS,
    Entry,
    Header,
    body_of,
    commitment,
    decoded,
    encoded,
    hashed,
    parts_of,
    signed,
)

KEY = SigningKey(bytes(range(32)))
DEVICE = bytes(KEY.verify_key)
positions = st.integers(0, POSITION_LIMIT - 1)
tags = st.binary(min_size=16, max_size=16)
ids = st.binary(min_size=32, max_size=32)
texts = st.text(st.characters(codec="utf-8"))
plain = st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.binary() | texts
wires = plain | st.lists(texts) | st.lists(st.binary())
headers = st.builds(
    Header,
    scope=tags, device=st.just(DEVICE), seq=positions, prev=ids, hlc=positions, kind=positions, schema=positions,
    record=tags, slots=st.lists(tags, unique=True, max_size=6).map(tuple),
    basis=st.lists(ids, unique=True, max_size=BASIS_LIMIT).map(lambda seen: tuple(sorted(seen))), commitment=ids,
)  # fmt: skip


def entry_of(values: dict[str, Any], key: SigningKey = KEY, **changes: Any) -> Entry:
    """A signed entry that says these values of some record."""
    salts = [bytes([at]) * 16 for at in range(len(values) + 1)]
    parts = parts_of(b"r" * 16, b"a" * 16, b"d" * 16, values, salts)
    header = Header(
        scope=b"s" * 16, device=bytes(key.verify_key), seq=0, prev=GENESIS, hlc=10**12, kind=11, schema=1,
        record=b"t" * 16, slots=tuple(hashed(name.encode())[:16] for name in values), basis=(),
        commitment=commitment(parts),
    )  # fmt: skip
    return signed(replace(header, **changes), parts, key)


ENTRY = entry_of({"what": "Обыск у ёлки", "people": [b"p" * 16], "hidden": True, "place": None})


def why(reason: str) -> pytest.RaisesExc[EntryRefused]:
    """A refusal for this reason."""
    return pytest.raises(EntryRefused, check=lambda refused: refused.values == {"reason": reason})


@given(headers)
def test_a_header_is_read_as_it_was_written(header: Header) -> None:
    assert Header.read(header.encoded()) == header


@given(headers)
def test_the_id_of_an_entry_is_the_hash_of_its_header(header: Header) -> None:
    entry = signed(header, [], KEY)
    assert entry.id == hashed(header.encoded()) == hashed(entry.raw)


@given(st.dictionaries(texts, wires, max_size=6), st.sets(st.integers(0, 6)))
def test_an_entry_travels_and_arrives_byte_for_byte_with_parts_or_without(
    values: dict[str, Any], gone: set[int]
) -> None:
    entry = entry_of(values)
    kept = {*range(len(entry.parts))} - gone if 0 not in gone else set()
    sent = replace(entry, parts=tuple(part if at in kept else None for at, part in enumerate(entry.parts)))
    arrived = Entry.unpacked(sent.packed())
    assert arrived == sent
    assert arrived.packed() == sent.packed()
    assert arrived.id == entry.id


@given(st.dictionaries(texts, wires, max_size=6))
def test_the_parts_of_a_body_say_what_was_put_in(values: dict[str, Any]) -> None:
    first, *fields = [body_of(part or b"") for part in entry_of(values).parts]
    assert first == {"author": b"a" * 16, "deed": b"d" * 16, "record": b"r" * 16, "salt": b"\x00" * 16}
    assert {str(field["name"]): field["value"] for field in fields} == values
    assert len({bytes(field["salt"]) for field in [first, *fields]}) == len(values) + 1  # type: ignore[call-overload]


@given(st.binary(max_size=300))
def test_bytes_that_nobody_signed_are_no_entry(raw: bytes) -> None:
    with pytest.raises(EntryRefused):
        Entry.unpacked(raw)


@pytest.mark.parametrize(("place", "value"), [
    pytest.param(0, 2, id="a format of another time"),
    pytest.param(1, b"s" * 15, id="a short scope"),
    pytest.param(1, "s" * 16, id="a scope in letters"),
    pytest.param(2, b"d" * 31, id="a short device"),
    pytest.param(3, -1, id="a place before the first"),
    pytest.param(3, POSITION_LIMIT, id="a place that leaves no next one"),
    pytest.param(3, True, id="a truth for a place"),
    pytest.param(4, b"p" * 33, id="a long prev"),
    pytest.param(5, POSITION_LIMIT, id="a clock at its end"),
    pytest.param(5, "1", id="a clock in letters"),
    pytest.param(6, None, id="no kind"),
    pytest.param(7, -1, id="a schema before the first"),
    pytest.param(8, b"r" * 17, id="a long record tag"),
    pytest.param(9, [b"t" * 16, b"t" * 16], id="a slot twice"),
    pytest.param(9, [b"t" * 15], id="a short slot"),
    pytest.param(9, {}, id="a map for slots"),
    pytest.param(10, [b"b" * 32, b"a" * 32], id="a basis out of order"),
    pytest.param(10, [b"a" * 32, b"a" * 32], id="a basis twice"),
    pytest.param(10, [b"a" * 31], id="a short id in the basis"),
    pytest.param(10, [at.to_bytes(32, "big") for at in range(BASIS_LIMIT + 1)], id="a basis over 64"),
    pytest.param(11, b"", id="no commitment"),
])  # fmt: skip
def test_a_header_with_a_wrong_place_is_refused(place: int, value: Any) -> None:
    fields = decoded(ENTRY.raw)
    assert Header.read(encoded(fields)) == ENTRY.header
    fields[place] = value
    with pytest.raises(EntryRefused):
        Header.read(encoded(fields))


@pytest.mark.parametrize("value", [{}, [], None, 1, [1] * 12, "header"])
def test_a_header_that_is_another_thing_is_refused(value: Any) -> None:
    with pytest.raises(EntryRefused):
        Header.read(encoded(value))


def test_a_header_with_a_float_or_too_many_places_is_refused() -> None:
    fields = decoded(ENTRY.raw)
    with pytest.raises(EntryRefused):
        Header.read(cbor2.dumps([*fields[:5], 1.0, *fields[6:]], canonical=True))
    with pytest.raises(EntryRefused):
        Header.read(encoded([*fields, 0]))


def test_a_header_longer_than_its_limit_is_refused_unread() -> None:
    slots = tuple(at.to_bytes(16, "big") for at in range(HEADER_LIMIT // 16))
    with why("header-size"):
        Header.read(replace(ENTRY.header, slots=slots).encoded())


def test_any_changed_byte_of_an_entry_on_its_way_is_seen() -> None:
    packed = ENTRY.packed()
    assert Entry.unpacked(packed) == ENTRY
    for at in range(len(packed)):
        for bit in (1, 0x80):
            changed = packed[:at] + bytes([packed[at] ^ bit]) + packed[at + 1 :]
            with pytest.raises(EntryRefused):
                Entry.unpacked(changed)


@given(st.integers(0, len(ENTRY.packed()) - 1), st.integers(1, 255))
def test_a_changed_byte_is_seen_whatever_it_was_changed_to(at: int, change: int) -> None:
    packed = bytearray(ENTRY.packed())
    packed[at] ^= change
    with pytest.raises(EntryRefused):
        Entry.unpacked(bytes(packed))


def test_an_entry_cut_short_or_with_something_behind_it_is_refused() -> None:
    packed = ENTRY.packed()
    for size in range(len(packed)):
        with pytest.raises(EntryRefused):
            Entry.unpacked(packed[:size])
    with pytest.raises(EntryRefused):
        Entry.unpacked(packed + b"\x00")


def test_signature_leaves_commitment_and_parts_are_each_checked() -> None:
    ENTRY.check()
    other = SigningKey(b"o" * 32)
    cases = {
        "signature": [
            replace(ENTRY, signature=other.sign(SIGNED_AS + ENTRY.raw).signature),
            replace(ENTRY, signature=KEY.sign(ENTRY.raw).signature),
            replace(ENTRY, signature=b""),
        ],
        "header-form": [replace(ENTRY, raw=entry_of({"what": "another"}).raw)],
        "commitment": [
            replace(ENTRY, leaves=(hashed(b""), *ENTRY.leaves[1:])),
            replace(ENTRY, leaves=ENTRY.leaves[::-1], parts=ENTRY.parts[::-1]),
            signed(replace(ENTRY.header, commitment=GENESIS), [part or b"" for part in ENTRY.parts], KEY),
        ],
        "part": [replace(ENTRY, parts=(*ENTRY.parts[:-1], encoded({"name": "place", "value": "elsewhere"})))],
        "parts": [
            replace(ENTRY, parts=ENTRY.parts[:-1]),
            replace(ENTRY, leaves=ENTRY.leaves[:-1], parts=ENTRY.parts[:-1]),
            replace(ENTRY, parts=(None, *ENTRY.parts[1:])),
            replace(ENTRY, leaves=(ENTRY.leaves[0] + ENTRY.leaves[1], b"", *ENTRY.leaves[2:])),
        ],
    }
    for reason, entries in cases.items():
        for entry in entries:
            with why(reason):
                entry.check()


def test_a_part_may_be_gone_and_the_rest_still_verifies() -> None:
    for gone in range(1, len(ENTRY.parts)):
        parts = tuple(None if at == gone else part for at, part in enumerate(ENTRY.parts))
        replace(ENTRY, parts=parts).check()
    replace(ENTRY, parts=(None,) * len(ENTRY.parts)).check()


def test_the_same_words_never_hash_to_the_same_leaf() -> None:
    one = parts_of(b"r" * 16, b"a" * 16, b"d" * 16, {"what": "да"}, [b"1" * 16, b"2" * 16])
    two = parts_of(b"r" * 16, b"a" * 16, b"d" * 16, {"what": "да"}, [b"3" * 16, b"4" * 16])
    assert hashed(one[1]) != hashed(two[1])


def test_a_body_over_a_mebibyte_is_refused() -> None:
    entry_of({"what": "a" * (BODY_LIMIT - 200)}).check()
    with why("size"):
        entry_of({"what": "a" * BODY_LIMIT}).check()
    with why("size"):
        Entry.unpacked(b"\x00" * (BODY_LIMIT + 5 * HEADER_LIMIT))
