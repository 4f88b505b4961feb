"""The command `card-lawyer`: cards with what to say and a lawyer's telephone, eight on a page of A4.

Knows options and what is printed; nothing of the vault is on the card, it is opened so that only its people print one.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from fieldcase.casework.desk import Desk
from fieldcase.errors import N_
from fieldcase.i18n import LANGUAGES, Words, language_of_the_person, words

Opening = Callable[[Path, Words], AbstractContextManager[Desk]]
Adding = Callable[..., argparse.ArgumentParser]
BOTH = "both"


def add(adding: Adding, opening: Opening) -> None:
    """Add the command; `opening` opens a vault."""
    told = words(language_of_the_person())

    def run(chosen: argparse.Namespace, told: Words) -> int:
        return _card(opening, chosen, told)

    card = adding(
        "card-lawyer", run, N_("print cards with what to say and a lawyer's telephone: nothing of a case"), "vault"
    )
    card.add_argument("--name", default="", metavar="NAME", help=told(N_("name of the lawyer; kept nowhere")))
    card.add_argument(
        "--telephone", default="", metavar="NUMBER", help=told(N_("telephone of the lawyer; kept nowhere"))
    )
    card.add_argument(
        "--emergency", default="", metavar="NUMBER", help=told(N_("an emergency telephone that you checked yourself"))
    )
    card.add_argument("--lang", choices=(*LANGUAGES, BOTH), default=BOTH, help=told(N_("language of the cards")))
    card.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")


def _card(opening: Opening, chosen: argparse.Namespace, told: Words) -> int:
    from fieldcase.casework import lawyer_card  # what draws takes as long to load as all the rest

    with opening(chosen.vault, told):
        whom = lawyer_card.Whom(chosen.name, chosen.telephone, chosen.emergency)
    languages = ("ru", "en") if chosen.lang == BOTH else (chosen.lang,)
    pdf = lawyer_card.drawn(whom, languages, told)
    lawyer_card.write(chosen.out, pdf)
    print(f"pdf: {chosen.out}")
    print(told(N_("Printers keep copies, and the card names a lawyer: print it where you would leave that name.")))
    return 0
