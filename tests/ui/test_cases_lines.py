"""The lines of a drawn chronology: marks, gaps in plural forms, doubts in words, and one sentence for each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fieldcase.casework.storyline import Storyline, Told
from fieldcase.casework.tables import shipped
from fieldcase.i18n import words
from fieldcase.model.case import Event
from fieldcase.model.dates import UncertainDate
from fieldcase.model.ids import EventId, ScopeId
from ui.pages.case_lines import lines, mark
from ui.widgets.timeline import Line, Mark

SCOPE = ScopeId(b"scope of a case.")


def told(date: str = "2026-03-05", gap: int = 0, **values: str) -> Told:
    when = UncertainDate(date) if date else None
    plain = Event(id=EventId(b"id of one event."), scope=SCOPE, date=when, kind="search")
    event = replace(plain, **values)  # type: ignore[arg-type]
    return Told(event, ("Oriole",), ("Almanac",), ("Newspaper",), ("A01 · Photo",), gap)


def drawn(
    *dated: Told, undated: tuple[Told, ...] = (), begun: tuple[Told, ...] = (), language: str = "ru"
) -> tuple[Line, ...]:
    story = Storyline(dated, undated, begun, len(dated), (), (), ())
    return lines(story, shipped(), words(language))


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2026-03-05", Mark.CERTAIN),
        ("2026-03", Mark.UNCERTAIN),
        ("2026-03-05~", Mark.UNCERTAIN),
        ("../2026-03-05", Mark.UNCERTAIN),
        ("2026-03-05/..", Mark.UNCERTAIN),
        ("2026-03-05/2026-04-01", Mark.SPAN),
    ],
)
def test_the_mark_shows_how_sure_the_day_is(date: str, expected: Mark) -> None:
    assert mark(UncertainDate(date)) is expected


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (91, "3 месяца без записей"), (160, "5 месяцев без записей"), (640, "21 месяц без записей"),
        (800, "2 года без записей"), (1900, "5 лет без записей"),
    ],
)  # fmt: skip
def test_a_gap_is_said_in_the_right_plural_form(days: int, said: str) -> None:
    gap, event = drawn(told(gap=days))
    assert (gap.what, gap.mark, gap.key) == (said, Mark.GAP, b"")
    assert event.key


def test_a_disputed_event_says_so_in_words() -> None:
    (line,) = drawn(told(disputed="обыска не было"))
    assert line.disputed == "Оспаривается: обыска не было"
    assert line.disputed in line.spoken
    assert drawn(told())[0].disputed == ""


def test_a_line_is_one_whole_sentence_aloud() -> None:
    (line,) = drawn(told(what="A search.", place="Example Town"), language="en")
    assert line.spoken == (
        "5 March 2026. A search. search · who acted: Almanac · people: Oriole · Example Town. "
        "Sources: Newspaper. Evidence: A01 · Photo"
    )
    assert line.chips == ("Newspaper", "A01 · Photo")


def test_undated_and_begun_events_stand_under_their_headings() -> None:
    shown = drawn(told(), undated=(told("", what="когда-то"),), begun=(told("", what=""),))
    assert [line.what for line in shown] == [
        "ещё ничего не написано", "Без даты", "когда-то", "Начато и ещё не записано", "ещё ничего не написано",
    ]  # fmt: skip
