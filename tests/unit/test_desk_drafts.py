"""What is typed at a desk: words that cannot be read yet stay, a new record that was begun is found again."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from vaults import PASSPHRASE, decrypted, new_desk, reopened

from fieldcase.casework import erasing
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.model.case import Event
from fieldcase.model.dates import UncertainDate
from fieldcase.model.fieldwork import Visit
from fieldcase.model.ids import EventId, VisitId
from fieldcase.model.values import Count
from fieldcase.world import SeededWorld

MARCH = UncertainDate("2026-03")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = new_desk(tmp_path / "Name.fieldcase", PASSPHRASE, SeededWorld(b"drafts"))
    yield made
    made.close()


@pytest.fixture
def blank(desk: Desk) -> Event:
    return Event(id=EventId(b"e" * 16), scope=desk.new_scope("case"), country="KG")


def entered(desk: Desk, record: Event) -> Event:
    desk.save(None, record)
    return record


def test_words_that_cannot_be_read_stay_while_everything_else_is_entered(desk: Desk, blank: Event) -> None:
    before = entered(desk, blank)
    desk.draft(before, "what", "Обыск")
    desk.draft_words(before, "date", "где-то весной, кажется")
    assert desk.draft_words_of(before.id) == Look(desk).draft_words_of(before.id) == {"date": "где-то весной, кажется"}
    assert [draft.field for draft in desk.drafts(before.id)] == ["what"]
    desk.enter_drafts(before, before)
    after = desk.get(Event, before.id)
    assert after is not None
    assert (after.what, after.date) == ("Обыск", None)
    assert desk.drafts(before.id) == ()
    assert desk.draft_words_of(before.id) == {"date": "где-то весной, кажется"}


def test_a_value_that_can_be_read_takes_the_place_of_the_words(desk: Desk, blank: Event) -> None:
    desk.draft_words(blank, "date", "март 20")
    desk.draft(blank, "date", MARCH)
    assert desk.draft_words_of(blank.id) == {}
    assert [draft.value for draft in desk.drafts(blank.id)] == [MARCH]
    desk.draft_words(blank, "date", "март 20")
    assert desk.drafts(blank.id) == ()
    assert desk.draft_words_of(blank.id) == {"date": "март 20"}


@pytest.mark.parametrize("words", ["мно", "36", "=", "10-", "?!", "дв\u0435сти\n", "0"])
def test_words_of_any_form_come_back_as_they_were_typed(desk: Desk, words: str) -> None:
    visit = Visit(id=VisitId(b"v" * 16), scope=desk.new_scope("visit"))
    desk.draft_words(visit, "met", words)
    assert desk.draft_words_of(visit.id) == {"met": words}


def test_words_that_are_the_value_itself_are_a_draft_of_it(desk: Desk) -> None:
    visit = Visit(id=VisitId(b"v" * 16), scope=desk.new_scope("visit"))
    desk.draft_words(visit, "met", "~250")
    assert [draft.value for draft in desk.drafts(visit.id)] == [Count("~250")]


@pytest.mark.parametrize("whole", [True, False])
def test_an_erasure_takes_the_words_too(desk: Desk, blank: Event, whole: bool) -> None:
    before = entered(desk, blank)
    desk.draft_words(before, "date", "у Каныкей в марте")
    assert "у Каныкей в марте".encode() in decrypted(desk.vault), "the control: the words are there"
    erasing.erase(desk, before.id, "" if whole else "date")
    assert desk.draft_words_of(before.id) == {}
    assert "у Каныкей в марте".encode() not in decrypted(desk.vault)


def test_words_are_neither_in_the_index_nor_in_a_backup(desk: Desk, blank: Event) -> None:
    desk.draft_words(entered(desk, blank), "date", "весноватый")
    assert desk.search("весноватый") == ()
    with reopened(desk.vault, desk.vault.backup()) as copy:
        assert copy.drafts.words_of(blank.id) == {}


def test_a_new_record_that_was_begun_is_found_again_after_a_kill(desk: Desk, blank: Event) -> None:
    desk.begin(blank)
    desk.draft(blank, "what", "Обыск")
    killed = desk.vault.path.with_name("killed.fieldcase")
    shutil.copytree(desk.vault.path, killed, ignore=shutil.ignore_patterns("*-shm"))
    with reopened(desk.vault, killed) as vault:
        again = Desk(vault, desk.world, desk.tables)
        found = again.unfinished()
        assert found == Look(again).unfinished()
        assert [(one.key, one.scope, getattr(one, "what", ""), getattr(one, "country", "")) for one in found] == [
            (blank.id, blank.scope, "Обыск", "KG")
        ]
        again.enter_drafts(None, found[0])
        assert again.unfinished() == ()
        entered_again = again.get(Event, blank.id)
        assert entered_again is not None
        assert (entered_again.what, entered_again.country) == ("Обыск", "KG")


def test_a_new_record_of_which_nothing_can_be_read_yet_is_found_too(desk: Desk) -> None:
    visit = Visit(id=VisitId(b"v" * 16), scope=desk.new_scope("visit"), kind="")
    desk.begin(visit)
    assert desk.unfinished() == (), "the control: an empty record leaves no draft"
    desk.draft_words(visit, "date", "третьего дня")
    assert [one.key for one in desk.unfinished()] == [visit.id]


def test_the_record_typed_in_last_comes_first_and_what_is_entered_is_none_of_them(desk: Desk, blank: Event) -> None:
    other = Visit(id=VisitId(b"v" * 16), scope=desk.new_scope("visit"), place="рынок")
    known = entered(desk, Event(id=EventId(b"k" * 16), scope=blank.scope))
    for record in (blank, other):
        desk.begin(record)
    desk.draft(known, "what", "Обыск")
    assert [one.key for one in desk.unfinished()] == [other.id, blank.id]
    desk.draft(blank, "what", "Обыск")
    assert [one.key for one in desk.unfinished()] == [blank.id, other.id]


def test_what_is_given_up_is_forgotten_and_nothing_else(desk: Desk, blank: Event) -> None:
    other = Event(id=EventId(b"o" * 16), scope=blank.scope, what="Суд")
    for record in (blank, other):
        desk.begin(record)
        desk.draft_words(record, "date", "весн")
    desk.give_up(blank.id)
    assert [one.key for one in desk.unfinished()] == [other.id]
    assert desk.draft_words_of(blank.id) == {}
    assert desk.draft_words_of(other.id) == {"date": "весн"}
