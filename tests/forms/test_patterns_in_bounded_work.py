"""No pattern of a form holds the window up: those with too many ways are gone through all at once, to the same end."""

from __future__ import annotations

import re
import time

import pytest
from forms.written import xform
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldcase.errors import FormError
from fieldcase.forms import definition
from fieldcase.forms.xpath.functions import patient
from fieldcase.forms.xpath.functions.patterns import matches, pattern

MANY_WAYS = [
    "(a+)+$", "(a|a)*b", "(a|aa)+b", ".*" * 6 + "b", "(.*)*b", r"(\w+\s?)*$", "((a*)*)*b", "(a?){1000}a{1000}",
    "((a{0,50}){0,50}){0,50}b", "(((a|b)?){0,1000}){0,1000}c", "(x+x+)+y", "(a+)+(?=b)b", "(?i:(A+)+)$",
]  # fmt: skip
_SIGNS = st.sampled_from(
    ["a", "b", "[ab]", ".", r"\w", "^", "$", r"\b", "(?i:A)", "[^a]", "(?=a)", "(?!b.)", "(?=.*b)"]
)


def _larger(part: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    again = st.sampled_from(["*", "+", "?", "{2}", "{1,3}", "{2,}", "*?", "+?"])
    return st.one_of(
        st.tuples(part, part).map("".join),
        st.tuples(part, part).map(lambda two: f"(?:{two[0]}|{two[1]})"),
        st.tuples(part, again).map(lambda two: f"(?:{two[0]}){two[1]}"),
    )


@pytest.mark.parametrize("said", MANY_WAYS)
def test_a_pattern_with_too_many_ways_takes_no_time(said: str) -> None:
    began = time.process_time()
    found = [matches(text, said) for text in ("a" * 1999 + "!", "ab" * 1000, "x" * 2000)]
    assert time.process_time() - began < 1.5
    assert False in found


def test_tried_one_after_the_other_the_ways_double_with_each_letter() -> None:
    took = []
    for letters in (16, 20):
        began = time.process_time()
        assert re.fullmatch("(a+)+$", "a" * letters + "!") is None
        took.append(time.process_time() - began)
    assert took[1] > 4 * took[0], "the control: what is refused here would take for ever"


@settings(max_examples=300)
@given(st.recursive(_SIGNS, _larger, max_leaves=8), st.text("abA\n", max_size=8))
def test_all_at_once_comes_to_what_python_comes_to(said: str, text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(patient, "FEW_WAYS", -1)
        fits = patient.reader(said, re.ASCII)
    assert fits is not None
    assert fits(text) is (re.fullmatch(said, text, re.ASCII) is not None)


@pytest.mark.parametrize(
    ("text", "fits"), [("anna.k@mail.example.org", True), ("anna@", False), ("a" * 1900 + "@example", False)]
)
def test_a_pattern_that_people_use_still_fits(text: str, fits: bool) -> None:
    assert matches(text, r"[a-z0-9]+(\.[a-z0-9]+)*@([a-z0-9]+\.)+[a-z]{2,}") is fits


@pytest.mark.parametrize("said", [r"(a+)+\1", "(a+)+(?<=a)b", "(a+)+b++" + "c*" * 3])
def test_a_form_whose_pattern_cannot_be_bounded_is_refused(said: str) -> None:
    assert pattern(said) is None
    form = xform("<a/>", [f'nodeset="/data/a" constraint="regex(., \'{said}\')"'])
    with pytest.raises(FormError):
        definition.load(form)
    definition.load(form.replace(said, "(a+)+"))
