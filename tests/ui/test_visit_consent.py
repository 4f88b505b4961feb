"""Consent comes first on a visit, a refusal is one key, no field asks who somebody is."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton
from seats import Seat
from visit_pages import asked, begun, detail, form, levels

from fieldcase.casework import people, visits
from fieldcase.model.fieldwork import Interview
from fieldcase.model.people import Consent, Person
from ui.pages.visit_met import MetPanel


def test_three_keys_keep_the_answers_before_anything_else_is_asked(seat: Seat) -> None:
    begun(seat)
    asked(seat, "1", "2", "3")
    (person,), (interview,) = seat.desk.all(Person), seat.desk.all(Interview)
    assert levels(seat.desk, person) == {"statistics": "without_name", "story": "refused", "court": ""}
    assert interview.person == person.id
    assert person.pseudonym
    assert isinstance(seat.window.overlay.panel, MetPanel)
    seat.press("1")
    seat.settle()
    assert seat.desk.all(Interview)[0].met_before == "new"


def test_each_question_is_shown_alone_and_large(seat: Seat) -> None:
    begun(seat)
    seat.press("Ctrl+Shift+E")
    for question in ("учесть вас в статистике", "вашу историю без имени", "в суд или в жалобу"):
        large = [
            one.text() for one in seat.window.overlay.panel.findChildren(QLabel) if one.property("kind") == "title"
        ]
        assert len(large) == 1
        assert question in large[0]
        assert all(one.height() >= 44 for one in seat.window.overlay.panel.choices)
        if "жалобу" not in question:
            seat.press("1")


def test_an_answer_can_be_taken_back_before_the_last(seat: Seat) -> None:
    begun(seat)
    seat.press("Ctrl+Shift+E", "2")
    seat.named(QPushButton, "Назад").click()
    seat.press("1", "1", "1")
    seat.settle()
    (person,) = seat.desk.all(Person)
    assert set(levels(seat.desk, person).values()) == {"without_name"}


def test_three_times_no_keeps_a_reason_and_nobody(seat: Seat) -> None:
    begun(seat)
    asked(seat, "2", "2", "2")
    assert seat.sees("Сохраняется только причина")
    seat.press("2")
    seat.settle()
    (kept,) = seat.desk.all(Interview)
    assert kept.refused_because == "fear_of_prosecution"
    assert kept.person is None
    assert seat.desk.all(Person) == ()
    assert seat.desk.all(Consent) == ()
    assert seat.window.overlay.panel is None


def test_a_panel_of_questions_that_is_closed_keeps_nothing(seat: Seat) -> None:
    begun(seat)
    seat.press("Ctrl+Shift+E", "1", "1", "Esc")
    seat.settle()
    assert seat.desk.all(Person) == ()
    assert seat.desk.all(Interview) == ()


def test_a_refusal_is_two_keys_and_holds_a_reason_alone(seat: Seat) -> None:
    visit = begun(seat)
    seat.press("Ctrl+R", "1")
    seat.settle()
    (kept,) = seat.desk.all(Interview)
    assert (kept.refused_because, kept.visit) == ("does_not_feel_safe", visit.id)
    filled = {name for name in ("person", "date", "language", "account", "health", "admissions", "notes")
              if getattr(kept, name)}  # fmt: skip
    assert filled == set()
    assert "Отказ сохранён" in seat.window.banner.sentence


def test_no_field_of_a_visit_asks_who_somebody_is(seat: Seat) -> None:
    begun(seat)
    asked(seat, "1", "1", "1")
    seat.press("1")
    names = {*form(seat).fields, *detail(seat).form.fields, *detail(seat).person_form.fields}
    assert {"account", "gender", "place"} <= names
    assert not names & {"name", "address", "phone", "email", "birth_date", "document", "pseudonym", "contact", "school"}
    editors = [*seat.shell.findChildren(QLineEdit), *seat.shell.findChildren(QPlainTextEdit)]
    said = " ".join(one.accessibleName() for one in [*editors, *seat.shell.findChildren(QComboBox)]).casefold()
    assert "рассказ своими словами" in said
    assert not [word for word in ("имя", "адрес", "телефон", "рожден", "паспорт") if word in said]


def test_somebody_met_before_is_chosen_from_the_pseudonyms(seat: Seat) -> None:
    earlier = visits.new_visit(seat.desk)
    person = people.new_person(seat.desk, earlier.scope, pseudonym="Сирень", gender="female")
    visits.new_interview(seat.desk, earlier, person)
    begun(seat)
    asked(seat, "1", "1", "3")
    seat.window.overlay.panel.chooser.line.setFocus()
    seat.type("сир")
    seat.press("Enter")
    seat.tab_to("Да, это этот человек")
    seat.press("Space")
    seat.settle()
    now = [one for one in seat.desk.all(Person) if one.scope != earlier.scope]
    assert [(one.pseudonym, one.gender) for one in now] == [("Сирень", "female")]
    mine = [one for one in seat.desk.all(Interview) if one.scope != earlier.scope]
    assert [one.met_before for one in mine] == ["met_before"]


@pytest.mark.language("en")
def test_the_questions_are_asked_in_english_too(seat: Seat) -> None:
    begun(seat)
    seat.press("Ctrl+Shift+E")
    assert seat.sees("May we count you in statistics?")
