"""The Russian dictionary (pymorphy3), loaded at the first look: what kind of word a word is, and its forms as a name.

Words are taken and given folded (model.text.folded). Knows no person and no text.
"""

from __future__ import annotations

from enum import Flag, auto
from functools import lru_cache
from typing import Any

from fieldcase.model.text import folded
from fieldcase.rules.inflect import is_cyrillic

_NAME_TAGS = frozenset({"Name", "Surn", "Patr"})
# What the dictionary knows and what is still no word of plain speech: places, firms, initials, "Ivanov's".
_PROPER_TAGS = _NAME_TAGS | {"Geox", "Orgn", "Trad", "Init", "Abbr", "Poss"}
# Below this share of its readings a plain word of speech is no name.
_RARE_SCORE = 0.1


class Kinds(Flag):
    """What kind of name a word could be; one word can be several."""

    FIRST = auto()
    SURNAME = auto()
    PATRONYMIC = auto()


_KINDS = {"Name": Kinds.FIRST, "Surn": Kinds.SURNAME, "Patr": Kinds.PATRONYMIC}


@lru_cache(maxsize=1)
def _dictionary() -> Any:
    """The Russian dictionary, loaded once a process: it takes a tenth of a second and some memory."""
    import pymorphy3
    import pymorphy3_dicts_ru

    # Named outright: looked for, it would be any package's that says so, or what the environment points to.
    return pymorphy3.MorphAnalyzer(pymorphy3_dicts_ru.get_path(), lang="ru")


def name_score(form: str) -> float:
    """The share of a known word's readings that are a proper name."""
    return float(sum(one.score for one in _dictionary().parse(form) if _NAME_TAGS & set(one.tag.grammemes)))


def share(form: str, *tags: str) -> float:
    """The share of a known word's readings that have all of these tags of the dictionary."""
    return float(sum(one.score for one in _dictionary().parse(form) if set(tags) <= set(one.tag.grammemes)))


def forms_as_a_name(word: str) -> set[str]:
    """All forms of the words the dictionary takes for a name; for a word it does not know, those of its guess."""
    parses = [one for one in _dictionary().parse(word) if _NAME_TAGS & set(one.tag.grammemes)]
    return {folded(form.word) for one in parses for form in one.lexeme}


@lru_cache(maxsize=65536)
def kinds_of_name(word: str) -> Kinds:
    """What kind of name a folded Cyrillic word is by the dictionary; a first name often enough to be one."""
    found = Kinds(0)
    if not is_cyrillic(word) or not _dictionary().word_is_known(word):
        return found
    for one in _dictionary().parse(word):
        for tag, kind in _KINDS.items():
            if tag in one.tag.grammemes and one.score >= _RARE_SCORE:
                found |= kind
    return found


def is_known_word(word: str) -> bool:
    """Whether the dictionary has a folded Cyrillic word."""
    return bool(_dictionary().word_is_known(word))


def is_never_plain(word: str) -> bool:
    """Whether all readings of a known word are names, places, firms or the like."""
    return all(_PROPER_TAGS & set(one.tag.grammemes) for one in _dictionary().parse(word))


def all_forms(word: str) -> set[str]:
    """All forms of the readings of a Cyrillic word that are no rare ones."""
    return {folded(form.word) for one in _dictionary().parse(word) for form in one.lexeme if one.score >= _RARE_SCORE}


def is_plain_word(word: str) -> bool:
    """Whether a folded Cyrillic word is one of plain speech, and hardly ever a name."""
    if not is_cyrillic(word) or not _dictionary().word_is_known(word):
        return False
    return name_score(word) < _RARE_SCORE


def means_people(word: str) -> bool:
    """Whether a folded Cyrillic word is a plural of living beings."""
    return any({"NOUN", "anim", "plur"} <= set(one.tag.grammemes) for one in _dictionary().parse(word))
