"""Names of people in running text: every form a name takes, and how surely a word that looks like it is meant as one.

Forms come from the dictionary (pymorphy3, loaded at the first look), from our own rule of endings for what it does not
know, from Kyrgyz and Kazakh endings, and from transliteration both ways. Knows whose name it is no more than it must.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Flag, IntEnum, auto
from functools import lru_cache
from typing import Any

from fieldcase.model.text import folded
from fieldcase.rules.inflect import is_cyrillic, russian_forms, turkic_forms
from fieldcase.rules.latin_keys import keys_of_cyrillic, keys_of_latin
from fieldcase.rules.own_letters import in_russian_letters
from fieldcase.rules.translit import in_cyrillic, in_latin
from fieldcase.rules.word_lists import ENGLISH_LIKE_NAMES, ENGLISH_NAMES_AND_WORDS, PARTICLES

# A word; "Don't" is none, or Mr Don would be found in it.
_LETTERS = re.compile(r"[^\W\d_]+(?![^\W\d_]|[’']t\b)")
_TOKENS = re.compile(r"[^\W\d_]+(?:[’‘'`´ʹ”\"][^\W\d_]+)*")
# An apostrophe for a soft sign, as in Gul'nara; not that of "don't", "they've" or "hers's".
_SOFT_SIGN = re.compile(r"[’‘'`´ʹ”\"](?!(?:s|t|d|m|ll|re|ve)\b)", re.IGNORECASE)
_HUMP = re.compile(r"(?<=[a-zа-яё])(?=[A-ZА-ЯЁ])")
_ENGLISH = ENGLISH_NAMES_AND_WORDS | ENGLISH_LIKE_NAMES
_NAME_TAGS = frozenset({"Name", "Surn", "Patr"})
# What the dictionary knows and what is still no word of plain speech: places, firms, initials, "Ivanov's".
_PROPER_TAGS = _NAME_TAGS | {"Geox", "Orgn", "Trad", "Init", "Abbr", "Poss"}
_LATIN_ENDINGS = ("ning", "ni", "ga", "ka", "da", "dan", "lar", "larga", "larning")
# From this share of its readings on, a capital at the beginning of a sentence is that of a name.
_NAME_SCORE = 0.5
# The same for readings that are a surname: Беков is also the plural of an old title.
_SURNAME_SCORE = 0.2
# Below this one, a plain word of speech is no name.
_RARE_SCORE = 0.1


class Sureness(IntEnum):
    """How a word has to stand to be taken for a name: inside a sentence with a capital, with a capital, or anyhow."""

    INSIDE = 1
    CAPITAL = 2
    ANYHOW = 3


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


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name that give it away, folded: no initials, no particles."""
    found = (folded(match.group()) for match in _LETTERS.finditer(name))
    return tuple(word for word in found if len(word) > 1 and word not in PARTICLES)


def spellings(word: str) -> tuple[str, ...]:
    """A folded word as it is and in the other alphabet, without endings."""
    return (word, *(in_latin(word) if is_cyrillic(word) else in_cyrillic(word)))


@lru_cache(maxsize=4096)
def name_forms(word: str) -> frozenset[str]:
    """Every form a folded word of a name may take in Russian, Kyrgyz, Kazakh, Tajik, Uzbek or English text, in either
    alphabet; for the other alphabet the commonest ones, see `keys_of_name` for the rest."""
    if is_cyrillic(word):
        return frozenset(
            {form for way in in_russian_letters(word) for form in cyrillic_forms(way)}
            | cyrillic_forms(word) | set(in_latin(word)) | _plurals(in_latin(word))
        )  # fmt: skip
    cyrillic = in_cyrillic(word)
    found = {word} | {form for spelled in cyrillic for form in russian_forms(spelled)}
    found |= {again for spelled in cyrillic[:16] for again in in_latin(spelled)}
    return frozenset(found | _plurals((word,)))


@lru_cache(maxsize=4096)
def cyrillic_forms(word: str) -> frozenset[str]:
    """Every form of a folded Cyrillic word of a name in Cyrillic text."""
    return frozenset(russian_forms(word) | turkic_forms(word) | _dictionary_forms(word))


