"""Sitting at a case in a test of the window: opening it, and seeing what the vault holds without a step on its toes.

A test must not read on the connection on which a lane may be writing: it asks on the reading lane, as pages do.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from seats import Seat

from fieldcase.casework.cases import new_case
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.model.case import Case, Event
from fieldcase.model.declare import Record

T = TypeVar("T")
AnyRecord = TypeVar("AnyRecord", bound=Record)


def done(seat: Seat, deed: Callable[[Desk], T]) -> T:
    """What a deed comes to that the test does itself, while no lane works; the heart does not count it."""
    seat.settle()
    answer = deed(seat.desk)
    seat.heart.rest()
    return answer


def looked(seat: Seat, look: Callable[[Look], T]) -> T:
    """What a look on the reading lane comes to."""
    found: list[T] = []
    seat.window.work.ask(look, found.append, seat.shell, "test")
    seat.wait(lambda: bool(found))
    return found[0]


def all_of(seat: Seat, kind: type[AnyRecord], case: Case | None = None) -> tuple[AnyRecord, ...]:
    """The records of a kind, of one case or everywhere."""
    return looked(seat, lambda look: look.all(kind, case.scope if case is not None else None))


def events(seat: Seat, case: Case) -> tuple[Event, ...]:
    """The events of a case."""
    return all_of(seat, Event, case)


def unfinished(seat: Seat) -> tuple[Record, ...]:
    """What was begun and never entered."""
    return looked(seat, lambda look: look.unfinished())


def open_case(seat: Seat, case: Case, part: str = "") -> None:
    """Open a case in the window and wait until its tab shows it."""
    seat.window.work.go("cases", case.id, part)
    seat.wait(lambda: seat.page.workspace.tab is not None and seat.page.workspace.tab.case is not None)
    seat.settle()
    seat.settle()


def empty_case(seat: Seat) -> Case:
    """A new case without anything in it, open."""
    case = done(seat, lambda desk: new_case(desk, "Example / Пример"))
    open_case(seat, case)
    return case


def sample_case(seat: Seat, code: str = "EX-PRIMER") -> Case:
    """A case of the sample, open."""
    case = next(one for one in all_of(seat, Case) if one.code == code)
    open_case(seat, case)
    return case


def tab(seat: Seat) -> Any:
    """The tab in front."""
    return seat.page.workspace.tab
