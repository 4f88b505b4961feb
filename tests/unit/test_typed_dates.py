"""Dates as people type them, in both languages: every form understood, every date given back as it was."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcase.i18n import LANGUAGES
from fieldcase.model.dates import NotADate, UncertainDate
from fieldcase.model.typed import Unreadable, edited_date, read_date

# A Thursday.
TODAY = date(2026, 11, 26)
READ = [
    ("05.03.2026", "2026-03-05"),
    ("5.3.26", "2026-03-05"),
    ("5.3.87", "1987-03-05"),
    ("5.3.26?", "2026-03-05?"),
    ("05/03/2026", "2026-03-05"),
    ("05-03-2026", "2026-03-05"),
    ("2026-03-05", "2026-03-05"),
    ("2026-3-5", "2026-03-05"),
    ("2019-11-25/..", "2019-11-25/.."),
    ("  2019-12~ ", "2019-12~"),
    ("5 марта 2026", "2026-03-05"),
    ("5-го марта 2026 г.", "2026-03-05"),
    ("5 March 2026", "2026-03-05"),
    ("March 5, 2026", "2026-03-05"),
    ("the 5th of March 2026", "2026-03-05"),
    ("март 2026", "2026-03"),
    ("Март 2026 года", "2026-03"),
    ("в марте 2026", "2026-03"),
    ("in March 2026", "2026-03"),
    ("03.2026", "2026-03"),
    ("2026", "2026"),
    ("2019 год", "2019"),
    ("весна 2020", "2020-21"),
    ("весной 2020", "2020-21"),
    ("spring 2020", "2020-21"),
    ("зима 2019–2020", "2019-24"),
    ("winter 2019-20", "2019-24"),
    ("2010-е годы", "201X"),
    ("the 2010s", "201X"),
    ("до 05.03.2026", "../2026-03-05"),
    ("не позднее марта 2020", "../2020-03"),
    ("before 5 March 2026", "../2026-03-05"),
    ("после 05.03.2026", "2026-03-05/.."),
    ("после весны 2020", "2020-21/.."),
    ("after March 2026", "2026-03/.."),
    ("с 1 мая 2020", "2020-05-01/.."),
    ("с 1 мая по 3 июня 2020", "2020-05-01/2020-06-03"),
    ("со 2 по 3 июня 2020", "2020-06-02/2020-06-03"),
    ("from 1 May to 3 June 2020", "2020-05-01/2020-06-03"),
    ("между 1 и 3 мая 2020", "2020-05-01/2020-05-03"),
    ("01.05.2020-03.06.2020", "2020-05-01/2020-06-03"),
    ("01.05–03.06.2020", "2020-05-01/2020-06-03"),
    ("1–3 июня 2020", "2020-06-01/2020-06-03"),
    ("март – май 2020", "2020-03/2020-05"),
    ("2019–2020", "2019/2020"),
    ("с 20 декабря 2019 по 5 января", "2019-12-20/2020-01-05"),
    ("с 20 декабря по 5 января 2020", "2019-12-20/2020-01-05"),
    ("около 2019", "2019~"),
    ("примерно март 2020", "2020-03~"),
    ("about March 2020", "2020-03~"),
    ("2019?", "2019?"),
    ("возможно, март 2020", "2020-03?"),
    ("предположительно около 2019", "2019%"),
    ("до примерно 2019", "../2019~"),
    ("с примерно марта 2019 по май 2020?", "2019-03~/2020-05?"),
]
LAST = [
    ("сегодня", "2026-11-26"),
    ("вчера", "2026-11-25"),
    ("Позавчера", "2026-11-24"),
    ("today", "2026-11-26"),
    ("yesterday", "2026-11-25"),
    ("the day before yesterday", "2026-11-24"),
    ("в понедельник", "2026-11-23"),
    ("в прошлую среду", "2026-11-25"),
    ("в четверг", "2026-11-19"),
    ("on Friday", "2026-11-20"),
    ("до 05.03", "../2026-03-05"),
    ("до 05.12", "../2025-12-05"),
    ("5 марта", "2026-03-05"),
    ("27 ноября", "2025-11-27"),
    ("29.02", "2024-02-29"),
    ("в декабре", "2025-12"),
    ("в ноябре", "2026-11"),
    ("летом", "2026-22"),
    ("зимой", "2025-24"),
]
NEXT = [
    ("в понедельник", "2026-11-30"),
    ("в четверг", "2026-12-03"),
    ("завтра", "2026-11-27"),
    ("до 05.12", "../2026-12-05"),
    ("26.11", "2026-11-26"),
    ("25.11", "2027-11-25"),
    ("29.02", "2028-02-29"),
    ("вчера", "2026-11-25"),
]


@pytest.mark.parametrize(("text", "edtf"), READ)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_typed_is_understood_in_either_window(text: str, edtf: str, language: str) -> None:
    assert read_date(text, TODAY, language).text == edtf
    assert read_date(text, TODAY, language, ahead=True).text == edtf


@pytest.mark.parametrize(("text", "edtf"), LAST)
def test_without_a_year_it_is_the_last_such_day(text: str, edtf: str) -> None:
    assert read_date(text, TODAY, "ru").text == edtf


@pytest.mark.parametrize(("text", "edtf"), NEXT)
def test_what_is_still_to_come_is_the_next_such_day(text: str, edtf: str) -> None:
    assert read_date(text, TODAY, "ru", ahead=True).text == edtf


@pytest.mark.parametrize(
    "text", ["", " ", "давно", "май 20", "5", "зима 2019-22", "до", "с по", "?", "1/2/3/4", "20260305"]
)
def test_what_is_no_date_is_told_what_would_be_one(text: str) -> None:
    with pytest.raises(Unreadable) as told:
        read_date(text, TODAY, "ru")
    assert "05.03.2026" in told.value.sentence


@pytest.mark.parametrize("text", ["30.02.2026", "31 апреля", "до 45.03.2026", "01.02.2026–30.02.2026", "13/25/2026"])
def test_a_day_that_is_in_no_calendar_is_told_so(text: str) -> None:
    with pytest.raises(Unreadable, match="unreadable") as told:
        read_date(text, TODAY, "ru")
    assert "calendar" in told.value.sentence


def test_an_end_before_its_beginning_is_told_so() -> None:
    with pytest.raises(Unreadable) as told:
        read_date("03.06.2020-01.05.2020", TODAY, "en")
    assert "earlier" in told.value.sentence


def test_the_error_holds_no_word_of_what_was_typed() -> None:
    with pytest.raises(Unreadable) as told:
        read_date("дочь Айгуль (Пример)", TODAY, "ru")
    assert "Айгуль" not in f"{told.value!r} {told.value} {told.value.sentence}"


@pytest.mark.parametrize(
    ("edtf", "russian", "english"),
    [
        ("2026-03-05", "05.03.2026", "5 March 2026"),
        ("2026-03", "март 2026", "March 2026"),
        ("2026", "2026", "2026"),
        ("2020-21", "весна 2020", "spring 2020"),
        ("2019-24", "зима 2019–2020", "winter 2019–2020"),
        ("2020-23", "осень 2020", "autumn 2020"),
        ("201X", "2010-е", "2010s"),
        ("../2026-03-05", "до 05.03.2026", "before 5 March 2026"),
        ("../2026-03", "до марта 2026", "before March 2026"),
        ("2026-21/..", "после весны 2026", "after spring 2026"),
        ("2019~", "примерно 2019", "about 2019"),
        ("2019-03%", "примерно март 2019?", "about March 2019?"),
        ("../2019-03~", "до примерно март 2019", "before about March 2019"),
        ("2020-05-01/2020-06-03", "01.05.2020 – 03.06.2020", "1 May 2020 – 3 June 2020"),
        ("2019-24/2021-22", "зима 2019–2020 – лето 2021", "winter 2019–2020 – summer 2021"),
        ("2019-12-XX", "2019-12-XX", "2019-12-XX"),
        ("2019-11-25/", "2019-11-25/", "2019-11-25/"),
    ],
)
def test_a_date_is_shown_for_editing_as_people_write_it(edtf: str, russian: str, english: str) -> None:
    assert edited_date(UncertainDate(edtf), "ru") == russian
    assert edited_date(UncertainDate(edtf), "en") == english


days = st.dates(min_value=date(1, 1, 1), max_value=date(9998, 12, 31)).map(date.isoformat)
points = st.one_of(
    days,
    days.map(lambda day: day[:7]),
    days.map(lambda day: f"{day[:7]}-XX"),
    days.map(lambda day: day[:4]),
    days.map(lambda day: f"{day[:4]}-XX"),
    days.map(lambda day: f"{day[:3]}X"),
    days.map(lambda day: f"{day[:2]}XX"),
    st.builds("{:04}-{}".format, st.integers(1, 9998), st.sampled_from((21, 22, 23, 24))),
).flatmap(lambda point: st.sampled_from(("", "~", "?", "%")).map(point.__add__))
edtf_texts = st.one_of(
    points,
    st.tuples(points, st.sampled_from(("{}/..", "../{}", "{}/", "/{}"))).map(lambda pair: pair[1].format(pair[0])),
    st.tuples(points, points).map("/".join),
)


def _date(text: str) -> UncertainDate | None:
    try:
        return UncertainDate(text)
    except NotADate:
        return None


dates = edtf_texts.map(_date).filter(lambda when: when is not None)


@given(when=dates, language=st.sampled_from(LANGUAGES), today=st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_every_date_is_read_back_as_it_was_on_whatever_day(when: UncertainDate, language: str, today: date) -> None:
    assert read_date(edited_date(when, language), today, language) == when


@given(text=st.text(alphabet="0123456789.-/–~?% домартапясvbefor", max_size=24), today=st.dates(date(1990, 1, 1)))
def test_whatever_is_typed_is_a_date_or_unreadable(text: str, today: date) -> None:
    try:
        found = read_date(text, today, "ru")
    except Unreadable:
        return
    assert read_date(found.text, today, "ru") == found
