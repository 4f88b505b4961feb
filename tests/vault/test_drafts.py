"""Drafts: what is being typed outlasts a lock and a kill, and touches neither journal nor search nor backups."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from vaults import case_scope, new_vault, open_again, reopened, save

from fieldcase.model.case import Event
from fieldcase.model.dates import UncertainDate
from fieldcase.model.ids import EventId
from fieldcase.vault.vault import Vault


@pytest.fixture
def vault(quick_path: Path) -> Iterator[Vault]:
    with new_vault(quick_path) as made:
        yield made


@pytest.fixture
def event(vault: Vault) -> Event:
    made = Event(id=EventId(b"e" * 16), scope=case_scope(vault), what="Обыск")
    save(vault, None, made)
    return made


def typed(vault: Vault, event: Event, *what: tuple[str, object]) -> None:
    with vault.transaction():
        for field, value in what:
            vault.drafts.keep(event, field, value, vault.world.now())


def test_a_draft_takes_the_place_of_the_one_before(vault: Vault, event: Event) -> None:
    typed(vault, event, ("what", "Обыск б"), ("what", "Обыск без протокола"))
    assert [(draft.field, draft.value) for draft in vault.drafts.kept(event.id)] == [("what", "Обыск без протокола")]


def test_drafts_come_back_in_the_order_they_were_typed_with_their_values(vault: Vault, event: Event) -> None:
    typed(
        vault, event, ("place", "у дома"), ("date", UncertainDate("2019-12~")), ("people", (b"p" * 16,)), ("what", "")
    )
    found = [(draft.field, draft.value) for draft in vault.drafts.kept()]
    assert found == [("place", "у дома"), ("date", UncertainDate("2019-12~")), ("people", (b"p" * 16,)), ("what", "")]


@pytest.mark.parametrize("way", ["closed", "killed"])
def test_a_draft_is_there_at_the_next_opening(vault: Vault, event: Event, way: str) -> None:
    typed(vault, event, ("what", "Обыск без протокола"))
    killed = vault.path.with_name("killed.fieldcase")
    if way == "killed":
        shutil.copytree(vault.path, killed, ignore=shutil.ignore_patterns("*-shm"))
    with reopened(vault, killed) if way == "killed" else open_again(vault) as again:
        assert [draft.value for draft in again.drafts.kept(event.id)] == ["Обыск без протокола"]


def test_a_draft_is_neither_journal_nor_row_nor_found(vault: Vault, event: Event) -> None:
    reached = vault.journal.reached()
    typed(vault, event, ("what", "Обыск без протокола"))
    assert vault.journal.reached() == reached
    assert vault.store.get(Event, event.id) == event
    assert vault.search("протокола") == []


def test_dropping_forgets_the_drafts_of_one_record(vault: Vault, event: Event) -> None:
    other = replace(event, id=EventId(b"o" * 16))
    typed(vault, event, ("what", "а"), ("place", "б"))
    typed(vault, other, ("what", "в"))
    with vault.transaction():
        vault.drafts.drop(event.id)
    assert [draft.record for draft in vault.drafts.kept()] == [other.id]


def test_a_deed_that_fails_leaves_the_draft(vault: Vault, event: Event) -> None:
    typed(vault, event, ("what", "Обыск без протокола"))

    def enter() -> None:
        with vault.transaction():
            vault.drafts.drop(event.id)
            raise InterruptedError

    with pytest.raises(InterruptedError):
        enter()
    assert [draft.value for draft in vault.drafts.kept()] == ["Обыск без протокола"]


@pytest.mark.parametrize(("kind", "field"), [("event", "weather"), ("sighting", "what"), ("event", "date")])
def test_a_draft_of_a_newer_version_is_left_alone(vault: Vault, event: Event, kind: str, field: str) -> None:
    typed(vault, event, ("what", "Обыск без протокола"))
    vault.write.execute("UPDATE draft SET kind = ?, field = ?", (kind, field))
    assert list(vault.drafts.kept()) == []
    assert vault.write.execute("SELECT count(*) FROM draft").fetchone() == (1,)
