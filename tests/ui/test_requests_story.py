"""A colleague asks that something be erased, and two records may be one person: answered by keyboard in Russian."""

from __future__ import annotations

from pathlib import Path

from exchange_steps import device, exchange, file_for, meet_both, panel, press_button, taken_by
from seats import Seat, vault_at

from fieldcase.casework import erasing, people, requests, same_person, visits
from fieldcase.model.fieldwork import Interview, Visit
from ui.pages.arrival_panel import ArrivalPanel
from ui.pages.erase_panel import ErasedPanel, ErasePanel
from ui.pages.exchange_requests import DeclinePanel
from ui.pages.same_person_panel import SamePersonPanel
from ui.pages.take_files import take
from ui.pages.taken_panel import TakenPanel

SAID = "Рассказ / Пример"


def test_a_request_is_declined_with_a_reason_answered_after_all_and_carried_out(seat: Seat, tmp_path: Path) -> None:
    other = vault_at(tmp_path / "Other.fieldcase")
    meet_both(seat, other)
    desk, stick = seat.desk, tmp_path / "stick"
    stick.mkdir()
    visit = visits.new_visit(desk, place="Вымышленный город")
    who = people.new_person(desk, visit.scope, pseudonym="Ласточка")
    told = visits.new_interview(desk, visit, who, account=SAID)
    taken_by(other, file_for(desk, other, stick, visit))
    erasing.erase(other, told.id)
    theirs = other.get(Visit, visit.id)
    assert theirs is not None
    taken_by(desk, file_for(other, desk, stick, theirs))
    assert device(other) != device(desk)
    other.close()
    exchange(seat)
    seat.window.work.go("exchange", None, "requests")
    seat.settle()
    assert seat.sees("Просят забыть: решаете вы")
    assert seat.page.tabs.tabText(3) == "Просьбы (1)"
    press_button(seat, "Отклонить…")
    panel(seat, DeclinePanel).line.setText("Человек сам просил")
    seat.press("Enter")
    seat.settle()
    assert seat.sees("Отклонено здесь")
    assert seat.sees("Человек сам просил")
    press_button(seat, "Всё же ответить")
    seat.settle()
    assert seat.sees("Просят забыть: решаете вы")
    press_button(seat, "Стереть навсегда…")
    asked = panel(seat, ErasePanel)
    assert not asked.asks.isVisible(), "all of it is this laptop's"
    press_button(seat, "Стереть навсегда")
    seat.settle()
    panel(seat, ErasedPanel)
    assert desk.get(Interview, told.id) is None
    assert requests.requests(desk).to_answer == ()


def test_two_records_are_said_to_be_one_person_and_told_apart_again(seat: Seat) -> None:
    desk = seat.desk
    found = [
        people.new_person(desk, visits.new_visit(desk, place="Вымышленный город").scope, pseudonym=pseudonym)
        for pseudonym in ("Пчёлка", "пчелка")
    ]
    seat.window.work.go("people", found[0].id)
    seat.settle()
    press_button(seat, "Один и тот же человек?")
    panel(seat, SamePersonPanel)
    seat.settle()
    assert seat.sees("тот же псевдоним")
    press_button(seat, "Один человек")
    seat.settle()
    assert [one.key for one in same_person.same_as(desk, found[0])] == [found[1].key]
    assert seat.sees("Нет двух записей, похожих на одного человека.")
    press_button(seat, "Закрыть")
    seat.settle()
    assert seat.sees("Тот же человек, как было отмечено")
    press_button(seat, "Всё же не один человек")
    seat.settle()
    assert same_person.same_as(desk, found[0]) == ()


def test_whoever_came_under_a_pseudonym_that_is_here_is_a_question_at_once(seat: Seat, tmp_path: Path) -> None:
    other = vault_at(tmp_path / "Other.fieldcase")
    meet_both(seat, other)
    for desk, pseudonym in ((seat.desk, "Пчёлка"), (other, "пчелка")):
        visit = visits.new_visit(desk, place="Вымышленный город")
        visits.new_interview(desk, visit, people.new_person(desk, visit.scope, pseudonym=pseudonym))
    stick = tmp_path / "stick"
    stick.mkdir()
    file = file_for(other, seat.desk, stick, visit)
    other.close()
    exchange(seat)
    take(seat.window.work, [file])
    panel(seat, ArrivalPanel)
    seat.press("Enter")
    panel(seat, TakenPanel)
    press_button(seat, "1 пара записей может быть об одном человеке")
    panel(seat, SamePersonPanel)
    assert seat.sees("тот же псевдоним")
