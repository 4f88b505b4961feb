"""Answers, defaults and calculations in the one form of their type."""

from __future__ import annotations

import pytest
from forms.written import asking, noon, xform

from fieldcase.errors import AnswerNotTaken
from fieldcase.forms import definition, session
from fieldcase.forms.session import Session


def begun(text: str) -> Session:
    """An interview that has just begun."""
    return session.begin(definition.load(text), noon())


def value(interview: Session, ref: str) -> str:
    """The value at an address, whether or not it counts."""
    return interview.living.place(ref).value


@pytest.mark.parametrize(
    ("kind", "wrong", "right", "kept"),
    [
        ("int", "2.5", "+7", "7"),
        ("int", "3000000000", "-5", "-5"),
        ("decimal", "ten", "0.50", "0.5"),
        ("date", "2026-02-30", "2026-02-28", "2026-02-28"),
        ("dateTime", "2026-02-03 10:00", "2026-02-03T10:00:00.000+05:00", "2026-02-03T10:00:00.000+05:00"),
        ("time", "24:00", "23:59", "23:59"),
        ("geopoint", "north", "42.87 74.59 0 0", "42.87 74.59 0.0 0.0"),
        ("geoshape", "1 2; 3", "1 2 0 0; 3 4 0 0", "1 2 0 0; 3 4 0 0"),
        ("boolean", "perhaps", "true", "true"),
        ("string", "bell\x07", "любые слова", "любые слова"),
    ],
)
def test_an_answer_has_the_form_of_its_type_or_is_refused(kind: str, wrong: str, right: str, kept: str) -> None:
    interview = begun(xform("<q/>", [f'nodeset="/data/q" type="{kind}"'], asking("q")))
    before = interview.fingerprint()
    with pytest.raises(AnswerNotTaken):
        interview.answer("/data/q", wrong)
    assert interview.fingerprint() == before
    interview.answer("/data/q", right)
    assert value(interview, "/data/q") == kept
    interview.answer("/data/q", "")
    assert value(interview, "/data/q") == ""


def test_a_date_that_is_calculated_can_be_calculated_with() -> None:
    text = xform(
        "<born>2020-01-01</born><seen/><days/>",
        [
            'nodeset="/data/born" type="date"',
            "nodeset=\"/data/seen\" calculate=\"if(/data/born != '', /data/born, '')\"",
            'nodeset="/data/days" type="int" calculate="date(\'2020-03-01\') - /data/seen"',
        ],
        asking("born"),
    )
    interview = begun(text)
    assert value(interview, "/data/days") == "60"
    interview.answer("/data/born", "2020-02-29")
    assert value(interview, "/data/days") == "1"
    interview.undo()
    assert value(session.resume(interview.definition, interview.draft(), noon()), "/data/days") == "60"


@pytest.mark.parametrize(
    ("kind", "default", "kept"),
    [
        ("date", "1999-11-23T23:30:05", "1999-11-23"),
        ("geopoint", "42.8 74.5 0 0", "42.8 74.5 0.0 0.0"),
        ("int", "7.9", "7"),
        ("int", "seven", ""),
        ("string", " 7.9 ", "7.9"),
        ("decimal", "5", "5.0"),
        ("date", "1900-01-01 00:00:00", ""),
        ("geopoint", "0 0 0 0", ""),
    ],
)
def test_a_default_is_put_into_the_form_of_its_type(kind: str, default: str, kept: str) -> None:
    interview = begun(xform(f"<q>{default}</q>", [f'nodeset="/data/q" type="{kind}"'], asking("q")))
    assert value(interview, "/data/q") == kept


def test_today_is_the_day_the_session_began() -> None:
    world = noon()
    interview = session.begin(
        definition.load(xform("<day/><moved/>", ['nodeset="/data/moved" calculate="concat(/data/day, today())"'])),
        world,
    )
    world.clock += 86_400_000 * 3
    interview.answer("/data/day", "on ")
    assert value(interview, "/data/moved") == "on 2026-03-14"
