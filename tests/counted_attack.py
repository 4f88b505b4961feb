"""An attack on the tables of a report: everything printed as linear equations with whole, non-negative unknowns.

The unknowns are how many people there are of each combination of values that the tables tell of. Bounds of each are
drawn closer by every equation, and by what Gauss' elimination leaves of them, until nothing moves any more. A group of
people is exposed where its bounds lie between 1 and 4, or where it is known exactly to be that many.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import product

from fieldcase.model.values import Count
from fieldcase.rules.count_days import when_of
from fieldcase.rules.counted import Counts, CountsSeal, Row, What
from fieldcase.rules.crosstabs import Crosstab
from fieldcase.rules.joint_small import numbered

Person = Mapping[str, str]
# Table, line and column of a number; of a difference those of both numbers.
Name = tuple[tuple[int, str | None, str | None], ...]
Line = tuple[dict[int, Fraction], Fraction]
MOST, ROUNDS = 10**6, 12


def population(people: Iterable[Person], what: What = What.PEOPLE, *, external: bool = True) -> Counts:
    """Counts of invented people, each by their values: day ("2019-03-01" as ordinal text) or codes."""
    rows = tuple(_row(at, person, what) for at, person in enumerate(people))
    use = "un_public" if external else "internal"
    return Counts(CountsSeal(), use, external, date(2026, 1, 1), {what: rows}, {}, ())


def _row(at: int, person: Person, what: What) -> Row:
    days = (int(person["day"]), int(person["day"])) if "day" in person else None
    codes = {name: (code,) for name, code in person.items() if name not in ("day", "count") and code}
    key = at.to_bytes(4, "big")
    return Row(key, "interview", key, {**codes, **when_of(days)}, days, Count(person.get("count", "=1")))


class Attack:
    """What is known of the unknowns: sums of them with their values, and the bounds of each."""

    def __init__(self, atoms: list[Person], sums: list[Line]) -> None:
        self.atoms = atoms
        self._solved = _eliminated(sums)
        self._lines = [*sums, *((line, value) for _, line, value in self._solved)]
        self._low, self._high = [0] * (len(atoms) + 1), [MOST] * (len(atoms) + 1)
        _close(self._lines, self._low, self._high)

    def bounds(self, group: Sequence[int]) -> tuple[int, int]:
        """Least and most of how many people a group (places of atoms) may have."""
        extra = len(self.atoms)
        named: Line = {**{one: Fraction(1) for one in group}, extra: Fraction(-1)}, Fraction(0)
        low, high = list(self._low), list(self._high)
        _close([named, _reduced(named, self._solved), *self._lines], low, high)
        return low[extra], high[extra]


def _close(lines: Sequence[Line], low: list[int], high: list[int]) -> None:
    """Draw bounds closer until nothing moves; what creeps on without end is left after many rounds."""
    for _ in range(ROUNDS):
        if not sum(_draw(line, value, low, high) for line, value in lines if line):
            return


def _draw(line: dict[int, Fraction], value: Fraction, low: list[int], high: list[int]) -> bool:
    """Draw the bounds of each unknown of one equation closer."""
    least = sum(by * (low[at] if by > 0 else high[at]) for at, by in line.items())
    most = sum(by * (high[at] if by > 0 else low[at]) for at, by in line.items())
    moved = False
    for at, by in line.items():
        rest_least = least - by * (low[at] if by > 0 else high[at])
        rest_most = most - by * (high[at] if by > 0 else low[at])
        ends = sorted(((value - rest_most) / by, (value - rest_least) / by))
        new_low, new_high = -((-ends[0]) // 1), ends[1] // 1
        if new_low > low[at]:
            low[at], moved = int(new_low), True
        if new_high < high[at]:
            high[at], moved = int(new_high), True
    return moved


def _reduced(line: Line, done: Sequence[tuple[int, dict[int, Fraction], Fraction]]) -> Line:
    now, left = dict(line[0]), line[1]
    for pivot, other, known in done:
        by = now.get(pivot)
        if by:
            now, left = _less(now, other, by), left - by * known
    return now, left


def _eliminated(lines: Sequence[Line]) -> list[tuple[int, dict[int, Fraction], Fraction]]:
    """The same equations in reduced form, each with the unknown that stands in no other."""
    done: list[tuple[int, dict[int, Fraction], Fraction]] = []
    for one in lines:
        now, left = _reduced(one, done)
        if not now:
            continue
        pivot = max(now)
        scale = now[pivot]
        now, left = {at: by / scale for at, by in now.items()}, left / scale
        done = [
            (p, _less(other, now, other[pivot]), known - other[pivot] * left) if pivot in other else (p, other, known)
            for p, other, known in done
        ]
        done.append((pivot, now, left))
    return done


def _less(one: dict[int, Fraction], other: dict[int, Fraction], by: Fraction) -> dict[int, Fraction]:
    found = {at: one.get(at, Fraction(0)) - by * other.get(at, Fraction(0)) for at in {*one, *other}}
    return {at: value for at, value in found.items() if value}


def attack(tables: Sequence[Crosstab], values: Mapping[str, Sequence[str]], days: Mapping[str, str] = {}) -> Attack:
    """Everything that some tables print, as equations over all combinations of `values` (by dimension); `days` gives
    for a code of the dimension "time" an ordinal day."""
    atoms = [dict(zip(values, one, strict=True)) for one in product(*values.values())]
    sums = []
    for table in tables:
        for row, column, cell in numbered(table):
            if cell.count is not None:
                inside = {at: Fraction(1) for at, one in enumerate(atoms) if belongs(one, table, row, column, days)}
                sums.append((inside, Fraction(cell.count.least or 0)))
    return Attack(list(atoms), sums)


def belongs(
    person: Person, table: Crosstab, row: str | None, column: str | None, days: Mapping[str, str] = {}
) -> bool:  # fmt: skip
    """Whether somebody of these values counts in a number of a table."""
    asked = table.asked
    wanted = [("country", asked.country), ("place", asked.place)]
    wanted = [(name, code) for name, code in wanted if code]
    wanted += [(asked.rows, row)] if row is not None else []
    wanted += [(asked.columns, column)] if column is not None and asked.columns else []
    if any(person.get(name, "") != code for name, code in wanted):
        return False
    if asked.days is None:
        return True
    return asked.days[0] <= int(days[person["time"]]) <= asked.days[1]


def exposed(
    printed: Sequence[Crosstab], whole: Sequence[Crosstab], values: Mapping[str, Sequence[str]],
    days: Mapping[str, str] = {},
) -> list[Name]:  # fmt: skip
    """The numbers from 1 to 4 of `whole`, and such differences between two of its tables, that everything printed gives
    away."""
    known = attack(printed, values, days)
    found = []
    for name, group, number in groups(known.atoms, whole, days):
        if 0 < number < 5:
            low, high = known.bounds(sorted(group))
            if low >= 1 and high <= 4:
                found.append(name)
    return found


def groups(
    atoms: Sequence[Person], whole: Sequence[Crosstab], days: Mapping[str, str] = {}
) -> Iterator[tuple[Name, frozenset[int], int]]:
    """Every number of some tables, and what two of the same line and column in two tables differ by where the one lies
    within the other: its name, the atoms in it, how many that is in truth."""
    held: list[tuple[Name, frozenset[int], int]] = []
    for at, table in enumerate(whole):
        for row, column, cell in numbered(table):
            assert cell.count is not None
            inside = frozenset(n for n, one in enumerate(atoms) if belongs(one, table, row, column, days))
            held.append((((at, row, column),), inside, cell.count.least or 0))
    yield from held
    for outer, inner in product(held, held):
        if outer[0][0][0] != inner[0][0][0] and outer[0][0][1:] == inner[0][0][1:] and inner[1] < outer[1]:
            yield outer[0] + inner[0], outer[1] - inner[1], outer[2] - inner[2]
