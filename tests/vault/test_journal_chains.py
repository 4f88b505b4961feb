"""Entries of others and chains of devices: what is taken in, what is refused; and what `verify` sees of a journal and
its tables that somebody with the key wrote into by hand."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from nacl.signing import SigningKey
from vaults import (
    STAMP,
    case_scope,
    database_key,
    everything_in,
    new_vault,
    projected,
    rebuilt,
    reopened,
    save,
    unguarded,
)

from fieldcase.errors import EntryRefused, RolledBack
from fieldcase.model.case import Act, Event
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import field_named
from fieldcase.model.ids import EventId, ScopeId
from fieldcase.vault.check import faults
from fieldcase.vault.entry import ERASURE, GENESIS, Entry, Header, commitment, encoded, parts_of, signed
from fieldcase.vault.founding import DATABASE
from fieldcase.vault.vault import Vault

RECORD = b"record of others"


@pytest.fixture
def vault(quick_path: Path) -> Iterator[Vault]:
    with new_vault(quick_path) as made:
        yield made


@dataclass
class Colleague:
    """Another device at work in a scope of this vault: it signs what it is told to, right or wrong."""

    vault: Vault
    scope: bytes
    key: SigningKey = field(default_factory=lambda: SigningKey(b"c" * 32))
    last: Entry | None = None

    @property
    def device(self) -> bytes:
        """The public key."""
        return bytes(self.key.verify_key)

    def says(self, values: dict[str, Any], basis: tuple[bytes, ...] = (), **other: Any) -> Entry:
        """The next entry of this device's chain, with the places of its header changed as wished."""
        parts = parts_of(RECORD, b"a" * 16, b"d" * 16, values, [bytes([at]) * 16 for at in range(len(values) + 1)])
        journal, before = self.vault.journal, self.last
        header = Header(
            scope=self.scope, device=self.device, seq=before.header.seq + 1 if before else 0,
            prev=before.id if before else GENESIS, hlc=10**12, kind=Event.NUMBER, schema=1,
            record=journal.record_tag(self.scope, RECORD),
            slots=tuple(journal.slot_tag(self.scope, RECORD, name) for name in values), basis=tuple(sorted(basis)),
            commitment=commitment(parts),
        )  # fmt: skip
        entry = signed(replace(header, **other), parts, self.key)
        self.last = entry
        return entry

    def three(self) -> list[Entry]:
        """A record made and changed twice."""
        made = self.says({"what": "Обыск"})
        changed = self.says({"what": "Обыск без протокола"}, basis=(made.id,))
        return [made, changed, self.says({"place": "Талас"}, basis=())]


def absorb(vault: Vault, *entries: Entry) -> None:
    """What arrives from the colleague, as bytes."""
    devices = frozenset({bytes(SigningKey(b"c" * 32).verify_key)})
    vault.absorb([Entry.unpacked(entry.packed()) for entry in entries], devices)


def why(reason: str) -> pytest.RaisesExc[EntryRefused]:
    """A refusal for this reason."""
    return pytest.raises(EntryRefused, check=lambda refused: refused.values == {"reason": reason})


@pytest.fixture
def colleague(vault: Vault) -> Colleague:
    return Colleague(vault, case_scope(vault))


def state(vault: Vault) -> list[Any]:
    """Everything in the database but the inner works of the index; its rows are found by their words."""
    kept = [(table, value) for table, value in everything_in(vault.write) if not table.startswith("search_")]
    return [*sorted(kept, key=repr), *vault.search("о"), *vault.search("т"), *vault.search("a")]


def refuses(vault: Vault, reason: str, *entries: Entry) -> None:
    """These are refused, and nothing at all was changed."""
    before = state(vault)
    with why(reason):
        absorb(vault, *entries)
    assert state(vault) == before
    assert list(faults(vault)) == []


def test_entries_of_a_colleague_become_a_record(vault: Vault, colleague: Colleague) -> None:
    absorb(vault, *colleague.three())
    event = vault.store.get(Event, RECORD)
    assert event is not None
    assert (event.what, event.place) == ("Обыск без протокола", "Талас")
    assert list(faults(vault)) == []


