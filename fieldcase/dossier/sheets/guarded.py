"""The text of a CSV file: no program of tables runs a cell of it as a formula.

Where a semicolon parts columns (Excel in Russian), such a program sees a comma as a letter, and every piece between
semicolons as a cell: it must begin no formula either. Knows cells; refuses to know what stands in them.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from fieldcase.model.said import EXAMPLE

_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_BEGINS = (*_SIGNS, "\t", "\r", "\n")
_MARK = "'"
# A program that parts columns by semicolons or tabs knows no quotation marks behind a comma: here it ends a cell.
_PARTS = re.compile(r"(?<=[;\t\n])|(?<=\r)(?!\n)")


def written(head: Iterable[str], rows: Iterable[Iterable[str]], *, example: bool = False) -> str:
    """The text of a CSV file: a head, and rows of which every cell is guarded; of invented people the first row says
    that it is an example."""
    out = io.StringIO()
    lines = csv.writer(out)
    lines.writerow(head)
    if example:
        lines.writerow([EXAMPLE])
    lines.writerows([guarded(cell) for cell in row] for row in rows)
    return out.getvalue()


def guarded(cell: str) -> str:
    """A cell that no program of tables takes for a formula, also behind blanks, and no piece of it behind a semicolon
    or an end of line; `unguarded` gives it back."""
    first, *rest = _PARTS.split(cell)
    inside = "".join((first, *(_MARK + one if _piece_begins(one) else one for one in rest)))
    return _MARK + inside if _begins(inside) else inside


def unguarded(cell: str) -> str:
    """A cell as it was before it was guarded."""
    first, *rest = _PARTS.split(cell[1:] if cell.startswith(_MARK) and _begins(cell[1:]) else cell)
    return "".join((first, *(one[1:] if one.startswith(_MARK) and _piece_begins(one[1:]) else one for one in rest)))


def _piece_begins(piece: str) -> bool:
    return piece.startswith(_MARK) or piece.lstrip(' \xa0\t"').startswith(_SIGNS)


def _begins(cell: str) -> bool:
    return cell.startswith(_MARK) or cell.lstrip(" \xa0").startswith(_BEGINS)
