"""Real vaults for tests, made and opened in milliseconds; and what a test looks at behind the vault's back.

Knows the test cost of a passphrase and SQLCipher's own tools. Makes no claim of its own: tests do.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from sqlcipher3 import dbapi2 as sqlcipher

from fieldcase.casework.desk import Desk
from fieldcase.casework.tables import shipped
from fieldcase.host import private_folder
from fieldcase.model.declare import Record, kinds
from fieldcase.model.ids import ScopeId
from fieldcase.vault import projection, rows
from fieldcase.vault.database import Connection, raw_key, salt_of
from fieldcase.vault.files import make_private
from fieldcase.vault.founding import DATABASE, found
from fieldcase.vault.journal import Stamp
from fieldcase.vault.keys import TEST_COST, Secret
from fieldcase.vault.vault import Vault
from fieldcase.world import SeededWorld, World

PASSPHRASE = "берёза паром кувшин лестница облако сито"
STAMP = Stamp(b"author of tests.", b"deed of tests...")
PAGE, RESERVED = 4096, 80
Value = int | float | str | bytes | None


@dataclass(frozen=True)
class Founded:
    """What `found` left of a new vault, and the world it was made in as it was afterwards."""

    files: dict[str, bytes]
    master: Secret
    slot: bytes
    world: World


@cache
def _founded(passphrase: str, *seeded: Any) -> Founded:
    world = SeededWorld(*seeded) if seeded else World()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "new"
        master, slot, _ = found(path, passphrase, world, TEST_COST)
        return Founded({file.name: file.read_bytes() for file in path.iterdir()}, master, slot, world)


def vault_at(path: Path, passphrase: str, world: World) -> Vault:
    """A new, empty vault, open. It is founded once and its three files are written again, for half of a small test's
    time would go into the empty tables. In a world of a seed nothing else would have come of it; in the real world all
    such vaults have the same keys: where that matters, `Vault.create` makes another."""
    if type(world) not in (World, SeededWorld):
        return Vault.create(path, passphrase, world, TEST_COST)[0]
    seeded = (world.seed, world.clock, world.minutes, world._drawn) if isinstance(world, SeededWorld) else ()
    new = _founded(passphrase, *seeded)
    private_folder(path)
    for name, content in new.files.items():
        make_private(path / name)
        (path / name).write_bytes(content)
    if isinstance(world, SeededWorld) and isinstance(new.world, SeededWorld):
        world.clock, world._drawn = new.world.clock, new.world._drawn
    return Vault(path, new.master, new.slot, world)


def new_desk(path: Path, passphrase: str, world: World) -> Desk:
    """A desk at such a vault."""
    return Desk(vault_at(path, passphrase, world), world, shipped())


def new_vault(folder: Path, world: World | None = None, name: str = "Name.fieldcase") -> Vault:
    """A new, empty vault in `folder`, open."""
    return vault_at(folder / name, PASSPHRASE, world or SeededWorld(b"vault"))


def open_again(vault: Vault) -> Vault:
    """The same vault closed and opened by its master key: what a start of the program does, without Argon2id."""
    vault.close()
    return reopened(vault)


def reopened(vault: Vault, path: Path | None = None) -> Vault:
    """The vault at `path`, or where this one stands, opened by this one's master key."""
    return Vault(path or vault.path, vault.source().master, vault.slot, vault.world)


def master_of(vault: Vault) -> Secret:
    """The master key of an open vault."""
    return vault.source().master


def case_scope(vault: Vault) -> ScopeId:
    """A new scope of a case."""
    with vault.transaction():
        return ScopeId(vault.new_scope("case"))


def save(vault: Vault, before: Record | None, after: Record, stamp: Stamp = STAMP) -> list[bytes]:
    """One save, one transaction; the ids of its entries."""
    with vault.transaction():
        return vault.store.save(before, after, stamp)


def database_key(vault: Vault) -> bytes:
    """The raw key of an open vault's database."""
    source = vault.source()
    return source.header.database_key(source.master).reveal()


@contextmanager
def unguarded(path: Path, key: bytes) -> Iterator[Connection]:
    """A connection without any of the vault's guards, to look at a database or to harm it."""
    connection: Connection = sqlcipher.connect(str(path), isolation_level=None)
    connection.execute(f'PRAGMA key = "{raw_key(key, salt_of(path))}"')
    try:
        yield connection
    finally:
        connection.close()


def decrypted(vault: Vault) -> bytes:
    """Every byte of an open vault's database with its encryption taken off, freed pages and the write-ahead log too."""
    return decrypted_file(vault.path / DATABASE, database_key(vault))


def decrypted_file(path: Path, key: bytes) -> bytes:
    """The same for any database file and the log beside it. Page by page (SQLCipher 4: 4,096 bytes, of which the last
    80 are the vector and the HMAC), so that SQLite tidies nothing on the way."""
    pages = [path.read_bytes()[at : at + PAGE] for at in range(0, path.stat().st_size, PAGE)]
    plain = [_opened(page[16:] if number == 0 else page, key) for number, page in enumerate(pages)]
    log = path.with_name(path.name + "-wal")
    frames = log.read_bytes()[32:] if log.exists() else b""
    for at in range(0, len(frames) - PAGE, PAGE + 24):
        number = int.from_bytes(frames[at : at + 4], "big")
        page = frames[at + 24 : at + 24 + PAGE]
        plain.append(_opened(page[16:] if number == 1 else page, key))
    return b"".join(plain)


def _opened(page: bytes, key: bytes) -> bytes:
    body, vector = page[:-RESERVED], page[-RESERVED:][:16]
    cipher = Cipher(algorithms.AES256(key), modes.CBC(vector)).decryptor()
    return cipher.update(body) + cipher.finalize()


def everything_in(connection: Connection) -> Iterator[tuple[str, Value]]:
    """Every value of every table, shadow tables of the index too, with the table's name."""
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
    for table in tables:
        for row in connection.execute(f'SELECT * FROM "{table}"').fetchall():
            for value in row:
                yield table, value


def holds(value: Value, needles: list[bytes]) -> bool:
    """Whether a value holds one of these byte strings."""
    raw = value.encode() if isinstance(value, str) else value if isinstance(value, bytes) else b""
    return any(needle in raw for needle in needles)


def rebuilt(vault: Vault) -> dict[bytes, Record]:
    """The records as the journal alone makes them."""
    found: dict[bytes, Record] = {}
    for tag in projection.tags(vault.write):
        known = projection.known(vault.write, vault.journal, tag)
        record = known.record() if known is not None else None
        if record is not None:
            found[record.key] = record
    return found


def projected(vault: Vault) -> dict[bytes, Record]:
    """The records as they stand in the tables, hidden ones too."""
    return {record.key: record for kind in kinds() for record in rows.select(vault.write, kind)}


def plain_connection(path: Path) -> Any:
    """Stock sqlite3 on a file."""
    return sqlite3.connect(path)
