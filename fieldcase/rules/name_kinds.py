"""Whether words with a capital that stand in a row are a name of somebody: first name, surname, patronymic, initials.

The dictionary says which Russian words are names; a word in Latin letters is read back into Russian; endings tell what
no dictionary knows. Knows no list of people.
"""

from __future__ import annotations

import re
from functools import lru_cache

from fieldcase.rules.inflect import is_cyrillic
from fieldcase.rules.latin_keys import plain_latin
from fieldcase.rules.reading import Word
from fieldcase.rules.russian_words import Kinds, is_known_word, is_never_plain, is_plain_word, kinds_of_name, share
from fieldcase.rules.sureness import Sureness, is_english_word, sureness
from fieldcase.rules.translit import in_cyrillic
from fieldcase.rules.word_lists import ENGLISH_ROLES, ENGLISH_SMALL

_SURNAME_ENDS = re.compile(
    r"(?:[оеё]в|[оеё]ва|[ыи]н|[ыи]на|ск(?:ий|ая|ого|ой|ому|им|ую)|енко|[оеё]вой|[оеё]ву|[оеё]вым|[оеё]ве|[иы]ной"
    r"|[иы]ным|ук|юк|дзе|швили|ян|заде|зода|улу|ұлы|кызы|қызы|беков?а?|баев?а?|алиев?а?)$"
)
_LATIN_ENDS = re.compile(
    r"(?:[oe]v|[oe]va|[iy]n|ina|sk[iy]y?|skaya|skaia|enko|uk|yuk|iuk|dze|shvili|yan|zade|zoda|zada|uulu|kyzy|bekov?a?|"
    r"ba[iy]?e?va?|off|vich|chyk)$"
)
# Endings of family names that few other words have.
_SURE_ENDS = re.compile(
    r"(?:[оеё]в|[оеё]ва|[оеё]вой|[оеё]ву|[оеё]вым|[оеё]ве|енко|швили|зода|улу|ұлы|кызы|қызы"
    r"|[oe]va?|skaya|skaia|skii|skiy|enko|shvili|zoda|uulu|kyzy)$"
)
_FATHER = re.compile(r".(?:[оеё]вич(?:а|у|ем|е)?|[оеё]вн(?:а|ы|е|у|ой)|ична|ичн[ыеуо]й?|[oe]vi(?:ch|c)|[oe]vna|ichna)$")
# Words of speech with the ending of a surname stand beside a first name too: "Мария основа".
_LONG_ENOUGH = 5
_WAYS = 48
_NOUN_SCORE = 0.3


def name_length(row: list[Word]) -> int:
    """How many words from the first one are a name; nought where they are none. `row` stands side by side."""
    kinds = [kinds_of(word) for word in row]
    if any(Kinds.SURNAME in one and _is_family_name(word) for one, word in zip(kinds, row, strict=True)):
        kinds = [one or (Kinds.FIRST if _is_no_word(word) else one) for one, word in zip(kinds, row, strict=True)]
    lengths = (length for length in range(len(row), 1, -1) if _is_name(row[:length], kinds[:length]))
    return next(lengths, 0)


def _is_name(row: list[Word], kinds: list[Kinds]) -> bool:
    initials = sum(word.initial for word in row)
    words = [(word, one) for word, one in zip(row, kinds, strict=True) if not word.initial]
    if initials:
        sure = len(words) == 1 and (initials > 1 or _is_surely(words[0][1], row))
        return sure and len(words[0][0].readings[0]) > 1 and not _is_label(words[0][0])
    father = any(Kinds.PATRONYMIC in one for _, one in words)
    sure = father or (len(words) == 2 and any(_is_first_name(word, one) for word, one in words))
    if sure and all(_may_be_part(word, one) for word, one in words):
        return bool(words[0][1]) or words[0][0].inside
    return all(one for _, one in words) and _two_words(kinds)


def _is_surely(kinds: Kinds, row: list[Word]) -> bool:
    """Whether a word beside one initial is a name: by itself, or where the initial stands first and in a sentence."""
    if kinds or not row[0].initial:
        return bool(kinds)
    cyrillic = all(is_cyrillic(word.readings[0]) for word in row)
    return cyrillic and row[0].inside and row[1].inside and _may_be_part(row[1], kinds)


def _may_be_part(word: Word, kinds: Kinds) -> bool:
    """Whether a word may stand in a name: it is one, or a noun, or no word of Russian; no role and no verb."""
    form = word.readings[0]
    if _is_label(word):
        return False
    return bool(kinds) or not (is_cyrillic(form) and is_known_word(form)) or share(form, "NOUN") >= _NOUN_SCORE


def _is_first_name(word: Word, kinds: Kinds) -> bool:
    """Whether a word is a first name and hardly anything else."""
    return Kinds.FIRST in kinds and any(sureness(form) is not Sureness.INSIDE for form in word.readings)


def _is_label(word: Word) -> bool:
    """Whether a word is one for a role or a group, or a small one."""
    form = word.readings[0]
    return len(form) < 2 or form in ENGLISH_SMALL or not ENGLISH_ROLES.isdisjoint((form, form.removesuffix("s")))


def _is_family_name(word: Word) -> bool:
    """Whether a word ends as family names do and few other words."""
    return any(_SURE_ENDS.search(form if is_cyrillic(form) else plain_latin(form)) for form in word.readings)


def _is_no_word(word: Word) -> bool:
    """Whether a word is none of speech for the dictionary, as many first names of Central Asia, or stands as none."""
    form = word.readings[0]
    if word.initial or len(form) < 3:
        return False
    if is_cyrillic(form):
        return not is_known_word(form) or is_never_plain(form)
    return not _is_label(word) and (word.inside or not is_english_word(form))


def _two_words(kinds: list[Kinds]) -> bool:
    """A first name and a surname that are two words."""
    return any(
        Kinds.FIRST in one and Kinds.SURNAME in other
        for here, one in enumerate(kinds)
        for there, other in enumerate(kinds)
        if here != there
    )


def kinds_of(word: Word) -> Kinds:
    """What kind of name a word could be; none for an initial."""
    found = Kinds(0)
    for form in () if word.initial else word.readings:
        found |= _kinds_of(form)
    return found


@lru_cache(maxsize=16384)
def _kinds_of(form: str) -> Kinds:
    if is_cyrillic(form):
        if is_plain_word(form):
            return Kinds(0)
        return kinds_of_name(form) | _by_ending(form, _SURNAME_ENDS)
    plain = plain_latin(form)
    if not plain.isascii() or len(plain) < 3 or is_english_word(plain):
        return Kinds(0)
    kinds = _by_ending(plain, _LATIN_ENDS)
    for way in in_cyrillic(plain)[:_WAYS]:
        kinds |= kinds_of_name(way)
    return kinds


def _by_ending(form: str, surnames: re.Pattern[str]) -> Kinds:
    if len(form) < _LONG_ENOUGH:
        return Kinds(0)
    if _FATHER.search(form):
        return Kinds.PATRONYMIC
    return Kinds.SURNAME if surnames.search(form) else Kinds(0)
