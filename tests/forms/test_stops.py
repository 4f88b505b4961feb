"""The way through an interview: screens in the order of the form, and after each repeat whether there is one more."""

from __future__ import annotations

from forms.written import VISIT, asking, noon, xform

from fieldcase.forms import definition, session
from fieldcase.forms.session import Session
from fieldcase.forms.stops import stops


def begun(text: str) -> Session:
    """An interview that has just begun."""
    return session.begin(definition.load(text), noon())


def refs(interview: Session) -> list[str]:
    """The addresses of the screens."""
    return [stop.ref for stop in stops(interview)]


def test_questions_of_one_screen_stand_together_and_only_while_they_are_relevant() -> None:
    interview = begun(
        xform(
            "<a/><g><b/><c/></g><d/>", ['nodeset="/data/g/c" relevant="/data/g/b = \'x\'"'],
            asking("a") + '<group ref="/data/g" appearance="field-list"><label>G</label>' + asking("g/b", "g/c")
            + "</group>" + asking("d"),
        )
    )  # fmt: skip
    assert [(stop.ref, stop.questions) for stop in stops(interview)] == [
        ("/data/a", ("/data/a",)), ("/data/g", ("/data/g/b",)), ("/data/d", ("/data/d",)),
    ]  # fmt: skip
    interview.answer("/data/g/b", "x")
    assert stops(interview)[1].questions == ("/data/g/b", "/data/g/c")


def test_a_repeat_stands_behind_its_last_instance_and_where_there_is_none_yet() -> None:
    body = '<group ref="/data/r"><label>R</label><repeat nodeset="/data/r">' + asking("r/a") + "</repeat></group>"
    interview = begun(xform('<x/><r jr:template=""><a/></r><y/>', [], asking("x") + body + asking("y")))
    assert refs(interview) == ["/data/x", "/data/r", "/data/y"]
    assert [stop.asks for stop in stops(interview)] == [True, False, True]
    interview.add_repeat("/data/r")
    interview.add_repeat("/data/r")
    assert refs(interview) == ["/data/x", "/data/r[1]/a", "/data/r[2]/a", "/data/r", "/data/y"]


def test_of_a_repeat_within_another_each_has_a_stop_of_its_own() -> None:
    interview = begun(VISIT)
    interview.add_repeat("/data/case")
    found = [stop.ref for stop in stops(interview) if not stop.asks]
    open_ones = {one.ref for one in interview.repeats() if one.open and one.relevant}
    assert set(found) == open_ones, "the control: as many as the engine lets a person add to"
    assert "/data/case" in found


def test_the_screens_are_those_of_the_session() -> None:
    interview = begun(VISIT)
    interview.answer("/data/consent", "yes")
    interview.answer("/data/story/why", "because")
    assert [stop.questions for stop in stops(interview) if stop.asks] == list(interview.screens())
