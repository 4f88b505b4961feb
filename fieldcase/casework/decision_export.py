"""The court decisions of the register as a table that leaves the vault, in the clear.

The register alone: a decision of a case belongs to that case's dossier and goes through its rules. No judge's name, no
lawyer's notes. Each invented row says that it is one. Knows rows and words; asks nobody: whoever calls it has warned.
"""

from __future__ import annotations

from pathlib import Path

from fieldcase.casework.decision_cells import Cells
from fieldcase.casework.decision_columns import EXAMPLE, EXAMPLE_HEAD, GOING_OUT, head_of
from fieldcase.casework.decision_table import cells_of
from fieldcase.casework.desk import Desk
from fieldcase.casework.sight import Sight
from fieldcase.casework.table_out import write_new, written
from fieldcase.i18n import Words
from fieldcase.model.courts import Decision
from fieldcase.model.dates import UncertainDate


def table_of(source: Sight, words: Words) -> str:
    """Every decision of the register, by date, as the text of a CSV file with a head in the language of `words`."""
    cells = cells_of(source, words)
    every = sorted(source.all(Decision, source.register), key=_place)
    head = [head_of(name, words.language) for name in GOING_OUT]
    return written(head, ([_cell(name, one, cells) for name in GOING_OUT] for one in every))


def _cell(name: str, one: Decision, cells: Cells) -> str:
    if name == EXAMPLE:
        return EXAMPLE_HEAD if one.example else ""
    value = getattr(one, name)
    # EDTF reads back whatever the language of the window and the day.
    return value.text if isinstance(value, UncertainDate) else cells.edited(name, value)


def _place(one: Decision) -> tuple[int, str, str]:
    return one.date.first if one.date is not None else 10**9, one.court, one.reference


def export(desk: Desk, target: Path, words: Words) -> int:
    """Write the table to a new file, whole or not at all, and keep that it was done; how many decisions it has.

    FileExists where something stands there, CannotWrite where it cannot be written: then nothing was.
    """
    content = table_of(desk, words)
    write_new(desk, target, content)
    return len(desk.all(Decision, desk.register))
