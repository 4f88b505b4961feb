"""A paper form typed in while the disk takes nothing: no answer goes, none comes back in place of a newer one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from parsers.questionnaire_files import SMALL
from seats import Seat
from typing_steps import consented, enter, panel, taken_in, typing

from fieldcase.casework import asking
from fieldcase.casework.look import Look
from fieldcase.errors import DiskFull
from fieldcase.model.fieldwork import Interview, Visit
from fieldcase.model.people import Person
from fieldcase.model.questionnaires import Questionnaire
from ui.pages.typing_in import TypingPanel
from ui.trouble import TroublePanel

OLD, NEW = "сначала так / Пример", "потом иначе / Пример"


class Refusing:
    """A disk that takes nothing while `by` is an error."""

    def __init__(self, seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
        self.by: type[DiskFull] | None = None
        real = seat.desk.vault.transaction

        @contextmanager
        def transaction() -> Iterator[None]:
            if self.by is not None:
                raise self.by
            with real():
                yield

        monkeypatch.setattr(seat.desk.vault, "transaction", transaction)


@pytest.fixture
def disk(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> Refusing:
    return Refusing(seat, monkeypatch)


def drafted(seat: Seat) -> list[str]:
    (one,) = seat.desk.all(Interview)
    return list(asking.resume(Look(seat.desk), one).session.draft().values())


def told_once(seat: Seat) -> None:
    """Close what says that it is not written yet."""
    seat.wait(lambda: isinstance(seat.window.overlay.panel, TroublePanel))
    seat.window.overlay.close_panel()
    seat.settle()


def test_an_answer_that_waited_for_the_disk_does_not_come_back_over_a_newer_one(seat: Seat, disk: Refusing) -> None:
    taken_in(seat, SMALL)
    typing(seat)
    consented(seat)
    enter(seat, "1")
    seat.settle()
    disk.by = DiskFull
    enter(seat, OLD)
    told_once(seat)
    disk.by = None
    found = panel(seat)
    found.line.setFocus()
    seat.press("Up", "Down")
    seat.settle()
    found._go(next(at for at, line in enumerate(found.rows.lines) if line.said() == OLD))
    enter(seat, NEW)
    seat.settle()
    seat.window.work.owed.again()
    seat.settle()
    assert NEW in drafted(seat)
    assert OLD not in drafted(seat)


def test_a_sheet_is_not_gone_on_with_while_answers_of_it_wait_for_the_disk(seat: Seat, disk: Refusing) -> None:
    taken_in(seat, SMALL)
    typing(seat)
    consented(seat)
    enter(seat, "1")
    seat.settle()
    disk.by = DiskFull
    enter(seat, NEW)
    told_once(seat)
    panel(seat).line.setFocus()
    seat.press("Esc")
    seat.settle()
    (interview,) = seat.desk.all(Interview)
    work, (form,) = seat.window.work, seat.desk.all(Questionnaire)
    visit = seat.desk.all(Visit)[0]

    def go_on() -> None:
        work.asked_for_panel.emit(TypingPanel(work, visit, form, interview))
        seat.settle()

    go_on()
    assert isinstance(seat.window.overlay.panel, TroublePanel), "it says that the disk has not taken all of it yet"
    assert not any(isinstance(one, TypingPanel) for one in seat.window.overlay.panels)
    seat.window.overlay.close_panel()
    disk.by = None
    go_on()
    assert NEW in [line.said() for line in panel(seat).rows.lines]
    assert NEW in drafted(seat)


def test_what_is_typed_while_the_interview_waits_for_the_disk_is_kept_at_lock(seat: Seat, disk: Refusing) -> None:
    taken_in(seat, SMALL)
    typing(seat)
    disk.by = DiskFull
    enter(seat, "1", "1", "1")
    told_once(seat)
    found = panel(seat)
    found.line.setFocus()
    enter(seat, "1", "4", "1", "1", NEW)
    assert found.sheet is not None
    assert found.sheet.waits, "the control: the interview is not there yet"
    disk.by = None
    for deed in seat.window.unkept():  # as lock does
        deed(seat.desk)
    assert NEW in drafted(seat)
    (person,) = seat.desk.all(Person)
    assert person.gender == "female"
    seat.window.work.owed.again()
    seat.settle()
    assert len(seat.desk.all(Person)) == 1
    assert not found.sheet.waits


def test_a_sheet_whose_making_is_done_twice_is_made_once(seat: Seat, disk: Refusing) -> None:
    taken_in(seat, SMALL)
    typing(seat)
    disk.by = DiskFull
    enter(seat, "1", "1", "1")
    told_once(seat)
    disk.by = None
    assert seat.desk.all(Person) == (), "the control: nobody is kept yet"
    (deed,) = seat.window.work.owed.deeds()
    deed(seat.desk)
    seat.window.work.owed.again()
    seat.settle()
    assert len(seat.desk.all(Interview)) == len(seat.desk.all(Person)) == 1
