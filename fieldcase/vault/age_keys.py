"""The two halves of an age X25519 key, and how a file key is wrapped to one and unwrapped by the other.

Knows X25519, HKDF-SHA256 and ChaCha20-Poly1305 as C2SP's age.md puts them together. Refuses every other kind of
recipient (passphrase, hybrid, SSH, plugins): a piece of evidence has one X25519 identity of its own, and a bundle is
for the X25519 keys of its readers.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from fieldcase.errors import EvidenceDamaged, EvidenceKeyWrong
from fieldcase.vault import bech32
from fieldcase.vault.age_header import Header, Stanza, from_unpadded, unpadded, written

FILE_KEY_BYTES = 16
KEY_BYTES = 32
RECIPIENT_LIMIT = 50
"""What is written; up to 64 stanzas are read, so that another program may add a few of its own."""
_WRAPPED_BYTES = FILE_KEY_BYTES + 16
_ONE_USE = bytes(12)  # a wrapping key encrypts exactly once, so its nonce may be constant


def derive(secret: bytes, salt: bytes, info: bytes) -> bytes:
    """HKDF-SHA256 to 32 bytes."""
    return HKDF(SHA256(), KEY_BYTES, salt, info).derive(secret)


@dataclass(frozen=True)
class Recipient:
    """The public half: whoever has it can write a file and cannot read it."""

    public: bytes

    def text(self) -> str:
        """`age1...`, 62 characters."""
        return bech32.encode("age", self.public)

    @classmethod
    def from_text(cls, text: str) -> Recipient:
        """The recipient spelled `age1...`; ValueError where it is not one."""
        prefix, public = bech32.decode(text)
        if prefix != "age" or len(public) != KEY_BYTES or text != text.lower():
            raise ValueError("not an age recipient")
        return cls(public)

    def wrap(self, file_key: bytes, ephemeral: bytes) -> Stanza:
        """The stanza that gives `file_key` to this recipient; `ephemeral` is 32 fresh random bytes."""
        private = X25519PrivateKey.from_private_bytes(ephemeral)
        share = private.public_key().public_bytes_raw()
        shared = private.exchange(X25519PublicKey.from_public_bytes(self.public))
        return Stanza(b"X25519", (unpadded(share),), _wrapping(shared, share, self).encrypt(_ONE_USE, file_key, None))


@dataclass(frozen=True)
class Identity:
    """The secret half, 32 raw bytes as they lie in the evidence's encrypted row. Its repr shows nothing of them."""

    secret: bytes

    def __post_init__(self) -> None:
        if len(self.secret) != KEY_BYTES:
            raise ValueError("an age identity has 32 bytes")

    def __repr__(self) -> str:
        return "Identity(...)"

    def text(self) -> str:
        """`AGE-SECRET-KEY-1...`, 74 characters: what is sent to share, and what `age -i` reads."""
        return bech32.encode("age-secret-key-", self.secret).upper()

    @classmethod
    def from_text(cls, text: str) -> Identity:
        """The identity spelled `AGE-SECRET-KEY-1...`; ValueError where it is not one."""
        prefix, secret = bech32.decode(text)
        if prefix != "age-secret-key-" or text != text.upper():
            raise ValueError("not an age identity")
        return cls(secret)

    @property
    def recipient(self) -> Recipient:
        """The public half."""
        return Recipient(X25519PrivateKey.from_private_bytes(self.secret).public_key().public_bytes_raw())

    def unwrap(self, stanza: Stanza) -> bytes | None:
        """The file key in an X25519 `stanza`, None where it is another's; EvidenceDamaged where it is malformed."""
        if len(stanza.arguments) != 1 or len(stanza.body) != _WRAPPED_BYTES:
            raise EvidenceDamaged(part="header")
        share = from_unpadded(stanza.arguments[0])
        try:
            shared = X25519PrivateKey.from_private_bytes(self.secret).exchange(X25519PublicKey.from_public_bytes(share))
        except ValueError:  # not 32 bytes, or of low order, which would make the shared secret known to everybody
            raise EvidenceDamaged(part="header") from None
        try:
            return _wrapping(shared, share, self.recipient).decrypt(_ONE_USE, stanza.body, None)
        except InvalidTag:
            return None


def new_identity(random: bytes) -> Identity:
    """The identity made of 32 fresh random bytes."""
    return Identity(random)


def sealed_header(recipients: Sequence[Recipient], file_key: bytes, random: Callable[[int], bytes]) -> bytes:
    """The whole header of a file for `recipients`, a stanza each with an ephemeral key from `random`, with its MAC.

    ValueError for none, more than 50, or a key of low order, under which nothing would be secret.
    """
    if not 1 <= len(recipients) <= RECIPIENT_LIMIT:
        raise ValueError("an age file is written for 1 to 50 recipients")
    covered = written([recipient.wrap(file_key, random(KEY_BYTES)) for recipient in recipients])
    return covered + b" " + unpadded(_mac(file_key, covered)) + b"\n"


def file_key(header: Header, identity: Identity) -> bytes:
    """The file key that `header` holds for `identity`, once the header's MAC has been checked.

    EvidenceKeyWrong where no stanza is for this identity; EvidenceDamaged where the header was changed.
    """
    if len(header.stanzas) > 1 and any(stanza.kind == b"scrypt" for stanza in header.stanzas):
        raise EvidenceDamaged(part="header")  # age.md: a passphrase must stand alone
    for stanza in header.stanzas:
        key = identity.unwrap(stanza) if stanza.kind == b"X25519" else None
        if key is not None:
            if not hmac.compare_digest(_mac(key, header.covered), header.mac):
                raise EvidenceDamaged(part="mac")
            return key
    raise EvidenceKeyWrong()


def _wrapping(shared: bytes, share: bytes, recipient: Recipient) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(derive(shared, share + recipient.public, b"age-encryption.org/v1/X25519"))


def _mac(key: bytes, covered: bytes) -> bytes:
    return hmac.digest(derive(key, b"", b"header"), covered, hashlib.sha256)
