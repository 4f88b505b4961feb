r"""Patterns of regex() in Java's writing, for Python's reader.

Knows \p{...} classes and names of groups, not classes that meet ([a-z&&[^b]]). Refuses patterns and texts that are
longer than an answer's form, and patterns that cannot be held against a text in bounded work (`patient`).
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from fieldcase.forms.xpath.functions import patient

LONGEST_PATTERN = 1000
LONGEST_TEXT = 2000
POSIX = {
    "Lower": "a-z", "Upper": "A-Z", "ASCII": r"\x00-\x7f", "Alpha": "a-zA-Z", "Digit": "0-9", "Alnum": "a-zA-Z0-9",
    "Punct": r"!-/:-@\[-`{-~", "Blank": r" \t", "XDigit": "0-9a-fA-F", "Space": r" \t\n\x0b\f\r",
    "IsCyrillic": r"\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f", "IsLatin": r"A-Za-zªºÀ-ÖØ-öø-ʸ",
}  # fmt: skip
_CLASS = re.compile(r"\\([pP])(?:\{(\w+)\}|(\w))|\\.|\[|\]|(&&|--|~~|\|\|)|(\(\?<)(?=[a-zA-Z])", re.DOTALL)


@lru_cache(maxsize=64)
def _ranges(category: str) -> str:
    """The characters of a Unicode category (L, Lu, Nd, ...) as ranges of a class; empty where there is none."""
    found: list[tuple[int, int]] = []
    for code in range(min(sys.maxunicode, 0xFFFF) + 1):
        if unicodedata.category(chr(code)).startswith(category):
            if found and found[-1][1] == code - 1:
                found[-1] = (found[-1][0], code)
            else:
                found.append((code, code))
    return "".join([f"\\u{first:04x}-\\u{last:04x}" for first, last in found])


def _inside(name: str) -> str:
    return POSIX.get(name) or POSIX.get(f"Is{name}") or _ranges(name.removeprefix("Is"))


@lru_cache(maxsize=256)
def pattern(text: str) -> Callable[[str], bool] | None:
    r"""Whether a whole text fits the pattern that is written here; None where it is none, or one that cannot be held
    against a text in bounded work. \d and \w are ASCII's, as in Java."""
    if len(text) > LONGEST_PATTERN:
        return None
    within = False

    def replaced(found: re.Match[str]) -> str:
        nonlocal within
        whole = found[0]
        if whole in ("[", "]"):
            was, within = within, whole == "["
            return r"\[" if was and within else whole
        if found[4]:
            if within and whole == "&&":
                raise re.error("classes that meet are not known here")
            return f"{whole[0]}\\{whole[1]}" if within else whole
        if found[5]:
            return "(?P<"
        name = found[2] or found[3]
        if name is None:
            return whole
        ranges = _inside(name)
        if not ranges or (found[1] == "P" and within):
            raise re.error("no such class")
        return ranges if within else f"[{'^' if found[1] == 'P' else ''}{ranges}]"

    try:
        return patient.reader(_CLASS.sub(replaced, text), re.ASCII)
    except (re.error, OverflowError, RecursionError):
        return None


def matches(text: str, form: str) -> bool:
    """Whether the whole text fits; never, where the pattern cannot be read or the text is longer than it may be."""
    found = pattern(form)
    return found is not None and len(text) <= LONGEST_TEXT and found(text)
