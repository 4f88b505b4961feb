"""The vault: one folder that is opened by a passphrase and closed with all its heads remembered.

    header.json   vault.db   blobs/ab/<id>   backups/   lock

It hands out the store of records, the journal, the evidence files and the backups. The only place with keys.
Two lanes, a connection each: `write` changes, `read` only looks (query_only) and sees what was committed last, so that
a long look never waits for a deed and no deed for a look. `interrupt` stops both.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path

from fieldcase import host
from fieldcase.errors import DatabaseDamaged, FolderGone, RecoveryCodeWrong, RolledBack, VaultError, WrongPassphrase
from fieldcase.vault import backup, database, header, inner_folders, migrate, recovery, search
from fieldcase.vault.absorbing import Absorbing, Outcome
from fieldcase.vault.backup import Source
from fieldcase.vault.blobs import Blobs
from fieldcase.vault.disk import writing
from fieldcase.vault.drafts import Drafts
from fieldcase.vault.entry import Entry
from fieldcase.vault.founding import DATABASE, add_scope, device_of, found
from fieldcase.vault.header import Header
from fieldcase.vault.journal import Journal, as_heads
from fieldcase.vault.keys import Cost, Purpose, Secret, sub_key
from fieldcase.vault.peers import Peers
from fieldcase.vault.search import Hit
from fieldcase.vault.settling import drop_drafts, settle
from fieldcase.vault.slots import Kind
from fieldcase.vault.store import Store
from fieldcase.world import World

REGISTER, OTHERS_REGISTER = "register", "others_register"


class Vault:
    """An open vault. `slot` is the key slot that opened it: it says which member is at work."""

    def __init__(self, path: Path, master: Secret, slot: bytes, world: World, steps: tuple[str, ...] = ()) -> None:
        """Open by the master key; VaultInUse, NewerVault, DatabaseDamaged, RolledBack, ReadOnly or FolderGone."""
        self.path = path
        self.slot = slot
        self.world = world
        self._master = master
        if not path.is_dir():
            raise FolderGone(path=path.name)
        with writing(path):
            self._lock = host.FolderLock(path, world)
        try:
            self._header = header.read(path)
            self._header.database_key(self._master)  # before mending: a header that does not verify is not copied
            self._header.mend(path)
            self._open_database(steps or migrate.shipped())
        except BaseException:
            self._lock.release()
            raise

    def _open_database(self, steps: tuple[str, ...]) -> None:
        file = self.path / DATABASE
        key, salt = self._header.database_key(self._master).reveal(), database.salt_of(file)
        migrate.bring_up(file, key, salt, steps)
        self.write = database.connect(file, key, salt)
        try:
            with database.told(file):
                device, signing = device_of(self.write, self.world)
                self.journal = Journal(self.write, self.world, device, signing)
                self._demand_heads()
                self._demand_newest_header()
            self.store = Store(self.write, self.journal)
            self.drafts = Drafts(self.write)
            self.peers = Peers(self.write)
            self.blobs = Blobs(self.path)
            self.blobs.sweep(backup.known_blobs(self.write))
            self.read = database.connect(file, key, salt, query_only=True)
            self.reader = Store(self.read, Journal(self.read, self.world, device, None))
            self._settle_at_opening()
        except BaseException:
            self.write.close()
            raise

    def _settle_at_opening(self) -> None:
        """Carry through what was erased or sealed before a kill or on a full disk; else the next opening tries."""
        try:
            inner_folders.sweep(self.path, self.write)
            self.settle_to_disk()
        except DatabaseDamaged:  # no other page can be read any more
            self.read.close()
            raise
        except VaultError:
            return

    @classmethod
    def create(cls, path: Path, passphrase: str, world: World, cost: Cost | None = None) -> tuple[Vault, str]:
        """Make a vault and open it; returns it with the written recovery code, which is kept nowhere.

        WeakPassphrase, VaultExists, ReadOnly, DiskFull.
        """
        master, slot, code = found(path, passphrase, world, cost)
        return cls(path, master, slot, world), code

    @classmethod
    def open(cls, path: Path, passphrase: str, world: World) -> Vault:
        """Open by a passphrase, or by the recovery code typed in its place."""
        _, master, slot = unlocked(path, passphrase)
        return cls(path, master, slot, world)

    def close(self) -> None:
        """Checkpoint, remember the heads in the header, let go of the folder. Twice does no harm."""
        if self._lock is None:
            return
        file = self.path / DATABASE
        try:
            self.read.close()
            with database.told(file):
                reached = as_heads(*self.journal.reached())
                self.write.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                self.write.close()
            if self._header.heads != reached:
                self._header = self._header.with_heads(self._master, reached)
                self._header.write(self.path)
        finally:
            self.write.close()
            self._lock.release()
            self._lock = None  # type: ignore[assignment]

    def interrupt(self) -> None:
        """Stop what either lane is doing: a deed in flight rolls back, a look ends with an error. May be called from
        any thread; the lanes can be used again."""
        self.read.interrupt()
        self.write.interrupt()

    @contextmanager
    def cut_off(self) -> Iterator[None]:
        """While this lasts, deed and look in flight fail at their next statement; the deed rolls back."""
        with database.stopped(self.write), database.stopped(self.read):
            yield

    def end(self) -> None:
        """What lock does: interrupt both lanes and close."""
        self.interrupt()
        self.close()

    def __enter__(self) -> Vault:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """One transaction on the write connection; files whose record went with it are removed after it holds."""
        try:
            with database.transaction(self.write, self.path / DATABASE):
                yield
        except BaseException:
            self.journal.forget_tags()
            self.store.orphans.clear()
            raise
        while self.store.orphans:
            # The deed stands and the key is gone; a file that cannot be removed now is swept at the next opening.
            with suppress(VaultError):
                self.blobs.remove(self.store.orphans.pop())

    def scope(self, kind: str) -> bytes:
        """The one scope of a kind that every vault has: register or desk."""
        row = self.write.execute("SELECT id FROM scope WHERE kind = ?", (kind,)).fetchone()
        found: bytes = row[0]
        return found

    def new_scope(self, kind: str) -> bytes:
        """A new scope with a tag key of its own; inside the caller's transaction."""
        return add_scope(self.write, kind, self.world)

    def scope_key(self, scope: bytes) -> tuple[str, bytes]:
        """Kind and tag key of a scope: what a peer needs beside the entries."""
        kind: str = self.write.execute("SELECT kind FROM scope WHERE id = ?", (scope,)).fetchone()[0]
        return REGISTER if kind == OTHERS_REGISTER else kind, self.journal.tag_key(scope)

    def adopt_scope(self, scope: bytes, kind: str, tag_key: bytes) -> None:
        """Know another vault's scope; its entries can then be absorbed. Another's register is not taken for one's own:
        there is one of that kind in a vault. A scope of which nothing was believed yet gets the later key, for a wrong
        one, of somebody who is not believed, would keep the right one out for ever."""
        kind = OTHERS_REGISTER if kind == REGISTER else kind
        self.write.execute(
            "INSERT INTO scope (id, kind, tag_key) VALUES (?, ?, ?) ON CONFLICT (id) "
            "DO UPDATE SET kind = excluded.kind, tag_key = excluded.tag_key "
            "WHERE NOT EXISTS (SELECT 1 FROM entry WHERE scope = excluded.id)",
            (scope, kind, tag_key),
        )
        self.journal.forget_tags()

    def absorb(self, entries: Iterable[Entry], also: frozenset[bytes] = frozenset(), carrier: bytes = b"") -> Outcome:
        """Take in other devices' entries in one transaction, and tell what became of each; `carrier` brought them.

        Believed are the devices that were met (`peers`), this vault's own, and those in `also`. An erasure among them
        that is carried out takes this desk's drafts of the field too, and is carried through to the disk.
        """
        return self.carry_in(lambda: Absorbing(self.write, self.journal, self.world.now(), also, carrier).take(entries))

    def carry_in(self, deed: Callable[[], Outcome]) -> Outcome:
        """Do in one transaction what takes entries in, and bring rows, drafts and the disk into agreement with it;
        within a transaction of the caller's the disk is the caller's to settle."""
        within = self.write.in_transaction
        with nullcontext() if within else self.transaction():
            outcome = deed()
            self.store.orphans += settle(self.write, self.journal, sorted(outcome.touched))
            drop_drafts(self.write, self.journal, outcome.erasures)
        if not within:
            self.settle_to_disk()
        return outcome

    def search(self, words: str) -> list[Hit]:
        """The fields that hold these words, on the reading lane: as of the last deed that was done."""
        return search.find(self.read, words)

    @property
    def opened_by_person(self) -> bool:
        """Whether a passphrase opened the vault: its slot is a person. A recovery code is nobody's in particular."""
        return any(slot.id == self.slot and slot.kind == Kind.PASSPHRASE for slot in self._header.slots)

    def pseudonym_key(self) -> bytes:
        """The key that pseudonyms per use are derived with; the same for the life of the vault."""
        return sub_key(self._master, self._header.vault_id, Purpose.PSEUDONYMS).reveal()

    def settle_to_disk(self) -> bool:
        """Make the disk forget what was erased: after it the words are in no page, freed space or log.

        secure_delete zeroes a row where it lies, but SQLite leaves older copies of rows in the free space of pages it
        has rearranged; only writing the database anew takes those. Not within a transaction. Where it fails (DiskFull),
        the next opening tries again. A look in the reading lane is stopped, for it would hold the old pages in the log.
        Returns whether nothing is left: False where another look held them all the same.
        """
        if database.has_remains(self.write):
            self.read.interrupt()
            database.rewrite(self.write)
        return not database.has_remains(self.write)

    def backup(self) -> Path:
        """A verified backup in the vault's own folder; BackupFailed and nothing left where it does not verify."""
        return backup.make(self.source(), self.path / "backups")

    def copy_to(self, folder: Path) -> Path:
        """The encrypted vault copied into another folder (a stick), checked after writing; returns where it is."""
        return backup.copy(self.source(), folder)

    def backups(self) -> tuple[Path, ...]:
        """The backups in the vault's folder, oldest first."""
        return backup.listed(self.path / "backups")

    def remove_backup(self, path: Path) -> None:
        """Remove one of the backups in the vault's folder."""
        if path.parent == self.path / "backups":
            with writing(path.parent):
                shutil.rmtree(path)

    def adopt_header(self, changed: Header) -> None:
        """Take a changed header of this vault for its own: written, and known as the newest."""
        changed.write(self.path)
        self._header = changed
        self._demand_newest_header()

    def source(self) -> Source:
        """What a backup is made from."""
        return Source(self.path, self._header, self._master, self.world)

    def _demand_newest_header(self) -> None:
        """RolledBack where an older header was put back: it would keep an old passphrase valid."""
        seen = self.write.execute("SELECT generation FROM header_seen").fetchone()
        if seen is not None and self._header.generation < seen[0]:
            raise RolledBack
        self.write.execute(
            "INSERT INTO header_seen (one, generation) VALUES (1, ?) "
            "ON CONFLICT (one) DO UPDATE SET generation = excluded.generation",
            (self._header.generation,),
        )

    def _demand_heads(self) -> None:
        heads = self._header.heads
        if not heads:
            return
        if len(heads) != 2 or not self.journal.contains(int(heads[0], 16), bytes.fromhex(heads[1])):
            raise RolledBack


def unlocked(path: Path, passphrase: str) -> tuple[Header, Secret, bytes]:
    """Header, master key and slot of the vault at `path`, by a passphrase or the recovery code typed in its place."""
    known = header.read(path)
    try:
        return known, *known.unlock(passphrase)
    except WrongPassphrase:
        try:
            code = recovery.read(passphrase)
        except RecoveryCodeWrong:
            raise WrongPassphrase from None
        return known, *known.unlock_with_recovery(code)
