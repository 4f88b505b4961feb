"""A program that opens a vault, holds its words, works with a child, and locks when it is told so.

Started by tests as a process of its own. Its words come over standard input, so that neither its source nor its
command line holds them. One line in, one line of JSON out.
"""

from __future__ import annotations

import ctypes
import gc
import io
import json
import os
import sys
import threading
import time
from pathlib import Path
from typing import NoReturn

from fieldcase import host, sandbox
from fieldcase.errors import ChildFailed
from fieldcase.lock import lock

COPIES = 300
HOSTILE = Path(__file__).resolve().parent / "hostile_child.py"


class Vault:
    """Words as an unlocked vault leaves them about: pages, rows, what a field shows, a key in hexadecimal digits.

    Between the copies lie others that outlive it, as the rest of a program does.
    """

    def __init__(self, words: str) -> None:
        self.pages = io.BytesIO(words.encode("utf-8") * COPIES)
        self.rows: list[object] = []
        self.rest: list[object] = []
        for number in range(COPIES):
            self.rows += [words + str(number), (words + str(number)).encode("utf-8"), words.encode("utf-8").hex()]
            self.rest += [f"{number} as long as the words of the vault" * 3, bytes(200), [number]]

    def close(self) -> None:
        """Forget everything that can be forgotten from inside the process."""
        self.pages.close()
        self.rows.clear()
        gc.collect()
        ctypes.CDLL(None).malloc_trim(0)


def say(**told: object) -> None:
    print(json.dumps({"pid": os.getpid(), **told}), flush=True)


def fails(vault: Vault) -> NoReturn:
    """A vault whose stick was pulled out."""
    raise OSError(f"cannot checkpoint {vault!r}")


def start_children(words: str) -> list[int]:
    """One child that has worked and waits, one in the middle of its work; both have seen the words."""
    sandbox.command = lambda name, sort: [sys.executable, "-P", "-B", str(HOSTILE), name, sort.name]
    waiting, working = (sandbox.Warm(sandbox.MAKER, name) for name in ("keep", "hang"))
    waiting.ask(words.encode("utf-8"), 60)

    def work() -> None:
        try:
            working.ask(words.encode("utf-8"), 600)
        except ChildFailed:
            time.sleep(600)

    threading.Thread(target=work, daemon=True).start()
    while len(sandbox._alive) < 2:
        time.sleep(0.01)
    return [process.pid for process in sandbox._alive]


def unlocked() -> None:
    vault = Vault(sys.stdin.readline().strip())
    children = start_children(str(vault.rows[0]))
    say(state="unlocked", hardened=host.is_hardened(), children=children)
    closings = {
        "lock": vault.close,
        "lock, and closing fails": lambda: fails(vault),
        "lock, and closing hangs": lambda: time.sleep(600),
        "lock, and closing wants to exit": sys.exit,
    }
    for line in sys.stdin:
        if line.strip() == "close":
            vault.close()
            say(state="closed")
        else:
            lock(closings[line.strip()], [__file__, "locked"])


def main() -> None:
    host.harden()
    if sys.argv[1:] == ["locked"]:
        say(state="locked", hardened=host.is_hardened(), threads=threading.active_count())
        sys.stdin.readline()
    else:
        unlocked()


if __name__ == "__main__":
    main()
