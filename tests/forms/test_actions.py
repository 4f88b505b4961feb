"""What a form sets by itself: preloads, setvalue and its events, defaults."""

from __future__ import annotations

import re

import pytest
from forms.written import NOON, asking, noon, xform

from fieldcase.forms import definition, session
from fieldcase.forms.session import Session
from fieldcase.world import World

UUID4 = re.compile(r"uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


def begun(text: str) -> Session:
    """An interview that has just begun."""
    return session.begin(definition.load(text), noon())


def value(interview: Session, ref: str) -> str:
    """The value at an address."""
    return interview.living.place(ref).value


def test_every_interview_has_an_id_of_its_own() -> None:
    without = xform("<a/>").replace("<meta><instanceID/></meta>", "")
    asked = xform("<a/>", ['nodeset="/data/meta/instanceID" jr:preload="uid"'])
    for text, name in ((xform("<a/>"), "instanceID"), (asked, "instanceID"), (without, "orx:instanceID")):
        interview = begun(text)
        told = interview.finish()
        assert len(UUID4.findall(told.partition(f"<{name}>")[2])) == 1
        assert interview.finish() == told
        again = session.resume(interview.definition, interview.draft(), World())
        assert again.finish() == told
        assert session.begin(interview.definition, World()).finish() != told


def test_an_id_that_the_form_makes_itself_is_left_to_it() -> None:
    interview = begun(xform("<a/>", ['nodeset="/data/meta/instanceID" calculate="concat(\'own-\', 1)"']))
    assert value(interview, "/data/meta/instanceID") == "own-1"


@pytest.mark.parametrize(
    ("preload", "told"),
    [
        ('jr:preload="date" jr:preloadParams="today"', "2026-03-14"),
        ('jr:preload="timestamp" jr:preloadParams="start"', "2026-03-14T08:00:00.000+00:00"),
        ('jr:preload="timestamp" jr:preloadParams="end"', ""),
    ],
)
def test_a_harmless_preload_is_filled(preload: str, told: str) -> None:
    assert NOON % 86_400_000 == 8 * 3_600_000
    made = definition.load(xform("<a/>", [f'nodeset="/data/a" {preload}']))
    assert value(session.begin(made, noon()), "/data/a") == told
    assert made.identifying == ()


@pytest.mark.parametrize("asked", ["deviceid", "phonenumber", "username", "email", "simserial", "subscriberid"])
def test_a_preload_that_tells_who_somebody_is_gives_nothing_and_is_listed(asked: str) -> None:
    made = definition.load(xform("<a/>", [f'nodeset="/data/a" jr:preload="property" jr:preloadParams="{asked}"']))
    interview = session.begin(made, noon())
    assert value(interview, "/data/a") == ""
    assert made.identifying == (asked,)


def test_an_action_that_takes_a_place_or_a_recording_is_left_out_and_listed() -> None:
    geo = '<odk:setgeopoint event="odk-instance-first-load" ref="/data/a"/>'
    audio = '<odk:recordaudio event="odk-instance-load" ref="/data/a"/>'
    made = definition.load(xform("<a/>", model=geo + audio))
    assert made.identifying == ("setgeopoint", "recordaudio")
    assert value(session.begin(made, noon()), "/data/a") == ""


def test_a_dynamic_default_is_set_once_when_the_form_is_first_loaded() -> None:
    first = '<setvalue event="odk-instance-first-load" ref="/data/a" value="1 + 1"/>'
    made = definition.load(xform("<a/><b/>", ['nodeset="/data/b" calculate="/data/a * 2"'], asking("a"), first))
    interview = session.begin(made, noon())
    assert (value(interview, "/data/a"), value(interview, "/data/b")) == ("2", "4")
    interview.answer("/data/a", "5")
    again = session.resume(made, interview.draft(), noon())
    assert value(again, "/data/a") == "5"


def test_a_value_is_set_when_another_changes_and_left_when_it_does_not() -> None:
    setvalue = '<setvalue event="xforms-value-changed" ref="/data/b" value="concat(/data/b, /data/a)"/>'
    nested = f'<input ref="/data/a">{setvalue}</input>'
    interview = begun(xform("<a/><b/>", body=nested))
    interview.answer("/data/a", "x")
    interview.answer("/data/a", "x")
    assert value(interview, "/data/b") == "x"
    interview.answer("/data/a", "y")
    assert value(interview, "/data/b") == "xy"
    interview.undo()
    assert value(interview, "/data/b") == "x"


def test_an_action_without_a_value_clears_and_one_with_words_sets_them() -> None:
    words = '<setvalue event="odk-instance-first-load" ref="/data/a">some words</setvalue>'
    nothing = '<setvalue event="odk-instance-first-load" ref="/data/b"/>'
    interview = begun(xform("<a/><b>default</b>", model=words + nothing))
    assert (value(interview, "/data/a"), value(interview, "/data/b")) == ("some words", "")


def test_a_new_instance_is_told_apart_from_those_that_were_there() -> None:
    body = (
        '<repeat nodeset="/data/r"><setvalue event="odk-new-repeat" ref="/data/r/a" value="position(..) * 10"/>'
        + asking("r/a") + "</repeat>"
    )  # fmt: skip
    interview = begun(xform("<r><a/></r>", body=body))
    interview.add_repeat("/data/r")
    interview.add_repeat("/data/r")
    assert [value(interview, f"/data/r[{number}]/a") for number in (1, 2, 3)] == ["", "20", "30"]


def test_actions_that_set_each_other_off_come_to_an_end() -> None:
    body = (
        '<input ref="/data/a"><setvalue event="xforms-value-changed" ref="/data/b" value="/data/b + 1"/></input>'
        '<input ref="/data/b"><setvalue event="xforms-value-changed" ref="/data/a" value="/data/a + 1"/></input>'
    )
    interview = begun(xform("<a>0</a><b>0</b>", body=body))
    interview.answer("/data/a", "1")
    assert int(value(interview, "/data/a")) < 100
