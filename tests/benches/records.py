"""Records: saving, searching, opening and importing, each against plain sqlite3 (and, for a table, the csv module)."""

from __future__ import annotations

import csv
import io
import itertools
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from benches import plain
from benches.pairs import Pairs, in_turn, seconds

from fieldcase.casework import incoming
from fieldcase.casework.desk import Desk
from fieldcase.i18n import words
from fieldcase.model.case import Event
from fieldcase.model.ids import EventId, ScopeId
from fieldcase.vault.journal import Stamp
from fieldcase.vault.keys import TEST_COST
from fieldcase.vault.vault import Vault, unlocked
from fieldcase.world import World

PASSPHRASE = "plum ladder wagon thimble orchard copper"
STAMP = Stamp(bytes(16), bytes(16))
WORLD = World()
_TOLD = (
    "сотрудники вошли в квартиру без постановления и изъяли лекарство которое назначил лечащий врач соседи видели "
    "машину у подъезда свидетельница ждала во дворе протокол подписан поздно вечером адвоката не пустили"
)
_WORDS = _TOLD.split()
RECORDS = 10_000
SEARCHED = "свидетельн"


def events(count: int, scope: bytes) -> Iterator[Event]:
    """Invented events of some twenty words; one in two hundred speaks of a witness."""
    for number in range(count):
        chosen = [_WORDS[(number * 7 + step * (1 + number % 5)) % len(_WORDS)] for step in range(18)]
        chosen = [word for word in chosen if not word.startswith(SEARCHED)]
        if number % 200 == 0:
            chosen.append("свидетельница")
        what = f"{' '.join(chosen)} {number}"
        yield Event(id=EventId(WORLD.random(16)), scope=ScopeId(scope), what=what, kind="other", place="Двор")


@contextmanager
def vault_with_scope(path: Path) -> Iterator[tuple[Vault, bytes]]:
    """A new vault, open, with the scope of one case."""
    vault, _ = Vault.create(path, PASSPHRASE, WORLD, TEST_COST)
    with vault:
        with vault.transaction():
            scope = vault.new_scope("case")
        yield vault, scope


def saves(folder: Path) -> list[Pairs]:
    """Saving, a save to a transaction and five hundred to one."""
    with (
        vault_with_scope(folder / "saves.fieldcase") as (vault, scope),
        closing(plain.made(folder / "saves.db")) as sql,
    ):

        def ours(count: int, together: int) -> float:
            rows = list(events(count, scope))

            def save() -> None:
                for start in range(0, count, together):
                    with vault.transaction():
                        for event in rows[start : start + together]:
                            vault.store.save(None, event, STAMP)

            return seconds(save)

        def theirs(count: int, together: int) -> float:
            rows = list(events(count, scope))

            def save() -> None:
                for start in range(0, count, together):
                    sql.execute("BEGIN IMMEDIATE")
                    for event in rows[start : start + together]:
                        plain.write(sql, event)
                    sql.execute("COMMIT")

            return seconds(save)

        one = in_turn("200 saves, each on the disk before the next", "plain sqlite3, same settings",
                      lambda: ours(200, 1), lambda: theirs(200, 1), 7, _rate(200))  # fmt: skip
        many = in_turn("500 saves in one transaction", "plain sqlite3, same settings",
                       lambda: ours(500, 500), lambda: theirs(500, 500), 7, _rate(500))  # fmt: skip
    return [_with_rate(one, 200), _with_rate(many, 500)]


def _rate(count: int) -> str:
    return f"{count} events with their words in the index; here with a signed entry each"


