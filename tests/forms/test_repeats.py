"""Repeats: added, removed, counted, nested, and what is calculated across them."""

from __future__ import annotations

import pytest
from forms.written import VISIT, asking, noon, xform

from fieldcase.errors import NoSuchQuestion
from fieldcase.forms import definition, session
from fieldcase.forms.session import Session


def begun(text: str = VISIT) -> Session:
    """An interview that has just begun."""
    return session.begin(definition.load(text), noon())


def values(interview: Session, name: str) -> list[str]:
    """The values of every node of that name, in document order."""
    return [place.value for place in interview.living.top.walk() if place.spot.path.endswith(f"/{name}")]


def rows(interview: Session, path: str) -> int:
    """How many instances the repeats of a path have together."""
    return sum(place.spot.path == path for place in interview.living.top.walk())


def test_a_repeat_begins_with_the_instances_of_the_form_and_grows_by_its_template() -> None:
    interview = begun(xform('<r jr:template=""><a>new</a></r><r><a>first</a></r>', [], _repeat("r", "a")))
    assert values(interview, "a") == ["first"]
    step = interview.add_repeat("/data/r")
    assert values(interview, "a") == ["first", "new"]
    assert {"/data/r[2]", "/data/r[2]/a"} <= set(step.changed)


def test_without_a_template_the_first_instance_is_one() -> None:
    interview = begun(xform("<r><a>first</a></r><r><a>second</a></r>", [], _repeat("r", "a")))
    interview.add_repeat("/data/r")
    assert values(interview, "a") == ["first", "second", "first"]


def test_what_is_calculated_across_instances_follows_when_one_goes() -> None:
    text = xform(
        '<r jr:template=""><n/><place/><before/></r><r><n/><place/><before/></r><sum/>',
        [
            'nodeset="/data/r/place" calculate="position(..)"',
            'nodeset="/data/r/before" calculate="sum(../preceding-sibling::r/n)"',
            'nodeset="/data/sum" calculate="sum(/data/r/n)"',
        ],
        _repeat("r", "n"),
    )
    interview = begun(text)
    for number in (1, 2, 3):
        if number > 1:
            interview.add_repeat("/data/r")
        interview.answer(f"/data/r[{number}]/n", str(number * 10))
    assert (values(interview, "place"), values(interview, "before")) == (["1", "2", "3"], ["0", "10", "30"])
    before = interview.fingerprint()
    step = interview.remove_repeat("/data/r[1]")
    assert (values(interview, "place"), values(interview, "before")) == (["1", "2"], ["0", "20"])
    assert values(interview, "sum") == ["50"]
    assert step.removed == ("/data/r[3]", "/data/r[3]/n", "/data/r[3]/place", "/data/r[3]/before")
    assert step.rows["/data/r[1]/n"] == "20"
    assert step.rows["/data/r[3]/n"] is None
    interview.undo()
    assert interview.fingerprint() == before


def test_a_running_total_reads_the_instance_before_its_own() -> None:
    before = "/data/r[position() = position(current()/..) - 1]/total"
    text = xform(
        '<r jr:template=""><n/><total/></r><r><n/><total/></r>',
        [f'nodeset="/data/r/total" calculate="number(../n) + coalesce({before}, 0)"'],
        _repeat("r", "n"),
    )
    interview = begun(text)
    interview.add_repeat("/data/r")
    interview.add_repeat("/data/r")
    for number in (3, 2, 1):
        interview.answer(f"/data/r[{number}]/n", str(number))
    assert values(interview, "total") == ["1", "3", "6"]
    interview.answer("/data/r[1]/n", "10")
    assert values(interview, "total") == ["10", "12", "15"]


def test_a_count_makes_and_takes_instances_and_undo_brings_them_back_whole() -> None:
    interview = begun()
    interview.answer("/data/case[1]/steps", "3")
    assert rows(interview, "/data/case/step") == 3
    interview.answer("/data/case[1]/step[3]/what", "third")
    before = interview.fingerprint()
    interview.answer("/data/case[1]/steps", "1")
    assert rows(interview, "/data/case/step") == 1
    interview.undo()
    assert interview.fingerprint() == before
    assert values(interview, "what") == ["", "", "third"]


