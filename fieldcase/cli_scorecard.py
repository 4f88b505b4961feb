"""The command `scorecard`: what a body was asked and promised, what became of it; as lines, a table, a PDF.

Knows options and what is printed; `fieldcase.cli` opens the vault.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from fieldcase.casework.desk import Desk
from fieldcase.cli_decisions import Adding, Opening
from fieldcase.errors import N_
from fieldcase.i18n import LANGUAGES, Words, language_of_the_person, words

_CARD = N_("print what a body was asked and promised, and what became of it")
_PLAIN = N_("The file leaves the encryption: whoever has it can read it.")


def add(adding: Adding, opening: Opening) -> None:
    """Add the command; `opening` opens a vault."""
    told = words(language_of_the_person())

    def run(chosen: argparse.Namespace, told: Words) -> int:
        with opening(chosen.vault, told) as desk:
            return _card(desk, chosen, told)

    made = adding("scorecard", run, _CARD, "vault")
    made.add_argument("--meeting", default="", metavar="ID", help=told(N_("the meeting that it is for")))
    made.add_argument("--body", default="", metavar="TEXT", help=told(N_("the body that was asked")))
    made.add_argument("--csv", type=Path, metavar="FILE.csv")
    made.add_argument("--pdf", type=Path, metavar="FILE.pdf")
    made.add_argument("--lang", choices=LANGUAGES, help=told(N_("language of the report")))


def _card(desk: Desk, chosen: argparse.Namespace, told: Words) -> int:
    from fieldcase.casework import scorecard

    spoken = words(chosen.lang or told.language)
    meeting = scorecard.by_id(desk, chosen.meeting) if chosen.meeting else None
    card = scorecard.gather(desk, meeting, chosen.body)
    if chosen.csv is not None or chosen.pdf is not None:
        print(f"fieldcase: {told(_PLAIN)}", file=sys.stderr)
    if chosen.csv is not None:
        scorecard.write_table(desk, card, chosen.csv, spoken, told)
        print(f"csv: {chosen.csv}")
    if chosen.pdf is not None:
        from fieldcase.casework import scorecard_pages  # what draws takes as long to load as all the rest

        scorecard_pages.write(desk, card, chosen.pdf, spoken, told)
        print(f"pdf: {chosen.pdf}")
    print(scorecard.heading(card, desk.tables, told))
    for line in card.lines:
        number, kind, _day, _origin, addressed, text, *_, state, shown, _ways = scorecard.cells(line, desk.tables, told)
        print("  ".join(part for part in (number or "-", kind, text, addressed, state, shown) if part))
    for name, count in scorecard.totals(card, desk.tables, told):
        print(f"{name}: {count}")
    return 0
