"""Visits under way that will be sealed: each a small vault below sealed/, whose only key is a row of this vault.

    sealed/<32 hex digits>/   a vault folder without any way in of its own: header.json, vault.db, blobs/

Whoever deletes the row has made the small vault unreadable, for good and for everybody. Copies of a vault take neither
the rows nor the folders. Knows keys and folders; refuses to know what a visit is (casework/sealing.py).
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from fieldcase import host
from fieldcase.errors import VaultError, VisitSealed
from fieldcase.vault.database import Connection, mark_remains
from fieldcase.vault.disk import writing
from fieldcase.vault.founding import found_inner
from fieldcase.vault.inner_folders import folder_of, removed, sweep
from fieldcase.vault.keys import KEY_BYTES, Secret, drawn
from fieldcase.vault.vault import Vault


@dataclass(frozen=True)
class KeyRow:
    """A small vault that is open to this one: its id, the key of the laptop it will be sealed to, the plain visit it
    was planned as (None: none), and since when (milliseconds) it is there."""

    id: bytes
    device: bytes
    visit: bytes | None
    since: int

    def __repr__(self) -> str:
        return f"KeyRow({self.id.hex()[:8]})"


def rows(connection: Connection) -> list[KeyRow]:
    """The small vaults that are not sealed yet, oldest first."""
    found = connection.execute("SELECT id, device, visit, since FROM key_row ORDER BY since, id").fetchall()
    return [KeyRow(*row) for row in found]


def of(vault: Vault, number: bytes) -> KeyRow:
    """The row with this id; VisitSealed where there is none (any more)."""
    row = vault.write.execute("SELECT id, device, visit, since FROM key_row WHERE id = ?", (number,)).fetchone()
    if row is None:
        raise VisitSealed
    return KeyRow(*row)


def begin(vault: Vault, device: bytes, visit: bytes | None, fill: Callable[[Vault], None]) -> tuple[KeyRow, Vault]:
    """Make a small vault, let `fill` put the first records into it, and keep its key; returns its row, and it open.

    The row comes last: until then a crash leaves a folder nobody has the key of, which the next opening takes away.
    DiskFull, ReadOnly and their like leave nothing.
    """
    row = KeyRow(vault.world.random(16), device, visit, vault.world.now())
    master = Secret("master key", drawn(vault.world.random, KEY_BYTES))
    place = folder_of(vault.path, row.id)
    with writing(vault.path):
        if not place.parent.is_dir():
            host.private_folder(place.parent)
            host.fsync_folder(vault.path)
    try:
        found_inner(place, master, vault.world, vault.write)
        inner = Vault(place, master, vault.slot, vault.world)
        try:
            fill(inner)
            with vault.transaction():
                vault.write.execute(
                    "INSERT INTO key_row (id, key, device, visit, since) VALUES (?, ?, ?, ?, ?)",
                    (row.id, master.reveal(), row.device, row.visit, row.since),
                )
        except BaseException:
            let_go(inner)
            raise
    except BaseException:
        removed(place)
        raise
    return row, inner


def resume(vault: Vault, number: bytes) -> Vault:
    """The small vault opened by its row. VisitSealed where there is none any more; FolderGone, DatabaseDamaged."""
    row = vault.write.execute("SELECT key FROM key_row WHERE id = ?", (number,)).fetchone()
    if row is None:
        raise VisitSealed
    return Vault(folder_of(vault.path, number), Secret("master key", row[0]), vault.slot, vault.world)


def readdress(vault: Vault, number: bytes, device: bytes) -> None:
    """Have a small vault sealed to another laptop; in the caller's transaction. VisitSealed."""
    if not vault.write.execute("UPDATE key_row SET device = ? WHERE id = ?", (device, number)).rowcount:
        raise VisitSealed


def forget(vault: Vault, number: bytes) -> None:
    """Delete the key, in the caller's transaction: what it opened is opened by nobody from then on. `finish` follows.
    VisitSealed."""
    if not vault.write.execute("DELETE FROM key_row WHERE id = ?", (number,)).rowcount:
        raise VisitSealed
    mark_remains(vault.write)


def finish(vault: Vault) -> bool:
    """After `forget` was done: make the disk forget the key, and remove what nobody can open. Whether all of it was
    done; what was not, the next opening does."""
    done = False
    with suppress(VaultError):
        done = vault.settle_to_disk()
    return sweep(vault.path, vault.write) and done


def let_go(inner: Vault) -> None:
    """Close a small vault, whatever the disk says: nobody needs it whole any more."""
    with suppress(VaultError, OSError):
        inner.close()
