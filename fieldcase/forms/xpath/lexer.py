"""The text of an expression as tokens (XPath 1.0, 3.7).

Knows which of two readings a star or a name like `div` has by what stands before it. Refuses texts that no person
writes by hand.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from fieldcase.errors import ExpressionTooLarge, ExpressionUnreadable

LONGEST = 100_000
MOST_TOKENS = 20_000

_NAME = r"[^\W\d][\w.\-\u00b7]*"
_TOKEN = re.compile(
    rf"""\s*(?:
      (?P<number>\d+(?:\.\d*)?|\.\d+)
    | (?P<text>"[^"]*"|'[^']*')
    | (?P<symbol>::|\.\.|//|!=|<=|>=|[()\[\].@,/|+\-=<>*])
    | \$(?P<variable>{_NAME}(?::{_NAME})?)
    | (?P<name>{_NAME}(?::(?:{_NAME}|\*))?)
    )""",
    re.VERBOSE,
)
_WORDS = {"and", "or", "div", "mod"}
# After these a name is a name and a star is any name; after anything else both are operators.
_OPENING = {"", "@", "::", "(", "[", ",", "operator"}


class Token(NamedTuple):
    """A token: kind ("number", "text", "name", "variable", "symbol", "operator", "end"), text, place from 1.

    `mark` is the text of a symbol or an operator, and empty for anything that could only look like one.
    """

    kind: str
    text: str
    place: int
    mark: str = ""


def shown(expression: str) -> str:
    """The beginning of an expression, as it is shown in a sentence."""
    flat = " ".join(expression[:200].split())
    return flat if len(flat) <= 60 and len(expression) <= 200 else f"{flat[:60]}…"


def tokens(expression: str) -> list[Token]:
    """The tokens of an expression and one "end"; refused where a character begins none, or there are too many."""
    if len(expression) > LONGEST:
        raise ExpressionTooLarge(expression=shown(expression), place=LONGEST)
    found: list[Token] = []
    before = ""
    place = 0
    end = len(expression.rstrip())
    while place < end:
        match = _TOKEN.match(expression, place)
        if match is None or match.lastgroup is None:
            place += len(expression[place:]) - len(expression[place:].lstrip())
            raise ExpressionUnreadable(expression=shown(expression), place=place + 1)
        kind, text, start = match.lastgroup, match[match.lastgroup], match.start(match.lastgroup)
        place = match.end()
        if kind == "text":
            text = text[1:-1]
        elif before not in _OPENING and (text == "*" or (kind == "name" and _word(text))):
            kind, text, place = "operator", _word(text) or text, start + len(_word(text) or text)
        elif kind == "symbol" and text in {"/", "//", "|", "+", "-", "=", "!=", "<", "<=", ">", ">="}:
            kind = "operator"
        before = text if kind == "symbol" else "operator" if kind == "operator" else kind
        mark = text if kind in ("symbol", "operator") else ""
        found.append(Token(kind, text, start + (kind != "variable"), mark))
        if len(found) > MOST_TOKENS:
            raise ExpressionTooLarge(expression=shown(expression), place=start + 1)
    found.append(Token("end", "", end + 1))
    return found


def _word(text: str) -> str:
    """The word operator that a name is where an operator must stand: `and1` is `and` and a 1."""
    for word in _WORDS:
        if text == word or (text.startswith(word) and text[len(word) :].isdigit()):
            return word
    return ""
