"""A form as a whole before anybody is asked: its sections and questions with their numbers, in one language.

What a page shows of a questionnaire, what is printed on paper and what is typed in from paper are numbered here, so
that all three agree. Knows definitions; refuses to know answers and how any of it looks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from fieldcase.casework.asked_when import NEVER, Conditions
from fieldcase.casework.outline_words import Spoken
from fieldcase.forms.declared import SEVERAL, Control, Group, Member, Question, Repeat, walk
from fieldcase.forms.definition import Definition
from fieldcase.forms.spots import Spot
from fieldcase.forms.xpath.syntax import Call, Literal
from fieldcase.i18n import Words


@dataclass(frozen=True)
class Asked:
    """One question. `number` is 0 for a note, which asks nothing. `choices` are (value, label) in the order in which
    digits choose them. `only` says when it is asked, empty where always; `extras` are the control's own attributes."""

    path: str
    number: int
    control: Control
    type: str
    label: str
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    only: str = ""
    appearance: str = ""
    extras: tuple[tuple[str, str], ...] = ()

    @property
    def several(self) -> bool:
        """Whether more than one choice may be made."""
        return self.control in SEVERAL


@dataclass(frozen=True)
class Part:
    """A group or a repeat with what stands in it. `times` is 0 for a group, else how often it is known to be asked, 1
    where a person decides that."""

    path: str
    label: str
    level: int
    only: str = ""
    times: int = 0
    members: tuple[Asked | Part, ...] = field(default=())


Outline = tuple[Asked | Part, ...]


def outline(definition: Definition, language: str, words: Words) -> Outline:
    """The form in `language` (a name from `definition.languages`); `words` say when a question is asked."""
    return _Outliner(Spoken(definition, language), words).members(definition.body, 1)


def questions(whole: Outline) -> Iterator[Asked]:
    """The questions of an outline in their order, without notes."""
    for member in whole:
        if isinstance(member, Part):
            yield from questions(member.members)
        elif member.number:
            yield member


def counted(definition: Definition) -> int:
    """How many questions a form has."""
    return len(dict(_numbered(definition)))


class _Outliner:
    """Walks one form."""

    def __init__(self, spoken: Spoken, words: Words) -> None:
        self._spoken = spoken
        self._numbers = dict(_numbered(spoken.definition))
        self._conditions = Conditions(spoken, self._numbers, words)

    def members(self, members: tuple[Member, ...], level: int) -> Outline:
        """What members of a body come to; a group without words of its own is only its members."""
        found: list[Asked | Part] = []
        for member in members:
            if isinstance(member, Question):
                asked = self._question(member)
                found += [asked] if asked is not None else []
                continue
            label, only = self._spoken.text(member.label), self._only(member.path)
            if only == NEVER:
                continue
            bare = isinstance(member, Group) and not label and not only
            inside = self.members(member.members, level if bare else level + 1)
            if bare:
                found += inside
            elif inside:
                times = _times(member) if isinstance(member, Repeat) else 0
                found.append(Part(member.path, label, level, only, times, inside))
        return tuple(found)

    def _question(self, question: Question) -> Asked | None:
        spot = self._spoken.definition.spot(question.path)
        say, only = self._spoken.text, self._only(question.path)
        note = question.control == Control.NOTE
        if only == NEVER or (spot is not None and not note and question.path not in self._numbers):
            return None
        if note and self._spoken.has_gaps(question.label):
            return None  # it tells what was reckoned from answers
        return Asked(
            question.path, 0 if note else self._numbers.get(question.path, 0), question.control,
            spot.bind.type if spot is not None else "string", say(question.label) or question.path.rpartition("/")[2],
            say(question.hint), self._spoken.choices(question), only, question.appearance,
            tuple(sorted(question.extras.items())),
        )  # fmt: skip

    def _only(self, path: str) -> str:
        spot = self._spoken.definition.spot(path) if path else None
        return self._conditions.told(spot.bind.relevant, spot) if spot is not None else ""


def _numbered(definition: Definition) -> Iterator[tuple[str, int]]:
    """The questions that a person answers, by path, counted through the whole form."""
    number = 0
    for member in walk(definition.body):
        if isinstance(member, Question) and member.control != Control.NOTE:
            spot = definition.spot(member.path)
            if spot is not None and not _reckoned(spot) and not any(_never(each) for each in spot.chain()):
                number += 1
                yield member.path, number


def _never(spot: Spot) -> bool:
    """Whether a node is never asked: what is switched off takes no number."""
    part = spot.bind.relevant.part if spot.bind.relevant is not None else None
    return isinstance(part, Call) and part.name == "false"


def _reckoned(spot: Spot) -> bool:
    """Whether the form answers by itself."""
    return spot.bind.calculate is not None and spot.bind.readonly is not None


def _times(repeat: Repeat) -> int:
    """How often a repeat is asked, where the form says a number; else 1."""
    part = repeat.count.part if repeat.count is not None else None
    if isinstance(part, Literal) and isinstance(part.value, float) and part.value >= 1:
        return int(part.value)
    return 1
