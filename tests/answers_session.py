"""Answers and a dictionary written out as a process of its own, for a watch from within. Says at the end what an audit
hook saw. Arguments: the vault, the folder to write into; the word that was answered comes by standard input."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import answered
from forms_session import SEEN, watch
from vaults import PASSPHRASE

from fieldcase.casework import answers_made, answers_out, form_dictionary, visits
from fieldcase.casework.desk import Desk
from fieldcase.i18n import words
from fieldcase.world import World


def main(vault: Path, out: Path) -> None:
    """An interview, and everything that can be written of it."""
    word = sys.stdin.readline().strip()
    desk = Desk.open(vault, PASSPHRASE, World())
    form, visit = answered.form(desk), visits.new_visit(desk, place="Линдов / Пример")
    answered.told(desk, visit, form, {"/data/money/told": word, "/data/full_name": "Пример Примеров"})
    sys.addaudithook(watch)
    said = words("ru")
    for whole in (False, True):
        leaving = answers_out.gather(desk, answered.CODE, said, whole=whole)
        for kind in answers_made.FORMS:
            folder = out / f"{kind}-{whole}"
            answers_made.write(desk, answers_made.made(leaving, kind, said), folder, said)
    form_dictionary.write([form_dictionary.file_of(form, said, kind) for kind in ("csv", "pdf")], out)
    desk.close()
    print(json.dumps(SEEN))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
