"""Text as people type it: one normal form for keeping, one for searching, one for sorting (decision 6)."""

from __future__ import annotations

import html
import re
import unicodedata

# One letter order for the languages of the region: Latin, then Cyrillic with Kazakh, Kyrgyz, Tajik and Uzbek letters
# each after the letter its own alphabet puts it behind.
_ORDER = "abcdefghijklmnopqrstuvwxyz" + "аәбвгғдеёжзиӣйкқлмнңоөпрстуұүӯўфхҳһцчҷшщъыіьэюя"
_PLACE = {letter: chr(0x100 + place) for place, letter in enumerate(_ORDER)}

_TAG = re.compile("<[^<>]*>")
# Letters that would break a line, or turn it round and make one name look like another.
_UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")
_JOINERS = "\u200c\u200d"


def nfc(text: str) -> str:
    """`text` in Unicode normal form C, otherwise as typed."""
    return unicodedata.normalize("NFC", text)


def folded(text: str) -> str:
    """`text` as the search index sees it: NFC, case-folded, ё as е; й stays й."""
    return nfc(nfc(text).casefold()).replace("ё", "е")


class _OfWords(dict[int, int]):
    """For `str.translate`: letters, numerals and marks stay, all else is a space. The signs of the scripts people here
    write in are looked up once; a text of every sign there is fills no memory."""

    def __missing__(self, code: int) -> int:
        kept = code if unicodedata.category(chr(code))[0] in "LNM" else 0x20
        if code < _COMMON:
            self[code] = kept
        return kept


_COMMON = 0x3000
_OF_WORDS = _OfWords()


def words_of(text: str) -> list[str]:
    """The words of `text`, folded, without punctuation: what a query is cut into."""
    return folded(text).translate(_OF_WORDS).split()


def without_tags(markup: str) -> str:
    """The words of XML, without its tags."""
    return html.unescape(_TAG.sub(" ", markup))


def in_a_line(text: str, most: int) -> str:
    """`text` in one line of at most `most` characters; what was cut off is an ellipsis."""
    plain = " ".join(text.split())
    return plain if len(plain) <= most else plain[: most - 1].rstrip() + "…"


def sort_key(text: str) -> str:
    """A string that sorts as a person expects in Russian, Kazakh, Kyrgyz, Tajik, Uzbek and English."""
    return "".join(_PLACE.get(sign, sign if sign < "\x80" else chr(0x1000) + sign) for sign in nfc(text).casefold())


def as_told(name: str) -> str:
    """A name in one line, every letter seen: bytes that are no text, line breaks and turned writing as escapes."""
    return name if name.isprintable() else "".join(map(_seen, name))


def _seen(letter: str) -> str:
    if 0xDC80 <= ord(letter) <= 0xDCFF:  # how Python holds a byte that is no text
        return f"\\x{ord(letter) - 0xDC00:02x}"
    if letter not in _JOINERS and unicodedata.category(letter) in _UNSEEN:
        return letter.encode("unicode_escape").decode("ascii")
    return letter
