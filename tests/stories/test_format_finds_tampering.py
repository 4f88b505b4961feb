"""A reader built from docs/format/ alone finds what was changed in a vault, with the key and without it."""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cbor2
import pytest
import whole_vault
from stranger import read
from whole_vault import PASSPHRASE, Life

from fieldcase.vault import database, envelope, header
from fieldcase.vault.database import Connection


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> Life:
    return whole_vault.make(tmp_path_factory.mktemp("life") / "Whole.fieldcase")


@pytest.fixture
def copy(life: Life, tmp_path: Path) -> Path:
    """The vault once more, to be tampered with."""
    return Path(shutil.copytree(life.folder, tmp_path / "Copy.fieldcase"))


def test_the_reader_finds_nothing_in_a_copy_that_nobody_changed(copy: Path) -> None:
    found = read(copy, PASSPHRASE)
    assert (found.status, found.findings) == (0, "")


def _flip_signature(sql: Connection, _: Life) -> None:
    signature = bytearray(sql.execute("SELECT signature FROM entry WHERE n = 5").fetchone()[0])
    signature[10] ^= 1
    sql.execute("UPDATE entry SET signature = ? WHERE n = 5", (bytes(signature),))


def _other_title(sql: Connection) -> tuple[int, int, bytes]:
    for n, place, body in sql.execute("SELECT entry, place, body FROM part WHERE place > 0 AND body IS NOT NULL"):
        part = cbor2.loads(body)
        if part["name"] == "title":
            return n, place, cbor2.dumps({**part, "value": "Something else"}, canonical=True)
    raise AssertionError("no title")


def _change_body(sql: Connection, _: Life) -> None:
    n, place, body = _other_title(sql)
    sql.execute("UPDATE part SET body = ? WHERE entry = ? AND place = ?", (body, n, place))


def _change_body_and_leaf(sql: Connection, _: Life) -> None:
    n, place, body = _other_title(sql)
    leaf = hashlib.sha256(body).digest()
    sql.execute("UPDATE part SET body = ?, leaf = ? WHERE entry = ? AND place = ?", (body, leaf, n, place))


def _change_header(sql: Connection, _: Life) -> None:
    """A later clock, with a new id and a running hash that fits: all but the signature."""
    raw = cbor2.loads(sql.execute("SELECT header FROM entry WHERE n = 5").fetchone()[0])
    raw[5] += 1
    changed = cbor2.dumps(raw, canonical=True)
    sql.execute("UPDATE entry SET header = ?, id = ? WHERE n = 5", (changed, hashlib.sha256(changed).digest()))
    _run_again(sql)


def _run_again(sql: Connection) -> None:
    running = bytes(32)
    for n, entry_id in sql.execute("SELECT n, id FROM entry ORDER BY n").fetchall():
        running = hashlib.sha256(running + entry_id).digest()
        sql.execute("UPDATE entry SET running = ? WHERE n = ?", (running, n))


def _remove(sql: Connection, n: int) -> None:
    for table, column in (("part", "entry"), ("basis", "entry"), ("entry", "n")):
        sql.execute(f"DELETE FROM {table} WHERE {column} = ?", (n,))


