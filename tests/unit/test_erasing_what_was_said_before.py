"""What a field said before goes for good, what it says now stays: a name typed by mistake leaves in two steps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from unit.desks import desk_at
from vaults import decrypted

from fieldcase.casework import cases, erasing, people
from fieldcase.casework.desk import Desk
from fieldcase.errors import NothingToErase, NotUndoable
from fieldcase.model.case import Event
from fieldcase.model.ids import AnyId, EventId, PassageId
from fieldcase.model.people import Passage, PersonIdentity

WORD, OTHER = "щурокрылая", "белобокая"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_at(tmp_path) as made:
        yield made


@pytest.fixture
def mended(desk: Desk) -> Event:
    """An event that once said the word and was put right."""
    case = cases.new_case(desk, "Example / Пример")
    event = Event(id=EventId(desk.new_id()), scope=case.scope, what=f"{WORD} сказала: было больно")
    desk.save(None, event)
    for words in (WORD, "было больно"):
        mark = Passage(id=PassageId(desk.new_id()), scope=case.scope, about=AnyId(event.id), field="what", words=words)
        desk.save(None, mark)
    put_right = replace(event, what=f"{OTHER} сказала: было больно")
    desk.save(event, put_right)
    return put_right


def test_the_word_is_nowhere_and_what_stands_now_is_as_it_was(desk: Desk, mended: Event) -> None:
    assert WORD.encode() in decrypted(desk.vault), "the control: it is in the journal"
    erasing.erase_earlier(desk, mended.id, "what")
    assert desk.get(Event, mended.id) == mended
    assert WORD.encode() not in decrypted(desk.vault)
    assert [one.value for one in desk.history(Event, mended.id, "what") if not one.erased] == [mended.what]


def test_marks_in_words_that_stand_stay_and_the_others_go(desk: Desk, mended: Event) -> None:
    erasing.erase_earlier(desk, mended.id, "what")
    assert [one.words for one in desk.all(Passage)] == ["было больно"]


def test_undo_does_not_bring_it_back(desk: Desk, mended: Event) -> None:
    erasing.erase_earlier(desk, mended.id, "what")
    with pytest.raises(NotUndoable):
        desk.undo()
    assert desk.get(Event, mended.id) == mended
    assert WORD.encode() not in decrypted(desk.vault)


def test_a_field_of_many_keeps_what_it_holds_now(desk: Desk) -> None:
    case = cases.new_case(desk, "Example / Пример")
    who = people.new_person(desk, case.scope)
    people.identify(desk, who, "жалоба", name="Пример", other_names=(WORD, OTHER))
    before = desk.all(PersonIdentity)[0]
    now = replace(before, other_names=(OTHER,))
    desk.save(before, now)
    assert WORD.encode() in decrypted(desk.vault), "the control"
    erasing.erase_earlier(desk, before.id, "other_names")
    assert desk.get(PersonIdentity, before.id) == now
    assert WORD.encode() not in decrypted(desk.vault)


def test_a_field_that_never_said_anything_has_nothing_to_erase(desk: Desk) -> None:
    case = cases.new_case(desk, "Example / Пример")
    with pytest.raises(NothingToErase):
        erasing.erase_earlier(desk, case.id, "summary")
