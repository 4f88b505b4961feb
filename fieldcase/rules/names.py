"""Names of people in running text: every form a name takes, and the words a text is cut into.

Forms come from the dictionary (`russian_words`), from our own rule of endings for what it does not
know, from Kyrgyz and Kazakh endings, and from transliteration both ways. Knows whose name it is no more than it must.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from fieldcase.model.text import folded
from fieldcase.rules.inflect import is_cyrillic, russian_forms, turkic_forms
from fieldcase.rules.latin_keys import keys_of_cyrillic, keys_of_latin, plain_latin
from fieldcase.rules.own_letters import in_russian_letters
from fieldcase.rules.russian_words import all_forms, forms_as_a_name
from fieldcase.rules.translit import in_cyrillic, in_latin
from fieldcase.rules.word_lists import PARTICLES

# A word; "Don't" is none, or Mr Don would be found in it.
_LETTERS = re.compile(r"[^\W\d_]+(?![^\W\d_]|[’']t\b)")
_TOKENS = re.compile(r"[^\W\d_]+(?:[’‘'`´ʹ”\"][^\W\d_]+)*")
# An apostrophe for a soft sign, as in Gul'nara; not that of "don't", "they've" or "hers's".
_SOFT_SIGN = re.compile(r"[’‘'`´ʹ”\"](?!(?:s|t|d|m|ll|re|ve)\b)", re.IGNORECASE)
_HUMP = re.compile(r"(?<=[a-zа-яё])(?=[A-ZА-ЯЁ])")
# So many ways to write a Latin word in Russian letters are tried; their keys are soon the same.
_MOST_SPELLINGS = 32
_LATIN_ENDINGS = ("ning", "ni", "ga", "ka", "da", "dan", "lar", "larga", "larning")


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name that give it away, folded: no initials, no particles, no apostrophes of soft signs."""
    found = []
    for token in (match.group() for match in _TOKENS.finditer(name)):
        soft = token.isascii() or not is_cyrillic(folded(_LETTERS.findall(token)[0] if _LETTERS.search(token) else ""))
        whole = [plain_latin(folded(token))] if soft and _SOFT_SIGN.search(token) else []
        found += whole or [folded(one) for one in _LETTERS.findall(token)]
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
    plain = plain_latin(word)
    cyrillic = in_cyrillic(plain)[:_MOST_SPELLINGS]
    found = {word, plain} | {form for spelled in cyrillic for form in russian_forms(spelled)}
    return frozenset(found | {again for spelled in cyrillic[:16] for again in in_latin(spelled)} | _plurals((word,)))


@lru_cache(maxsize=4096)
def cyrillic_forms(word: str) -> frozenset[str]:
    """Every form of a folded Cyrillic word of a name in Cyrillic text."""
    return frozenset(russian_forms(word) | turkic_forms(word) | forms_as_a_name(word))


@lru_cache(maxsize=4096)
def keys_of_name(word: str) -> frozenset[str]:
    """The keys (see `latin_keys`) under which a folded word of a name is found in Latin letters, without endings."""
    return keys_of_cyrillic(word) if is_cyrillic(word) else keys_of_latin(word)


@lru_cache(maxsize=4096)
def keys_of_forms(word: str) -> frozenset[str]:
    """The keys of a folded Cyrillic word of a name in its Russian cases, written in Latin letters ("Bekovoy")."""
    if not is_cyrillic(word) or len(word) < 4:
        return frozenset()
    forms = forms_as_a_name(word) or russian_forms(word)
    return frozenset(key for form in forms if len(form) > 3 for key in keys_of_cyrillic(form)) - keys_of_name(word)


@lru_cache(maxsize=4096)
def cyrillic_keys_of_latin(word: str) -> frozenset[str]:
    """The keys of a folded Latin word of a name in all its Russian cases, for a text in Russian letters."""
    spellings_of_it = in_cyrillic(plain_latin(word))[:_MOST_SPELLINGS]
    soft = [f"{one}ь" for one in spellings_of_it if one[-1] in "влнрт"]  # Igor is Игорь, Lyubov is Любовь
    forms = {form for spelled in (*spellings_of_it, *soft) for form in russian_forms(spelled)}
    return frozenset(key for form in forms if len(form) > 2 for key in keys_of_cyrillic(form))


def without_latin_ending(word: str) -> tuple[str, ...]:
    """A folded Latin word without a plural, and without a case ending of Uzbek ("Gulnoraning", "Karimovga")."""
    found = [word.removesuffix("s")] if word.endswith("s") and len(word) > 4 else []
    return (*found, *(word.removesuffix(one) for one in _LATIN_ENDINGS if word.endswith(one) and len(word) > 6))


def _plurals(latin: tuple[str, ...]) -> set[str]:
    """The Bekovs: an English plural, which a short word could be by chance."""
    return {f"{word}s" for word in latin if len(word) > 3}


@lru_cache(maxsize=4096)
def forms_of_a_place(word: str) -> frozenset[str]:
    """Every form a folded Cyrillic word of a place's name may take; a word in other letters has but one."""
    if not is_cyrillic(word):
        return frozenset({word})
    return frozenset(russian_forms(word) | turkic_forms(word) | all_forms(word))


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
