"""Norms as they are cited at the desk, in one short line each; and those that are often cited for a type of act.

A norm is a reference and never a finding; what is often cited is an offer, entered by nobody but a person. Knows the
tables; refuses to know what a norm says.
"""

from __future__ import annotations

import re

from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.terms import Tables

# An abbreviation at the end of a title: "... (CEDAW)"; a year there is none.
_SHORT = re.compile(r"\(([^()\d]+)\)")
_PARTS = {
    "article": N_("{instrument}, article {number}"),
    "recommendation": N_("{instrument}, general recommendation No. {number}"),
    "guideline": N_("{instrument}, guideline {number}"),
}


def cited(tables: Tables, code: str, words: Words) -> str:
    """A norm by its instrument's short name and its number: "CEDAW, article 12"; a code nobody knows as it is."""
    norm = tables.norms.get(code)
    if norm is None:
        return code
    names = tables.instruments.get(norm.instrument, {})
    unit = names.get("unit", "article")
    sentence = words(_PARTS[unit]) if unit in _PARTS else "{instrument}, {number}"
    return sentence.format(instrument=_short(tables, norm.instrument, words.language), number=norm.number)


def titled(tables: Tables, code: str, words: Words) -> str:
    """The same with the norm's title behind it: "CEDAW, article 12. Health"."""
    norm = tables.norms.get(code)
    title = norm.label(words.language) if norm is not None else ""
    return f"{cited(tables, code, words)}. {title}" if title else cited(tables, code, words)


def norms_to_choose(tables: Tables, words: Words) -> tuple[tuple[str, str], ...]:
    """Every norm of the tables with its line, in the order in which they are to be offered."""
    return tuple((code, titled(tables, code, words)) for code in tables.norms)


def in_order(tables: Tables, codes: frozenset[str]) -> tuple[str, ...]:
    """Norms in the order of the tables, codes unknown there at the end."""
    known = tuple(code for code in tables.norms if code in codes)
    return (*known, *sorted(codes.difference(known)))


def often_cited(tables: Tables, act_type: str) -> tuple[str, ...]:
    """The norms that are often cited for an act of this type, in the order of the vocabulary; for a lawyer to weigh."""
    return tuple(tables.mark("act_type", act_type, "norms").split())


def _short(tables: Tables, instrument: str, language: str) -> str:
    names = tables.instruments.get(instrument, {})
    title = names.get(language) or names.get("en") or instrument
    short = names.get(f"short_{language}") or names.get("short_en")
    found = _SHORT.search(title)
    return short or (found[1] if found else title)
