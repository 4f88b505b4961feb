"""The chronology as the screen reads it: the dossier's order, gaps that are no filter's, and nothing begun is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fieldcase.casework import people
from fieldcase.casework.cases import new_case
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.casework.storyline import Narrowed, Storyline, storyline
from fieldcase.dossier.compose.order import _by_day
from fieldcase.i18n import words
from fieldcase.model.case import Act, Case, Event, Source
from fieldcase.model.dates import UncertainDate
from fieldcase.model.ids import ActId, EventId, SourceId

EVERYTHING = Narrowed()


@pytest.fixture
def case(desk: Desk) -> Case:
    return new_case(desk, "Example / Пример")


def event(desk: Desk, case: Case, date: str, what: str, **values: object) -> Event:
    when = UncertainDate(date) if date else None
    plain = Event(id=EventId(desk.new_id()), scope=case.scope, date=when, what=what)
    made = replace(plain, **values)  # type: ignore[arg-type]
    desk.save(None, made)
    return made


def told(desk: Desk, case: Case, narrowed: Narrowed = EVERYTHING) -> Storyline:
    return storyline(Look(desk), case.scope, narrowed, words("en"))


def names(story: Storyline) -> list[str]:
    return [one.event.what for one in (*story.dated, *story.undated)]


def test_on_one_day_before_comes_first_after_last_and_the_undated_behind_all(desk: Desk, case: Case) -> None:
    event(desk, case, "2026-03-05/..", "after")
    event(desk, case, "", "undated")
    event(desk, case, "2026-03-05", "second", day_order=2)
    event(desk, case, "2026-03-05", "first", day_order=1)
    event(desk, case, "../2026-03-05", "before")
    event(desk, case, "2026-02", "february")
    assert names(told(desk, case)) == ["february", "before", "first", "second", "after", "undated"]


def test_the_order_is_that_of_the_dossier(desk: Desk, case: Case) -> None:
    days = (
        "2026-03-05/..",
        "2026-03-05",
        "../2026-03-05",
        "2026-03",
        "2026-03-04/2026-03-07",
        "2026-21",
        "2026-03-05~",
    )
    for day in (*days, *reversed(days), ""):
        event(desk, case, day, day)
    gathered = desk.all(Event, case.scope)
    printed = sorted(gathered, key=lambda one: _by_day(one, False))
    assert [one.event.date for one in told(desk, case).dated] == [one.date for one in printed if one.date]
    assert told(desk, case).total == len(printed)


def test_a_gap_is_told_from_the_end_of_what_came_before(desk: Desk, case: Case) -> None:
    event(desk, case, "2019-01-01/2019-12-31", "a whole year")
    event(desk, case, "2019-02-01", "within it")
    event(desk, case, "2020-03-30", "ninety days after")
    event(desk, case, "2020-06-29", "ninety-one days after")
    assert [one.gap for one in told(desk, case).dated] == [0, 0, 0, 91]


def test_a_filter_makes_no_gap(desk: Desk, case: Case) -> None:
    event(desk, case, "2019-01-01", "letter one")
    event(desk, case, "2019-03-01", "a call")
    event(desk, case, "2019-05-01", "letter two")
    narrowed = told(desk, case, Narrowed(words="letter"))
    assert names(narrowed) == ["letter one", "letter two"]
    assert [one.gap for one in narrowed.dated] == [0, 0]
    assert narrowed.total == 3


def test_a_person_is_found_as_spoken_of_and_as_acting(desk: Desk, case: Case) -> None:
    who = people.new_person(desk, case.scope, "perpetrator", "Almanac")
    event(desk, case, "2026-01-01", "acted", actors=(who.id,))
    event(desk, case, "2026-01-02", "spoken of", people=(who.id,))
    event(desk, case, "2026-01-03", "neither")
    story = told(desk, case, Narrowed(person=who.id))
    assert names(story) == ["acted", "spoken of"]
    assert story.persons == ((who.id, "Almanac"),)
    assert story.dated[0].actors == ("Almanac",)


def test_a_norm_is_found_through_the_acts_of_the_event(desk: Desk, case: Case) -> None:
    against = event(desk, case, "2026-01-01", "with an act")
    event(desk, case, "2026-01-02", "without")
    desk.save(None, Act(id=ActId(desk.new_id()), scope=case.scope, event=against.id, norms=("cedaw:5",)))
    assert told(desk, case).norms == ("cedaw:5",)
    assert names(told(desk, case, Narrowed(norm="cedaw:5"))) == ["with an act"]
    assert names(told(desk, case, Narrowed(norm="cedaw:2"))) == []


def test_a_kind_and_words_narrow_together(desk: Desk, case: Case) -> None:
    event(desk, case, "2026-01-01", "a letter comes", kind="letter")
    event(desk, case, "2026-01-02", "a letter is read", kind="meeting")
    assert names(told(desk, case, Narrowed(kind="letter", words="lett"))) == ["a letter comes"]


def test_sources_stand_beside_their_event_and_those_in_the_bin_do_not(desk: Desk, case: Case) -> None:
    kept, binned = (Source(id=SourceId(desk.new_id()), scope=case.scope, title=title) for title in ("Kept", "Binned"))
    for source in (kept, binned):
        desk.save(None, source)
    event(desk, case, "2026-01-01", "known", sources=(kept.id, binned.id))
    assert told(desk, case).dated[0].sources == ("Kept", "Binned")
    desk.hide(binned)
    assert told(desk, case).dated[0].sources == ("Kept",)


def test_another_cases_events_are_not_told(desk: Desk, case: Case) -> None:
    other = new_case(desk, "Example / Пример 2")
    event(desk, other, "2026-01-01", "elsewhere")
    event(desk, case, "2026-01-01", "here")
    assert names(told(desk, case)) == ["here"]


def test_what_was_begun_and_never_entered_is_told_apart(desk: Desk, case: Case) -> None:
    blank = Event(id=EventId(desk.new_id()), scope=case.scope)
    desk.begin(blank)
    desk.draft(blank, "what", "half a sentence")
    story = told(desk, case)
    assert [one.event.what for one in story.unfinished] == ["half a sentence"]
    assert (story.total, names(story)) == (0, [])
    assert told(desk, case, Narrowed(words="half")).unfinished == ()
