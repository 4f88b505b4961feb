"""No calculation holds the window up: one that would look at everything for everything is stopped, and told."""

from __future__ import annotations

import pytest
from forms.written import asking, listed, noon, select, xform

from fieldcase.errors import FormTooHeavy
from fieldcase.forms import definition, session
from fieldcase.forms.xpath.context import MOST_LOOKED_AT

MANY = "<many>" + "".join(f"<q{place}/>" for place in range(3000)) + "</many>"
HEAVY = {
    "a count within a count": "count(/data/many/*[count(/data/many/*[. = /data/go]) &gt; 1])",
    "a count of a name": "count(/data/many/*[count(/data/many//q1[. = /data/go]) &gt; 1])",
    "what follows what follows": "count(/data/many/*[count(following-sibling::*[. = /data/go]) &gt; 1])",
    "what comes before": "count(/data/many/*[preceding-sibling::*[. = /data/go]])",
    "a number chooses": "count(/data/many/*[count(/data/many/*[/data/go])])",
}


@pytest.mark.parametrize("calculation", HEAVY.values(), ids=HEAVY.keys())
def test_an_answer_that_sets_off_too_much_is_refused_and_those_before_it_stay(calculation: str) -> None:
    worked_out = f'nodeset="/data/sum" type="string" calculate="if(/data/go = 1, {calculation}, 0)"'
    text = xform(f"<before/><go/><sum/>{MANY}", [worked_out], asking("before", "go"))
    interview = session.begin(definition.load(text), noon())
    interview.answer("/data/before", "told already")
    kept = interview.draft()
    with pytest.raises(FormTooHeavy):
        interview.answer("/data/go", "1")
    assert interview.draft() == kept
    interview.answer("/data/go", "2")
    assert interview.view("/data/go").value == "2"
    assert interview.view("/data/before").value == "told already"


def test_each_answer_may_look_at_as_much_as_the_one_before() -> None:
    counted = 'nodeset="/data/sum" type="string" calculate="count(/data/many/*[. = /data/go])"'
    interview = session.begin(definition.load(xform(f"<go/><sum/>{MANY}", [counted], asking("go"))), noon())
    left = []
    for number in range(20):
        interview.answer("/data/go", str(number))
        left.append(interview.living.evaluation.context.left)
    assert len(set(left)) == 1
    assert 3000 < MOST_LOOKED_AT - left[0] < 20_000, "the control: they are counted"


def test_a_list_of_ten_thousand_villages_is_no_heavy_form() -> None:
    villages = listed("v", *((f"v{place}", f"Village {place}", f"d{place % 50}") for place in range(10_000)))
    text = xform("<d/><v/>", [], asking("d") + select("v", "v", "c1 = /data/d"), model=villages)
    interview = session.begin(definition.load(text), noon())
    interview.answer("/data/d", "d7")
    assert len(interview.view("/data/v").choices) == 200
