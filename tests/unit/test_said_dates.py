"""Dates as people say them, checked by hand in both languages, with every case form Russian asks for."""

from __future__ import annotations

import re
from datetime import date

import pytest
from babel.dates import get_month_names
from hypothesis import given
from hypothesis import strategies as st

from fieldcase.i18n import LANGUAGES, words
from fieldcase.model.dates import UncertainDate
from fieldcase.model.said import said_date

SAID = [
    ("2019-12-04", "4 December 2019", "4 декабря 2019"),
    ("2019-11-25/..", "after 25 November 2019", "после 25 ноября 2019"),
    ("../2026-03-05", "before 5 March 2026", "до 5 марта 2026"),
    ("2019-12", "December 2019", "декабрь 2019"),
    ("2019-12-XX", "December 2019", "декабрь 2019"),
    ("2020-02~", "about February 2020", "около февраля 2020"),
    ("2020-02-10~", "about 10 February 2020", "около 10 февраля 2020"),
    ("2020-02?", "possibly February 2020", "предположительно февраль 2020"),
    ("2020-02%", "possibly about February 2020", "предположительно около февраля 2020"),
    ("2019-21", "spring 2019", "весна 2019"),
    ("2019-22", "summer 2019", "лето 2019"),
    ("2019-23", "autumn 2019", "осень 2019"),
    ("2019-24", "winter 2019–2020", "зима 2019–2020"),
    ("2019-23~", "about autumn 2019", "около осени 2019"),
    ("2019-23/..", "after autumn 2019", "после осени 2019"),
    ("../2019-21", "before spring 2019", "до весны 2019"),
    ("2019", "2019", "2019 год"),
    ("2019-XX", "2019", "2019 год"),
    ("2019-XX-XX", "2019", "2019 год"),
    ("2019~", "about 2019", "около 2019 года"),
    ("2019/..", "after 2019", "после 2019 года"),
    ("../2019", "before 2019", "до 2019 года"),
    ("201X", "the 2010s", "2010-е годы"),
    ("201X~", "about the 2010s", "около 2010-х годов"),
    ("../199X", "before the 1990s", "до 1990-х годов"),
    ("20XX", "2000–2099", "2000–2099 годы"),
    ("2019-12/..", "after December 2019", "после декабря 2019"),
    ("../2019-05", "before May 2019", "до мая 2019"),
    ("2019-11-25/2019-12-10", "from 25 November 2019 to 10 December 2019", "с 25 ноября 2019 по 10 декабря 2019"),
    ("2019-03/2019-12", "from March 2019 to December 2019", "с марта 2019 по декабрь 2019"),
    ("2019-21/2020-21", "from spring 2019 to spring 2020", "с весны 2019 по весну 2020"),
    ("2018-24/2019-23", "from winter 2018–2019 to autumn 2019", "с зимы 2018–2019 по осень 2019"),
    ("2017/2019", "from 2017 to 2019", "с 2017 года по 2019 год"),
    ("199X/201X", "from the 1990s to the 2010s", "с 1990-х годов по 2010-е годы"),
    ("2019-11-02/2019-11-05", "from 2 November 2019 to 5 November 2019", "со 2 ноября 2019 по 5 ноября 2019"),
    ("2019-11-22/2019-11-25", "from 22 November 2019 to 25 November 2019", "с 22 ноября 2019 по 25 ноября 2019"),
    (
        "2019-12~/2020-03-05",
        "from December 2019 (approximately) to 5 March 2020",
        "с декабря 2019 (приблизительно) по 5 марта 2020",
    ),
    ("2019-11-25?/..", "after 25 November 2019 (uncertain)", "после 25 ноября 2019 (предположительно)"),
    (
        "../2019-11-25%",
        "before 25 November 2019 (approximate and uncertain)",
        "до 25 ноября 2019 (приблизительно и предположительно)",
    ),
    ("2019-11-25/", "from 25 November 2019, end not known", "с 25 ноября 2019, окончание неизвестно"),
    ("/2019-11-25", "until 25 November 2019, beginning not known", "не позднее 25 ноября 2019, начало неизвестно"),
]
COARSE = [
    ("2019-12-04", "December 2019", "декабрь 2019"),
    ("2019-12-04~", "about December 2019", "около декабря 2019"),
    # "after November" would be untrue of 28 November.
    ("2019-11-25/..", "in or after November 2019", "не ранее ноября 2019"),
    ("../2026-03-05", "in or before March 2026", "не позднее марта 2026"),
    ("2019-11-25/2019-12-10", "from November 2019 to December 2019", "с ноября 2019 по декабрь 2019"),
    ("2019-12-04/2019-12-10", "December 2019", "декабрь 2019"),
    ("2019-23", "autumn 2019", "осень 2019"),
    ("2019", "2019", "2019 год"),
]


