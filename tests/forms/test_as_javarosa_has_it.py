"""Where engines of ODK differ: what the table of docs/decisions/0039-form-engine.md says, a test each.

What JavaRosa does was asked of JavaRosa itself, the one inside pyxform's wheel.
"""

from __future__ import annotations

import pytest
from forms.written import asking, noon, xform

from fieldcase.forms import definition, session
from fieldcase.forms.session import Session


def begun(text: str) -> Session:
    return session.begin(definition.load(text), noon())


def calculated(expression: str, kind: str = "string", model: str = "", instance: str = "") -> str:
    bound = [f'nodeset="/data/result" type="{kind}" calculate="{expression}"']
    return begun(xform(f"<result/>{instance}", bound, model=model)).living.place("/data/result").value


def test_what_was_typed_over_a_calculation_stays_until_what_it_reads_changes() -> None:
    bound = ['nodeset="/data/sum" type="int" calculate="../one + 1"']
    interview = begun(xform("<one>1</one><sum/>", bound, asking("one", "sum")))
    interview.answer("/data/sum", "50")
    assert interview.view("/data/sum").value == "50"
    interview.answer("/data/one", "2")
    assert interview.view("/data/sum").value == "3"


def test_instances_by_a_count_come_one_at_a_time_as_well_as_many() -> None:
    repeat = (
        '<group ref="/data/visit"><repeat nodeset="/data/visit" jr:count="/data/number">'
        '<input ref="/data/visit/day"/></repeat></group>'
    )
    bound = ['nodeset="/data/number" type="int"', 'nodeset="/data/visit/day" calculate="position(..)"']
    interview = begun(xform("<number>1</number><visit><day/></visit>", bound, asking("number") + repeat))
    for number in (2, 3, 7, 8, 1, 2):
        interview.answer("/data/number", str(number))
        days = [interview.view(f"/data/visit[{each}]/day").value for each in range(1, number + 1)]
        assert days == [str(each) for each in range(1, number + 1)]


def test_a_repeat_that_the_form_does_not_begin_with_comes_by_its_count() -> None:
    repeat = (
        '<repeat nodeset="/data/visit" jr:count="/data/number"><input ref="/data/visit/day"/>'
        '<repeat nodeset="/data/visit/guest" jr:count="../day"><input ref="/data/visit/guest/name"/></repeat></repeat>'
    )
    instance = '<number/><visit jr:template=""><day/><guest jr:template=""><name/></guest></visit>'
    bound = ['nodeset="/data/number" type="int"', 'nodeset="/data/visit/day" type="int" calculate="position(..)"']
    interview = begun(xform(instance, bound, asking("number") + repeat))
    interview.answer("/data/number", "1")
    interview.answer("/data/number", "3")
    assert [(one.ref, one.count) for one in interview.repeats()] == [
        ("/data/visit", 3),
        *((f"/data/visit[{each}]/guest", each) for each in (1, 2, 3)),
    ]


ITEXT = '<itext><translation lang="en"><text id="known"><value>Known</value></text></translation></itext>'


@pytest.mark.parametrize(("name", "said"), [("known", "Known"), ("unknown", "[itext:unknown]"), ("", "[itext:]")])
def test_a_text_that_the_form_lacks_is_told_by_its_id(name: str, said: str) -> None:
    assert calculated(f"jr:itext('{name}')", model=ITEXT) == said


@pytest.mark.parametrize(
    ("expression", "kind", "value"),
    [
        ("min('', 1)", "int", "1"),
        ("max('')", "string", ""),
        ("1 div 0", "int", ""),
        ("3", "boolean", "true"),
        ("0", "boolean", "false"),
        ("base64-decode('aGVs bG8=')", "string", "hello"),
        ("base64-decode('aGVsbG8')", "string", ""),
        ("/data/agreed = 'true'", "string", "true"),
        ("/data/agreed = '1'", "string", "true"),
        ("'false' = /data/agreed", "string", "false"),
        ("/data/agreed = true()", "string", "true"),
    ],
)
def test_a_value_is_what_javarosa_makes_of_it(expression: str, kind: str, value: str) -> None:
    text = xform(
        "<result/><agreed>1</agreed>",
        [f'nodeset="/data/result" type="{kind}" calculate="{expression}"', 'nodeset="/data/agreed" type="boolean"'],
    )
    assert begun(text).living.place("/data/result").value == value


def test_several_values_that_a_form_begins_with_are_parted_by_one_blank() -> None:
    items = "".join(f"<item><label>{each}</label><value>{each}</value></item>" for each in ("a", "b", "c"))
    interview = begun(xform("<q>\n  a   c\n</q>", (), f'<select ref="/data/q">{items}</select>'))
    assert interview.view("/data/q").value == "a c"


OUTSIDE = '<instance id="towns" src="jr://file-csv/towns.csv"/>'
LISTED = '<itemset nodeset="instance(\'towns\')/root/item"><value ref="name"/><label ref="label"/></itemset>'


@pytest.mark.parametrize(
    "body",
    [f'<select1 ref="/data/q">{LISTED}</select1>', '<input ref="/data/q" query="instance(\'towns\')/root/item"/>'],
    ids=["select", "query"],
)
def test_an_answer_from_a_list_that_is_not_there_stays(body: str) -> None:
    interview = begun(xform("<q>osh</q><other/>", (), body + asking("other"), model=OUTSIDE))
    interview.answer("/data/other", "x")
    assert interview.view("/data/q").value == "osh"
    interview.answer("/data/q", "bishkek")
    assert interview.view("/data/q").value == "bishkek"
