"""What the tests of expressions evaluate them in: a small document, a clock that stands still, a seed."""

from __future__ import annotations

from datetime import date, timedelta, timezone, tzinfo

from conforming.worlds import still

from fieldcase.forms import markup
from fieldcase.forms.tree import ELEMENT, Node, descendants
from fieldcase.forms.xpath import Context, Hooks, Value, compile_expression

# 2026-03-08 09:30:15.250 where it is five hours later than in London.
NOON = 1_772_944_215_250
EAST = timezone(timedelta(hours=5))
FORM = """
<data>
  <age>34</age><name>Aigul</name><none/><drugs>opium heroin</drugs><day>2026-03-01</day><zero>0</zero>
  <visit><site>north</site><count>3</count></visit>
  <visit><site>south</site><count>4</count></visit>
  <visit><site>west</site><count>x</count></visit>
</data>
"""
CHOICES = "<list><item><name>n</name><label>North</label></item><item><name>s</name><label>South</label></item></list>"


def context(
    xml: str = FORM, at: str = "/data", hooks: Hooks | None = None, zone: tzinfo = EAST, began: date | None = None
) -> Context:
    """A context in a document; `at` is the path of the node it stands at."""
    document = markup.read(xml.strip())
    made = Context(
        node=document,
        root=document,
        instances={"choices": markup.read(CHOICES)},
        hooks=hooks or Hooks(),
        world=still(NOON, "UTC"),
        zone=zone,
        began=began,
    )
    made.node = compile_expression(at).nodes(made)[0]
    return made


def value(expression: str, xml: str = FORM, at: str = "/data") -> Value:
    """What an expression gives."""
    return compile_expression(expression)(context(xml, at))


def text(expression: str, xml: str = FORM, at: str = "/data") -> str:
    """What an expression gives as text."""
    return compile_expression(expression).string(context(xml, at))


def element(document: Node, name: str) -> Node:
    """The first element of a name."""
    return next(each for each in descendants(document) if each.kind == ELEMENT and each.name == name)