@pytest.mark.parametrize(("text", "english", "russian"), SAID)
def test_a_date_is_said_as_people_say_it(text: str, english: str, russian: str) -> None:
    assert said_date(UncertainDate(text), words("en")) == english
    assert said_date(UncertainDate(text), words("ru")) == russian


@pytest.mark.parametrize(("text", "english", "russian"), COARSE)
def test_a_coarse_date_tells_the_month_and_stays_true(text: str, english: str, russian: str) -> None:
    assert said_date(UncertainDate(text), words("en"), coarse=True) == english
    assert said_date(UncertainDate(text), words("ru"), coarse=True) == russian


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_has_its_own_form_alone_and_beside_a_day(month: int) -> None:
    genitive = get_month_names("wide", "format", "ru")[month]
    alone = get_month_names("wide", "stand-alone", "ru")[month]
    assert said_date(UncertainDate(f"2019-{month:02}-09"), words("ru")) == f"9 {genitive} 2019"
    assert said_date(UncertainDate(f"2019-{month:02}/.."), words("ru")) == f"после {genitive} 2019"
    assert said_date(UncertainDate(f"2019-{month:02}"), words("ru")) == f"{alone} 2019"
    assert genitive != alone


days = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)).map(date.isoformat)
points = st.one_of(
    days,
    days.map(lambda day: day[:7]),
    days.map(lambda day: day[:4]),
    st.builds("{}-{}".format, st.integers(1900, 2100), st.sampled_from((21, 22, 23, 24))),
).flatmap(lambda point: st.sampled_from(("", "~", "?", "%")).map(point.__add__))
edtf = st.one_of(
    points,
    points.map("{}/..".format),
    points.map("../{}".format),
    st.lists(points, min_size=2, max_size=2).map(lambda pair: "/".join(sorted(pair))),
).filter(lambda text: _is_a_date(text))


def _is_a_date(text: str) -> bool:
    try:
        UncertainDate(text)
    except ValueError:
        return False
    return True


@given(text=edtf, language=st.sampled_from(LANGUAGES))
def test_every_date_can_be_said_and_names_its_year(text: str, language: str) -> None:
    said = said_date(UncertainDate(text), words(language))
    assert said.strip() == said
    assert not set("/~%{}X") & set(said)
    assert all(year in said for year in re.findall(r"\d{4}", text))


@given(day=days, side=st.sampled_from(("{}", "{}~", "{}/..", "../{}", "{0}/{0}")), language=st.sampled_from(LANGUAGES))
def test_a_coarse_date_never_tells_the_day(day: str, side: str, language: str) -> None:
    said = said_date(UncertainDate(side.format(day)), words(language), coarse=True)
    assert str(int(day[8:])) not in re.findall(r"\d+", said)
    assert str(int(day[8:])) in re.findall(r"\d+", said_date(UncertainDate(side.format(day)), words(language)))


@given(text=edtf, language=st.sampled_from(LANGUAGES))
def test_a_date_made_coarse_beforehand_is_said_the_same(text: str, language: str) -> None:
    when = UncertainDate(text)
    assert said_date(when.coarse(), words(language), coarse=True) == said_date(when, words(language), coarse=True)
