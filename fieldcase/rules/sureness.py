"""How surely a word that looks like a name is meant as one, by the word alone.

A word of plain speech is a name only with a capital inside a sentence; one that nothing else is, anyhow. Knows no text
and no person.
"""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache

from fieldcase.rules.inflect import is_cyrillic
from fieldcase.rules.russian_words import is_known_word, is_never_plain, name_score, share
from fieldcase.rules.word_lists import ENGLISH_LIKE_NAMES, ENGLISH_NAMES_AND_WORDS

_ENGLISH = ENGLISH_NAMES_AND_WORDS | ENGLISH_LIKE_NAMES
# From this share of its readings on, a capital at the beginning of a sentence is that of a name.
_NAME_SCORE = 0.5
# The same for readings that are a surname: Беков is also the plural of an old title.
_SURNAME_SCORE = 0.2


class Sureness(IntEnum):
    """How a word has to stand to be taken for a name: inside a sentence with a capital, with a capital, or anyhow."""

    INSIDE = 1
    CAPITAL = 2
    ANYHOW = 3


@lru_cache(maxsize=65536)
def sureness(form: str) -> Sureness:
    """How surely a folded form is meant as a name when it stands in a text."""
    if not is_cyrillic(form):
        if len(form) < 3 or not _ENGLISH.isdisjoint((form, form.removesuffix("s"))):
            return Sureness.INSIDE
        return Sureness.CAPITAL if len(form) < 5 else Sureness.ANYHOW
    if len(form) < 3:
        return Sureness.INSIDE
    if not is_known_word(form) or is_never_plain(form):
        return Sureness.ANYHOW
    likely = name_score(form) >= _NAME_SCORE or share(form, "Surn") >= _SURNAME_SCORE
    return Sureness.CAPITAL if likely or _is_somebody(form) else Sureness.INSIDE


def _is_somebody(form: str) -> bool:
    """Whether a known word mostly means one living being, as the surnames Ткач and Заяц do: a sentence of a report
    seldom begins with such a word unless it is a name."""
    alive = share(form, "NOUN", "anim", "sing")
    return len(form) > 3 and alive >= _NAME_SCORE and share(form, "inan") < 1 - _NAME_SCORE


def is_english_word(form: str) -> bool:
    """Whether a folded Latin word is on the lists of English words that spell like a name."""
    return not _ENGLISH.isdisjoint((form, form.removesuffix("s")))
