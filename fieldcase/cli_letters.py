"""The command `letters`: every delivery of every letter, how it stands, until when the answer is due.

An addressee is told by its number: what stands in a terminal stays there, and an addressee reveals a place. Knows
options and what is printed; `fieldcase.cli` opens the vault.
"""

from __future__ import annotations

import argparse
import json

from fieldcase.casework.desk import Desk
from fieldcase.cli_letter import Adding, Opening
from fieldcase.errors import N_
from fieldcase.i18n import Words, language_of_the_person, words
from fieldcase.model.dates import UncertainDate


def add(adding: Adding, opening: Opening) -> None:
    """Add the command; `opening` opens a vault."""
    told = words(language_of_the_person())

    def run(chosen: argparse.Namespace, told: Words) -> int:
        with opening(chosen.vault, told) as desk:
            return _print(desk, told, overdue=chosen.overdue, as_json=chosen.json)

    letters = adding("letters", run, N_("list letters: how each delivery stands, until when"), "vault")
    letters.add_argument("--overdue", action="store_true", help=told(N_("only those whose last day is over")))
    letters.add_argument("--json", action="store_true", help=told(N_("as JSON, a line each")))


def _print(desk: Desk, told: Words, *, overdue: bool, as_json: bool) -> int:
    from fieldcase.casework import letters
    from fieldcase.casework.letters_told import said_standing
    from fieldcase.casework.sight import case_of
    from fieldcase.model.said import said_date

    today = desk.world.today()
    for post in letters.posts(desk):
        case = case_of(desk, post.letter.scope)
        code = case.code if case is not None else "-"
        for number, one in enumerate(post.deliveries, start=1):
            state = letters.standing(one, today)
            if overdue and state not in letters.LATE:
                continue
            if as_json:
                print(json.dumps({
                    "letter": post.letter.id.hex(), "number": number, "case": code, "standing": state.value,
                    "sent": _text(one.sent), "received": _text(one.received), "due": _text(one.due),
                    "answered": _text(one.answered), "days_left": letters.days_left(one, today),
                }))  # fmt: skip
            else:
                due = said_date(one.due, told) if one.due is not None else "-"
                print(f"{post.letter.id.hex()}/{number}  {code}  {said_standing(one, today, told)}  {due}")
    return 0


def _text(day: UncertainDate | None) -> str | None:
    return day.text if day is not None else None
