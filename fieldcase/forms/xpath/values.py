"""How one kind of value becomes another (XPath 1.0, 4.2-4.4, and JavaRosa's ways of it; docs/decisions/0038-xpath.md).

Knows texts, numbers, truths, moments and nodes. A node that a question is bound to counts by its type: an empty one is
no, a number is no where it is 0. Any other node counts by being there, as XPath has it.
"""

from __future__ import annotations

import math
import re
from decimal import Decimal
from typing import Any

from fieldcase.forms.tree import Node, text_of
from fieldcase.forms.xpath.context import Context
from fieldcase.forms.xpath.moments import Moment, read_moment

NAN = math.nan
SMALL = 1e-12
NUMERIC = frozenset({"int", "integer", "decimal", "double", "float", "long"})
DATED = frozenset({"", "date", "dateTime"})
_NUMBER = re.compile(r"\s*-?(?:\d+(?:\.\d*)?|\.\d+)\s*", re.ASCII)


def number_text(number: float) -> str:
    """A number as digits, never with an exponent; whole ones without a point, what is nearly nothing as 0."""
    if number != number:
        return "NaN"
    if abs(number) < SMALL:
        return "0"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    nearest = round(number)
    if number == nearest or abs(number - nearest) < SMALL:
        return str(nearest) if abs(nearest) < 1e15 else format(Decimal(repr(float(nearest))), "f").removesuffix(".0")
    text = repr(number)
    return format(Decimal(text), "f") if "e" in text else text


def text_number(text: str) -> float:
    """The number that a text says with digits alone, else not a number. A comma is a point, as JavaRosa has it."""
    if text.isascii() and text.isdigit():
        return float(text)
    plain = text.replace(",", ".") if "," in text else text
    return float(plain) if _NUMBER.fullmatch(plain) else NAN


def to_text(value: Any) -> str:
    """Any value as text: of nodes, the first one's."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Moment):
        return value.text
    if isinstance(value, float):
        return number_text(value)
    return text_of(value[0]) if value else ""


def node_number(node: Node, context: Context) -> float:
    """A node as a number; a date is its days, unless its question says that it is none."""
    text = text_of(node)
    number = text_number(text)
    if number != number and node.datatype in DATED and "-" in text:
        return moment_number(text, context)
    return number


def moment_number(text: str, context: Context) -> float:
    """The days of a date that stands in a text, or not a number."""
    moment = read_moment(text, context.here)
    return NAN if moment is None else moment


def to_number(value: Any, context: Context) -> float:
    """Any value as a number: of nodes, the first one's. A text that says a date is none (JavaRosa)."""
    if isinstance(value, float):
        return value
    if isinstance(value, bool):
        return 1.0 if value else 0.0
    if isinstance(value, str):
        return text_number(value)
    return node_number(value[0], context) if value else NAN


def to_order(value: Any, context: Context) -> float:
    """Any value as what < and > compare: as `to_number`, and a text that says a date is its days."""
    number = to_number(value, context)
    return moment_number(value, context) if number != number and isinstance(value, str) and "-" in value else number


def node_truth(node: Node) -> bool:
    """Whether a node counts as yes, see above."""
    datatype = node.datatype
    if not datatype:
        return True
    text = text_of(node)
    if datatype in NUMERIC:
        number = text_number(text)
        return number == number and abs(number) > SMALL
    return text in ("true", "1") if datatype == "boolean" else text != ""


def to_truth(value: Any) -> bool:
    """Any value as yes or no. A moment is always yes."""
    if isinstance(value, bool):
        return value
    if isinstance(value, Moment):
        return True
    if isinstance(value, float):
        return value == value and abs(value) > SMALL
    if isinstance(value, str):
        return value != ""
    return any(map(node_truth, value)) if len(value) > 1 else bool(value) and node_truth(value[0])


def is_nodes(value: Any) -> bool:
    """Whether a value is a node-set."""
    return not isinstance(value, str | float | bool)


def texts_of(value: Any) -> list[str]:
    """The text of every node, or of the one value."""
    return [text_of(node) for node in value] if is_nodes(value) else [to_text(value)]
