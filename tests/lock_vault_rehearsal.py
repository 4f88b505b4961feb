"""A program that opens a real vault, reads a case in it, and locks when it is told so. Started as a process.

Words and passphrase come over standard input. One line in, one line of JSON out.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from fieldcase import host
from fieldcase.lock import lock
from fieldcase.model.case import Event
from fieldcase.model.ids import EventId, ScopeId
from fieldcase.vault.journal import Stamp
from fieldcase.vault.keys import TEST_COST
from fieldcase.vault.vault import Vault
from fieldcase.world import World

PASSPHRASE = "берёза паром кувшин лестница облако сито"


def say(**told: object) -> None:
    print(json.dumps({"pid": os.getpid(), **told}), flush=True)


def unlocked(path: Path) -> None:
    words = sys.stdin.readline().strip()
    world = World()
    vault, _ = Vault.create(path, PASSPHRASE, world, TEST_COST)
    with vault.transaction():
        scope = ScopeId(vault.new_scope("case"))
        for number in range(50):
            event = Event(id=EventId(world.random(16)), scope=scope, what=f"{words} {number}")
            vault.store.save(None, event, Stamp(world.random(16), world.random(16)))
    shown = vault.store.all(Event)
    key = vault.source().header.database_key(vault.source().master).reveal()
    say(state="unlocked", shown=len(shown), found=len(vault.search(words)), key=key.hex())
    sys.stdin.readline()
    lock(vault.end, [__file__, "locked", str(path)])


def main() -> None:
    host.harden()
    if sys.argv[1] == "locked":
        again = Vault.open(Path(sys.argv[2]), PASSPHRASE, World()) if sys.stdin.readline().strip() == "open" else None
        say(state="locked", kept=len(again.store.all(Event)) if again else None)
        sys.stdin.readline()
    else:
        unlocked(Path(sys.argv[1]))


if __name__ == "__main__":
    main()
