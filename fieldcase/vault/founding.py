"""How a vault comes into being: its keys, its header, its empty database. Opens nothing that exists."""

from __future__ import annotations

import shutil
from pathlib import Path

from nacl.signing import SigningKey

from fieldcase import host
from fieldcase.errors import VaultExists
from fieldcase.vault import database, header, migrate, recovery, slots
from fieldcase.vault.disk import writing
from fieldcase.vault.files import make_private
from fieldcase.vault.keys import Cost, Purpose, Secret, calibrated, new_master_key, sub_key
from fieldcase.world import World

DATABASE = "vault.db"


def found(path: Path, passphrase: str, world: World, cost: Cost | None) -> tuple[Secret, bytes, str]:
    """Make the folder of a vault; returns its master key, the id of its first slot and the written recovery code.

    WeakPassphrase, VaultExists, ReadOnly, DiskFull. The folder appears under its name only when it is whole.
    """
    if path.exists():
        raise VaultExists(path=path.name)
    vault_id, master = world.random(16), new_master_key(world.random)
    code = recovery.new_code(world.random)
    price = cost or calibrated(host.memory_of_machine())
    first = slots.passphrase_slot(master, vault_id, passphrase, price, world.random)
    ways = [first, slots.recovery_slot(master, vault_id, code, world.random)]
    part = path.with_name(f".{path.name}-{world.random(4).hex()}.part")
    try:
        with writing(path.parent):
            host.private_folder(part)
        header.create(part, vault_id, master, ways)
        _new_database(part / DATABASE, sub_key(master, vault_id, Purpose.DB).reveal(), world)
        with writing(path.parent):
            part.rename(path)
            host.fsync_folder(path.parent)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return master, first.id, recovery.written(code)


def found_inner(path: Path, master: Secret, world: World, of: database.Connection) -> None:
    """Make the folder of a small vault that no passphrase opens, at work on the device of the vault on `of`: what is
    written in it is signed by the same key. The rest as `found`."""
    vault_id = world.random(16)
    part = path.with_name(path.name + ".part")
    device = of.execute(
        "SELECT id, signing, since, exchange, member, label FROM device WHERE signing IS NOT NULL"
    ).fetchone()
    try:
        with writing(path.parent):
            host.private_folder(part)
        header.create_inner(part, vault_id, master)
        _new_database(part / DATABASE, sub_key(master, vault_id, Purpose.DB).reveal(), world, device)
        with writing(path.parent):
            part.rename(path)
            host.fsync_folder(path.parent)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def add_scope(connection: database.Connection, kind: str, world: World) -> bytes:
    """A new scope with a tag key of its own; its id."""
    scope = world.random(16)
    connection.execute("INSERT INTO scope (id, kind, tag_key) VALUES (?, ?, ?)", (scope, kind, world.random(32)))
    return scope


def device_of(connection: database.Connection, world: World) -> tuple[bytes, SigningKey]:
    """This vault's device and the key it signs with; a restored vault has none and becomes a new device.

    Also gives it the key that bundles for it are sealed to, where it was made by a version that knew none.
    """
    row = connection.execute("SELECT id, signing, exchange FROM device WHERE signing IS NOT NULL").fetchone()
    if row is None:
        return add_device(connection, world)
    if row[2] is None:
        connection.execute("UPDATE device SET exchange = ? WHERE id = ?", (world.random(32), row[0]))
    return row[0], SigningKey(row[1])


def add_device(connection: database.Connection, world: World) -> tuple[bytes, SigningKey]:
    """A new device: its public key, which is its id, and the key it signs with.

    `began_at` is the last place of the journal before it: what former devices of this vault wrote and stands later came
    back from others. It is the same person's as the device before it, and has a key of its own for bundles.
    """
    signing = SigningKey(world.random(32))
    device = bytes(signing.verify_key)
    connection.execute(
        "INSERT INTO device (id, signing, since, began_at) SELECT ?, ?, ?, coalesce(max(n), 0) FROM entry",
        (device, bytes(signing), world.now()),
    )
    connection.execute("UPDATE device SET exchange = ? WHERE id = ?", (world.random(32), device))
    connection.execute(
        "UPDATE device SET (member, label) = (SELECT member, label FROM device WHERE id <> ?1 ORDER BY rowid DESC "
        "LIMIT 1) WHERE id = ?1 AND EXISTS (SELECT 1 FROM device WHERE id <> ?1)",
        (device,),
    )
    return device, signing


def _new_database(file: Path, key: bytes, world: World, device: tuple[object, ...] | None = None) -> None:
    """The database of a new vault, with the two scopes every vault has and its first device, a new one unless given."""
    make_private(file)
    connection = database.connect(file, key, world.random(database.SALT_BYTES))
    try:
        with database.told(file):
            migrate.apply(connection, migrate.shipped())
            for kind in ("register", "desk"):
                add_scope(connection, kind, world)
            if device is None:
                add_device(connection, world)
            else:
                connection.execute(
                    "INSERT INTO device (id, signing, since, began_at, exchange, member, label) "
                    "VALUES (?, ?, ?, 0, ?, ?, ?)",
                    device,
                )
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()
