"""Another language, other colours, another size of text while somebody types: the draft, the place, the focus stay."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from seats import Seat
from spots import SPOTS, Spot, go

from fieldcase.casework import cases
from fieldcase.i18n import words
from fieldcase.model.case import Case, Event
from fieldcase.model.fieldwork import Visit
from ui import theme
from ui.record_form import RecordForm
from ui.workplace import Place

SWITCHES = [("language", "en"), ("theme", "dark"), ("text_size", "150")]
# The pages of a report are made anew at each of its places, twice: of these, one is in every run.
LONG = [one for one in SPOTS if one.page == "reports" and one.code and one.part != "about"]
QUICK = [one for one in SPOTS if one not in LONG]
each_switch = pytest.mark.parametrize(("name", "value"), SWITCHES)


def come_to_rest(seat: Seat) -> Place:
    """Where the page says it is, once it goes on saying so: rows come a moment later, and then the first is marked."""
    here, said = None, seat.page.here()
    while here != said:
        seat.settle()
        here, said = said, seat.page.here()
    return said  # type: ignore[no-any-return]


def switch(seat: Seat, name: str, value: str) -> QWidget:
    """Dress the window anew; the page that stands then."""
    before = seat.page
    seat.window.work.dress(name, value)
    seat.wait(lambda: seat.page is not None and seat.page is not before)
    seat.settle()
    come_to_rest(seat)
    seat.heart.longest = 0.0  # everything is dressed at once, by a person's own choice
    page: QWidget = seat.page
    return page


def form_in_focus(seat: Seat) -> tuple[RecordForm, str]:
    """The form that has the focus, and the field."""
    found = [(form, form.field_in_focus()) for form in seat.page.findChildren(RecordForm) if form.isVisible()]
    return next((form, field[1]) for form, field in found if field is not None)


@pytest.fixture
def back_to_light(sample_seat: Seat) -> Iterator[Seat]:
    """The style sheet is the whole application's: the next test is to find it as it was."""
    yield sample_seat
    theme.apply(sample_seat.app, theme.LIGHT, 100)
    sample_seat.heart.rest()


@each_switch
def test_an_event_being_typed_is_typed_on_after_the_switch(back_to_light: Seat, name: str, value: str) -> None:
    seat = back_to_light
    go(seat, Spot("cases", "EX-KG-ATTACK", "chronology"))
    events = len(seat.desk.all(Event))
    seat.press("Ctrl+E")
    seat.settle()
    form, first = form_in_focus(seat)
    seat.type("давным-давно")
    form.fields["what"].setFocus()
    seat.type("Соседи видели машину")
    switch(seat, name, value)
    again, field = form_in_focus(seat)
    assert field == "what"
    seat.type(" у двора")
    assert again.fields["what"].value() == "Соседи видели машину у двора"
    assert again.fields[first].words() == "давным-давно"
    assert again.fields[first].fault, "what cannot be read is still said beside the field"
    assert len(seat.desk.all(Event)) == events, "the control: it is a draft still, and no entry"
    assert seat.window.work.place.page == "cases"


@each_switch
def test_a_case_being_begun_is_the_same_case_after_the_switch(back_to_light: Seat, name: str, value: str) -> None:
    seat = back_to_light
    many = len(seat.desk.all(Case))
    seat.press("Ctrl+Shift+N")
    seat.settle()
    form, _ = form_in_focus(seat)
    assert form.record is not None
    key = form.record.key
    seat.type("Дом у реки")
    switch(seat, name, value)
    again, field = form_in_focus(seat)
    assert (again.record.key if again.record is not None else b"", field) == (key, "title")
    assert again.fields["title"].value() == "Дом у реки"
    assert len(seat.desk.all(Case)) == many


@each_switch
def test_a_person_on_a_visit_stays_there_and_no_second_visit_is_made(
    back_to_light: Seat, name: str, value: str
) -> None:
    seat = back_to_light
    go(seat, Spot("visits", "", "new"))
    visits = len(seat.desk.all(Visit))
    form = next(one for one in seat.page.findChildren(RecordForm) if one.isVisible())
    form.fields["place"].setFocus()
    seat.type("Пункт у вокзала")
    switch(seat, name, value)
    again, field = form_in_focus(seat)
    assert (field, again.fields["place"].value()) == ("place", "Пункт у вокзала")
    assert len(seat.desk.all(Visit)) == visits


def test_back_leads_to_the_visit_that_was_begun_and_not_to_one_more(sample_seat: Seat) -> None:
    go(sample_seat, Spot("visits", "", "new"))
    visits = {one.key for one in sample_seat.desk.all(Visit)}
    opened = sample_seat.page.workspace.visit_id
    go(sample_seat, Spot("people"))
    sample_seat.press("Alt+Left")
    sample_seat.settle()
    assert sample_seat.page.workspace.visit_id == opened
    assert {one.key for one in sample_seat.desk.all(Visit)} == visits


@pytest.mark.parametrize("spots", [QUICK, pytest.param(LONG, marks=pytest.mark.torture)], ids=["quick", "long"])
def test_every_place_is_the_same_place_in_another_language(sample_seat: Seat, spots: list[Spot]) -> None:
    for at, spot in enumerate(spots):
        go(sample_seat, spot)
        here = come_to_rest(sample_seat)
        place = sample_seat.window.work.place
        assert (here.page, here.record or place.record) == (place.page, place.record or here.record), spot
        switch(sample_seat, "language", ("en", "ru")[at % 2])
        assert sample_seat.page.here() == here, spot
        focus = QApplication.focusWidget()
        assert focus is not None, spot
        assert sample_seat.page.isAncestorOf(focus), spot


def test_the_words_of_an_open_case_are_in_the_new_language(sample_seat: Seat) -> None:
    case = cases.by_code(sample_seat.desk, "EX-KG-ATTACK")
    sample_seat.window.work.go("cases", case.id, "people")
    sample_seat.settle()
    said = "Make a dossier"
    assert sample_seat.sees(words("ru")(said)), "the control"
    switch(sample_seat, "language", "en")
    assert sample_seat.sees(said)
    assert not sample_seat.sees(words("ru")(said))


def test_the_name_of_the_vault_is_shown_until_somebody_hides_it(sample_seat: Seat) -> None:
    name = sample_seat.desk.vault.path.stem
    assert sample_seat.sees(name), "the control"
    switch(sample_seat, "neutral_title", "yes")
    assert not sample_seat.sees(name)
    switch(sample_seat, "neutral_title", "")
    assert sample_seat.sees(name)
