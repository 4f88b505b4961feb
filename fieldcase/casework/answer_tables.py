"""Tables of an export, one for the form and one for each repeat, become submissions.

A row of a repeat is hung on the row it names: by its number in Kobo's sheets, by its key in those of Central and
Briefcase. One whose row is not there is told, and one that cannot be read takes its whole submission with it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from fieldcase.casework.answer_cells import DISAGREE, FORMULA, answer, ticked
from fieldcase.casework.answer_columns import Columns, Meaning, Sort
from fieldcase.casework.answer_submissions import TWO_KEYS, Remarks, Submission, put
from fieldcase.casework.answer_words import FormWords, leaves, plain, repeats
from fieldcase.forms.declared import Control
from fieldcase.forms.received import Unfit, called
from fieldcase.forms.spots import Spot
from fieldcase.parsers.submitted import Line, Table

_PARENTS = frozenset({"PARENT_KEY", "_parent_index"})
_TWIN = re.compile(r" \(\d+\)$")
_NUMBER = re.compile(r"\[\d+\]")
# Excel cuts the name of a sheet here.
_CUT = 28


class NoTable(Exception):
    """Tables of which none, or more than one, is that of the form. It never reaches a person by itself."""


def is_of_a_repeat(table: Table) -> bool:
    """Whether the rows of a table stand in those of another."""
    return bool(_PARENTS & set(table.headings))


@dataclass(frozen=True)
class _Sheet:
    """A table, what it holds, and its columns."""

    table: Table
    home: Spot
    columns: tuple[Meaning, ...]

    @cached_property
    def _keys(self) -> dict[str, int]:
        return {one.heading: number for number, one in enumerate(self.columns) if one.sort is Sort.KEY}

    def cell(self, line: Line, heading: str) -> str:
        """What stands in the column of this key."""
        number = self._keys.get(heading, len(line.cells))
        return line.cells[number].strip() if number < len(line.cells) else ""

    @property
    def has_keys(self) -> bool:
        """Whether its rows are named."""
        return bool(self._keys)

    @property
    def is_of_the_form(self) -> bool:
        """Whether its columns are the form's: a log of how it was filled in has some of their names, too."""
        known = [one for one in self.columns if one.sort in (Sort.VALUE, Sort.CHOICE) and one.spot is not None]
        asked = any(one.spot is not None and one.spot.question is not None for one in known)
        return asked and len(known) >= sum(1 for one in self.columns if one.sort is Sort.EXTRA)


