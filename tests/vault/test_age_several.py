"""One age file for several readers: each opens it alone, nobody else does, and a hostile header costs nothing."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pyrage
import pytest
from age_samples import NOISE
from hypothesis import given
from hypothesis import strategies as st

from fieldcase.errors import EvidenceDamaged, EvidenceKeyWrong
from fieldcase.vault import age, age_header, age_keys
from fieldcase.vault.age import CHUNK
from fieldcase.vault.age_header import Stanza
from fieldcase.vault.age_keys import RECIPIENT_LIMIT
from fieldcase.world import SeededWorld

READERS = [age.new_identity(bytes([number]) * 32) for number in range(1, RECIPIENT_LIMIT + 1)]
MIB = 1 << 20
AGE = shutil.which("age")
needs_age = pytest.mark.skipif(AGE is None, reason="the age command is not installed (Debian: apt-get install age)")


def sealed(words: bytes, readers: list[age.Identity], seed: bytes = b"a seed") -> bytes:
    """`words` as an age file for all of `readers`."""
    target = io.BytesIO()
    recipients = [reader.recipient for reader in readers]
    age.encrypt(io.BytesIO(words), target, recipients, SeededWorld(seed).random)
    return target.getvalue()


@given(st.binary(max_size=300), st.integers(1, 8))
def test_each_reader_opens_the_file_alone_and_nobody_else_does(words: bytes, count: int) -> None:
    file = sealed(words, READERS[:count])
    for reader in READERS[:count]:
        assert age.Reader(io.BytesIO(file), reader).read() == words
    with pytest.raises(EvidenceKeyWrong):
        age.Reader(io.BytesIO(file), READERS[count])


@pytest.mark.parametrize("count", [1, 2, 7, RECIPIENT_LIMIT])
def test_pyrage_reads_what_we_write_to_several(count: int) -> None:
    words = NOISE[: 2 * CHUNK + 5]
    file = sealed(words, READERS[:count])
    for reader in READERS[:count]:
        assert pyrage.decrypt(file, [pyrage.x25519.Identity.from_str(reader.text())]) == words
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(file, [pyrage.x25519.Identity.generate()])


@pytest.mark.parametrize("count", [2, 7, RECIPIENT_LIMIT])
def test_each_of_us_reads_what_pyrage_writes_to_several(count: int) -> None:
    theirs = [pyrage.x25519.Recipient.from_str(reader.recipient.text()) for reader in READERS[:count]]
    file = pyrage.encrypt(NOISE[: CHUNK + 9], theirs)
    for reader in READERS[:count]:
        assert age.Reader(io.BytesIO(file), reader).read() == NOISE[: CHUNK + 9]


@needs_age
def test_the_age_command_reads_what_we_write_to_several_and_we_what_it_writes(tmp_path: Path) -> None:
    words, readers = NOISE[: CHUNK + 1], READERS[:5]
    for number, reader in enumerate(readers):
        (tmp_path / str(number)).write_text(reader.text() + "\n")
        ask = [str(AGE), "-d", "-i", str(tmp_path / str(number))]
        assert subprocess.run(ask, input=sealed(words, readers), capture_output=True, check=True).stdout == words
    to = [part for reader in readers for part in ("-r", reader.recipient.text())]
    file = subprocess.run([str(AGE), *to], input=words, capture_output=True, check=True).stdout
    for reader in readers:
        assert age.Reader(io.BytesIO(file), reader).read() == words


@pytest.mark.parametrize("count", [0, RECIPIENT_LIMIT + 1])
def test_a_file_for_nobody_or_for_more_than_fifty_is_not_begun(count: int) -> None:
    target = io.BytesIO()
    with pytest.raises(ValueError, match="1 to 50"):
        age.Writer(target, [READERS[0].recipient] * count, os.urandom)
    assert target.getvalue() == b""


def test_a_key_that_keeps_nothing_secret_is_not_written_to() -> None:
    target = io.BytesIO()
    with pytest.raises(ValueError, match=r".+"):
        age.Writer(target, [READERS[0].recipient, age.Recipient(bytes(32))], os.urandom)
    assert target.getvalue() == b""


def test_no_ephemeral_key_serves_two_readers() -> None:
    header = age_header.parse(sealed(b"words", [READERS[0]] * 5))
    assert len({stanza.arguments for stanza in header.stanzas}) == 5
    assert len({stanza.body for stanza in header.stanzas}) == 5


def test_a_header_for_fifty_stays_far_within_what_is_read() -> None:
    header = age_header.parse(sealed(b"", READERS))
    assert len(header.stanzas) == RECIPIENT_LIMIT < age_header.STANZA_LIMIT
    assert header.size < age_header.HEADER_LIMIT // 2


@dataclass(frozen=True)
class Watched(age.Identity):
    """An identity that notes each stanza it is tried on."""

    tried: list[Stanza] = field(default_factory=list)

    def unwrap(self, stanza: Stanza) -> bytes | None:
        self.tried.append(stanza)
        return super().unwrap(stanza)


def header_with(stanzas: list[Stanza]) -> bytes:
    """A file with these stanzas, a right MAC and no payload."""
    covered = age_header.written(stanzas)
    return covered + b" " + age_header.unpadded(age_keys._mac(bytes(16), covered)) + b"\n" + bytes(64)


def to_reader(number: int) -> Stanza:
    """A stanza that gives the file key to one of READERS."""
    return READERS[number].recipient.wrap(bytes(16), bytes([number + 100]) * 32)


SALT = age_header.unpadded(b"salt" * 4)
HOSTILE: dict[str, Callable[[], bytes]] = {
    "800 stanzas": lambda: header_with([to_reader(0)] * 800),
    "65 stanzas": lambda: header_with([to_reader(0)] * 65),
    "a stanza over 16 KiB": lambda: header_with([to_reader(0), Stanza(b"other", (), bytes(13_000))]),
    "an argument over 16 KiB": lambda: header_with([to_reader(0), Stanza(b"other", (b"a" * 17_000,), b"")]),
    "a stanza of 64 MiB": lambda: header_with([to_reader(0), Stanza(b"other", (), bytes(48 * MIB))]),
    "64 MiB in one line": lambda: b"age-encryption.org/v1\n-> X25519 " + b"a" * (64 * MIB),
    "a passphrase behind a key": lambda: header_with([to_reader(0), Stanza(b"scrypt", (SALT, b"30"), bytes(32))]),
    "a passphrase before a key": lambda: header_with([Stanza(b"scrypt", (SALT, b"30"), bytes(32)), to_reader(0)]),
    "two passphrases": lambda: header_with([Stanza(b"scrypt", (SALT, b"30"), bytes(32))] * 2),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_header_is_refused_before_any_key_is_tried_and_takes_no_memory(name: str) -> None:
    file = io.BytesIO(HOSTILE[name]())
    reader = Watched(READERS[0].secret)
    tracemalloc.start()
    try:
        with pytest.raises(EvidenceDamaged) as refused:
            age.Reader(file, reader)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert refused.value.values["part"] == "header"
    assert reader.tried == []
    assert peak < MIB
    assert file.closed


def test_a_lawful_header_is_tried_stanza_by_stanza_until_one_fits() -> None:
    reader = Watched(READERS[2].secret)
    age.Reader(io.BytesIO(sealed(b"words", READERS[:5])), reader)
    assert len(reader.tried) == 3, "the control: the same identity is tried where the header is lawful"


def test_the_worst_lawful_header_costs_far_less_than_twenty_times_its_writing() -> None:
    file = header_with([to_reader(1)] * 64)
    began = time.process_time()
    with pytest.raises(EvidenceKeyWrong):
        age.Reader(io.BytesIO(file), READERS[0])
    ours = time.process_time() - began
    began = time.process_time()
    for _ in range(64 * 20):
        READERS[1].recipient.wrap(bytes(16), bytes(range(32)))
    assert ours < time.process_time() - began
