"""Entries travel small and come back as the bytes that were signed; each has one form only."""

from __future__ import annotations

from collections.abc import Callable, Iterable
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
from fieldcase.exchange import named
from fieldcase.exchange.loose import Loose
from fieldcase.exchange.named import Named
from fieldcase.exchange.travelling import Form, Trail, packed
from fieldcase.vault.entry import Entry, decoded, encoded
from fieldcase.vault.journal import Target
from fieldcase.vault.vault import Vault

FORM = ("device", "place", "later", "kind", "schema", "basis", "who", "names", "values")
Spelled = dict[str, Any]
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


def unpacked(forms: Iterable[Form], scope: bytes, tag_key: bytes, told: Named | None = None) -> list[Entry]:
    """The entries of travelling forms, as the child builds them and whoever believes them checks them."""
    forms = list(forms)
    loose = Loose(b"".join(form.loose for form in forms))
    trail = Trail(scope, tag_key, told or Named())
    found = [trail.unpack(form.told, loose) for form in forms]
    for entry in found:
        entry.check()
    if loose.left:
        raise EntryRefused(reason="loose")
    return found


def written_by(vault: Vault, scope: bytes, deeds: list[tuple[int, dict[str, Any], int]]) -> list[Entry]:
    """Entries that a real journal wrote: of three records, with what came before as their basis."""
    written: list[bytes] = []
    with vault.transaction():
        for record, told, seen in deeds:
            basis = dict.fromkeys(told, written[-seen:] if seen else [])
            target = Target(scope, 900 + record, 1, bytes([record]) * 16)
            written += vault.journal.append(target, told, basis, STAMP)
    return list(vault.journal.entries(scope))


def forms_of(sample: Sample) -> list[Form]:
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
    forms = b"".join(told + loose for told, loose in forms_of(sample))
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
    forms = [dict(zip(FORM, decoded(one.told), strict=True)) for one in forms_of(sample)]
    assert {one["device"] for one in forms} == {0, 1}
    assert [one["place"] for one in forms].count(0) == 2
    assert all(one["place"] in (0, None) for one in forms)
    assert all(step > 0 for one in forms for step in one["basis"])
    assert any(one["basis"] for one in forms)


def _named_anew(form: Spelled, loose: bytes, entry: Entry) -> tuple[Spelled, bytes]:
    """The author as one who was not named before."""
    author = decoded(entry.parts[0] or b"")["author"]
    at = 64 + 16
    return form | {"who": [99, *form["who"][1:]]}, loose[:at] + author + loose[at:]


Wrong = Callable[[Spelled, bytes, Entry], tuple[Spelled, bytes]]
SPELLINGS: dict[str, Wrong] = {
    "a device named again": lambda form, loose, one: (form | {"device": 2}, one.header.device + loose),
    "a place that follows": lambda form, loose, one: (form | {"place": [one.header.seq]}, one.header.prev + loose),
    "a basis that has gone ahead": lambda form, loose, one: (form | {"basis": [0]}, one.header.basis[0] + loose),
    "a basis twice": lambda form, loose, _: (form | {"basis": form["basis"] * 2}, loose),
    "a zero before a step": lambda form, loose, _: (form | {"basis": [0, *form["basis"]]}, bytes(32) + loose),
    "a salt more": lambda form, loose, _: (form, loose + b"s" * 16),
    "a salt cut": lambda form, loose, _: (form, loose[:-1]),
    "another salt": lambda form, loose, _: (form, loose[:-16] + b"s" * 16),
    "a value too many": lambda form, loose, _: (form | {"values": [*form["values"], None]}, loose),
    "a value too few": lambda form, loose, _: (form | {"values": form["values"][:-1]}, loose),
    "a value too deep": lambda form, loose, _: (form | {"values": [[[1]], *form["values"][1:]]}, loose),
    "an id that is spelled out": lambda form, loose, _: (form | {"values": [b"i" * 16, *form["values"][1:]]}, loose),
    "an id of no number": lambda form, loose, _: (form | {"values": [[99], *form["values"][1:]]}, loose),
    "true for an id": lambda form, loose, _: (form | {"values": [[True], *form["values"][1:]]}, loose),
    "an author named again": _named_anew,
    "another author": lambda form, loose, _: (form | {"who": [form["who"][1], *form["who"][1:]]}, loose),
    "true for an author": lambda form, loose, _: (form | {"who": [True, *form["who"][1:]]}, loose),
    "a name too many": lambda form, loose, _: (form | {"who": [*form["who"], 0]}, loose),
    "another device": lambda form, loose, one: (form | {"device": 1 - form["device"]}, loose),
    "a device that never came": lambda form, loose, _: (form | {"device": 3}, loose),
    "a device before the first": lambda form, loose, _: (form | {"device": -1}, loose),
    "a device spelled out": lambda form, loose, one: (form | {"device": one.header.device}, loose),
    "another place": lambda form, loose, _: (form | {"place": 0}, loose),
    "another time": lambda form, loose, _: (form | {"later": form["later"] + 1}, loose),
    "another kind": lambda form, loose, _: (form | {"kind": form["kind"] + 1}, loose),
    "a kind that is none": lambda form, loose, _: (form | {"kind": "event"}, loose),
    "another signature": lambda form, loose, _: (form, bytes(64) + loose[64:]),
    "no signature": lambda form, loose, _: (form, loose[64:]),
    "a name as a number": lambda form, loose, _: (form | {"names": [7, *form["names"][1:]]}, loose),
    "true for a step": lambda form, loose, _: (form | {"basis": [True]}, loose),
    "a step into nowhere": lambda form, loose, _: (form | {"basis": [99]}, loose),
    "a name of bytes": lambda form, loose, _: (form | {"names": [b"what", *form["names"][1:]]}, loose),
}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_an_entry_has_one_form_only(sample: Sample, spelling: str) -> None:
    entries = sample.entries
    at = next(n for n, one in enumerate(entries) if n > 1 and one.header.basis and None not in one.parts)
    forms = packed([*entries[:at], entries[at]], sample.scope, sample.tag_key)
    form = dict(zip(FORM, decoded(forms[at].told), strict=True))
    assert encoded(list(form.values())) == forms[at].told
    spelled, loose = SPELLINGS[spelling](form, forms[at].loose, entries[at])
    other = Form(encoded(list(spelled.values())), loose)
    assert other != forms[at]
    with pytest.raises(EntryRefused):
        unpacked([*forms[:at], other], sample.scope, sample.tag_key)  # some make an entry that nobody signed
    assert unpacked([*forms[:at], forms[at]], sample.scope, sample.tag_key) == list(entries[: at + 1]), "control"


