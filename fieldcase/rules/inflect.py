"""Russian endings by rule, for words that no dictionary knows: pseudonyms, Kyrgyz names, surnames.

The rule errs on the side of too many forms: it serves to find a word, never to write one. Fleeting vowels are followed
(Лев, Льва; Орёл, Орла). Words are taken and given folded (model.text.folded). Knows no dictionary and no person.
"""

from __future__ import annotations

from functools import lru_cache

_VOWELS = "аеиоуыэюяіөүұәӣӯ"
_HARD = ("", "а", "у", "ом", "ем", "е", "ы", "и", "ов", "ев", "ей", "ам", "ами", "ах")
_SOFT = ("ь", "я", "ю", "ем", "е", "и", "ей", "ью", "ям", "ями", "ях")
_SHORT_I = ("й", "я", "ю", "ем", "е", "и", "ев", "ям", "ями", "ях")
_A = ("а", "ы", "и", "е", "у", "ой", "ою", "ей", "ею", "ам", "ами", "ах", "")
_YA = ("я", "и", "е", "ю", "ей", "ею", "ям", "ями", "ях", "ь", "й", "")
_O = ("о", "а", "у", "ом", "е", "ы", "и", "ам", "ами", "ах", "ой")
_ADJECTIVE = (
    "ый", "ий", "ой", "ого", "его", "ому", "ему", "ым", "им", "ом", "ем", "ая", "яя", "ей", "ую", "юю", "ое", "ее",
    "ые", "ие", "ых", "их", "ыми", "ими", "ою", "ею",
)  # fmt: skip
# Surnames such as Иванов and Пушкин: a mother's, a son's and the family's forms identify one another.
_SURNAME = ("", "а", "у", "ым", "е", "ы", "ых", "ыми", "ой", "ою", "ом", "ам", "ами")
_SURNAME_ENDS = ("ов", "ев", "ин", "ын")
_ADJECTIVE_ENDS = ("ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие")
# Case endings of Kyrgyz, Kazakh, Uzbek and Tajik, which are simply put behind a name.
_TURKIC = (
    *(
        f"{first}{rest}"
        for firsts, rests in (
            (("н", "д", "т"), ("ын", "ин", "ун", "үн", "ың", "ің", "ы", "и", "у", "ү", "і")),
            (("г", "к", "ғ", "қ"), ("а", "е", "о", "ө")),
            (("д", "т", "н"), ("а", "е", "о", "ө", "ан", "ен", "он", "өн")),
        )
        for first in firsts
        for rest in rests
    ),
    # Uzbek, plurals, "with", and Tajik, which puts them behind a name as well.
    *("нинг", "лар", "лер", "дар", "дер", "тар", "тер", "мен", "бен", "пен", "менен", "билан"),
    *("и", "ро", "ҳо", "ион", "иён"),
)


def is_cyrillic(word: str) -> bool:
    """Whether every letter of a folded word is Cyrillic."""
    return bool(word) and all("\u0400" <= sign <= "\u04ff" for sign in word)


@lru_cache(maxsize=4096)
def russian_forms(word: str) -> frozenset[str]:
    """Every form a folded Cyrillic word may take in Russian, itself included; a word in other letters has but one."""
    found = {word}
    if len(word) < 2 or not is_cyrillic(word):
        return frozenset(found)
    for stem, endings in _patterns(word):
        if len(stem) >= 2 or stem + endings[0] == word:
            found.update(stem + ending for ending in endings if len(stem + ending) >= 2)
    return frozenset(found)


def turkic_forms(word: str) -> frozenset[str]:
    """The forms of a folded Cyrillic name of four letters or more in Kyrgyz, Kazakh, Uzbek and Tajik."""
    if len(word) < 4 or not is_cyrillic(word):
        return frozenset()
    # A word's last vowel and a lone и: "Бекова и" would be read as one word.
    return frozenset(word + ending for ending in _TURKIC if ending != "и" or word[-1] not in _VOWELS)


def _patterns(word: str) -> list[tuple[str, tuple[str, ...]]]:
    """Stems of a word and the endings each may take."""
    last = word[-1]
    patterns: list[tuple[str, tuple[str, ...]]] = []
    if word.endswith(_ADJECTIVE_ENDS) and len(word) > 4:
        patterns.append((word[:-2], _ADJECTIVE))
    if word.endswith(_SURNAME_ENDS):
        patterns.append((word, _SURNAME))
    if last == "а" and word[:-1].endswith(_SURNAME_ENDS):
        patterns.append((word[:-1], _SURNAME))
    by_last: dict[str, tuple[str, ...]] = {"й": _SHORT_I, "ь": _SOFT, "а": _A, "я": _YA, "о": _O}
    if last in by_last:
        patterns.append((word[:-1], by_last[last]))
    elif last not in _VOWELS:
        patterns.append((word, _HARD))
        patterns += [(stem, _HARD) for stem in _fleeting(word)]
    if word.endswith("ка"):
        patterns.append((word[:-2], ("ек", "ок")))  # ромашка, ромашек
    if last == "ь":
        patterns += [(stem, _SOFT) for stem in _fleeting(word[:-1])]
    return patterns


def _fleeting(word: str) -> list[str]:
    """Stems of a word whose last vowel may fall out: лев, льв; орел, орл; боец, бойц; павел, павл."""
    if len(word) < 3 or word[-2] not in "оея" or word[-1] in _VOWELS:
        return []
    before, after = word[:-2], word[-1]
    if before[-1] in _VOWELS:
        return [f"{before}й{after}"]
    return [] if word[-2] == "я" else [before + after, f"{before}ь{after}"]
