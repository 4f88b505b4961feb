"""Which terms of a glossary stand in a text. Knows phrases and their endings; refuses to know records and pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fieldcase.rules.wording import Advice, Wordings

# A word so short keeps its ending: what is left without it would fit too many others.
_LEAST = 5
_ENDING = 2
# A term counts in a quotation too.
_UNQUOTED = str.maketrans(dict.fromkeys('«»“”„"', " "))


@dataclass(frozen=True)
class Entry:
    """A term as it is printed, what it means, where that comes from (or ""), and the phrases it is found by: "*" stands
    for any ending, capitals alone are found as capitals alone."""

    term: str
    meaning: str
    source: str
    forms: tuple[str, ...]


def forms_of(term: str) -> tuple[str, ...]:
    """The phrases by which a term is found that a person wrote: several are parted by ";", a "*" is kept, and the
    longer words of a phrase without one are found with any ending."""
    phrases = [part for one in term.replace("(", ";").replace(")", "").split(";") if (part := one.strip())]
    return tuple(one if "*" in one else " ".join(_loose(word) for word in one.split()) for one in phrases)


def _loose(word: str) -> str:
    return word if len(word) < _LEAST or word.isupper() else f"{word[:-_ENDING]}*"


def used(entries: Iterable[Entry], texts: Iterable[str]) -> tuple[Entry, ...]:
    """The entries of which a phrase stands in one of the texts, in the order they were given."""
    every = tuple(entries)
    named = {f"{place}": one for place, one in enumerate(every)}
    ready = Wordings(
        Advice("", (form,), place, exact=form.isupper()) for place, one in named.items() for form in one.forms
    )
    found = {
        hit.advice.instead
        for text in texts
        for hit in ready.hits(text.translate(_UNQUOTED))
    }  # fmt: skip
    return tuple(one for place, one in named.items() if place in found)
