"""Every function that an expression may call, by examples, each with what it gives."""

from __future__ import annotations

import math
import re

import pytest
from forms.expressions import FORM, context, text, value

from fieldcase.errors import FunctionUnknown, WrongKindOfValue
from fieldcase.forms.tree import text_of
from fieldcase.forms.xpath import Context, Hooks, compile_expression
from fieldcase.forms.xpath.functions.registry import FUNCTIONS

NAN = math.nan
EXAMPLES: list[tuple[str, float | str | bool]] = [
    ("count(visit)", 3.0), ("count-non-empty(*)", 8.0), ("count-non-empty(none)", 0.0),
    ("visit[last()]/site = 'west'", True), ("visit[position() = 2]/site = 'south'", True),
    ("position(visit[2])", 2.0), ("position(nowhere)", 0.0), ("count(id('x'))", 0.0),
    ("name(visit)", "visit"), ("name()", "data"), ("local-name(visit/site)", "site"), ("namespace-uri()", ""),
    ("name(nowhere)", ""), ("boolean('')", False), ("boolean('no')", True), ("boolean(0)", False), ("not(1)", False),
    ("true()", True), ("false()", False), ("lang('ru')", False),
    ("if(age > 18, 'grown', 'child')", "grown"), ("if('', 1, 2)", 2.0),
    ("coalesce('', 'second')", "second"), ("string(coalesce(none, name))", "Aigul"),
    ("coalesce('', '', 'third')", "third"),
    ("coalesce(1 div '', 7)", 7.0), ("depend(3, age)", 3.0),
    ("concat('a', 1, true())", "a1true"), ("concat(visit/site)", "northsouthwest"), ("concat()", ""),
    ("join('; ', visit/site)", "north; south; west"), ("join('-', 'a', 'b')", "a-b"), ("join('-')", ""),
    ("contains('heroin', 'her')", True), ("starts-with('opium', 'opi')", True), ("ends-with('opium', 'um')", True),
    ("ends-with('', 'um')", False), ("substring-before('2026-03', '-')", "2026"), ("substring-before('x', 'y')", ""),
    ("substring-after('2026-03', '-')", "03"), ("substring-after('x', 'y')", ""), ("substring-after('x', '')", "x"),
    ("substring('12345', 2, 3)", "234"), ("substring('12345', 1.5, 2.6)", "234"), ("substring('12345', 0, 3)", "12"),
    ("substring('12345', 0 div 0, 3)", ""), ("substring('12345', -42, 1 div 0)", "12345"),
    ("substring('12345', -1 div 0, 1 div 0)", ""), ("substring('12345', 2)", "2345"),
    ("substr('hello', 1, 3)", "el"), ("substr('hello', -3)", "llo"), ("substr('hello', 1, -1)", "ell"),
    ("substr('hello', 3, 1)", ""), ("substr('hello', 0, 99)", "hello"),
    ("string-length('четыре')", 6.0), ("string-length()", float(len(text("string()")))), ("string(1.50)", "1.5"),
    ("normalize-space('  a \t b\n')", "a b"), ("translate('bar', 'abc', 'AB')", "BAr"),
    ("translate('--x', '-', '')", "x"),
    ("regex('A-17', '[A-Z]-[0-9]+')", True), ("regex('A-17x', '[A-Z]-[0-9]+')", False),
    ("regex('Айгуль', '\\p{L}+')", True), ("regex('Айгуль1', '[\\p{L}]+')", False), ("regex('٣', '\\d')", False),
    ("digest('abc', 'MD5', 'hex')", "900150983cd24fb0d6963f7d28e17f72"), ("digest('a', 'none')", ""),
    ("base64-decode('0KHRi9GA')", "Сыр"), ("base64-decode('!')", ""), ("base64-decode('0YvRiw==')", "ыы"),
    ("base64-decode('0YvRiw')", ""),
    ("boolean-from-string('TRUE')", True), ("boolean-from-string(1)", True), ("boolean-from-string('yes')", False),
    ("number('3.5')", 3.5), ("number('1,5')", 1.5), ("number('1e3')", NAN), ("number(age)", 34.0), ("number()", NAN),
    ("sum(visit[count != 'x']/count)", 7.0), ("sum(visit/count)", NAN), ("sum(nowhere)", 0.0),
    ("floor(-1.5)", -2.0), ("ceiling(-1.5)", -1.0), ("round(2.5)", 3.0), ("round(-2.5)", -2.0),
    ("round(2.345, 2)", 2.35),
    ("round(1250, -2)", 1300.0), ("round(-1250, -2)", -1200.0), ("round(1, 31)", NAN), ("int(-2.9)", -2.0),
    ("abs(-3)", 3.0), ("max(1, 5, 3)", 5.0), ("min(visit[count != 'x']/count)", 3.0), ("max(-1, -2)", -1.0),
    ("max('')", NAN),
    ("pow(2, 10)", 1024.0), ("pow(0, -1)", math.inf), ("pow(-8, 1 div 3)", NAN), ("pow(10, 400)", math.inf),
    ("pi()", math.pi),
    ("log(0)", -math.inf), ("log(-1)", NAN), ("log10(1000)", 3.0), ("exp(0)", 1.0), ("exp(1000)", math.inf),
    ("exp10(3)", 1000.0), ("sqrt(16)", 4.0), ("sqrt(-1)", NAN), ("sin(0)", 0.0), ("cos(0)", 1.0), ("tan(0)", 0.0),
    ("asin(2)", NAN), ("acos(1)", 0.0), ("atan(0)", 0.0), ("atan2(0, 1)", 0.0),
    ("selected(drugs, 'opium')", True), ("selected(drugs, 'her')", False), ("is-selected('', '')", True),
    ("selected-at(drugs, 1)", "heroin"), ("selected-at(drugs, 2)", ""), ("selected-at(drugs, -1)", ""),
    ("selected-at(drugs, none)", "opium"),
    ("count-selected(drugs)", 2.0), ("count-selected(none)", 0.0),
    ("checklist(1, 2, name, none, zero)", True), ("checklist(-1, 1, visit/site)", False),
    ("weighted-checklist(3, 5, true(), 4, false(), 9)", True), ("weighted-checklist(5, 9, true(), 4)", False),
    ("string(today())", "2026-03-08"), ("string(now())", "2026-03-08T09:30:15.250+05:00"), ("today() > day", True),
    ("string(date('2026-3-1'))", "2026-03-01"), ("string(date(20000))", "2024-10-04"), ("string(date('soon'))", ""),
    ("number(date('1970-01-03'))", 2.0), ("string(date-time('2026-03-01T10:00:00'))", "2026-03-01T10:00:00.000+05:00"),
    ("string(date-time('2026-03-01T22:30:00Z'))", "2026-03-02T03:30:00.000+05:00"), ("string(date-time('x'))", ""),
    ("decimal-date-time('1970-01-01T17:00:00')", 0.5), ("decimal-date-time('x')", NAN), ("decimal-date-time(2.5)", 2.5),
    ("decimal-time('18:00:00.000+05:00')", 0.75), ("decimal-time('13:00Z')", 0.75), ("decimal-time('25:00')", NAN),
    ("decimal-time('2026-03-01T06:00:00')", 0.25), ("decimal-time(1.25)", 0.25),
    ("format-date(day, '%e/%n/%y %a %b')", "1/3/26 Sun Mar"), ("format-date('', '%Y')", ""),
    ("format-date('x', '%Y')", ""),
    ("format-date-time('2026-03-01T06:07:08.009', '%Y-%m-%d %H:%h:%M:%S.%3')", "2026-03-01 06:6:07:08.009"),
    ("format-date(day, '%W %% %Q')", "9 % %Q"),
    ("string-length(uuid(5))", 5.0), ("uuid(-1)", ""), ("random() < 1", True), ("count(randomize(visit, 3))", 3.0),
    ("round(distance('0 0;0 1'))", 111319.0), ("distance('x')", NAN), ("area('0 0;0 1')", 0.0),
    ("enclosed-area('x')", NAN),
    ("round(area('0 0;0 1;1 1;1 0;0 0') div 1000000)", 12391.0),
    ("geofence('0.5 0.5', '0 0;0 1;1 1;1 0;0 0')", True), ("geofence('2 2', '0 0;0 1;1 1;1 0;0 0')", False),
    ("geofence('0.5 0.5', '0 0;0 1;1 1;1 0')", False),
    ("instance('choices')/list/item[name = 's']/label = 'South'", True), ("count(instance('nowhere'))", 0.0),
    ("count(visit[site = current()/name])", 0.0), ("pulldata('choices', 'label', 'name', 'n')", "North"),
    ("pulldata('choices', 'label', 'name', '?')", ""), ("pulldata('nowhere', 'a', 'b', 'c')", ""),
    ("string(indexed-repeat(/data/visit/site, /data/visit, 2))", "south"),
    ("string(indexed-repeat(/data/visit/site, /data/visit, 0))", "north"),
    ("string(indexed-repeat(/data/visit/site, /data/visit, 9))", ""),
    ("string(indexed-repeat(./visit/site, /data/visit, 3))", "west"),
    ("once('new')", "new"), ("jr:choice-name('n', ' /data/site ')", "n at /data/site"), ("jr:itext('hello')", "HELLO"),
    ("version()", "7"), ("property('deviceid')", ""),
]  # fmt: skip


