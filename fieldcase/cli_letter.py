"""The command `letter`: a letter as PDF or Word, a file for each addressee, named after nobody.

Knows options and what is printed; `fieldcase.cli` opens the vault. What is to be looked at before the letter is sent
goes to standard error.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from fieldcase.casework.desk import Desk
from fieldcase.errors import N_
from fieldcase.i18n import Words, language_of_the_person, words

Opening = Callable[[Path, Words], AbstractContextManager[Desk]]
Adding = Callable[..., argparse.ArgumentParser]
FORMS = ("pdf", "docx")


def add(adding: Adding, opening: Opening) -> None:
    """Add the command; `opening` opens a vault."""
    told = words(language_of_the_person())

    def run(chosen: argparse.Namespace, told: Words) -> int:
        return _letter(opening, chosen, told)

    letter = adding("letter", run, N_("write a letter out as PDF or Word, a file for each addressee"), "vault")
    letter.add_argument("id", metavar="ID", help=told(N_("number of the letter, as “fieldcase search” prints it")))
    letter.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    letter.add_argument("--format", choices=FORMS, default=FORMS[0], help=told(N_("kind of file")))
    letter.add_argument("--together", action="store_true", help=told(N_("one letter to all addressees")))


def _letter(opening: Opening, chosen: argparse.Namespace, told: Words) -> int:
    from fieldcase.casework import letter_files  # what draws takes as long to load as all the rest

    with opening(chosen.vault, told) as desk:
        gathered = letter_files.gather(desk, letter_files.by_id(desk, chosen.id), told)
        released = gathered.released()
        for finding in gathered.findings():
            print(f"fieldcase: {finding.told(told)}", file=sys.stderr)
        files = letter_files.drawn(released, chosen.format, told, together=chosen.together)
        places = [chosen.out / file.name for file in files]
        letter_files.write(desk, released, files, places, told)
    for place in places:
        print(f"{chosen.format}: {place}")
    return 0
