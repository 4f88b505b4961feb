"""What a form declares, as frozen records: texts, binds, controls, groups, repeats, actions.

Knows how a form is written. Knows no answer: what is here is the same for every interview.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from fieldcase.forms.xpath import Expression


class Control(StrEnum):
    """How a question is asked."""

    INPUT = "input"
    SELECT_ONE = "select1"
    SELECT = "select"
    RANK = "rank"
    RANGE = "range"
    UPLOAD = "upload"
    TRIGGER = "trigger"
    SECRET = "secret"
    NOTE = "note"


# Controls whose value is one or several of the values offered.
CHOOSING = frozenset({Control.SELECT_ONE, Control.SELECT, Control.RANK})
SEVERAL = frozenset({Control.SELECT, Control.RANK})


@dataclass(frozen=True)
class Text:
    """Words with outputs between them, or a reference to words.

    `parts` are words and expressions in turn. Where `key` is there, it gives the id of the words in the form's
    translations; where `place` is there, the node whose value are the words.
    """

    parts: tuple[str | Expression, ...] = ()
    key: Expression | None = None
    place: Expression | None = None

    def expressions(self) -> Iterator[Expression]:
        """Every expression that has a say in these words."""
        yield from (part for part in self.parts if isinstance(part, Expression))
        yield from (each for each in (self.key, self.place) if each is not None)


# One translation: by id, by form ("" for plain words, "image", "audio", "guidance", ...), the parts.
Translation = Mapping[str, Mapping[str, tuple[str | Expression, ...]]]


@dataclass(frozen=True)
class Bind:
    """What the model says of one node: type, rules, messages, preload. The names are those of the specification."""

    path: str
    type: str = "string"
    relevant: Expression | None = None
    readonly: Expression | None = None
    required: Expression | None = None
    constraint: Expression | None = None
    calculate: Expression | None = None
    constraint_message: Text | None = None
    required_message: Text | None = None
    preload: str = ""
    preload_with: str = ""
    flags: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Offer:
    """One choice written out in the form."""

    value: str
    label: Text | None


@dataclass(frozen=True)
class Itemset:
    """Choices taken from a list: which nodes, which of their children is the value, which the label.

    `open`: an answer that is not in the list stands all the same.
    """

    nodes: Expression
    value: Expression
    label: Text | None
    open: bool = False


@dataclass(frozen=True)
class Question:
    """One control of the body. `extras` are its other attributes, as written: start, end, step, mediatype, ..."""

    path: str
    control: Control
    label: Text | None = None
    hint: Text | None = None
    guidance: Text | None = None
    appearance: str = ""
    offers: tuple[Offer, ...] = ()
    itemset: Itemset | None = None
    extras: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Group:
    """A group of the body; without a path it is a matter of layout alone."""

    path: str
    members: tuple[Member, ...]
    label: Text | None = None
    appearance: str = ""


@dataclass(frozen=True)
class Repeat:
    """A repeat. `count` says how many there are; `fixed`: a person can neither add nor remove."""

    path: str
    members: tuple[Member, ...]
    label: Text | None = None
    appearance: str = ""
    count: Expression | None = None
    fixed: bool = False


Member = Question | Group | Repeat

FIRST_LOAD, LOAD, NEW_REPEAT, CHANGED = (
    "odk-instance-first-load",
    "odk-instance-load",
    "odk-new-repeat",
    "xforms-value-changed",
)
# Older names of events, still written by forms.
OLDER_EVENTS = {"xforms-ready": FIRST_LOAD, "jr-insert": NEW_REPEAT}


@dataclass(frozen=True)
class Action:
    """A value that is set when something happens. `within` is the path of the control or repeat it stands in."""

    events: frozenset[str]
    target: Expression
    target_path: str
    value: Expression | None
    literal: str
    within: str = ""


def walk(members: tuple[Member, ...]) -> Iterator[Member]:
    """Every member of a body and of what it holds, in the order of the form."""
    for member in members:
        yield member
        if not isinstance(member, Question):
            yield from walk(member.members)
