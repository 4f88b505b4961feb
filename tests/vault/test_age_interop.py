"""Our files held to the other programs that write and read age: pyrage (Rust) and the age command (Go)."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from pathlib import Path
from random import Random

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcase.vault import age
from fieldcase.vault.age import CHUNK

SIZES = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 17 * CHUNK + 3]
NOISE = Random(11).randbytes(max(SIZES))
AGE = shutil.which("age")
needs_age = pytest.mark.skipif(AGE is None, reason="the age command is not installed (Debian: apt-get install age)")


def sealed(words: bytes, identity: age.Identity) -> bytes:
    """`words` as our own age file."""
    target = io.BytesIO()
    age.encrypt(io.BytesIO(words), target, [identity.recipient], os.urandom)
    return target.getvalue()


@pytest.mark.parametrize("size", SIZES)
def test_pyrage_reads_what_we_write(size: int) -> None:
    identity = age.new_identity(os.urandom(32))
    theirs = pyrage.x25519.Identity.from_str(identity.text())
    assert pyrage.decrypt(sealed(NOISE[:size], identity), [theirs]) == NOISE[:size]


@pytest.mark.parametrize("size", SIZES)
def test_we_read_what_pyrage_writes(size: int) -> None:
    theirs = pyrage.x25519.Identity.generate()
    file = pyrage.encrypt(NOISE[:size], [theirs.to_public()])
    assert age.Reader(io.BytesIO(file), age.Identity.from_text(str(theirs))).read() == NOISE[:size]


@given(st.binary(max_size=500), st.integers(0, 3), st.integers(0, 3))
def test_we_find_our_share_among_pyrages_recipients(words: bytes, before: int, behind: int) -> None:
    ours = age.new_identity(os.urandom(32))
    to_us = pyrage.x25519.Recipient.from_str(ours.recipient.text())
    others = [pyrage.x25519.Identity.generate().to_public() for _ in range(before + behind)]
    file = pyrage.encrypt(words, [*others[:before], to_us, *others[before:]])
    assert age.Reader(io.BytesIO(file), ours).read() == words


def test_pyrage_refuses_our_file_with_another_key() -> None:
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(sealed(b"words", age.new_identity(os.urandom(32))), [pyrage.x25519.Identity.generate()])


@needs_age
def test_the_age_command_reads_what_we_write(tmp_path: Path) -> None:
    identity = age.new_identity(os.urandom(32))
    (tmp_path / "key").write_text(identity.text() + "\n")
    for size in SIZES:
        file = tmp_path / f"{size}.age"
        file.write_bytes(sealed(NOISE[:size], identity))
        out = subprocess.run([str(AGE), "-d", "-i", tmp_path / "key", file], capture_output=True, check=True)
        assert out.stdout == NOISE[:size]


@needs_age
def test_we_read_what_the_age_command_writes(tmp_path: Path) -> None:
    identity = age.new_identity(os.urandom(32))
    for size in SIZES:
        command = [str(AGE), "-r", identity.recipient.text()]
        file = subprocess.run(command, input=NOISE[:size], capture_output=True, check=True).stdout
        assert age.Reader(io.BytesIO(file), identity).read() == NOISE[:size]


@needs_age
def test_the_age_command_refuses_our_file_once_it_is_cut(tmp_path: Path) -> None:
    identity = age.new_identity(os.urandom(32))
    (tmp_path / "key").write_text(identity.text() + "\n")
    (tmp_path / "cut.age").write_bytes(sealed(NOISE[:1000], identity)[:-1])
    out = subprocess.run([str(AGE), "-d", "-i", tmp_path / "key", tmp_path / "cut.age"], capture_output=True)
    assert out.returncode != 0
