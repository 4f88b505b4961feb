"""Numbers, texts, truths and moments: how one becomes another, and how they are compared."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from forms.expressions import EAST, context, text, value
from hypothesis import given
from hypothesis import strategies as st

from fieldcase.forms.tree import Node
from fieldcase.forms.xpath import Context, compile_expression
from fieldcase.forms.xpath.moments import Moment, from_days, read_clock, read_moment, stamp
from fieldcase.forms.xpath.values import number_text, text_number, to_number, to_text, to_truth

NUMBERS = st.floats(allow_nan=False, allow_infinity=False)


@given(NUMBERS.filter(lambda number: number == 0 or abs(number) >= 1e-12))
def test_a_number_is_told_with_digits_alone_and_read_back_as_it_was(number: float) -> None:
    told = number_text(number)
    assert set(told) <= set("-.0123456789")
    near_whole = abs(number - round(number)) < 1e-12
    assert text_number(told) == (float(round(number)) if near_whole else number)


@pytest.mark.parametrize(
    ("number", "told"),
    [(0.0, "0"), (-0.0, "0"), (1e-13, "0"), (3.0, "3"), (0.1 + 0.2, "0.30000000000000004"), (1e21, "1" + "0" * 21),
     (1.5e-7, "0.00000015"), (-2.5, "-2.5"), (12345678901.0, "12345678901"), (math.nan, "NaN"), (math.inf, "Infinity"),
     (-math.inf, "-Infinity"), (2.9999999999999996, "3")],
)  # fmt: skip
def test_a_number_is_told_so(number: float, told: str) -> None:
    assert number_text(number) == told


@pytest.mark.parametrize(
    ("said", "number"),
    [("12", 12.0), (" 12.50\n", 12.5), (".5", 0.5), ("5.", 5.0), ("-3", -3.0), ("1,5", 1.5), ("+3", None),
     ("1e3", None),
     ("0x1", None), ("1_0", None), ("", None), ("-", None), (".", None), ("- 3", None), ("١٢", None), ("inf", None),
     ("nan", None), ("1 2", None)],
)  # fmt: skip
def test_a_text_says_a_number_with_digits_alone(said: str, number: float | None) -> None:
    found = text_number(said)
    assert found == number if number is not None else found != found


@pytest.mark.parametrize(
    ("expression", "wanted"),
    [
        ("7 div 2", 3.5), ("7 mod 2", 1.0), ("-7 mod 2", -1.0), ("7 mod -2", 1.0), ("5 mod 1.5", 0.5),
        ("1 div 0", math.inf),
        ("-1 div 0", -math.inf), ("1 div -0", -math.inf), ("0 div 0", math.nan), ("5 mod 0", math.nan), ("--3", 3.0),
        ("---3", -3.0), ("2 + 3 * 4", 14.0), ("(2 + 3) * 4", 20.0), ("8 - 3 - 2", 3.0), ("16 div 4 div 2", 2.0),
        ("age + 1", 35.0), ("name + 1", math.nan), ("none + 1", math.nan), ("day + 1", 20514.0), ("-age", -34.0),
        ("(1 div 0) mod 2", math.nan), ("5 mod (1 div 0)", 5.0),
    ],
)  # fmt: skip
def test_arithmetic_never_fails(expression: str, wanted: float) -> None:
    given = value(expression)
    assert isinstance(given, float)
    assert given == wanted or (given != given and wanted != wanted)


@pytest.mark.parametrize(
    "expression",
    [
        "1 = 1.0", "0.1 + 0.2 = 0.3", "'1' = 1", "'a' != 'b'", "true() = 'x'", "true() != ''", "1 < 2", "'10' > '9'",
        "age = 34", "age = '34'", "34 = age", "not(age = '34.0')", "visit/count = 4", "visit/count != 4",
        "visit/count > 3",
        "4 <= visit/count", "not(5 < visit/count)", "visit/site = visit/site", "not(visit/site = name)",
        "visit = true()",
        "nowhere = ''", "nowhere != 'x'", "'' = nowhere", "not(nowhere = 'x')", "not(nowhere > 0)", "nowhere = none",
        "*/x = ''", "not(visit/* [. = 'q'] = '')", "nowhere = elsewhere", "not(visit/site = nowhere)",
        "not(*[false()] = '')", "not(*[false()] != 'x')", "not('' = id('q'))", "id('q') = false()",
        "day = date('2026-03-01')", "day < today()", "today() = '2026-03-08'", "'2026-03-07' < today()",
        "today() > '2026-03-07'", "not('soon' < today())", "date('2026-03-01') = day", "today() = date(now())",
        "day != today()", "now() >= today()", "today() + 1 > today()", "date('2026-03-02') - date('2026-03-01') = 1",
        "not(today() = 'soon')", "today() != 'soon'", "1 = 1 = true()", "3 > 2 > 0", "boolean(today())",
        "today() = today()",
        "visit[2]/count - 1 = 3", "'a' = 'a' and 'b' = 'b'", "1 or nonsense()", "not(0 and nonsense())", "day > 20000",
        "true() and 1 and 'x' and visit and not(0)", "false() or 0 or '' or visit[9] or visit",
    ],
)  # fmt: skip
def test_a_comparison_holds(expression: str) -> None:
    assert value(expression) is True
    assert value(f"not({expression})") is False


def typed(datatype: str, held: str) -> Context:
    """A context in which the question `age` has a type and an answer."""
    made = context()
    node = compile_expression("age").nodes(made)[0]
    node.datatype = datatype
    node.set_text(held)
    return made


@pytest.mark.parametrize(
    ("datatype", "held", "expression", "wanted"),
    [
        ("int", "0", "boolean(age)", False), ("int", "3", "boolean(age)", True), ("int", "", "boolean(age)", False),
        ("string", "", "boolean(age)", False), ("string", "0", "boolean(age)", True), ("", "", "boolean(age)", True),
        ("boolean", "false", "if(age, 1, 2)", 2.0), ("boolean", "true", "if(age, 1, 2)", 1.0),
        ("decimal", "5.0", "age = '5'", True), ("decimal", "5.0", "age != '5'", False),
        ("string", "5.0", "age = '5'", False),
        ("int", "5", "'5.0' = age", True), ("int", "", "age = ''", True), ("int", "34", "age = visit/count", False),
        ("int", "3", "age = visit/count", True), ("decimal", "3.0", "visit/count = age", True),
        ("date", "2026-03-02", "age - day", 1.0), ("string", "2026-03-02", "number(age - day) > 0", False),
        ("dateTime", "2026-03-02T23:30:00.000Z", "number(age)", 20515.0), ("int", "", "sum(age | visit[1]/count)", 3.0),
        ("int", "", "max(age, 2)", 2.0), ("int", "", "sum(age)", 0.0),
    ],
)  # fmt: skip
def test_a_question_counts_by_its_type(datatype: str, held: str, expression: str, wanted: object) -> None:
    given = compile_expression(expression)(typed(datatype, held))
    assert given == wanted
    assert type(given) is type(wanted)


def test_every_value_has_the_same_text_and_number_whichever_way_it_is_asked() -> None:
    here = context()
    for expression in ("age", "'34'", "34", "true()", "today()", "visit", "if(1, age, 2)", "nowhere"):
        compiled = compile_expression(expression)
        given = compiled(here)
        assert compiled.string(here) == to_text(given)
        assert compiled.boolean(here) == to_truth(given)
        number = compiled.number(here)
        assert number == to_number(given, here) or number != number


DAYS = st.dates(date(1900, 1, 1), date(2200, 1, 1))


@given(DAYS)
def test_a_day_is_read_back_from_its_text_and_from_its_number(day: date) -> None:
    read = read_moment(day.isoformat(), EAST)
    assert read is not None
    assert read.text == day.isoformat()
    assert float(read) == (day - date(1970, 1, 1)).days
    again = from_days(float(read), EAST, False)
    assert again is not None
    assert (again.text, again.timed) == (read.text, False)


@given(st.datetimes(datetime(1900, 1, 2), datetime(2200, 1, 1)), st.integers(-14 * 4, 14 * 4))
def test_an_instant_is_the_same_whatever_zone_it_is_told_in(instant: datetime, quarters: int) -> None:
    zone = timezone(timedelta(minutes=15 * quarters))
    exact = instant.replace(tzinfo=UTC, microsecond=instant.microsecond // 1000 * 1000)
    here, there = read_moment(stamp(exact), zone), read_moment(stamp(exact.astimezone(zone)), UTC)
    assert here is not None
    assert there is not None
    assert here.instant == there.instant == exact
    assert here.exact == there.exact
    assert 0 <= here.clock < 1


@pytest.mark.parametrize(
    "said", ["", "soon", "2026-13-01", "2026-02-30", "2026-03", "0000-01-01", "2026-03-01T", "2026-03-01T25:00",
             "2026-03-01T10:00:60", "2026-03-01T10:00+99:99:1", "9999-12-31T23:59-12:00", "2026-03-01 10:00"]
)  # fmt: skip
def test_a_text_that_says_no_moment_gives_none(said: str) -> None:
    assert read_moment(said, EAST) is None


def test_a_time_of_the_clock_is_a_part_of_the_day() -> None:
    day = date(2026, 3, 8)
    assert read_clock("06:00", EAST, day) == 0.25
    assert read_clock("06:00:00.000Z", EAST, day) == pytest.approx(11 / 24)
    assert read_clock("-01:00", EAST, day) is None
    assert read_moment("2026-03-01T06:00+0330", EAST) == read_moment("2026-03-01T06:00+03:30", EAST)


@pytest.mark.parametrize("number", ["1 div 0", "99999999999", "-99999999", "0 div 0"])
def test_a_number_beyond_the_calendar_is_no_day(number: str) -> None:
    assert text(f"date({number})") == ""
    assert text(f"date-time({number})") == ""


def test_the_day_of_a_session_is_the_one_it_began_and_the_hour_goes_on() -> None:
    here = context(began=date(2026, 3, 1))
    assert compile_expression("today()").string(here) == "2026-03-01"
    assert compile_expression("now()").string(here).startswith("2026-03-08T")


def test_names_of_days_and_months_follow_the_language() -> None:
    here = context()
    said = compile_expression("format-date(day, '%a %e %b')")
    assert said.string(here) == "Sun 1 Mar"
    here.language = "ru"
    assert said.string(here) == "вс 1 мар."
    here.language = "no such language"
    assert said.string(here) == "Sun 1 Mar"


def test_a_context_of_its_own_has_the_offset_of_its_world() -> None:
    here = context()
    bare = Context(Node(0), world=here.world)
    assert isinstance(compile_expression("now()")(bare), Moment)
    assert compile_expression("now()").string(bare) == "2026-03-08T04:30:15.250Z"
