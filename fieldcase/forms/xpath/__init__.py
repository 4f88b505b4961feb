"""XPath 1.0 with the functions of ODK XForms: expressions of questionnaires, compiled once into closures.

Knows expressions and trees. Knows nothing of questions: what a function needs of the form, it asks its context's hooks.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from fieldcase.errors import ExpressionTooLarge, XPathError
from fieldcase.forms.xpath import functions
from fieldcase.forms.xpath.code import NODES
from fieldcase.forms.xpath.compiler import Compiler
from fieldcase.forms.xpath.context import Context, Hooks, Nodes, Value
from fieldcase.forms.xpath.lexer import shown
from fieldcase.forms.xpath.parser import parse
from fieldcase.forms.xpath.syntax import Part

__all__ = ["Context", "Expression", "Hooks", "Nodes", "Value", "compile_expression", "functions"]


class Expression:
    """A compiled expression. It holds no context and may be asked in any, by one thread at a time."""

    def __init__(self, text: str, namespaces: Mapping[str, str]) -> None:
        self.text = text
        self.part: Part = parse(text)
        compiler = Compiler(text, namespaces)
        code = compiler.part(self.part)
        # What can never be evaluated; a form may live with it where it is never asked for.
        self.faults: tuple[XPathError, ...] = tuple(compiler.faults)
        self._run, self._text, self._number, self._truth = code.run, code.text(), code.number(), code.truth()
        self._nodes = code.run if code.kind == NODES else compiler.checked(self.part, code)

    def __repr__(self) -> str:
        return f"<expression of {len(self.text)} characters>"

    def __call__(self, context: Context) -> Value:
        """The value: a number, a text, a truth, or nodes."""
        value: Value = self._run(context.node, context.position, context.size, context)
        return value

    def string(self, context: Context) -> str:
        """The value as text; of nodes, the first one's."""
        return self._text(context.node, context.position, context.size, context)  # type: ignore[no-any-return]

    def number(self, context: Context) -> float:
        """The value as a number."""
        return self._number(context.node, context.position, context.size, context)  # type: ignore[no-any-return]

    def boolean(self, context: Context) -> bool:
        """The value as yes or no."""
        return self._truth(context.node, context.position, context.size, context)  # type: ignore[no-any-return]

    def nodes(self, context: Context) -> Nodes:
        """The nodes; WrongKindOfValue where the value is none."""
        found: Nodes = self._nodes(context.node, context.position, context.size, context)
        return found


@lru_cache(maxsize=16_384)
def _compiled(text: str, namespaces: tuple[tuple[str, str], ...]) -> Expression:
    try:
        return Expression(text, dict(namespaces))
    except RecursionError:
        raise ExpressionTooLarge(expression=shown(text), place=1) from None


def compile_expression(text: str, namespaces: Mapping[str, str] | None = None) -> Expression:
    """The expression of a text; `namespaces` are addresses by prefix.

    ExpressionUnreadable or ExpressionTooLarge, with the place, where there is none. The same text is compiled once.
    """
    return _compiled(text, tuple(sorted((namespaces or {}).items())))
