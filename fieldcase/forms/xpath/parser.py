"""Tokens to the tree of an expression (XPath 1.0, 2 and 3).

Knows the grammar. Refuses what does not follow it with its place, and what is nested more deeply than any form needs.
"""

from __future__ import annotations

from fieldcase.errors import ExpressionTooLarge, ExpressionUnreadable
from fieldcase.forms.xpath.lexer import Token, shown, tokens
from fieldcase.forms.xpath.syntax import (
    Call,
    Filter,
    Literal,
    Negation,
    Operation,
    Part,
    Path,
    Step,
    Test,
    Variable,
    depth,
)

# Frames of Python that an expression may take to read: some eighty brackets within each other. Python allows a
# thousand in all, and whoever asks stands on some already.
DEEPEST = 560
# Parts within parts, a sum of as many terms among them: what walks through them takes a frame for each.
MOST_WITHIN = 300
MOST_STEPS = 200
LEVELS = (("or",), ("and",), ("=", "!="), ("<", "<=", ">", ">="), ("+", "-"), ("*", "div", "mod"))
BINDING = {operator: level for level, operators in enumerate(LEVELS) for operator in operators}
AXES = frozenset(
    (
        "ancestor", "ancestor-or-self", "attribute", "child", "descendant", "descendant-or-self", "following",
        "following-sibling", "namespace", "parent", "preceding", "preceding-sibling", "self",
    )
)  # fmt: skip
KINDS = frozenset(("comment", "text", "processing-instruction", "node"))
ANY = Test("node")
STARTS = frozenset(("*", ".", "..", "@"))


def parse(expression: str) -> Part:
    """The tree of an expression. ExpressionUnreadable or ExpressionTooLarge with the place otherwise."""
    parser = _Parser(expression)
    part = parser.whole()
    if len(parser.tokens) > MOST_WITHIN and depth(part) > MOST_WITHIN:
        raise ExpressionTooLarge(expression=shown(expression), place=1)
    return part


def balanced(operator: Token, chain: list[Part]) -> Part:
    """Many parts joined by the same word, none of them deep within the others: the order stays, the value too."""
    while len(chain) > 1:
        pairs = [
            Operation(operator.place, operator.text, left, right)
            for left, right in zip(chain[::2], chain[1::2], strict=False)
        ]
        chain = [*pairs, *(chain[-1:] if len(chain) % 2 else [])]
    return chain[0]


