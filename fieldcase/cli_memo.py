"""The command `memo`: the memo for peer workers of a country, one A5 page.

Knows options and what is printed; `fieldcase.cli` opens the vault.
"""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from fieldcase.casework.desk import Desk
from fieldcase.errors import N_, UsageError
from fieldcase.i18n import LANGUAGES, Words, language_of_the_person, words

Opening = Callable[[Path, Words], AbstractContextManager[Desk]]
Adding = Callable[..., argparse.ArgumentParser]


def add(adding: Adding, opening: Opening) -> None:
    """Add the command; `opening` opens a vault."""
    told = words(language_of_the_person())

    def run(chosen: argparse.Namespace, told: Words) -> int:
        return _memo(opening, chosen, told)

    memo = adding(
        "memo", run, N_("print the memo for peer workers of a country: one A5 page, nothing of a case"), "vault"
    )
    memo.add_argument("--country", required=True, metavar="CODE", help=told(N_("country, two letters (ISO 3166)")))
    memo.add_argument(
        "--on", metavar="DAY", help=told(N_("the day whose law is printed, such as 2019-10-01; today if none"))
    )
    memo.add_argument("--language", choices=LANGUAGES, help=told(N_("language of the page")))
    memo.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")


def _memo(opening: Opening, chosen: argparse.Namespace, told: Words) -> int:
    from fieldcase.casework import peer_memo  # what draws takes as long to load as all the rest

    day = _day(chosen.on, told)
    with opening(chosen.vault, told) as desk:
        country = str(chosen.country).upper()
        if country not in desk.tables.vocabularies["country"]:
            raise UsageError(what=told(N_("No country of the list has this code. Nothing was done.")))
        facts = peer_memo.facts_of(desk, country, day or desk.world.today())
        tables = desk.tables
    pdf = peer_memo.drawn(facts, words(chosen.language or told.language), tables)
    peer_memo.write(chosen.out, pdf)
    print(f"pdf: {chosen.out}")
    return 0


def _day(text: str | None, told: Words) -> datetime.date | None:
    if text is None:
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise UsageError(what=told(N_("--on is a day such as 2019-10-01. Nothing was done."))) from None
