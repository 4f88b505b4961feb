"""Finding a norm by what a person types of it: its number, words of it in any order, its country, its short name.

A short reference such as "1.3" is offered as the full one, with the reason in the same line, since a number alone means
another guideline in each part. Knows the tables; refuses to choose: a person takes what is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from fieldcase.casework.citing import norms_to_choose, titled
from fieldcase.errors import N_
from fieldcase.i18n import LANGUAGES, Words
from fieldcase.model.terms import Norm, Tables
from fieldcase.model.text import folded

# The part of a guideline's number that short references leave out.
_PART = re.compile(r"[IVX]+\.")
# How the final report of the third regional dialogue on the Guidelines (2021) cites guidelines: 1.3 is the one about a
# parent's drug use, 12 that about the freedom of opinion and expression.
_PUBLISHED = {"guidelines:III.1.3": "1.3", "guidelines:II.12": "12"}
# What people call codes for short, by the ends of the instruments' short names.
_CALLED = {"cc": "ук кк уголовный criminal", "cpc": "упк кпк", "ac": "коап", "misconduct": "коп проступки"}
_WITHOUT_PART = N_("{norm} (without its part: {typed})")
_AS_PUBLISHED = N_("{norm} (in a published report of 2021: {typed})")
_PUBLISHED_RANK, _NUMBER, _SHORT, _BEGINS, _ANYWHERE = range(5)


@dataclass(frozen=True)
class _Sought:
    """A norm's line, its number, its number without its part, and all that is searched, folded."""

    code: str
    line: str
    number: str
    short: str
    whole: str


class NormSearch:
    """The norms of the tables in one language. `all` is every norm; calling it with what was typed narrows and orders
    them: pairs of a code and the line to be shown."""

    def __init__(self, tables: Tables, words: Words) -> None:
        self._words, self._tables = words, tables
        self.all = norms_to_choose(tables, words)

    @cached_property
    def _sought(self) -> tuple[_Sought, ...]:
        """Made at the first key: a form with norms in it is there sooner."""
        return tuple(_sought(norm, self._tables, self._words) for norm in self._tables.norms.values())

    def __call__(self, typed: str) -> tuple[tuple[str, str], ...]:
        """The norms that fit all the words typed, the likeliest first; all of them where nothing was typed."""
        parts = folded(typed).replace(",", " ").split()
        if not parts:
            return self.all
        ranked = [(rank, one) for one in self._sought if (rank := _rank(one, parts)) is not None]
        return tuple((one.code, self._said(one, rank, parts)) for rank, one in sorted(ranked, key=lambda pair: pair[0]))

    def _said(self, one: _Sought, rank: int, parts: list[str]) -> str:
        sentences = {_PUBLISHED_RANK: _AS_PUBLISHED, _SHORT: _WITHOUT_PART}
        if rank not in sentences:
            return one.line
        return self._words(sentences[rank]).format(norm=one.line, typed=one.short)


def _sought(norm: Norm, tables: Tables, words: Words) -> _Sought:
    line = titled(tables, norm.code, words)
    short = _PART.sub("", norm.number, count=1) if _PART.match(norm.number) else ""
    told = " ".join((line, norm.code, norm.number, *norm.labels.values(), *_around(norm, tables)))
    return _Sought(norm.code, line, folded(norm.number), folded(short), folded(told))


def _around(norm: Norm, tables: Tables) -> Iterator[str]:
    """What else a norm is looked for by: its instrument's titles, its country, what its code is called for short."""
    names = tables.instruments.get(norm.instrument, {})
    country, _, kind = norm.instrument.partition("-")
    for language in LANGUAGES:
        yield names.get(language, "")
        yield names.get(f"short_{language}", "")
        if country.upper() in tables.vocabularies["country"]:
            yield tables.label("country", country.upper(), language)
    yield _CALLED.get(kind, "")


def _rank(one: _Sought, parts: list[str]) -> int | None:
    """How well a norm fits: None where a word fits nowhere in it."""
    if one.short and one.short in parts and _rest(one, parts, one.short):
        return _PUBLISHED_RANK if _PUBLISHED.get(one.code) == one.short else _SHORT
    if one.number in parts and _rest(one, parts, one.number):
        return _NUMBER
    if not all(part in one.whole for part in parts):
        return None
    return _BEGINS if all(f" {part}" in f" {one.whole}" for part in parts) else _ANYWHERE


def _rest(one: _Sought, parts: list[str], number: str) -> bool:
    return all(part in one.whole for part in parts if part != number)
