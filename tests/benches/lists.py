"""A list of a hundred thousand rows as the window reads it, against reading every record and sorting in Python.

A thousand of the records are saved as records are; the others are copies of their rows under ids of their own, since
lists read rows alone and nobody waits minutes for the start of a bench.
"""

from __future__ import annotations

from itertools import count
from pathlib import Path

from benches.pairs import Pairs, in_turn, seconds
from benches.records import PASSPHRASE, STAMP, events

from fieldcase.casework import cases
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.model.asked import Asked
from fieldcase.model.case import Event
from fieldcase.model.ids import ScopeId
from fieldcase.model.text import sort_key
from fieldcase.vault import rows
from fieldcase.vault.keys import TEST_COST
from fieldcase.world import World

SAVED, COPIES = 1_000, 99
# What a window shows at first.
PAGE = 64
# To read them all takes seconds each time.
ROUNDS = 2


def filled(desk: Desk, scope: ScopeId) -> None:
    """A hundred thousand events of one case."""
    vault = desk.vault
    with vault.transaction():
        for event in events(SAVED, scope):
            vault.store.save(None, event, STAMP)
    own = {"id": "randomblob(16)", "what": "what || ' ' || copy.n"}
    names = rows.names(Event)
    values = ", ".join(own.get(name, name) for name in names)
    with vault.transaction():
        vault.write.execute(
            "WITH RECURSIVE copy(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copy WHERE n < ?) "
            f"INSERT INTO {rows.table(Event)} ({', '.join(names)}) "
            f"SELECT {values} FROM {rows.table(Event)} AS event CROSS JOIN copy",
            (COPIES,),
        )


def lists(folder: Path) -> list[Pairs]:
    """The first page, sorted, against all records, and against sorting them in Python."""
    desk, _ = Desk.new(folder / "lists.fieldcase", PASSPHRASE, World(), TEST_COST)
    try:
        scope = cases.new_case(desk, title="bench", code="BENCH-1").scope
        filled(desk, scope)
        return _compared(desk, Look(desk), scope)
    finally:
        desk.close()


def _compared(desk: Desk, look: Look, scope: ScopeId) -> list[Pairs]:
    asked = Asked(Event, scope, sort="place")
    numbers = look.vector(asked)
    turn = count()

    def first_page() -> float:
        return seconds(lambda: look.page(Event, look.vector(asked)[:PAGE]))

    def later_page() -> float:
        start = next(turn) * 7_919 % (len(numbers) - PAGE)
        return seconds(lambda: look.page(Event, numbers[start : start + PAGE]))

    def everything() -> float:
        return seconds(lambda: desk.all(Event, scope))

    def in_python() -> float:
        return seconds(lambda: sorted(desk.all(Event, scope), key=lambda one: sort_key(one.place))[:PAGE])

    what = f"the numbers of {len(numbers):,} rows in order, and the first {PAGE} records"
    return [
        in_turn(what, "reading all records", first_page, everything, ROUNDS),
        in_turn(what, "reading all records and sorting them in Python", first_page, in_python, ROUNDS),
        in_turn(f"the {PAGE} records of a page anywhere in such a list", "that", later_page, first_page, 15),
    ]
