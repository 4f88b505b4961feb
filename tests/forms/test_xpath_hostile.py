"""Expressions and forms that nobody writes by hand: each is evaluated, or refused with an error that has a place."""

from __future__ import annotations

import pytest
from forms.expressions import context
from hypothesis import given
from hypothesis import strategies as st

from fieldcase.errors import ExpressionTooLarge, ExpressionUnreadable, FormNotXml, XPathError
from fieldcase.forms import markup
from fieldcase.forms.tree import text_of
from fieldcase.forms.xpath import compile_expression
from fieldcase.forms.xpath.functions.patterns import matches, pattern
from fieldcase.forms.xpath.functions.registry import FUNCTIONS
from fieldcase.forms.xpath.parser import parse

TOO_LARGE = {
    "brackets": "(" * 50_000 + "1" + ")" * 49_999,
    "a few hundred brackets": "(" * 200 + "1" + ")" * 200,
    "minus signs": "-" * 90_000 + "1",
    "a number": "1" * 1_000_000,
    "words": " or ".join(["/data/a = 1"] * 9000),
    "a sum": "+".join(["1"] * 9000),
    "a union": "|".join(["a"] * 9000),
    "steps": "/".join(["a"] * 5000),
    "predicates": "a[" * 1000 + "1" + "]" * 1000,
    "calls": "not(" * 1000 + "1" + ")" * 1000,
    "operators of every level": "(1 or 1 and 1 = 1 < 1 + 1 * " * 300 + "1" + ")" * 300,
    "arguments": "concat(" + ",".join(["1"] * 20_000) + ")",
}


@pytest.mark.parametrize("expression", TOO_LARGE.values(), ids=TOO_LARGE.keys())
def test_what_is_too_large_is_refused_with_its_place(expression: str) -> None:
    with pytest.raises(ExpressionTooLarge) as refused:
        compile_expression(expression)
    assert 1 <= int(refused.value.values["place"]) <= 100_001
    assert len(str(refused.value.values["expression"])) <= 61


LARGE = {
    "brackets": ("(" * 75 + "1" + ")" * 75, 1.0),
    "choices within each other": ("if(/data/age = 1, 0, " * 60 + "7" + ")" * 60, 7.0),
    "words": (" or ".join(["/data/age = 1"] * 1500 + ["1"]), True),
    "a sum": ("+".join(["/data/zero"] * 250) + "+1", 1.0),
    "comparisons": ("=".join(["1"] * 200), True),
    "calls": ("not(" * 74 + "1" + ")" * 74, True),
    "predicates": ("count(/data" + "[1]" * 2000 + ")", 1.0),
    "minus signs": ("-" * 15_000 + "1", 1.0),
    "up": ("count(" + "../" * 150 + "a)", 0.0),
}


@pytest.mark.parametrize(("expression", "wanted"), LARGE.values(), ids=LARGE.keys())
def test_what_is_only_large_is_evaluated(expression: str, wanted: object) -> None:
    compiled = compile_expression(expression)
    assert compiled(context()) == wanted
    assert compiled.faults == ()
    assert len(compiled.references) <= 2


UNREADABLE = [
    ("", 1), ("   ", 1), ("1 +", 4), ("a b", 3), ("(1", 3), ("1)", 2), ("a[1", 4), ("a[]", 3), ("f(,1)", 3),
    ("f(1,)", 5),
    ("'open", 1), ("a::b", 1), ("nobody::a", 1), ("a/", 3), ("//", 3), ("a//", 4), ("1 And 2", 3), ("a:", 2), ("&", 1),
    ("@", 2), ("child::", 8), ("node(1)", 6), ("text('a')", 6), ("a/1", 3), ("1 = = 2", 5), ("a | 1 |", 8), ("\0", 1),
    ("\ud800", 1), ("a[1]]", 5), ("..a", 3), ("f(1 2)", 5),
]  # fmt: skip


@pytest.mark.parametrize(("expression", "place"), UNREADABLE)
def test_what_is_no_expression_is_refused_where_it_goes_wrong(expression: str, place: int) -> None:
    with pytest.raises(ExpressionUnreadable) as refused:
        compile_expression(expression)
    assert refused.value.values["place"] == place


PIECES = st.sampled_from(
    ["a", "1", "'x'", "(", ")", "[", "]", "/", "//", "..", ".", "*", "@", "and", "or", "div", "=", "<", "-", "+",
     "|", ",",
     "::", "self", "if(", "count(", "position()", "instance('choices')", "current()", "$", ":", "text()", "!=",
     "regex(",
     "indexed-repeat(", "date(", "é", "\n"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=25).map(" ".join) | st.text(max_size=40))
def test_no_text_gives_anything_but_a_value_or_an_error_of_ours(expression: str) -> None:
    try:
        compiled = compile_expression(expression)
        compiled.string(context())
    except XPathError as error:
        said = error.values
    else:
        said = {"expression": compiled.text, "place": len(compiled.references)}
    assert {"expression", "place"} <= said.keys()


ATOMS = st.sampled_from(
    ["1", "0", "-1", "1 div 0", "-1 div 0", "0 div 0", "99999999999999999999", "2147483648", "0.0000001", "-1.5", "'x'",
     "''", "'2026-01-01'", "'9999-12-31T23:59:59-12:00'", "'0001-01-01T00:00:00+14:00'", "'10:00'", "'1 2;3 4'",
     "'0 0;0 1;1 1;0 0'", "'a b c'", "'%Y %'", "'SHA-256'", "'hex'", "age", "visit", "visit/count", "nowhere",
     "//text()", ".", "..", "/", "@x", "today()", "now()", "true()"]
)  # fmt: skip


