"""Terms of a vocabulary in what a person wrote: by code, label, and the names that the term lists, however bent.

Refuses to guess: what no list names is not found. Pure: the vocabulary is handed in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from fieldcase.model.terms import Tables
from fieldcase.model.text import words_of

# What a Russian word may end in where it is bent; at least three letters stay.
_ENDINGS = re.compile(
    r"(?<=[а-яіїє]{3})(?:ого|ому|ыми|ами|ями|ая|ое|ые|ой|ом|ем|ей|ою|ах|ям|ам|ую|ый|ых|ий|им|ым|[аеиоуыэюяьй])$"
)
Names = Mapping[str, Sequence[tuple[tuple[str, ...], str]]]


def terms_in(text: str, vocabulary: str, tables: Tables) -> tuple[str, ...]:
    """The codes of all terms that `text` names, in their order there, each once; of two names that begin with one word
    the longer one counts: where "hashish oil" stands, no "hashish" is found."""
    return _found([_stem(word) for word in words_of(text)], _read(_lines(vocabulary, tables)))


def _found(stems: list[str], names: Names) -> tuple[str, ...]:
    found, at = list[str](), 0
    while at < len(stems):
        fits = (one for one in names.get(stems[at], ()) if tuple(stems[at : at + len(one[0])]) == one[0])
        name, code = next(fits, ((), ""))
        if code:
            found.append(code)
        at += len(name) or 1
    return tuple(dict.fromkeys(found))


def _lines(vocabulary: str, tables: Tables) -> tuple[str, ...]:
    """Each term as one line of text, its code first: what the cache below knows a vocabulary by."""
    terms = tables.vocabularies.get(vocabulary, {}).values()
    return tuple([";".join((one.code, *one.labels.values(), one.marks.get("names", ""))) for one in terms])


@lru_cache(8)
def _read(terms: tuple[str, ...]) -> Names:
    """The names that begin with a stem, longer ones first, each as its stems with the code of its term."""
    found: dict[tuple[str, ...], str] = {}
    for line in terms:
        code, *names = line.split(";")
        for name in (code, *names):
            if stems := tuple(_stem(word) for word in words_of(name)):
                found.setdefault(stems, code)
    beginning: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for stems, code in sorted(found.items(), key=lambda one: (-len(one[0]), one[0])):
        beginning.setdefault(stems[0], []).append((stems, code))
    return beginning


def _stem(word: str) -> str:
    """A word without its Russian ending: what "героином" and "героин" have in one."""
    return _ENDINGS.sub("", word)
