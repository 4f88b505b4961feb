"""Hostile bundles: none changes anything, makes this process fail, or brings in what its device did not sign."""

from __future__ import annotations

import os
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import cbor2
import pytest
import zstandard
from bundle_mutations import LAYERS, spoiled, wholes
from bundles import NOW, READER, STRANGER, Sample, opened, reframed, resealed, unframed
from nacl.signing import SigningKey
from vaults import projected

from fieldcase import sandbox
from fieldcase.errors import (
    BundleDamaged,
    BundleExpired,
    BundleForOthers,
    BundleMalformed,
    BundleReaddressed,
    BundleRefused,
    BundleTooLarge,
)
from fieldcase.exchange import bundle
from fieldcase.exchange.bundle import BUNDLE_LIMIT
from fieldcase.exchange.frame import put_together
from fieldcase.exchange.head import Head
from fieldcase.exchange.opening import CHILD, SORT
from fieldcase.vault.entry import Entry, Header, commitment, encoded, signed
from fieldcase.vault.vault import Vault

MEMORY = 300_000_000
SECONDS = 2
REFUSED = (BundleRefused, BundleDamaged, BundleForOthers)
linux = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="what a child took is read from /proc")


def processor(child: sandbox.Warm) -> float:
    """Seconds of processor that a child has taken so far; 0 where there is none yet."""
    process = child._process
    if process is None or not Path("/proc/self/stat").exists():
        return 0.0
    fields = Path(f"/proc/{process.pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory(child: sandbox.Warm) -> int:
    """The most bytes of memory that a child has ever held."""
    if child._process is None or not Path("/proc/self/stat").exists():
        return 0
    lines = Path(f"/proc/{child._process.pid}/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))


def attack(numbers: range, sample: Sample, vault: Vault) -> Counter[str]:
    """Open the spoiled bundles of these numbers, take in whatever opens, and look each time whether all stays as it
    was; how many of each layer were refused."""
    seeds = wholes(sample)
    there = {entry.id: entry for entry in sample.entries}
    devices = frozenset(entry.header.device for entry in sample.entries)
    reached, rows = vault.journal.reached(), projected(vault)
    refused: Counter[str] = Counter()
    with sandbox.Warm(SORT, CHILD) as child:
        for number in numbers:
            whole = seeds[number % len(seeds)]
            if number % 200 < len(seeds):
                assert tuple(opened(whole.file, child)) == sample.entries, "control: the right one opens"
            before, bad = processor(child), spoiled(number, whole)
            try:
                entries = opened(bad.file, child)
            except REFUSED:
                refused[bad.layer] += 1
            else:
                assert bad.may_open, number
                for entry in entries:
                    assert fits(entry, there[entry.id]), number
                vault.absorb(entries, devices)
            assert vault.journal.reached() == reached, number
            assert processor(child) - before <= SECONDS, number
        assert memory(child) <= MEMORY
    assert projected(vault) == rows
    return refused


def fits(entry: Entry, known: Entry) -> bool:
    """Whether it is the known entry, or that with less of its words."""
    told = [part for part, whole in zip(entry.parts, known.parts, strict=True) if part not in (None, whole)]
    return (entry.raw, entry.signature, entry.leaves, told) == (known.raw, known.signature, known.leaves, [])


def test_two_thousand_spoiled_bundles_change_nothing(shared: tuple[Vault, Sample]) -> None:
    vault, sample = shared
    refused = attack(range(2_000), sample, vault)
    assert set(refused) == set(LAYERS)
    assert sum(refused.values()) > 1_700


@pytest.mark.torture
@pytest.mark.parametrize("block", range(10))
def test_a_hundred_thousand_spoiled_bundles_change_nothing(shared: tuple[Vault, Sample], block: int) -> None:
    vault, sample = shared
    assert sum(attack(range(10_000 * (block + 1), 10_000 * (block + 2)), sample, vault).values()) > 8_500


def test_a_bundle_of_the_strangers_own_may_open_and_is_known_by_its_sender(sample: Sample) -> None:
    """Control: what refuses a spoiled bundle is not that a stranger signed it."""
    assert tuple(opened(resealed(sample.plain(key=STRANGER)))) == sample.entries


def bomb(content: bytes, **how: int) -> bytes:
    """Any content under a stranger's signature, packed in a way of its own."""
    parameters = zstandard.ZstdCompressionParameters.from_level(1, **how)
    return with_packed(zstandard.ZstdCompressor(compression_params=parameters).compress(content))


def with_packed(packed: bytes) -> bytes:
    """Any bytes in place of what is packed, behind a head that is right."""
    head = Head((READER.device,), NOW, NOW, ())
    return bundle.signed_frame(put_together(head.encoded(), b"", packed), STRANGER)


def heavy(sample: Sample, value: object) -> bytes:
    """A bundle of two entries that verify, each with a part of up to a mebibyte."""
    return chained(sample, [cbor2.dumps({"value": value})] * 2)


def chained(sample: Sample, bodies: list[bytes]) -> bytes:
    """A bundle of entries that verify, each with one of these as its only field, of no shape that is known."""
    key = SigningKey(b"h" * 32)
    entries: list[Entry] = []
    for number, body in enumerate(bodies):
        parts = [encoded({"of": number}), body]
        header = Header(
            scope=sample.scope, device=bytes(key.verify_key), seq=number, prev=entries[-1].id if entries else bytes(32),
            hlc=1, kind=900, schema=1, record=b"r" * 16, slots=(b"s" * 16,), basis=(), commitment=commitment(parts),
        )  # fmt: skip
        entries.append(signed(header, parts, key))
    return sample.plain(entries)


def lying(size: int) -> bytes:
    """A bomb that says of itself to be small: the four bytes of its size are others."""
    frame = zstandard.ZstdCompressor(level=1).compress(bytes(100 << 20))
    told = (100 << 20).to_bytes(4, "little")
    assert frame[:18].count(told) == 1
    return with_packed(frame[:18].replace(told, size.to_bytes(4, "little")) + frame[18:])


def in_lists(sample: Sample, content: bytes) -> bytes:
    """The sample's head and loose bytes, this in place of its lists."""
    head, loose, _ = unframed(sample.plain())
    return reframed(head, content, loose)


def streamed(content: bytes) -> bytes:
    """A frame that does not say how large it is."""
    return with_packed(zstandard.ZstdCompressor(write_content_size=False).compress(content))


Bomb = Callable[[Sample], bytes]
# "promised" stands for what is said to follow and does not.
TOO_LARGE: dict[str, Bomb] = {
    "a promised gigabyte of loose bytes": lambda sample: begun(
        cbor2.dumps(sample.head().encoded()) + b"\x5a\x40\x00\x00\x00"
    ),
    "zeros": lambda _: bomb(bytes(100 << 20)),
    "a promised head of a gigabyte": lambda _: begun(b"\x5a\x40\x00\x00\x00"),
    "200,001 promised entries": lambda sample: in_lists(sample, b"\x81\x9a\x00\x03\x0d\x41"),
    "a promised entry of two mebibytes": lambda sample: in_lists(sample, b"\x81\x81\x5a\x00\x20\x00\x00"),
}
MALFORMED: dict[str, Bomb] = {
    "zeros that lie": lambda _: lying(1 << 20),
    "a frame of unknown size": lambda sample: streamed(unframed(sample.plain())[2]),
    "a window of 128 MiB": lambda _: bomb(random.Random(9).randbytes(9 << 20), window_log=27),
    "a head without bottom": lambda _: headed(b"\x81" * (1 << 20)),
    "a head of a million numbers": lambda _: headed(cbor2.dumps([1] * (1 << 20))),
    "a head that promises 2^60 readers": lambda _: headed(b"\x87\x01\x9b\x10" + bytes(7)),
    "200,000 empty entries": lambda sample: in_lists(sample, b"\x81\x9a\x00\x03\x0d\x40" + b"\x40" * 200_000),
    "no loose bytes at all": lambda sample: reframed(sample.head().encoded(), unframed(sample.plain())[2]),
    "a loose byte too many": lambda sample: too_loose(sample),
    "an entry of a million withheld fields": lambda sample: withheld(sample, 1 << 20),
    "an entry without bottom": lambda sample: alone(sample, b"\x81" * (1 << 20)),
    "an entry of a million lists": lambda sample: alone(sample, cbor2.dumps([[]] * (1 << 20))),
    "an entry of many keys": lambda sample: alone(sample, cbor2.dumps({str(at): 0 for at in range(120_000)})),
}
# Heavy, and right: they open, within the same bounds.
HEAVY: dict[str, Callable[[int], object]] = {
    "lists": lambda many: [[]] * many,
    "texts": lambda many: [""] * many,
    "numbers": lambda many: [0] * many,
    "keys": lambda many: {f"{at:x}": 0 for at in range(many // 7)},
}


def headed(head: bytes) -> bytes:
    """A bundle with this as its head, and no lists."""
    return reframed(head, b"\x80")


def begun(frame: bytes) -> bytes:
    """A bundle with this as its frame."""
    return bundle.signed_frame(frame, STRANGER)


def too_loose(sample: Sample) -> bytes:
    """The sample with one byte that nothing takes."""
    head, loose, content = unframed(sample.plain())
    return reframed(head, content, loose + b"\x00")


def withheld(sample: Sample, many: int) -> bytes:
    """One entry that says to have so many fields, none of which travels, with the bytes for all of them."""
    form = encoded([2, 0, 0, 32, 1, [], None, [None] * many, []])
    return reframed(sample.head().encoded(), b"\x81\x81" + cbor2.dumps(form), bytes(32 + 64 + 48 * (many + 1)))


def alone(sample: Sample, form: bytes) -> bytes:
    """A bundle with this as its only entry."""
    return in_lists(sample, b"\x81\x81" + cbor2.dumps(form))


@pytest.mark.parametrize("name", [*TOO_LARGE, *MALFORMED])
def test_a_bomb_is_refused_within_its_seconds_and_its_memory(sample: Sample, name: str) -> None:
    file = resealed((TOO_LARGE | MALFORMED)[name](sample))
    with sandbox.Warm(SORT, CHILD) as child:
        with pytest.raises(BundleTooLarge if name in TOO_LARGE else BundleMalformed):
            opened(file, child)
        assert processor(child) <= SECONDS
        assert memory(child) <= MEMORY


@pytest.mark.parametrize("many", [150_000, pytest.param(1_000_000, marks=pytest.mark.torture)])
@pytest.mark.parametrize("name", HEAVY)
def test_what_is_made_to_be_slow_opens_within_the_same(sample: Sample, name: str, many: int) -> None:
    file = resealed(heavy(sample, HEAVY[name](many)))
    with sandbox.Warm(SORT, CHILD) as child:
        assert len(opened(file, child)) == 2
        assert processor(child) <= SECONDS
        assert memory(child) <= MEMORY


@pytest.mark.torture
def test_the_largest_bundle_there_may_be_opens_within_its_memory(sample: Sample) -> None:
    with sandbox.Warm(SORT, CHILD) as child:
        file = resealed(chained(sample, [random.Random(at).randbytes(1_020_000) for at in range(64)]))
        assert len(file) > BUNDLE_LIMIT * 0.98
        assert len(opened(file, child)) == 64
        assert memory(child) <= MEMORY


@linux
def test_what_a_child_takes_is_really_measured(sample: Sample) -> None:
    with sandbox.Warm(SORT, CHILD) as child:
        opened(sample.file(), child)
        assert processor(child) > 0
        assert 10_000_000 < memory(child) < MEMORY


def test_the_lists_have_to_be_those_of_the_head(sample: Sample, child: sandbox.Warm) -> None:
    head = sample.head().encoded()
    for lists in (b"\x80", b"\x82\x80\x80", b"\x81\x80\x00"):
        with pytest.raises(BundleMalformed):
            opened(resealed(reframed(head, lists)), child)
    assert opened(resealed(reframed(head, b"\x81\x80")), child) == [], "control"


def test_sealing_anew_gives_neither_more_time_nor_another_reader(sample: Sample, child: sandbox.Warm) -> None:
    with pytest.raises(BundleExpired):
        opened(sample.file(until=NOW), child, now=NOW + 1)
    with pytest.raises(BundleReaddressed):
        opened(sample.file(readers=(b"\x00" * 32, b"\xff" * 32)), child)
    assert opened(sample.file(readers=(READER.device, b"z" * 32), until=NOW), child), "control"
