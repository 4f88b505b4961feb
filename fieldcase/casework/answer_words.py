"""The words of a form by which other programs write its answers: names and labels of questions, values and labels of
choices, in every language it speaks.

Knows one form. Refuses to guess: words that mean two things mean neither.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from fieldcase.casework.outline_words import Spoken
from fieldcase.forms.declared import CHOOSING, Member, Question
from fieldcase.forms.definition import Definition
from fieldcase.forms.spots import Spot

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
_EMPHASIS = re.compile(r"(\*\*|__)(.+?)\1")
# Kobo parts by a slash or what a person chose, Central by a hyphen, Briefcase by a hyphen.
SEPARATORS = "/-:."


def plain(text: str) -> str:
    """Words as a person reads them: without marks of HTML and Markdown, in small letters, on one line."""
    bare = _EMPHASIS.sub(r"\2", _TAG.sub(" ", html.unescape(html.unescape(text))))
    return " ".join(bare.split()).casefold()


@dataclass(frozen=True)
class Choices:
    """The choices of one question: their values, and which of them have a label, by the label in small letters."""

    values: frozenset[str]
    labelled: dict[str, frozenset[str]]

    def of_label(self, label: str) -> str:
        """The value that alone has this label; empty where none has it, or several."""
        found = self.labelled.get(plain(label), frozenset())
        return next(iter(found)) if len(found) == 1 else ""

    def doubtful(self, label: str) -> bool:
        """Whether several values have this label."""
        return len(self.labelled.get(plain(label), ())) > 1


class FormWords:
    """What the questions of one form are called."""

    def __init__(self, definition: Definition) -> None:
        self.definition = definition
        self._spoken = [Spoken(definition, one) for one in definition.languages or (definition.default_language,)]
        self._choices: dict[str, Choices] = {}

    def choices(self, spot: Spot) -> Choices | None:
        """The choices of a question; None for one that has none, or whose list is not in the form."""
        question = spot.question
        if question is None or question.control not in CHOOSING:
            return None
        if spot.path not in self._choices:
            labelled: dict[str, set[str]] = {}
            values: set[str] = set()
            for spoken in self._spoken:
                for value, label in spoken.choices(question):
                    values.add(value)
                    labelled.setdefault(plain(label), set()).add(value)
            known = {label: frozenset(found) for label, found in labelled.items()}
            self._choices[spot.path] = Choices(frozenset(values), known)
        found = self._choices[spot.path]
        return found if found.values else None

    @cached_property
    def labels(self) -> dict[str, frozenset[str]]:
        """The labels of questions, calculations, groups and repeats by path, alone and behind those of their groups."""
        found: dict[str, set[str]] = {}
        for spoken in self._spoken:
            reckoned = ((one.path, label) for one in self.definition.spots for label in _of_reckoned(spoken, one))
            for path, label in (*_labelled(spoken, self.definition.body, ()), *reckoned):
                if plain(label):
                    found.setdefault(path, set()).add(plain(label))
        return {path: frozenset(labels) for path, labels in found.items()}

    def names(self, spot: Spot, home: Spot) -> frozenset[str]:
        """The ways in which a node is named within a table: from the root, from the table's repeat, with its name."""
        steps = [step.rpartition(":")[2] for step in spot.path.split("/")[2:]]
        above = len(home.path.split("/")[2:])
        ways = [steps, steps[above:], steps[max(0, above - 1) :]]
        return frozenset(sign.join(way) for way in ways for sign in SEPARATORS if way)


def _labelled(spoken: Spoken, members: tuple[Member, ...], before: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Each label with the path of its node: alone, and behind those of its groups, of which one without has its
    name."""
    for member in members:
        label = spoken.text(member.label)
        spot = spoken.definition.spot(member.path)
        if spot is not None and label:
            yield spot.path, label
            for sign in SEPARATORS if before else "":
                yield spot.path, sign.join((*before, label))
        if not isinstance(member, Question):
            own = label or (spot.path.rpartition("/")[2] if spot is not None else "")
            yield from _labelled(spoken, member.members, (*before, own) if own else before)


def _of_reckoned(spoken: Spoken, spot: Spot) -> Iterator[str]:
    """The label of a calculation, which no control has: it stands in the translations."""
    if spot.bind.calculate is not None and spot.question is None:
        parts = spoken.definition.translations.get(spoken.language, {}).get(f"{spot.path}:label", {}).get("", ())
        yield "".join(part for part in parts if isinstance(part, str))


def leaves(home: Spot) -> Iterator[Spot]:
    """The nodes with values below a spot that stand in no deeper repeat, in the order of the form."""
    for below in home.below.values():
        if below.attribute or below.repeated is not None:
            continue
        if below.leaf:
            yield below
        else:
            yield from leaves(below)


def repeats(definition: Definition) -> tuple[Spot, ...]:
    """The repeats of a form."""
    return tuple(spot for spot in definition.spots if spot.repeated is not None)