def test_an_unknown_device_is_refused(vault: Vault, colleague: Colleague) -> None:
    colleague.key = SigningKey(b"x" * 32)
    refuses(vault, "device", colleague.says({"what": "a"}))


def test_a_scope_that_is_not_here_is_refused(vault: Vault, colleague: Colleague) -> None:
    refuses(vault, "scope", colleague.says({"what": "a"}, scope=b"elsewhere......."))


def test_a_record_tag_of_another_scope_is_refused(vault: Vault, colleague: Colleague) -> None:
    other = case_scope(vault)
    refuses(vault, "record-tag", colleague.says({"what": "a"}, scope=other))


def test_a_slot_tag_of_another_field_is_refused(vault: Vault, colleague: Colleague) -> None:
    slot = vault.journal.slot_tag(colleague.scope, RECORD, "place")
    refuses(vault, "slot-tag", colleague.says({"what": "a"}, slots=(slot,)))


def test_a_record_changes_its_kind_never(vault: Vault, colleague: Colleague) -> None:
    absorb(vault, colleague.says({"what": "a"}))
    refuses(vault, "kind", colleague.says({"what": "a"}, kind=Act.NUMBER))


def test_a_chain_that_forks_is_refused(vault: Vault, colleague: Colleague) -> None:
    first, second, _ = colleague.three()
    absorb(vault, first, second)
    colleague.last = first
    refuses(vault, "chain", colleague.says({"what": "другое"}))
    colleague.last = None
    refuses(vault, "chain", colleague.says({"what": "другое"}))


@pytest.mark.parametrize(("seq", "prev"), [
    pytest.param(1, b"x" * 32, id="another before it"),
    pytest.param(1, GENESIS, id="nothing before it"),
    pytest.param(0, b"x" * 32, id="something before the first"),
    pytest.param(7, GENESIS, id="nothing before the eighth"),
])  # fmt: skip
def test_a_broken_link_is_refused(vault: Vault, colleague: Colleague, seq: int, prev: bytes) -> None:
    if seq == 1:
        absorb(vault, colleague.says({"what": "a"}))
    refuses(vault, "chain", colleague.says({"what": "b"}, seq=seq, prev=prev))


def test_an_earlier_entry_that_the_later_one_does_not_name_is_refused(vault: Vault, colleague: Colleague) -> None:
    first, second, _ = colleague.three()
    absorb(vault, second)
    colleague.last = None
    refuses(vault, "chain", colleague.says({"what": "другое"}))
    absorb(vault, first)


def test_one_wrong_entry_among_many_keeps_all_out(vault: Vault, colleague: Colleague) -> None:
    good = colleague.three()
    refuses(vault, "value", *good, colleague.says({"what": 7}))
    absorb(vault, *good)
    assert vault.store.get(Event, RECORD) is not None


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_whatever_order_they_arrive_in_the_record_is_the_same(
    vault: Vault, colleague: Colleague, order: tuple[int, ...]
) -> None:
    entries = colleague.three()
    for at in order:
        absorb(vault, entries[at])
        assert projected(vault) == rebuilt(vault)
    event = vault.store.get(Event, RECORD)
    assert event is not None
    assert (event.what, event.place) == ("Обыск без протокола", "Талас")
    assert vault.store.conflicts() == []
    assert list(faults(vault)) == []


def test_what_arrives_twice_changes_nothing(vault: Vault, colleague: Colleague) -> None:
    entries = colleague.three()
    absorb(vault, *entries)
    before = state(vault)
    absorb(vault, *entries)
    absorb(vault, *reversed(entries), *entries)
    assert state(vault) == before


