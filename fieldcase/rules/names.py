"""Names of people in running text: every form a name takes, and how surely a word that looks like it is meant as one.

Forms come from the dictionary (pymorphy3, loaded at the first look), from our own rule of endings for what it does not
know, from Kyrgyz and Kazakh endings, and from transliteration both ways. Knows whose name it is no more than it must.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import lru_cache
from typing import Any

from fieldcase.model.text import folded
from fieldcase.rules.inflect import is_cyrillic, russian_forms, turkic_forms
from fieldcase.rules.translit import in_cyrillic, in_latin
from fieldcase.rules.word_lists import ENGLISH_NAMES_AND_WORDS, PARTICLES

# A word; "Don't" is none, or Mr Don would be found in it.
_LETTERS = re.compile(r"[^\W\d_]+(?![^\W\d_]|[’']t\b)")
_HUMP = re.compile(r"(?<=[a-zа-яё])(?=[A-ZА-ЯЁ])")
_NAME_TAGS = frozenset({"Name", "Surn", "Patr"})
# What the dictionary knows and what is still no word of plain speech: places, firms, initials, "Ivanov's".
_PROPER_TAGS = _NAME_TAGS | {"Geox", "Orgn", "Trad", "Init", "Abbr", "Poss"}
# From this share of its readings on, a capital at the beginning of a sentence is that of a name.
_NAME_SCORE = 0.5
# Below this one, a plain word of speech is no name.
_RARE_SCORE = 0.1


class Sureness(IntEnum):
    """How a word has to stand to be taken for a name: inside a sentence with a capital, with a capital, or anyhow."""

    INSIDE = 1
    CAPITAL = 2
    ANYHOW = 3


@lru_cache(maxsize=1)
def _dictionary() -> Any:
    """The Russian dictionary, loaded once a process: it takes a tenth of a second and some memory."""
    import pymorphy3
    import pymorphy3_dicts_ru

    # Named outright: looked for, it would be any package's that says so, or what the environment points to.
    return pymorphy3.MorphAnalyzer(pymorphy3_dicts_ru.get_path(), lang="ru")


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name that give it away, folded: no initials, no particles."""
    found = (folded(match.group()) for match in _LETTERS.finditer(name))
    return tuple(word for word in found if len(word) > 1 and word not in PARTICLES)


def spellings(word: str) -> tuple[str, ...]:
    """A folded word as it is and in the other alphabet, without endings."""
    return (word, *(in_latin(word) if is_cyrillic(word) else in_cyrillic(word)))


@lru_cache(maxsize=4096)
def name_forms(word: str) -> frozenset[str]:
    """Every form a folded word of a name may take in Russian, Kyrgyz, Kazakh or English text, in either alphabet."""
    if is_cyrillic(word):
        russian = russian_forms(word)
        latin = set(in_latin(word))
        if len(word) > 3:
            latin |= {spelled for form in russian for spelled in in_latin(form)[:1]}
        return frozenset(russian | turkic_forms(word) | _dictionary_forms(word) | latin | _plurals(in_latin(word)))
    cyrillic = in_cyrillic(word)
    found = {word} | {form for spelled in cyrillic for form in russian_forms(spelled)}
    found |= {again for spelled in cyrillic[:16] for again in in_latin(spelled)}
    return frozenset(found | _plurals((word,)))


def _plurals(latin: tuple[str, ...]) -> set[str]:
    """The Bekovs: an English plural, which a short word could be by chance."""
    return {f"{word}s" for word in latin if len(word) > 3}


def _dictionary_forms(word: str) -> set[str]:
    """All forms of the words the dictionary takes for a name; for a word it does not know, those of its guess."""
    parses = [one for one in _dictionary().parse(word) if _NAME_TAGS & set(one.tag.grammemes)]
    return {folded(form.word) for one in parses for form in one.lexeme}


@lru_cache(maxsize=65536)
def sureness(form: str) -> Sureness:
    """How surely a folded form is meant as a name when it stands in a text."""
    if not is_cyrillic(form):
        if len(form) < 3 or not ENGLISH_NAMES_AND_WORDS.isdisjoint((form, form.removesuffix("s"))):
            return Sureness.INSIDE
        return Sureness.CAPITAL if len(form) < 5 else Sureness.ANYHOW
    if len(form) < 3:
        return Sureness.INSIDE
    dictionary = _dictionary()
    if not dictionary.word_is_known(form):
        return Sureness.ANYHOW
    parses = dictionary.parse(form)
    if all(_PROPER_TAGS & set(one.tag.grammemes) for one in parses):
        return Sureness.ANYHOW
    return Sureness.CAPITAL if _name_score(form) >= _NAME_SCORE else Sureness.INSIDE


def _name_score(form: str) -> float:
    """The share of a known word's readings that are a proper name."""
    return float(sum(one.score for one in _dictionary().parse(form) if _NAME_TAGS & set(one.tag.grammemes)))


def is_plain_word(word: str) -> bool:
    """Whether a folded Cyrillic word is one of plain speech, and hardly ever a name."""
    if not is_cyrillic(word) or not _dictionary().word_is_known(word):
        return False
    return _name_score(word) < _RARE_SCORE


def means_people(word: str) -> bool:
    """Whether a folded Cyrillic word is a plural of living beings."""
    return any({"NOUN", "anim", "plur"} <= set(one.tag.grammemes) for one in _dictionary().parse(word))


def words_with_places(text: str) -> Iterator[tuple[str, int]]:
    """The words of a text with where they begin; АйгульБекова counts as two words and as one."""
    for match in _LETTERS.finditer(text):
        word = match.group()
        yield word, match.start()
        parts = _HUMP.split(word)
        if len(parts) > 1:
            start = match.start()
            for part in parts:
                yield part, start
                start += len(part)
