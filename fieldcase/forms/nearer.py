"""Absolute paths that lead through the reader's own repeat mean its own instance, as JavaRosa has it.

`/data/visit/age`, written at `/data/visit/old`, is `current()/../age`. Left alone: the repeat itself, so that its
instances can be counted, and a path that chooses an instance by a predicate. Knows the text of expressions only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fieldcase.forms.spots import Spot
from fieldcase.forms.xpath import Expression, compile_expression
from fieldcase.forms.xpath.parser import parse
from fieldcase.forms.xpath.syntax import Part, Path, below


class Nearer:
    """Remembers the expressions that it has made. One for each form."""

    def __init__(self, namespaces: Mapping[str, str]) -> None:
        self.namespaces = namespaces
        self.made: dict[tuple[str, Spot], Expression] = {}

    def seen_from(self, expression: Expression, spot: Spot) -> Expression:
        """What an expression means where it stands at a declared node."""
        if spot.repeat is None:
            return expression
        key = (expression.text, spot)
        found = self.made.get(key)
        if found is None:
            text = nearer(expression.text, spot)
            same = text == expression.text
            found = self.made[key] = expression if same else compile_expression(text, self.namespaces)
        return found


def nearer(text: str, spot: Spot) -> str:
    """The text of an expression with the paths through the own repeats of `spot` written from there."""
    if not any(each.repeated is not None and each.path in _plain(text) for each in spot.chain()):
        return text
    found = sorted(_replacements(parse(text), spot), reverse=True)
    for start, end, instead in found:
        text = text[:start] + instead + text[end:]
    return text


def _plain(text: str) -> str:
    return "".join(text.split())


def _replacements(part: Part, spot: Spot) -> Iterator[tuple[int, int, str]]:
    """Which stretches of the text are to be replaced, and by what."""
    pending = [part]
    while pending:
        each = pending.pop()
        pending += below(each)
        if not isinstance(each, Path) or each.start != "root":
            continue
        repeat = _shared(each, spot)
        if repeat is not None:
            depth = repeat.path.count("/")
            up = "/".join(["current()"] + [".."] * (spot.path.count("/") - depth))
            yield each.place - 1, each.steps[depth].place - 1, f"{up}/"


def _shared(path: Path, spot: Spot) -> Spot | None:
    """The innermost repeat that a path leads through, without a predicate, and that `spot` stands in."""
    names = []
    for step in path.steps:
        if step.axis != "child" or step.predicates or step.test.kind != "name":
            break
        names.append(f"{step.test.prefix}:{step.test.name}" if step.test.prefix else step.test.name)
    for each in spot.chain():
        if each.repeated is None:
            continue
        depth = each.path.count("/")
        if len(path.steps) > depth and each.path == "/" + "/".join(names[:depth]):
            return each
    return None
