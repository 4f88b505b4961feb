"""A table that leaves as a CSV file of its own, which is new and which programs of tables open as UTF-8.

What stands in it, and who was warned that it leaves the encryption, is the caller's; how a cell is kept from being a
formula is `dossier.sheets.guarded`'s.
"""

from __future__ import annotations

import io
from pathlib import Path

from fieldcase.casework.desk import Desk
from fieldcase.casework.safekeeping import log_access
from fieldcase.dossier.sheets.guarded import guarded, unguarded, written

__all__ = ["guarded", "unguarded", "write_new", "written"]


def write_new(desk: Desk, target: Path, content: str) -> None:
    """Write a text as a new file that programs of tables open as UTF-8. FileExists, CannotWrite."""
    from fieldcase.casework import issuing  # what it needs takes longer to load than all the rest
    from fieldcase.errors import FileExists

    if target.exists():
        raise FileExists(name=target.name)
    issuing.write(target, io.BytesIO(content.encode("utf-8-sig")), lambda: log_access(desk, "export", None))
