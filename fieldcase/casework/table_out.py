"""A table that leaves as a CSV file: no program of tables runs a cell of it as a formula, and the file is new.

Knows cells; what stands in them, and who was warned that it leaves the encryption, is the caller's.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from fieldcase.casework.desk import Desk
from fieldcase.casework.safekeeping import log_access

# What begins a formula (OWASP, CSV Injection), and the same signs as full-width forms.
_BEGINS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_MARK = "'"


def written(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """The text of a CSV file: a head, and rows of which every cell is guarded."""
    out = io.StringIO()
    lines = csv.writer(out)
    lines.writerow(head)
    lines.writerows([guarded(cell) for cell in row] for row in rows)
    return out.getvalue()


def guarded(cell: str) -> str:
    """A cell that no program of tables takes for a formula, also behind blanks; `unguarded` gives it back."""
    return _MARK + cell if _begins(cell) else cell


def unguarded(cell: str) -> str:
    """A cell as it was before it was guarded."""
    return cell[1:] if cell.startswith(_MARK) and _begins(cell[1:]) else cell


def _begins(cell: str) -> bool:
    return cell.startswith(_MARK) or cell.lstrip(" \xa0").startswith(_BEGINS)


def write_new(desk: Desk, target: Path, content: str) -> None:
    """Write a text as a new file that programs of tables open as UTF-8. FileExists, CannotWrite."""
    from fieldcase.casework import issuing  # what it needs takes longer to load than all the rest
    from fieldcase.errors import FileExists

    if target.exists():
        raise FileExists(name=target.name)
    issuing.write(target, io.BytesIO(content.encode("utf-8-sig")), lambda: log_access(desk, "export", None))
