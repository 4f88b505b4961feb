"""Everybody who is counted in some tables of a report, as values alone: what could be exchanged between two of them.

Dimensions that belong together are one value: a town and its country, gender and pregnancy, a day with how it lies to
every period that is asked for. A note about several people is one entry for each of them, of whom so many are certain.
Knows codes; no key of a record.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from fieldcase.rules import counted as by
from fieldcase.rules.count_asked import CountAsked
from fieldcase.rules.counted import Counts, Row, What
from fieldcase.rules.crosstabs import fits, side
from fieldcase.rules.values_of_counts import bounds

Codes = tuple[str, ...]
Value = tuple[Codes, ...]
Mark = tuple[str, str]
DAYS = "days"
_GROUPS = ((by.GENDER, by.PREGNANT), (by.COUNTRY, by.REGION, by.PLACE), (by.YEAR, by.MONTH, DAYS))
# Those who were interviewed, and those of them who answered a question, are the same people.
_ONE_PEOPLE = frozenset({What.PEOPLE, What.ANSWERS})
# Of one note more are not told apart: what is more than enough to be no small number.
_MOST_OF_A_NOTE = 1000


class Atom(NamedTuple):
    """One human as one record has them: a value for each group, in which counts, whether for certain, and whether for
    certain where several codes share the people of a note."""

    values: tuple[Value, ...]
    whats: tuple[What, ...]
    sure: bool
    shared: bool


# Whoever was met in several places or years has several; most have one.
State = tuple[Atom, ...]


@dataclass(frozen=True)
class Marking:
    """What of a human's days matters: how they lie to each period and to each change of law that is asked for."""

    periods: tuple[CountAsked, ...]
    changes: tuple[CountAsked, ...]

    @classmethod
    def of(cls, tables: Sequence[CountAsked]) -> Marking:
        """The periods and changes of some tables, each once."""
        periods = {one.period.text: one for one in tables if one.period is not None}
        changes = {
            one.change.text: one for one in tables
            if one.change is not None and by.SIDE in (one.rows, one.columns)
        }  # fmt: skip
        return cls(tuple(periods.values()), tuple(changes.values()))

    def marks(self, row: Row) -> Codes:
        """For each period 0, 1 (perhaps) or 2 (for certain), for each change its side."""
        lie = (sum(fits(row, CountAsked(What.VISITS, by.KIND, period=one.period))) for one in self.periods)
        return (*(str(one) for one in lie), *(side(row, one) for one in self.changes))

    def within(self, asked: CountAsked, marks: Codes) -> int:
        """0, 1 or 2, as above; 2 where no period is asked for."""
        texts = [one.period.text for one in self.periods if one.period is not None]
        return int(marks[texts.index(asked.period.text)]) if asked.period is not None else 2

    def side_of(self, asked: CountAsked, marks: Codes) -> str:
        """On which side of the change that a table asks for."""
        texts = [one.change.text for one in self.changes if one.change is not None]
        return marks[len(self.periods) + texts.index(asked.change.text)] if asked.change is not None else ""


def groups_of(tables: Sequence[CountAsked]) -> tuple[tuple[str, ...], ...]:
    """The dimensions that some tables ask for, in groups that belong together."""
    used = {name for one in tables for name in _names(one)}
    grouped = {name for group in _GROUPS for name in group}
    kept = [group for group in _GROUPS if used & set(group)]
    return (*kept, *((name,) for name in sorted(used - grouped)))


def _names(asked: CountAsked) -> set[str]:
    filters = ((by.COUNTRY, asked.country), (by.REGION, asked.region), (by.PLACE, asked.place))
    found = {asked.rows, asked.columns, *(name for name, code in filters if code)}
    if asked.period is not None or by.SIDE in found:
        found.add(DAYS)
    return found - {"", by.SIDE}


def everybody(counts: Counts, tables: Sequence[CountAsked]) -> list[State]:
    """Everybody who is counted in any of the tables; the order says nothing."""
    groups, marking = groups_of(tables), Marking.of(tables)
    humans: dict[tuple[str, bytes], dict[tuple[Value, ...], tuple[set[What], Row, Codes]]] = {}
    for what in sorted({one.what for one in tables}):
        name = "people" if what in _ONE_PEOPLE else what.value
        for row in counts.of(what):
            values = tuple(_value(group, row, marking) for group in groups)
            known = humans.setdefault((name, row.unit), {}).setdefault(values, (set(), row, ()))
            known[0].add(what)
            if row.codes.get(by.ANSWER):
                humans[name, row.unit][values] = (known[0], known[1], row.codes[by.ANSWER])
    return [state for several in humans.values() for state in _states(several, groups)]


def _value(group: tuple[str, ...], row: Row, marking: Marking) -> Value:
    """An answer is added later: it is of the same human as the interview."""
    return tuple(
        marking.marks(row) if name == DAYS else ("",) if name == by.ANSWER else row.codes.get(name) or ("",)
        for name in group
    )


def _states(
    several: Mapping[tuple[Value, ...], tuple[set[What], Row, Codes]], groups: tuple[tuple[str, ...], ...]
) -> list[State]:  # fmt: skip
    sizes = [bounds(row.count) for _, row, _ in several.values()]
    least = max(low for low, _ in sizes)
    most = min(max(max(low, high or low) for low, high in sizes), _MOST_OF_A_NOTE)
    found = []
    for at in range(max(most, 1)):
        atoms = []
        for values, (whats, _, answer) in sorted(several.items(), key=lambda one: one[0]):
            told = tuple(
                (answer or ("",),) if group == (by.ANSWER,) else value
                for group, value in zip(groups, values, strict=True)
            )
            atoms.append(Atom(told, tuple(sorted(whats)), at < least, at == 0 and least > 0))
        found.append(tuple(atoms))
    return found
