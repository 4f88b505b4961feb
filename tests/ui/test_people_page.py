"""The page People by keyboard: finding, recording, writing, taking away, erasing; consents and what they come to."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit
from seats import Seat

from fieldcase.casework import consents, people
from fieldcase.casework.cases import new_case
from fieldcase.model.deskwork import Access
from fieldcase.model.people import Consent, Naming, Person, PersonIdentity


def at_people(seat: Seat, mark: bytes | None = None) -> None:
    seat.window.work.go("people", mark)
    seat.settle()


def someone(seat: Seat, kind: str = "client") -> Person:
    """A person of a new case, shown on the page."""
    case = new_case(seat.desk, "Example / Пример")
    person = people.new_person(seat.desk, case.scope, kind)
    seat.heart.rest()  # the deeds above were the test's own
    at_people(seat, person.id)
    return person


def one(seat: Seat, person: Person) -> Person:
    found = seat.desk.get(Person, person.id)
    assert found is not None
    return found


def test_the_list_shows_everybody_and_filters_by_words(sample_seat: Seat) -> None:
    at_people(sample_seat)
    listed = sample_seat.page.view.list
    everybody = listed.rows.rowCount()
    assert everybody == len(sample_seat.desk.all(Person))
    sample_seat.press("Ctrl+F")
    sample_seat.type("Брусника")
    sample_seat.wait(lambda: listed.rows.rowCount() == 1)
    sample_seat.settle()
    assert sample_seat.sees("1 человек")
    assert sample_seat.page.view.detail.person.pseudonym == "Брусника"


def test_the_list_sorts_by_keyboard(sample_seat: Seat) -> None:
    at_people(sample_seat)
    listed = sample_seat.page.view.list
    listed.view.setFocus()
    before = listed.asked.sort
    sample_seat.press("Ctrl+Shift+S")
    sample_seat.settle()
    assert (before, listed.asked.sort) == ("pseudonym", "kind")


def test_somebody_new_is_recorded_by_keyboard_alone(seat: Seat) -> None:
    case = new_case(seat.desk, "Example / Пример")
    seat.heart.rest()
    at_people(seat)
    seat.press("Ctrl+E")
    seat.wait(lambda: seat.window.overlay.panel is not None)
    offered = seat.named(QLineEdit, "Псевдоним").text()
    seat.tab_to("Записать")
    seat.press("Space")
    seat.settle()
    (person,) = seat.desk.all(Person)
    assert (person.pseudonym, person.scope) == (offered, case.scope)
    assert seat.page.view.detail.person.id == person.id
    seat.press("Ctrl+Z")
    seat.settle()
    assert seat.desk.all(Person) == ()


def test_another_pseudonym_is_offered_on_request(seat: Seat) -> None:
    new_case(seat.desk, "Example / Пример")
    seat.heart.rest()
    at_people(seat)
    seat.press("Ctrl+E")
    seat.wait(lambda: seat.window.overlay.panel is not None)
    line = seat.named(QLineEdit, "Псевдоним")
    offered = {line.text()}
    for _ in range(3):
        seat.tab_to("Другой")
        seat.press("Space")
        seat.settle()
        offered.add(line.text())
    assert len(offered) > 1


def test_without_a_case_nobody_is_recorded_and_it_is_said_why(seat: Seat) -> None:
    at_people(seat)
    seat.press("Ctrl+E")
    seat.settle()
    assert seat.window.overlay.panel is None
    assert "дело" in seat.window.banner.sentence


def test_how_to_get_in_touch_comes_first_and_is_kept_on_leaving(seat: Seat) -> None:
    person = someone(seat)
    seat.page.view.list.view.setFocus()
    seat.press("Enter")
    assert seat.focus().accessibleName() == "Как и когда можно связаться"
    seat.type("только в будни, не звонить мужу")
    seat.press("Ctrl+Return")
    seat.settle()
    assert one(seat, person).contact == "только в будни, не звонить мужу"


def test_a_person_goes_to_the_bin_and_comes_back_by_undo(seat: Seat) -> None:
    person = someone(seat)
    seat.press("Ctrl+Delete")
    seat.settle()
    assert one(seat, person).hidden
    assert seat.window.banner.sentence
    seat.press("Ctrl+Z")
    seat.settle()
    assert not one(seat, person).hidden


def test_three_questions_are_answered_by_arrows_and_saved(seat: Seat) -> None:
    person = someone(seat)
    seat.press("Ctrl+Shift+Q")
    seat.press("Left", "Left")
    seat.tab_to("Записать")
    seat.press("Space")
    seat.settle()
    (given,) = people.consents_of(seat.desk, person)
    assert (given.uses, given.level) == (("statistics",), "without_name")
    seat.settle()
    assert seat.sees("без имени: 1 из 10")


def test_questions_put_off_write_nothing(seat: Seat) -> None:
    person = someone(seat)
    seat.press("Ctrl+Shift+Q")
    seat.tab_to("Записать")
    seat.press("Space")
    seat.settle()
    assert people.consents_of(seat.desk, person) == ()


def test_a_finer_consent_waits_for_its_button_and_keeps_what_was_typed(seat: Seat) -> None:
    person = someone(seat)
    seat.page.view.detail.tabs.setCurrentIndex(1)
    seat.settle()
    card = seat.page.view.detail.consents
    card.refine()
    seat.wait(lambda: seat.window.overlay.panel is not None and seat.focus().accessibleName() == "Цели")
    seat.type("суд")
    seat.press("Enter")
    seat.press("Esc")
    seat.settle()
    assert people.consents_of(seat.desk, person) == ()
    card.refine()
    seat.wait(lambda: seat.window.overlay.panel is not None and seat.focus().accessibleName() == "Цели")
    panel = seat.window.overlay.panel
    assert panel.form.fields["uses"].value() == ("court",)
    panel.record.click()
    seat.settle()
    (given,) = people.consents_of(seat.desk, person)
    assert (given.uses, given.level) == (("court",), "refused")


def test_a_consent_to_nothing_in_particular_is_not_recorded(seat: Seat) -> None:
    person = someone(seat)
    seat.page.view.detail.tabs.setCurrentIndex(1)
    seat.settle()
    seat.page.view.detail.consents.refine()
    seat.wait(lambda: seat.window.overlay.panel is not None and seat.focus().accessibleName() == "Цели")
    panel = seat.window.overlay.panel
    panel.record.click()
    assert panel.wrong.isVisible()
    assert people.consents_of(seat.desk, person) == ()


def test_a_withdrawal_is_a_deed_that_can_be_undone(seat: Seat) -> None:
    person = someone(seat)
    consents.spoken(seat.desk, person, {"story": "yes"})
    seat.heart.rest()
    at_people(seat, person.id)
    seat.page.view.detail.tabs.setCurrentIndex(1)
    seat.page.view.detail.read()
    card = seat.page.view.detail.consents
    seat.wait(lambda: card.take_back.isVisible())
    card.take_back.click()
    seat.settle()
    assert all(given.withdrawn_on for given in people.consents_of(seat.desk, person))
    assert seat.sees("согласие отозвано")
    seat.press("Ctrl+Z")
    seat.settle()
    assert not any(given.withdrawn_on for given in people.consents_of(seat.desk, person))


def test_officials_are_named_after_a_decision_with_a_reason(seat: Seat) -> None:
    someone(seat, "official")
    detail = seat.page.view.detail
    detail.tabs.setCurrentIndex(1)
    seat.settle()
    detail.naming.decide()
    panel = seat.window.overlay.panel
    panel.record.click()
    seat.settle()
    assert panel.wrong.isVisible()
    assert seat.desk.all(Naming) == ()
    panel.reason.setFocus()
    seat.type("имя стоит в приказе")
    panel.record.click()
    seat.settle()
    assert seat.sees("имя стоит в приказе")


@pytest.mark.parametrize("part", ["О человеке", "Согласие", "Личные данные"])
def test_every_part_of_a_person_is_reached_by_tab_and_left_again(seat: Seat, part: str) -> None:
    someone(seat)
    detail = seat.page.view.detail
    detail.tabs.setCurrentIndex([detail.tabs.tabText(place) for place in range(3)].index(part))
    seat.settle()
    seat.page.view.list.view.setFocus()
    seen = []
    for _ in range(80):
        seat.press("Tab")
        seen.append(seat.focus())
        if seat.focus() is seat.page.view.list.view:
            break
    assert seat.focus() is seat.page.view.list.view, "Tab is trapped"
    assert all(widget.accessibleName() for widget in seen)


def test_the_identity_stands_in_no_label_of_the_page(sample_seat: Seat) -> None:
    identity = next(found for found in sample_seat.desk.all(PersonIdentity) if found.name)
    at_people(sample_seat, identity.person)
    detail = sample_seat.page.view.detail
    for place in range(detail.tabs.count()):
        detail.tabs.setCurrentIndex(place)
        sample_seat.settle()
        assert not sample_seat.sees(identity.name)
        assert identity.name not in [line.text() for line in sample_seat.shell.findChildren(QLineEdit)]
    # The control: asked for, it is there, and the look is written down.
    detail.identity.open_identity()
    sample_seat.wait(lambda: sample_seat.window.overlay.panel is not None)
    assert identity.name in [line.text() for line in sample_seat.shell.findChildren(QLineEdit)]
    looks = [look for look in sample_seat.desk.all(Access) if look.deed == "view"]
    assert [bytes(look.about or b"") for look in looks] == [identity.person]
    assert sample_seat.shell.findChildren(QLabel)
    assert sample_seat.desk.all(Consent)