def calls(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Calls of any function with as many arguments as it takes, operations, and predicates."""

    def called(name: str) -> st.SearchStrategy[str]:
        function = FUNCTIONS[name]
        most = function.least + 3 if function.most is None else function.most
        given_arguments = st.lists(inner, min_size=function.least, max_size=min(most, function.least + 3))
        return given_arguments.map(lambda arguments: f"{name}({', '.join(arguments)})")

    operators = st.sampled_from(["+", "-", "*", "div", "mod", "=", "!=", "<", ">=", "and", "or", "|"])
    return st.one_of(
        st.sampled_from(sorted(FUNCTIONS)).flatmap(called),
        st.tuples(inner, operators, inner).map(lambda each: f"(({each[0]}) {each[1]} ({each[2]}))"),
        inner.map(lambda part: f"visit[{part}]"),
    )


@given(st.recursive(ATOMS, calls, max_leaves=8))
def test_no_value_makes_a_function_fail_in_a_way_that_is_not_ours(expression: str) -> None:
    here = context()
    refused = set()
    compiled = compile_expression(expression)
    for way in (compiled, compiled.string, compiled.number, compiled.boolean):
        try:
            way(here)
        except XPathError as error:
            refused.add(error.code)
    assert not refused or compiled.faults or refused == {"form.wrong-value"}


@given(st.lists(PIECES, max_size=12).map(" ".join))
def test_blanks_between_tokens_change_nothing(expression: str) -> None:
    try:
        parse(expression)
    except XPathError:
        return
    spread = "\n\t ".join(expression.split(" "))
    assert compile_expression(spread).calls == compile_expression(expression).calls


def test_the_same_text_is_compiled_once() -> None:
    assert compile_expression("/data/age + 1") is compile_expression("/data/age + 1")
    assert compile_expression("/p:data", {"p": "http://a"}) is not compile_expression("/p:data", {"p": "http://b"})


@pytest.mark.parametrize(
    "said", ["(", "[", "a{9999999999}", r"\p{NoSuch}", r"[\P{L}]", "(?P<x", "[a-z&&[^b]]", "a" * 1001]
)
def test_a_pattern_that_cannot_be_read_fits_nothing(said: str) -> None:
    assert pattern(said) is None
    assert matches("a", said) is False


@pytest.mark.parametrize(
    ("text", "said", "fits"),
    [("Ж", r"\p{Lu}", True), ("ж", r"\p{Lu}", False), ("ж", r"\P{Lu}", True), ("a]", r"[\]a]+", True),
     ("ы", r"\pL", True),
     ("Жук", r"\p{IsCyrillic}{3}", True), ("a[b", "[a-c[]+", True), ("x!", r"\w\p{Punct}", True), ("é", r"\w", False),
     ("-", "[+--]", True), ("|~", "[||~~]+", True), ("a||", r"a\|\|", True),
     ("b", "(?<first>a|b)", True), ("[]", r"[[]\]", True),
     ("ab\ncd", "ab.cd", False), ("1" * 2000, "1+", True), ("1" * 2001, "1+", False)],
)  # fmt: skip
def test_a_pattern_fits_a_whole_text(text: str, said: str, fits: bool) -> None:
    assert matches(text, said) is fits


BAD = {
    "a document type": "<!DOCTYPE a><a/>",
    "an entity": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    "from outside": '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
    "depth": "<a>" * 300 + "</a>" * 300,
    "no prefix": "<p:a/>",
    "no end": "<a>",
    "two roots": "<a/><b/>",
    "nothing": "",
    "a surrogate": "<a>\ud800</a>",
    "an unknown entity": "<a>&b;</a>",
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD.keys())
def test_xml_that_is_never_needed_is_refused_with_its_line(text: str) -> None:
    with pytest.raises(FormNotXml) as refused:
        markup.read(text)
    assert int(refused.value.values["line"]) >= 1


def test_xml_of_a_form_is_read_whatever_encoding_it_says() -> None:
    document = markup.read('<?xml version="1.0" encoding="windows-1251"?><a b="ц&#10;"><![CDATA[<ы>]]>&amp;</a>')
    assert text_of(document) == "<ы>&"
    assert next(document.elements()).attribute("b") == "ц\n"


NAMES = st.sampled_from(["a", "b", "x:c", "d-e", "ж"])
CONTENTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"))


def elements(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """XML of an element around other XML."""
    written = CONTENTS.map(lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
    parts = st.lists(inner | written | st.just("<!--note-->") | st.just("<?say it?>"), max_size=4).map("".join)
    quoted = written.map(lambda text: text.replace('"', "&quot;").replace("'", "&apos;"))
    return st.tuples(NAMES, quoted, parts).map(lambda each: f'<{each[0]} k="{each[1]}">{each[2]}</{each[0]}>')


@given(elements(st.recursive(st.just("<leaf/>"), elements, max_leaves=6)))
def test_what_is_written_is_read_back_as_it_was(inside: str) -> None:
    document = markup.read(f'<r xmlns="http://one" xmlns:x="http://two">{inside}</r>')
    written = markup.write(document)
    again = markup.read(written)
    assert markup.write(again) == written
    assert text_of(again) == text_of(document)
    assert markup.write(document.copy()) == written
