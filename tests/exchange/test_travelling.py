"""Entries travel small and come back as the bytes that were signed; each has one form only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from bundles import Sample, odd_entries
from hypothesis import given
from hypothesis import strategies as st
from laptop_ways import less
from nacl.signing import SigningKey
from vaults import STAMP, case_scope

from fieldcase.errors import EntryRefused
from fieldcase.exchange.travelling import Trail, packed, unpacked
from fieldcase.vault.entry import Entry, decoded, encoded
from fieldcase.vault.journal import Target
from fieldcase.vault.vault import Vault

FORM = ("device", "place", "later", "kind", "schema", "basis", "signature", "salts", "who", "names", "values")
names = st.sampled_from(["what", "place", "notes", "о чём", "x" * 40])
values = st.one_of(
    st.none(), st.booleans(), st.integers(-(2**63), 2**63 - 1), st.text(max_size=20), st.binary(max_size=20),
    st.lists(st.text(max_size=5), max_size=4), st.lists(st.binary(max_size=5), max_size=4),
)  # fmt: skip
saves = st.lists(
    st.tuples(st.integers(0, 2), st.dictionaries(names, values, min_size=1, max_size=4), st.integers(0, 5)),
    min_size=1,
    max_size=8,
)


def written_by(vault: Vault, scope: bytes, deeds: list[tuple[int, dict[str, Any], int]]) -> list[Entry]:
    """Entries that a real journal wrote: of three records, with what came before as their basis."""
    written: list[bytes] = []
    with vault.transaction():
        for record, told, seen in deeds:
            basis = dict.fromkeys(told, written[-seen:] if seen else [])
            target = Target(scope, 900 + record, 1, bytes([record]) * 16)
            written += vault.journal.append(target, told, basis, STAMP)
    return list(vault.journal.entries(scope))


def forms_of(sample: Sample) -> list[bytes]:
    return packed(sample.entries, sample.scope, sample.tag_key)


@given(
    deeds=saves, choices=st.lists(st.integers(0, 4)), order=st.randoms(use_true_random=False), left=st.integers(0, 3)
)
def test_what_a_journal_wrote_comes_back_as_it_was(
    shared: tuple[Vault, Sample], deeds: list[Any], choices: list[int], order: Any, left: int
) -> None:
    vault = shared[0]
    scope = case_scope(vault)
    entries = [*written_by(vault, scope, deeds), *odd_entries(vault, scope, SigningKey(b"o" * 32))]
    entries = [less(one, choice) for one, choice in zip(entries, [*choices, *[4] * len(entries)], strict=False)]
    order.shuffle(entries)
    entries = entries[left:]
    key = vault.journal.tag_key(scope)
    assert unpacked(packed(entries, scope, key), scope, key) == entries


def test_parts_of_unknown_shape_and_withheld_parts_come_back_byte_for_byte(shared: tuple[Vault, Sample]) -> None:
    vault, sample = shared
    odd = odd_entries(vault, sample.scope, SigningKey(b"o" * 32))
    told = [*odd, *(less(one, choice) for one in sample.entries for choice in (0,)), replace_last(sample.entries[0])]
    told = list({one.id: one for one in told}.values())
    for entry in told:
        (back,) = unpacked(packed([entry], sample.scope, sample.tag_key), sample.scope, sample.tag_key)
        assert (back.id, back.raw, back.signature, back.leaves, back.parts) == (
            entry.id, entry.raw, entry.signature, entry.leaves, entry.parts,
        )  # fmt: skip
    assert any(part is None for one in told for part in one.parts)


def replace_last(entry: Entry) -> Entry:
    return replace(entry, parts=(*entry.parts[:-1], None))


def test_nothing_travels_that_can_be_computed_again(sample: Sample) -> None:
    forms = b"".join(forms_of(sample))
    whole = b"".join(one.packed() for one in sample.entries)
    computed = {one.header.commitment for one in sample.entries} | {one.header.record for one in sample.entries}
    for entry in sample.entries:
        there = [leaf for leaf, part in zip(entry.leaves, entry.parts, strict=True) if part is not None]
        slots = [slot for slot, part in zip(entry.header.slots, entry.parts[1:], strict=True) if part is not None]
        computed |= {*there, *slots, entry.id}
        computed |= {entry.header.prev} if entry.header.seq else set()
    kept_for_withheld = {slot for one in sample.entries for slot in one.header.slots if None in one.parts}
    assert not [one for one in computed - kept_for_withheld if one in forms]
    assert [one for one in computed if one in whole], "control: it is found where it travels"
    assert forms.count(sample.entries[0].header.device) == 1


def test_devices_places_and_bases_are_named_once(sample: Sample) -> None:
    forms = [dict(zip(FORM, decoded(one), strict=True)) for one in forms_of(sample)]
    assert [type(one["device"]) for one in forms].count(bytes) == 2
    assert [one["place"] for one in forms].count(0) == 2
    assert all(one["place"] in (0, None) for one in forms)
    assert all(type(step) is int for one in forms for step in one["basis"])
    assert any(one["basis"] for one in forms)


SPELLINGS: dict[str, Callable[[dict[str, Any], Entry, Entry], Any]] = {
    "a device named again": lambda form, one, _: form | {"device": one.header.device},
    "a place that follows": lambda form, one, _: form | {"place": [one.header.seq, one.header.prev]},
    "a basis that has gone ahead": lambda form, one, _: form | {"basis": list(one.header.basis)},
    "a basis twice": lambda form, _, __: form | {"basis": form["basis"] * 2},
    "a part that could be less": lambda form, one, _: (
        form | {"who": [one.header.record, one.parts[0]], "salts": form["salts"][16:]}
    ),
    "salt too many": lambda form, _, __: form | {"salts": form["salts"] + b"s" * 16},
    "salt cut": lambda form, _, __: form | {"salts": form["salts"][:-1]},
    "a value too many": lambda form, _, __: form | {"values": [*form["values"], None]},
    "a value too few": lambda form, _, __: form | {"values": form["values"][:-1]},
    "a value too deep": lambda form, _, __: form | {"values": [[[1]], *form["values"][1:]]},
    "another device": lambda form, _, __: form | {"device": 1},
    "a device that never came": lambda form, _, __: form | {"device": 2},
    "another place": lambda form, _, __: form | {"place": 0},
    "another time": lambda form, _, __: form | {"later": form["later"] + 1},
    "another kind": lambda form, _, __: form | {"kind": form["kind"] + 1},
    "a kind that is none": lambda form, _, __: form | {"kind": "event"},
    "the signature of another": lambda form, _, two: form | {"signature": two.signature},
    "no signature": lambda form, _, __: form | {"signature": b""},
    "a name as a number": lambda form, _, __: form | {"names": [7, *form["names"][1:]]},
    "true for a step": lambda form, _, __: form | {"basis": [True]},
    "a step into nowhere": lambda form, _, __: form | {"basis": [99]},
}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_an_entry_has_one_form_only(sample: Sample, spelling: str) -> None:
    entries = sample.entries
    at = next(n for n, one in enumerate(entries) if n > 1 and one.header.basis and None not in one.parts)
    forms = packed([*entries[:at], entries[at]], sample.scope, sample.tag_key)
    form = dict(zip(FORM, decoded(forms[at]), strict=True))
    assert encoded(list(form.values())) == forms[at]
    other = encoded(list(SPELLINGS[spelling](form, entries[at], entries[0]).values()))
    assert other != forms[at]
    trail, fresh = Trail(sample.scope, sample.tag_key), Trail(sample.scope, sample.tag_key)
    assert [trail.unpack(one) for one in forms[:at]] == list(entries[:at])
    with pytest.raises(EntryRefused):
        trail.unpack(other).check()  # some of these make another entry, which nobody has signed
    assert [fresh.unpack(one) for one in forms] == [*entries[:at], entries[at]], "control"


def as_it_is(entry: Entry, form: list[Any], places: range) -> bytes:
    """The form with these parts as they are, though they could be less."""
    salts = [form[7][at : at + 16] for at in range(0, len(form[7]), 16)]
    out, tags = list(form), (entry.header.record, *entry.header.slots)
    raw = [[tag, part] for tag, part in zip(tags, entry.parts, strict=True)]
    out[7] = b"".join(salt for at, salt in enumerate(salts) if at not in places)
    out[8] = raw[0] if 0 in places else form[8]
    out[9] = [raw[at] if at in places else name for at, name in enumerate(form[9], 1)]
    out[10] = [value for at, value in enumerate(form[10], 1) if at not in places]
    return encoded(out)


def test_a_part_that_goes_as_it_is_though_it_could_be_less_is_refused(sample: Sample) -> None:
    entry = next(one for one in sample.entries if None not in one.parts)
    (form,) = packed([entry], sample.scope, sample.tag_key)
    last = len(entry.parts) - 1
    assert as_it_is(entry, decoded(form), range(0)) == form, "control"
    for places in (range(last, last + 1), range(last + 1)):
        with pytest.raises(EntryRefused) as caught:
            unpacked([as_it_is(entry, decoded(form), places)], sample.scope, sample.tag_key)
        assert caught.value.values == {"reason": "travel-form"}


@pytest.mark.parametrize("cut", [0, 1, 100, -1])
def test_a_form_that_was_cut_is_refused(sample: Sample, cut: int) -> None:
    with pytest.raises(EntryRefused):
        unpacked([forms_of(sample)[0][:cut]], sample.scope, sample.tag_key)


def test_the_same_twice_another_scope_and_another_key_are_refused(sample: Sample) -> None:
    first = sample.entries[0]
    with pytest.raises(EntryRefused):
        packed([first, first], sample.scope, sample.tag_key)
    with pytest.raises(EntryRefused):
        packed([first], b"another scope...", sample.tag_key)
    with pytest.raises(EntryRefused):
        unpacked(packed([first], sample.scope, sample.tag_key), sample.scope, b"k" * 32)[0].check()
    with pytest.raises(EntryRefused):
        unpacked(packed([first], sample.scope, sample.tag_key), b"another scope...", sample.tag_key)[0].check()
