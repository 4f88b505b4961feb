"""The words of a form without an interview: what its labels, hints and choices say in one language.

Knows definitions. Where a label has an answer in it, an ellipsis stands: there is no answer yet. Refuses to evaluate
anything, so that a form can be shown and printed before anybody is asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from fieldcase.forms.declared import Itemset, Question, Text
from fieldcase.forms.definition import Definition
from fieldcase.forms.tree import Node

_GAP = "…"
_INSTANCE = re.compile(r"\s*instance\(\s*['\"]([^'\"]+)['\"]\s*\)")
_QUOTED = re.compile(r"\s*(['\"])(.*)\1\s*", re.DOTALL)


@dataclass(frozen=True)
class Spoken:
    """A form in one of its languages, by the form's own name of it."""

    definition: Definition
    language: str

    def text(self, text: Text | None, form: str = "") -> str:
        """What a text says, on one line or several; empty where it says nothing that is known beforehand."""
        if text is None:
            return ""
        if text.key is not None:
            quoted = _QUOTED.fullmatch(text.key.text)
            return self._translated(quoted.group(2), form) if quoted else ""
        return "" if form else _filled(text.parts)

    def has_gaps(self, text: Text | None) -> bool:
        """Whether a text cannot be read before there are answers."""
        return _GAP in self.text(text)

    def choices(self, question: Question) -> tuple[tuple[str, str], ...]:
        """Every choice that a question can offer: its value and its label, the value where it has no label."""
        if question.itemset is None:
            return tuple((each.value, self.text(each.label) or each.value) for each in question.offers)
        found: dict[str, str] = {}
        for node in self._listed(question.itemset):
            value = node.child(question.itemset.value.text.strip())
            if value is not None:
                told = self._of_choice(question.itemset, node) or _said(value)
                found.setdefault(_said(value), told)
        return tuple(found.items())

    def _listed(self, itemset: Itemset) -> list[Node]:
        """The entries of the list that choices are taken from, those too that a filter would leave out."""
        named = _INSTANCE.match(itemset.nodes.text)
        document = self.definition.instances.get(named.group(1)) if named else None
        root = next(document.elements(), None) if document is not None else None
        return list(root.elements()) if root is not None else []

    def _of_choice(self, itemset: Itemset, node: Node) -> str:
        label = itemset.label
        if label is None:
            return ""
        asked = label.key or label.place
        held = node.child(asked.text.strip()) if asked is not None else None
        if held is None:
            return ""
        return self._translated(_said(held)) if label.key is not None else _said(held)

    def _translated(self, key: str, form: str = "") -> str:
        spoken = self.definition.translations
        for language in (self.language, self.definition.default_language):
            parts = spoken.get(language, {}).get(key, {}).get(form)
            if parts is not None:
                return _filled(parts)
        return ""


def _filled(parts: tuple[object, ...]) -> str:
    return "".join(part if isinstance(part, str) else _GAP for part in parts).strip()


def _said(node: Node) -> str:
    return "".join(child.value for child in node.children).strip()
