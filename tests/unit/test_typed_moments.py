"""When something happened, found in a sentence: what says a day is found, what only looks so is not."""

from __future__ import annotations

import time
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcase.i18n import LANGUAGES
from fieldcase.model.typed import Unreadable, edited_instant, read_date, read_instant, read_moment
from fieldcase.model.values import Instant

# A Thursday.
TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("sentence", "edtf", "hour"),
    [
        ("вчера 14:00", "2026-11-25", "14:00"),
        ("Вчера в 14:30 пришли двое в форме.", "2026-11-25", "14:30"),
        ("в 9:05 позавчера не пустили", "2026-11-24", "09:05"),
        ("звонила сестра, обыск был 05.03 утром", "2026-03-05", ""),
        ("забрали 5 марта 2026 г., вечером", "2026-03-05", ""),
        ("Обыск был 5 марта?", "2026-03-05", ""),
        ("в марте забрали", "2026-03", ""),
        ("летом отказали в программе", "2026-22", ""),
        ("держали с 1 мая по 3 июня 2020", "2020-05-01/2020-06-03", ""),
        ("с 1 по 3 июня", "2026-06-01/2026-06-03", ""),
        ("в 2019 году осудили", "2019", ""),
        ("за 2020–2021 годы", "2020/2021", ""),
        ("в понедельник в 9 часов", "2026-11-23", "09:00"),
        ("в прошлую пятницу", "2026-11-20", ""),
        ("на среду назначен суд", "2026-11-25", ""),
        ("около 5 марта", "2026-03-05~", ""),
        ("примерно в марте 2020", "2020-03~", ""),
        ("до 2019 г. жила там", "../2019", ""),
        ("штраф 30000 сом 12.11.2026 в 10:15", "2026-11-12", "10:15"),
        ("ждали 3 часа вчера", "2026-11-25", ""),
        ("ждали 3 часа, вчера в 15 часов ушли", "2026-11-25", "15:00"),
        ("yesterday at 2 pm two men came", "2026-11-25", "14:00"),
        ("they came on 5 March 2026 at 12:30 am", "2026-03-05", "00:30"),
        ("it began in May", "2026-05", ""),
        ("in 2019 the police", "2019", ""),
    ],
)
def test_a_day_and_an_hour_are_found_in_a_sentence(sentence: str, edtf: str, hour: str) -> None:
    for language in LANGUAGES:
        found = read_moment(sentence, TODAY, language)
        assert found is not None
        assert (found[0].text, found[1]) == (edtf, hour)


@pytest.mark.parametrize(
    "sentence",
    [
        "", "ничего", "изъяли 2000 сом", "требовали до 2000 сом", "изъяли 0.80 г", "весил 12.10 г", "до 12.10 мг",
        "he may come", "the march went on", "24/7 работает", "с 5 людьми", "в среде соседей", "в 14:00 приходили",
        "дом 12, квартира 2019", "телефон 0555 05 03 26", "адрес 192.168.05.03", "30.02.2026",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_day_is_left_alone(sentence: str) -> None:
    assert read_moment(sentence, TODAY, "ru") is None


def test_an_impossible_day_does_not_hide_the_one_behind_it() -> None:
    found = read_moment("не 30.02.2026, а вчера", TODAY, "ru")
    assert found is not None
    assert found[0].text == "2026-11-25"


@pytest.mark.parametrize("again", ["до ", "в ", "около ", "с 1 по ", "1 - ", "12.10.", "слово ", " мая", "1"])
def test_a_page_of_anything_is_read_through_at_once(again: str) -> None:
    began = time.process_time()
    read_moment(again * 20_000, TODAY, "ru")
    with pytest.raises(Unreadable):
        read_date(again * 20_000, TODAY, "ru")
    assert time.process_time() - began < 2


@given(before=st.text(max_size=30), behind=st.text(max_size=30))
def test_any_sentence_is_read_without_an_error(before: str, behind: str) -> None:
    read_moment(f"{before} вчера {behind}", TODAY, "ru")
    assert read_moment("вчера", TODAY, "ru") is not None


@pytest.mark.parametrize(
    ("text", "language", "iso"),
    [
        ("5 марта 2026, 14:00", "ru", "2026-03-05T14:00"),
        ("05.03.2026 в 9 часов", "ru", "2026-03-05T09:00"),
        ("вчера 14:30", "ru", "2026-11-25T14:30"),
        ("14:30", "ru", "2026-11-26T14:30"),
        ("5 March 2026, 2 pm", "en", "2026-03-05T14:00"),
        ("yesterday 09:05", "en", "2026-11-25T09:05"),
    ],
)
def test_a_day_and_an_hour_are_a_moment_where_the_person_is(text: str, language: str, iso: str) -> None:
    there = datetime.fromisoformat(iso).replace(tzinfo=timezone(timedelta(hours=6)))
    assert read_instant(text, TODAY, 360, language) == Instant(int(there.timestamp() * 1000), 360)


@pytest.mark.parametrize("text", ["5 марта 2026", "март 2026, 14:00", "около 5 марта 2026, 14:00", "когда-то", "2026"])
def test_a_moment_that_nobody_can_know_is_not_made_up(text: str) -> None:
    with pytest.raises(Unreadable):
        read_instant(text, TODAY, 0, "ru")


@given(st.integers(-2_000_000_000, 4_000_000_000), st.integers(-720, 840), st.sampled_from(LANGUAGES))
def test_a_moment_that_is_typed_again_is_the_same_minute(seconds: int, offset: int, language: str) -> None:
    told = edited_instant(Instant(seconds * 1000, 0), offset, language)
    again = read_instant(told, TODAY, offset, language)
    assert 0 <= seconds * 1000 - again.milliseconds < 60_000
