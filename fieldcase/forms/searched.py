"""Selects with `search('towns', 'matches', 'region', /data/region)` in their appearance: Collect's way to a table.

It is none of the specification and many forms of Kobo have it. The one choice that such a select is written with names
columns: its value the one of the values, its label the one of the labels. What comes out is the list that the
specification would have. A choice whose value is a whole number stands there as it is, so that such a select is left.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from fieldcase.errors import XPathError
from fieldcase.forms.declared import Itemset, Offer, Text
from fieldcase.forms.xpath import compile_expression

CALL = re.compile(r"(?:^|\s)search\s*\(")
COLUMN = re.compile(r"[^\W\d][\w.-]*")
LITERAL = re.compile(r"'([^']*)'|\"([^\"]*)\"")
CONDITIONS = {
    "contains": "contains({column}, {value})",
    "startswith": "starts-with({column}, {value})",
    "endswith": "ends-with({column}, {value})",
    "matches": "{column} = {value}",
}


def list_of(appearance: str, offers: Sequence[Offer], namespaces: Mapping[str, str]) -> tuple[Itemset, str] | None:
    """The list that an appearance asks for, and the name of its table (without .csv); None where it asks for none."""
    begin = CALL.search(appearance)
    columns = [each for each in offers if COLUMN.fullmatch(each.value)]
    if begin is None or len(offers) != 1 or not columns:
        return None
    given = arguments(appearance[begin.end() :])
    table = _literal(given[0]) if given else ""
    condition = _condition(given)
    if not table or "'" in table or condition is None:
        return None
    try:
        nodes = compile_expression(f"instance('{table}')/root/item{condition}", namespaces)
        label = Text(place=compile_expression(_label(columns[0].label), namespaces))
        return Itemset(nodes, compile_expression(columns[0].value, namespaces), label), table
    except XPathError:
        return None


def arguments(text: str) -> list[str]:
    """What stands between the bracket that is open and the one that closes it, parted at its own commas."""
    found, depth, quote = [""], 1, ""
    for letter in text:
        if quote:
            quote = "" if letter == quote else quote
        elif letter in "'\"":
            quote = letter
        else:
            depth += (letter in "([") - (letter in ")]")
            if depth == 0:
                return [each.strip() for each in found if each.strip()]
            if letter == "," and depth == 1:
                found.append("")
                continue
        found[-1] += letter
    return []


def _literal(text: str) -> str:
    found = LITERAL.fullmatch(text)
    return (found[1] or found[2] or "") if found is not None else ""


def _condition(given: Sequence[str]) -> str | None:
    """The predicate of what is searched; empty for the whole table, None for what cannot be understood."""
    if len(given) == 1:
        return ""
    if len(given) not in (4, 6):
        return None
    told = CONDITIONS.get(_literal(given[1]))
    columns = [_literal(each) for each in (given[2], *given[4:5])]
    if told is None or not all(COLUMN.fullmatch(each) for each in columns):
        return None
    parts = [told.format(column=columns[0], value=_from_the_question(given[3]))]
    parts += [f"{columns[1]} = {_from_the_question(given[5])}"] if len(given) == 6 else []
    return f"[{' and '.join(parts)}]"


def _from_the_question(expression: str) -> str:
    """A path that begins at the question, written where it would begin at a row of the table."""
    return f"current()/{expression}" if expression.startswith(".") else expression


def _label(label: Text | None) -> str:
    """The first column that a label names; by convention, `label`."""
    words = "".join(part for part in label.parts if isinstance(part, str)) if label is not None else ""
    first = words.partition(",")[0].strip()
    return first if COLUMN.fullmatch(first) else "label"
