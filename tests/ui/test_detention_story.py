"""An urgent detention by keys alone, in Russian: from Ctrl+Shift+D to the case with its clock and its tasks."""

from __future__ import annotations

import logging
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from seats import Seat
from walks import cut_off, nameless, outside, stops, tab_walk

from fieldcase.casework import cases, detained, detaining, people, time_limits
from fieldcase.casework.look import Look
from fieldcase.i18n import Words
from fieldcase.model.case import Case
from fieldcase.model.dates import UncertainDate
from fieldcase.model.detention import Detention
from fieldcase.model.fieldwork import Task
from fieldcase.model.people import Person
from fieldcase.model.values import Instant
from ui.pages.detention_clock import ClockCard
from ui.pages.detention_panel import DetentionPanel
from ui.pages.today_held import HeldLine

# Beside the text itself; two minutes leave room for a hundred and more.
MOST_KEYS = 45
# What is pressed and typed, line after line: digits choose, Enter goes on.
STORY = (
    ("вчера 23:30", ""), ("", ""), ("отдел № 0 / Пример", ""), ("большой вес, хранение / Пример", ""), ("", "3"),
    ("268", ""), ("амфетамин", ""), ("0,8 г", ""), ("", ""), ("", "1"), ("", "4"), ("", "4"), ("", ""), ("", "5"),
    ("", "2"), ("", "2"), ("", "2"), ("", "1"), ("", "1"), ("", "2"), ("", "1"), ("соседка / Пример", ""),
)  # fmt: skip


@pytest.fixture
def held_seat(seat: Seat) -> Seat:
    """A window on a vault that has a case in a fictitious country, and a rule of it."""
    seat.settle()
    cases.new_case(seat.desk, "Пример", country="XX")
    row = time_limits.blank(seat.desk, "XX")
    seat.desk.save(None, replace(row, what="judge", hours=48, status="seed", valid_from=UncertainDate("2019")))
    seat.heart.rest()
    return seat


def panel(seat: Seat) -> DetentionPanel:
    found = seat.window.overlay.panel
    assert isinstance(found, DetentionPanel)
    return found


def opened(seat: Seat) -> DetentionPanel:
    """The screen, once it has what it begins with."""
    seat.press("Ctrl+Shift+D")
    seat.wait(lambda: bool(seat.window.overlay.panel and seat.window.overlay.panel.typed.get("pseudonym")))
    return panel(seat)


def clock_of(seat: Seat) -> ClockCard:
    return next(one for one in seat.shell.findChildren(ClockCard) if one.isVisible())


def test_the_whole_story_by_keys_alone_ends_in_a_case_with_a_clock_and_its_tasks(
    held_seat: Seat, caplog: pytest.LogCaptureFixture
) -> None:
    seat, keys = held_seat, 1
    with caplog.at_level(logging.DEBUG):
        word = opened(seat).typed["pseudonym"]
        for text, digits in STORY:
            seat.type(text)
            for digit in digits:
                seat.press(digit)
            seat.press("Enter")
            keys += len(digits) + 1
        assert seat.focus() is panel(seat).done_button
        seat.press("Ctrl+Return")
        keys += 1
        seat.settle()
        seat.wait(lambda: any(one.isVisible() for one in seat.shell.findChildren(ClockCard)))
    assert keys <= MOST_KEYS
    (one,), (person,) = seat.desk.all(Detention), seat.desk.all(Person)
    case = next(case for case in seat.desk.all(Case) if case.scope == one.scope)
    assert (case.country, person.pseudonym, person.gender, person.age_band) == ("XX", word, "female", "25_34")
    assert (one.place, one.size_said, one.article_said) == ("отдел № 0 / Пример", "large", "268")
    assert (one.weight.text if one.weight else "", one.lawyer, one.interpreter) == ("0.8 g", "no", "not_needed")
    assert (one.withdrawal, one.treatments, one.treatment_given) == ("yes", ("ost",), "no")
    assert (one.children_home, one.children_words) == ("yes", "соседка / Пример")
    assert len(seat.desk.all(Task)) == 5
    clock = clock_of(seat)
    assert clock.held.text()
    assert clock.rule.isVisible(), "a rule that is to be confirmed is no rule confirmed"
    assert len(clock.due) == 1
    seat.wait(lambda: cut_off(seat.window) == [])
    assert nameless(seat.window) == []
    assert case.title not in seat.shell.windowTitle()
    for told in ("268", "амфетамин", "соседка", word, case.code):
        assert told not in caplog.text
        assert told not in seat.shell.windowTitle()


