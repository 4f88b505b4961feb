"""The tables of a report as rows of texts: what XLSX and CSV both write.

Knows cells; which of them is a number is told where its column says so and nothing but digits stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from fieldcase.dossier.blocks import Document, Run, Table
from fieldcase.dossier.writable import writable

_WHOLE = re.compile(r"0|[1-9][0-9]{0,2}(?:[ \u00a0][0-9]{3})+|[1-9][0-9]*")
# What a program of tables keeps exactly: it counts with fifteen digits.
_MOST_DIGITS = 15


def tables(document: Document) -> Iterator[tuple[str, Table]]:
    """Each table with its name in the document: its own, or its number from 1; no two are the same, however written."""
    taken = {"history"}  # Excel keeps this name for itself
    for number, block in enumerate((one for one in document.blocks if isinstance(one, Table)), start=1):
        name = re.sub(r"[^A-Za-z0-9-]+", "-", block.name).strip("-")[:24] or str(number)
        if name.lower() in taken:
            name = f"{name}-{number}"
        while name.lower() in taken:
            name += "-1"
        taken.add(name.lower())
        yield name, block


def text_of(runs: Iterable[Run]) -> str:
    """A cell's text without its notes."""
    return writable("".join(run.text for run in runs))


def whole_number(text: str) -> int | None:
    """The number that a text says plainly, in whole and with nothing beside it; None for any other text."""
    if not _WHOLE.fullmatch(text):
        return None
    digits = re.sub(r"[ \u00a0]", "", text)
    return int(digits) if len(digits) <= _MOST_DIGITS else None


def notes(block: Table) -> Iterator[tuple[str, str]]:
    """The notes of a table's cells: the row's first cell and the column's head, and what the note says."""
    for row in block.rows:
        for head, cell in zip(block.header, row, strict=True):
            place = " / ".join(text for text in (text_of(row[0]), writable(head)) if text)
            yield from ((place, writable(run.footnote)) for run in cell if run.footnote)
