"""Tables of signals and refusals: how many notes, with a bar for the share, and how many people with their doubt."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from fieldcase.casework.tallies import Line
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.said import said_count
from ui.widgets.number_table import NumberCell, NumberTable


def line_table(words: Words, name: str, lines: Sequence[Line], of: int) -> NumberTable:
    """A table by one thing. `name` is finished; `of` is how many notes there are in all."""
    heads = (name, words(N_("Records")), words(N_("How many people")))
    told = words(N_("{what}: {number}"))
    rows = []
    for line in lines:
        label = f"{line.under} · {line.label}" if line.under else line.label
        share = Fraction(line.notes, of) if of else Fraction(0)
        people = said_count(line.people, words)
        cells = (
            NumberCell(str(line.notes), told.format(what=label, number=line.notes), share),
            NumberCell(people, told.format(what=label, number=people)),
        )
        rows.append((label, cells))
    return NumberTable(name, heads, rows)
