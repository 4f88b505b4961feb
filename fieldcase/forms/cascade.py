"""Working out what follows from a change: the rules that it sets off, each after what it waits for.

Knows rules and places. After every change of what expressions see, the rules that read it are asked again, in the
order of their ranks, until nothing changes any more; asking all of them at once comes to the same.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Protocol

from fieldcase.forms.places import Ledger, Place
from fieldcase.forms.rules import Kind, Rule, Rules
from fieldcase.forms.spots import Spot

# A rule that is asked more often than this within one step waits for itself; it stays as it then is.
MOST_ROUNDS = 200


class Form(Protocol):
    """What the cascade asks of an interview: what a rule says at a place, and instances that come and go."""

    def truth(self, rule: Rule, place: Place) -> bool:
        """The rule's expression as yes or no."""

    def calculated(self, rule: Rule, place: Place) -> str:
        """The rule's expression as a value of the place."""

    def offered(self, rule: Rule, place: Place) -> tuple[str, ...] | None:
        """The values that may be chosen; None where nobody knows them all."""

    def words(self, place: Place) -> tuple[tuple[str, str], ...]:
        """The texts of a place, with their outputs."""

    def fill(self, rule: Rule, above: Place) -> None:
        """Let there be as many instances of a repeat below `above` as its count says."""


