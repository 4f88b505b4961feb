"""Which printed numbers one human adds to, in all tables of a report at once: the equations an attacker has.

The same number in two tables is one cell, known by its conditions. A number in doubt is two equations: of those who are
counted for certain, and of those who may be. Withholds nothing itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fieldcase.model.dates import UncertainDate
from fieldcase.rules import counted as by
from fieldcase.rules.count_asked import CountAsked
from fieldcase.rules.count_days import Days
from fieldcase.rules.counted import Counts, What
from fieldcase.rules.crosstabs import few_of
from fieldcase.rules.joint_people import DAYS, Atom, Codes, Marking, State, everybody, groups_of

Condition = tuple[str, str]
_QUESTION = "question"


@dataclass
class Place:
    """A number that is printed somewhere: whose, under which conditions, in which period; whether it cannot be
    withheld; whether it is a total in any table (0 no, 1 of a line, 2 of a table)."""

    whose: str
    conditions: frozenset[Condition]
    period: Days | None
    fixed: bool
    total: int

    def within(self, other: Place) -> bool:
        """Whether whoever counts here counts in the other too, by what the two say of themselves."""
        missing = {one for one in other.conditions - self.conditions if not self._in_year(one)}
        if self.whose != other.whose or self is other or missing:
            return False
        mine = self.period or self._days()
        if other.period is None or self.period == other.period:
            return True
        return mine is not None and other.period[0] <= mine[0] and mine[1] <= other.period[1]

    def _in_year(self, condition: Condition) -> bool:
        """Whether a condition is a year of which this has a month."""
        months = (code for name, code in self.conditions if name == by.MONTH)
        return condition[0] == by.YEAR and any(month.startswith(f"{condition[1]}-") for month in months)

    def _days(self) -> Days | None:
        """First and last day of the year or month that this is told of."""
        codes = [code for name, code in self.conditions if name in (by.YEAR, by.MONTH) and code]
        return UncertainDate(max(codes, key=len)).span() if codes else None


class Joint:
    """All numbers of some tables, and everybody who is counted in them: how many have the same values."""

    def __init__(self, counts: Counts, tables: Sequence[CountAsked]) -> None:
        self.tables, self.places = tuple(tables), list[Place]()
        self.groups, self._marking = groups_of(tables), Marking.of(tables)
        self._few = [few_of(counts, one) for one in tables]
        self._numbers: dict[tuple[str, frozenset[Condition], Days | None], int] = {}
        self._known: dict[tuple[int, str | None, str | None], int] = {}
        self._facts: dict[State, frozenset[int]] = {}
        self.people: Counter[State] = Counter(everybody(counts, tables))
        for state in self.people:
            self.of(state)

    def number(self, table: int, row: str | None, column: str | None) -> int:
        """The number of a place of a table; None for a total over all lines."""
        known = self._known.get((table, row, column))
        if known is None:
            known = self._known[table, row, column] = self._numbered(table, row, column)
        return known

    def _numbered(self, table: int, row: str | None, column: str | None) -> int:
        asked = self.tables[table]
        told = {(asked.rows, row)} if row is not None else set()
        told |= {(asked.columns, column)} if column is not None and asked.columns else set()
        total = (row is None) + (column is None) if asked.columns else 2 * (row is None)
        conditions = frozenset((name, code or "") for name, code in (*_filter(asked), *told))
        key = "people" if asked.what is What.ANSWERS else asked.what.value, conditions, asked.days
        if key not in self._numbers:
            self._numbers[key] = len(self.places)
            self.places.append(Place(*key, not asked.describes_people, total))
        place = self.places[self._numbers[key]]
        place.fixed |= not asked.describes_people
        place.total = max(place.total, total)
        return self._numbers[key]

    def of(self, state: State) -> frozenset[int]:
        """What a human adds to: twice a place's number where perhaps, one more where for certain."""
        found = self._facts.get(state)
        if found is None:
            found = frozenset(fact for atom in state for fact in self._reckoned(atom))
            self._facts[state] = found
        return found

    def _reckoned(self, atom: Atom) -> set[int]:
        codes = {
            name: value for group, values in zip(self.groups, atom.values, strict=True)
            for name, value in zip(group, values, strict=True)
        }  # fmt: skip
        found: set[int] = set()
        for at, asked in enumerate(self.tables):
            lies = self._lies(asked, codes) if asked.what in atom.whats else 0
            if not lies:
                continue
            rows = (*self._told(at, asked.rows, codes), None)
            columns = (*self._told(at, asked.columns, codes), None) if asked.columns else (None,)
            several = len(codes.get(by.REASON, ())) > 1
            for row in rows:
                for column in columns:
                    names = {asked.rows if row is not None else "", asked.columns if column is not None else ""}
                    sure = atom.shared if several and by.REASON in names else atom.sure
                    number = 2 * self.number(at, row, column)
                    found |= {number, number + 1} if lies == 2 and sure else {number}
        return found

    def _told(self, table: int, name: str, codes: Mapping[str, Codes]) -> Codes:
        if name == by.SIDE:
            return (self._marking.side_of(self.tables[table], codes[DAYS]),)
        few = self._few[table].get(name, frozenset())
        return tuple(dict.fromkeys(by.UNLISTED if one in few else one for one in codes[name]))

    def _lies(self, asked: CountAsked, codes: Mapping[str, Codes]) -> int:
        for name, code in ((by.COUNTRY, asked.country), (by.REGION, asked.region), (by.PLACE, asked.place)):
            if code and code not in codes.get(name, ()):
                return 0
        return self._marking.within(asked, codes.get(DAYS, ()))


def _filter(asked: CountAsked) -> set[Condition]:
    found = {(by.COUNTRY, asked.country), (by.REGION, asked.region), (by.PLACE, asked.place)}
    found |= {("change", asked.change.text)} if asked.change and by.SIDE in (asked.rows, asked.columns) else set()
    found |= {(_QUESTION, f"{asked.questionnaire} {asked.question}")} if asked.what is What.ANSWERS else set()
    return {one for one in found if one[1]}
