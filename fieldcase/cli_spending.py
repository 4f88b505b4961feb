"""The command `spending`: what was reported of money for health beside money for law enforcement.

Knows what is printed; `fieldcase.cli` opens the vault.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from fieldcase.cli_decisions import Adding, Opening
from fieldcase.errors import N_
from fieldcase.i18n import Words

_ABOUT = N_("compare what was reported of money for health and for law enforcement")
_NOTHING = N_("No figure with an amount of money and what it is for is kept here.")
_PLAIN = N_("The file leaves the encryption: whoever has it can read it.")


def add(adding: Adding, opening: Opening) -> None:
    """Add the command; `opening` opens a vault."""

    def run(chosen: argparse.Namespace, told: Words) -> int:
        from fieldcase.casework import spending

        with opening(chosen.vault, told) as desk:
            country = chosen.country.upper()
            if chosen.csv is not None:
                spending.export(desk, chosen.csv, told, country)
                print(f"fieldcase: {told(_PLAIN)}", file=sys.stderr)
                print(f"csv: {chosen.csv}")
            found = spending.rows(desk, told, country)
            print("\n".join("\t".join(row[:5]) + "\t" + row[-1] for row in found) or told(_NOTHING))
        return 0

    made = adding("spending", run, _ABOUT, "vault")
    made.add_argument("--country", default="", metavar="KG")
    made.add_argument("--csv", type=Path, metavar="FILE.csv")
