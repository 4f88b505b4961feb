"""The command `count`: print a counted table of the whole vault, or write it out.

Knows what is printed: numbers by codes, and no word that anybody wrote. `fieldcase.cli` opens the vault.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from fieldcase.cli_decisions import Adding, Opening, period_of
from fieldcase.errors import N_, UsageError
from fieldcase.i18n import Words

_ABOUT = N_("count visits, people, acts, decisions and more over the whole vault")
_PLAIN = N_("The file leaves the encryption: whoever has it can read it.")
_INTERNAL = N_(
    "These numbers are for the team. For anybody else add --outside: small numbers, which point at people, are then "
    "withheld."
)
_NO_TABLE = N_("This cannot be counted so. What can be counted by what: {ways}.")


def add(adding: Adding, opening: Opening) -> None:
    """Add the command; `opening` opens a vault."""

    def run(chosen: argparse.Namespace, told: Words) -> int:
        from fieldcase.casework import counted_table

        asked = _asked(chosen, told)  # a wrong line is told before a passphrase is asked for
        if not chosen.outside:
            print(f"fieldcase: {told(_INTERNAL)}", file=sys.stderr)
        with opening(chosen.vault, told) as desk:
            made = counted_table.made(desk, asked, told, outside=chosen.outside, figures=chosen.figures)
            for sentence in made.warnings:
                print(f"fieldcase: {sentence}", file=sys.stderr)
            if chosen.csv is not None:
                print(f"fieldcase: {told(_PLAIN)}", file=sys.stderr)
                counted_table.export(desk, chosen.csv, made, told)
                print(f"csv: {chosen.csv}")
                return 0
            for row in made.rows:
                print("\t".join(row))
        return 0

    made = adding("count", run, _ABOUT, "vault")
    made.add_argument("--what", required=True, metavar="CODE")
    made.add_argument("--by", required=True, metavar="CODE")
    made.add_argument("--columns", default="", metavar="CODE")
    made.add_argument("--country", default="", metavar="CODE")
    made.add_argument("--period", default="", metavar="PERIOD")
    made.add_argument("--change", default="", metavar="DATE")
    made.add_argument("--form", default="", metavar="CODE")
    made.add_argument("--question", default="", metavar="CODE")
    made.add_argument("--csv", type=Path, metavar="FILE")
    made.add_argument("--figures", action="store_true")
    made.add_argument("--outside", action="store_true")


def _asked(chosen: argparse.Namespace, told: Words) -> Any:
    from fieldcase.casework import counted_table

    try:
        return counted_table.asked(
            chosen.what, chosen.by, chosen.columns, country=chosen.country, period=period_of(chosen.period, told),
            change=period_of(chosen.change, told), form=chosen.form, question=chosen.question,
        )  # fmt: skip
    except ValueError:
        raise UsageError(what=told(_NO_TABLE).format(ways=counted_table.ways())) from None
