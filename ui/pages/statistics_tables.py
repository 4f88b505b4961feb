"""The tables of the statistics of court decisions: lines with number, denominator and share; two things at once.

Knows numbers as casework counted them, and how they are said; what a number opens is handed in.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from fieldcase.casework.court_statistics import BY, Number, Statistics, Table
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.said_shares import said_share
from ui.pages.decision_filters import Narrowed
from ui.widgets.number_table import NumberCell, NumberTable

Opens = Callable[[Narrowed], None]


def line_table(words: Words, table: Table, found: Statistics, opens: Opens) -> NumberTable:
    """How the decisions divide by one thing."""
    heads = ("", words(N_("Decisions")), words(N_("Preliminary")))
    rows = [
        (line.label, _cells(words, line.label, line.number, found, opens)) for line in table.lines
    ]  # fmt: skip
    return NumberTable(words(BY[table.by]), heads, rows)


def _cells(words: Words, label: str, number: Number, found: Statistics, opens: Opens) -> tuple[NumberCell, NumberCell]:
    share = Fraction(number.count, found.total) if found.total else Fraction(0)
    told = said_share(number.count, found.total, words)
    return (
        NumberCell(told, _aloud(words, label, told, number), share, _opening(label, number, found, opens)),
        NumberCell(str(number.preliminary) if number.preliminary else "–"),
    )


def _aloud(words: Words, label: str, told: str, number: Number) -> str:
    said = words(N_("{what}: {number}")).format(what=label, number=told)
    if not number.preliminary:
        return said
    return words(N_("{said}; of them preliminary: {n}")).format(said=said, n=number.preliminary)


def _opening(label: str, number: Number, found: Statistics, opens: Opens) -> Callable[[], None]:
    narrowed = Narrowed(label, number.equals, found.chosen.country, found.chosen.period)
    return lambda: opens(narrowed)


def cross_table(words: Words, found: Statistics, name: str, opens: Opens) -> NumberTable:
    """How the decisions divide by article and substance at once; a number in which a preliminary one stands says so."""
    cross = found.cross
    heads = ("", *(line.label for line in cross.columns.lines))
    rows = []
    for line, numbers in zip(cross.rows.lines, cross.cells, strict=True):
        cells = []
        for of, number in zip(cross.columns.lines, numbers, strict=True):
            label = words(N_("{row}; {column}")).format(row=line.label, column=of.label)
            early = words(N_("{n}, preliminary: {early}"))
            shown = early.format(n=number.count, early=number.preliminary) if number.preliminary else str(number.count)
            told = said_share(number.count, found.total, words)
            share = Fraction(number.count, found.total) if found.total else Fraction(0)
            cells.append(
                NumberCell(shown, _aloud(words, label, told, number), share, _opening(label, number, found, opens))
            )
        rows.append((line.label, cells))
    return NumberTable(name, heads, rows)
