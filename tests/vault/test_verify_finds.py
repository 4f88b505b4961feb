"""What `verify` sees of a journal and its tables that somebody with the key wrote into by hand, behind the program's
back. Each harm is done to a vault that was sound a moment before."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from colleagues import Colleague, absorb
from vaults import STAMP, case_scope, database_key, new_vault, reopened, save, unguarded

from fieldcase.errors import RolledBack
from fieldcase.i18n import words
from fieldcase.model.case import Event
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import field_named
from fieldcase.model.ids import EventId, ScopeId
from fieldcase.vault.check import faults
from fieldcase.vault.founding import DATABASE
from fieldcase.vault.vault import Vault


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Vault:
    """A vault with all that, closed; to be copied."""
    vault = new_vault(tmp_path_factory.mktemp("filled"))
    fill(vault, Colleague(vault, case_scope(vault)))
    vault.close()
    return vault


@pytest.fixture
def full(filled: Vault, quick_path: Path) -> Iterator[Vault]:
    with reopened(filled, Path(shutil.copytree(filled.path, quick_path / filled.path.name))) as vault:
        yield vault


def fill(vault: Vault, colleague: Colleague) -> None:
    """Own entries, a colleague's entries, an erasure and words in the index; nothing wrong with any of it."""
    scope = ScopeId(colleague.scope)
    event = Event(id=EventId(b"own record......"), scope=scope, what="Задержание", date=UncertainDate("2024-11"),
                  people=(), notes="заметка")  # fmt: skip
    save(vault, None, event)
    save(vault, event, replace(event, what="Задержание у аптеки", hidden=False))
    save(vault, None, Event(id=EventId(b"second record..."), scope=scope, what="Суд"))
    with vault.transaction():
        vault.store.erase(event, field_named(Event, "notes"), STAMP)
    save(vault, None, Event(id=EventId(b"third record...."), scope=scope, what="Звонок"))
    absorb(vault, *colleague.three())
    assert list(faults(vault)) == []


HARMS: list[tuple[str, str, set[str]]] = [
    ("a flipped signature", "UPDATE entry SET signature = zeroblob(64) WHERE n = 2", {"verify.entry"}),
    ("a changed body", "UPDATE part SET body = x'a1646e616d656477686174' WHERE entry = 1 AND place = 2",
     {"verify.entry"}),
    ("a body that is no CBOR", "UPDATE part SET body = x'ff' WHERE entry = 1 AND place = 2", {"verify.entry"}),
    ("a changed first part", "UPDATE part SET body = x'a0' WHERE entry = 2 AND place = 0", {"verify.entry"}),
    ("a changed leaf", "UPDATE part SET leaf = zeroblob(32) WHERE entry = 1 AND place = 1", {"verify.entry"}),
    ("a part dropped", "DELETE FROM part WHERE entry = 1 AND place = 2", {"verify.entry"}),
    ("a part put in", "INSERT INTO part VALUES (1, 40, zeroblob(16), zeroblob(32), NULL)", {"verify.entry"}),
    ("a changed header", "UPDATE entry SET header = (SELECT header FROM entry WHERE n = 3) WHERE n = 2",
     {"verify.entry"}),
    ("a header that is none", "UPDATE entry SET header = x'80' WHERE n = 2", {"verify.entry"}),
    ("a changed id", "UPDATE entry SET id = zeroblob(32) WHERE n = 2", {"verify.entry", "verify.order"}),
    ("a changed seq", "UPDATE entry SET seq = 70 WHERE n = 2", {"verify.entry", "verify.gap"}),
    ("a changed clock", "UPDATE entry SET hlc = 1 WHERE n = 2", {"verify.entry"}),
    ("a changed scope", "UPDATE entry SET scope = zeroblob(16) WHERE n = 5", {"verify.entry", "verify.gap"}),
    ("a changed kind", "UPDATE entry SET kind = 77 WHERE n = 3", {"verify.entry", "verify.row"}),
    ("a changed slot", "UPDATE part SET slot = zeroblob(16) WHERE entry = 3 AND place = 1", {"verify.entry"}),
    ("a changed basis", "DELETE FROM basis WHERE entry = 2", {"verify.entry"}),
    ("a missing own entry", "DELETE FROM entry WHERE n = 3", {"verify.gap", "verify.order", "verify.row"}),
    ("a missing entry of another", "DELETE FROM entry WHERE n = 7", {"verify.order", "verify.row"}),
    ("a changed running hash", "UPDATE entry SET running = zeroblob(32) WHERE n = 3", {"verify.order"}),
    ("two entries in each other's place", "UPDATE entry SET n = CASE n WHEN 5 THEN -8 WHEN 8 THEN -5 ELSE n END; "
     "UPDATE entry SET n = -n WHERE n < 0", {"verify.order", "verify.entry"}),
    ("a changed row", "UPDATE record_event SET what = 'ничего не было' WHERE n = 1", {"verify.row", "verify.index"}),
    ("a hidden row", "UPDATE record_event SET hidden = 1 WHERE n = 2", {"verify.row", "verify.index"}),
    ("a changed day", "UPDATE record_event SET date = '2024-12' WHERE n = 1", {"verify.row"}),
    ("a day that is none", "UPDATE record_event SET date = 'вчера' WHERE n = 1", {"verify.row", "verify.index"}),
    ("a list that is none", "UPDATE record_event SET people = '[' WHERE n = 1", {"verify.row", "verify.index"}),
    ("an extra row", "INSERT INTO record_event (id, scope) VALUES (zeroblob(16), zeroblob(16))", {"verify.row"}),
    ("a missing row", "DELETE FROM record_event WHERE n = 2", {"verify.row", "verify.index"}),
    ("a missing index row", "DELETE FROM search_index WHERE rowid = (SELECT min(n) FROM search_row)", {"verify.index"}),
    ("an index row of nothing", "INSERT INTO search_row VALUES (99, 'event', zeroblob(16), zeroblob(16), 'what'); "
     "INSERT INTO search_index (rowid, words) VALUES (99, 'слово')", {"verify.index"}),
    ("other words in the index",
     "UPDATE search_index SET words = 'слово' WHERE rowid = (SELECT min(n) FROM search_row)", {"verify.index"}),
    ("a word cut out of the index", "DELETE FROM search_index_data WHERE id > 10", {"verify.database"}),
]  # fmt: skip


