"""Which substance and which form of it a person means: words of a document, of a form, of a person's telling.

Knows the names that the vocabularies "substance" and "substance_form" list, in Russian and English, however they are
bent; refuses to guess: what no list names has no code, and what may be two things is not made one.
"""

from __future__ import annotations

import re
from functools import lru_cache

from fieldcase.model.terms import Tables
from fieldcase.model.text import words_of

_ENDINGS = re.compile(
    r"(?<=[а-яёіїє]{3})(?:ого|ому|ыми|ами|ями|ая|ое|ые|ой|ом|ем|ей|ою|ах|ям|ам|ую|ый|ых|ий|[аеиоуыэюяьй])$"
)
Names = tuple[tuple[tuple[str, ...], str], ...]


def code_of(text: str, tables: Tables) -> str:
    """The code of the substance that `text` names, "амфетамина" as amphetamine; "" where none or several are named."""
    found = codes_of(text, tables)
    return found[0] if len(found) == 1 else ""


def codes_of(text: str, tables: Tables) -> tuple[str, ...]:
    """The codes of all substances that `text` names, in their order there, each once."""
    return _found(text, _names(tables, "substance"))


def form_of(text: str, tables: Tables) -> str:
    """The code of the form that `text` names (powder, resin, plant); "" where none or several are named."""
    found = _found(text, _names(tables, "substance_form"))
    return found[0] if len(found) == 1 else ""


def covers(wanted: str, given: str, vocabulary: str, tables: Tables) -> bool:
    """Whether the code `given` is `wanted` or a kind of it: a row for marihuana where cannabis is asked for."""
    return given == wanted or tables.mark(vocabulary, given, "kind_of") == wanted


def _found(text: str, names: Names) -> tuple[str, ...]:
    """What is named, longer names first: where "hashish oil" stands, no "hashish" is found in it."""
    stems = [_stem(word) for word in words_of(text)]
    taken: dict[int, str] = {}
    for name, code in names:
        for at in range(len(stems) - len(name) + 1):
            places = range(at, at + len(name))
            if tuple(stems[at : at + len(name)]) == name and not any(place in taken for place in places):
                taken |= dict.fromkeys(places, code)
    return tuple(dict.fromkeys(taken[place] for place in sorted(taken)))


def _names(tables: Tables, vocabulary: str) -> Names:
    terms = tables.vocabularies.get(vocabulary, {}).values()
    return _read(tuple((one.code, *one.labels.values(), *one.marks.get("names", "").split(";")) for one in terms))


@lru_cache(8)
def _read(terms: tuple[tuple[str, ...], ...]) -> Names:
    """Each name as its stems with the code of its term, which stands first; longer names first."""
    found: dict[tuple[str, ...], str] = {}
    for term in terms:
        for name in term:
            found.setdefault(tuple(_stem(word) for word in words_of(name)), term[0])
    return tuple(sorted(found.items(), key=lambda one: (-len(one[0]), one[0])))


def _stem(word: str) -> str:
    """A word without its Russian ending: what "героином" and "героин" have in one."""
    return _ENDINGS.sub("", word)