class Said(Hooks):
    """A form with words to say."""

    def choice_label(self, value: str, path: str, context: Context) -> str:
        return f"{value} at {path}"

    def itext(self, name: str, context: Context) -> str:
        return name.upper()

    def version(self) -> str:
        return "7"


@pytest.mark.parametrize(("expression", "wanted"), EXAMPLES, ids=[expression for expression, _ in EXAMPLES])
def test_a_function_gives_what_its_example_says(expression: str, wanted: float | str | bool) -> None:
    at = "/data/none" if expression.startswith("once") else "/data"
    given = compile_expression(expression)(context(at=at, hooks=Said()))
    if wanted != wanted:
        assert given != given
    elif isinstance(wanted, float) and math.isfinite(wanted):
        assert given == pytest.approx(wanted, abs=1e-12)
    else:
        assert given == wanted
    assert isinstance(given, type(wanted))


def test_every_function_has_its_example() -> None:
    called = {name for expression, _ in EXAMPLES for name in re.findall(r"([\w:-]+)\(", expression)}
    assert set(FUNCTIONS) - called == {"string", "uuid"} - called
    assert called - {"text", "node"} <= set(FUNCTIONS)
    assert len(FUNCTIONS) > 85


def test_once_keeps_what_is_there() -> None:
    assert text("once('new')", at="/data/name") == "Aigul"
    assert text("once('x' * 1)", at="/data/none") == ""