def test_ids_and_devices_are_told_once_in_a_whole_bundle(shared: tuple[Vault, Sample]) -> None:
    vault, sample = shared
    other = case_scope(vault)
    (entry,) = written_by(vault, other, [(0, {"of": sample.entries[0].header.device[:16]}, 0)])
    key, told = vault.journal.tag_key(other), Named.of(5, entry.header.device, [b"r" * 32])
    packed(sample.entries, sample.scope, sample.tag_key, told)
    (small,) = packed([entry], other, key, told)
    assert len(small.loose) < len(packed([entry], other, key)[0].loose), "control: alone it has to say more"
    back = Named.of(5, entry.header.device, [b"r" * 32])
    unpacked(packed(sample.entries, sample.scope, sample.tag_key, Named.of(5, entry.header.device, [b"r" * 32])),
             sample.scope, sample.tag_key, back)  # fmt: skip
    assert unpacked([small], other, key, back) == [entry]


def test_no_more_ids_are_remembered_than_there_is_room_for(sample: Sample, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = sum(len(one.loose) for one in forms_of(sample))
    monkeypatch.setattr(named, "NAMED_LIMIT", 1)
    forms = forms_of(sample)
    assert sum(len(one.loose) for one in forms) > whole, "control: more has to be said again"
    assert unpacked(forms, sample.scope, sample.tag_key) == list(sample.entries)


def as_it_is(entry: Entry, whole: Form, places: range) -> Form:
    """The form with these parts as they are, though they could be less."""
    device, place, later, kind, schema, basis, who, names, values = decoded(whole.told)
    tags = (entry.header.record, *entry.header.slots)
    begun = whole.loose.index(entry.signature) + 64
    ahead, body = whole.loose[:begun], [decoded(part or b"") for part in entry.parts]
    first = tags[0] if 0 in places else body[0]["salt"] + whole.loose[begun + 16 : len(whole.loose) - 16 * len(names)]
    rest = [tags[at] if at in places else body[at]["salt"] for at in range(1, len(tags))]
    form = [
        device, place, later, kind, schema, basis, entry.parts[0] if 0 in places else who,
        [entry.parts[at] if at in places else name for at, name in enumerate(names, 1)],
        [value for at, value in enumerate(values, 1) if at not in places],
    ]  # fmt: skip
    return Form(encoded(form), ahead + first + b"".join(rest))


def test_a_part_that_goes_as_it_is_though_it_could_be_less_is_refused(sample: Sample) -> None:
    entry = next(one for one in sample.entries if None not in one.parts)
    (form,) = packed([entry], sample.scope, sample.tag_key)
    last = len(entry.parts) - 1
    assert as_it_is(entry, form, range(0)) == form, "control"
    for places in (range(last, last + 1), range(last + 1)):
        with pytest.raises(EntryRefused) as caught:
            unpacked([as_it_is(entry, form, places)], sample.scope, sample.tag_key)
        assert caught.value.values == {"reason": "travel-form"}


@pytest.mark.parametrize("cut", [0, 1, 20, -1])
def test_a_form_that_was_cut_is_refused(sample: Sample, cut: int) -> None:
    with pytest.raises(EntryRefused):
        unpacked([forms_of(sample)[0]._replace(told=forms_of(sample)[0].told[:cut])], sample.scope, sample.tag_key)
    with pytest.raises(EntryRefused):
        unpacked([forms_of(sample)[0]._replace(loose=forms_of(sample)[0].loose[:cut])], sample.scope, sample.tag_key)


def test_the_same_twice_another_scope_and_another_key_are_refused(sample: Sample) -> None:
    first = sample.entries[0]
    with pytest.raises(EntryRefused):
        packed([first, first], sample.scope, sample.tag_key)
    with pytest.raises(EntryRefused):
        packed([first], b"another scope...", sample.tag_key)
    with pytest.raises(EntryRefused):
        unpacked(packed([first], sample.scope, sample.tag_key), sample.scope, b"k" * 32)
    with pytest.raises(EntryRefused):
        unpacked(packed([first], sample.scope, sample.tag_key), b"another scope...", sample.tag_key)
