"""The command `words`: the list of words in use, a text looked through, and how often others used such words.

Knows options and what is printed; `fieldcase.cli` opens the vault. No text is changed.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from fieldcase.casework.desk import Desk
from fieldcase.cli_letter import Adding, Opening
from fieldcase.errors import N_
from fieldcase.i18n import Words, language_of_the_person, words

_WORDS = N_("look a text through for words that put people down, write the list or the numbers out")
_LIST = N_("List of words")
_FOUND = 1


def add(adding: Adding, opening: Opening) -> None:
    """Add the command; `opening` opens a vault."""
    told = words(language_of_the_person())

    def run(chosen: argparse.Namespace, told: Words) -> int:
        with opening(chosen.vault, told) as desk:
            return _run(desk, chosen, told)

    made = adding("words", run, _WORDS, "vault")
    made.add_argument(
        "--check", type=Path, metavar="FILE.txt", help=told(N_("text to look through; 1 if words are found"))
    )
    made.add_argument("--csv", type=Path, metavar="FILE.csv", help=told(N_("write the list as it stands")))
    made.add_argument(
        "--take-in",
        type=Path,
        metavar="FILE.csv",
        help=told(N_("take own rows in, and which delivered ones are set aside")),
    )
    made.add_argument(
        "--stigma", type=Path, metavar="FILE.csv", help=told(N_("write how often others used such words"))
    )


def _run(desk: Desk, chosen: argparse.Namespace, told: Words) -> int:
    from fieldcase.casework import stigma, table_file, word_lists, wordings

    if chosen.take_in is not None:
        number = word_lists.import_rows(desk, table_file.from_file(chosen.take_in), told)
        print(told.plural("{n} row was taken in.", "{n} rows were taken in.", number).format(n=number))
    if chosen.csv is not None:
        word_lists.write_table(desk, chosen.csv, told)
        print(f"csv: {chosen.csv}")
    if chosen.stigma is not None:
        stigma.write_table(desk, chosen.stigma, told)
        print(f"csv: {chosen.stigma}")
    print(f"{told(_LIST)}: {wordings.version(desk)}")
    return _checked(desk, chosen.check, told) if chosen.check is not None else 0


def _checked(desk: Desk, path: Path, told: Words) -> int:
    """Print each find with its line and sentence."""
    from fieldcase.casework import wordings

    ready, number = wordings.ready(desk), 0
    for place, line in enumerate(wordings.lines_of(path), 1):
        for hit in ready.hits(line):
            sentence, values = wordings.advised(hit.found, hit.advice)
            print(f"{place}\t{told(sentence).format(**values)}")
            number += 1
    print(told.plural("{n} word to look at.", "{n} words to look at.", number).format(n=number), file=sys.stderr)
    return _FOUND if number else 0
