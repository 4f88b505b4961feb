"""What becomes of each character on its way to paper.

Knows which characters are spaces, which end a line, which are invisible, and which scripts the renderer cannot set
(they need shaping or run from right to left). Knows no fonts.
"""

from __future__ import annotations

import unicodedata

_LINE_ENDS = {0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029}
_FIXED_SPACES = {0xA0, 0x2007, 0x202F}
# Invisible marks that are neither controls nor formats by category: joiner, fillers, variation selectors.
_UNSEEN = {0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0}
_SELECTORS = ((0xFE00, 0xFE0F), (0x180B, 0x180F), (0xE0100, 0xE01EF))
# Scripts whose letters change shape or place by their neighbours: Indic to Myanmar, Hangul jamo, Khmer and Mongolian.
_SHAPED = ((0x0900, 0x109F), (0x1100, 0x11FF), (0x1780, 0x18AF), (0xA840, 0xABFF))


def _within(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= code <= last for first, last in ranges)


class _Fates(dict[int, "str | None"]):
    """The table of `str.translate`, filled as characters are met."""

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        category = unicodedata.category(character)
        fate: str | None = character
        if code in _LINE_ENDS:
            fate = "\n"
        elif code in _FIXED_SPACES:
            fate = "\u00a0"
        elif category == "Zs" or code == 0x09:
            fate = " "
        elif category in ("Cc", "Cf") or code in _UNSEEN or _within(code, _SELECTORS):
            fate = None
        self[code] = fate
        return fate


_FATES = _Fates()


def drawn(text: str) -> str:
    """`text` as it is set: NFC, spaces and line ends of one kind each, invisible marks and controls dropped.

    Direction marks are dropped too: everything is set from left to right in the order it was typed.
    """
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n")).translate(_FATES)


def on_one_line(text: str) -> str:
    """`text` as it stands in metadata and bookmarks: drawn, with single spaces instead of line ends."""
    return " ".join(drawn(text).split())


def can_be_set(code: int) -> bool:
    """Whether one glyph after another from left to right sets this character rightly.

    Beyond U+FFFF nothing can be set: reportlab tells reader programs another character there, so a copy would be wrong.
    """
    if code > 0xFFFF:
        return False
    character = chr(code)
    if unicodedata.bidirectional(character) in ("R", "AL", "AN"):
        return False
    return unicodedata.category(character) not in ("Co", "Cs", "Cn") and not _within(code, _SHAPED)


def named(characters: set[str]) -> str:
    """The characters for a sentence: themselves where they print, always their number; at most twelve."""
    shown = [
        f"{character} (U+{ord(character):04X})" if character.isprintable() else f"U+{ord(character):04X}"
        for character in sorted(characters)[:12]
    ]
    return ", ".join(shown) + (" …" if len(characters) > 12 else "")
