"""Reading the words of a form: labels, hints, messages, translations, with the outputs in them.

Knows `jr:itext` and `output`. Does not put values in: that is done when a question is looked at.
"""

from __future__ import annotations

from collections.abc import Mapping

from fieldcase.forms.declared import Text, Translation
from fieldcase.forms.tree import ELEMENT, TEXT, Node
from fieldcase.forms.xpath import Expression, compile_expression

Parts = tuple[str | Expression, ...]


def parts_of(element: Node, namespaces: Mapping[str, str]) -> Parts:
    """The words of an element and the expressions of its outputs, in turn."""
    parts: list[str | Expression] = []
    for child in element.children:
        if child.kind == TEXT:
            parts.append(child.value)
        elif child.kind == ELEMENT and child.name == "output":
            written = child.attribute("value") or child.attribute("ref")
            if written:
                parts.append(compile_expression(written, namespaces))
        elif child.kind == ELEMENT:
            parts.extend(parts_of(child, namespaces))
    return tuple(parts)


def reference(written: str, namespaces: Mapping[str, str]) -> Text:
    """The words that an attribute refers to: `jr:itext(...)`, or a node that holds them."""
    inner = written.strip()
    if inner.startswith("jr:itext(") and inner.endswith(")"):
        return Text(key=compile_expression(inner[len("jr:itext(") : -1], namespaces))
    return Text(place=compile_expression(inner, namespaces))


def text_of_element(element: Node | None, namespaces: Mapping[str, str]) -> Text | None:
    """The words of a label or hint, by reference or written in it; None where there is no such element."""
    if element is None:
        return None
    written = element.attribute("ref")
    return reference(written, namespaces) if written else Text(parts_of(element, namespaces))


def message(written: str | None, namespaces: Mapping[str, str]) -> Text | None:
    """The words of a message of a bind: a reference to translations, or the words themselves."""
    if written is None:
        return None
    if written.strip().startswith("jr:itext("):
        return reference(written, namespaces)
    return Text((written,))


def translations(itext: Node | None, namespaces: Mapping[str, str]) -> tuple[dict[str, Translation], str]:
    """The translations of a form by language, as named there, and the language it begins in."""
    found: dict[str, Translation] = {}
    default = ""
    for translation in itext.elements() if itext is not None else ():
        if translation.name != "translation":
            continue
        language = translation.attribute("lang") or ""
        found[language] = {
            text.attribute("id") or "": _forms(text, namespaces)
            for text in translation.elements()
            if text.name == "text"
        }
        if translation.attribute("default") is not None:
            default = language
    return found, default or next(iter(found), "")


def _forms(text: Node, namespaces: Mapping[str, str]) -> dict[str, Parts]:
    """The forms of one text: "" for plain words (the long form), else as named: image, audio, guidance, short."""
    forms: dict[str, Parts] = {}
    for value in text.elements():
        if value.name == "value":
            form = value.attribute("form") or ""
            forms.setdefault("" if form == "long" else form, parts_of(value, namespaces))
    return forms
