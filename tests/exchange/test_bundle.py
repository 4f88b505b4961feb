"""What a bundle is before and after it is sealed: its head, its size, its name, and how small it is."""

from __future__ import annotations

import hashlib
import io
import random
import re
from pathlib import Path
from typing import Any

import pyrage
import pytest
import zstandard
from bundles import NOW, READER, SENDER, WORLD, Sample, odd_entries, taken_apart
from hypothesis import given
from hypothesis import strategies as st
from nacl.signing import SigningKey
from stranger import FORMAT, run_recipe
from vaults import STAMP

from fieldcase.errors import BundleForged, BundleMalformed, BundleNewer, BundleTooLarge
from fieldcase.exchange import bundle, frame, known_words
from fieldcase.exchange.head import READER_LIMIT, Beside, Head, Scope
from fieldcase.exchange.travelling import Form
from fieldcase.vault import age
from fieldcase.vault.entry import decoded, encoded
from fieldcase.vault.journal import Target
from fieldcase.vault.vault import Vault

KNOWN_WORDS = FORMAT / "exchange-words.txt"
WORDS = re.findall(
    r"\w+",
    "задержание протокол адвокат обращение свидетель понятой наркология лечение терапия медицинский пациент отделение "
    "милиция полиция участковый следователь прокурор заявление жалоба решение приговор квартира соседка больница "
    "аптека рецепт социальный помощник аутрич консультант",
)
ids = st.binary(min_size=16, max_size=16)
keys = st.binary(min_size=32, max_size=32)
numbers = st.integers(0, 2**53 - 1)
runs = st.lists(st.integers(0, 10**6), min_size=2, max_size=8, unique=True).map(
    lambda at: tuple((first, last) for first, last in zip(*[iter(sorted(n * 2 for n in at))] * 2, strict=False))
)
heads = st.builds(
    lambda readers, times, scopes, have, files: Head(
        tuple(sorted(readers)), min(times), max(times),
        tuple(Scope(one, kind, key) for one, (kind, key) in sorted(scopes.items())), have,
        tuple(Beside(name, record, size) for name, (record, size) in sorted(files.items())),
    ),
    st.sets(keys, min_size=1, max_size=4),
    st.tuples(numbers, numbers),
    st.dictionaries(ids, st.tuples(st.sampled_from(["case", "register", "of_a_newer_version"]), st.none() | keys)),
    st.dictionaries(ids, st.dictionaries(keys, runs, max_size=3), max_size=3),
    st.dictionaries(ids, st.tuples(ids, numbers), max_size=3),
)  # fmt: skip


@given(heads)
def test_a_head_comes_back_as_it_was(head: Head) -> None:
    assert Head.read(head.encoded()) == head


