"""Erasing takes what was only begun too, and nothing that is still open brings words of it back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from unit.desks import desk_at
from vaults import decrypted

from fieldcase.casework import captures, cases, erasing, people
from fieldcase.casework.desk import Desk
from fieldcase.errors import Erased
from fieldcase.model.case import Case, Event
from fieldcase.model.deskwork import Capture
from fieldcase.model.fieldwork import Visit
from fieldcase.model.ids import CaseId, EventId, IdentityId, VisitId
from fieldcase.model.people import PersonIdentity

WORD = "щурокрылая"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_at(tmp_path) as made:
        yield made


def begun(desk: Desk, case: Case) -> Event:
    """An event of a case that was typed and never entered."""
    event = Event(id=EventId(desk.new_id()), scope=case.scope, what=f"{WORD} тень")
    desk.begin(event)
    return event


def on_the_disk(desk: Desk) -> bool:
    return WORD.encode() in decrypted(desk.vault)


def test_erasing_a_case_takes_the_events_that_were_never_entered(desk: Desk) -> None:
    case, other = cases.new_case(desk, "Example / Пример"), cases.new_case(desk, "Example / Пример 2")
    begun(desk, case)
    kept = Event(id=EventId(desk.new_id()), scope=other.scope, what="берёза")
    desk.begin(kept)
    assert on_the_disk(desk), "the control finds the word before"
    erasing.erase(desk, case.key)
    assert {one.record for one in desk.drafts()} == {kept.key}
    assert not on_the_disk(desk)


def test_erasing_a_person_takes_an_identity_that_was_only_typed(desk: Desk) -> None:
    case = cases.new_case(desk, "Example / Пример")
    person, other = people.new_person(desk, case.scope), people.new_person(desk, case.scope)
    for whose, name in ((person, WORD), (other, "Берёза Example")):
        desk.begin(PersonIdentity(id=IdentityId(desk.new_id()), scope=case.scope, person=whose.id, name=name))
    assert on_the_disk(desk)
    erasing.erase(desk, person.key)
    assert not on_the_disk(desk)
    assert "Берёза Example" in [one.value for one in desk.drafts()], "that of another person stays"


def test_a_form_that_is_still_open_brings_back_no_word_of_an_erased_record(desk: Desk) -> None:
    case = cases.new_case(desk, "Example / Пример")
    event = Event(id=EventId(desk.new_id()), scope=case.scope, what="берёза")
    desk.save(None, event)
    desk.draft(event, "what", "паром")
    erasing.erase(desk, event.key)
    for deed in (
        lambda: desk.draft(event, "what", WORD),
        lambda: desk.draft_words(event, "date", WORD),
        lambda: desk.begin(replace(event, what=WORD)),
        lambda: desk.enter_drafts(event, event),
    ):
        with pytest.raises(Erased):
            deed()
    assert desk.drafts() == ()
    assert not on_the_disk(desk)


def test_nothing_new_is_begun_or_entered_in_a_case_that_is_erased(desk: Desk) -> None:
    case = cases.new_case(desk, "Example / Пример")
    event = begun(desk, case)
    erasing.erase(desk, case.key)
    with pytest.raises(Erased):
        desk.begin(event)
    with pytest.raises(Erased):
        desk.enter_drafts(None, event)
    assert desk.all(Event) == ()
    assert not on_the_disk(desk)


def test_a_case_in_the_bin_a_visit_not_yet_entered_and_the_desk_itself_keep_drafts(desk: Desk) -> None:
    case = cases.new_case(desk, "Example / Пример")
    desk.hide(case)
    begun(desk, case)
    scope = desk.new_scope("visit")
    desk.begin(Visit(id=VisitId(desk.new_id()), scope=scope, place="берёза"))
    desk.begin(Case(id=CaseId(desk.new_id()), scope=desk.new_scope("case"), title="паром"))
    desk.begin(replace(captures.blank(desk), text="кувшин"))
    assert {one.value for one in desk.drafts()} >= {f"{WORD} тень", "берёза", "паром", "кувшин"}


def test_a_note_that_is_kept_twice_is_one_note(desk: Desk) -> None:
    note = replace(captures.blank(desk), text="Example / Пример")
    desk.begin(note)
    captures.keep(desk, note)
    captures.keep(desk, note)
    assert [one.text for one in desk.all(Capture)] == ["Example / Пример"]
    assert desk.drafts() == ()


def test_what_is_only_a_draft_is_found_by_no_search(desk: Desk) -> None:
    case = cases.new_case(desk, "Example / Пример")
    event = begun(desk, case)
    assert desk.search(WORD) == ()
    desk.enter_drafts(None, event)
    assert len(desk.search(WORD)) == 1, "the control: once entered it is found"
