"""Cards of invented people for tests: any label, any keys, and cards signed by whoever wants to cheat.

Makes no claim of its own: tests do.
"""

from __future__ import annotations

import base64
import unicodedata
from typing import Any

from hypothesis import strategies as st
from nacl.signing import SigningKey

from fieldcase.exchange.cards import LABEL_LIMIT, MARK, SIGNED_AS, Card, made_card
from fieldcase.vault import age, entry

MADE = 1_767_225_600_000
MEMBER = bytes(range(16))
# Signs of several alphabets, spaces, accents that are composed, pictures of four bytes.
SIGNS = "abzАБЯёйқүӣ'’.,-()№0189 éżäλ漢שع🐦🌿"
LABELS = st.text(SIGNS, min_size=1, max_size=LABEL_LIMIT).filter(
    lambda text: text.strip() != "" and len(unicodedata.normalize("NFC", text)) <= LABEL_LIMIT
)


def card(label: str = "Ласточка", seed: int = 1, made: int = MADE) -> Card:
    """The card of an invented laptop; the same seed has the same keys."""
    return made_card(label, MEMBER, key_of(seed), identity_of(seed), made)


def key_of(seed: int) -> SigningKey:
    """The signing key of an invented laptop."""
    return SigningKey(seed.to_bytes(32, "big"))


def identity_of(seed: int) -> age.Identity:
    """Its exchange key; every byte differs, for X25519 does not look at each bit of the first and the last."""
    return age.new_identity(bytes([seed]) * 32)


@st.composite
def any_card(draw: st.DrawFn) -> Card:
    """Any card that a laptop may make."""
    member = draw(st.binary(min_size=16, max_size=16))
    key = SigningKey(draw(st.binary(min_size=32, max_size=32)))
    identity = age.new_identity(draw(st.binary(min_size=32, max_size=32)))
    return made_card(draw(LABELS), member, key, identity, draw(st.integers(0, entry.POSITION_LIMIT - 1)))


def spelled(raw: bytes) -> str:
    """Bytes as the text of a card."""
    return MARK + base64.b32encode(raw).decode().rstrip("=")


def signed_text(said: bytes, seed: int = 1, prefix: bytes = SIGNED_AS) -> str:
    """Any bytes as a card that invented laptop signed."""
    return spelled(said + key_of(seed).sign(prefix + said).signature)


def said_by(seed: int = 1, **other: Any) -> bytes:
    """What an honest card says, but for the values in `other`."""
    honest = {
        "form": 1, "label": "Ласточка", "member": MEMBER, "device": bytes(key_of(seed).verify_key),
        "recipient": identity_of(seed).recipient.public, "made": MADE,
    }  # fmt: skip
    return entry.encoded(list((honest | other).values()))
