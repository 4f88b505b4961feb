"""An interview under way goes over to another version of its form: answers by name, and what does not fit is listed.

The new version is begun and the old answers are given to it as a person would give them: what it calculates, asks and
refuses is its own. Knows drafts and definitions; refuses to lose an answer, each is moved or told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fieldcase.errors import AnswerNotTaken, FormTooHeavy, NoSuchQuestion
from fieldcase.forms import drafts, session
from fieldcase.forms.declared import CHOOSING, Control
from fieldcase.forms.definition import Definition
from fieldcase.forms.session import Session
from fieldcase.forms.spots import Spot
from fieldcase.forms.ways import Ways
from fieldcase.world import World

GONE, KIND, CHOICE, RECKONED = "gone", "kind", "choice", "reckoned"
# Instances that a new answer makes are there at the next turn.
_TURNS = 4


@dataclass(frozen=True)
class Left:
    """An answer that has no place in the new version: where it stood, what it was or the mark in its place, and why:
    its question is gone, is of another kind, no longer offers it, or is reckoned now."""

    address: str
    value: str
    mark: str
    why: str


@dataclass(frozen=True)
class Moved:
    """What became of a draft: its rows in the new version, from which place each answer came to which, what is left."""

    rows: Mapping[str, str]
    places: Mapping[str, str]
    left: tuple[Left, ...]


@dataclass
class _Answer:
    """An answer of the old version, on its way."""

    address: str
    spot: Spot
    value: str = ""
    mark: str = ""
    typed: bool = False
    to: str = ""
    why: str = ""
    done: bool = field(default=False)


def place_of(old: Definition, new: Definition, address: str, renamed: Mapping[str, str]) -> str:
    """Where a place of the old version is in the new one, with an answer or without; empty where it is nowhere."""
    return Ways(old, new, renamed).address(address)


def moved(
    draft: Mapping[str, str], old: Definition, new: Definition, world: World, renamed: Mapping[str, str] | None = None
) -> Moved:  # fmt: skip
    """The draft of an interview by `old`, as one by `new`. `renamed`: old names of questions and what they are now.

    InterviewUnreadable where it is no draft of the old version.
    """
    drafts.began(draft)
    session.resume(old, draft, world)
    mover = _Mover(draft, old, new, world, Ways(old, new, renamed))
    return mover.moved()


class _Mover:
    """One draft on its way."""

    def __init__(self, draft: Mapping[str, str], old: Definition, new: Definition, world: World, ways: Ways) -> None:
        self._draft, self._old, self._new, self._world, self._ways = draft, old, new, world, ways
        self._asked = session.begin(new, world, draft.get(drafts.LANGUAGE, ""))
        self._reckoned: dict[str, str] = {}

    def moved(self) -> Moved:
        answers = self._answers()
        counts = {address.removesuffix(drafts.COUNT): int(text) for address, text in self._draft.items()
                  if address.endswith(drafts.COUNT) and text.isdecimal()}  # fmt: skip
        for _ in range(_TURNS):
            for address, count in sorted(counts.items(), key=lambda one: (one[0].count("["), one[0])):
                self._count(address, count)
            for one in answers:
                if not one.done:
                    self._give(one)
        self._emptied(answers)
        rows = {
            **self._asked.draft(), **self._reckoned, drafts.BEGAN: self._draft[drafts.BEGAN],
            drafts.IDENTITY: self._draft.get(drafts.IDENTITY, ""),
        }  # fmt: skip
        finished = session.resume(
            self._new, {key: text for key, text in rows.items() if self._is_there(key)}, self._world
        )
        finished.recalculate()
        return self._told(finished, answers)

    def _answers(self) -> list[_Answer]:
        """What the old version holds, in the order of the new one."""
        found: dict[str, _Answer] = {}
        for key, text in self._draft.items():
            address, bang, what = key.partition("!")
            spot = self._old.spot(bare(address)) if address else None
            if spot is None or (bang and what not in (drafts.MARK[1:], drafts.TYPED[1:])):
                continue
            one = found.setdefault(address, _Answer(address, spot))
            if not bang:
                one.value = text
            elif what == drafts.MARK[1:]:
                one.mark = text
            else:
                one.typed = True
        for one in found.values():
            target = self._ways.to(one.spot)
            one.to = self._ways.address(one.address)
            one.why = _unfit(one, target) if target is not None else GONE
            one.done = bool(one.why)
        order = {spot.path: spot.index for spot in self._new.spots}
        return sorted(found.values(), key=lambda one: (order.get(bare(one.to), 0), one.to))

    def _count(self, address: str, count: int) -> None:
        """As many instances as there were, where a person says how many there are."""
        to = self._ways.address(address)
        try:
            here = len(self._asked.living.range_of(to)[0].rows(self._asked.living.range_of(to)[1])) if to else count
            for _ in range(here, count):
                self._asked.add_repeat(to)
            for number in range(here, count, -1):
                self._asked.remove_repeat(f"{to}[{number}]")
        except NoSuchQuestion:
            return  # the form counts by itself, or what holds it is not there yet

    def _give(self, one: _Answer) -> None:
        target = self._ways.to(one.spot)
        assert target is not None
        try:
            if target.bind.calculate is not None and not one.typed:
                self._asked.living.place(one.to)
                self._reckoned[one.to] = one.value
            elif one.mark:
                self._asked.mark(one.to, one.mark)
            else:
                self._asked.answer(one.to, one.value)
            one.done = True
        except NoSuchQuestion:
            return
        except (AnswerNotTaken, FormTooHeavy):
            one.done, one.why = True, KIND

    def _emptied(self, answers: list[_Answer]) -> None:
        """Take out again what the new version begins with where the old one began so too and a person emptied it."""
        begun = session.begin(self._old, self._world, self._draft.get(drafts.LANGUAGE, "")).draft()
        answered = {one.address for one in answers}
        for address in begun:
            spot = self._old.spot(bare(address)) if "!" not in address and address not in answered else None
            to = self._ways.address(address) if spot is not None and spot.question is not None else ""
            if spot is not None and spot.bind.calculate is None and to:
                try:
                    self._asked.answer(to, "")
                except NoSuchQuestion:
                    continue

    def _is_there(self, key: str) -> bool:
        """Whether the place of a calculated value is there; those of the session are."""
        address = key.partition("!")[0]
        if key not in self._reckoned or not address:
            return True
        try:
            return self._asked.living.place(address).spot.leaf
        except NoSuchQuestion:
            return False

    def _told(self, finished: Session, answers: list[_Answer]) -> Moved:
        places, left = {}, []
        for one in sorted(answers, key=lambda each: (each.spot.index, each.address)):
            if not one.why and not self._holds(finished, one):
                one.why = CHOICE if one.done else GONE
            if not one.why:
                places[one.address] = one.to
            elif _given(one):
                left.append(Left(one.address, one.value, one.mark, one.why))
        return Moved(finished.draft(), places, tuple(left))

    def _holds(self, finished: Session, one: _Answer) -> bool:
        try:
            place = finished.living.place(one.to)
        except NoSuchQuestion:
            return False
        return bool(place.value or place.mark or not (one.value or one.mark)) or not _given(one)


def bare(address: str) -> str:
    """The path of an address."""
    return "".join(part.partition("]")[2] if at else part for at, part in enumerate(address.split("[")))


def _given(one: _Answer) -> bool:
    """Whether a person gave the answer: what a form reckons or fills in by itself is nobody's."""
    bind = one.spot.bind
    return bool(one.value or one.mark) and (
        one.typed or (one.spot.question is not None and bind.calculate is None and not bind.preload)
    )


def _unfit(one: _Answer, target: Spot) -> str:
    """Why an answer cannot be one of the new node's; empty where it may be."""
    if target.bind.calculate is not None and one.spot.bind.calculate is None and _given(one):
        return RECKONED
    ours, theirs = one.spot.question, target.question
    if ours is None or theirs is None:
        return GONE if ours is not None and _given(one) else ""
    for controls in (CHOOSING, frozenset({Control.UPLOAD})):
        if (ours.control in controls) != (theirs.control in controls) and one.value:
            return KIND
    return ""
