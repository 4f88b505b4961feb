"""Whether a label that somebody typed for a person looks like a name, or describes. In doubt it is a name.

Told apart are names ("Alla B", "Айгуль") from descriptions ("museum director", "соседи") and codes ("K-17",
"Activist A."). Knows no record.
"""

from __future__ import annotations

import re

from fieldcase.model.text import folded
from fieldcase.rules.inflect import is_cyrillic
from fieldcase.rules.russian_words import is_plain_word, means_people
from fieldcase.rules.word_lists import ENGLISH_ROLES, ENGLISH_SMALL

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?|\d+")
_POSSESSIVE = re.compile(r"[’']s?$")
_ENDINGS = ("ies", "es", "s")


def looks_like_a_name(label: str) -> bool:
    """Whether a label holds a word that is neither a role, nor plain speech, nor a code or an initial.

    A word in lower case is taken for plain speech, unless it is Russian and no word of Russian. What follows "of",
    "for" or "in" behind a role is a place or an office, not the person.
    """
    words = [match.group() for match in _WORD.finditer(label)]
    behind_role = False
    for place, word in enumerate(words):
        fold = _POSSESSIVE.sub("", folded(word))
        if fold in ENGLISH_SMALL:
            behind_role = behind_role or place > 0
            continue
        if _is_code(word) or _is_role(fold):
            continue
        if not behind_role and _nameable(word, fold, alone=_sentence_case(words, place)):
            return True
    return False


def describes(label: str) -> bool:
    """Whether a label is a description in plain words, such as "neighbours" or "museum director": no name, no code."""
    words = [match.group() for match in _WORD.finditer(label)]
    coded = any(word.isdecimal() or (len(word) == 1 and word.isupper()) for word in words)
    return bool(words) and not coded and not looks_like_a_name(label)


def describes_a_group(label: str) -> bool:
    """Whether a label is nothing but everyday words for several people, in lower case: "participants", "соседи"."""
    words = [folded(match.group()) for match in _WORD.finditer(label)]
    if not words or not label.islower():
        return False
    if all(is_cyrillic(word) for word in words):
        return all(is_plain_word(word) for word in words) and any(means_people(word) for word in words)
    roles = [word for word in words if _is_role(word)]
    return any(word not in ENGLISH_ROLES for word in roles) and all(word in (*roles, *ENGLISH_SMALL) for word in words)


def _is_code(word: str) -> bool:
    """An initial, a number, or an abbreviation such as NGO or МВД."""
    return len(word) == 1 or word.isdecimal() or (word.isupper() and len(word) <= 3)


def _is_role(fold: str) -> bool:
    """A word for a role or a group, in the singular or the plural."""
    if fold in ENGLISH_ROLES or fold.removesuffix("ies") + "y" in ENGLISH_ROLES:
        return True
    return any(fold.removesuffix(ending) in ENGLISH_ROLES for ending in _ENDINGS)


def _sentence_case(words: list[str], place: int) -> bool:
    """Whether a word has its capital only because a description begins with it: "Ultra-right group"."""
    rest = words[1:]
    described = any(one.islower() and (_is_role(folded(one)) or folded(one) in ENGLISH_SMALL) for one in rest)
    return place == 0 and described and not any(one[0].isupper() and len(one) > 1 for one in rest)


def _nameable(word: str, fold: str, *, alone: bool) -> bool:
    if is_cyrillic(fold):
        return not is_plain_word(fold)
    if alone and not _POSSESSIVE.search(word):
        return False
    return not word.islower()
