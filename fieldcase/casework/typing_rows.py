"""A form as one column of rows, to be typed in from paper: headings, questions (those that are not asked now too), and
after each repeat the question whether there is one more.

Knows the order of the paper and its numbers; refuses to know how a row looks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from fieldcase.casework import outlines
from fieldcase.casework.asking import Asking
from fieldcase.casework.outlines import Asked
from fieldcase.casework.typed_answers import Kind
from fieldcase.forms import views
from fieldcase.forms.declared import Control, Member, Question, Repeat
from fieldcase.forms.places import Place
from fieldcase.forms.views import RepeatView
from fieldcase.i18n import Words


class Sort(Enum):
    """What a row is."""

    HEADING = "heading"
    QUESTION = "question"
    MORE = "more"


@dataclass(frozen=True)
class Row:
    """One row. `ref` is its address in the interview, empty for a heading; `asked` is the question as on paper; `place`
    is where its answer stands, until a repeat grows or shrinks."""

    sort: Sort
    ref: str
    label: str
    number: str = ""
    asked: Asked | None = field(default=None)
    place: Place | None = field(default=None, compare=False, repr=False)

    @property
    def kind(self) -> Kind:
        """What can be typed into it."""
        asked = self.asked
        if asked is None:
            return Kind(Control.INPUT, "string")
        return Kind(asked.control, asked.type, tuple(value for value, _ in asked.choices))


class Paper:
    """The paper form of one questionnaire: its questions by path, in a language."""

    def __init__(self, asking: Asking, words: Words) -> None:
        session = asking.session
        self._session = session
        whole = outlines.outline(session.definition, session.language, words)
        self._asked: Mapping[str, Asked] = {one.path: one for one in outlines.questions(whole)}
        self._repeats: Mapping[str, RepeatView] = {}

    def rows(self) -> tuple[Row, ...]:
        """All rows as the interview stands now; others after a repeat grew or shrank."""
        self._repeats = {one.ref: one for one in self._session.repeats()}
        return tuple(self._walked(self._session.definition.body, self._session.living.top))

    def _walked(self, members: tuple[Member, ...], above: Place) -> Iterator[Row]:
        living = self._session.living
        for member in members:
            if isinstance(member, Question):
                asked = self._asked.get(member.path)
                for place, _ in views.asked((member,), above, living) if asked is not None else ():
                    assert asked is not None
                    yield Row(Sort.QUESTION, place.address, asked.label, str(asked.number), asked, place)
                continue
            label = living.evaluation.text(member.label, above)
            if isinstance(member, Repeat):
                yield from self._repeated(member, above, label)
                continue
            if label:
                yield Row(Sort.HEADING, "", label)
            yield from self._walked(member.members, above)

    def _repeated(self, repeat: Repeat, above: Place, label: str) -> Iterator[Row]:
        """The instances of a repeat, each under a heading, and the question for one more."""
        living = self._session.living
        for number, instance in enumerate(views.instances(above, repeat.path, living), start=1):
            yield Row(Sort.HEADING, "", f"{label} {number}".strip())
            yield from self._walked(repeat.members, instance)
        for holder, each in views.repeats((repeat,), above, living):
            ref = f"{holder.address}{repeat.path[len(holder.spot.path) :]}"
            known = self._repeats.get(ref)
            if each is repeat and known is not None and known.open:
                yield Row(Sort.MORE, ref, label)


def stands(asking: Asking, row: Row) -> bool:
    """Whether a row is to be typed now: its question is asked after what was answered before."""
    session = asking.session
    if row.place is not None:
        return row.place.relevant and not row.place.readonly
    return row.sort is Sort.MORE and any(one.ref == row.ref and one.relevant for one in session.repeats())


def said(row: Row) -> tuple[str, str]:
    """What a row's answer says: its labels or its text, and the mark where there is none."""
    if row.place is None or row.asked is None:
        return "", ""
    place = row.place
    labels = dict(row.asked.choices)
    if not labels:
        return place.value, place.mark
    values = place.value.split() if row.asked.several else [place.value]
    return ", ".join(labels.get(one, one) for one in values if one), place.mark
