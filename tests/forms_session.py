"""A whole questionnaire as a process of its own, for a watch from inside and outside: taken in from a file, asked,
left, taken up again, finished, printed on paper. Says at the end what an audit hook saw and what it came through.

Arguments: the vault, the questionnaire's file, where the paper is to be written; the word to be answered comes by
standard input.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from vaults import PASSPHRASE

from fieldcase.casework import asking, paper, questionnaires, visits
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.i18n import words
from fieldcase.model.fieldwork import Interview
from fieldcase.world import World

SEEN: list[list[str]] = []
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_ROOMS = ("socket", "tempfile", "shutil", "urllib", "http", "ftplib", "smtplib")
_DEEDS = ("os.mkdir", "os.rename", "os.link", "os.symlink", "os.fork", "os.posix_spawn", "os.exec", "os.system")


def watch(event: str, values: tuple[Any, ...]) -> None:
    """Note down every file opened for writing, every connection, every program that is started."""
    if event == "open":
        path, mode, flags = values
        if isinstance(path, int):
            return  # a pipe that is open already: no file
        if (isinstance(flags, int) and flags & _WRITES) or (isinstance(mode, str) and mode.strip("brt")):
            SEEN.append(["open", str(path)])
    elif event == "subprocess.Popen":
        SEEN.append(["child", *map(str, values[1])])
    elif event.split(".")[0] in _ROOMS or event in _DEEDS:
        SEEN.append([event, *map(str, values[:2])])


def _asked(desk: Desk, look: Look, word: str) -> Interview:
    """An interview by the questionnaire, left after one answer, taken up again, finished."""
    visit = visits.new_visit(desk, place="Линдов / Пример")
    form = questionnaires.offered(desk)[0]
    person = visits.agreed(desk, visit, {"statistics": "yes", "story": "no", "court": "later"})
    interview = visits.new_interview(desk, visit, person, questionnaire=form.id)
    begun = asking.begin(look, interview, form, "ru")
    asking.keep(desk, interview, begun.rows())
    first, *_ = begun.session.questions()
    asking.keep(desk, interview, begun.session.answer(first, "yes").rows)
    again = asking.resume(look, asking.unfinished(look, visit)[0])
    second = again.session.next(first)
    assert second is not None
    asking.keep(desk, interview, again.session.answer(second, word).rows)
    asking.finish(desk, interview, again.finished())
    finished = desk.get(Interview, interview.key)
    assert finished is not None
    return finished


def main(vault: Path, file: Path, sheets: Path) -> None:
    """Come through all of it."""
    word = sys.stdin.readline().strip()
    sys.addaudithook(watch)
    desk = Desk.open(vault, PASSPHRASE, World())
    given = questionnaires.read(questionnaires.from_file(file))
    form = questionnaires.take_in(desk, given, file.name)
    interview = _asked(desk, Look(desk), word)
    paper.write(sheets, paper.drawn(form, "ru", words("ru")))
    finished = word in interview.answers
    desk.close()
    print(json.dumps({"seen": SEEN, "left_out": form.left_out, "finished": finished}))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
