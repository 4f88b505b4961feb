"""search() in an appearance, as Collect and Kobo have it: the rows of a table that the form itself does not declare."""

from __future__ import annotations

import pytest
from forms.written import asking, noon, xform

from fieldcase.forms import attached, definition, searched, session
from fieldcase.forms.session import Session

TOWNS = "key,name_ru,region,kind\nosh,Ош,south,city\nuzgen,Узген,south,town\ntalas,Талас,north,town\n"
ONE = "<item><label>name_ru</label><value>key</value></item>"


def begun(call: str, items: str = ONE, more: str = "") -> Session:
    select = f'<select1 ref="/data/town" appearance="minimal {call}">{items}</select1>'
    made = definition.load(xform(f"<region/><kind/><town/>{more}", (), asking("region", "kind") + select))
    assert made.outside in ({"towns": "jr://file-csv/towns.csv"}, {})
    return session.begin(made, noon(), instances=attached.instances(made.outside, {"towns.csv": TOWNS.encode()}))


@pytest.mark.parametrize(
    ("call", "found"),
    [
        ("search('towns')", ["osh", "uzgen", "talas"]),
        ("search('towns', 'matches', 'region', /data/region)", ["osh", "uzgen"]),
        ("search('towns', 'matches', 'region', ../region)", ["osh", "uzgen"]),
        ("search('towns', 'contains', 'key', 'a')", ["talas"]),
        ("search('towns', 'startswith', 'key', 'uz')", ["uzgen"]),
        ("search('towns', 'endswith', 'key', substr('a,s)', 2, 3))", ["talas"]),
        ("search('towns', 'matches', 'region', /data/region, 'kind', /data/kind)", ["uzgen"]),
    ],
)
def test_a_search_gives_the_rows_of_its_table(call: str, found: list[str]) -> None:
    interview = begun(call)
    interview.answer("/data/region", "south")
    interview.answer("/data/kind", "town")
    assert [choice.value for choice in interview.view("/data/town").choices] == found


def test_what_is_chosen_has_its_label_and_goes_when_it_is_no_longer_found() -> None:
    interview = begun("search('towns', 'matches', 'region', /data/region)")
    interview.answer("/data/region", "north")
    assert [(one.value, one.label) for one in interview.view("/data/town").choices] == [("talas", "Талас")]
    interview.answer("/data/town", "talas")
    interview.answer("/data/region", "south")
    assert interview.view("/data/town").value == ""


@pytest.mark.parametrize("call", ["search()", "search('towns', 'near', 'key', 'a')", "search('towns', 'matches'", "x"])
def test_a_search_that_cannot_be_understood_leaves_the_choices_as_written(call: str) -> None:
    assert [one.value for one in begun(call).view("/data/town").choices] == ["key"]


def test_choices_of_the_form_itself_are_left_beside_a_search() -> None:
    items = ONE + "<item><label>Other</label><value>99</value></item>"
    assert [one.value for one in begun("search('towns')", items).view("/data/town").choices] == ["key", "99"]


def test_arguments_are_parted_at_their_own_commas() -> None:
    assert searched.arguments("'a,b', f(c, d[1, 2]), \"e)\") rest") == ["'a,b'", "f(c, d[1, 2])", '"e)"']
