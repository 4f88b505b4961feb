"""Two values in one field, and what goes for good: a person chooses, a person is asked once."""

from __future__ import annotations

import io
from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QPushButton
from seats import Seat

from fieldcase.casework import people
from fieldcase.casework.cases import new_case
from fieldcase.casework.evidence import import_evidence
from fieldcase.model.case import Case
from fieldcase.model.ids import MemberId
from fieldcase.model.people import Member, Person


def in_conflict(seat: Seat) -> Person:
    """A person whose function two people wrote differently, shown on the page."""
    case = new_case(seat.desk, "Example / Пример")
    person = people.new_person(seat.desk, case.scope)
    seat.desk.save(person, replace(person, function="сосед"))
    seat.desk.save(person, replace(person, function="знакомый"))
    assert len(seat.desk.conflicts()) == 1
    seat.heart.rest()
    seat.window.work.go("people", person.id)
    seat.settle()
    return person


def function_of(seat: Seat, person: Person) -> str:
    found = seat.desk.get(Person, person.id)
    assert found is not None
    return found.function


def test_both_values_are_shown_and_one_is_kept(seat: Seat) -> None:
    person = in_conflict(seat)
    assert seat.sees("Двое записали по-разному")
    seat.named(QPushButton, "Оставить это: сосед").click()
    seat.settle()
    assert function_of(seat, person) == "сосед"
    assert seat.desk.conflicts() == []
    assert not seat.sees("Двое записали по-разному")


def test_a_third_value_may_be_written_instead(seat: Seat) -> None:
    person = in_conflict(seat)
    card = seat.page.view.detail.conflict
    card.findChild(QLineEdit).setFocus()
    seat.type("дальний родственник")
    seat.named(QPushButton, "Записать это").click()
    seat.settle()
    assert function_of(seat, person) == "дальний родственник"
    assert seat.desk.conflicts() == []


def test_the_choice_between_two_values_is_undone_in_one_step(seat: Seat) -> None:
    in_conflict(seat)
    seat.named(QPushButton, "Оставить это: сосед").click()
    seat.settle()
    seat.press("Ctrl+Z")
    seat.settle()
    assert len(seat.desk.conflicts()) == 1
    assert seat.sees("Двое записали по-разному")


def shown(seat: Seat) -> Person:
    case = new_case(seat.desk, "Example / Пример")
    person = people.new_person(seat.desk, case.scope)
    people.identify(seat.desk, person, "жалоба", name="Имя Example")
    seat.desk.vault.backup()
    seat.heart.rest()
    seat.window.work.go("people", person.id)
    seat.settle()
    return person


def test_erasing_asks_once_says_what_goes_and_names_older_backups(seat: Seat) -> None:
    person = shown(seat)
    seat.page.view.detail.erase()
    seat.settle()
    assert seat.sees("человек: 1")
    assert seat.sees("личные данные: 1")
    assert seat.focus().accessibleName() == "Не надо"
    seat.tab_to("Стереть навсегда")
    seat.press("Space")
    seat.settle()
    assert seat.desk.get(Person, person.id) is None
    assert seat.sees("Эти слова ещё есть в 1 старой резервной копии:")
    assert len(seat.desk.vault.backups()) == 2
    (older,) = seat.window.overlay.panel.older
    seat.tab_to("Удалить старые резервные копии")
    seat.press("Space")
    seat.settle()
    (newest,) = seat.desk.vault.backups()
    assert newest != older


def test_files_in_which_somebody_can_still_be_seen_are_named_before_it_is_done(seat: Seat) -> None:
    person = shown(seat)
    panel_of = seat.page.view.detail
    panel_of.erase()
    seat.settle()
    assert not seat.window.overlay.panel.stays.isVisible(), "the control"
    seat.press("Esc")
    piece = import_evidence(seat.desk, person.scope, io.BytesIO(b"words"), "1.txt")
    seat.desk.save(piece, replace(piece, shows=(person.id,)))
    panel_of.erase()
    seat.settle()
    stays = seat.window.overlay.panel.stays
    assert stays.isVisible()
    assert "A01: " in stays.text()


def test_a_question_that_was_escaped_erases_nothing(seat: Seat) -> None:
    person = shown(seat)
    seat.page.view.detail.erase()
    seat.settle()
    seat.press("Esc")
    seat.settle()
    assert seat.desk.get(Person, person.id) is not None
    assert seat.desk.all(Case)


def test_the_identity_is_entered_with_a_reason_and_by_the_lead_alone(seat: Seat) -> None:
    case = new_case(seat.desk, "Example / Пример")
    person = people.new_person(seat.desk, case.scope)
    seat.heart.rest()
    seat.window.work.go("people", person.id)
    seat.settle()
    seat.page.view.detail.tabs.setCurrentIndex(2)
    seat.settle()
    seat.page.view.detail.identity.open_identity()
    seat.settle()
    panel = seat.window.overlay.panel
    assert not panel.fields["name"].isEnabled()
    assert not panel.record.isEnabled()
    seat.type("жалоба требует имени")
    assert panel.fields["name"].isEnabled()
    panel.fields["name"].setFocus()
    seat.type("Имя Example")
    seat.press("Esc")
    seat.settle()
    # What was typed is a draft of the vault, and no identity yet.
    assert people.identity_of(seat.desk, person) is None
    seat.page.view.detail.identity.open_identity()
    seat.settle()
    panel = seat.window.overlay.panel
    assert panel.fields["name"].value() == "Имя Example"
    panel.record.click()
    seat.settle()
    identity = people.identity_of(seat.desk, person)
    assert identity is not None
    assert (identity.name, identity.reason) == ("Имя Example", "жалоба требует имени")
    assert seat.desk.drafts() == ()


def test_whoever_does_not_lead_the_case_is_told_so_and_loses_nothing(seat: Seat) -> None:
    case = new_case(seat.desk, "Example / Пример")
    person = people.new_person(seat.desk, case.scope)
    other = Member(id=MemberId(b"another member.."), scope=seat.desk.register, pseudonym="Lantern")
    seat.desk.save(None, other)
    seat.desk.save(case, replace(case, lead=other.id))
    seat.heart.rest()
    seat.window.work.go("people", person.id)
    seat.settle()
    seat.page.view.detail.tabs.setCurrentIndex(2)
    seat.settle()
    seat.page.view.detail.identity.open_identity()
    seat.settle()
    seat.type("жалоба")
    panel = seat.window.overlay.panel
    panel.fields["name"].setFocus()
    seat.type("Имя Example")
    panel.record.click()
    seat.settle()
    assert panel.wrong.isVisible()
    assert panel.fields["name"].value() == "Имя Example"
    assert people.identity_of(seat.desk, person) is None
