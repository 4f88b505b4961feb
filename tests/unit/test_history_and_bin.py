"""What happened to a scope, deed by deed, and what is in the bin: who, when, which fields, never an erased word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from colleagues import RECORD, Colleague, absorb
from vaults import PASSPHRASE, new_desk

from fieldcase.casework import erasing, history
from fieldcase.casework.bin import binned
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.model.case import Event
from fieldcase.model.ids import EventId, MemberId, PersonId, ScopeId
from fieldcase.model.people import Member, Person
from fieldcase.world import SeededWorld

Told = tuple[str, tuple[str, ...], str]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = new_desk(tmp_path / "Name.fieldcase", PASSPHRASE, SeededWorld(b"history"))
    yield made
    made.close()


@pytest.fixture
def scope(desk: Desk) -> ScopeId:
    return desk.new_scope("case")


def event(desk: Desk, scope: ScopeId, what: str) -> Event:
    made = Event(id=EventId(desk.new_id()), scope=scope, what=what)
    desk.save(None, made)
    return made


def told(desk: Desk, scope: ScopeId, limit: int = 50, offset: int = 0) -> list[list[Told]]:
    """The deeds of a scope in short; that both lanes tell the same is asked on the way."""
    found = history.deeds(desk, scope, limit, offset)
    assert history.deeds(Look(desk), scope, limit, offset) == found
    return [[(one.kind, one.fields, _became(one)) for one in deed.changes] for deed in found]


def _became(change: history.Change) -> str:
    flags = {"made": change.made, "hidden": change.hidden, "back": change.brought_back, "erased": change.erased}
    return " ".join(name for name, flag in flags.items() if flag)


def test_deeds_are_told_newest_first_with_their_fields(desk: Desk, scope: ScopeId) -> None:
    made = event(desk, scope, "Обыск")
    desk.save(made, replace(made, what="Обыск без протокола", place="двор"))
    desk.hide(replace(made, what="Обыск без протокола", place="двор"))
    desk.undo()
    assert told(desk, scope) == [
        [("event", (), "back")],
        [("event", (), "hidden")],
        [("event", ("what", "place"), "")],
        [("event", ("what", "kind"), "made")],
    ]


def test_all_of_one_deed_is_told_together(desk: Desk, scope: ScopeId) -> None:
    with desk.deed():
        first, second = event(desk, scope, "раз"), event(desk, scope, "два")
        desk.save(first, replace(first, place="двор"))
    third = event(desk, scope, "три")
    newest, before = history.deeds(desk, scope)
    assert [change.record for change in newest.changes] == [third.id]
    assert {change.record for change in before.changes} == {first.id, second.id}
    assert {change.fields for change in before.changes if change.record == first.id} == {("place", "what", "kind")}


def test_a_deed_says_when_and_under_which_pseudonym(desk: Desk, scope: ScopeId) -> None:
    before = desk.world.now()
    event(desk, scope, "раз")
    (deed,) = history.deeds(desk, scope)
    member = desk.get(Member, desk.member)
    assert member is not None
    assert deed.by == member.pseudonym != ""
    assert before < deed.at < desk.world.now()
    assert len(deed.id) == 16


def test_what_a_colleague_wrote_is_told_too_even_if_nobody_here_knows_them(desk: Desk, scope: ScopeId) -> None:
    colleague = Colleague(desk.vault, scope)
    absorb(desk.vault, *colleague.three())
    event(desk, scope, "своё")
    newest, theirs = history.deeds(desk, scope)
    assert newest.by
    assert theirs.by == ""
    assert [(one.record, one.fields, one.made) for one in theirs.changes] == [(RECORD, ("place", "what"), True)]


def test_another_scope_and_another_page_are_left_out(desk: Desk, scope: ScopeId) -> None:
    for number in range(7):
        event(desk, scope, f"{number}")
        event(desk, desk.new_scope("case"), "в другом деле")
    whole = history.deeds(desk, scope)
    assert len(whole) == 7
    assert history.deeds(desk, scope, 3) == whole[:3]
    assert history.deeds(desk, scope, 3, 3) == whole[3:6]
    assert history.deeds(desk, scope, 3, 6) == whole[6:]
    assert history.deeds(desk, scope, 3, 7) == ()
    assert history.deeds(desk, ScopeId(b"nothing is here.")) == ()


def test_a_long_history_is_paged_without_a_gap(desk: Desk, scope: ScopeId) -> None:
    with desk.deed():
        many = [event(desk, scope, f"{number}") for number in range(300)]
    for number in range(300):
        with desk.deed():
            desk.save(many[number], replace(many[number], place="двор"))
    whole = history.deeds(desk, scope, 1000)
    assert [len(deed.changes) for deed in whole] == [1] * 300 + [300]
    pages = [history.deeds(desk, scope, 100, start) for start in range(0, 400, 100)]
    assert sum(pages, ()) == whole


def test_an_erased_field_is_named_and_its_words_are_not(desk: Desk, scope: ScopeId) -> None:
    made = event(desk, scope, "Каныкей (Пример)")
    assert [one.value for one in desk.history(Event, made.id, "what")] == ["Каныкей (Пример)"], "the control"
    erasing.erase(desk, made.id, "what")
    assert told(desk, scope) == [[("event", ("what",), "erased")], [("event", ("what", "kind"), "made")]]
    assert "Каныкей" not in repr([one.value for one in desk.history(Event, made.id, "what")])


def test_of_an_erased_record_only_the_erasure_is_told(desk: Desk, scope: ScopeId) -> None:
    made = event(desk, scope, "Каныкей (Пример)")
    event(desk, scope, "осталось")
    assert len(told(desk, scope)) == 2
    erasing.erase(desk, made.id)
    assert told(desk, scope) == [[("event", (), "erased")], [("event", ("what", "kind"), "made")]]


def test_the_bin_says_what_is_in_it_since_when_and_by_whom(desk: Desk, scope: ScopeId) -> None:
    first, second, kept = (event(desk, scope, what) for what in ("раз", "два", "три"))
    person = Person(id=PersonId(desk.new_id()), scope=scope, pseudonym="Полынь (Пример)")
    desk.save(None, person)
    assert binned(desk) == ()
    for record in (second, person, first):
        desk.hide(record)
    found = binned(desk)
    assert [(one.kind, one.record.key) for one in found] == [
        ("event", first.id), ("person", person.id), ("event", second.id)
    ]  # fmt: skip
    assert [(one.at, one.by) for one in binned(Look(desk))] == [(one.at, one.by) for one in found]
    member = desk.get(Member, desk.member)
    assert member is not None
    assert {one.by for one in found} == {member.pseudonym}
    assert found[0].at > found[1].at > found[2].at > 0
    assert kept.id not in {one.record.key for one in found}
    assert [one.record.key for one in binned(desk, 2)] == [first.id, person.id]


def test_since_when_is_the_putting_away_and_not_what_was_written_later(desk: Desk, scope: ScopeId) -> None:
    made = event(desk, scope, "раз")
    hidden = replace(made, hidden=True)
    desk.save(made, hidden)
    (before,) = binned(desk)
    desk.save(hidden, replace(hidden, place="двор"))
    (after,) = binned(desk)
    assert after.at == before.at
    assert getattr(after.record, "place", "") == "двор"


def test_what_is_brought_back_leaves_the_bin_and_can_be_put_there_again(desk: Desk, scope: ScopeId) -> None:
    made = event(desk, scope, "Обыск")
    desk.hide(made)
    assert (desk.search("обыск"), desk.all(Event, scope)) == ((), ())
    (put_away,) = binned(desk)
    desk.bring_back(put_away.record)
    assert binned(desk) == ()
    assert desk.all(Event, scope) == (made,)
    assert [hit.id for hit in desk.search("обыск")] == [made.id]
    desk.undo()
    assert [one.record.key for one in binned(desk)] == [made.id]


def test_a_member_nobody_knows_is_called_nothing(desk: Desk) -> None:
    assert history.called(desk.vault.store, MemberId(b"n" * 16)) == ""
