"""The command `funnel`: visits, interviews, those about which somebody decided, those taken up; and the review order.
Beside it the command by which interviews come that were made elsewhere (`cli_import_answers`).

Knows what is printed: numbers, scores, pseudonyms, days and places of visits, and no word that anybody told.
`fieldcase.cli` opens the vault.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from fieldcase import cli_import_answers
from fieldcase.casework.desk import Desk
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.said import said_date

Opening = Callable[[Path, Words], AbstractContextManager[Desk]]
Adding = Callable[..., argparse.ArgumentParser]
_ABOUT = N_("count visits, interviews and decisions, and list the interviews that wait, the highest score first")
_ROW = ("score", "pseudonym", "date", "place", "questions")


def add(adding: Adding, opening: Opening) -> None:
    """Add the commands; `opening` opens a vault."""
    cli_import_answers.add(adding, opening)

    def run(chosen: argparse.Namespace, told: Words) -> int:
        with opening(chosen.vault, told) as desk:
            numbers, rows = _read(desk, told)
        _print(numbers, rows, as_json=chosen.json)
        return 0

    adding("funnel", run, _ABOUT, "vault").add_argument("--json", action="store_true")


def _read(desk: Desk, told: Words) -> tuple[dict[str, int], list[dict[str, Any]]]:
    from fieldcase.casework import triage  # the engine of forms: for this command alone
    from fieldcase.casework.sight import found
    from fieldcase.model.fieldwork import Interview

    counted = triage.funnel(desk)
    numbers = {name: getattr(counted, name) for name in ("visits", "interviews", "screened", "taken", "waiting")}
    rows = [
        {
            "score": one.interview.score, "pseudonym": one.pseudonym,
            "date": said_date(one.interview.date, told) if one.interview.date is not None else "",
            "place": one.place, "questions": one.questions,
        }
        for one in triage.reviewed(desk, found(desk, Interview, triage.REVIEW))
    ]  # fmt: skip
    return numbers, rows


def _print(numbers: dict[str, int], rows: list[dict[str, Any]], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps({**numbers, "review": rows}, ensure_ascii=False, indent=2))
        return
    for name, number in numbers.items():
        print(f"{name}: {number}")
    for row in rows:
        print("\t".join("-" if row[name] is None else str(row[name]) for name in _ROW))