def test_a_uuid_is_of_version_four_and_each_is_another() -> None:
    here = context()
    found = [str(compile_expression("uuid()")(here)) for _ in range(20)]
    form = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
    assert all(form.fullmatch(each) for each in found)
    assert len(set(found)) == 20


def sites(expression: str) -> list[str]:
    """The texts of nodes."""
    return [text_of(node) for node in compile_expression(expression).nodes(context())]


def test_a_seeded_order_is_always_the_same_and_loses_nothing() -> None:
    many = FORM.replace("</data>", "".join(f"<n>{number}</n>" for number in range(40)) + "</data>")
    once, again, other = (
        [text_of(node) for node in compile_expression(f"randomize(n, {seed})").nodes(context(many))]
        for seed in ("'kept'", "'kept'", "'changed'")
    )
    assert once == again != other
    assert sorted(once) == sorted(other) == sorted(str(number) for number in range(40))


def test_an_order_without_a_seed_comes_from_the_world() -> None:
    here = context(FORM)
    orders = {tuple(map(text_of, compile_expression("randomize(visit/site)").nodes(here))) for _ in range(60)}
    assert {tuple(sorted(each)) for each in orders} == {("north", "south", "west")}
    assert len(orders) == 6


@pytest.mark.parametrize("expression", ["nonsense(1)", "if(1, 2)", "true(1)", "$a", "substr('a')", "jr:nothing()"])
def test_a_function_that_is_not_there_is_a_fault_and_is_refused_only_where_it_is_asked(expression: str) -> None:
    assert [fault.code for fault in compile_expression(expression).faults] == ["form.function-unknown"]
    with pytest.raises(FunctionUnknown) as refused:
        value(expression)
    assert refused.value.values["place"] == 1
    assert value(f"if(true(), 'fine', {expression})") == "fine"
    assert value(f"true() or {expression}") is True
    with pytest.raises(FunctionUnknown):
        value(f"false() or {expression}")


@pytest.mark.parametrize(
    "expression", ["count('a')", "sum(1)", "randomize(1)", "1 | 2", "'a'[1]", "regex('a', '(')", "true()/a"]
)
def test_what_cannot_be_used_where_it_stands_is_a_fault(expression: str) -> None:
    assert [fault.code for fault in compile_expression(expression).faults][:1] == ["form.wrong-value"]
    with pytest.raises(WrongKindOfValue):
        value(expression)


def test_a_sound_expression_has_no_fault() -> None:
    assert compile_expression("count(if(1, visit, none)) > 2").faults == ()
    assert value("count(if(1, visit, none)) > 2") is True
    with pytest.raises(WrongKindOfValue):
        value("count(if(1, 'text', none))")
