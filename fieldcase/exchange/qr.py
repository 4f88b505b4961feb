"""A text as a QR picture: which of its squares are dark.

Knows the letters that the dense form of a QR code has (ISO/IEC 18004, alphanumeric mode). Refuses to know pixels,
colours and files: whoever shows the picture draws it, and nothing of it is written anywhere.
"""

from __future__ import annotations

from qrcodegen import QrCode, QrSegment

LETTERS = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
QUIET_ZONE = 4
"""So many light squares belong around the picture on each side, or cameras do not find it; they are not part of it."""


def squares(text: str) -> tuple[tuple[bool, ...], ...]:
    """The rows of the picture, from above; True is dark. A seventh of it may be unreadable, and it still reads.

    ValueError for an empty text, one with other signs than LETTERS (a card has none), or one of over 3,391 signs.
    """
    if not text or not LETTERS.issuperset(text):
        raise ValueError("a text for a QR picture has capital letters, digits and nine signs")
    code = QrCode.encode_segments([QrSegment.make_alphanumeric(text)], QrCode.Ecc.MEDIUM)
    places = range(code.get_size())
    return tuple(tuple(code.get_module(column, row) for column in places) for row in places)
