"""A worker at the window, in Russian and by keyboard alone: a visit, two interviews, a refusal, and what the vault has.

Nobody is named: pseudonyms come from the program, the town is invented.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from case_pages import all_of, looked, unfinished
from PySide6.QtWidgets import QLabel, QLineEdit
from seats import Seat

from fieldcase.casework import consents, history, people, visits
from fieldcase.model.deskwork import Capture
from fieldcase.model.fieldwork import Interview, Visit
from fieldcase.model.people import Consent, Person
from ui.pages.visit_consent import ConsentPanel, RefusalPanel
from ui.pages.visit_interviews import InterviewsPart
from ui.pages.visit_met import MetPanel
from ui.pages.visit_workspace import INTERVIEWS

FIRST = "Забрали таблетки при досмотре / Пример"
SECOND = "В клинике отказали второй раз / Пример"
NOTE = "Вчера в 14:00 у пункта стоял патруль / Пример"


@pytest.fixture
def met_before(seat: Seat) -> Person:
    """Somebody who told something on an earlier visit."""
    earlier = visits.new_visit(seat.desk, place="Линдов / Пример")
    person = people.new_person(seat.desk, earlier.scope, pseudonym="Сирень", gender="female", age_band="25-34")
    visits.new_interview(seat.desk, earlier, person)
    seat.heart.rest()  # the deeds above were the test's own
    return person


def begin(seat: Seat) -> None:
    """A visit of today with the place where it was."""
    seat.press("Ctrl+Shift+V")
    seat.wait(lambda: seat.page.NAME == "visits" and seat.page.opened and seat.page.workspace.visit is not None)
    seat.settle()
    seat.tab_to("Место")
    seat.type("двор у рынка, Линдов / Пример")


def interview(seat: Seat, answers: tuple[str, str, str], met: Callable[[], None], account: str) -> None:
    """The three questions by digits, whether we met, what was told; the hands never leave the keys."""
    before = seat.desk.all(Interview)
    seat.press("Ctrl+Shift+E")
    assert isinstance(seat.window.overlay.panel, ConsentPanel)
    seat.press(*answers)
    seat.settle()
    assert len(seat.desk.all(Interview)) == len(before) + 1, "the answers are kept before anything else is asked"
    assert isinstance(seat.window.overlay.panel, MetPanel)
    met()
    seat.wait(lambda: seat.window.overlay.panel is None)
    part = seat.page.workspace.part(INTERVIEWS)
    assert isinstance(part, InterviewsPart)
    seat.wait(lambda: part.detail is not None and part.detail.ready)
    seat.settle()
    seat.tab_to("Рассказ своими словами")
    seat.type(account)


def is_lilac(seat: Seat) -> None:
    """Yes, it is somebody we know: by three letters of the pseudonym."""
    seat.tab_to("Да, под псевдонимом")
    seat.settle()
    seat.type("сир")
    seat.press("Enter")
    seat.tab_to("Да, это этот человек")
    seat.press("Space")


def the_whole_visit(seat: Seat) -> None:
    """Everything that the worker does in the yard, until Today stands again."""
    begin(seat)
    interview(seat, ("1", "3", "2"), lambda: seat.press("1"), FIRST)
    interview(seat, ("1", "1", "1"), lambda: is_lilac(seat), SECOND)
    seat.press("Ctrl+R")
    assert isinstance(seat.window.overlay.panel, RefusalPanel)
    seat.wait(lambda: seat.window.overlay.panel.choices)
    seat.press("2")
    seat.settle()


def this_visit(seat: Seat) -> Visit:
    """The visit of the story."""
    return next(one for one in all_of(seat, Visit) if one.place.startswith("двор"))


def answers_of(seat: Seat, interview: Interview) -> dict[str, str]:
    """What the person of an interview agreed to, question by question."""
    mine = [one for one in all_of(seat, Consent) if one.person == interview.person]
    found = {one.uses[0]: one.level for one in mine}
    return {name: found.get(uses[0], "") for name, uses in consents.QUESTIONS.items()}


def test_a_visit_with_two_interviews_and_a_refusal_is_in_the_vault_when_it_is_left(
    seat: Seat, met_before: Person
) -> None:
    the_whole_visit(seat)
    seat.press("Ctrl+1")
    seat.settle()
    visit = this_visit(seat)
    told = [one for one in all_of(seat, Interview) if one.scope == visit.scope]
    first, second, refused = (
        next(one for one in told if one.account == FIRST), next(one for one in told if one.account == SECOND),
        next(one for one in told if one.refused_because),
    )  # fmt: skip
    assert len(told) == 3
    assert answers_of(seat, first) == {"statistics": "without_name", "story": "", "court": "refused"}
    assert set(answers_of(seat, second).values()) == {"without_name"}
    assert (first.met_before, second.met_before) == ("new", "met_before")
    whom = {one.id: one for one in all_of(seat, Person) if one.scope == visit.scope}
    assert first.person is not None
    assert second.person is not None
    assert (whom[second.person].pseudonym, whom[second.person].age_band) == ("Сирень", "25-34")
    assert whom[first.person].pseudonym not in ("", "Сирень")
    assert (refused.refused_because, refused.person, refused.account) == ("fear_of_prosecution", None, "")
    assert len(whom) == 2, "a refusal leaves nobody"
    # Nothing of it is a draft any longer: each is an entry of the journal, told by the history of the visit.
    assert unfinished(seat) == ()
    assert looked(seat, lambda look: look.drafts()) == ()
    done = looked(seat, lambda look: history.deeds(look, visit.scope))
    written = {name for deed in done for change in deed.changes for name in change.fields}
    assert {"place", "account", "refused_because", "met_before"} <= written


def test_the_visit_counts_who_told_and_who_refused(seat: Seat, met_before: Person) -> None:
    the_whole_visit(seat)
    visit = this_visit(seat)
    seat.press("Ctrl+Tab", "Ctrl+Tab", "Ctrl+Tab")
    seat.settle()
    for said in ("Интервью: 2", "Отказы: 1", "Разных людей среди них: 2", "Встретили впервые: 1"):
        assert any(said in name for name in numbers(seat)), (said, numbers(seat))
    counted = looked(seat, lambda look: visits.counts(look, visit))
    assert (counted.interviews, counted.refusals, counted.people, counted.new) == (2, 1, 2, 1)
    assert counted.by_gender == (("female", 1), ("not_stated", 1))


def numbers(seat: Seat) -> list[str]:
    """What the table of numbers says aloud."""
    return [one.accessibleName() for one in seat.shell.findChildren(QLabel) if one.isVisible() and one.accessibleName()]


def test_ctrl_z_takes_the_last_deed_back_and_another_key_does_it_again(seat: Seat, met_before: Person) -> None:
    the_whole_visit(seat)
    visit = this_visit(seat)

    def refusals() -> int:
        return sum(bool(one.refused_because) for one in all_of(seat, Interview) if one.scope == visit.scope)

    assert refusals() == 1
    seat.press("Ctrl+Tab")
    seat.press("Ctrl+Z")
    seat.settle()
    assert refusals() == 0
    assert "Отменено" in seat.window.banner.sentence
    seat.press("Ctrl+Shift+Z")
    seat.settle()
    assert refusals() == 1
    assert {one.account for one in all_of(seat, Interview) if one.account} == {FIRST, SECOND}, "nothing else went"


def test_a_quick_note_stands_on_today(seat: Seat, met_before: Person) -> None:
    begin(seat)
    seat.press("Ctrl+N")
    seat.type(NOTE)
    seat.press("Alt+4", "Enter")
    seat.settle()
    assert isinstance(seat.focus(), QLineEdit), "the hands are back where they were"
    seat.press("Ctrl+1")
    seat.settle()
    assert seat.sees(NOTE)
    (note,) = all_of(seat, Capture)
    assert (note.kind, note.hour) == ("task", "14:00")
    assert this_visit(seat).place == "двор у рынка, Линдов / Пример", "the visit was not lost on the way"
