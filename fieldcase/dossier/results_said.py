"""A reported figure in one line, for a window, a table and a report. Adds nothing up."""

from __future__ import annotations

from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.fieldwork import Figure
from fieldcase.model.said import said_count


def said_figure(figure: Figure, words: Words) -> str:
    """A figure in a line: what, how many, that it is preliminary."""
    told = words(N_("{what}: {number}")).format(what=figure.what, number=said_count(figure.count, words))
    return words(N_("{said} (preliminary)")).format(said=told) if figure.preliminary else told