@pytest.mark.parametrize("kept", [0, 1, 2])
def test_a_body_that_was_withheld_is_filled_in_later(vault: Vault, colleague: Colleague, kept: int) -> None:
    entry = colleague.says({"what": "Обыск", "place": "Талас"})
    parts = tuple(part if at < kept else None for at, part in enumerate(entry.parts))
    absorb(vault, replace(entry, parts=parts))
    event = vault.store.get(Event, RECORD)
    assert (event.what, event.place) == ("Обыск", "") if kept == 2 and event else event is None
    assert list(faults(vault)) == []
    absorb(vault, entry)
    event = vault.store.get(Event, RECORD)
    assert event is not None
    assert (event.what, event.place) == ("Обыск", "Талас")
    assert vault.journal.entry(entry.id) == entry
    assert [hit.field for hit in vault.search("талас")] == ["place"]
    assert list(faults(vault)) == []
    absorb(vault, replace(entry, parts=parts))
    assert vault.journal.entry(entry.id) == entry, "a body once here is not lost to one who withholds it"


@pytest.mark.parametrize(("name", "value"), [
    ("what", 7), ("what", b"bytes"), ("what", True), ("what", ["a"]), ("what", {"a": 1}),
    ("hidden", "yes"), ("hidden", 1), ("day_order", "3"), ("day_order", True), ("people", b"p" * 16),
    ("people", ["p"]), ("people", [b"p" * 16, 1]), ("date", "the day before"), ("date", "2024-13"), ("date", 2024),
    ("day_order", [1]), ("*", None), ("*", "all"),
])  # fmt: skip
def test_a_value_of_a_wrong_shape_is_refused(vault: Vault, colleague: Colleague, name: str, value: Any) -> None:
    absorb(vault, colleague.says({"what": "a", "date": "2024-11", "people": [b"p" * 16], "day_order": 3}))
    refuses(vault, "value", colleague.says({name: value}))


def test_an_erasure_that_says_something_is_refused(vault: Vault, colleague: Colleague) -> None:
    absorb(vault, colleague.says({"what": "a"}))
    refuses(vault, "value", colleague.says({"what": "b"}, kind=ERASURE))
    colleague.last = vault.journal.entry(next(vault.journal.entries()).id)
    absorb(vault, colleague.says({"what": None}, kind=ERASURE))
    event = vault.store.get(Event, RECORD)
    assert event is not None
    assert event.what == "", "an erasure of a field is a word on it: nothing"


def test_a_part_without_a_name_or_a_value_is_refused(vault: Vault, colleague: Colleague) -> None:
    whole = colleague.says({"what": "a"})
    shapes: list[Any] = [{"name": "what", "salt": b""}, {"value": "a", "salt": b""}, ["what", "a"], {"name": 1}]
    for shape in shapes:
        parts = [whole.parts[0] or b"", encoded(shape)]
        entry = signed(replace(whole.header, commitment=commitment(parts)), parts, colleague.key)
        before = state(vault)
        with pytest.raises(EntryRefused):
            absorb(vault, entry)
        assert state(vault) == before


# What `verify` finds. Each harm is done by hand, with the key, behind the program's back.


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
def test_verify_finds(full: Vault, harm: str, codes: set[str]) -> None:
    for statement in harm.split("; "):
        assert full.write.execute(statement).rowcount != 0
    assert {fault.code for fault in faults(full)} == codes


def test_verify_finds_words_that_an_erasure_took(full: Vault) -> None:
    (n, place), = full.write.execute("SELECT entry, place FROM part WHERE body IS NULL AND place > 0").fetchall()
    kept = full.write.execute("SELECT body FROM part WHERE entry = 1 AND place = 1").fetchone()[0]
    full.write.execute("UPDATE part SET body = ? WHERE entry = ? AND place = ?", (kept, n, place))
    assert {fault.code for fault in faults(full)} == {"verify.entry"}, "words that were never there"


def test_the_very_words_put_back_after_their_erasure_are_found(vault: Vault, colleague: Colleague) -> None:
    event = Event(id=EventId(b"own record......"), scope=ScopeId(colleague.scope), what="Обыск", notes="заметка")
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
    told: Callable[[str], bool] = lambda text: "обыск" in text.lower() or "не было" in text  # noqa: E731
    found = list(faults(full))
    assert found
    assert not any(told(fault.told(lambda sentence: sentence)) for fault in found)  # type: ignore[arg-type]
