"""Keys of evidence as text, and headers that stray from the format."""

from __future__ import annotations

import hmac
import io
import os
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyrage import x25519

from fieldcase.errors import EvidenceDamaged, EvidenceKeyWrong
from fieldcase.vault import age, age_header, age_keys, bech32
from fieldcase.vault.age_header import Stanza

SECRETS = st.binary(min_size=32, max_size=32)
IDENTITY = age.new_identity(bytes(range(32)))
FILE_KEY = b"sixteen byte key"


@given(SECRETS)
def test_an_identity_reads_back_from_its_74_characters(secret: bytes) -> None:
    text = age.new_identity(secret).text()
    assert len(text) == 74
    assert text.startswith("AGE-SECRET-KEY-1")
    assert age.Identity.from_text(text).secret == secret


@given(SECRETS)
def test_the_public_half_is_the_one_that_age_itself_derives(secret: bytes) -> None:
    identity = age.new_identity(secret)
    theirs = x25519.Identity.from_str(identity.text())
    assert identity.recipient.text() == str(theirs.to_public())
    assert age.Recipient.from_text(identity.recipient.text()) == identity.recipient


@given(SECRETS, st.integers(0, 73), st.sampled_from(bech32.LETTERS.upper()))
def test_one_wrong_character_in_a_key_is_found(secret: bytes, place: int, letter: str) -> None:
    text = age.new_identity(secret).text()
    wrong = text[:place] + letter + text[place + 1 :]
    if wrong != text:
        with pytest.raises(ValueError, match=r"Bech32|checksum|identity|bits"):
            age.Identity.from_text(wrong)


@given(SECRETS, st.integers(16, 72))
def test_two_swapped_characters_in_a_key_are_found(secret: bytes, place: int) -> None:
    text = age.new_identity(secret).text()
    wrong = text[:place] + text[place + 1] + text[place] + text[place + 2 :]
    if wrong != text:
        with pytest.raises(ValueError, match="checksum"):
            age.Identity.from_text(wrong)


@given(st.text("abcdefghijklmnopqrstuvwxyz-", min_size=1, max_size=20), st.binary(max_size=100))
def test_bech32_reads_back_any_bytes_under_any_prefix(prefix: str, payload: bytes) -> None:
    text = bech32.encode(prefix, payload)
    assert bech32.decode(text) == (prefix, payload)
    assert bech32.decode(text.upper()) == (prefix, payload)


# BIP 173's own valid and invalid strings (those of them that are not about its length limit).
@pytest.mark.parametrize(
    "text", ["A12UEL5L", "a12uel5l", "split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w"]
)
def test_bech32_accepts_the_standards_examples(text: str) -> None:
    assert bech32.encode(*bech32.decode(text)) == text.lower()


