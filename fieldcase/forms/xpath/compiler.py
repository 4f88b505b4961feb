"""The tree of an expression as closures.

Knows every kind of part; what functions do lies in `functions`. A function that is not there, or a prefix that nobody
declared, is noted as a fault and refused when it is asked for: a form may hold one where it never gets to.
"""

from __future__ import annotations

import operator
from collections.abc import Iterable, Mapping, Sequence

from fieldcase.errors import FunctionUnknown, PrefixUnknown, WrongKindOfValue, XPathError
from fieldcase.forms.tree import XHTML, Node, in_order
from fieldcase.forms.xpath.arithmetic import OPERATORS
from fieldcase.forms.xpath.axes import XML, tester
from fieldcase.forms.xpath.code import ANY, NODES, NUMBER, TRUTH, Code, Run, constant
from fieldcase.forms.xpath.comparing import equality, ordering
from fieldcase.forms.xpath.context import Context, Nodes
from fieldcase.forms.xpath.functions.registry import FUNCTIONS
from fieldcase.forms.xpath.lexer import shown
from fieldcase.forms.xpath.lists import narrowing
from fieldcase.forms.xpath.parser import BINDING
from fieldcase.forms.xpath.paths import (
    Keep,
    Order,
    Walk,
    filter_code,
    keeper,
    named_code,
    path_code,
    sorting,
    step_walk,
)
from fieldcase.forms.xpath.syntax import Call, Filter, Literal, Negation, Operation, Part, Path, Step
from fieldcase.forms.xpath.values import is_nodes

JAVAROSA = "http://openrosa.org/javarosa"
KNOWN = {"xml": XML, "jr": JAVAROSA, "orx": "http://openrosa.org/xforms", "h": XHTML}
# | binds more tightly than all of them.
UNION = len(BINDING)
ORDERS = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}


class Compiler:
    """Compiles one expression."""

    def __init__(self, text: str, namespaces: Mapping[str, str]) -> None:
        self.expression = shown(text)
        self.namespaces = {**KNOWN, **namespaces}
        # Whether names without a prefix mean the markup around a form, which they never do in a form.
        self.markup = namespaces.get("") == XHTML
        self.faults: list[XPathError] = []

    def part(self, part: Part) -> Code:
        """The code of any part."""
        if isinstance(part, Path):
            return self.path(part)
        if isinstance(part, Literal):
            return constant(part.value)
        if isinstance(part, Operation):
            return self.operation(part)
        if isinstance(part, Call):
            return self.call(part)
        if isinstance(part, Negation):
            return self.negation(part)
        if isinstance(part, Filter):
            return filter_code(self.nodes(part.operand), self.keeps(part.predicates))
        return self.fault(FunctionUnknown(name=f"${part.name}", count=0, place=part.place, expression=self.expression))

    def fault(self, error: XPathError) -> Code:
        """What can never be evaluated: noted, and raised when it is asked."""
        self.faults.append(error)

        def refuse(node: Node, position: int, size: int, context: Context) -> object:
            raise error.with_traceback(None)

        return Code(ANY, refuse)

    def wrong(self, part: Part, name: str) -> WrongKindOfValue:
        """That a value cannot be used where it stands."""
        return WrongKindOfValue(name=name, place=part.place, expression=self.expression)

    def nodes(self, part: Part) -> Run:
        """The closure of a part that must give nodes."""
        code = self.part(part)
        if code.kind not in (NODES, ANY):
            self.faults.append(self.wrong(part, part.name if isinstance(part, Call) else "[ ]"))
        return code.run if code.kind == NODES else self.checked(part, code)

    def checked(self, part: Part, code: Code) -> Run:
        """The closure that refuses what is no nodes when it is asked."""
        wrong = self.wrong(part, part.name if isinstance(part, Call) else "[ ]")
        run = code.run

        def checked(node: Node, position: int, size: int, context: Context) -> Nodes:
            value: Nodes = run(node, position, size, context)
            if not is_nodes(value):
                raise wrong.with_traceback(None)
            return value

        return checked

    def negation(self, part: Negation) -> Code:
        """Minus something."""
        run = self.part(part.operand).number()
        return Code(NUMBER, lambda node, position, size, context: -run(node, position, size, context))

    def operation(self, part: Operation) -> Code:
        """A chain of operators of one level, from left to right, without a frame of Python for each."""
        level = BINDING.get(part.operator, UNION)
        rest: list[Operation] = [part]
        first = part.left
        while isinstance(first, Operation) and BINDING.get(first.operator, UNION) == level:
            rest.append(first)
            first = first.left
        rest.reverse()
        if level in (BINDING["or"], BINDING["and"]):
            runs = [self.part(first).truth(), *[self.part(each.right).truth() for each in rest]]
            return logic(runs, part.operator == "or")
        if level == UNION:
            return union([self.nodes(first), *[self.nodes(each.right) for each in rest]])
        if len(rest) > 1 and part.operator in OPERATORS:
            return chain(self.part(first), [(each.operator, self.part(each.right)) for each in rest])
        code = self.part(first)
        for each in rest:
            code = join(each.operator, code, self.part(each.right))
        return code

    def call(self, part: Call) -> Code:
        """A function's code, by its name; the prefix of JavaRosa's namespace is jr:."""
        prefix, colon, local = part.name.partition(":")
        name = f"jr:{local}" if colon and self.namespaces.get(prefix) == JAVAROSA else part.name
        function = FUNCTIONS.get(name)
        count = len(part.arguments)
        if function is None or not function.takes(count):
            # What stands in the arguments is looked at all the same, so that their faults are found.
            for argument in part.arguments:
                self.part(argument)
            return self.fault(FunctionUnknown(name=name, count=count, place=part.place, expression=self.expression))
        return function.make(self, part)

    def keeps(self, predicates: Iterable[Part]) -> list[Keep]:
        """What each predicate keeps."""
        return [keeper(self.part(each), narrowing(each, lambda part: self.part(part).run)) for each in predicates]

    def path(self, part: Path) -> Code:
        """A location path; the most usual kinds take a short way."""
        plain = plain_names(part)
        if plain is not None and not self.markup:
            return named_code(part.start == "root", *plain)
        start = None if isinstance(part.start, str) else self.nodes(part.start)
        walks: list[Walk] = []
        order = Order(single=isinstance(part.start, str))
        for step in merged(part.steps):
            walk = self.step(step)
            walks.append(sorting(walk) if order.step(step.axis) else walk)
        last = part.steps[-1] if part.steps else None
        named = last is not None and last.axis in ("child", "attribute") and last.test.name != "*"
        if len(part.steps) == 1 and last is not None and last.axis == "self" and part.start == "context":
            named = last.test.kind == "node"  # the question itself, which may not count
        return path_code(start, part.start == "root", walks, named)

    def step(self, step: Step) -> Walk:
        """One step, from nodes to nodes."""
        prefix = step.test.prefix
        if prefix is not None and prefix not in self.namespaces:
            refuse = self.fault(PrefixUnknown(name=prefix, place=step.place, expression=self.expression)).run
            return lambda nodes, context: refuse(context.node, 1, 1, context)
        name = step.test.name if step.axis == "child" and step.test.kind == "name" and prefix is None else "*"
        if self.markup:
            name = "*"
        lets = tester(step.axis, step.test, self.namespaces[prefix] if prefix is not None else None, self.markup)
        return step_walk(step.axis, lets, name if name != "*" else None, self.keeps(step.predicates))


