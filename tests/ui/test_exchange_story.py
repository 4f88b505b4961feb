"""A case goes to another laptop and comes from one, by keyboard in a Russian window: what is readable is told first."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from exchange_steps import (
    OTHER,
    device,
    exchange,
    file_for,
    meet_both,
    panel,
    press_button,
    taken_by,
)
from PySide6.QtWidgets import QPushButton
from seats import Seat, vault_at

from fieldcase.casework import cases, colleagues, evidence, people, visits
from fieldcase.casework.desk import Desk
from fieldcase.model.case import Case
from fieldcase.model.dates import UncertainDate
from fieldcase.model.evidence import Evidence
from fieldcase.model.fieldwork import Visit
from ui.pages.arrival_panel import ArrivalPanel
from ui.pages.give_before_panel import BeforePanel, GivenPanel
from ui.pages.give_panel import GivePanel
from ui.pages.taken_panel import TakenPanel
from ui.trouble import TroublePanel
from ui.widgets.file_picker import FilePicker

TITLE = "Обыск у пункта / Пример"
STRATEGY = "Ждать экспертизы / Пример"


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Desk]:
    desk = vault_at(tmp_path / "Other.fieldcase")
    yield desk
    desk.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def a_case(desk: Desk) -> Case:
    """A case with what is for its lawyer alone."""
    case = cases.new_case(desk, TITLE, country="KG")
    desk.save(case, replace(case, strategy=STRATEGY, allies="Союзник / Пример"))
    found = desk.get(Case, case.id)
    assert found is not None
    return found


def choose(seat: Seat, path: Path) -> None:
    """Type a path into the picker that is open."""
    picker = panel(seat, FilePicker)
    picker.line.setText(str(path))
    seat.press("Enter")
    seat.settle()


def test_a_case_is_handed_over_after_it_was_told_what_can_be_read(seat: Seat, other: Desk, stick: Path) -> None:
    meet_both(seat, other)
    case = a_case(seat.desk)
    seat.window.work.go("cases", case.id, "chronology")
    seat.settle()
    press_button(seat, "Передать дело")
    panel(seat, GivePanel)
    press_button(seat, "Посмотреть, что там прочтут")
    before = panel(seat, BeforePanel)
    assert seat.sees("Заметки юриста и стратегия остаются здесь.")
    assert seat.sees("Личные данные остаются здесь")
    assert "Название (1)" in " ".join(seat.texts())
    assert not list(stick.iterdir())
    press_button(seat, "Выбрать папку")
    choose(seat, stick)
    panel(seat, GivenPanel)
    (file,) = stick.iterdir()
    assert seat.sees(str(file))
    assert before.what.reader.label == OTHER
    press_button(seat, "Понятно")
    assert seat.window.overlay.panel is None
    taken = taken_by(other, file)
    (came,) = other.all(Case)
    assert [one.key for one in taken.holders] == [came.key] == [case.key]
    assert (came.title, came.strategy, came.allies) == (TITLE, "", "")
    exchange(seat)
    assert seat.sees(TITLE), "what was given stands with the laptop"
    assert seat.sees("получение не подтверждено")


def test_what_belongs_to_the_network_goes_only_after_two_answers(seat: Seat, other: Desk) -> None:
    meet_both(seat, other)
    case = a_case(seat.desk)
    seat.window.work.go("cases", case.id, "chronology")
    seat.settle()
    press_button(seat, "Передать дело")
    asked = panel(seat, GivePanel)
    assert not asked.identity.box.isChecked()
    assert not asked.twice.isVisible()
    seat.tab_to("И данные сети")
    seat.press("Space")
    press_button(seat, "Посмотреть, что там прочтут")
    assert seat.sees("О данных сети спрашивают дважды")
    assert isinstance(seat.window.overlay.panel, GivePanel), "one answer is none"
    seat.tab_to("Да, всё это")
    seat.press("Space")
    press_button(seat, "Посмотреть, что там прочтут")
    before = panel(seat, BeforePanel)
    assert before.what.terms.network
    assert "Союзники (1)" in " ".join(seat.texts())
    seat.press("Esc")
    again = panel(seat, GivePanel)
    again.network.box.setChecked(False)
    assert not again.terms.network
    assert not again.twice.box.isChecked(), "the second answer goes with the first"


def test_several_visits_are_ticked_and_handed_over_together(seat: Seat, other: Desk, stick: Path) -> None:
    meet_both(seat, other)
    day = UncertainDate("2026-03-05")
    made = [visits.new_visit(seat.desk, "outreach", day, place, None) for place in ("Токмок", "Ош")]
    seat.heart.rest()
    seat.press("Ctrl+2")
    seat.settle()
    press_button(seat, "Передать визиты")
    asked = panel(seat, GivePanel)
    assert asked.choice is not None
    asked.choice.list.setFocus()
    for row in range(asked.choice.list.count()):
        asked.choice.list.setCurrentRow(row)
        if asked.choice.list.item(row).checkState().value == 0:
            seat.press("Space")
    assert {one.key for one in asked.holders} == {one.key for one in made}
    press_button(seat, "Посмотреть, что там прочтут")
    panel(seat, BeforePanel)
    press_button(seat, "Выбрать папку")
    choose(seat, stick)
    panel(seat, GivenPanel)
    (file,) = stick.iterdir()
    taken_by(other, file)
    assert {one.place for one in other.all(Visit)} == {"Токмок", "Ош"}


def test_a_file_of_somebody_new_is_read_about_before_it_is_taken_in(seat: Seat, other: Desk, stick: Path) -> None:
    mine = colleagues.own_card(seat.desk, "Синица")
    colleagues.own_card(other, OTHER)
    colleagues.meet(other, mine, checked=True)
    file = file_for(other, seat.desk, stick, a_case(other))
    exchange(seat)
    seat.press("Ctrl+I")
    choose(seat, file)
    told = panel(seat, ArrivalPanel)
    assert OTHER in told.lines.text()
    assert "Дело: 1" in told.lines.text()
    assert not told.go.isEnabled()
    assert seat.focus() is told.refuse, "whoever presses Enter in haste has taken nothing in"
    seat.tab_to("Этот файл мне обещали")
    seat.press("Space")
    press_button(seat, "Принять")
    panel(seat, TakenPanel)
    assert [one.title for one in seat.desk.all(Case)] == [TITLE]
    assert [one.checked for one in colleagues.known(seat.desk)] == [False]
    seat.named(QPushButton, "KG-001").setFocus()
    seat.press("Enter")
    seat.settle()
    assert seat.page.NAME == "cases"
    assert seat.sees(TITLE)


def test_of_somebody_compared_one_button_takes_it_in_and_twice_changes_nothing(
    seat: Seat, other: Desk, stick: Path
) -> None:
    meet_both(seat, other)
    file = file_for(other, seat.desk, stick, a_case(other))
    exchange(seat)
    seat.press("Ctrl+I")
    choose(seat, file)
    told = panel(seat, ArrivalPanel)
    assert seat.focus() is told.go
    assert not told.sure.isVisible()
    seat.press("Enter")
    panel(seat, TakenPanel)
    seat.press("Enter")
    seat.settle()
    seat.press("Ctrl+I")
    choose(seat, file)
    panel(seat, ArrivalPanel)
    seat.press("Enter")
    panel(seat, TakenPanel)
    assert seat.sees("ничего не изменено")
    assert len(seat.desk.all(Case)) == 1


def test_a_file_that_is_no_such_file_is_refused_in_a_sentence(seat: Seat, other: Desk, stick: Path) -> None:
    meet_both(seat, other)
    broken = stick / f"{'0' * 32}.fcx"
    good = file_for(other, seat.desk, stick, a_case(other)).read_bytes()
    broken.write_bytes(good[:-40] + bytes(40))
    exchange(seat)
    seat.press("Ctrl+I")
    choose(seat, broken)
    assert panel(seat, TroublePanel).code == "exchange.bundle-damaged"
    assert seat.desk.all(Case) == ()


def test_two_versions_are_told_with_whose_they_are_and_one_is_kept(seat: Seat, other: Desk, stick: Path) -> None:
    meet_both(seat, other)
    case = a_case(seat.desk)
    person = people.new_person(seat.desk, case.scope)
    taken_by(other, file_for(seat.desk, other, stick, case))
    there = other.get(Case, case.id)
    assert there is not None
    other.save(there, replace(there, title="Обыск и протокол / Пример"))
    seat.desk.save(case, replace(case, title="Обыск без протокола / Пример"))
    taken_by(seat.desk, file_for(other, seat.desk, stick, replace(there)))
    assert person is not None
    assert len(seat.desk.conflicts()) == 1
    exchange(seat)
    seat.press("Ctrl+Tab", "Ctrl+Tab")
    seat.settle()
    assert any(said.startswith(OTHER) for said in seat.texts()), "a colleague is called by their label"
    press_button(seat, "Оставить это: Обыск и протокол")
    found = seat.desk.get(Case, case.id)
    assert found is not None
    assert found.title == "Обыск и протокол / Пример"
    assert seat.desk.conflicts() == []
    seat.wait(lambda: seat.sees("Сейчас таких нет."))
    assert device(other) != device(seat.desk)


def test_evidence_is_told_of_written_and_taken_in_and_looked_for_elsewhere(
    seat: Seat, other: Desk, stick: Path, tmp_path: Path
) -> None:
    meet_both(seat, other)
    case = a_case(other)
    piece = evidence.import_evidence(other, case.scope, io.BytesIO(b"picture" * 999), "a.jpg")
    other.save(piece, replace(piece, looked_at="nobody"))
    file = file_for(other, seat.desk, stick, case)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    for path in stick.glob("*.fce"):
        path.rename(elsewhere / path.name)
    exchange(seat)
    seat.press("Ctrl+I")
    choose(seat, file)
    assert "1 файл доказательств" in panel(seat, ArrivalPanel).lines.text()
    seat.press("Enter")
    panel(seat, TakenPanel)
    assert seat.sees("1 файла доказательств пока нет")
    press_button(seat, "Искать в другой папке")
    choose(seat, elsewhere)
    seat.wait(lambda: seat.sees("1 файл доказательств здесь, цел и проверен"))
    assert not panel(seat, TakenPanel).elsewhere.isVisible()
    (came,) = seat.desk.all(Evidence)
    with seat.desk.vault.blobs.open(came.blob or b"", came.secret or b"") as reader:
        assert reader.readall() == b"picture" * 999


def test_all_that_is_new_goes_to_a_laptop_by_one_button(seat: Seat, other: Desk, stick: Path) -> None:
    meet_both(seat, other)
    case = a_case(seat.desk)
    piece = evidence.import_evidence(seat.desk, case.scope, io.BytesIO(b"picture" * 999), "a.jpg")
    seat.desk.save(piece, replace(piece, looked_at="nobody"))
    file_for(seat.desk, other, stick / "..", case)
    seat.desk.save(case, replace(case, title="Обыск и протокол / Пример"))
    exchange(seat)
    press_button(seat, "Передать всё новое")
    asked = panel(seat, GivePanel)
    assert [one.key for one in asked.holders] == [case.key]
    press_button(seat, "Посмотреть, что там прочтут")
    before = panel(seat, BeforePanel)
    assert seat.sees("ещё раз он не записывается")
    before.again.box.setChecked(True)
    press_button(seat, "Выбрать папку")
    choose(seat, stick)
    panel(seat, GivenPanel)
    assert sorted(path.suffix for path in stick.iterdir()) == [".fce", ".fcx"]
    assert seat.sees("Рядом лежит 1 файл доказательств")
