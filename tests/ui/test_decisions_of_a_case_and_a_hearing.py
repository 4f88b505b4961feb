"""A hearing is a visit with a form of its own; a decision of a case decides an act only when somebody says so."""

from __future__ import annotations

from decision_pages import at_hearing
from seats import Seat

from fieldcase.casework import cases, hearings
from fieldcase.model.case import Act, Case
from fieldcase.model.courts import Decision, Hearing
from fieldcase.model.dates import UncertainDate
from fieldcase.model.fieldwork import Task, Visit
from fieldcase.model.ids import ActId, DecisionId
from ui.pages.decision_act import DecisionBelow
from ui.pages.visit_workspace import HEARING, INTERVIEWS


def case_with_an_act(seat: Seat, decided: str = "") -> tuple[Case, Act]:
    case = cases.new_case(seat.desk, title="Пример", code="EX-1")
    act = Act(id=ActId(seat.desk.new_id()), scope=case.scope, what="Пример", police_said="крупный", decided=decided)
    seat.desk.save(None, act)
    return case, act


def test_a_new_hearing_from_a_case_is_a_visit_with_the_form_in_front(seat: Seat) -> None:
    case, _ = case_with_an_act(seat)
    seat.window.work.go("cases", case.key, "decisions")
    seat.settle()
    seat.press("Ctrl+Shift+E")
    seat.settle()
    (visit,) = seat.desk.all(Visit)
    assert (visit.kind, seat.page.workspace.tabs.currentIndex()) == ("hearing", HEARING)
    (hearing,) = seat.desk.all(Hearing, visit.scope)
    assert hearing.about == "EX-1"


def test_a_visit_of_another_kind_has_no_hearing(sample_seat: Seat) -> None:
    visit = sample_seat.desk.all(Visit)[0]
    sample_seat.window.work.go("visits", visit.key)
    sample_seat.settle()
    assert not sample_seat.page.workspace.tabs.isTabVisible(HEARING)
    sample_seat.press("Ctrl+Shift+Tab")
    sample_seat.settle()
    assert sample_seat.page.workspace.tabs.currentIndex() == HEARING - 1
    sample_seat.press("Ctrl+Tab", "Ctrl+Tab")
    sample_seat.settle()
    assert sample_seat.page.workspace.tabs.currentIndex() == INTERVIEWS


def test_the_next_hearing_is_a_task_and_moves_with_its_day(seat: Seat) -> None:
    visit = hearings.new_hearing(seat.desk)
    part = at_hearing(seat, visit)
    part.form.fields["court"].setFocus()
    seat.type("Озёрский суд (Пример)")
    part.form.fields["next_on"].setFocus()
    seat.type("05.03.2027")
    seat.press("Ctrl+Return")
    seat.settle()
    (task,) = seat.desk.all(Task, visit.scope)
    assert (task.due, task.rule, "Озёрский" in task.text) == (UncertainDate("2027-03-05"), hearings.NEXT, True)
    part.form.fields["next_on"].setFocus()
    seat.press("Ctrl+A")
    seat.type("06.03.2027")
    seat.press("Ctrl+Return")
    seat.settle()
    (task,) = seat.desk.all(Task, visit.scope)
    assert task.due == UncertainDate("2027-03-06")


def test_the_decision_of_a_hearing_is_entered_there_and_counted_only_when_somebody_says_so(seat: Seat) -> None:
    visit = hearings.new_hearing(seat.desk)
    part = at_hearing(seat, visit)
    part.form.fields["court"].setFocus()
    seat.type("Озёрский суд (Пример)")
    seat.press("Ctrl+E")
    seat.wait(lambda: "notes" in part.decision.fields)
    seat.settle()
    part.decision.fields["article"].setFocus()
    seat.type("268")
    part.decision.fields["reference"].setFocus()
    seat.type("Пример-1")
    part.leave()
    seat.settle()
    (one,) = seat.desk.all(Decision, visit.scope)
    assert (one.court, one.article, one.date) == ("Озёрский суд (Пример)", "268", visit.date)
    assert seat.desk.all(Decision, seat.desk.register) == ()
    part.count.click()
    seat.settle()
    (counted,) = seat.desk.all(Decision, seat.desk.register)
    assert (counted.article, counted.reference, counted.person) == ("268", "", None)
    assert not part.count.isVisible()


def test_a_decision_writes_into_its_act_only_after_it_was_asked(seat: Seat) -> None:
    case, act = case_with_an_act(seat, decided="отпущен")
    one = Decision(
        id=DecisionId(seat.desk.new_id()), scope=case.scope, act=act.id, code="УК", article="268", outcome="convicted",
        size="large",
    )  # fmt: skip
    seat.desk.save(None, one)
    seat.window.work.go("cases", case.key, f"decisions:{one.key.hex()}")
    seat.settle()
    seat.wait(lambda: any(one.write.isVisible() for one in seat.shell.findChildren(DecisionBelow)))
    now = seat.desk.get(Act, act.key)
    assert now == act, "to open it changes nothing"
    (below,) = [one.write for one in seat.shell.findChildren(DecisionBelow) if one.isVisible()]
    below.click()
    seat.wait(lambda: seat.window.overlay.panel is not None)
    seat.press("Esc")
    seat.settle()
    assert seat.desk.get(Act, act.key) == act
    below.click()
    seat.wait(lambda: seat.window.overlay.panel is not None)
    seat.window.overlay.panel.go.click()
    seat.settle()
    now = seat.desk.get(Act, act.key)
    assert now is not None
    assert "268" in now.decided
    assert (now.article_decided, now.size_decided, now.police_said) == ("268", "large", "крупный")
