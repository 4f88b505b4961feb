"""How the letters of a plain text are written: UTF-8, UTF-16, windows-1251 or koi8-r. A guess is told as a guess.

Pure functions of bytes. What is no text by its bytes is not made one.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

# In Russian, Ukrainian, Kazakh and Kyrgyz texts these are about half of all letters.
_FREQUENT = frozenset("оеаинтсрвл")
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_LOOKED_AT = 64 * 1024
_SINGLE = ("cp1251", "koi8-r")
NAMES = {"utf-8": "UTF-8", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "cp1251": "windows-1251", "koi8-r": "KOI8-R"}


@dataclass(frozen=True)
class Written:
    """How a text is written: Python's name of the encoding, whether the bytes themselves say so, and how many bytes of
    mark stand before the text."""

    encoding: str
    sure: bool
    mark: int = 0

    @property
    def name(self) -> str:
        """The encoding as people call it."""
        return NAMES[self.encoding]


def written(content: bytes) -> Written | None:
    """How a text that begins with these bytes is written; None where they are no text that can be read here."""
    start = content[:_LOOKED_AT]
    for mark, encoding in ((codecs.BOM_UTF8, "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if start.startswith(mark):
            return Written(encoding, sure=True, mark=len(mark))
    if not _CONTROL.search(start) and _is_utf8(start):
        return Written("utf-8", sure=True)
    if (wide := _wide(start)) is not None:
        return Written(wide, sure=False)
    if _CONTROL.search(start) or not _mostly_cyrillic(start):
        return None
    return Written(max(_SINGLE, key=lambda one: _likely(start.decode(one, "replace"))), sure=False)


def looks_like_text(start: bytes) -> bool:
    """Whether a file that begins with these bytes is taken for a text."""
    return written(start) is not None


def _is_utf8(start: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(start)  # a letter that is cut off at the end is no fault
    except UnicodeDecodeError:
        return False
    return True


def _wide(start: bytes) -> str | None:
    """UTF-16 without a mark: every other byte is one of two or three, and what comes out are letters."""
    if len(start) < 8:
        return None
    for encoding, high in (("utf-16-le", start[1::2]), ("utf-16-be", start[::2])):
        if sum(byte in (0x00, 0x04, 0x20) for byte in high) >= 0.97 * len(high):
            text = start[: len(start) // 2 * 2].decode(encoding, "replace")
            if all(sign.isprintable() or sign in "\r\n\t\f" for sign in text):
                return encoding
    return None


def _mostly_cyrillic(start: bytes) -> bool:
    """Whether what is not ASCII are letters of a Cyrillic page, in words: those of both pages stand above 0xC0, and
    next to one another, as an accent in a French text does not."""
    foreign = sum(byte >= 0x80 for byte in start)
    letters = sum(len(run) for run in re.findall(rb"[\xa8\xb8\xa3\xb3\xc0-\xff]{2,}", start))
    return foreign > 0 and letters >= 0.6 * foreign and b" " in start.replace(b"\n", b" ")


def _likely(text: str) -> float:
    """How much a text is like one: frequent letters, and capitals at the beginning of words alone."""
    letters = [sign for sign in text if "Ѐ" <= sign <= "ӿ"]
    frequent = sum(sign.lower() in _FREQUENT for sign in letters)
    odd = len(re.findall(r"[а-яё][А-ЯЁ]", text))
    return (frequent - 2 * odd) / max(1, len(letters))