def plain_names(part: Path) -> tuple[int, Sequence[str]] | None:
    """How many steps up and which names down, where a path is made of these alone."""
    if not isinstance(part.start, str) or not part.steps:
        return None
    up = 0
    names: list[str] = []
    for step in part.steps:
        if step.predicates:
            return None
        if step.axis == "child" and step.test.kind == "name" and step.test.prefix is None and step.test.name != "*":
            names.append(step.test.name)
        elif step.axis == "parent" and step.test.kind == "node" and not names and part.start != "root":
            up += 1
        elif step.axis != "self" or step.test.kind != "node":
            return None
    return (up, names) if names else None


def merged(steps: Sequence[Step]) -> list[Step]:
    """Steps with //name as one step down, where no predicate counts among siblings."""
    found: list[Step] = []
    for step in steps:
        before = found[-1] if found else None
        if (
            before is not None
            and before.axis == "descendant-or-self"
            and before.test.kind == "node"
            and not before.predicates
            and step.axis == "child"
            and not step.predicates
        ):
            found[-1] = Step(step.place, "descendant", step.test)
        else:
            found.append(step)
    return found


def logic(runs: Sequence[Run], stops_at: bool) -> Code:
    """or (stops at yes) and and (stops at no): what comes after is not asked."""
    if len(runs) == 2:
        left, right = runs
        if stops_at:
            return Code(TRUTH, lambda node, position, size, context: (
                left(node, position, size, context) or right(node, position, size, context)))  # fmt: skip
        return Code(TRUTH, lambda node, position, size, context: (
            left(node, position, size, context) and right(node, position, size, context)))  # fmt: skip

    def run(node: Node, position: int, size: int, context: Context) -> bool:
        for each in runs:
            if each(node, position, size, context) == stops_at:
                return stops_at
        return not stops_at

    return Code(TRUTH, run)


def union(runs: Sequence[Run]) -> Code:
    """Nodes of any of these, in document order."""

    def run(node: Node, position: int, size: int, context: Context) -> Nodes:
        return in_order([found for each in runs for found in each(node, position, size, context)])

    return Code(NODES, run)


def chain(first: Code, rest: Sequence[tuple[str, Code]]) -> Code:
    """The code of many numbers joined by operators of one level."""
    begin = first.number()
    steps = [(OPERATORS[name], code.number()) for name, code in rest]

    def run(node: Node, position: int, size: int, context: Context) -> float:
        value: float = begin(node, position, size, context)
        for compute, operand in steps:
            value = compute(value, operand(node, position, size, context))
        return value

    return Code(NUMBER, run)


def join(name: str, left: Code, right: Code) -> Code:
    """The code of two parts with a comparison or an arithmetic operator between them."""
    if name in ("=", "!="):
        return Code(TRUTH, equality(left, right, name == "="))
    if name in ORDERS:
        return Code(TRUTH, ordering(left, right, ORDERS[name]))
    compute = OPERATORS[name]
    first, second = left.number(), right.number()
    return Code(NUMBER, lambda node, position, size, context: compute(
        first(node, position, size, context), second(node, position, size, context)))  # fmt: skip
