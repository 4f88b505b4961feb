"""Small numbers of people, withheld in all tables of a report at once, so that none can be computed from the others.

Withheld is every number of people that is or may be small, and besides as many as it takes that every small group of
people can be moved away without any printed number changing: another population that fits everything printed, in which
there is nobody of them. So no attacker can tell that there is anybody, whatever he computes. Such a group is a small
number itself, what two printed numbers differ by (a year and its half, a country and its town), or what the printed
ones of a line leave of its total. People are moved one by one: two exchange one of their values, else one changes a
value, else one is not there; what would give the move away is withheld, the cheapest first. Numbers of the network's
own deeds are printed as they are and are known to the attacker. Knows tables; no record.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from fieldcase.rules.counted import Counts
from fieldcase.rules.crosstabs import Cell, Crosstab
from fieldcase.rules.joint_cells import Joint
from fieldcase.rules.joint_moves import Moves, Population
from fieldcase.rules.joint_people import State
from fieldcase.rules.small_numbers import THRESHOLD, if_large


@dataclass(frozen=True)
class Group:
    """People who may not be told of: those who count in one place and in none of some others."""

    inside: int
    outside: frozenset[int] = frozenset()

    def has(self, facts: frozenset[int], sure: int = 0) -> bool:
        """Whether somebody of these facts is one of them (with `sure` 1: for certain)."""
        return 2 * self.inside + sure in facts and not any(2 * one + sure in facts for one in self.outside)


def protect(counts: Counts, tables: Sequence[Crosstab]) -> tuple[Crosstab, ...]:
    """The tables of one report with small numbers of people withheld where they leave the organisation; as they are
    where they do not. To be asked for all tables of a report together."""
    asked = tuple(one.asked for one in tables)
    if not counts.external or not any(one.describes_people for one in asked):
        return tuple(tables)
    joint = Joint(counts, asked)
    hidden = _Withholding(joint, tables).hidden()
    return tuple(_withheld(joint, at, one, hidden) for at, one in enumerate(tables))


class _Withholding:
    """Decides which places are withheld."""

    def __init__(self, joint: Joint, tables: Sequence[Crosstab]) -> None:
        self._joint = joint
        self._places = {
            joint.number(at, row, column): cell for at, one in enumerate(tables) for row, column, cell in numbered(one)
        }
        self._lines = [line for at, one in enumerate(tables) for line in _lines(joint, at, one)]
        self._holders: dict[int, list[State]] = {}
        self._sizes: Counter[int] = Counter()
        for state, many in joint.people.items():
            for fact in joint.of(state):
                self._sizes[fact] += many
                if not fact % 2:
                    self._holders.setdefault(fact // 2, []).append(state)
        self._hidden = {
            number for number, cell in self._places.items()
            if not joint.places[number].fixed and cell.count is not None and if_large(cell.count) is None
        }  # fmt: skip
        self._moves = Moves(joint, self._hidden, self._holders)

    def hidden(self) -> set[int]:
        """The places to withhold; what is withheld is never told again, so that every move found stays unseen."""
        for group in (*(Group(one) for one in sorted(self._hidden)), *self._differences()):
            self._escape(group)
        before = -1
        while before != len(self._hidden):
            before = len(self._hidden)
            for group in self._left():
                self._escape(group)
            self._hide_lines()
        return self._hidden

    def _hide_lines(self) -> None:
        """Of a line whose total is withheld nothing is told: a single mark among noughts would say who is there."""
        for total, parts in self._lines:
            if total in self._hidden:
                self._hidden |= {one for one in parts if not self._joint.places[one].fixed}

    def _differences(self) -> Iterator[Group]:
        """Pairs of places one within the other that differ by a small number."""
        places = self._joint.places
        for outer, whole in enumerate(places):
            for inner, part in enumerate(places):
                apart = [self._sizes[2 * outer + sure] - self._sizes[2 * inner + sure] for sure in (0, 1)]
                if (
                    any(0 < one < THRESHOLD for one in apart)
                    and part.within(whole)
                    and not (part.fixed and whole.fixed)
                ):
                    yield Group(outer, frozenset({inner}))

    def _left(self) -> Iterator[Group]:
        """What the printed numbers of a line leave of its total."""
        for total, parts in self._lines:
            told = frozenset(parts) - self._hidden
            if total not in self._hidden and told and len(told) < len(set(parts)):
                yield Group(total, told)

    def _escape(self, group: Group) -> None:
        """Withhold what it takes that the group can be empty; a group that is not small needs nothing."""
        members = self._members(group)
        perhaps = sum(members.values())
        certain = sum(many for one, many in members.items() if group.has(self._joint.of(one), 1))
        if 0 < perhaps < THRESHOLD:
            leave = [one for one, many in sorted(members.items()) for _ in range(many)]
        elif 0 < certain < THRESHOLD:
            leave = [
                one for one, many in sorted(members.items()) for _ in range(many)
                if group.has(self._joint.of(one), 1)
            ]  # fmt: skip
        else:
            return
        population = Population(self._joint.people)
        for one in leave:
            self._moves.away(one, lambda state: group.has(self._joint.of(state)), population)

    def _members(self, group: Group) -> Mapping[State, int]:
        found: Counter[State] = Counter()
        for state in self._holders.get(group.inside, ()):
            if group.has(self._joint.of(state)):
                found[state] = self._joint.people[state]
        return found


def numbered(table: Crosstab) -> Iterator[tuple[str | None, str | None, Cell]]:
    """Every number of a table with the codes of its line and its column, None for a total."""
    for row, line, whole in zip(table.rows, table.cells, table.row_totals, strict=True):
        yield row, None, whole
        if table.asked.columns:
            yield from ((row, column, cell) for column, cell in zip(table.columns, line, strict=True))
    if table.asked.columns:
        yield from ((None, column, cell) for column, cell in zip(table.columns, table.column_totals, strict=True))
    yield None, None, table.total


def _lines(joint: Joint, at: int, table: Crosstab) -> Iterator[tuple[int, list[int]]]:
    """Each line of a table: its total and the places that add up to it."""
    rows: Iterable[str | None] = (*table.rows, None)
    if table.asked.columns:
        for row in rows:
            yield joint.number(at, row, None), [joint.number(at, row, column) for column in table.columns]
    for column in (*(table.columns if table.asked.columns else ()), None):
        yield joint.number(at, None, column), [joint.number(at, row, column) for row in table.rows]


def _withheld(joint: Joint, at: int, table: Crosstab, hidden: set[int]) -> Crosstab:
    def told(cell: Cell, row: str | None, column: str | None) -> Cell:
        return Cell(None) if joint.number(at, row, column) in hidden else cell

    by_column = bool(table.asked.columns)
    return replace(
        table,
        cells=tuple(
            tuple(
                told(cell, row, column if by_column else None) for cell, column in zip(line, table.columns, strict=True)
            )
            for line, row in zip(table.cells, table.rows, strict=True)
        ),
        row_totals=tuple(told(cell, row, None) for cell, row in zip(table.row_totals, table.rows, strict=True)),
        column_totals=tuple(
            told(cell, None, column if by_column else None)
            for cell, column in zip(table.column_totals, table.columns, strict=True)
        ),
        total=told(table.total, None, None),
    )


def alone(counts: Counts, table: Crosstab) -> Crosstab:
    """One table protected as if no other were printed."""
    return protect(counts, (table,))[0]