@lru_cache(maxsize=4096)
def keys_of_name(word: str) -> frozenset[str]:
    """The keys (see `latin_keys`) under which a folded word of a name is found in Latin letters, without endings."""
    return keys_of_cyrillic(word) if is_cyrillic(word) else keys_of_latin(word)


@lru_cache(maxsize=4096)
def keys_of_forms(word: str) -> frozenset[str]:
    """The keys of a folded Cyrillic word of a name in its Russian cases, written in Latin letters ("Bekovoy")."""
    if not is_cyrillic(word) or len(word) < 4:
        return frozenset()
    forms = _dictionary_forms(word) or russian_forms(word)
    return frozenset(key for form in forms if len(form) > 3 for key in keys_of_cyrillic(form)) - keys_of_name(word)


def without_latin_ending(word: str) -> tuple[str, ...]:
    """A folded Latin word without a plural, and without a case ending of Uzbek ("Gulnoraning", "Karimovga")."""
    found = [word.removesuffix("s")] if word.endswith("s") and len(word) > 4 else []
    return (*found, *(word.removesuffix(one) for one in _LATIN_ENDINGS if word.endswith(one) and len(word) > 6))


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
        if len(form) < 3 or not _ENGLISH.isdisjoint((form, form.removesuffix("s"))):
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
    likely = _name_score(form) >= _NAME_SCORE or _share(form, "Surn") >= _SURNAME_SCORE
    return Sureness.CAPITAL if likely or _is_somebody(form) else Sureness.INSIDE


def _share(form: str, *tags: str) -> float:
    """The share of a known word's readings that have all of these tags of the dictionary."""
    return float(sum(one.score for one in _dictionary().parse(form) if set(tags) <= set(one.tag.grammemes)))


def _is_somebody(form: str) -> bool:
    """Whether a known word mostly means one living being, as the surnames Ткач and Заяц do: a sentence of a report
    seldom begins with such a word unless it is a name."""
    alive = _share(form, "NOUN", "anim", "sing")
    return len(form) > 3 and alive >= _NAME_SCORE and _share(form, "inan") < 1 - _NAME_SCORE


def _name_score(form: str) -> float:
    """The share of a known word's readings that are a proper name."""
    return float(sum(one.score for one in _dictionary().parse(form) if _NAME_TAGS & set(one.tag.grammemes)))


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


def is_english_word(form: str) -> bool:
    """Whether a folded Latin word is on the lists of English words that spell like a name."""
    return not _ENGLISH.isdisjoint((form, form.removesuffix("s")))


@lru_cache(maxsize=4096)
def forms_of_a_place(word: str) -> frozenset[str]:
    """Every form a folded Cyrillic word of a place's name may take; a word in other letters has but one."""
    if not is_cyrillic(word):
        return frozenset({word})
    known = {folded(form.word) for one in _dictionary().parse(word) for form in one.lexeme if one.score >= _RARE_SCORE}
    return frozenset(russian_forms(word) | turkic_forms(word) | known)


def is_plain_word(word: str) -> bool:
    """Whether a folded Cyrillic word is one of plain speech, and hardly ever a name."""
    if not is_cyrillic(word) or not _dictionary().word_is_known(word):
        return False
    return _name_score(word) < _RARE_SCORE


def means_people(word: str) -> bool:
    """Whether a folded Cyrillic word is a plural of living beings."""
    return any({"NOUN", "anim", "plur"} <= set(one.tag.grammemes) for one in _dictionary().parse(word))


def words_with_places(text: str) -> Iterator[tuple[str, int, int]]:
    """The words of a text with where they begin and the number of the token they stand in; АйгульБекова counts as two
    words and as one, Gul'nara as one and as two."""
    for token, match in enumerate(_TOKENS.finditer(text)):
        whole = match.group()
        inner = [(one.group(), match.start() + one.start()) for one in _LETTERS.finditer(whole)]
        if len(inner) > 1 and _SOFT_SIGN.search(whole):
            yield whole, match.start(), token
        for word, start in inner:
            yield word, start, token
            parts = _HUMP.split(word)
            if len(parts) > 1:
                place = start
                for part in parts:
                    yield part, place, token
                    place += len(part)
