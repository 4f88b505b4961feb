"""The command `amounts`: take rows of tables of amounts in from a CSV file, write all of them out.

Knows what is printed: numbers and places of rows. `fieldcase.cli` opens the vault.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from fieldcase.casework.desk import Desk
from fieldcase.cli_decisions import Adding, Opening
from fieldcase.errors import N_, UsageError
from fieldcase.i18n import Words

_ABOUT = N_("take tables of amounts in from a CSV file, write them out")
_NOTHING = N_("Say what is to be done: --take-in FILE or --out FILE.")


def add(adding: Adding, opening: Opening) -> None:
    """Add the command; `opening` opens a vault."""

    def run(chosen: argparse.Namespace, told: Words) -> int:
        if chosen.take_in is None and chosen.out is None:
            raise UsageError(what=told(_NOTHING))
        with opening(chosen.vault, told) as desk:
            if chosen.take_in is not None:
                _take_in(desk, chosen.take_in, told)
            if chosen.out is not None:
                _write_out(desk, chosen.out, told)
        return 0

    made = adding("amounts", run, _ABOUT, "vault")
    made.add_argument("--take-in", type=Path, metavar="FILE.csv")
    made.add_argument("--out", type=Path, metavar="FILE.csv")


def _take_in(desk: Desk, path: Path, told: Words) -> None:
    from fieldcase.casework import amounts_table, table_file

    number = amounts_table.import_rows(desk, table_file.from_file(path), told)
    print(told.plural("{n} row was taken in.", "{n} rows were taken in.", number).format(n=number))


def _write_out(desk: Desk, path: Path, told: Words) -> None:
    from fieldcase.casework import amounts_table

    number = amounts_table.export(desk, path, told)
    print(f"csv: {path}")
    print(told.plural("{n} row was written.", "{n} rows were written.", number).format(n=number))
