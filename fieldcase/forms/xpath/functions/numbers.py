"""Functions on numbers: XPath 1.0's (4.4), and those of ODK, with JavaRosa's ways of rounding."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal
from decimal import Context as Precision
from typing import TYPE_CHECKING

from fieldcase.forms.xpath.code import NUMBER, TRUTH, Code
from fieldcase.forms.xpath.context import Context, Nodes, Value
from fieldcase.forms.xpath.functions.core import truths
from fieldcase.forms.xpath.functions.registry import applied, arguments, declare, special
from fieldcase.forms.xpath.syntax import Call
from fieldcase.forms.xpath.values import node_number, to_number

if TYPE_CHECKING:
    from fieldcase.forms.xpath.compiler import Compiler

NAN = math.nan
# Beyond these places nothing of a number is left, or all of it.
MOST_PLACES = 30
WIDE = Precision(prec=400)


def half_up(number: float) -> float:
    """The nearest whole number, of two as near the greater one (XPath 1.0)."""
    return number if number != number or math.isinf(number) else float(math.floor(number + 0.5))


def rounded(number: float, places: float = 0.0) -> float:
    """A number with so many decimal places; below 0, in tens, hundreds and so on. Of two as near the greater one."""
    if number != number or math.isinf(number):
        return number
    if places != places or abs(places) > MOST_PLACES:
        return NAN
    step = Decimal(1).scaleb(-int(places))
    return float(Decimal(repr(number)).quantize(step, ROUND_HALF_DOWN if number < 0 else ROUND_HALF_UP, WIDE))


def truncated(number: float) -> float:
    """A number without its fraction."""
    return number if number != number or math.isinf(number) else float(math.trunc(number))


def total(context: Context, nodes: Nodes) -> float:
    """The sum of nodes; a question's that says no number is left out (JavaRosa), any other makes it none."""
    found = 0.0
    for node in nodes:
        number = node_number(node, context)
        if number == number or not node.datatype:
            found += number
    return found


def numbers_of(context: Context, values: tuple[Value, ...]) -> list[float]:
    """Every value as a number, of nodes each one's; a question's without one is left out, and any other value
    without one."""
    found: list[float] = []
    for value in values:
        if not isinstance(value, str | float | bool):
            each = [(node_number(node, context), node.datatype) for node in value]
            found.extend(number for number, datatype in each if number == number or not datatype)
        else:
            number = to_number(value, context)
            found += [number] if number == number else []
    return found


def extreme(choose: Callable[[list[float]], float]) -> Callable[..., float]:
    """The greatest or the least of all values; no number where there is none, or one is none."""

    def compute(context: Context, *values: Value) -> float:
        found = numbers_of(context, values)
        return NAN if not found or any(number != number for number in found) else choose(found)

    return compute


def guarded(compute: Callable[..., float]) -> Callable[..., float]:
    """A function of mathematics that never fails: where it is not defined there is no number."""

    def never_failing(*values: float) -> float:
        try:
            return float(compute(*values))
        except OverflowError:
            return math.inf
        except (ValueError, TypeError, ZeroDivisionError):
            return NAN

    return never_failing


def logarithm(compute: Callable[[float], float]) -> Callable[[float], float]:
    """A logarithm, which goes down without end towards 0."""
    return lambda number: -math.inf if number == 0 else guarded(compute)(number)


def power(base: float, exponent: float) -> float:
    """`base` to the power of `exponent`."""
    if base == 0 and exponent < 0:
        return math.inf
    found = guarded(math.pow)(base, exponent)
    return -found if found == math.inf and base < 0 and exponent % 2 == 1 and not math.isinf(base) else found


declare("sum", "s", "n", total, world=True)
declare("floor", "n", "n", lambda number: float(math.floor(number)) if math.isfinite(number) else number)
declare("ceiling", "n", "n", lambda number: float(math.ceil(number)) if math.isfinite(number) else number)
declare("round", "nn", "n", rounded, least=1)
declare("int", "n", "n", truncated)
declare("abs", "n", "n", abs)
declare("max", "v*", "n", extreme(max), least=1, world=True)
declare("min", "v*", "n", extreme(min), least=1, world=True)
declare("pow", "nn", "n", power)
declare("pi", "", "n", lambda: math.pi)
declare("log", "n", "n", logarithm(math.log))
declare("log10", "n", "n", logarithm(math.log10))
declare("exp", "n", "n", guarded(math.exp))
declare("exp10", "n", "n", lambda number: power(10.0, number))
declare("atan2", "nn", "n", guarded(math.atan2))
for _name in ("sqrt", "sin", "cos", "tan", "asin", "acos", "atan"):
    declare(_name, "n", "n", guarded(getattr(math, _name)))


def checklist(least: float, most: float, *values: Value) -> bool:
    """Whether the number of those that are yes lies between the limits; below 0 there is none."""
    count = sum(truths(list(values)))
    return (least < 0 or count >= least) and (most < 0 or count <= most)


def weighted(context: Context, least: float, most: float, *values: Value) -> bool:
    """Whether the weights behind those that are yes sum up to something between the limits."""
    found = 0.0
    for flag, weight in zip(values[::2], values[1::2], strict=True):
        weights = numbers_of(context, (weight,))
        found += sum(each for yes, each in zip(truths([flag]), weights, strict=False) if yes)
    return least <= found <= most


@special("number", 0, 1)
def number_of(compiler: Compiler, call: Call) -> Code:
    """The argument, or the context node, as a number."""
    if not call.arguments:
        return Code(NUMBER, lambda node, position, size, context: node_number(node, context))
    run = compiler.part(call.arguments[0]).number()
    return Code(NUMBER, lambda node, position, size, context: run(node, position, size, context) + 0.0)


declare("checklist", "nnv*", "b", checklist, least=2)


@special("weighted-checklist", 2, None)
def weighted_checklist(compiler: Compiler, call: Call) -> Code:
    """See `weighted`; flags and weights come in pairs."""
    if len(call.arguments) % 2:
        return compiler.fault(compiler.wrong(call, call.name))
    return Code(TRUTH, applied(weighted, arguments(compiler, call, "nnv"), True))
