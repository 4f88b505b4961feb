"""Two lanes on one vault: looking never waits for a deed, sees only what was done, changes nothing, can be stopped."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from fieldcase.errors import Cancelled, ReadOnly
from fieldcase.model.case import Event
from fieldcase.model.ids import EventId, ScopeId
from fieldcase.vault import database
from fieldcase.vault.journal import Stamp
from fieldcase.vault.keys import TEST_COST
from fieldcase.vault.vault import Vault
from fieldcase.world import World

PASSPHRASE = "фонарь телега вишня горшок север колодец"
ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
WORLD = World()
STAMP = Stamp(bytes(16), bytes(16))


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return Vault.create(tmp_path / "lanes.fieldcase", PASSPHRASE, WORLD, TEST_COST)[0]


def event(vault: Vault, scope: bytes, what: str) -> Event:
    record = Event(id=EventId(WORLD.random(16)), scope=ScopeId(scope), what=what)
    vault.store.save(None, record, STAMP)
    return record


def test_the_reading_lane_sees_a_deed_only_once_it_is_done(vault: Vault) -> None:
    with vault.transaction():
        scope = vault.new_scope("case")
        first = event(vault, scope, "первое")
    with vault.transaction():
        second = event(vault, scope, "второе")
        assert vault.store.get(Event, second.id) == second, "the control: the writing lane sees it"
        assert vault.reader.get(Event, second.id) is None
        assert vault.reader.get(Event, first.id) == first
        assert vault.search("второе") == []
    assert vault.reader.get(Event, second.id) == second
    assert [hit.id for hit in vault.search("второе")] == [second.id]
    vault.close()


def test_the_reading_lane_can_change_nothing(vault: Vault) -> None:
    with pytest.raises(ReadOnly):
        vault.read.execute("DELETE FROM entry")
    vault.write.execute("DELETE FROM draft")
    vault.close()


@pytest.mark.parametrize("lane", ["read", "write"])
def test_an_endless_statement_on_either_lane_is_stopped(vault: Vault, lane: str) -> None:
    ended = threading.Event()
    connection = getattr(vault, lane)

    def work() -> None:
        try:
            connection.execute(ENDLESS).fetchone()
        except Cancelled:
            ended.set()

    thread = threading.Thread(target=work)
    thread.start()
    time.sleep(0.1)
    assert not ended.is_set(), "the control: it would go on"
    vault.interrupt()
    thread.join(20)
    assert ended.is_set()
    assert vault.store.all(Event) == ()
    vault.close()


def test_ending_in_the_middle_of_a_deed_keeps_what_was_done_and_nothing_of_the_deed(tmp_path: Path) -> None:
    path = tmp_path / "lanes.fieldcase"
    vault = Vault.create(path, PASSPHRASE, WORLD, TEST_COST)[0]
    with vault.transaction():
        scope = vault.new_scope("case")
        done = event(vault, scope, "сделано")
    working, stopped = threading.Event(), threading.Event()

    def deed() -> None:
        try:
            with vault.transaction():
                event(vault, scope, "не сделано")
                working.set()
                vault.write.execute(ENDLESS).fetchone()
        except Cancelled:
            stopped.set()

    thread = threading.Thread(target=deed)
    thread.start()
    working.wait(20)
    time.sleep(0.05)
    vault.interrupt()
    thread.join(20)
    assert stopped.is_set()
    vault.end()
    again = Vault.open(path, PASSPHRASE, WORLD)
    assert again.store.all(Event) == (done,)
    again.close()


def test_an_erasure_that_a_look_keeps_from_the_disk_says_so_and_is_finished_at_the_next_opening(tmp_path: Path) -> None:
    path = tmp_path / "lanes.fieldcase"
    vault = Vault.create(path, PASSPHRASE, WORLD, TEST_COST)[0]
    with vault.transaction():
        scope = vault.new_scope("case")
        secret = event(vault, scope, "тайна")
    vault.read.execute("BEGIN")
    vault.read.execute("SELECT count(*) FROM entry").fetchone()
    database.unguard(vault.write)
    vault.write.execute("PRAGMA busy_timeout = 50")  # the test need not wait as long as a person may
    database.guard(vault.write)
    with vault.transaction():
        vault.store.erase(secret, None, STAMP)
    assert not vault.settle_to_disk(), "the look still holds the old pages"
    vault.read.execute("COMMIT")
    vault.close()
    again = Vault.open(path, PASSPHRASE, WORLD)
    assert again.settle_to_disk()
    assert not database.has_remains(again.write)
    again.close()
