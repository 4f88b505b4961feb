"""Forms that cannot be run are refused with an error of their own, whatever is wrong with them."""

from __future__ import annotations

import contextlib

import pytest
from forms.written import HEAD, VISIT, asking, noon, xform
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldcase.errors import (
    ExpressionTooLarge,
    ExpressionUnreadable,
    FormCircular,
    FormError,
    FormIncomplete,
    FormNotXml,
    FormTooLarge,
    FunctionUnknown,
)
from fieldcase.forms import definition, session


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", FormNotXml),
        ("words", FormNotXml),
        ("<a/>", FormIncomplete),
        (xform("<a/>")[:-20], FormNotXml),
        ('<!DOCTYPE a [<!ENTITY b "c">]>' + xform("<a/>"), FormNotXml),
        ("<a>" * 100_000, FormNotXml),
        (HEAD + "<h:head><model/></h:head><h:body/></h:html>", FormIncomplete),
        (HEAD + "<h:head><model><instance/></model></h:head><h:body/></h:html>", FormIncomplete),
        (HEAD + "<h:head><model><instance><a/></instance></model></h:head></h:html>", FormIncomplete),
        (xform("<a/>", ['relevant="1"']), FormIncomplete),
        (xform("<a/>", body="<input/>"), FormIncomplete),
        (xform("<a/>", body='<input bind="b"/>'), FormIncomplete),
        (xform("<a/>", body='<repeat nodeset="/data"/>'), FormIncomplete),
        (xform("<a/>", body='<select1 ref="/data/a"><itemset/></select1>'), FormIncomplete),
        (xform("<a/>", ['nodeset="/data/a" relevant="1 +"']), ExpressionUnreadable),
        (xform("<a/>", [f'nodeset="/data/a" relevant="{"(" * 5000}1{")" * 5000}"']), ExpressionTooLarge),
        (xform("<a/>", [f'nodeset="/data/a" relevant="{"1 + " * 300_000}1"']), ExpressionTooLarge),
        (xform("<a/>", ['nodeset="/data/a" relevant="no-such-thing()"']), FunctionUnknown),
        (xform("".join(f"<a{number}/>" for number in range(20_001))), FormTooLarge),
        (
            xform(
                "".join(f"<a{number}/>" for number in range(3000)),
                [f'nodeset="/data/a{number}" relevant="count(//*//*//*) > 0"' for number in range(3000)],
            ),
            FormTooLarge,
        ),
    ],
)
def test_a_form_that_cannot_be_run_is_refused(text: str, error: type[FormError]) -> None:
    with pytest.raises(error):
        definition.load(text)


def test_a_control_or_bind_without_a_node_is_left_out_and_listed() -> None:
    made = definition.load(xform("<a/>", ['nodeset="/data/gone"'], asking("a", "lost")))
    assert made.adrift == ("/data/gone", "/data/lost")
    assert session.begin(made, noon()).questions() == ("/data/a",)


@pytest.mark.parametrize(
    ("binds", "names"),
    [
        (['nodeset="/data/a" calculate="/data/a + 1"'], "a"),
        (['nodeset="/data/a" calculate=". + 1"'], "a"),
        (['nodeset="/data/a" calculate="/data/b"', 'nodeset="/data/b" calculate="/data/a"'], "a, b"),
        (
            [
                'nodeset="/data/a" calculate="/data/g/c"',
                'nodeset="/data/b" calculate="/data/a"',
                'nodeset="/data/g/c" calculate="/data/b"',
            ],
            "a, b, c",
        ),
        (['nodeset="/data/a" calculate="/data/g/c"', 'nodeset="/data/g" relevant="/data/a = 1"'], "a, g"),
        (['nodeset="/data/g/c" calculate="sum(/data/r/d)"', 'nodeset="/data/r/d" calculate="/data/g/c"'], "c, d"),
        (['nodeset="/data/r/d" calculate="../d + 1"'], "d"),
    ],
)
def test_calculations_in_a_circle_are_refused_by_the_names_of_their_questions(binds: list[str], names: str) -> None:
    with pytest.raises(FormCircular) as refused:
        definition.load(xform("<a/><b/><g><c/></g><r><d/></r>", binds, '<repeat nodeset="/data/r"/>'))
    assert sorted(str(refused.value.values["names"]).split(", ")) == names.split(", ")


@pytest.mark.parametrize(
    "binds",
    [
        ['nodeset="/data/a" relevant="/data/b &gt; 0"', 'nodeset="/data/b" relevant="/data/a &gt; 0"'],
        ['nodeset="/data/a" required="/data/b &gt; 0"', 'nodeset="/data/b" required="/data/a &gt; 0"'],
        ['nodeset="/data/a" constraint=". &gt; /data/b"', 'nodeset="/data/b" constraint=". &gt; /data/a"'],
        ['nodeset="/data/r/d" calculate="/data/r[position() = position(current()/..) - 1]/d + 1"'],
        ['nodeset="/data/r/d" calculate="position(..)"', 'nodeset="/data/a" calculate="count(/data/r)"'],
        ['nodeset="/data/b" calculate="once(random())"', 'nodeset="/data/a" calculate="/data/b"'],
    ],
)
def test_what_only_looks_like_a_circle_is_let_through(binds: list[str]) -> None:
    made = definition.load(xform("<a/><b/><r><d/></r>", binds, asking("a", "b") + '<repeat nodeset="/data/r"/>'))
    interview = session.begin(made, noon())
    interview.answer("/data/a", "1")
    before = interview.fingerprint()
    interview.undo()
    interview.answer("/data/a", "1")
    assert interview.fingerprint() == before


def test_instances_within_instances_do_not_fill_the_memory() -> None:
    text = xform(
        '<n/><r jr:template=""><s jr:template=""><a/></s></r>',
        [],
        asking("n")
        + '<repeat nodeset="/data/r" jr:count="/data/n"><repeat nodeset="/data/r/s" jr:count="/data/n"/></repeat>',
    )
    interview = session.begin(definition.load(text), noon())
    before = interview.fingerprint()
    with pytest.raises(FormTooLarge):
        interview.answer("/data/n", "1000")
    assert interview.fingerprint() == before
    interview.answer("/data/n", "3")
    assert "<s><a/></s><s><a/></s><s><a/></s>" in interview.finish()


SCRAPS = [
    "",
    "<",
    ">",
    '"',
    "/",
    "/data",
    "../",
    "[",
    "1]",
    "(",
    ")",
    "jr:",
    "x",
    "<input/>",
    "&amp;",
    "position(",
    "'",
]


@given(
    st.lists(st.tuples(st.integers(0, len(VISIT)), st.integers(0, 12), st.sampled_from(SCRAPS)), min_size=1, max_size=6)
)
@settings(max_examples=150)
def test_a_form_in_which_letters_are_wrong_runs_or_is_refused(wrong: list[tuple[int, int, str]]) -> None:
    text = VISIT
    # Any error but a FormError falls through.
    for place, gone, instead in wrong:
        text = text[:place] + instead + text[place + gone :]
    with contextlib.suppress(FormError):
        interview = session.begin(definition.load(text), noon())
        for ref in interview.questions()[:3]:
            interview.view(ref)
            interview.answer(ref, "1")
        assert interview.finish().startswith("<?xml")


def test_the_form_that_letters_were_changed_in_runs() -> None:
    assert session.begin(definition.load(VISIT), noon()).finish().startswith("<?xml")
