"""The command `incidents`: security incidents counted by kind, kind of actor, medium and month.

Knows what is printed: numbers alone. `fieldcase.cli` opens the vault.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from fieldcase.casework.desk import Desk
from fieldcase.errors import N_
from fieldcase.i18n import Words

Opening = Callable[[Path, Words], AbstractContextManager[Desk]]
Adding = Callable[..., argparse.ArgumentParser]
_ABOUT = N_("count the security incidents of a case, or of all: by kind, kind of actor, medium and month")


def add(adding: Adding, opening: Opening) -> None:
    """Add the command; `opening` opens a vault."""

    def run(chosen: argparse.Namespace, told: Words) -> int:
        from fieldcase.casework.cases import by_code
        from fieldcase.casework.incident_table import counted, write_table

        with opening(chosen.vault, told) as desk:
            scope = by_code(desk, chosen.case).scope if chosen.case else None
            found = counted(desk, desk.tables, told, scope)
            if chosen.csv is not None:
                write_table(desk, chosen.csv, told, scope)
        print(told.plural("{n} incident", "{n} incidents", found.total).format(n=found.total))
        for by, value, number in found.rows:
            print(f"{by}\t{value}\t{number}")
        return 0

    command = adding("incidents", run, _ABOUT, "vault")
    command.add_argument("--case", default="", metavar="CODE")
    command.add_argument("--csv", type=Path, metavar="FILE.csv")