def test_the_clock_ticks_without_taking_the_focus_and_ends_when_the_person_is_free(held_seat: Seat) -> None:
    seat = held_seat
    opened(seat)
    seat.type("час назад")
    seat.press("Ctrl+Return")
    seat.settle()
    seat.wait(lambda: any(one.isVisible() for one in seat.shell.findChildren(ClockCard)))
    clock = clock_of(seat)
    before = clock.held.text()
    seat.wait(lambda: "place" in seat.page.workspace.tab.part.form.fields)
    seat.page.workspace.tab.part.form.fields["place"].setFocus()
    focus = seat.focus()
    assert clock.detention is not None
    earlier = clock.detention.since
    assert earlier is not None
    clock.detention = replace(clock.detention, since=Instant(earlier.milliseconds - 60_000, earlier.offset))
    clock.tick()
    assert clock.held.text() != before
    assert seat.focus() is focus
    clock.free_button.click()
    seat.settle()
    assert seat.desk.all(Detention)[0].until is not None
    seat.wait(lambda: not clock.free_button.isVisible())
    assert clock.due == []


def test_who_is_held_stands_at_the_very_top_of_today_until_free(held_seat: Seat) -> None:
    seat = held_seat
    opened(seat)
    seat.type("2 часа назад")
    seat.press("Ctrl+Return")
    seat.settle()
    seat.press("Ctrl+1")
    seat.settle()
    (line,) = [one for one in seat.shell.findChildren(HeldLine) if one.isVisible()]
    lowest = min(one.mapTo(seat.page, one.rect().topLeft()).y() for one in seat.page.cards.findChildren(HeldLine))
    assert lowest < 140
    assert "2" in line.text()
    line.setFocus()
    seat.press("Enter")
    seat.settle()
    seat.wait(lambda: any(one.isVisible() for one in seat.shell.findChildren(ClockCard)))
    (one,) = seat.desk.all(Detention)
    detaining.free(seat.desk, one, seat.desk.now())
    seat.heart.rest()
    seat.press("Ctrl+1")
    seat.settle()
    assert [one for one in seat.shell.findChildren(HeldLine) if one.isVisible()] == []


def test_an_impossible_and_a_future_hour_and_a_strange_weight_get_a_sentence_and_hold_nothing_up(
    held_seat: Seat,
) -> None:
    seat = held_seat
    shown = opened(seat)
    seat.type("25:00")
    assert shown.lines.fields["since"].fault
    seat.press("Ctrl+A")
    seat.type("завтра 10:00")
    assert shown.lines.fields["since"].fault
    shown.lines.fields["weight"].setFocus()
    seat.type("щепотка")
    assert shown.lines.fields["weight"].fault
    seat.press("Ctrl+Return")
    seat.settle()
    (one,) = seat.desk.all(Detention)
    assert seat.desk.draft_words_of(one.key) == {"since": "завтра 10:00", "weight": "щепотка"}
    form = seat.page.workspace.tab.part.form
    seat.wait(lambda: "weight" in form.fields)
    assert form.fields["since"].words() == "завтра 10:00"


def test_esc_keeps_every_line_and_the_same_keys_go_on_with_them(held_seat: Seat) -> None:
    seat = held_seat
    word = opened(seat).typed["pseudonym"]
    seat.type("14 вчера")
    seat.press("Enter", "Enter")
    seat.type("у рынка / Пример")
    seat.press("Esc")
    seat.settle()
    assert seat.desk.all(Detention) == ()
    shown = opened(seat)
    seat.settle()
    assert shown.lines.fields["place"].words() == "у рынка / Пример"
    assert shown.lines.fields["since"].words() == "14 вчера"
    assert shown.typed["pseudonym"] == word
    shown.throw_away()
    seat.settle()
    assert detained.begun(Look(seat.desk)) is None


