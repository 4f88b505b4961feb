"""What of a form's expressions cannot be run here: all of it at once, each with its question, its row and its column.

Knows where an XForm has its expressions and what a column of XLSForm is called. Refuses to run any: patterns that could
be tried for ever are refused where they stand.
"""

from __future__ import annotations

from collections.abc import Iterator

from fieldcase.casework.form_changes import as_written
from fieldcase.errors import ExpressionTooLarge, ExpressionUnreadable, FunctionUnknown, PrefixUnknown, XPathError
from fieldcase.forms import markup, reading
from fieldcase.forms.tree import Node
from fieldcase.forms.xpath import compile_expression
from fieldcase.parsers import questionnaires as parsing
from fieldcase.parsers.questionnaires_told import Place, Remark, in_order, remark

_COLUMNS = {
    "relevant": "relevant", "constraint": "constraint", "calculate": "calculation", "required": "required",
    "readonly": "readonly", "nodeset": "choice_filter",
}  # fmt: skip
_LONGEST = 200


def faults(given: parsing.Questionnaire) -> list[Remark]:
    """All expressions of a form that cannot be run, as faults; none where every one can."""
    html = next(markup.read(given.xform).elements())
    model = reading.part(reading.part(html, "head"), "model")
    namespaces = {**reading.scopes(model), **reading.scopes(html)}
    found = []
    for path, attribute, text in _expressions(html):
        name = path.rpartition("/")[2]
        row = given.rows.get(name, 0)
        place = Place("survey", row, _COLUMNS[attribute]) if row else Place()
        try:
            wrong = compile_expression(text, namespaces).faults
        except XPathError as error:
            wrong = (error,)
        found += [_told(error, place, name, text) for error in wrong]
    return in_order(found)


def _expressions(html: Node) -> Iterator[tuple[str, str, str]]:
    """The path of a question, the attribute, and what stands in it."""
    pending = [(html, "")]
    while pending:
        node, path = pending.pop()
        path = node.attribute("ref") or path
        if node.name == "bind":
            for attribute in reading.EXPRESSIONS:
                if text := node.attribute(attribute):
                    yield node.attribute("nodeset") or "", attribute, text
        elif node.name == "itemset" and (text := node.attribute("nodeset")):
            yield path, "nodeset", text
        pending += [(child, path) for child in node.elements()]


def _told(error: XPathError, place: Place, name: str, text: str) -> Remark:
    shown = as_written(text)
    shown = shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]} …"
    if isinstance(error, FunctionUnknown):
        values = error.values
        return remark("expression-function", place, name=name, function=values["name"], count=values["count"])
    if error.values.get("name") == "regex":
        return remark("pattern-unbounded", place, name=name, expression=shown)
    if isinstance(error, ExpressionTooLarge):
        return remark("expression-large", place, name=name)
    code = "expression-unreadable" if isinstance(error, ExpressionUnreadable | PrefixUnknown) else "expression-wrong"
    return remark(code, place, name=name, expression=shown)