class _Parser:
    """Reads one expression from left to right."""

    def __init__(self, expression: str) -> None:
        self.expression = expression
        self.tokens = tokens(expression)
        # The token that comes next, and where it is.
        self.token = self.tokens[0]
        self.at = 0
        self.depth = 0

    def refuse(self) -> ExpressionUnreadable:
        """That the next token cannot stand where it stands."""
        return ExpressionUnreadable(expression=shown(self.expression), place=self.token.place)

    def take(self) -> Token:
        """The next token, read. The last one, the end, is never taken."""
        taken = self.token
        self.at += 1
        self.token = self.tokens[self.at]
        return taken

    def met(self, *texts: str) -> bool:
        """Whether the next token is one of these symbols or operators."""
        return self.token.mark in texts

    def expect(self, text: str) -> Token:
        """The next token, which must be this symbol."""
        if not self.met(text):
            raise self.refuse()
        return self.take()

    def whole(self) -> Part:
        """The expression, and nothing behind it."""
        part = self.part()
        if self.token.kind != "end":
            raise self.refuse()
        return part

    def part(self) -> Part:
        """An expression within brackets, arguments or predicates."""
        return self.operation(0, 6)

    def operation(self, lowest: int, frames: int) -> Part:
        """Parts joined by operators that bind at least as tightly as `lowest`; left to right."""
        self.depth += frames
        if self.depth > DEEPEST:
            raise ExpressionTooLarge(expression=shown(self.expression), place=self.token.place)
        part = self.negation()
        while BINDING.get(self.token.mark, -1) >= lowest:
            operator = self.take()
            right = self.operation(BINDING[operator.text] + 1, 3)
            if operator.text not in ("or", "and"):
                part = Operation(operator.place, operator.text, part, right)
                continue
            chain = [part, right]
            while self.token.mark == operator.text:
                self.take()
                chain.append(self.operation(BINDING[operator.text] + 1, 3))
            part = balanced(operator, chain)
        self.depth -= frames
        return part

    def negation(self) -> Part:
        """Minus signs and what they stand before."""
        signs = []
        while self.met("-"):
            signs.append(self.take().place)
        part = self.union()
        # Minus twice is a number all the same, so that two signs of many are enough.
        for place in signs[-2 + len(signs) % 2 :] if len(signs) > 2 else signs:
            part = Negation(place, part)
        return part

    def union(self) -> Part:
        """Paths joined by |."""
        part = self.path()
        while self.met("|"):
            operator = self.take()
            part = Operation(operator.place, "|", part, self.path())
        return part

    def path(self) -> Part:
        """A location path, or something else with steps behind it."""
        place = self.token.place
        if self.met("/"):
            self.take()
            return Path(place, "root", self.steps() if self.step_follows() else ())
        if self.met("//"):
            return Path(place, "root", self.steps())
        if self.step_follows():
            return Path(place, "context", self.steps())
        part = self.filtered()
        if self.met("/"):
            self.take()
            return Path(place, part, self.steps())
        return Path(place, part, self.steps()) if self.met("//") else part

    def step_follows(self) -> bool:
        """Whether the next token begins a step: a name followed by "(" begins one only if it names a kind."""
        token = self.token
        if token.kind == "name":
            return self.tokens[self.at + 1].mark != "(" or token.text in KINDS
        return token.mark in STARTS

    def steps(self) -> tuple[Step, ...]:
        """Steps parted by / or //."""
        found: list[Step] = []
        if self.met("//"):
            found.append(Step(self.take().place, "descendant-or-self", ANY))
        found.append(self.step())
        while self.met("/", "//"):
            slash = self.take()
            if slash.text == "//":
                found.append(Step(slash.place, "descendant-or-self", ANY))
            found.append(self.step())
            if len(found) > MOST_STEPS:
                raise ExpressionTooLarge(expression=shown(self.expression), place=slash.place)
        return tuple(found)

    def step(self) -> Step:
        """One step with its predicates."""
        token = self.token
        if not self.step_follows():
            raise self.refuse()
        if self.met(".", ".."):
            self.take()
            return Step(token.place, "self" if token.text == "." else "parent", ANY, self.predicates())
        axis = "child"
        if self.met("@"):
            self.take()
            axis = "attribute"
        elif token.kind == "name" and self.tokens[self.at + 1].mark == "::":
            if token.text not in AXES:
                raise self.refuse()
            axis = self.take().text
            self.take()
        return Step(token.place, axis, self.test(), self.predicates())

    def test(self) -> Test:
        """A name, a star, or a kind of node."""
        token = self.token
        if self.met("*"):
            self.take()
            return Test("name")
        if token.kind != "name":
            raise self.refuse()
        self.take()
        if self.met("("):
            return self.kind(token)
        prefix, colon, name = token.text.partition(":")
        return Test("name", prefix, name) if colon else Test("name", None, token.text)

    def kind(self, token: Token) -> Test:
        """node(), text(), comment() or processing-instruction('target')."""
        if token.text not in KINDS:
            raise self.refuse()
        self.take()
        target = None
        if token.text == "processing-instruction" and self.token.kind == "text":
            target = self.take().text
        self.expect(")")
        return Test(token.text, target=target)

    def predicates(self) -> tuple[Part, ...]:
        """What stands in square brackets, one after the other."""
        found = []
        while self.met("["):
            self.take()
            found.append(self.part())
            self.expect("]")
        return tuple(found)

    def filtered(self) -> Part:
        """A literal, a call or something in brackets, with the predicates behind it."""
        token = self.token
        part = self.primary()
        predicates = self.predicates()
        return Filter(token.place, part, predicates) if predicates else part

    def primary(self) -> Part:
        """What everything else is made of."""
        token = self.token
        if token.kind == "end":
            raise self.refuse()
        self.take()
        if token.kind == "number":
            return Literal(token.place, float(token.text))
        if token.kind == "text":
            return Literal(token.place, token.text)
        if token.kind == "variable":
            return Variable(token.place, token.text)
        if token.mark == "(":
            part = self.part()
            self.expect(")")
            return part
        if token.kind == "name" and self.met("("):
            return self.call(token)
        self.at -= 1
        self.token = token
        raise self.refuse()

    def call(self, name: Token) -> Call:
        """A function's arguments, parted by commas."""
        self.take()
        arguments = []
        while not self.met(")"):
            arguments.append(self.part())
            if self.met(","):
                self.take()
                if self.met(")"):
                    raise self.refuse()
            elif not self.met(")"):
                raise self.refuse()
        self.take()
        return Call(name.place, name.text, tuple(arguments))
