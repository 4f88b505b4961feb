"""Visits: the list, the form, sites and tasks beside it, and shown numbers that point at nobody."""

from __future__ import annotations

import datetime

from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from seats import Seat
from visit_pages import begun, deed, form, told

from fieldcase.casework import people, visits
from fieldcase.casework.desk import Desk
from fieldcase.model.dates import UncertainDate
from fieldcase.model.fieldwork import Site, Task, Visit
from fieldcase.model.people import Person
from ui.pages.visit_shown import SummaryPanel
from ui.pages.visit_workspace import TASKS


def shown_large(seat: Seat) -> str:
    seat.page.workspace.turn(-1)
    seat.settle()
    seat.named(QPushButton, "Показать крупно").click()
    panel = seat.window.overlay.panel
    assert isinstance(panel, SummaryPanel)
    return " ".join(one.text() for one in panel.findChildren(QLabel))


def test_a_visit_begins_with_one_key_on_today(seat: Seat) -> None:
    visit = begun(seat)
    assert visit.date == UncertainDate(seat.desk.world.today().isoformat())
    assert visit.workers == (seat.desk.member,)
    assert len(seat.desk.all(Visit)) == 1


def test_what_is_typed_into_the_visit_is_entered_when_it_is_left(seat: Seat) -> None:
    begun(seat)
    form(seat)
    seat.named(QLineEdit, "Место").setFocus()
    seat.type("двор у рынка / Пример")
    seat.press("Ctrl+Return")
    seat.settle()
    assert seat.desk.all(Visit)[0].place == "двор у рынка / Пример"
    assert not seat.page.opened
    assert seat.page.list.rows.row_at(0).where == "двор у рынка / Пример"


def test_a_new_site_is_made_beside_its_field_and_chosen(seat: Seat) -> None:
    begun(seat)
    form(seat)
    seat.named(QPushButton, "Новый пункт").click()
    seat.wait(lambda: seat.window.overlay.panel is not None and "name" in seat.window.overlay.panel.form.fields)
    seat.settle()
    seat.named(QLineEdit, "Название").setFocus()
    seat.type("Пункт «Пример»")
    seat.tab_to("Создать пункт")
    seat.press("Space")
    seat.settle()
    (site,) = seat.desk.all(Site)
    assert site.name == "Пункт «Пример»"
    assert seat.desk.all(Visit)[0].site == site.id
    assert seat.named(QLineEdit, "Пункт").text() == "Пункт «Пример»"


def test_a_site_that_was_given_up_leaves_nothing(seat: Seat) -> None:
    begun(seat)
    form(seat)
    seat.named(QPushButton, "Новый пункт").click()
    seat.wait(lambda: seat.window.overlay.panel is not None and "name" in seat.window.overlay.panel.form.fields)
    seat.settle()
    seat.named(QLineEdit, "Название").setFocus()
    seat.type("лишний пункт")
    seat.press("Esc")
    seat.settle()
    assert seat.desk.all(Site) == ()
    assert seat.desk.unfinished() == ()


def test_a_task_is_added_by_enter_and_marked(seat: Seat) -> None:
    visit = begun(seat)
    seat.press("Ctrl+Tab", "Ctrl+Tab")
    seat.settle()
    seat.type("принести налоксон / Пример")
    seat.press("Enter")
    seat.settle()
    (task,) = seat.desk.all(Task)
    assert (task.text, task.scope) == ("принести налоксон / Пример", visit.scope)
    assert seat.desk.unfinished() == ()
    assert seat.sees("Задачи (1)") or seat.page.workspace.tabs.tabText(2) == "Задачи (1)"


def test_what_stands_in_the_line_of_tasks_outlives_the_page(seat: Seat) -> None:
    visit = begun(seat)
    seat.press("Ctrl+Tab", "Ctrl+Tab")
    seat.settle()
    seat.type("недописанная задача")
    seat.press("Ctrl+1")
    seat.settle()
    assert [one.KIND for one in seat.desk.unfinished()] == ["task"]
    seat.wait(lambda: seat.sees("Задача · недописанная задача"))
    seat.window.work.go("visits", visit.key)
    seat.settle()
    assert seat.page.workspace.part(TASKS).line.text() == "недописанная задача"


def test_the_large_summary_leaves_small_numbers_out_and_the_teams_page_does_not(seat: Seat) -> None:
    visit = begun(seat)
    deed(seat, lambda desk: told(desk, visit, "female", 6))
    deed(seat, lambda desk: told(desk, visit, "male", 2))
    large = shown_large(seat)
    assert seat.sees("мужской")
    assert "женский" not in large
    assert "мужской" not in large
    assert "25–34" in large
    assert "8" in large


def test_a_table_of_large_numbers_is_shown_large(seat: Seat) -> None:
    visit = begun(seat)
    deed(seat, lambda desk: told(desk, visit, "female", 6))
    deed(seat, lambda desk: told(desk, visit, "male", 5))
    assert "женский" in shown_large(seat)


def test_the_summary_tells_no_pseudonym_and_no_word(seat: Seat) -> None:
    visit = begun(seat)

    def made(desk: Desk) -> None:
        person = people.new_person(desk, visit.scope, pseudonym="Сирень")
        visits.new_interview(desk, visit, person, account="тайный рассказ")

    deed(seat, made)
    large = shown_large(seat)
    assert people.free_pseudonym(seat.desk)
    assert [one.pseudonym for one in seat.desk.all(Person)] == ["Сирень"]
    assert "Интервью" in large
    assert "Сирень" not in large
    assert "тайный" not in large


def test_a_visit_goes_to_the_bin_and_comes_back(seat: Seat) -> None:
    begun(seat)
    seat.press("Ctrl+Del")
    seat.settle()
    assert seat.desk.all(Visit) == ()
    assert not seat.page.opened
    seat.press("Ctrl+Z")
    seat.settle()
    assert len(seat.desk.all(Visit)) == 1


def test_the_list_counts_interviews_and_refusals_and_filters_by_words(seat: Seat) -> None:
    def made(desk: Desk) -> None:
        market = visits.new_visit(desk, place="рынок / Пример")
        told(desk, market, "female", 2)
        visits.refusal(desk, market, "no_time")
        visits.new_visit(desk, "hearing", UncertainDate("2026-03"), "суд / Пример")

    deed(seat, made)
    seat.press("Ctrl+2")
    seat.settle()
    row = seat.page.list.rows.row_at(0)
    assert (row.where, row.told, row.refused) == ("рынок / Пример", 2, 1)
    seat.press("Ctrl+F")
    seat.type("суд")
    seat.wait(lambda: seat.page.list.rows.rowCount() == 1)
    seat.settle()
    assert seat.page.list.rows.row_at(0).where == "суд / Пример"


def test_today_knows_the_visit_that_was_made_for_another_day(seat: Seat) -> None:
    def made(desk: Desk) -> None:
        tomorrow = desk.world.today() + datetime.timedelta(days=1)
        visits.new_visit(desk, "hearing", UncertainDate(tomorrow.isoformat()), "суд / Пример")

    deed(seat, made)
    seat.wait(lambda: any("Дальше" in text and "суд / Пример" in text for text in seat.texts()))
