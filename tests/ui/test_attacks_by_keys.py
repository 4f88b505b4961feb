"""Attacks on the chronology by keys alone: an event becomes an incident, begins a pattern, has harm written down."""

from __future__ import annotations

from case_pages import all_of
from seats import Seat

from fieldcase.casework.cases import new_case
from fieldcase.model.case import Event
from fieldcase.model.dates import UncertainDate
from fieldcase.model.ids import EventId
from fieldcase.model.security import Incident, Pattern


def test_an_event_becomes_an_incident_and_begins_a_pattern_by_keys(seat: Seat) -> None:
    desk = seat.desk
    case = new_case(desk, "Example / Пример")
    event = Event(
        id=EventId(desk.new_id()), scope=case.scope, date=UncertainDate("2026-01-01"), what="Пример: статья",
        kind="press_attack",
    )  # fmt: skip
    desk.save(None, event)
    seat.window.work.go("cases", case.key, f"chronology:{event.key.hex()}")
    seat.settle()
    seat.wait(lambda: seat.page.workspace.isVisible())
    seat.settle()
    seat.press("Ctrl+Shift+A")
    seat.wait(lambda: len(all_of(seat, Incident)) == 1)
    seat.settle()
    seat.wait(lambda: seat.sees("Виды происшествия"))
    seat.press("Esc")
    seat.settle()
    seat.press("Ctrl+Shift+L")
    seat.settle()
    seat.type("Пример: одно за другим")
    seat.press("Enter")
    seat.wait(lambda: len(all_of(seat, Pattern)) == 1)
    seat.wait(lambda: seat.sees("Убрать это событие"))
    seat.press("Esc")
    seat.settle()
    seat.press("Ctrl+Shift+H")
    seat.settle()
    seat.wait(lambda: seat.sees("Вред семье и детям"))
    assert seat.sees("остаётся внутри")
    (pattern,) = all_of(seat, Pattern)
    assert pattern.events == (event.id,)
