"""What is to be seen of one question, and of the interview as a whole: frozen, in the language of the interview.

Knows labels, choices and states. Decides nothing and changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from fieldcase.forms.declared import Control, Group, Member, Question, Repeat
from fieldcase.forms.evaluation import Choice
from fieldcase.forms.living import Living
from fieldcase.forms.places import Place
from fieldcase.forms.tree import text_of


@dataclass(frozen=True)
class QuestionView:
    """One question as it is now. `message` is what to say where `valid` is false or an answer is missing.

    `screen` is the address of the group that is shown as one screen (field-list), else the question's own. `media` and
    the media of choices are names of files, by form. `extras` are the control's other attributes (start, end, step,
    mediatype, ...). `ref` is the address for `Session.answer`.
    """

    ref: str
    path: str
    control: Control
    type: str
    appearance: str
    label: str
    hint: str
    guidance: str
    media: Mapping[str, str]
    choices: tuple[Choice, ...]
    value: str
    mark: str
    relevant: bool
    readonly: bool
    required: bool
    valid: bool
    message: str
    screen: str
    extras: Mapping[str, str]


@dataclass(frozen=True)
class RepeatView:
    """One repeat below one place: how many instances, and whether a person may add or remove one."""

    ref: str
    path: str
    label: str
    count: int
    open: bool
    relevant: bool


class Done(StrEnum):
    """How far a section is."""

    EMPTY = "empty"
    INCOMPLETE = "incomplete"
    DONE = "done"


@dataclass(frozen=True)
class Section:
    """A group or repeat at the top of the form, or the questions between two of them, with its relevant questions."""

    ref: str
    label: str
    questions: tuple[str, ...]
    done: Done


def question_view(living: Living, place: Place, question: Question) -> QuestionView:
    """The view of a question at a place."""
    say = living.evaluation.text
    bind = place.spot.bind
    spoken = bind.constraint_message if not place.valid else bind.required_message if lacking(place) else None
    return QuestionView(
        ref=place.address,
        path=place.spot.path,
        control=question.control,
        type=bind.type,
        appearance=question.appearance,
        label=say(question.label, place),
        hint=say(question.hint, place),
        guidance=say(question.hint, place, "guidance"),
        media=living.evaluation.media(question.label, place),
        choices=living.evaluation.choices(question, place),
        value=text_of(place.node) if place.spot.untyped else place.value,
        mark=place.mark,
        relevant=place.relevant,
        readonly=place.readonly,
        required=place.required,
        valid=place.valid,
        message=say(spoken, place),
        screen=screen(place),
        extras=question.extras,
    )


def lacking(place: Place) -> bool:
    """Whether an answer has to be given and neither an answer nor a reason for none is there."""
    return place.relevant and place.required and not place.value and not place.mark


def missing(place: Place) -> bool:
    """Whether an interview cannot be finished because of this question. What nobody is asked hinders nobody."""
    return place.spot.question is not None and (lacking(place) or (place.relevant and not place.valid))


def screen(place: Place) -> str:
    """The address of the outermost group that is shown as one screen, else the place's own."""
    found, at = place, place.above
    while at is not None:
        group = at.spot.group or at.spot.repeated
        if group is not None and "field-list" in group.appearance.split():
            found = at
        at = at.above
    return found.address


def asked(members: tuple[Member, ...], above: Place, living: Living) -> Iterator[tuple[Place, Question]]:
    """The questions that a body asks below a place, through all instances of repeats, in the order of the form."""
    for member in members:
        if isinstance(member, Question):
            place = _below(above, member.path, living)
            if place is not None:
                yield place, member
        elif isinstance(member, Repeat):
            for instance in instances(above, member.path, living):
                yield from asked(member.members, instance, living)
        else:
            yield from asked(member.members, above, living)


def repeats(members: tuple[Member, ...], above: Place, living: Living) -> Iterator[tuple[Place, Repeat]]:
    """The repeats that a body has below a place, each with the place right above it."""
    for member in members:
        if isinstance(member, Group):
            yield from repeats(member.members, above, living)
        elif isinstance(member, Repeat):
            holder = _below(above, member.path.rpartition("/")[0], living)
            if holder is not None:
                yield holder, member
                for instance in instances(above, member.path, living):
                    yield from repeats(member.members, instance, living)


def instances(above: Place, path: str, living: Living) -> list[Place]:
    """The instances of a repeat in the instance that `above` stands in."""
    spot = living.definition.spot(path)
    holder = _below(above, path.rpartition("/")[0], living)
    return holder.rows(spot) if holder is not None and spot is not None else []


def _below(above: Place, path: str, living: Living) -> Place | None:
    """The place of a path that stands in the same instances of repeats as `above`."""
    spot = living.definition.spot(path)
    if spot is None:
        return None
    chain = list(spot.chain())
    at = above
    while at.spot not in chain and at.above is not None:
        at = at.above
    for each in reversed(chain[: chain.index(at.spot)] if at.spot in chain else []):
        found = next((below for below in at.below if below.spot is each), None)
        if found is None:
            return None
        at = found
    return at if at.spot is spot else None


def sections(living: Living) -> Iterator[Section]:
    """The sections of the form, in order."""
    loose: list[Member] = []
    for member in living.definition.body:
        if isinstance(member, Question):
            loose.append(member)
            continue
        if loose:
            yield _section("", "", tuple(loose), living)
            loose = []
        place = _below(living.top, member.path, living) if isinstance(member, Group) and member.path else None
        label = living.evaluation.text(member.label, place or living.top)
        yield _section(member.path, label, (member,), living)
    if loose:
        yield _section("", "", tuple(loose), living)


def _section(ref: str, label: str, members: tuple[Member, ...], living: Living) -> Section:
    places = [
        place for place, question in asked(members, living.top, living)
        if place.relevant and question.control != Control.NOTE
    ]  # fmt: skip
    answered = [place for place in places if (place.value or place.mark) and place.spot.bind.calculate is None]
    done = Done.EMPTY if not answered else Done.INCOMPLETE if any(map(missing, places)) else Done.DONE
    return Section(ref, label, tuple(place.address for place in places), done)


def repeat_views(living: Living) -> Iterator[RepeatView]:
    """Every repeat, through the instances of outer ones."""
    for above, repeat in repeats(living.definition.body, living.top, living):
        spot = living.definition.spot(repeat.path)
        if spot is None:
            continue
        rows = above.rows(spot)
        yield RepeatView(
            ref=f"{above.address}{spot.path[len(above.spot.path) :]}",
            path=spot.path,
            label=living.evaluation.text(repeat.label, rows[0] if rows else above),
            count=len(rows),
            open=repeat.count is None and not repeat.fixed,
            relevant=above.relevant
            and (any(row.relevant for row in rows) if rows else living.would_count(above, spot)),
        )
