"""Since when somebody is held, as people say it: understood as meant, or a sentence says why not."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as some

from fieldcase.model.typed import Unreadable, read_since
from fieldcase.model.values import Instant

ZONE = timezone(timedelta(hours=6))
# A Friday.
NOW = Instant(int(datetime(2026, 11, 27, 16, 20, tzinfo=ZONE).timestamp() * 1000), 360)


def at(moment: Instant) -> str:
    """The day and the minute where it was."""
    zone = timezone(timedelta(minutes=moment.offset))
    return f"{datetime.fromtimestamp(moment.milliseconds / 1000, zone):%Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("typed", "meant", "about"),
    [
        ("14:00", "2026-11-27 14:00", False), ("14.30", "2026-11-27 14:30", False), ("14", "2026-11-27 14:00", False),
        ("в 14", "2026-11-27 14:00", False), ("14 ч", "2026-11-27 14:00", False),
        ("вчера 23:30", "2026-11-26 23:30", False), ("вчера в 10 вечера", "2026-11-26 22:00", False),
        ("позавчера около 7 утра", "2026-11-25 07:00", True), ("в 2 часа ночи", "2026-11-27 02:00", False),
        ("в 3 часа дня", "2026-11-27 15:00", False), ("около 14", "2026-11-27 14:00", True),
        ("~13", "2026-11-27 13:00", True), ("час назад", "2026-11-27 15:20", True),
        ("полчаса назад", "2026-11-27 15:50", True), ("два часа назад", "2026-11-27 14:20", True),
        ("1 ч 20 мин назад", "2026-11-27 15:00", True), ("20 минут назад", "2026-11-27 16:00", True),
        ("сейчас", "2026-11-27 16:20", False), ("27.11 14:10", "2026-11-27 14:10", False),
        ("14:00 5 марта", "2026-03-05 14:00", False), ("2026-11-26 12:00", "2026-11-26 12:00", False),
        ("yesterday at 23:30", "2026-11-26 23:30", False), ("at 2pm", "2026-11-27 14:00", False),
        ("an hour ago", "2026-11-27 15:20", True), ("half an hour ago", "2026-11-27 15:50", True),
        ("about 2 p.m.", "2026-11-27 14:00", True),
    ],
)  # fmt: skip
def test_an_hour_is_understood_as_people_say_it(typed: str, meant: str, about: bool) -> None:
    since = read_since(typed, NOW, "ru")
    assert (at(since.at), since.about) == (meant, about)


@pytest.mark.parametrize(
    ("typed", "because"),
    [
        ("23:30", "not come yet"), ("завтра 10:00", "still to come"), ("25:00", "no such hour"),
        ("14:75", "no such hour"), ("13 вечера", "no such hour"), ("вчера", "add the hour"),
        ("09.10", "a day or an hour"), ("ночью", "not understood"), ("абв", "not understood"), ("", "not understood"),
        ("в марте 14:00", "not understood"),
        ("1,5 часа назад", "not understood"), ("х" * 400, "not understood"),
    ],
)  # fmt: skip
def test_what_is_no_certain_hour_that_was_gets_a_sentence(typed: str, because: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_since(typed, NOW, "ru")
    assert because in refused.value.sentence


@given(some.integers(-12 * 60, 14 * 60), some.integers(0, 4_000_000_000_000), some.integers(0, 24 * 60 - 1))
def test_an_hour_alone_is_of_today_wherever_the_person_is(offset: int, milliseconds: int, minute: int) -> None:
    now = Instant(milliseconds, offset)
    typed = f"{minute // 60:02}:{minute % 60:02}"
    if at(now)[11:] < typed:
        with pytest.raises(Unreadable, match="unreadable"):
            read_since(typed, now, "en")
        return
    since = read_since(typed, now, "en").at
    assert since.day == now.day
    assert since <= now
    assert at(since)[11:] == typed
