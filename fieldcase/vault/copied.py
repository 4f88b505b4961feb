"""What a copy of a vault leaves out, and which stored files it must hold whole.

Knows tables, also those of an older schema, which lacks some. Refuses to know how a copy is made (backup.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fieldcase.vault.blobs import Blobs, Finding
from fieldcase.vault.database import Connection
from fieldcase.vault.sealed_files import is_whole
from fieldcase.vault.watch import Watch

# What is being typed, and the keys of visits that will be sealed: a copy of those would open them for ever.
LEFT_OUT = ("draft", "key_row")
_SECRETS_OF_DEVICE = ("signing", "exchange")
_KEPT = ("evidence", "issued")
_SEALED = ("sealed_visit", "sealed_file")


@dataclass(frozen=True, repr=False)
class Stored:
    """A stored file as its row says it is: `secret` opens it, `sha256` is of what is in it. Where `secret` is None it
    was sealed to another laptop, and `sha256` is of the file itself."""

    blob: bytes
    secret: bytes | None
    sha256: bytes

    def is_sound(self, folder: Path, watch: Watch) -> bool:
        """Whether the file lies whole in the vault or copy at `folder`."""
        if self.secret is None:
            return is_whole(Blobs(folder).path(self.blob), self.sha256)
        found = Blobs(folder).verify(self.blob, self.secret, self.sha256, cancelled=lambda: watch.stopped)
        return found is Finding.SOUND


def leave_out(connection: Connection, schema: str) -> None:
    """Empty in an attached copy what no copy holds: whoever opens it is a new device, and opens no sealed visit."""
    there = _tables(connection, schema)
    for name in LEFT_OUT:
        if name in there:
            connection.execute(f"DELETE FROM {schema}.{name}")
    columns = connection.execute("SELECT name FROM pragma_table_info('device', ?)", (schema,)).fetchall()
    emptied = ", ".join(f"{name} = NULL" for (name,) in columns if name in _SECRETS_OF_DEVICE)
    connection.execute(f"UPDATE {schema}.device SET {emptied}")


def stored(connection: Connection) -> list[Stored]:
    """The files that the rows name with all that is needed to look at them."""
    there, found = _tables(connection, "main"), list[Stored]()
    for kinds, secret in ((_KEPT, "secret"), (_SEALED, "NULL")):
        for name in (f"record_{kind}" for kind in kinds):
            if name in there:
                rows = connection.execute(
                    f"SELECT blob, {secret}, sha256 FROM {name} WHERE blob IS NOT NULL AND sha256 IS NOT NULL"
                ).fetchall()
                found += [Stored(*row) for row in rows if row[1] is not None or secret == "NULL"]
    return found


def _tables(connection: Connection, schema: str) -> set[str]:
    found = connection.execute(f"SELECT name FROM {schema}.sqlite_master WHERE type = 'table'").fetchall()
    return {name for (name,) in found}