def _remove_and_close_the_gap(sql: Connection, _: Life) -> None:
    """Whoever has the key takes an entry out and numbers the others anew."""
    _remove(sql, 5)
    for n in range(6, sql.execute("SELECT max(n) FROM entry").fetchone()[0] + 1):
        for table, column in (("part", "entry"), ("basis", "entry"), ("entry", "n")):
            sql.execute(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", (n - 1, n))
    _run_again(sql)


def _remove_last(sql: Connection, life: Life) -> None:
    _remove(sql, life.entries)


def _exchange(sql: Connection, _: Life) -> None:
    for table, column in (("part", "entry"), ("basis", "entry"), ("entry", "n")):
        for before, after in ((5, -1), (6, 5), (-1, 6)):
            sql.execute(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", (after, before))


def _bring_back_a_field(sql: Connection, life: Life) -> None:
    n, place, body = next(each for each in life.taken_bodies if cbor2.loads(each[2]).get("name") == "contact")
    sql.execute("UPDATE part SET body = ? WHERE entry = ? AND place = ?", (body, n, place))


def _bring_back_a_record(sql: Connection, life: Life) -> None:
    n, place, body = next(each for each in life.taken_bodies if cbor2.loads(each[2]).get("value") == "Example Name")
    sql.execute("UPDATE part SET body = ? WHERE entry = ? AND place = ?", (body, n, place))


def _other_slot(sql: Connection, _: Life) -> None:
    sql.execute("UPDATE part SET slot = zeroblob(16) WHERE entry = 5 AND place = 1")


def _other_tag_key(sql: Connection, _: Life) -> None:
    sql.execute("UPDATE scope SET tag_key = zeroblob(32) WHERE kind = 'case'")


def _remove_row(sql: Connection, _: Life) -> None:
    sql.execute("DELETE FROM record_case")


def _invent_row(sql: Connection, _: Life) -> None:
    sql.execute("INSERT INTO record_person (id, scope) VALUES (zeroblob(16), zeroblob(16))")


@pytest.mark.parametrize(
    ("tamper", "finding"),
    [
        (_flip_signature, "entry 5: signature"),
        (_change_body, ": part"),
        (_change_body_and_leaf, ": commitment"),
        (_change_header, "entry 5: signature"),
        (lambda sql, _: _remove(sql, 5), "entry 6: order"),
        (_remove_and_close_the_gap, "chain: entry"),
        (_remove_last, "heads: the journal lacks"),
        (_exchange, "entry 5: order"),
        (_bring_back_a_field, "erasure: a value"),
        (_bring_back_a_record, "erasure: a record"),
        (_other_slot, "entry 5: slots"),
        (_other_tag_key, "tag: a part"),
        (_remove_row, "rows: "),
        (_invent_row, "rows: "),
    ],
    ids=lambda value: value.__name__ if callable(value) else None,
)
def test_the_reader_finds_what_somebody_with_the_key_changed(
    life: Life, copy: Path, tamper: Callable[[Connection, Life], None], finding: str
) -> None:
    file = copy / "vault.db"
    known = header.read(copy)
    key = known.database_key(known.unlock(PASSPHRASE)[0]).reveal()
    connection = database.connect(file, key, database.salt_of(file))
    tamper(connection, life)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    found = read(copy, PASSPHRASE)
    assert found.status == 1
    assert finding in found.findings


def _older_database(folder: Path, life: Life) -> None:
    (folder / "vault.db").write_bytes(life.older_database)


def _older_header(folder: Path, life: Life) -> None:
    for name in ("header.json", "header.json.bak"):
        (folder / name).write_bytes(life.older_header)


def _cut_database(folder: Path, _: Life) -> None:
    file = folder / "vault.db"
    file.write_bytes(file.read_bytes()[:-4096])


def _flip_page(folder: Path, _: Life) -> None:
    content = bytearray((folder / "vault.db").read_bytes())
    content[20 * 4096 + 100] ^= 1
    (folder / "vault.db").write_bytes(bytes(content))


def _header_with(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    outside = json.loads((folder / "header.json").read_bytes())
    fields = json.loads(base64.b64decode(outside["payload"]))
    change(fields)
    payload = envelope.payload_of(fields)
    (folder / "header.json").write_bytes(envelope.written(payload, bytes.fromhex(outside["mac"])))


def _take_a_slot_out(folder: Path, _: Life) -> None:
    _header_with(folder, lambda fields: fields["slots"].pop())


def _cheaper_slot(folder: Path, _: Life) -> None:
    _header_with(folder, lambda fields: fields["slots"][0]["parameters"].update(memory=65536))


def _forget_heads(folder: Path, _: Life) -> None:
    _header_with(folder, lambda fields: fields.update(heads=[]))


def _lose_a_file(folder: Path, _: Life) -> None:
    next(path for path in (folder / "blobs").rglob("*") if path.is_file()).unlink()


@pytest.mark.parametrize(
    ("tamper", "finding"),
    [
        (_older_database, "heads: the journal lacks"),
        (_older_header, "header: an older header"),
        (_cut_database, "the database does not open"),
        (_flip_page, "the database is damaged"),
        (_take_a_slot_out, "the header was changed"),
        (_cheaper_slot, "no slot opens"),
        (_forget_heads, "the header was changed"),
        (_lose_a_file, "is missing"),
    ],
    ids=lambda value: value.__name__ if callable(value) else None,
)
def test_the_reader_finds_what_somebody_without_the_key_changed(
    life: Life, copy: Path, tamper: Callable[[Path, Life], None], finding: str
) -> None:
    tamper(copy, life)
    found = read(copy, PASSPHRASE)
    assert found.status == 1
    assert finding in found.findings
    assert "Traceback" not in found.error


@pytest.mark.parametrize("typed", ["walnut lantern harbour mitten", "0" * 34, ""])
def test_what_is_neither_passphrase_nor_recovery_code_opens_nothing(copy: Path, typed: str) -> None:
    found = read(copy, typed)
    assert (found.status, found.error.strip(), found.told) == (1, "no slot opens", {})