@pytest.mark.parametrize(
    "text",
    ["", "1", "pzry9x0s0muk", "1pzry9x0s0muk", "x1b4n0q5v", "li1dgmt3", "A1G7SGD8", "10a06t8", "1qzzfhee", "a12UEL5L"],
)
def test_bech32_refuses_the_standards_counterexamples(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        bech32.decode(text)


@pytest.mark.parametrize("groups", [[0, 1], [31, 31, 31], [0, 0, 0]], ids=["a bit", "seven bits", "seven zeros"])
def test_bech32_refuses_bits_left_over_under_a_right_checksum(groups: list[int]) -> None:
    check = bech32._polymod(bech32._spread("age") + groups + [0] * 6) ^ 1
    text = "age1" + "".join(bech32.LETTERS[group] for group in groups + [check >> 5 * n & 31 for n in range(5, -1, -1)])
    with pytest.raises(ValueError, match="bits left over"):
        bech32.decode(text)


@pytest.mark.parametrize("text", ["\x20" + "1nwldj5", "\x7f" + "1axkwrx", "de1lg7wt\x00"])
def test_bech32_refuses_characters_that_cannot_be_read_out(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        bech32.decode(text)


@pytest.mark.parametrize(
    "text",
    [
        IDENTITY.recipient.text(),
        IDENTITY.text().lower(),
        bech32.encode("age-secret-key-", bytes(31)).upper(),
        bech32.encode("age-secret-key-pq-", bytes(32)).upper(),
    ],
    ids=["a public key", "lower case", "31 bytes", "another kind of key"],
)
def test_what_is_no_identity_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        age.Identity.from_text(text)


@pytest.mark.parametrize(
    "text",
    [
        IDENTITY.text(),
        IDENTITY.recipient.text().upper(),
        bech32.encode("age", bytes(33)),
        bech32.encode("agf", bytes(32)),
    ],
    ids=["a secret key", "upper case", "33 bytes", "another prefix"],
)
def test_what_is_no_recipient_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        age.Recipient.from_text(text)


def test_an_identity_shows_nothing_of_itself() -> None:
    secret = os.urandom(32)
    shown = repr(age.new_identity(secret)) + str(age.new_identity(secret)) + f"{age.new_identity(secret)}"
    assert shown == "Identity(...)" * 3


def test_an_identity_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        age.new_identity(bytes(31))


def header_of(*stanzas: Stanza, change: Callable[[bytes], bytes] = bytes) -> bytes:
    """A header of these stanzas with a right MAC over whatever `change` made of it."""
    covered = change(age_header.written(stanzas))
    mac = hmac.digest(age_keys.derive(FILE_KEY, b"", b"header"), covered, "sha256")
    return covered + b" " + age_header.unpadded(mac) + b"\n"


OURS = IDENTITY.recipient.wrap(FILE_KEY, bytes(range(100, 132)))
STRANGER = Stanza(b"example.com/other", (b"argument",), bytes(70))


def stanzas_of_kind(count: int, size: int = 3) -> list[Stanza]:
    """`count` stanzas of a kind nobody knows, `size` bytes each."""
    return [Stanza(b"other", (), bytes(size))] * count


@pytest.mark.parametrize(
    "header",
    [
        header_of(OURS),
        header_of(STRANGER, OURS, STRANGER),
        header_of(*stanzas_of_kind(63), OURS),
        header_of(Stanza(b"other", (), bytes(48)), Stanza(b"other", (), b""), OURS),
        header_of(Stanza(b"other", (), bytes(11_000)), OURS),
    ],
    ids=["one", "among strangers", "the 64th", "full and empty last lines", "fifteen kilobytes"],
)
def test_our_stanza_is_found_in_a_lawful_header(header: bytes) -> None:
    assert age_keys.file_key(age_header.parse(header + b"payload"), IDENTITY) == FILE_KEY
    assert age_header.parse(header + b"payload").size == len(header)


@pytest.mark.parametrize(
    "header",
    [
        header_of(),
        header_of(*stanzas_of_kind(64), OURS),
        header_of(Stanza(b"other", (), bytes(12_300)), OURS),
        header_of(OURS, change=lambda text: text.replace(b"\n", b"\r\n")),
        header_of(OURS, change=lambda text: text.replace(b"/v1", b"/v2")),
        header_of(OURS, change=lambda text: text.replace(b"-> X25519 ", b"-> X25519  ")),
        header_of(OURS, change=lambda text: text.replace(b"-> ", b"->")),
        header_of(OURS, change=lambda text: text.replace(b"-> ", b"=> ")),
        header_of(OURS, change=lambda text: text.replace(b"-> X25519", b"-> X25519\t")),
        header_of(OURS, change=lambda text: text.replace(b"-> X25519", "-> Х25519".encode())),
        header_of(OURS, change=lambda text: text.replace(b"\n---", b"=\n---")),
        header_of(OURS, change=lambda text: text.replace(b"\n---", b"\n\n---")),
        header_of(OURS, change=lambda text: text + b"-"),
        header_of(OURS).replace(b"--- ", b"---"),
        header_of(OURS).removesuffix(b"\n"),
        header_of(OURS).removesuffix(b"\n") + b" \n",
        header_of(OURS)[:-4] + b"\n",
        header_of(OURS).replace(b"---", b"-> scrypt c2FsdHNhbHRzYWx0c2FsdA 10\nAAAA\n---"),
        b"",
        b"age-encryption.org/v1",
        b"age-encryption.org/v1\n",
        b"-----BEGIN AGE ENCRYPTED FILE-----\n",
        b"%PDF-1.7\n",
    ],
    ids=[
        "no stanza", "65 stanzas", "over 16 KiB", "CR LF", "version 2", "two spaces", "no space", "another arrow",
        "a tab", "a Cyrillic letter", "padding", "an empty line", "four dashes", "no space before the MAC",
        "no last line feed", "a space behind the MAC", "a short MAC",
        "a passphrase beside a key", "nothing", "half a line", "one line",
        "armour", "a PDF",
    ],
)  # fmt: skip
def test_a_header_that_strays_from_the_format_is_refused(header: bytes) -> None:
    with pytest.raises(EvidenceDamaged) as refused:
        age_keys.file_key(age_header.parse(header), IDENTITY)
    assert refused.value.values["part"] == "header"


def test_a_changed_mac_is_found_before_anything_is_decrypted() -> None:
    header = header_of(OURS)
    other = header[:-10] + (b"A" if header[-10:-9] != b"A" else b"B") + header[-9:]
    with pytest.raises(EvidenceDamaged) as refused:
        age_keys.file_key(age_header.parse(other), IDENTITY)
    assert refused.value.values["part"] == "mac"


def test_a_stanza_slipped_in_is_found_by_the_mac() -> None:
    header = header_of(OURS).replace(b"-> X25519", b"-> other\n\n-> X25519")
    with pytest.raises(EvidenceDamaged) as refused:
        age_keys.file_key(age_header.parse(header), IDENTITY)
    assert refused.value.values["part"] == "mac"


def test_a_file_for_somebody_else_says_that_the_key_is_wrong() -> None:
    with pytest.raises(EvidenceKeyWrong):
        age_keys.file_key(age_header.parse(header_of(STRANGER)), IDENTITY)
    target = io.BytesIO()
    age.encrypt(io.BytesIO(b"words"), target, [IDENTITY.recipient], os.urandom)
    with pytest.raises(EvidenceKeyWrong):
        age.Reader(target, age.new_identity(bytes(32)))


@given(st.binary(max_size=200))
def test_canonical_base64_reads_back_and_nothing_else_is_taken(payload: bytes) -> None:
    text = age_header.unpadded(payload)
    assert age_header.from_unpadded(text) == payload
    for other in (text + b"=", text + b"\n", b" " + text, text + b"A" if len(text) % 4 == 0 else text + b"=="):
        with pytest.raises(EvidenceDamaged):
            age_header.from_unpadded(other)


@given(st.binary(max_size=2000))
def test_any_bytes_at_all_are_a_header_or_refused_by_name(head: bytes) -> None:
    with pytest.raises(EvidenceDamaged):
        age_header.parse(head)
    with pytest.raises(EvidenceDamaged):
        age_header.parse(b"age-encryption.org/v1\n" + head)