def _with_rate(pairs: Pairs, count: int) -> Pairs:
    ours, theirs = (count / sorted(side)[len(side) // 2] for side in (pairs.ours, pairs.theirs))
    remark = f"{pairs.remark}; {ours:,.0f} saves a second against {theirs:,.0f}"
    return Pairs(pairs.what, pairs.other, pairs.ours, pairs.theirs, remark)


def search_and_opening(folder: Path) -> list[Pairs]:
    """A Cyrillic word over ten thousand records, and opening the vault that holds them."""
    path, file = folder / "search.fieldcase", folder / "search.db"
    with vault_with_scope(path) as (vault, scope), closing(plain.made(file)) as sql:
        rows = list(events(RECORDS, scope))
        with vault.transaction():
            for event in rows:
                vault.store.save(None, event, STAMP)
        sql.execute("BEGIN")
        for event in rows:
            plain.write(sql, event)
        sql.execute("COMMIT")
        found = (len(_found(vault)), len(plain.find(sql, SEARCHED)))
        many = in_turn(
            f"“{SEARCHED}…” among {RECORDS:,} records, ten times, each hit's record read",
            "FTS5 in plain sqlite3",
            lambda: seconds(lambda: [_found(vault) for _ in range(10)]),
            lambda: seconds(lambda: [plain.find(sql, SEARCHED) for _ in range(10)]),
            15,
            f"{found[0]} hits here, {found[1]} there",
        )
    return [many, _opening(path, file)]


def _found(vault: Vault) -> list[Event | None]:
    return [vault.store.get(Event, hit.id) for hit in vault.search(SEARCHED)]


def _opening(path: Path, file: Path) -> Pairs:
    _, master, slot = unlocked(path, PASSPHRASE)
    return in_turn(
        f"opening and closing a vault of {RECORDS:,} records by its key",
        "plain sqlite3.connect, a first query and close",
        lambda: seconds(lambda: Vault(path, master, slot, WORLD).close()),
        lambda: seconds(lambda: _open_plain(file)),
        15,
        "the price of a lock, the key's check, the journal's head, the sweep and a checkpoint; a passphrase adds "
        "about a second by design",
    )


def _open_plain(file: Path) -> None:
    with closing(plain.connected(file)) as sql:
        sql.execute("SELECT count(*) FROM sqlite_master").fetchone()


def imports(folder: Path) -> list[Pairs]:
    """A chronology of a thousand rows: people, acts, sources and journal against the csv module and bare rows."""
    number = itertools.count()
    whole, tenth = _table(1000), _table(100)
    (folder / "whole.csv").write_text(whole, encoding="utf-8")
    (folder / "tenth.csv").write_text(tenth, encoding="utf-8")
    desk, _ = Desk.new(folder / "imports.fieldcase", PASSPHRASE, WORLD, TEST_COST)

    def taken(name: str) -> Callable[[], float]:
        return lambda: seconds(
            lambda: incoming.take(desk, [folder / name], f"BENCH-{next(number)}", "chronology", words("en"))
        )

    def theirs() -> float:
        with closing(plain.made(folder / f"imports-{next(number)}.db")) as sql:
            return seconds(lambda: _import_plain(sql, whole))

    try:
        bare = in_turn("import of a chronology of 1,000 rows", "the csv module and plain sqlite3",
                       taken("whole.csv"), theirs, 3,
                       "there an event and its words alone; here people, acts and sources too, all signed")  # fmt: skip
        longer = in_turn("import of 1,000 rows", "an import of 100 rows", taken("whole.csv"), taken("tenth.csv"), 3,
                         "10 is in proportion")  # fmt: skip
    finally:
        desk.close()
    return [bare, longer]


def _table(rows: int) -> str:
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(["date", "date_type", "what", "kind", "actor", "actor_kind", "victim", "title", "outlet"])
    for number, event in enumerate(events(rows, bytes(16))):
        day = f"2021-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
        actor, victim = f"Officer {number % 40}", f"Resident {number % 25}"
        table.writerow(
            [day, "exact", event.what, "incitement", actor, "police", victim, f"Note {number % 90}", "Paper"]
        )
    return out.getvalue()


def _import_plain(sql: sqlite3.Connection, table: str) -> None:
    sql.execute("BEGIN IMMEDIATE")
    for row in csv.DictReader(io.StringIO(table)):
        event = Event(id=EventId(WORLD.random(16)), scope=ScopeId(bytes(16)), what=row["what"], place=row["outlet"])
        plain.write(sql, event)
    sql.execute("COMMIT")
