"""A program that writes into a real vault and says after each deed that it is done, until it is killed.

The master key comes over standard input. One line out per acknowledged deed. It never ends by itself.
Arguments: the vault, the slot and the scope in hexadecimal, the kind of deed, the rows of a table.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from fieldcase.casework.chronology import import_rows
from fieldcase.casework.desk import Desk
from fieldcase.casework.table_file import read
from fieldcase.i18n import words
from fieldcase.model.case import Event
from fieldcase.model.ids import EventId, ScopeId
from fieldcase.vault.keys import Secret
from fieldcase.world import World

REOPENED_AFTER = 25
Open = Callable[[], Desk]


def say(*told: object) -> None:
    print(*told, flush=True)


def save_one(desk: Desk, scope: ScopeId, number: int, last: Event | None) -> Event:
    """A new event, or the last one changed; its words say which deed they are of."""
    if last is not None and number % 3:
        after = replace(last, what=f"слово {number}")
    else:
        last, after = None, Event(id=EventId(desk.new_id()), scope=scope, what=f"слово {number}")
    desk.save(last, after)
    return after


def saves(opened: Open, scope: ScopeId) -> None:
    """Deed after deed, each acknowledged once it is done; the vault is closed and opened again now and then."""
    desk, last, number = opened(), None, 0
    say("ready")
    while True:
        number += 1
        last = save_one(desk, scope, number, last)
        say(last.id.hex(), number)
        if number % REOPENED_AFTER == 0:
            desk.close()
            desk = opened()


def hasty(opened: Open, scope: ScopeId) -> None:
    """The control: the same, but each deed is acknowledged before it is committed."""
    desk, number = opened(), 0
    say("ready")
    while True:
        number += 1
        with desk.deed():
            event = save_one(desk, scope, number, None)
            say(event.id.hex(), number)


def imports(opened: Open, scope: ScopeId) -> None:
    """Whole tables, each in one deed; every row of a table names the table as its place."""
    desk, number = opened(), 0
    say("ready")
    while True:
        number += 1
        name = desk.new_id().hex()
        lines = [f"2019-11-25,exact,Листовки {row},planted_drugs,{name},Задержанный" for row in range(int(sys.argv[5]))]
        table = read("\n".join(["date,date_type,what,kind,place,victim", *lines]).encode(), "chronology.csv")
        say("begun", name)
        import_rows(desk, scope, table, words("en"))
        say("done", name)


def main() -> None:
    path, slot, scope, deed = sys.argv[1:5]
    master = bytes.fromhex(sys.stdin.readline())

    def opened() -> Desk:
        return Desk.at(Path(path), Secret("master key", master), bytes.fromhex(slot), World())

    {"saves": saves, "hasty": hasty, "imports": imports}[deed](opened, ScopeId(bytes.fromhex(scope)))


if __name__ == "__main__":
    main()
