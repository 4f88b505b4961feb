"""Counted tables: rows by columns with their totals, each number with its doubt and the records behind it.

A number counts different units (`Row.unit`), so that one human who was met twice is one; where something has several
codes it counts under each, and a total is less than the sum of its line. A row that only may lie in the period counts
as none or one. Pure; withholds nothing (`joint_small` does).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from fieldcase.model.terms import Tables
from fieldcase.model.values import Count
from fieldcase.rules import counted as by
from fieldcase.rules.count_asked import CountAsked
from fieldcase.rules.count_days import lies
from fieldcase.rules.counted import Counts, Row, What
from fieldcase.rules.note_counts import shared, summed
from fieldcase.rules.small_numbers import THRESHOLD

Key = tuple[str, bytes]
# Dimensions of which every code is a line, so that a line that is there says nothing.
_ALWAYS = frozenset({by.GENDER, by.AGE, by.PREGNANT, by.PARENT})
_UNLINED = ("not_stated", "unknown", "several")


@dataclass(frozen=True)
class Cell:
    """A number, None where it is withheld, and the records that it counts (kind, key)."""

    count: Count | None
    keys: tuple[Key, ...] = ()


@dataclass(frozen=True)
class Crosstab:
    """A counted table. `rows` and `columns` are codes ("" not stated, last); without columns there is one, "".

    `records`: how many rows of the vault are in it; `undated`: how many a period left out because they have no day;
    `overlap`: something counts on several lines, so that lines add up to more than their total; `example`: invented
    records are among them.
    """

    asked: CountAsked
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]
    row_totals: tuple[Cell, ...]
    column_totals: tuple[Cell, ...]
    total: Cell
    records: int
    undated: int
    overlap: bool
    example: bool

    def every(self) -> Iterator[Cell]:
        """All numbers of the table, its totals among them."""
        yield from (cell for line in self.cells for cell in line)
        yield from (*self.row_totals, *self.column_totals, self.total)

    @property
    def withheld(self) -> bool:
        """Whether any number is withheld."""
        return any(cell.count is None for cell in self.every())

    @property
    def uncertain(self) -> bool:
        """Whether any number is in doubt."""
        return any(cell.count is not None and not cell.count.certain for cell in self.every())


def codes_of(row: Row, name: str, asked: CountAsked, few: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """The lines of a dimension on which a row counts; those of too few to be told are another one."""
    if not name:
        return ("",)
    if name == by.SIDE:
        return (side(row, asked),)
    codes = row.codes.get(name) or ("",)
    hidden = few.get(name)
    return tuple(dict.fromkeys(by.UNLISTED if one in hidden else one for one in codes)) if hidden else codes


def side(row: Row, asked: CountAsked) -> str:
    """Before or after a change of law; "" where that is not certain."""
    if row.days is None or asked.change is None:
        return by.NOT_STATED
    first, last = asked.change.span()
    return by.BEFORE if row.days[1] < first else by.AFTER if row.days[0] >= last else by.NOT_STATED


def fits(row: Row, asked: CountAsked) -> tuple[bool, bool]:
    """Whether a row is in a table for certain, and whether it may be."""
    wanted = ((by.COUNTRY, asked.country), (by.REGION, asked.region), (by.PLACE, asked.place))
    if any(code and code not in row.codes.get(name, ()) for name, code in wanted):
        return False, False
    return (True, True) if asked.days is None else lies(row.days, asked.days)


def count_in(row: Row, names: Iterable[str], *, certain: bool) -> Count:
    """How many a row counts in a number that is told by these dimensions."""
    count = row.count
    if row.among and row.among in names:
        count = shared(count, len(row.codes.get(row.among, ())))
    return count if certain else perhaps(count)


def perhaps(count: Count) -> Count:
    """A number of which nobody knows whether it belongs here at all."""
    if count.certain or ".." in count.text:
        return Count(f"0..{count.text.lstrip('=').rpartition('..')[2]}")
    return Count(">=0")


def few_of(counts: Counts, asked: CountAsked) -> dict[str, frozenset[str]]:
    """For a table that leaves and describes people the codes of which so few are counted at all that the line alone
    would tell of them, by dimension."""
    if not (counts.external and asked.describes_people):
        return {}
    found = {}
    for name in (asked.rows, asked.columns):
        if name and name not in (*_ALWAYS, by.SIDE, by.STEP):
            units: dict[str, set[bytes]] = {}
            for row in counts.of(asked.what):
                for code in row.codes.get(name, ()):
                    units.setdefault(code, set()).add(row.unit)
            found[name] = frozenset(code for code, many in units.items() if len(many) < THRESHOLD) - {by.ELSEWHERE}
    return found


def crosstab(counts: Counts, asked: CountAsked, tables: Tables) -> Crosstab:
    """The table that is asked for, nothing withheld."""
    few = few_of(counts, asked)
    made = _Making(asked)
    undated, anytime = 0, replace(asked, period=None)
    for row in counts.of(asked.what):
        certain, maybe = fits(row, asked)
        if maybe:
            made.put(row, codes_of(row, asked.rows, asked, few), codes_of(row, asked.columns, asked, few), certain)
        undated += asked.days is not None and row.days is None and fits(row, anytime)[1]
    lines = [_lines(name, counts, asked, few, tables) for name in (asked.rows, asked.columns)]
    rows, columns = (line or ("",) for line in lines)
    return Crosstab(
        asked, tuple(rows), tuple(columns),
        tuple(tuple(made.cell(row, column) for column in columns) for row in rows),
        tuple(made.cell(row, None) for row in rows), tuple(made.cell(None, column) for column in columns),
        made.cell(None, None), made.records, undated, made.overlap, made.example,
    )  # fmt: skip


class _Making:
    """The units of each number while rows are put into it."""

    def __init__(self, asked: CountAsked) -> None:
        self._asked = asked
        self._units: dict[tuple[str | None, str | None], dict[bytes, Count]] = {}
        self._keys: dict[tuple[str | None, str | None], list[Key]] = {}
        self.records, self.overlap, self.example = 0, False, False

    def put(self, row: Row, rows: Sequence[str], columns: Sequence[str], certain: bool) -> None:
        """Count a row in every number that it belongs to."""
        self.records += 1
        self.overlap |= len(rows) > 1 or len(columns) > 1
        self.example |= row.example
        places = [(one, other) for one in (*rows, None) for other in (*columns, None)]
        for place in places:
            names = [self._asked.rows] if place[0] is not None else []
            names += [self._asked.columns] if place[1] is not None else []
            count = count_in(row, names, certain=certain)
            units = self._units.setdefault(place, {})
            before = units.get(row.unit)
            units[row.unit] = count if before is None else more(before, count)
            self.overlap |= before is not None and place == (None, None)
            self._keys.setdefault(place, []).append((row.kind, row.key))

    def cell(self, row: str | None, column: str | None) -> Cell:
        """A finished number."""
        place = (row, column)
        return Cell(added(self._units.get(place, {}).values()), tuple(dict.fromkeys(self._keys.get(place, ()))))


def more(one: Count, other: Count) -> Count:
    """Of two counts of the same unit the one that says more for certain."""
    return max(one, other, key=lambda count: (count.least or 0, count.text))


def added(counts: Iterable[Count]) -> Count:
    """The sum of many counts, as uncertain as its parts."""
    sums: list[Count] = []
    for text, times in sorted(Counter(one.text for one in counts).items()):
        low, _, high = text.lstrip("=>~").partition("..")
        if text.startswith("="):
            sums.append(Count(f"={int(low) * times}"))
        elif high:
            sums.append(Count(f"{int(low) * times}..{int(high) * times}"))
        else:
            sums += [Count(text)] * times
    return summed(sums)


def _lines(
    name: str, counts: Counts, asked: CountAsked, few: Mapping[str, frozenset[str]], tables: Tables
) -> list[str]:  # fmt: skip
    """The codes of a dimension in their order: of a table that leaves those of all that is counted, so that a line
    says nothing; "not stated" last, and always where people stand by gender."""
    if not name:
        return []
    if name == by.SIDE:
        return [by.BEFORE, by.AFTER, by.NOT_STATED]
    order = [one for one in tables.vocabularies.get(by.DIMENSIONS[asked.what][name], {}) if one not in _UNLINED]
    open_to_all = counts.external and asked.describes_people
    rows = counts.of(asked.what) if open_to_all else [row for row in counts.of(asked.what) if fits(row, asked)[1]]
    found = {code for row in rows for code in codes_of(row, name, asked, few)}
    if open_to_all:
        found |= {by.NOT_STATED, *(order if name in _ALWAYS else ())} | ({by.UNLISTED} if few.get(name) else set())
        found |= {by.ELSEWHERE} if name in (by.PLACE, by.REGION) else set()
    elif name == by.GENDER:
        found |= {by.NOT_STATED}
    last = {by.ELSEWHERE: 1, by.UNLISTED: 2, by.NOT_STATED: 3}
    known = {code: at for at, code in enumerate(order)}
    if asked.what is What.FUNNEL and name == by.STEP:
        known = {code: at for at, code in enumerate(("visits", "interviews", "screened", "taken"))}
    return sorted(found, key=lambda code: (last.get(code, 0), known.get(code, len(known)), code))
