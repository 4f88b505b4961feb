"""A reported figure in one line, for a window, a table and a report. Adds nothing up."""

from __future__ import annotations

from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.fieldwork import Figure
from fieldcase.model.said import said_count, said_money


def said_number(figure: Figure, words: Words) -> str:
    """How many, or how much money, or both."""
    if figure.amount is None:
        return said_count(figure.count, words)
    money = said_money(figure.amount, words)
    return money if figure.count is None else f"{said_count(figure.count, words)}; {money}"


def said_figure(figure: Figure, words: Words) -> str:
    """A figure in a line: what, how many, that it is preliminary."""
    told = words(N_("{what}: {number}")).format(what=figure.what, number=said_number(figure, words))
    return words(N_("{said} (preliminary)")).format(said=told) if figure.preliminary else told