def test_a_screen_in_which_nothing_was_written_makes_nothing_and_leaves_nothing(held_seat: Seat) -> None:
    seat = held_seat
    opened(seat)
    seat.press("Ctrl+Return")
    assert isinstance(seat.window.overlay.panel, DetentionPanel)
    seat.press("Esc")
    seat.settle()
    assert (len(seat.desk.all(Case)), seat.desk.unfinished()) == (1, ())


def test_opened_from_a_case_it_adds_to_that_case_and_knows_its_people(held_seat: Seat) -> None:
    seat = held_seat
    (case,) = seat.desk.all(Case)
    known = people.new_person(seat.desk, case.scope, pseudonym="Гранит")
    seat.heart.rest()
    seat.window.work.go("cases", case.key)
    seat.settle()
    shown = opened(seat)
    assert case.code in shown.into.text()
    seat.type("14 вчера")
    shown.lines.people.line.setFocus()
    seat.press("Ctrl+A")
    seat.type("Грани")
    seat.press("Enter")
    seat.press("Ctrl+Return")
    seat.settle()
    (one,) = seat.desk.all(Detention)
    assert (one.scope, one.person) == (case.scope, known.id)
    assert len(seat.desk.all(Case)) == 1


def test_it_opens_above_whatever_lies_there_and_gives_the_place_back(held_seat: Seat) -> None:
    seat = held_seat
    seat.press("Ctrl+N")
    seat.type("недописанная заметка / Пример")
    below = seat.window.overlay.panel
    opened(seat)
    seat.type("14 вчера")
    seat.press("Esc")
    seat.settle()
    assert seat.window.overlay.panel is below
    assert below.text == "недописанная заметка / Пример"


def test_there_is_no_line_for_a_name(held_seat: Seat) -> None:
    shown = opened(held_seat)
    assert not {"name", "phone", "address", "birth_date"} & {*shown.lines.fields, *shown.lines.rows}
    shown.lines.people.line.setFocus()
    held_seat.press("Ctrl+A")
    held_seat.type("Тимур Кольцов")
    held_seat.press("Ctrl+Return")
    held_seat.settle()
    assert all("Тимур" not in one.pseudonym for one in held_seat.desk.all(Person))
    assert held_seat.desk.drafts() == ()


@pytest.mark.parametrize("size", [(1366, 728), (1093, 560)], ids=["1366x768", "1093x600"])
def test_every_line_is_named_reached_by_tab_and_not_cut_off(held_seat: Seat, size: tuple[int, int]) -> None:
    seat = held_seat
    seat.shell.resize(*size)
    shown = opened(seat)
    for name in ("lawyer", "injured", "children_home"):
        shown.lines.rows[name].choose(0)
    shown.lines.rows["treatments"].choose(0)
    seat.settle()
    assert nameless(shown) == []
    assert cut_off(shown) == []
    assert outside(shown.lines) == []
    reached = tab_walk(shown)
    seat.heart.rest()
    assert [one.accessibleName() for one in stops(shown) if id(one) not in reached] == []
    seat.press("Ctrl+Shift+D")
    assert [type(one) for one in seat.window.overlay.panels] == [DetentionPanel]


class Longer:
    """Words a third longer than they are, as another language may need."""

    def __init__(self, plain: Words) -> None:
        self._plain, self.language = plain, plain.language

    def __call__(self, message: str) -> str:
        text = self._plain(message)
        return text + "ж" * (len(text) * 3 // 10) if text and "{" not in text else text

    def plural(self, one: str, many: str, number: int) -> str:
        """The plain plural."""
        return self._plain.plural(one, many, number)


def test_no_word_is_cut_off_where_it_is_a_third_longer(held_seat: Seat) -> None:
    work = held_seat.window.work
    work.words = Longer(work.words)
    shown = opened(held_seat)
    held_seat.settle()
    assert any("жжж" in one.text() for one in shown.findChildren(QLabel)), "the control: they are longer indeed"
    assert cut_off(shown) == []
    shown.show_memo()
    held_seat.settle()
    assert cut_off(held_seat.window.overlay.panel) == []


def test_nobody_asked_for_consent_is_said_on_the_screen_itself(held_seat: Seat) -> None:
    shown = opened(held_seat)
    said = held_seat.window.work.words("Nobody was asked for consent yet: nothing of this leaves the vault.")
    assert said in [one.text() for one in shown.findChildren(QLabel)]
