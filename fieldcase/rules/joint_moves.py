"""Moving one human out of a group so that no printed number changes, and what has to be withheld for that.

Two people exchange one value (nothing changes but numbers that cross it), or one takes another value, or one is not
there at all. Each move leaves every number that is still printed as it is. Knows values and places; no table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from fieldcase.rules.joint_cells import Joint
from fieldcase.rules.joint_people import Atom, State

# So many people are looked at as partners of an exchange, those first whose numbers are withheld anyway.
_PARTNERS, _OF_A_NUMBER = 300, 20
_OF_A_LINE, _OF_A_TABLE = 10_000, 1_000_000


class Population:
    """Another population that fits what is printed: changed step by step."""

    def __init__(self, people: Counter[State]) -> None:
        self.people = people
        self.changes: Counter[State] = Counter()

    def has(self, state: State) -> int:
        """How many of these values there are now."""
        return self.people.get(state, 0) + self.changes[state]

    def move(self, gone: tuple[State, ...], come: tuple[State, ...]) -> None:
        """Some are not there any more, others are instead."""
        self.changes.subtract(gone)
        self.changes.update(come)

    def come(self) -> list[State]:
        """Those that came by a move."""
        return [one for one, many in self.changes.items() if many > 0]


class Moves:
    """Finds the move that costs least; `hidden` grows by what it costs."""

    def __init__(self, joint: Joint, hidden: set[int], holders: Mapping[int, list[State]]) -> None:
        self._joint, self._hidden, self._holders = joint, hidden, holders
        self._sizes: Counter[int] = Counter()
        for state, many in joint.people.items():
            for fact in joint.of(state):
                self._sizes[fact // 2] += many
        self._values = [sorted({atom.values[at] for state in joint.people for atom in state})
                        for at in range(len(joint.groups))]  # fmt: skip

    def away(self, one: State, inside: Callable[[State], bool], population: Population) -> None:
        """Move one human out of a group: withholds what would show it, and changes the population."""
        best: tuple[int, tuple[State, ...], tuple[State, ...], frozenset[int]] | None = None
        for gone, come in self._candidates(one, inside, population):
            shown = self._shown(gone, come)
            if not shown:
                population.move(gone, come)
                return
            cost = self._cost(shown)
            if best is None or cost < best[0]:
                best = cost, gone, come, shown
        assert best is not None  # not to be there is always a move
        self._hidden |= {place for place in best[3] if not self._joint.places[place].fixed}
        population.move(best[1], best[2])

    def _candidates(
        self, one: State, inside: Callable[[State], bool], population: Population
    ) -> Iterator[tuple[tuple[State, ...], tuple[State, ...]]]:
        if len(one) == 1:
            for other in self._partners(one, population):
                for pair in _exchanged(one[0], other[0]):
                    if not any(inside(state) for state in pair) and not inside(other):
                        yield (one, other), pair
            for at, values in enumerate(self._values):
                for value in values:
                    moved = (_with(one[0], at, value),)
                    if moved != one and not inside(moved):
                        yield (one,), (moved,)
        yield (one,), ()

    def _partners(self, one: State, population: Population) -> Sequence[State]:
        """Those with whom something can be exchanged; of very many those first who are in numbers withheld already."""
        near = (other for number in sorted(self._hidden) for other in self._holders.get(number, ())[:_OF_A_NUMBER])
        found: dict[State, None] = {}
        for other in (*population.come(), *near, *self._joint.people):
            if len(other) == 1 and other != one and other[0].whats == one[0].whats and population.has(other) > 0:
                found[other] = None
                if len(found) == _PARTNERS:
                    break
        return tuple(found)

    def _shown(self, gone: tuple[State, ...], come: tuple[State, ...]) -> frozenset[int]:
        """The places whose printed numbers a move would change."""
        change: Counter[int] = Counter()
        for state in come:
            change.update(self._joint.of(state))
        for state in gone:
            change.subtract(self._joint.of(state))
        return frozenset(fact // 2 for fact, by in change.items() if by and fact // 2 not in self._hidden)

    def _cost(self, shown: frozenset[int]) -> int:
        cost = 0
        for number in shown:
            place = self._joint.places[number]
            if place.fixed:
                cost += 1000 * _OF_A_TABLE
            cost += (0, _OF_A_LINE, _OF_A_TABLE)[place.total] + self._sizes[number] + 1
        return cost


def _with(atom: Atom, at: int, value: tuple[tuple[str, ...], ...]) -> Atom:
    return atom._replace(values=(*atom.values[:at], value, *atom.values[at + 1 :]))


def _exchanged(one: Atom, other: Atom) -> Iterator[tuple[State, State]]:
    """What two people become when they exchange one value."""
    for at, (mine, theirs) in enumerate(zip(one.values, other.values, strict=True)):
        if mine != theirs:
            yield (_with(one, at, theirs),), (_with(other, at, mine),)
