"""The page Safety: its sections, choices that apply at once, the bin."""

from __future__ import annotations

import io

import pytest
from seats import Seat

from fieldcase.casework import keys, settings
from fieldcase.casework.cases import new_case
from fieldcase.casework.evidence import import_evidence
from fieldcase.model.case import Case
from fieldcase.model.evidence import Custody, Evidence


def at_safety(seat: Seat, part: str = "") -> None:
    seat.window.work.go("safety", None, part)
    seat.settle()


def test_the_list_of_sections_jumps_and_the_arrow_goes_in(seat: Seat) -> None:
    at_safety(seat)
    assert seat.focus() is seat.page.names
    seat.press("Down", "Down")
    seat.settle()
    section = seat.page.sections["check"]
    assert seat.page.area.verticalScrollBar().value() == section.y()
    seat.press("Right")
    assert seat.focus() is section.verb


def test_a_section_can_be_opened_from_another_page(seat: Seat) -> None:
    at_safety(seat, "copies")
    assert seat.page.area.verticalScrollBar().value() == seat.page.sections["copies"].y() > 0


def test_colours_change_at_once_and_the_choice_keeps_the_focus(seat: Seat) -> None:
    at_safety(seat, "look")
    seat.tab_to("Цвета окна")
    seat.press("Down")
    seat.wait(lambda: seat.shell.choices.theme == "light")
    seat.settle()
    seat.press("Down")
    seat.wait(lambda: seat.shell.choices.theme == "dark")
    seat.settle()
    assert settings.get(seat.desk, "theme") == "dark"
    assert seat.app.property("fieldcase-theme") == "dark"
    assert seat.focus().accessibleName() == "Цвета окна", (
        "the page was built anew, and a person goes on where they were"
    )
    seat.window.work.dress("theme", "light")
    seat.wait(lambda: seat.app.property("fieldcase-theme") == "light")
    seat.settle()
    seat.heart.longest = 0.0  # to dress anew is asked for once by a person, and drawn at once


def test_another_language_stands_at_once_on_the_same_page(seat: Seat) -> None:
    at_safety(seat, "look")
    seat.page.sections["look"].dress("language", "en")
    seat.wait(lambda: seat.shell.choices.language == "en")
    seat.settle()
    assert seat.sees("What is protected and what is not")
    assert seat.focus().accessibleName() == "Language of the window"
    seat.heart.longest = 0.0


def test_the_minutes_until_the_lock_are_those_that_were_chosen(seat: Seat) -> None:
    at_safety(seat, "lock")
    seat.page.sections["lock"].dress("idle_minutes", "2")
    seat.wait(lambda: seat.shell.idle_minutes == 2)
    seat.settle()
    assert seat.page.sections["lock"].choices.combos["idle_minutes"].code == "2"
    seat.heart.longest = 0.0


def test_lock_now_locks_without_a_question(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    locked: list[bool] = []
    monkeypatch.setattr(seat.shell, "lock", lambda: locked.append(True))
    at_safety(seat)
    seat.tab_to("Заблокировать сейчас")
    seat.press("Space")
    assert locked == [True]


@pytest.mark.parametrize(
    ("sentence", "kind"), [("", "chip-good"), ("This computer writes its memory to the disk.", "chip-warn")]
)
def test_what_this_computer_does_with_keys_is_said(
    seat: Seat, monkeypatch: pytest.MonkeyPatch, sentence: str, kind: str
) -> None:
    monkeypatch.setattr(keys, "keys_on_disk", lambda: sentence)
    at_safety(seat)
    found = seat.page.sections["computer"].found
    assert (found.isHidden(), found.property("kind")) == (False, kind)


def test_what_was_put_away_is_listed_and_brought_back(seat: Seat) -> None:
    case = new_case(seat.desk, "Example / Пример")
    seat.desk.hide(case)
    seat.heart.rest()
    at_safety(seat, "bin")
    section = seat.page.sections["bin"]
    assert section.list.count() == 1
    assert section.list.item(0).text().startswith("дело · ")
    seat.tab_to("Вернуть")
    seat.press("Space")
    seat.wait(lambda: section.none.isVisible())
    assert [one.id for one in seat.desk.all(Case)] == [case.id]
    assert "Возвращено" in seat.window.banner.sentence


def test_evidence_comes_back_from_an_undone_import_with_its_ledger(seat: Seat) -> None:
    case = new_case(seat.desk, "Example / Пример")
    one = import_evidence(seat.desk, case.scope, io.BytesIO(b"words"), "1.txt")
    seat.desk.undo()
    assert (seat.desk.all(Evidence), seat.desk.all(Custody)) == ((), ())
    seat.heart.rest()
    at_safety(seat, "bin")
    assert seat.page.sections["bin"].list.count() == 1, "the ledger is no line of its own"
    seat.page.sections["bin"].bring_back()
    seat.settle()
    assert [piece.id for piece in seat.desk.all(Evidence)] == [one.id]
    assert [entry.event for entry in seat.desk.all(Custody)] == ["imported"]


def test_an_empty_bin_says_so(seat: Seat) -> None:
    at_safety(seat, "bin")
    assert seat.sees("Корзина пуста.")
    assert not seat.page.sections["bin"].back.isVisible()
