"""The child's side of `fieldcase.sandbox`: which children there are, and how one of them lives.

Knows names of functions that take bytes and give bytes, imported in the child alone. Refuses to know the vault, Qt
and whoever asked.
"""

from __future__ import annotations

import base64
import importlib
import json
import os
import queue
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from typing import NoReturn

from fieldcase import host, sandbox

Entry = Callable[[bytes], bytes]

# Name -> "module:function". A new child is one line here and one function from bytes to bytes.
ENTRIES: Mapping[str, str] = {
    # parser: the bytes of an image file in, a JPEG of at most 1600 pixels without any metadata out
    "picture": "fieldcase.parsers.pictures:child",
    # parser: the same, at most 4000 pixels a side
    "large-picture": "fieldcase.parsers.pictures:large_child",
    # parser: the bytes of a picture or a PDF in, what the file says of itself as lines out
    "metadata": "fieldcase.parsers.metadata:child",
    # parser, one a document: the bytes of a PDF in; then its pages as JPEGs and the words on them out
    "document": "fieldcase.parsers.document_child:child",
    # unpacker, one an archive: what it asks for of the archive's bytes in; then its list of files and their bytes out
    "archive": "fieldcase.parsers.archive_child:child",
    # parser, one a recording: the bytes of a sound in; then its seconds as samples and how loud it is
    "sound": "fieldcase.parsers.sound:child",
    # parser: boxes and the bytes of an image file in, a clean JPEG in which the boxes are black out
    "burning": "fieldcase.parsers.burning:child",
    # parser: accepted repairs and the bytes of a questionnaire in, an XForm or all its faults out
    "questionnaire": "fieldcase.parsers.questionnaires_child:child",
    # parser: a file that lies beside a questionnaire in, its words or what is wrong with it out
    "questionnaire-beside": "fieldcase.parsers.questionnaires_beside:child",
    # parser, one an import: the bytes of a file of answers in, trees and tables of plain words out
    "answers": "fieldcase.parsers.submitted_child:child",
    # unpacker, one a bundle: what came from another laptop, decrypted, in; then its head and its checked entries out
    "bundle": "fieldcase.exchange.opening_child:child",
    # maker: the records of a case in, the finished dossier or its refusal out; then its pages as pictures
    "dossier": "fieldcase.dossier.maker:child",
    # maker: a document that tells of nobody in, its PDF out
    "paper": "fieldcase.dossier.paper_child:child",
    # maker: a released letter in, its PDF or Word document out, or one of its pages as a picture
    "letter": "fieldcase.dossier.letter_child:child",
    # either: the self-test of the sandbox
    "echo": "fieldcase.children:echo",
}


def echo(message: bytes) -> bytes:
    """What a child knows of itself, as JSON, with `message` in base64: shows that pipes, limits and hardening stand."""
    told = {
        "message": base64.b64encode(message).decode("ascii"),
        "pid": os.getpid(),
        "limits": host.my_limits(),
        "hardened": host.is_hardened(),
        "environment": sorted(os.environ),
        "modules": sorted(sys.modules),
    }
    return json.dumps(told).encode("ascii")


def _hear(pipe: sandbox.Reads, most: int, heard: queue.SimpleQueue[bytes]) -> None:
    """Take messages in while the entry works, so that the end of standard input ends this process at once."""
    status = 1
    try:
        while (message := sandbox.read_message(pipe, most)) is not None:
            heard.put(message)
        status = 0
    finally:
        os._exit(status)


def _own_pipes() -> tuple[int, int]:
    """Standard input and output under other numbers; whoever prints or reads as usual meets nothing."""
    pipes = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    os.close(nothing)
    return pipes


def main(arguments: Sequence[str]) -> NoReturn:
    """Be the child `arguments` = (name, sort) until standard input closes, a limit is hit or an entry fails."""
    host.harden()
    host.die_with_parent()
    status = 1
    try:
        name, sort = arguments[0], sandbox.SORTS[arguments[1]]
        asked, answers = _own_pipes()
        heard: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        with open(asked, "rb", buffering=0) as messages, open(answers, "wb", buffering=0) as out:
            threading.Thread(target=_hear, args=(messages, sort.message, heard), daemon=True).start()
            host.limit_myself(sort.memory, sort.seconds)
            module, function = ENTRIES[name].split(":")
            entry: Entry = getattr(importlib.import_module(module), function)
            while True:
                sandbox.write_message(out, entry(heard.get()), sort.message)
    finally:
        # No traceback: its last line could quote what was worked on. No clean-up that hostile bytes could stall.
        os._exit(status)


if __name__ == "__main__":
    main(sys.argv[1:])