WRONG: dict[str, Any] = {
    "nobody to read it": {"readers": ()},
    "too many to read it": {"readers": tuple(bytes([at]) * 32 for at in range(READER_LIMIT + 1))},
    "readers twice": {"readers": (b"r" * 32,) * 2},
    "readers out of order": {"readers": (b"z" * 32, b"a" * 32)},
    "over before it was made": {"until": NOW - 1},
    "no time at all": {"until": 2**53},
    "the desk": {"scopes": (Scope(b"d" * 16, "desk", b"k" * 32),)},
    "a kind that is a sentence": {"scopes": (Scope(b"d" * 16, "Case of Aisuluu", None),)},
    "a short key": {"scopes": (Scope(b"d" * 16, "case", b"k"),)},
    "a scope twice": {"scopes": (Scope(b"d" * 16, "case", None),) * 2},
    "runs that touch": {"have": {b"s" * 16: {b"d" * 32: ((0, 1), (2, 3))}}},
    "a run backwards": {"have": {b"s" * 16: {b"d" * 32: ((3, 1),)}}},
    "no run": {"have": {b"s" * 16: {b"d" * 32: ()}}},
    "a file twice": {"files": (Beside(b"n" * 16, b"r" * 16, 1),) * 2},
    "a name that is one": {"files": (Beside("сын.jpg".encode(), b"r" * 16, 1),)},
    "a file of no size": {"files": (Beside(b"n" * 16, b"r" * 16, -1),)},
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_head_that_no_reader_would_take_is_not_written(sample: Sample, wrong: str) -> None:
    with pytest.raises(BundleMalformed):
        sample.head(**WRONG[wrong]).encoded()


def test_a_head_of_a_newer_version_is_told_as_one(sample: Sample) -> None:
    value = decoded(sample.head().encoded())
    with pytest.raises(BundleNewer):
        Head.read(encoded([2, "whatever"]))
    for form in (0, -1, "1", None):
        with pytest.raises(BundleMalformed):
            Head.read(encoded([form, *value[1:]]))


@given(st.integers(0, 2**40))
def test_a_size_is_padded_by_an_eighth_at_most_and_stays_when_padded_again(size: int) -> None:
    padded = bundle.padded_size(size)
    assert size <= padded <= size + size * 0.12 + 1
    assert bundle.padded_size(padded) == padded


def test_padding_leaves_few_sizes() -> None:
    assert [bundle.padded_size(one) for one in (0, 1, 8, 9, 100, 1000, 1025, 10**6)] == [
        0, 1, 8, 10, 104, 1024, 1088, 1015808,
    ]  # fmt: skip
    assert len({bundle.padded_size(one) for one in range(500, 100_000)}) < 250


def test_a_bundle_says_who_sent_it_and_has_a_round_size(sample: Sample) -> None:
    plain = sample.plain()
    sender, packed = bundle.split(plain)
    assert sender == bytes(SENDER.verify_key)
    assert len(plain) == bundle.padded_size(bundle.START + len(packed))
    assert sample.plain() == plain
    head, lists = taken_apart(plain)
    assert Head.read(head) == sample.head()
    assert [len(one) for one in lists] == [len(sample.entries)]


@pytest.mark.parametrize("at", [4, 40, 104, 200])
def test_a_bundle_changed_under_its_signature_is_told_as_forged(sample: Sample, at: int) -> None:
    plain = bytearray(sample.plain())
    plain[at] ^= 1
    with pytest.raises(BundleForged):
        bundle.split(plain)


def test_another_size_another_padding_and_another_form_are_refused(sample: Sample) -> None:
    plain = sample.plain()
    assert plain.endswith(b"\x00")
    for other in (plain[:-1], plain + b"\x00", plain[:-1] + b"\x01", b"FCB0" + plain[4:], b"", plain[:50]):
        with pytest.raises(BundleMalformed):
            bundle.split(other)
    for newer in (b"FCB2" + plain[4:], b"FCB9"):
        with pytest.raises(BundleNewer):
            bundle.split(newer)


def test_a_bundle_too_large_for_any_reader_is_not_written(sample: Sample, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(frame, "ENTRY_LIMIT", len(sample.entries) - 1)
        with pytest.raises(BundleTooLarge):
            sample.plain()
    with monkeypatch.context() as patched:
        patched.setattr(bundle, "PLAIN_LIMIT", len(sample.plain()) - 1)
        with pytest.raises(BundleTooLarge):
            sample.plain()
    assert len(sample.plain()) < 4096, "control"


def test_what_shrinks_beyond_measure_is_not_written_either() -> None:
    with pytest.raises(BundleTooLarge):
        frame.framed(b"", [[Form(bytes(2**20), b"")] * 3])
    assert frame.framed(b"", [[Form(bytes(2**20), b"")]])
    assert len(frame.framed(b"", [[Form(random.Random(1).randbytes(2**20), b"")] * 3])) < 2**21, (
        "control: what shrinks to a third is"
    )


def test_a_frame_is_read_no_further_than_it_says_of_itself() -> None:
    small_window = zstandard.ZstdCompressionParameters.from_level(1, window_log=17)
    content = b"\x81\x81\x5a" + (2**20).to_bytes(4, "big") + bytes(2**20)
    packed = zstandard.ZstdCompressor(compression_params=small_window).compress(content)
    assert packed[6:10] == len(content).to_bytes(4, "little"), "where it says so"
    whole = frame.Frame(frame.put_together(b"", b"", packed))
    assert list(whole.lists(1)) == [(0, bytes(2**20))], "control"
    lying = frame.put_together(b"", b"", packed[:6] + (70_000).to_bytes(4, "little") + packed[10:])
    with pytest.raises(BundleMalformed):
        list(frame.Frame(lying).lists(1))


def test_all_lists_together_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = frame.framed(b"", [[Form(b"a", b"")] * 3, [Form(b"b", b"")] * 3])
    for limit in (6, 5):
        monkeypatch.setattr(frame, "ENTRY_LIMIT", limit)
        reading = frame.Frame(packed)
        assert reading.head == b""
        if limit == 6:
            assert len(list(reading.lists(2))) == 6, "control"
        else:
            with pytest.raises(BundleTooLarge):
                list(reading.lists(2))


@pytest.mark.parametrize("size", [0, 1, 23, 24, 255, 256, 65_535, 65_536])
def test_a_length_has_one_form_only(size: int) -> None:
    for width in (1, 2, 4, 8):
        low = 24 + (1, 2, 4, 8).index(width)
        if size >= 256**width:
            continue
        string = bytes([2 << 5 | low]) + size.to_bytes(width, "big") + bytes(size)
        within = frame.put_together(b"", b"", zstandard.ZstdCompressor().compress(b"\x81\x81" + string))
        before = string + b"\x40" + zstandard.ZstdCompressor().compress(b"\x80")
        if size >= 24 and (width == 1 or size >= 256 ** (width // 2)):
            assert list(frame.Frame(within).lists(1)) == [(0, bytes(size))], "control"
            assert frame.Frame(before).head == bytes(size), "control"
            continue
        with pytest.raises(BundleMalformed):
            list(frame.Frame(within).lists(1))
        with pytest.raises(BundleMalformed):
            frame.Frame(before)


def test_a_file_has_a_name_that_says_nothing(sample: Sample) -> None:
    told = bundle.bundled(sample.head(), [sample.entries], [sample.tag_key])
    names = {bundle.sealed_bundle(told, SENDER, [READER.identities[0].recipient], WORLD.random)[0] for _ in range(3)}
    assert len(names) == 3
    assert all(re.fullmatch(r"[0-9a-f]{32}\.fcx", name) for name in names)


def test_a_list_and_a_key_for_each_scope_and_no_other_key(sample: Sample) -> None:
    with pytest.raises(ValueError, match="each scope"):
        bundle.bundled(sample.head(), [], [])
    with pytest.raises(ValueError, match="another key"):
        bundle.bundled(sample.head(), [[]], [b"k" * 32])


def test_another_age_opens_it(sample: Sample) -> None:
    identity = pyrage.x25519.Identity.from_str(READER.identities[0].text())
    assert pyrage.decrypt(sample.file(), [identity]) == sample.plain()


def size_of(sample: Sample, vault: Vault, values: dict[str, str], keyed: bool) -> int:
    """Bytes of the file that carries one entry with these values to one reader."""
    before = {one.id for one in vault.journal.entries()}
    with vault.transaction():
        vault.journal.append(Target(sample.scope, 32, 1, WORLD.random(16)), values, {}, STAMP)
    entries = [one for one in vault.journal.entries(sample.scope) if one.id not in before]
    assert len(entries) == 1
    scope = Scope(sample.scope, "visit", sample.tag_key if keyed else None)
    device = vault.journal.device
    have = {sample.scope: {device: ((0, 120),), b"another device, with a few seen.": ((0, 40), (43, 55))}}
    return len(sample.file(entries, scopes=(scope,), have=have, files=()))


def test_small_deeds_make_small_files(shared: tuple[Vault, Sample]) -> None:
    """Measured: 776 and 1,608 bytes with a have-vector of two strangers' devices (90 bytes), 808 and 1,608 with the
    scope's key too; whole entries: 506 and 3,955."""
    vault, sample = shared
    edit = {"findings": "обыск без протокола"}
    visit = {f"answer_{at}": WORDS[at] for at in range(30)}
    assert sum(len(one) for one in visit.values()) / 30 > 8
    for keyed in (False, True):
        assert size_of(sample, vault, edit, keyed) <= 1000
        assert size_of(sample, vault, visit, keyed) <= 2000


def test_the_words_that_both_sides_have_stay_as_they_are() -> None:
    assert KNOWN_WORDS.read_text("ascii") == known_words.WORDS
    assert hashlib.sha256(known_words.KNOWN).hexdigest() == (
        "e3dd00dc932009b950367bf62dbce6b606ea374095335aaea5711c51124e9968"
    ), "a bundle packed with other words cannot be read: a change of them needs a new form (FCB2)"


def test_a_bundle_is_read_by_the_recipe_of_its_page(shared: tuple[Vault, Sample], tmp_path: Path) -> None:
    vault, sample = shared
    odd = odd_entries(vault, sample.scope, SigningKey(b"o" * 32))
    entries = [*sample.entries, *odd]
    (tmp_path / "bundle.fcx").write_bytes(sample.file(entries, scopes=(Scope(sample.scope, "case", None),)))
    reader = age.Reader(io.BytesIO((tmp_path / "bundle.fcx").read_bytes()), READER.identities[0])
    (tmp_path / "plain").write_bytes(reader.readall())
    told = run_recipe("exchange.md", str(tmp_path / "plain"), str(KNOWN_WORDS), sample.tag_key.hex()).decode()
    assert [line.split()[1] for line in told.splitlines()] == [one.id.hex() for one in entries]
    assert "Обыск без протокола" in told