@pytest.mark.parametrize(("harm", "codes"), [pytest.param(sql, codes, id=name) for name, sql, codes in HARMS])
def test_verify_finds_what_was_done_by_hand(full: Vault, harm: str, codes: set[str]) -> None:
    for statement in harm.split("; "):
        assert full.write.execute(statement).rowcount != 0
    assert {fault.code for fault in faults(full)} == codes


def test_verify_finds_words_that_are_gone_without_an_erasure(full: Vault) -> None:
    """Taken out of the journal, the row and the index alike: each of them agrees with the others."""
    (record,) = full.write.execute("SELECT id FROM record_event WHERE what = 'Суд'").fetchone()
    (tag,) = full.write.execute("SELECT tag FROM known_record WHERE id = ?", (record,)).fetchone()
    where = "entry IN (SELECT n FROM entry WHERE record = ?)"
    assert full.write.execute(f"UPDATE part SET body = NULL WHERE {where}", (tag,)).rowcount > 1
    full.write.execute("DELETE FROM record_event WHERE id = ?", (record,))
    full.write.execute("DELETE FROM search_index WHERE rowid IN (SELECT n FROM search_row WHERE record = ?)", (record,))
    full.write.execute("DELETE FROM search_row WHERE record = ?", (record,))
    assert {fault.code for fault in faults(full)} == {"verify.words"}
    full.write.execute("DELETE FROM known_record WHERE id = ?", (record,))
    assert {fault.code for fault in faults(full)} == {"verify.words"}, "the record's very name is gone too"


def test_verify_finds_words_that_an_erasure_took(full: Vault) -> None:
    ((n, place),) = full.write.execute("SELECT entry, place FROM part WHERE body IS NULL AND place > 0").fetchall()
    kept = full.write.execute("SELECT body FROM part WHERE entry = 1 AND place = 1").fetchone()[0]
    full.write.execute("UPDATE part SET body = ? WHERE entry = ? AND place = ?", (kept, n, place))
    assert {fault.code for fault in faults(full)} == {"verify.entry"}, "words that were never there"


def test_the_very_words_put_back_after_their_erasure_are_found(quick_path: Path) -> None:
    vault = new_vault(quick_path)
    event = Event(id=EventId(b"own record......"), scope=case_scope(vault), what="Обыск", notes="заметка")
    save(vault, None, event)
    bodies = vault.write.execute("SELECT entry, place, body FROM part").fetchall()
    for erased in (field_named(Event, "notes"), None):
        with vault.transaction():
            vault.store.erase(event, erased, STAMP)
        assert list(faults(vault)) == []
        taken = [row for row in bodies if vault.write.execute(
            "SELECT 1 FROM part WHERE entry = ? AND place = ? AND body IS NULL", row[:2]).fetchone()]  # fmt: skip
        assert taken
        for n, place, body in taken:
            vault.write.execute("UPDATE part SET body = ? WHERE entry = ? AND place = ?", (body, n, place))
        assert {fault.code for fault in faults(vault)} == {"verify.row"}
        for n, place, _ in taken:
            vault.write.execute("UPDATE part SET body = NULL WHERE entry = ? AND place = ?", (n, place))
    vault.close()


def test_a_journal_cut_off_at_its_end_does_not_open_again(full: Vault) -> None:
    key = database_key(full)
    full.close()
    reopened(full).close()
    with unguarded(full.path / DATABASE, key) as connection:
        connection.execute("DELETE FROM entry WHERE n = (SELECT max(n) FROM entry)")
    with pytest.raises(RolledBack):
        reopened(full)


def test_a_fault_names_no_words_of_a_case(full: Vault) -> None:
    full.write.execute("UPDATE record_event SET what = 'ничего не было'")
    full.write.execute("UPDATE entry SET signature = zeroblob(64)")
    found = [fault.told(words("ru")).lower() for fault in faults(full)]
    assert len(found) > 3
    assert [sentence for sentence in found if "обыск" in sentence or "не было" in sentence] == []
