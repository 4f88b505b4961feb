"""The commands `refusals` and `signals`: print what they add up to, or write it out as a table.

Knows what is printed: numbers by reason, kind, country, place and time, and no word that anybody wrote. `fieldcase.cli`
opens the vault.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from fieldcase.cli_decisions import Adding, Opening, period_of
from fieldcase.errors import N_
from fieldcase.i18n import Words

_REFUSALS = N_("count why people did not want anything recorded")
_SIGNALS = N_("count signals by what they are about, where and when")
_PLAIN = N_("The file leaves the encryption: whoever has it can read it.")
_INTERNAL = N_(
    "These numbers are for the team. For anybody else add --outside: small numbers, which point at people, are then "
    "withheld."
)


def add(adding: Adding, opening: Opening) -> None:
    """Add the two commands; `opening` opens a vault."""
    for name, about in (("refusals", _REFUSALS), ("signals", _SIGNALS)):
        made = adding(name, _running(name, opening), about, "vault")
        made.add_argument("--csv", type=Path, metavar="FILE")
        made.add_argument("--outside", action="store_true")
        made.add_argument("--country", default="", metavar="CODE")
        made.add_argument("--period", default="", metavar="PERIOD")


def _running(name: str, opening: Opening) -> Callable[[argparse.Namespace, Words], int]:
    def run(chosen: argparse.Namespace, told: Words) -> int:
        from fieldcase.casework import refusals, signals, tally_export
        from fieldcase.casework.tallies import Chosen

        # A wrong line is told before a passphrase is asked for.
        counted = Chosen(chosen.country, period_of(chosen.period, told))
        if not chosen.outside:
            print(f"fieldcase: {told(_INTERNAL)}", file=sys.stderr)
        with opening(chosen.vault, told) as desk:
            if name == "refusals":
                found, by = refusals.counted(desk, counted, told).tally, tally_export.REFUSED
            else:
                found, by = signals.counted(desk, counted, told), tally_export.SIGNALLED
            if chosen.csv is not None:
                print(f"fieldcase: {told(_PLAIN)}", file=sys.stderr)
                tally_export.export(desk, chosen.csv, found, by, told, outside=chosen.outside)
                print(f"csv: {chosen.csv}")
                return 0
            for row in tally_export.rows(found, by, told, outside=chosen.outside):
                print("\t".join(row))
        return 0

    return run
