"""A visit is sealed by keys alone: begun, told, locked in the middle, gone on with, sealed, handed over, read there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from exchange_steps import device, exchange, meet_both, panel, press_button, taken_by
from PySide6.QtWidgets import QPushButton
from sealed_office import everything_of, everything_on_disk, found_in, told
from seats import Seat, vault_at
from vaults import PASSPHRASE

from fieldcase.casework import colleagues, sealed_list, sealing, visits
from fieldcase.casework.desk import Desk
from fieldcase.casework.sealing import UnderSeal
from fieldcase.model.fieldwork import Interview, Visit
from fieldcase.world import World
from ui.pages.plain_export import PlainPanel
from ui.pages.seal_another import AnotherPanel
from ui.pages.seal_begin import BeginPanel
from ui.pages.seal_panel import SealedPanel, SealPanel
from ui.sealed_window import SealedWindow
from ui.widgets.file_picker import FilePicker

BEGIN = "Новый запечатанный визит"


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Desk]:
    desk = vault_at(tmp_path / "Other.fieldcase")
    yield desk
    desk.close()


def begun(seat: Seat, other: Desk) -> UnderSeal:
    """A sealed visit that was begun from the page Visits, its window open."""
    meet_both(seat, other)
    seat.press("Ctrl+2")
    seat.settle()
    press_button(seat, BEGIN)
    panel(seat, BeginPanel)
    press_button(seat, "Начать запечатываемый визит")
    seat.wait(lambda: isinstance(seat.window, SealedWindow))
    seat.settle()
    under: UnderSeal = seat.window.under
    return under


def test_a_visit_is_sealed_handed_over_and_read_by_the_coordinator_alone(
    seat: Seat, other: Desk, tmp_path: Path
) -> None:
    under = begun(seat, other)
    assert seat.page.NAME == "visits"
    assert seat.sees("Олень")
    told(under)
    seat.window.work.go("cases")
    assert seat.page.NAME == "visits", "nothing but this visit"
    assert found_in(everything_of(under)), "the control: the words are in the open visit"
    assert seat.desk.all(Visit) == ()
    press_button(seat, "Оставить пока")
    seat.wait(lambda: not isinstance(seat.window, SealedWindow))
    seat.settle()
    press_button(seat, "Запечатать его")
    panel(seat, SealPanel)
    press_button(seat, "Запечатать сейчас")
    panel(seat, SealedPanel)
    seat.press("Esc")
    assert found_in(everything_on_disk(seat.desk)) == set()
    assert sealed_list.open_visits(seat.desk) == ()
    stick = tmp_path / "stick"
    stick.mkdir()
    exchange(seat)
    press_button(seat, "Записать в папку или на флешку")
    panel(seat, FilePicker).line.setText(str(stick))
    seat.press("Enter")
    seat.wait(lambda: sealed_list.sealed(seat.desk)[0].given is not None)
    (file,) = stick.glob("*.fcx")
    taken_by(other, file)
    assert len(other.all(Visit)) == 1
    assert len(other.all(Interview)) == 2, "one who told, one who refused"


def test_lock_in_the_middle_closes_both_vaults_and_keeps_what_was_typed(seat: Seat, other: Desk) -> None:
    under = begun(seat, other)
    path, inner = seat.desk.vault.path, under.desk.vault.path
    seat.tab_to("Что выяснили")
    seat.type("Пример, сойка")
    seat.shell._end_of_work()  # what lock does before the process ends
    assert not list(inner.glob("*-wal"))
    desk = Desk.open(path, PASSPHRASE, World())
    (row,) = sealed_list.open_visits(desk)
    again = sealing.resume(desk, row.id)
    assert again.visit.findings == "" or "сойка" in again.visit.findings
    kept = [again.visit.findings, *(str(one.value) for one in again.desk.drafts())]
    sealing.leave(again)
    desk.close()
    assert any("сойка" in one for one in kept)


def test_giving_up_asks_twice(seat: Seat, other: Desk) -> None:
    begun(seat, other)
    press_button(seat, "Оставить пока")
    seat.wait(lambda: not isinstance(seat.window, SealedWindow))
    seat.settle()
    for _ in range(2):
        press_button(seat, "Отказаться от него")
        panel(seat, PlainPanel)
        assert len(sealed_list.open_visits(seat.desk)) == 1, "not before both questions are answered"
    press_button(seat, "Уничтожить")
    seat.wait(lambda: sealed_list.open_visits(seat.desk) == ())


def test_where_the_coordinator_is_believed_no_longer_another_is_chosen(seat: Seat, other: Desk, tmp_path: Path) -> None:
    begun(seat, other)
    press_button(seat, "Оставить пока")
    seat.wait(lambda: not isinstance(seat.window, SealedWindow))
    third = vault_at(tmp_path / "Third.fieldcase")
    colleagues.meet(seat.desk, colleagues.own_card(third, "Журавль"), checked=True)
    colleagues.believe_no_longer(seat.desk, device(other))
    seat.heart.rest()
    seat.window.work.go("visits")
    seat.page.read()
    seat.settle()
    assert seat.sees("Записанное сохранено")
    press_button(seat, "Выбрать другого координатора")
    panel(seat, AnotherPanel)
    press_button(seat, "Запечатать для него")
    seat.wait(lambda: sealed_list.open_visits(seat.desk)[0].device == device(third))
    third.close()


def test_without_a_coordinator_whose_words_were_compared_there_is_nobody_to_seal_to(seat: Seat, other: Desk) -> None:
    meet_both(seat, other, checked=False)
    seat.press("Ctrl+2")
    seat.settle()
    press_button(seat, BEGIN)
    panel(seat, PlainPanel)
    press_button(seat, "Открыть страницу")
    assert seat.page.NAME == "exchange"


def test_a_visit_of_which_something_was_written_down_is_not_offered_to_be_sealed(seat: Seat) -> None:
    visit = visits.new_visit(seat.desk, place="Вымышленный город")
    seat.window.work.go("visits", visit.id)
    seat.settle()
    assert seat.named(QPushButton, "Запечатать этот визит").isVisible()
    visits.refusal(seat.desk, visit, "not_stated")
    seat.heart.rest()
    seat.page.read()
    seat.settle()
    assert not seat.sees("Запечатать этот визит")
