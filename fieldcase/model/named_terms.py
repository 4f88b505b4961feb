"""Terms of a vocabulary in what a person wrote: by code, label, and the names that the term lists, however bent.

Refuses to guess: what no list names is not found. Pure: the vocabulary is handed in.
"""

from __future__ import annotations

import re
from functools import lru_cache

from fieldcase.model.terms import Tables
from fieldcase.model.text import words_of

# What a Russian word may end in where it is bent; at least three letters stay.
_ENDINGS = re.compile(
    r"(?<=[а-яіїє]{3})(?:ого|ому|ыми|ами|ями|ая|ое|ые|ой|ом|ем|ей|ою|ах|ям|ам|ую|ый|ых|ий|им|ым|[аеиоуыэюяьй])$"
)
Names = tuple[tuple[tuple[str, ...], str], ...]


def terms_in(text: str, vocabulary: str, tables: Tables) -> tuple[str, ...]:
    """The codes of all terms that `text` names, in their order there, each once; longer names come before shorter
    ones: where "hashish oil" stands, no "hashish" is found in it."""
    stems = [_stem(word) for word in words_of(text)]
    taken: dict[int, str] = {}
    for name, code in _names(vocabulary, tables):
        for at in range(len(stems) - len(name) + 1):
            places = range(at, at + len(name))
            if tuple(stems[at : at + len(name)]) == name and not any(place in taken for place in places):
                taken |= dict.fromkeys(places, code)
    return tuple(dict.fromkeys(taken[place] for place in sorted(taken)))


def _names(vocabulary: str, tables: Tables) -> Names:
    terms = tables.vocabularies.get(vocabulary, {}).values()
    return _read(tuple((one.code, *one.labels.values(), *one.marks.get("names", "").split(";")) for one in terms))


@lru_cache(8)
def _read(terms: tuple[tuple[str, ...], ...]) -> Names:
    """Each name as its stems with the code of its term, which stands first; longer names first."""
    found: dict[tuple[str, ...], str] = {}
    for term in terms:
        for name in term:
            if stems := tuple(_stem(word) for word in words_of(name)):
                found.setdefault(stems, term[0])
    return tuple(sorted(found.items(), key=lambda one: (-len(one[0]), one[0])))


def _stem(word: str) -> str:
    """A word without its Russian ending: what "героином" and "героин" have in one."""
    return _ENDINGS.sub("", word)
