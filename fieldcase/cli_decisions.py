"""The command `decisions`: take a table of court decisions in, write one out, print what they add up to.

Knows what is printed: numbers, and the places of rows that do not fit; no word of a decision. `fieldcase.cli` opens the
vault.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from fieldcase.casework.desk import Desk
from fieldcase.errors import N_, UsageError
from fieldcase.i18n import Words
from fieldcase.model.typed import Unreadable, read_date

Opening = Callable[[Path, Words], AbstractContextManager[Desk]]
Adding = Callable[..., argparse.ArgumentParser]
_ABOUT = N_("take court decisions in from a table, write them out, count them")
_PLAIN = N_("The file leaves the encryption: whoever has it can read it. Decisions of cases are not in it.")
_INTERNAL = N_(
    "These numbers are for the team. For anybody else add --outside: small numbers, which point at people, are then "
    "withheld."
)


def add(adding: Adding, opening: Opening) -> None:
    """Add the command; `opening` opens a vault."""

    def run(chosen: argparse.Namespace, told: Words) -> int:
        period = period_of(chosen.period, told)  # a wrong line is told before a passphrase is asked for
        if not (chosen.statistics or chosen.take_in or chosen.out):
            raise UsageError(what=told(N_("Say what is to be done: --take-in FILE, --out FILE, or --statistics.")))
        with opening(chosen.vault, told) as desk:
            if chosen.take_in is not None:
                _take_in(desk, chosen, told)
            if chosen.statistics:
                _statistics(desk, chosen, period, told)
            elif chosen.out is not None:
                _write_out(desk, chosen, told)
        return 0

    made = adding("decisions", run, _ABOUT, "vault")
    made.add_argument("--take-in", type=Path, metavar="FILE.csv")
    made.add_argument("--leave-known", action="store_true")
    made.add_argument("--out", type=Path, metavar="FILE.csv")
    made.add_argument("--statistics", action="store_true")
    made.add_argument("--outside", action="store_true")
    made.add_argument("--country", default="", metavar="CODE")
    made.add_argument("--period", default="", metavar="PERIOD")


def period_of(text: str, told: Words) -> Any:
    """The period that was typed, None for none. UsageError where it cannot be read."""
    if not text:
        return None
    from fieldcase.world import World

    try:
        return read_date(text, World().today(), told.language)
    except Unreadable as wrong:
        raise UsageError(what=told(wrong.sentence)) from None


def _take_in(desk: Desk, chosen: argparse.Namespace, told: Words) -> None:
    from fieldcase.casework import decision_table, table_file
    from fieldcase.casework.decision_columns import suggested

    table = table_file.from_file(chosen.take_in)
    columns = suggested(tuple(dict.fromkeys(table.columns)))
    fitting = decision_table.mapped(table, columns)
    number = decision_table.import_rows(desk, fitting, told, leave_known=chosen.leave_known)
    print(told.plural("{n} decision was taken in.", "{n} decisions were taken in.", number).format(n=number))
    for name in (column for column, ours in columns.items() if not ours):
        left = told(N_("This column is no field; it is kept with each decision as a note: {column}"))
        print(f"fieldcase: {left.format(column=name)}", file=sys.stderr)


def _write_out(desk: Desk, chosen: argparse.Namespace, told: Words) -> None:
    from fieldcase.casework import decision_export

    print(f"fieldcase: {told(_PLAIN)}", file=sys.stderr)
    number = decision_export.export(desk, chosen.out, told)
    print(f"csv: {chosen.out}")
    print(told.plural("{n} decision was written.", "{n} decisions were written.", number).format(n=number))


def _statistics(desk: Desk, chosen: argparse.Namespace, period: Any, told: Words) -> None:
    from fieldcase.casework import statistics_export
    from fieldcase.casework.court_statistics import Chosen, statistics

    counted = Chosen(chosen.country, period)
    if not chosen.outside:
        print(f"fieldcase: {told(_INTERNAL)}", file=sys.stderr)
    if chosen.out is not None:
        print(f"fieldcase: {told(_PLAIN)}", file=sys.stderr)
        statistics_export.export(desk, chosen.out, counted, told, outside=chosen.outside)
        print(f"csv: {chosen.out}")
        return
    for row in statistics_export.rows(statistics(desk, counted, told), told, outside=chosen.outside):
        print("\t".join(row))