@pytest.mark.parametrize(("count", "made"), [("", 0), ("-2", 0), ("0", 0), ("2", 2), ("2.9", 2), ("many", 0)])
def test_a_count_is_a_whole_number_not_below_nothing(count: str, made: int) -> None:
    text = xform(
        '<n/><r jr:template=""><a/></r>', [], asking("n") + _repeat("r", "a").replace(">", ' jr:count="/data/n">', 1)
    )
    interview = begun(text)
    interview.answer("/data/n", count)
    assert rows(interview, "/data/r") == made


def test_a_count_beyond_all_measure_does_not_fill_the_memory() -> None:
    text = xform(
        '<n/><r jr:template=""><a/></r>', [], asking("n") + _repeat("r", "a").replace(">", ' jr:count="/data/n">', 1)
    )
    interview = begun(text)
    interview.answer("/data/n", "9999999999")
    assert rows(interview, "/data/r") == 1000


def test_instances_in_instances_have_their_own_neighbours() -> None:
    interview = begun()
    interview.add_repeat("/data/case")
    for number, count in ((1, "1"), (2, "2")):
        interview.answer(f"/data/case[{number}]/steps", count)
    interview.answer("/data/case[2]/step[2]/what", "x")
    assert values(interview, "both") == ["-1", "-1", "x-2"]
    interview.answer("/data/case[2]/step[1]/hard", "4")
    assert values(interview, "hardest") == ["", "4"]
    interview.remove_repeat("/data/case[1]")
    assert values(interview, "hardest") == ["4"]


def test_instances_that_nobody_may_add_are_refused() -> None:
    fixed = _repeat("r", "a").replace(">", ' jr:noAddRemove="true()">', 1)
    interview = begun(xform('<r jr:template=""><a/></r>', [], fixed))
    assert rows(interview, "/data/r") == 1
    for ref in ("/data/r", "/data/r/a", "/data/nothing", "/data"):
        with pytest.raises(NoSuchQuestion):
            interview.add_repeat(ref)
    with pytest.raises(NoSuchQuestion):
        interview.remove_repeat("/data/r[1]")
    assert not interview.repeats()[0].open


def test_a_repeat_is_seen_also_where_it_has_no_instance_yet() -> None:
    text = xform(
        '<a/><r jr:template=""><b/></r>', ['nodeset="/data/r" relevant="/data/a = 1"'], asking("a") + _repeat("r", "b")
    )
    interview = begun(text)
    assert [(view.ref, view.count, view.open, view.relevant) for view in interview.repeats()] == [
        ("/data/r", 0, True, False)
    ]
    interview.answer("/data/a", "1")
    assert interview.repeats()[0].relevant


def test_a_new_instance_stands_where_the_form_says() -> None:
    interview = begun(xform('<a/><r jr:template=""><b/></r><c/>', [], asking("a") + _repeat("r", "b") + asking("c")))
    interview.add_repeat("/data/r")
    interview.add_repeat("/data/r")
    told = interview.finish()
    assert told.index("<a/>") < told.index("<r><b/></r><r><b/></r>") < told.index("<c/>")


def test_an_absolute_path_means_the_own_instance() -> None:
    text = xform(
        '<r jr:template=""><a/><b/></r><r><a/><b/></r>',
        ['nodeset="/data/r/b" calculate="concat(/data/r/a, \'!\')"'],
        _repeat("r", "a"),
    )
    interview = begun(text)
    interview.add_repeat("/data/r")
    interview.answer("/data/r[2]/a", "two")
    interview.answer("/data/r[1]/a", "one")
    assert values(interview, "b") == ["one!", "two!"]


def _repeat(path: str, *names: str) -> str:
    return f'<repeat nodeset="/data/{path}">' + asking(*(f"{path}/{name}" for name in names)) + "</repeat>"
