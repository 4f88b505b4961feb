"""The chronology: order by the day that is told, doubt in words, marks that lead to sources and exhibits."""

from __future__ import annotations

import pytest
from dossier.compose_reading import read, section, text_of
from dossier.compose_samples import act, appears, attack, detention, document, event, having, number, released, source
from hypothesis import given
from hypothesis import strategies as st

from fieldcase.dossier.blocks import Chronology, ChronologyRow
from fieldcase.dossier.compose.order import ordered
from fieldcase.model.case import Event
from fieldcase.model.ids import EventId
from fieldcase.rules.released import How, Release


def rows(release: Release) -> tuple[ChronologyRow, ...]:
    """The rows of the chronology."""
    (chronology,) = [block for block in section(document(release), "chronology") if isinstance(block, Chronology)]
    return chronology.rows


def told(release: Release) -> list[str]:
    """The days in the order in which they are told."""
    return [row.when for row in rows(release)]


def test_events_stand_in_the_order_of_their_days() -> None:
    days = ["2019-12/..", "2020-02~", "2019-12-04", "../2019-11-25", "2019-11-25", "2019-11-25/..", "2019-12"]
    release = released([event(place, day) for place, day in enumerate(days, start=1)])
    assert told(release) == [
        "before 25 November 2019", "25 November 2019", "after 25 November 2019", "December 2019", "4 December 2019",
        "after December 2019", "about February 2020",
    ]  # fmt: skip


def test_an_event_without_a_day_comes_last_and_says_so() -> None:
    release = released([event(1, ""), event(2, "2031-01-01")])
    assert told(release) == ["1 January 2031", "date not stated"]
    assert told(having(release, language="ru")) == ["1 января 2031", "дата не указана"]


def test_a_coarse_day_is_told_as_a_month_and_a_sentence_says_why() -> None:
    exact = attack()
    coarse = having(exact, coarse=frozenset({number(12)}))
    assert told(exact)[1] == "4 December 2019"
    assert told(coarse)[1] == "December 2019"
    sentence = "only the month is told"
    assert sentence in read(section(document(coarse), "chronology"))
    assert sentence not in read(section(document(exact), "chronology"))


@pytest.mark.parametrize("day", ["2019-12-01", "2019-12-04", "2019-12-20", "2019-12-31"])
def test_a_coarse_day_cannot_be_read_off_its_neighbours(day: str) -> None:
    events = [event(1, "2019-12-02"), event(2, "2019-12-15"), event(3, day)]
    assert told(released(events, coarse=frozenset({number(3)}))) == [
        "December 2019", "2 December 2019", "15 December 2019",
    ]  # fmt: skip


def test_a_coarse_open_side_stays_true() -> None:
    release = released([event(1, "2019-11-25/..")], coarse=frozenset({number(1)}))
    assert told(release) == ["in or after November 2019"]


def test_an_acts_heading_tells_its_events_day_no_closer() -> None:
    release = having(attack(), coarse=frozenset({number(12)}))
    assert "4 December" not in read(section(document(release), "acts"))
    assert "4 December" in read(section(document(attack()), "acts"))


def test_a_row_says_kind_who_acted_whom_it_is_about_and_where() -> None:
    (row,) = rows(detention())
    assert "задержание." in text_of(row.details)
    assert "сотрудник милиции." in text_of(row.details)
    assert "Рябина." in text_of(row.details)
    assert "город Тополёвка." in text_of(row.details)


def test_whoever_acted_is_not_named_a_second_time_among_the_people() -> None:
    details = text_of(rows(attack())[1].details)
    assert "Who acted: a journalist of a newspaper. People: Aspen." in details
    assert details.count("journalist") == 1


def test_nobody_stands_under_people_who_is_not_told_of() -> None:
    release = attack(people=dict([appears(1, How.WITHHELD, ""), appears(2, How.DESCRIPTION, "a journalist")]))
    assert "Aspen" not in read(document(release).blocks)
    assert "People:" not in text_of(rows(release)[0].details)
    assert "People: Aspen." in text_of(rows(attack())[0].details)


def test_a_disputed_event_bears_its_mark_in_bold() -> None:
    marked = [run for run in rows(attack())[1].details if run.bold]
    assert [run.text for run in marked] == ["Disputed: "]
    assert not [run for run in rows(attack())[0].details if run.bold]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"kind": "press_attack"}, "Kind of event: attack in the press."),
        ({"kind": "other", "kind_as_written": "shaming"}, "Kind as written in the source: shaming."),
        ({"kind": "other"}, ""),
        ({"country": "KZ"}, "Country: Kazakhstan."),
        ({"country": "KG"}, ""),
        ({"place": "Poplar Town"}, "Place: Poplar Town."),
        ({"medium": "print"}, "Medium: print."),
    ],
)
def test_only_what_is_known_and_not_said_already_is_in_the_details(values: dict[str, str], said: str) -> None:
    (row,) = rows(released([event(1, "2019", **values)]))
    assert text_of(row.details) == said


def test_sources_and_exhibits_stand_as_links_each_once() -> None:
    row = rows(attack())[1]
    assert [(run.text, run.target) for run in row.sources if run.target] == [
        ("[S1]", "source-1"), ("[A01]", "exhibit-1"),
    ]  # fmt: skip
    twice = released([event(1, "2019", sources=(number(31), number(31))), source(31, title="x")])
    assert text_of(rows(twice)[0].sources) == "[S1]"


def test_a_source_that_is_not_in_the_release_leaves_no_mark() -> None:
    (row,) = rows(released([event(1, "2019", sources=(number(99),), evidence=(number(98),))]))
    assert row.sources == ()


def test_a_text_of_several_lines_stands_in_one() -> None:
    (row,) = rows(released([event(1, "2019", "First.\nSecond.\r\n\tThird.")]))
    assert text_of(row.what) == "First. Second. Third."


def test_an_event_with_no_words_left_is_told_by_its_kind() -> None:
    (row,) = rows(released([event(1, "2019", "", kind="press_attack")]))
    assert text_of(row.what) == "attack in the press"


@given(
    days=st.lists(st.sampled_from(["", "2019", "2019-12", "2019-12-04", "2019-12-04/..", "../2019-12-04", "2019-24"])),
    coarse=st.sets(st.integers(1, 10)),
)
def test_the_told_days_never_go_backwards(days: list[str], coarse: set[int]) -> None:
    events = [event(place, day) for place, day in enumerate(days, start=1)]
    release = released(events, coarse=frozenset(number(one) for one in coarse))
    placed = ordered(release).events
    assert sorted(one.key for one in placed) == [one.key for one in events]
    begins = [_begins(one, one.key in release.coarse) for one in placed]
    assert begins == sorted(begins)


def _begins(one: Event, coarse: bool) -> int:
    """The first day on which it can have happened, as far as that is told."""
    if one.date is None:
        return 10**8
    when = one.date.coarse() if coarse else one.date
    return when.last if when.text.endswith("/..") and not coarse else when.first


def test_acts_are_numbered_in_the_order_of_their_events() -> None:
    release = released([event(1, "2020"), event(2, "2019"), act(3, event=number(1)), act(4, event=number(2)), act(5)])
    numbers = ordered(release).acts
    assert {key[-1]: place for key, place in numbers.items()} == {4: 1, 3: 2, 5: 3}
    assert EventId(number(2)) == ordered(release).events[0].id
