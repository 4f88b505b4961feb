"""The card of a laptop: a text that says who is to be called what, and the keys to write to and to believe.

Knows one spelling of a card, and that white space comes into a text that is copied from a message. Refuses to know
whether a card may be believed: it is signed by the very laptop it names, so it proves that whoever made it has that
laptop's keys, and not whose laptop it is. That is what two people compare six words for.
"""

from __future__ import annotations

import base64
import binascii
import unicodedata
from dataclasses import dataclass
from typing import Any

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from fieldcase.errors import CardForged, CardLabelRefused, CardUnreadable, EntryRefused
from fieldcase.vault import entry
from fieldcase.vault.age_keys import FILE_KEY_BYTES, KEY_BYTES, Identity, Recipient

FORMAT = 1
MARK = "FCCARD1:"
SIGNED_AS = b"fieldcase/card/1\x00"
LABEL_LIMIT = 60
MEMBER_BYTES = 16
_SIGNATURE_BYTES = 64
# The longest card: a label of 60 signs with four bytes each, and the 18 bytes that CBOR writes for all the rest.
_LONGEST = MEMBER_BYTES + 2 * KEY_BYTES + _SIGNATURE_BYTES + 4 * LABEL_LIMIT + 18
_MOST_LETTERS = (_LONGEST * 8 + 4) // 5
# A messenger may break lines and indent them; whatever is longer than this is no card.
TEXT_LIMIT = 4096
# Not white space to Unicode, and put into copied text by messengers and editors all the same.
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
# Letters, marks and signs to Unicode, and nothing to the eye: fillers, an empty Braille cell, selectors of a variation.
_BLANK = frozenset(map(chr, (0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, *range(0x180B, 0x1810), 0x2800, 0x3164,
                             *range(0xFE00, 0xFE10), 0xFFA0, *range(0xE0100, 0xE01F0))))  # fmt: skip


@dataclass(frozen=True, repr=False)
class Card:
    """One laptop as it shows itself to others. Made by `made_card` or `Card.read`; its repr shows nothing of it.

    `label` is what the person wants to be called here, `member` the id of their record, `device` the Ed25519 key that
    signs the laptop's journal, `recipient` the X25519 key that files to it are sealed to, `made` milliseconds since
    1970-01-01 UTC, `signature` the device's own.
    """

    label: str
    member: bytes
    device: bytes
    recipient: bytes
    made: int
    signature: bytes

    def text(self) -> str:
        """The card as it is copied, sent and drawn: capital letters, digits and one colon, without a break."""
        return MARK + _spelled(self.packed())

    def packed(self) -> bytes:
        """The card's bytes, as a bundle brings them along."""
        return self._said() + self.signature

    @classmethod
    def read(cls, text: str) -> Card:
        """The card that `text` spells, white space and line breaks forgiven wherever they are.

        CardUnreadable where it is not a card in its one spelling, CardForged where its signature does not fit it.
        """
        return cls.unpacked(_unspelled(text))

    @classmethod
    def unpacked(cls, raw: bytes) -> Card:
        """The card of its bytes; CardUnreadable, CardForged."""
        said, signature = raw[:-_SIGNATURE_BYTES], raw[-_SIGNATURE_BYTES:]
        try:
            value = entry.decoded(said)
        except EntryRefused:
            raise CardUnreadable() from None
        if not _fits(value):
            raise CardUnreadable()
        _, label, member, device, recipient, made = value
        try:
            VerifyKey(device).verify(SIGNED_AS + said, signature)
        except (BadSignatureError, ValueError):
            raise CardForged() from None
        return cls(label, member, device, recipient, made, signature)

    def _said(self) -> bytes:
        return _encoded(self.label, self.member, self.device, self.recipient, self.made)


def made_card(label: str, member: bytes, key: SigningKey, identity: Identity, made: int) -> Card:
    """The card of the laptop that signs with `key` and opens files with `identity`; `made` is World.now().

    White space in `label` is taken for single spaces. CardLabelRefused (value limit) for a label that is empty, longer
    than 60 signs, or has signs in it that are not seen or turn the text around.
    """
    label = unicodedata.normalize("NFC", " ".join(label.split()))
    if not _is_label(label):
        raise CardLabelRefused(limit=LABEL_LIMIT)
    device, recipient = bytes(key.verify_key), identity.recipient.public
    said = _encoded(label, member, device, recipient, made)
    if not _fits(entry.decoded(said)):
        raise ValueError("not what a card is made of")
    return Card(label, member, device, recipient, made, key.sign(SIGNED_AS + said).signature)


def _encoded(label: str, member: bytes, device: bytes, recipient: bytes, made: int) -> bytes:
    return entry.encoded([FORMAT, label, member, device, recipient, made])


def _spelled(raw: bytes) -> str:
    return base64.b32encode(raw).decode("ascii").rstrip("=")


def _unspelled(text: str) -> bytes:
    """The bytes behind the mark; CardUnreadable for too many, and for any other spelling than `_spelled` gives."""
    if len(text) > TEXT_LIMIT:
        raise CardUnreadable()
    bare = "".join(sign for sign in text if not (sign.isspace() or sign in _UNSEEN))
    letters = bare.removeprefix(MARK)
    if letters == bare or len(letters) > _MOST_LETTERS:
        raise CardUnreadable()
    try:
        raw = base64.b32decode(letters + "=" * (-len(letters) % 8))
    except (binascii.Error, ValueError):
        raise CardUnreadable() from None
    if _spelled(raw) != letters:  # else the bits left over in the last letter would be free to say anything
        raise CardUnreadable()
    return raw


def _fits(value: Any) -> bool:
    """Whether a decoded value has the shape of a card; its signature is looked at afterwards."""
    if not isinstance(value, list) or len(value) != 6 or type(value[0]) is not int or value[0] != FORMAT:
        return False
    _, label, member, device, recipient, made = value
    sizes = ((member, MEMBER_BYTES), (device, KEY_BYTES), (recipient, KEY_BYTES))
    if not all(isinstance(one, bytes) and len(one) == size for one, size in sizes):
        return False
    if type(made) is not int or not 0 <= made < entry.POSITION_LIMIT:
        return False
    return isinstance(label, str) and _is_label(label) and _takes_a_key(recipient)


def _is_label(label: str) -> bool:
    """Whether a label can be shown beside other words: one line, in one spelling, with nothing unseen in it.

    Refused are control and format characters (with them every override of the direction of writing), spaces other than
    the ordinary one, accents with nothing beneath them, and more than one accent on a letter.
    """
    if not 1 <= len(label) <= LABEL_LIMIT or label != unicodedata.normalize("NFC", " ".join(label.split())):
        return False
    before = "Z"
    for sign in label:
        kind = unicodedata.category(sign)[0]
        if kind == "C" or sign in _BLANK or (kind == "Z" and sign != " ") or (kind == "M" and before in "MZ"):
            return False
        before = kind
    return True


def _takes_a_key(recipient: bytes) -> bool:
    """Whether files can be sealed to this X25519 key: a key of low order would stop the sealing for all readers."""
    if int.from_bytes(recipient, "little") >= 2**255 - 19:
        return False
    try:
        Recipient(recipient).wrap(bytes(FILE_KEY_BYTES), bytes(KEY_BYTES))
    except ValueError:
        return False
    return True
