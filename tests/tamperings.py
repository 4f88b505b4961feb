"""Tamperings with the tables of a vault: what somebody can do who has its key, with a connection that nothing guards.

Each is a function of a raw connection and a source of chance; each really changes something. Knows tables and columns;
refuses to know whether anybody finds it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from tampered_files import encrypt

from fieldcase.vault.database import Connection
from fieldcase.vault.entry import GENESIS

AtTables = Callable[[Connection, Random], None]
AtBoth = Callable[[Path, Connection, Random], None]


def other_bytes(folder: Path, connection: Connection, chance: Random) -> None:
    """A file under the piece's own key that is whole, and holds something else."""
    rows = connection.execute("SELECT blob, secret FROM record_evidence WHERE blob IS NOT NULL").fetchall()
    blob, secret = chance.choice(rows)
    encrypt(folder / "blobs" / blob.hex()[:2] / blob.hex(), secret, chance.randbytes(chance.randint(0, 9000)), chance)


def _other(value: Any, chance: Random) -> Any:
    """Another value of the same sort."""
    if isinstance(value, int):
        return value + chance.choice([-1, 1]) * chance.randint(1, 100_000)
    if isinstance(value, str):
        return chance.choice([value + "x", value[1:], value[:-1] + "z"]) if value else "x"
    if isinstance(value, bytes) and value:
        raw = bytearray(value)
        raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
        return chance.choice([bytes(raw), chance.randbytes(len(value))])
    return chance.randbytes(16)


# What tells the rows of a table apart, where it has no number of its own.
_KEYS = {"part": ("entry", "place"), "basis": ("entry", "seen")}
Key = tuple[Any, ...]


def _key(table: str) -> tuple[str, ...]:
    return _KEYS.get(table, ("n",))


def _rows(connection: Connection, table: str, where: str = "1") -> list[Key]:
    """The keys of the rows, in a steady order."""
    listed = ", ".join(_key(table))
    return connection.execute(f"SELECT {listed} FROM {table} WHERE {where} ORDER BY {listed}").fetchall()


def _at(table: str) -> str:
    return " AND ".join(f"{name} = ?" for name in _key(table))


def _row(connection: Connection, table: str, chance: Random, where: str = "1") -> tuple[Key, dict[str, Any]]:
    """The key of a row by chance, and its columns."""
    key = chance.choice(_rows(connection, table, where))
    found = connection.execute(f"SELECT * FROM {table} WHERE {_at(table)}", key)
    names = [one[0] for one in found.description]
    return key, dict(zip(names, found.fetchone(), strict=True))


def _put(connection: Connection, table: str, key: Key, column: str, value: Any) -> None:
    changed = connection.execute(f"UPDATE {table} SET {column} = ? WHERE {_at(table)}", (value, *key)).rowcount
    assert changed == 1


def _change(table: str, *columns: str) -> AtTables:
    def change(connection: Connection, chance: Random) -> None:
        place, row = _row(connection, table, chance)
        column = chance.choice(columns)
        value = _other(row[column], chance)
        while value == row[column]:
            value = _other(row[column], chance)
        _put(connection, table, place, column, value)

    change.__name__ = f"change_{table}"
    return change


def _drop(table: str) -> AtTables:
    def drop(connection: Connection, chance: Random) -> None:
        place, _ = _row(connection, table, chance)
        connection.execute(f"DELETE FROM {table} WHERE {_at(table)}", place)

    drop.__name__ = f"drop_{table}"
    return drop


def invent_entry_of_ledger(connection: Connection, chance: Random) -> None:
    """A line of the ledger that nobody wrote, made after one that is there."""
    place, row = _row(connection, "record_custody", chance)
    names = [name for name in row if name != "n"]
    values = [chance.randbytes(16) if name == "id" else row[name] for name in names]
    marks = ", ".join("?" * len(names))
    connection.execute(f"INSERT INTO record_custody ({', '.join(names)}) VALUES ({marks})", values)
    assert place


def other_piece(connection: Connection, chance: Random) -> None:
    """A line of the ledger moved to another piece of evidence."""
    place, row = _row(connection, "record_custody", chance)
    others = connection.execute("SELECT id FROM record_evidence WHERE id <> ?", (row["evidence"],)).fetchall()
    _put(connection, "record_custody", place, "evidence", chance.choice(others)[0])


