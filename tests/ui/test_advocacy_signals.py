"""The page Advocacy by keyboard: signals become a problem, a grant says which objective nothing shows."""

from __future__ import annotations

from seats import Seat
from walks import cuts, nameless, outside

from fieldcase.casework import captures, catching, signals
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.model.case import Case
from fieldcase.model.results import Grant, Objective
from fieldcase.model.signals import Issue, Signal
from ui.places import place_of
from ui.widgets.line_button import LineButton


def signals_of(desk: Desk, many: int) -> None:
    """Some signals that say the same."""
    for number in range(many):
        note = captures.blank(desk, "signal")
        note = type(note)(id=note.id, scope=note.scope, kind="signal", text=f"Example / Пример {number}")
        catching.keep(desk, note, {"about": "ost_hospital", "country": "KZ"}, "ru")


def test_signals_selected_by_keys_become_a_problem_one_becomes_a_case_and_nothing_by_itself(seat: Seat) -> None:
    signals_of(seat.desk, 3)
    seat.window.work.go("advocacy", None, "signals")
    seat.settle()
    view = seat.page.part.view
    seat.wait(lambda: len(view.list._found) == 3)
    view.list.view.setFocus()
    seat.press("Shift+Down")
    assert len(view.list.selected) == 2
    seat.press("Ctrl+G")
    seat.settle()
    seat.press("Tab")
    seat.type("Example / Пример. Больницы")
    seat.press("Enter")
    seat.settle()
    (issue,) = seat.desk.all(Issue)
    assert (issue.kind, issue.country) == ("ost_hospital", "KZ")
    assert sum(one.issue == issue.id for one in seat.desk.all(Signal)) == 2
    seat.window.work.go("advocacy", issue.key, "signals")
    seat.settle()
    below = seat.page.part.view.below
    seat.wait(lambda: below.told is not None and len(below.told.perhaps) == 1)
    below.take_button.setFocus()
    seat.press("Space")
    seat.settle()
    assert all(one.issue == issue.id for one in seat.desk.all(Signal))
    first = seat.desk.all(Signal)[0]
    seat.window.work.go("advocacy", first.key, "signals")
    seat.settle()
    seat.wait(lambda: getattr(seat.page.part.view.record, "key", None) == first.key)
    seat.press("Ctrl+Shift+E")
    seat.settle()
    (case,) = seat.desk.all(Case)
    assert [one.key for one in seat.desk.all(Signal) if one.case == case.id] == [first.key]
    seat.wait(lambda: seat.window.work.place.page == "cases")


def test_a_grant_tells_the_objective_that_nothing_shows(seat: Seat) -> None:
    desk = seat.desk
    grant = Grant(id=desk.new_id(), scope=desk.register, title="Example / Пример. Грант")  # type: ignore[arg-type]
    desk.save(None, grant)
    seat.window.work.go("advocacy", grant.key, "results")
    seat.settle()
    view = seat.page.part.view
    seat.wait(lambda: view.record is not None and view.below.isVisible())
    seat.press("Ctrl+Shift+E")
    seat.settle()
    seat.type("Выступить на комиссии / Пример")
    seat.press("Ctrl+Return")
    seat.settle()
    (objective,) = desk.all(Objective)
    assert (objective.number, objective.text, objective.grant) == (1, "Выступить на комиссии / Пример", grant.id)
    seat.wait(lambda: len(view.below.found) == 1)
    seat.wait(lambda: seat.sees("⚠ нет результата: намерение им не является"))
    assert place_of(Look(desk), "objective", objective.key) == ("advocacy", grant.key, "results")
    view.below.buttons[0].setFocus()
    seat.press("Space")
    seat.settle()
    assert view.below.form.record.key == objective.key


def test_a_record_that_was_begun_and_not_entered_is_gone_on_with_from_today(seat: Seat) -> None:
    begun = signals.blank_issue(seat.desk)
    seat.desk.begin(begun)
    seat.desk.draft(begun, "title", "Example / Пример. Начато")
    seat.window.work.go("visits")
    seat.window.work.go("today")
    seat.settle()
    line = next(one for one in seat.page.findChildren(LineButton) if "Начато" in one.text())
    line.click()
    seat.settle()
    form = seat.page.part.view.form
    seat.wait(lambda: form.record is not None and form.record.key == begun.key)
    seat.wait(lambda: "title" in form.fields and form.fields["title"].words() == "Example / Пример. Начато")


def test_every_view_of_the_two_tabs_is_named_and_nothing_of_it_is_cut_off(sample_seat: Seat) -> None:
    sample_seat.shell.resize(1093, 560)
    signals_of(sample_seat.desk, 2)
    for part, views in (
        ("signals", ("issues", "refusals", "numbers")),
        ("results", ("grants", "stories", "practices")),
    ):
        sample_seat.window.work.go("advocacy", None, part)
        sample_seat.settle()
        for view in views:
            sample_seat.page.part.turn(view)
            sample_seat.settle()
            assert nameless(sample_seat.window) == [], view
            assert cuts(sample_seat) == [], view
            assert outside(sample_seat.page) == [], view