class Cascade:
    """The changes of one interview. `changed` collects the places that are not as they were."""

    def __init__(self, form: Form, rules: Rules, ledger: Ledger) -> None:
        self.form = form
        self.rules = rules
        self.ledger = ledger
        self._by_spot: dict[Spot, list[Place]] = {}
        self._unsettled: Place | None = None
        # How many places there are, or were and are: counted anew when they are next looked for.
        self.size = 0
        self.waiting: dict[int, dict[Place, None]] = {}
        self.heap: list[int] = []
        self.changed: dict[Place, None] = {}
        # Rules that are not to be asked for the time being.
        self.resting: frozenset[Rule] = frozenset()
        self._mending = False

    @contextmanager
    def mending(self) -> Iterator[None]:
        """For the time being, values stay that a person wrote over, or that hang on chance or on the language."""
        self._mending = True
        try:
            yield
        finally:
            self._mending = False

    def drop(self) -> None:
        """Forget what waits and what changed, where a deed is broken off."""
        self.waiting, self.heap, self.changed = {}, [], {}

    def settle(self, top: Place) -> None:
        """Learn anew which places there are, when they are next looked for."""
        self._unsettled = top

    @property
    def by_spot(self) -> dict[Spot, list[Place]]:
        """All places by their declared node, in document order."""
        if self._unsettled is not None:
            self._by_spot = {}
            for place in self._unsettled.walk():
                self._by_spot.setdefault(place.spot, []).append(place)
            self.size = sum(map(len, self._by_spot.values()))
            self._unsettled = None
        return self._by_spot

    def ask(self, rule: Rule, places: Iterable[Place]) -> None:
        """Have a rule asked at these places."""
        waiting = self.waiting.get(rule.rank)
        if waiting is None:
            waiting = self.waiting[rule.rank] = {}
            heapq.heappush(self.heap, rule.rank)
        for place in places:
            waiting[place] = None

    def touch(self, place: Place, *, judged: bool = False) -> None:
        """Have every rule asked that reads the value of this place, or (`judged`) hangs on its relevance."""
        for rule, near in (self.rules.judged if judged else self.rules.set_off)[place.spot.index]:
            self.ask(rule, self._near(rule, place, near))

    def renew(self, place: Place) -> None:
        """Have the calculations asked that somebody wrote over and that hang on a place, however far away: JavaRosa
        asks them whether anything on the way there changed or not."""
        for rule in self.rules.after(place.spot):
            over = [each for each in self._all(rule) if each.typed and each is not place]
            if over:
                near = _innermost(rule.spot, place.spot)
                same = _instance(place, near) if near is not None else None
                self.ask(rule, [each for each in over if near is None or _instance(each, near) is same])

    def begun(self, place: Place) -> None:
        """Have every rule asked of a place that is new, and of those below it."""
        for each in place.walk():
            for rule in self.rules.own[each.spot.index]:
                if rule.kind != Kind.COUNT:  # which is asked above the instances, not of them
                    self.ask(rule, (each,))
            for below in each.spot.below.values():
                if below.repeated is not None and below.repeated.count is not None:
                    self.ask(self._counting(below), (each,))

    def rebuilt(self, spot: Spot) -> None:
        """Have every rule asked that reads a repeat whose instances have come or gone, or anything in them."""
        for rule in self.rules.rebuilt[spot.index]:
            self.ask(rule, self._all(rule))

    def run(self) -> None:
        """Ask everything that waits, in order."""
        rounds: dict[int, int] = {}
        while self.heap:
            rank = heapq.heappop(self.heap)
            places = self.waiting.pop(rank)
            rounds[rank] = rounds.get(rank, 0) + 1
            if rounds[rank] > MOST_ROUNDS:
                continue
            rule = self.rules.ordered[rank]
            if rule in self.resting:
                continue
            for place in places if len(places) < 2 else self._in_order(rule, places):
                self._answer(rule, place)

    def _in_order(self, rule: Rule, places: dict[Place, None]) -> list[Place]:
        return [place for place in self._all(rule) if place in places]

    def _all(self, rule: Rule) -> list[Place]:
        """The places where a rule is asked: of a count, those above the repeat."""
        spot = rule.spot.above if rule.kind == Kind.COUNT else rule.spot
        return self.by_spot.get(spot, []) if spot is not None else []

    def _near(self, rule: Rule, place: Place, near: Spot | None) -> Iterable[Place]:
        """The places of a rule that share the instance of `near` with a place."""
        everywhere = self._all(rule)
        if near is None or len(everywhere) < 2:
            return everywhere
        shared = _instance(place, near)
        return [each for each in everywhere if _instance(each, near) is shared]

    def _counting(self, spot: Spot) -> Rule:
        return next(rule for rule in self.rules.own[spot.index] if rule.kind == Kind.COUNT)

    def _answer(self, rule: Rule, place: Place) -> None:
        """Ask one rule at one place, and pass on what comes of it."""
        kind = rule.kind
        if kind == Kind.CALCULATE:
            if self._mending and (place.typed or rule.unsteady):
                return
            if place.typed:
                self.put(place, "typed", False)
            self.write(place, self.form.calculated(rule, place))
        elif kind == Kind.RELEVANT:
            self.put(place, "own_relevant", self.form.truth(rule, place))
            self.relevance(place)
        elif kind == Kind.READONLY:
            self.put(place, "own_readonly", self.form.truth(rule, place))
            self.locks(place)
        elif kind == Kind.REQUIRED:
            self.put(place, "required", self.form.truth(rule, place))
        elif kind == Kind.CONSTRAINT:
            self.put(place, "valid", not place.value or self.form.truth(rule, place))
        elif kind == Kind.CHOICES:
            self.put(place, "offered", self.form.offered(rule, place))
            self.narrow(place)
        elif kind == Kind.COUNT:
            self.form.fill(rule, place)
        else:
            self.put(place, "words", self.form.words(place))

    def put(self, place: Place, name: str, value: object) -> None:
        """Change an attribute of a place, if it is another one."""
        if getattr(place, name) != value:
            self.ledger.put(place, name, value)
            self.changed[place] = None

    def write(self, place: Place, text: str) -> bool:
        """Change the value of a place, if it is another one; whether it was."""
        if place.value == text:
            return False
        self.ledger.write(place, text)
        self.changed[place] = None
        self.touch(place)
        self.choose(place)
        return True

    def choose(self, place: Place) -> None:
        """Have the list of a select asked once more, and what it lets stand of the answer."""
        rule = self.rules.choosing.get(place.spot)
        if rule is not None:
            self.ask(rule, (place,))

    def narrow(self, place: Place) -> None:
        """Take out of an answer what is no longer offered. An answer that does not count waits until it does.

        What a calculation gives is no answer, and stays.
        """
        answered = place.typed or place.spot.bind.calculate is None
        if answered and place.value and place.offered is not None and place.node.relevant:
            if place.spot.several:
                self.write(place, " ".join(one for one in place.value.split() if one in place.offered))
            elif place.value not in place.offered:
                self.write(place, "")

    def relevance(self, place: Place) -> None:
        """Let a place and those below it count or not, as it and those above it say."""
        above = place.above
        relevant = place.own_relevant and (above is None or above.node.relevant)
        if place.node.relevant == relevant:
            return
        self.ledger.judge(place, relevant)
        self.changed[place] = None
        self.touch(place, judged=True)
        self.choose(place)
        for each in place.below:
            self.relevance(each)

    def locks(self, place: Place) -> None:
        """Let a place and those below it be open to a person or not."""
        readonly = place.own_readonly or (place.above is not None and place.above.readonly)
        if place.readonly != readonly:
            self.put(place, "readonly", readonly)
            for each in place.below:
                self.locks(each)


def _innermost(one: Spot, other: Spot) -> Spot | None:
    """The innermost repeat that holds two declared nodes."""
    chain = set(other.chain())
    return next((each for each in one.chain() if each.repeated is not None and each in chain), None)


def _instance(place: Place, repeat: Spot) -> Place | None:
    """The instance of a repeat that a place stands in."""
    at: Place | None = place
    while at is not None and at.spot is not repeat:
        at = at.above
    return at
