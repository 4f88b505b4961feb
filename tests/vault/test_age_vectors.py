"""C2SP's age vectors: every file says what a reader must find, and ours is held to each it can be asked about.

The vectors are read where they are present and are not copied into the repository.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import zlib
from dataclasses import dataclass
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from fieldcase.errors import EvidenceDamaged, EvidenceKeyWrong, FieldcaseError
from fieldcase.vault import age, age_header, age_keys

HOME = Path(__file__).resolve().parents[2]
FOLDER = Path(os.environ.get("FIELDCASE_CONFORMANCE", HOME.parent / "shared" / "conformance")) / "age"

# What is left out, because evidence has one X25519 identity and binary files: text armour, passphrases, hybrid keys.
LEFT_OUT = {
    "armor": """
        crlf empty empty_last_line empty_line_begin empty_line_end eol_between_padding full_last_line garbage_encoded
        garbage_leading garbage_trailing header_crlf headers hybrid invalid_character_header
        invalid_character_payload long_line lowercase no_end_line no_eol no_match no_padding not_canonical
        pgp_checksum scrypt short_line whitespace_begin whitespace_end whitespace_eol whitespace_last_line
        whitespace_line_start whitespace_outside wrong_type x25519""",
    "scrypt": """
        - bad_tag double extra_argument long_file_key no_match not_canonical_body not_canonical_salt salt_long
        salt_missing salt_short uppercase work_factor_23 work_factor_hex work_factor_leading_garbage
        work_factor_leading_plus work_factor_leading_zero_decimal work_factor_leading_zero_octal work_factor_missing
        work_factor_negative work_factor_overflow work_factor_trailing_garbage work_factor_wrong work_factor_zero""",
    "hybrid": """
        - and_x25519 bad_tag currupted_enc_mlkem currupted_enc_x25519 extra_argument grease identity long_file_key
        long_share low_order multiple_recipients no_match not_canonical_body not_canonical_enc short_share
        uppercase""",
}
LEFT_OUT_NAMES = {
    kind if end == "-" else f"{kind}_{end}" for kind, endings in LEFT_OUT.items() for end in endings.split()
}


@dataclass(frozen=True)
class Vector:
    """One vector: what it says of itself, and the age file."""

    says: dict[str, str]
    file: bytes

    @property
    def identity(self) -> age.Identity:
        """The X25519 identity to open it with; any at all where the file is too broken to name one."""
        return age.Identity.from_text(self.says["identity"]) if "identity" in self.says else age.new_identity(bytes(32))


def read_vector(name: str) -> Vector:
    """The vector `name`; where it names several identities, its X25519 one."""
    head, _, body = (FOLDER / name).read_bytes().partition(b"\n\n")
    says: dict[str, str] = {}
    for line in head.decode().splitlines():
        key, _, value = line.partition(": ")
        if not value.startswith("AGE-SECRET-KEY-PQ-"):
            says.setdefault(key, value)
    return Vector(says, zlib.decompress(body) if says.get("compressed") == "zlib" else body)


NAMES = sorted(path.name for path in FOLDER.iterdir()) if FOLDER.is_dir() else []
ASKED = [name for name in NAMES if name not in LEFT_OUT_NAMES]
needs_vectors = pytest.mark.skipif(not NAMES, reason="no age vectors: set FIELDCASE_CONFORMANCE to their folder")


def read_all(vector: Vector) -> tuple[bytes, FieldcaseError | None]:
    """What the reader gives out before it is done or refuses, and the refusal."""
    out = b""
    try:
        with age.Reader(io.BytesIO(vector.file), vector.identity) as reader:
            while block := reader.read(age.CHUNK):
                out += block
    except FieldcaseError as error:
        return out, error
    return out, None


def most_that_may_be_given(vector: Vector) -> bytes:
    """The plaintext that a stream reader gives out before it meets the fault; the vector states its hash."""
    header = age_header.parse(vector.file)
    nonce, sealed = vector.file[header.size :][:16], vector.file[header.size + 16 :]
    cipher = ChaCha20Poly1305(age_keys.derive(age_keys.file_key(header, vector.identity), nonce, b"payload"))
    out = b""
    for index in range(len(sealed) // 65552 + 1):
        if hashlib.sha256(out).hexdigest() == vector.says["payload"]:
            return out
        for last in (b"\0", b"\1"):
            with contextlib.suppress(InvalidTag):
                out += cipher.decrypt(index.to_bytes(11, "big") + last, sealed[index * 65552 :][:65552], None)
    assert hashlib.sha256(out).hexdigest() == vector.says["payload"]
    return out


@needs_vectors
def test_the_vectors_left_out_are_those_named_here_and_no_others() -> None:
    assert len(NAMES) == 143
    assert set(NAMES) >= LEFT_OUT_NAMES
    assert (len(LEFT_OUT_NAMES), len(ASKED)) == (74, 69)
    for name in LEFT_OUT_NAMES:
        says = read_vector(name).says
        assert says.get("armored") == "yes" or "identity" not in says, name


@pytest.mark.parametrize("name", ASKED)
def test_a_vector_is_read_or_refused_as_it_says(name: str) -> None:
    vector = read_vector(name)
    released, error = read_all(vector)
    match vector.says["expect"]:
        case "success":
            assert error is None
            assert hashlib.sha256(released).hexdigest() == vector.says["payload"]
        case "no match":
            assert isinstance(error, EvidenceKeyWrong)
            assert released == b""
        case "header failure":
            assert isinstance(error, EvidenceDamaged)
            assert (error.values["part"], released) == ("header", b"")
        case "HMAC failure":
            assert isinstance(error, EvidenceDamaged)
            assert (error.values["part"], released) == ("mac", b"")
        case "payload failure":
            # a seekable reader may refuse earlier than a stream, and may never give out more
            assert isinstance(error, EvidenceDamaged)
            assert error.values["part"] == "payload"
            assert most_that_may_be_given(vector).startswith(released)
        case other:
            pytest.fail(f"an expectation nobody knows: {other}")


@needs_vectors
def test_the_file_key_is_the_one_the_vectors_name() -> None:
    checked = 0
    for name in ASKED:
        vector = read_vector(name)
        if vector.says["expect"] == "success":
            header = age_header.parse(vector.file)
            assert age_keys.file_key(header, vector.identity).hex() == vector.says["file key"], name
            checked += 1
    assert checked >= 10