def exchange_hashes(connection: Connection, chance: Random) -> None:
    """Two pieces of evidence with one another's hash, key and file: whole in themselves, and not what was taken in."""
    rows = connection.execute("SELECT n, sha256, blob, secret, size FROM record_evidence ORDER BY n").fetchall()
    one, other = chance.sample(rows, 2)
    for place, values in ((one[0], other[1:]), (other[0], one[1:])):
        connection.execute(
            "UPDATE record_evidence SET sha256 = ?, blob = ?, secret = ?, size = ? WHERE n = ?", (*values, place)
        )


def exchange_bodies(connection: Connection, chance: Random) -> None:
    """Two fields' words in each other's place in the journal."""
    keys = _rows(connection, "part", "body IS NOT NULL")
    one, other = chance.sample(keys, 2)
    bodies = [
        connection.execute(f"SELECT body FROM part WHERE {_at('part')}", key).fetchone()[0] for key in (other, one)
    ]
    for key, body in zip((one, other), bodies, strict=True):
        _put(connection, "part", key, "body", body)


def change_body_and_leaf(connection: Connection, chance: Random) -> None:
    """Other words in the journal, with a hash that fits them."""
    place, row = _row(connection, "part", chance, "body IS NOT NULL")
    body = _other(row["body"], chance)
    _put(connection, "part", place, "body", body)
    _put(connection, "part", place, "leaf", hashlib.sha256(body).digest())
    assert body != row["body"]


def silence(connection: Connection, chance: Random) -> None:
    """Words of a ledger's entry taken out of the journal and of the row alike, with no erasure."""
    place, row = _row(connection, "record_custody", chance, "reason <> ''")
    said = row["reason"].encode().hex()
    marks = _rows(connection, "part", f"instr(body, x'{said}') > 0")
    assert marks
    for one in marks:
        _put(connection, "part", one, "body", None)
    _put(connection, "record_custody", place, "reason", "")
    found = connection.execute(
        "SELECT n FROM search_row WHERE record = ? AND field = 'reason'", (row["id"],)
    ).fetchall()
    for (one,) in found:
        connection.execute("DELETE FROM search_index WHERE rowid = ?", (one,))
        connection.execute("DELETE FROM search_row WHERE n = ?", (one,))


def take_out_and_close_the_gap(connection: Connection, chance: Random) -> None:
    """An entry of the journal taken out, the others numbered anew, the running hash computed anew."""
    last = connection.execute("SELECT max(n) FROM entry").fetchone()[0]
    _take_out(connection, chance.randrange(1, last))
    run_again(connection)


def take_out_the_last(connection: Connection, chance: Random) -> None:
    """The newest entries of the journal cut off."""
    last = connection.execute("SELECT max(n) FROM entry").fetchone()[0]
    for n in range(last - chance.randrange(3), last + 1):
        _take_out(connection, n, close=False)


def _take_out(connection: Connection, n: int, *, close: bool = True) -> None:
    last = connection.execute("SELECT max(n) FROM entry").fetchone()[0]
    columns = (("part", "entry"), ("basis", "entry"), ("entry", "n"))
    for table, column in columns:
        connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (n,))
    for later in range(n + 1, last + 1) if close else ():
        for table, column in columns:
            connection.execute(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", (later - 1, later))


def run_again(connection: Connection) -> None:
    """The running hash of the journal computed anew, so that it fits whatever stands there."""
    running = GENESIS
    for n, entry in connection.execute("SELECT n, id FROM entry ORDER BY n").fetchall():
        running = hashlib.sha256(running + entry).digest()
        connection.execute("UPDATE entry SET running = ? WHERE n = ?", (running, n))


WITH_BOTH: tuple[AtBoth, ...] = (other_bytes,)
_LEDGER = ("event", "by", "at", "at_offset", "reason", "device", "other", "hidden", "evidence", "scope", "id")
_PIECE = ("number", "title", "sha256", "size", "blob", "secret", "media_type", "file_name", "hidden", "scope")
_HEADER = ("id", "scope", "device", "seq", "hlc", "kind", "record", "header", "signature", "running")
WITH_KEY: tuple[AtTables, ...] = (
    _change("record_custody", *_LEDGER), _drop("record_custody"), invent_entry_of_ledger, other_piece,
    _change("record_evidence", *_PIECE), _drop("record_evidence"), exchange_hashes,
    _change("entry", *_HEADER), _drop("entry"), take_out_and_close_the_gap, take_out_the_last,
    _change("part", "slot", "leaf", "body", "place"), _drop("part"), exchange_bodies, change_body_and_leaf, silence,
    _drop("basis"), _drop("search_row"),
)  # fmt: skip