class BookReader:
    """Reads the tables of one export."""

    def __init__(self, words: FormWords, blank: frozenset[str], remarks: Remarks, file: str) -> None:
        self._words, self._blank, self._remarks, self._file = words, blank, remarks, file
        # By what a row is named: the submission it belongs to, and its address; None where two are named alike.
        self._keys: dict[tuple[Spot, str], tuple[Submission, str] | None] = {}
        self._counts: Counter[str] = Counter()

    def submissions(self, tables: Sequence[Table]) -> list[Submission]:
        """The submissions of all tables. NoTable where it is not plain which of them is that of the form."""
        root = self._words.definition.spots[0]
        mains = [self._sheet(one, root) for one in tables if not is_of_a_repeat(one)]
        if any(one.question is not None for one in leaves(root)):
            mains = [one for one in mains if one.is_of_the_form]
        else:  # a form that asks nothing outside its repeats has a table of keys
            mains = [one for one in mains if one.has_keys]
        if len(mains) != 1:
            raise NoTable
        made = [self._row(mains[0], line) for line in mains[0].table.lines if not _of_tags(line, mains[0].table)]
        self._told(mains[0])
        homes = [(one, self._repeat_of(one)) for one in tables if is_of_a_repeat(one)]
        there = {home for _, home in homes}
        self._remarks.tables |= {called(one): None for one in repeats(self._words.definition) if one not in there}
        for table, home in sorted(homes, key=lambda pair: pair[1].path.count("/") if pair[1] else 0):
            if home is None or not table.lines:
                self._remarks.sheets |= {table.name: None} if table.lines else {}
                continue
            sheet = self._sheet(table, home)
            self._told(sheet)
            for line in table.lines:
                if not _of_tags(line, table):
                    self._inside(sheet, line)
        return made

    def _sheet(self, table: Table, home: Spot) -> _Sheet:
        return _Sheet(table, home, Columns(self._words, home).meanings(table.headings))

    def _told(self, sheet: _Sheet) -> None:
        """Note the columns that are doubtful and have something in them, and the questions that have none."""
        for number, one in enumerate(sheet.columns):
            filled = (number < len(line.cells) and line.cells[number].strip() for line in sheet.table.lines)
            if one.sort is Sort.DOUBTFUL and any(filled):
                self._remarks.doubtful[one.heading] = None
        there = {one.spot for one in sheet.columns if one.spot is not None}
        for spot in leaves(sheet.home):
            asked = spot.question is not None and spot.question.control is not Control.NOTE
            if asked and spot not in there and spot.path not in self._blank:
                self._remarks.missing[called(spot)] = None

    def _repeat_of(self, table: Table) -> Spot | None:
        """The repeat that a table holds: by the keys of its rows, else by its name."""
        every = repeats(self._words.definition)
        sheet = _Sheet(table, self._words.definition.spots[0], self._bare(table))
        key = sheet.cell(table.lines[0], "KEY") if table.lines else ""
        way = _NUMBER.sub("", key).partition("/")[2]
        found = [one for one in every if way and (f"/{called(one)}".endswith(f"/{way}") or _in_repeats(one) == way)]
        if len(found) == 1:
            return found[0]
        for fits in (_by_way, _by_name, self._by_label):
            found = [one for one in every if fits(table.name, one)]
            if len(found) == 1:
                return found[0]
        return None

    def _bare(self, table: Table) -> tuple[Meaning, ...]:
        return tuple(Meaning(Sort.KEY, heading) for heading in table.headings)

    def _by_label(self, name: str, spot: Spot) -> bool:
        labels = self._words.labels.get(spot.path, frozenset())
        return any(_same(plain(name), label) for label in labels)

    def _row(self, sheet: _Sheet, line: Line) -> Submission:
        made = Submission(self._file, line.number)
        made.known = {one.spot.path for one in sheet.columns if one.spot is not None}
        self._fill(made, sheet, line, sheet.home.path)
        made.read["KEY"] = sheet.cell(line, "KEY")
        self._name(made, sheet, line, sheet.home.path)
        made.near = made.identity.removeprefix("uuid:")
        return made

    def _name(self, made: Submission, sheet: _Sheet, line: Line, address: str) -> None:
        """Remember a row by the names it may be called by."""
        for heading in ("KEY", "_index"):
            text = sheet.cell(line, heading)
            if not text:
                continue
            before = self._keys.get((sheet.home, text), (made, address))
            if before is None or before != (made, address):
                for one in (made, before[0] if before is not None else made):
                    one.refuse(Unfit(TWO_KEYS, heading, text))
                self._keys[sheet.home, text] = None
            else:
                self._keys[sheet.home, text] = made, address

    def _inside(self, sheet: _Sheet, line: Line) -> None:
        """A row of a repeat, hung on its parent."""
        above = sheet.home.above
        home = above.repeat if above is not None and above.repeat is not None else self._words.definition.spots[0]
        named = sheet.cell(line, "PARENT_KEY") or sheet.cell(line, "_parent_index")
        found = self._keys.get((home, named))
        if found is None:
            self._remarks.orphans.append((sheet.table.name, line.number))
            return
        made, address = found
        way = f"{address}{sheet.home.path[len(home.path) :]}"
        made.counts[way] = made.counts.get(way, 0) + 1
        here = f"{way}[{made.counts[way]}]"
        made.known |= {one.spot.path for one in sheet.columns if one.spot is not None}
        self._fill(made, sheet, line, here)
        self._name(made, sheet, line, here)

    def _fill(self, made: Submission, sheet: _Sheet, line: Line, address: str) -> None:
        """Read the cells of a row. What cannot be read refuses the submission, with the row where it stands."""
        try:
            self._cells(made, sheet, line, address)
        except Unfit as wrong:
            made.row = line.number if sheet.home.repeated is None else made.row
            made.refuse(wrong)

    def _cells(self, made: Submission, sheet: _Sheet, line: Line, address: str) -> None:
        chosen: dict[Spot, list[str]] = {}
        points: dict[Spot, dict[int, str]] = {}
        split = frozenset(one.spot for one in sheet.columns if one.sort is Sort.CHOICE and one.spot is not None)
        for number, one in enumerate(sheet.columns):
            if number in line.formulas and one.sort is not Sort.SERVER:
                raise Unfit(FORMULA, one.heading)
            cell = line.cells[number] if number < len(line.cells) else ""
            if one.sort is Sort.CHOICE and one.spot is not None:
                chosen.setdefault(one.spot, [])
                chosen[one.spot] += [one.what] if ticked(cell, one.spot) else []
            elif one.sort is Sort.POINT and one.spot is not None and cell.strip():
                points.setdefault(one.spot, {})[int(one.what)] = cell.strip()
            elif cell.strip():
                self._cell(made, sheet, one, cell, address, split)
        for spot, values in chosen.items():
            self._agree(made, spot, f"{address}{spot.path[len(sheet.home.path) :]}", values)
        for spot, parts in points.items():
            way = f"{address}{spot.path[len(sheet.home.path) :]}"
            if way not in made.values and {0, 1} <= set(parts):
                put(made, spot, way, " ".join(parts.get(place, "0") for place in range(4)))

    def _cell(
        self, made: Submission, sheet: _Sheet, one: Meaning, cell: str, address: str, split: frozenset[Spot]
    ) -> None:  # fmt: skip
        if one.sort is Sort.READ and sheet.home.repeated is None:
            made.read[one.what] = cell.strip()
        if one.sort is Sort.WHO or (one.spot is not None and one.spot.path in self._blank):
            self._remarks.who[one.heading] += 1
        elif one.sort is Sort.EXTRA:
            self._remarks.extra[one.heading] += 1
        elif one.sort is Sort.VALUE and one.spot is not None:
            try:
                value = answer(cell, one.spot, self._words.choices(one.spot))
            except Unfit:
                if one.spot not in split:
                    raise
                return  # labels run together; the columns of the single choices tell them apart
            put(made, one.spot, f"{address}{one.spot.path[len(sheet.home.path) :]}", value)

    def _agree(self, made: Submission, spot: Spot, address: str, values: list[str]) -> None:
        """An answer of several choices that stands in a column for each, and perhaps in one for all."""
        whole = made.values.get(address, "").split()
        if whole and set(whole) != set(values):
            unknown = set(whole) - set(values)
            choices = self._words.choices(spot)
            if set(values) - set(whole) or (choices is not None and unknown & choices.values):
                raise Unfit(DISAGREE, called(spot), " ".join(whole))
        if not whole and values:
            put(made, spot, address, " ".join(values))


def _of_tags(line: Line, table: Table) -> bool:
    """Whether it is the row of tags (HXL) that Kobo may write below the headings."""
    filled = [cell.strip() for cell in line.cells if cell.strip()]
    return line is table.lines[0] and bool(filled) and all(cell.startswith("#") for cell in filled)


def _same(name: str, other: str) -> bool:
    """Whether a sheet bears a name: Excel takes 31 signs of it, and Kobo writes dots where it cuts, and a number where
    two are alike."""
    bare = _TWIN.sub("", name)
    if bare.endswith("..."):
        return other.startswith(bare[:-3])
    return bare == other or (len(bare) >= _CUT and other.startswith(bare))


def _in_repeats(spot: Spot) -> str:
    """The way through repeats alone, as Briefcase writes its keys."""
    return "/".join(reversed([one.path.rpartition("/")[2] for one in spot.chain() if one.repeated is not None]))


def _by_way(name: str, spot: Spot) -> bool:
    ways = (called(spot).replace("/", "-"), called(spot))
    return any(name == way or name.endswith(f"-{way}") for way in ways)


def _by_name(name: str, spot: Spot) -> bool:
    last = spot.path.rpartition("/")[2]
    return _same(name, last) or name.endswith(f"-{last}")
