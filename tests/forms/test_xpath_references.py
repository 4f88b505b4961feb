"""What an expression says of itself before there is any answer: its paths, its functions, its instances."""

from __future__ import annotations

import pytest

from fieldcase.forms.xpath import Reference, compile_expression

HERE = ("data", "visit", "score")


@pytest.mark.parametrize(
    ("expression", "wanted"),
    [
        ("/data/age", ["/data/age"]),
        ("../count + ../../age", ["/data/visit/count", "/data/age"]),
        (".", ["/data/visit/score"]),
        ("1 + 1", []),
        ("sum(/data/visit/count)", ["/data/visit/count"]),
        ("current()/../site", ["/data/visit/site"]),
        ("/data/visit[site = current()/../site]/count", ["/data/visit/site", "/data/visit/site", "/data/visit/count"]),
        ("/data/visit[../age > 3][@id]", ["/data/age", "/data/visit/@id", "/data/visit"]),
        ("//site", ["////site"]),
        ("/data//site", ["/data////site"]),
        ("/data/*", ["/data/*"]),
        ("(../site | ../count)[. != '']", ["/data/visit/site", "/data/visit/count"]),
        ("if(../a, ../b, ../c) = 'x' or not(/data/d)", [f"/data/visit/{name}" for name in "abc"] + ["/data/d"]),
        ("string(../site/text())", ["/data/visit/site"]),
        ("position(..)", ["/data/visit"]),
        ("indexed-repeat(/data/visit/site, /data/visit, ../n)", ["/data/visit/site", "/data/visit", "/data/visit/n"]),
        ("following-sibling::a", [None]),
        ("/data/../..", [None]),
        ("concat(/data/f:age, @g:h)", ["/data/f:age", "/data/visit/score/@g:h"]),
    ],
)  # fmt: skip
def test_an_expression_names_every_path_it_follows(expression: str, wanted: list[str | None]) -> None:
    found = [reference.absolute(HERE) for reference in compile_expression(expression).references]
    told = ["/" + "/".join(each) if each is not None else None for each in found]
    assert sorted(map(str, told)) == sorted(map(str, wanted))


def test_a_path_through_an_instance_says_which_and_what_its_predicates_read() -> None:
    expression = compile_expression(
        "instance('cities')/list/item[state = ../../region or state = current()/../s]/label"
    )
    found = set(expression.references)
    assert Reference("instance", ("list", "item", "label"), "cities") in found
    assert Reference("instance", ("list", "item", "state"), "cities") in found
    assert Reference("current", ("..", "s")) in found
    assert all(each.absolute(HERE) is None for each in found if each.anchor == "instance")
    assert expression.instances == {"cities"}
    assert Reference("root", ("**", "a")) in compile_expression("instance(../which)/a").references


def test_an_expression_says_what_its_value_hangs_on_besides_nodes() -> None:
    expression = compile_expression("if(/a[position() = 2], today(), concat(uuid(), random()))")
    assert expression.calls == {"if", "position", "today", "concat", "uuid", "random"}
    assert expression.volatile == {"today", "uuid", "random"}
    assert expression.positional
    plain = compile_expression("/a/b + 1")
    assert [plain.calls, plain.volatile, plain.instances] == [frozenset()] * 3
    assert not plain.positional


def test_an_expression_is_told_without_its_words() -> None:
    expression = compile_expression("/data/secret = 'word'")
    assert expression.text == "/data/secret = 'word'"
    assert "secret" not in repr(expression)
