"""Quick notes: kept in a moment, in the inbox until somebody deals with them, made into what they are about."""

from __future__ import annotations

import pytest

from fieldcase.casework import captures, cases, catching, erasing
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.errors import CodeTaken
from fieldcase.model.case import Case, Event
from fieldcase.model.dates import UncertainDate
from fieldcase.model.deskwork import Capture
from fieldcase.model.fieldwork import Task

DAY = UncertainDate("2025-12-31")


def only(desk: Desk) -> Capture:
    (note,) = desk.all(Capture)
    return note


def test_a_note_is_kept_as_typed_and_stands_in_the_inbox(desk: Desk) -> None:
    changes = captures.capture(desk, "signal", "  Пример: обыск на Заречной ", DAY, "14:00")
    note = only(desk)
    assert (note.kind, note.text, note.date, note.hour) == ("signal", "Пример: обыск на Заречной", DAY, "14:00")
    assert changes.records == {note.key}
    assert captures.inbox(desk) == captures.inbox(Look(desk)) == (note,)
    assert captures.waiting(Look(desk)) == 1


def test_the_inbox_has_the_newest_note_first_and_none_that_was_dealt_with(desk: Desk) -> None:
    for text in ("one", "two", "three"):
        captures.capture(desk, "note", text)
    captures.deal(desk, captures.inbox(desk)[1])
    assert [note.text for note in captures.inbox(desk)] == ["three", "one"]
    assert [note.text for note in captures.inbox(desk, 1)] == ["three"]
    desk.undo()
    assert captures.waiting(desk) == 3


@pytest.mark.parametrize(("kind", "text"), [("note", "  "), ("gossip", "text")])
def test_a_note_without_words_or_of_an_unknown_kind_is_refused(desk: Desk, kind: str, text: str) -> None:
    with pytest.raises(ValueError, match="text and a kind"):
        captures.capture(desk, kind, text)
    assert desk.all(Capture) == ()


def test_a_note_becomes_a_task_of_a_case_and_one_undo_takes_all_of_it_back(desk: Desk) -> None:
    case = cases.new_case(desk)
    captures.capture(desk, "task", "ask the clinic", DAY)
    captures.as_task(desk, only(desk), case)
    (task,) = desk.all(Task)
    assert (task.scope, task.text, task.due, task.assigned) == (case.scope, "ask the clinic", DAY, desk.member)
    assert (only(desk).dealt, only(desk).became) == (True, task.key)
    desk.undo()
    assert desk.all(Task) == ()
    assert captures.inbox(desk) == (only(desk),)
    assert only(desk).became is None


def test_a_task_without_a_case_is_this_desks_own(desk: Desk) -> None:
    captures.capture(desk, "task", "charge the phone")
    captures.as_task(desk, only(desk))
    assert [task.scope for task in desk.all(Task)] == [desk.own]


@pytest.mark.parametrize(
    ("kind", "becomes"), [("signal", "signal"), ("refusal", "refusal_to_record"), ("note", "other"), ("task", "other")]
)
def test_a_note_becomes_an_event_of_its_kind_and_day_with_the_hour_before_its_words(
    desk: Desk, kind: str, becomes: str
) -> None:
    case = cases.new_case(desk)
    captures.capture(desk, kind, "a search", DAY, "14:00")
    captures.as_event(desk, only(desk), case)
    (event,) = desk.all(Event, case.scope)
    assert (event.kind, event.date, event.what) == (becomes, DAY, "14:00 a search")
    assert captures.inbox(desk) == ()


def test_a_note_becomes_a_case_with_itself_as_the_first_event(desk: Desk) -> None:
    captures.capture(desk, "signal", "a search")
    changes = captures.as_case(desk, only(desk), "K-7")
    (case,) = desk.all(Case)
    assert (case.code, case.lead, only(desk).became) == ("K-7", desk.member, case.key)
    assert [event.what for event in desk.all(Event, case.scope)] == ["a search"]
    assert changes.kinds == {"case", "event", "capture"}
    desk.undo()
    assert (desk.all(Case), desk.all(Event), captures.waiting(desk)) == ((), (), 1)


def test_where_the_code_is_taken_nothing_is_made_and_the_note_waits(desk: Desk) -> None:
    cases.new_case(desk, code="K-7")
    captures.capture(desk, "signal", "a search")
    with pytest.raises(CodeTaken):
        captures.as_case(desk, only(desk), "K-7")
    assert (len(desk.all(Case)), desk.all(Event), captures.waiting(desk)) == (1, (), 1)


def test_what_is_erased_takes_the_note_that_it_was_made_of(desk: Desk) -> None:
    captures.capture(desk, "note", "Запись про Словоеда / Пример", UncertainDate("2026-01-01"))
    captures.capture(desk, "note", "Другая про Словоеда / Пример", UncertainDate("2026-01-01"))
    note, other = sorted(desk.all(Capture), key=lambda one: one.text, reverse=True)
    signal = catching.from_inbox(desk, note, "ru")
    assert len(desk.search("Словоеда")) == 3, "the control: both notes and the signal"
    erasing.erase(desk, signal.key)
    assert desk.all(Capture) == (other,), "a note of which nothing was made stays"
    assert len(desk.search("Словоеда")) == 1
