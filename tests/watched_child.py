"""A parser child that tells what it did beside its work: files opened for writing, connections, programs started.

All but its entries is the real child: the same hardening, limits and pipes. An answer is a line of JSON with what was
seen, then the real answer.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys

from fieldcase import children
from fieldcase.parsers import questionnaires_beside, questionnaires_child, submitted_child
from fieldcase.parsers.questionnaires_reading import of_markdown

SEEN: list[str] = []
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_ROOMS = ("socket", "subprocess", "tempfile", "shutil", "urllib", "ctypes", "sqlite3", "pickle")
_DEEDS = ("os.mkdir", "os.rename", "os.remove", "os.link", "os.symlink", "os.posix_spawn", "os.fork", "os.exec")


def watch(event: str, values: tuple[object, ...]) -> None:
    """Note down what a parser of questionnaires has no business doing."""
    if event == "open":
        path, mode, flags = values
        if (isinstance(flags, int) and flags & _WRITES) or (isinstance(mode, str) and mode.strip("brt")):
            SEEN.append(f"open {path!r}")
    elif event.split(".")[0] in _ROOMS or event in _DEEDS:
        SEEN.append(event)


def questionnaire(message: bytes) -> bytes:
    """The real work, watched."""
    sys.addaudithook(watch)
    answer = questionnaires_child.child(message)
    return json.dumps(SEEN).encode("ascii") + b"\n" + answer


def beside(message: bytes) -> bytes:
    """The real work on a file beside a questionnaire, watched."""
    sys.addaudithook(watch)
    answer = questionnaires_beside.child(message)
    return json.dumps(SEEN).encode("ascii") + b"\n" + answer


def answers(message: bytes) -> bytes:
    """The same for answers from another program."""
    sys.addaudithook(watch)
    answer = submitted_child.child(message)
    return json.dumps(SEEN).encode("ascii") + b"\n" + answer


def its_own_way(message: bytes) -> bytes:
    """The control: a form as pyxform itself would have it written."""
    from pyxform.xls2xform import convert

    book = of_markdown(message)
    handed: dict[str, object] = {name: [dict(row.cells) for row in sheet.rows] for name, sheet in book.sheets.items()}
    sys.addaudithook(watch)
    with contextlib.suppress(OSError):  # a parser child can open a file, and write nothing into it
        convert(handed, validate=False)
    return json.dumps(SEEN).encode("ascii") + b"\n"


if __name__ == "__main__":
    children.ENTRIES = {
        "questionnaire": "__main__:questionnaire", "questionnaire-beside": "__main__:beside",
        "answers": "__main__:answers", "its own way": "__main__:its_own_way",
    }  # fmt: skip
    children.main(sys.argv[1:])
