"""Court decisions taken in from a table: every row becomes a decision of the register, or none does.

Rows that do not fit are named with their line, column and a sentence. A decision that is there already, by the number
of its file, court and date, or alike in everything where it has no number, is found. Columns that were left out are
kept with their decision as lawyer's notes, which no export prints.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from fieldcase.casework.chronology import Misfit
from fieldcase.casework.decision_cells import Cells, Unfit
from fieldcase.casework.decision_columns import CURRENCY, EXAMPLE, FIELDS, WEIGHT_UNIT
from fieldcase.casework.desk import Desk
from fieldcase.casework.sight import Sight, grouped
from fieldcase.casework.table_file import Row, TableFile, refused
from fieldcase.casework.table_out import unguarded
from fieldcase.errors import N_, Cancelled
from fieldcase.i18n import Words
from fieldcase.model.asked import Asked
from fieldcase.model.courts import Decision
from fieldcase.model.declare import Shape, field_named
from fieldcase.model.ids import DecisionId, ScopeId
from fieldcase.model.text import folded

# A table without any of these is no table of decisions.
REQUIRED_ONE = ("article", "date", "court")
_REASONS = {
    Shape.DATE: N_("“{column}” is not a date"),
    Shape.QUANTITY: N_("“{column}” is not a weight with its unit"),
    Shape.MONEY: N_("“{column}” is not an amount with its currency"),
    Shape.FLAG: N_("“{column}” is neither yes nor no"),
}
_TERM = N_("“{column}” is not a term such as 2 years or 15 days")
_CHOICE = N_("“{column}” is none of the choices that this field has")
_THERE = N_("a decision of this number, court and date is there already")
_TWICE = N_("a decision of this number, court and date stands in this file already")
_ALIKE = N_("a decision that is the same in everything is there already; give both a number if they are two")
# What is compared of decisions without a number.
_TO_TELL = ("court", "date", "act_date", "gender", "code", "article", "substance", "weight", "size", "fine", "term")
Known = tuple["Counter[tuple[Any, ...]]", frozenset[tuple[str, str, str]]]


@dataclass(frozen=True)
class ReadRow:
    """A row as a decision, as far as it could be read, and what of it could not."""

    row: Row
    decision: Decision
    wrong: tuple[Misfit, ...]


def mapped(table: TableFile, columns: Mapping[str, str]) -> TableFile:
    """The table under our columns; a column that is left out keeps its name in signs that none of ours has."""
    names = {column: columns.get(column, "") or f"«{column}»" for column in dict.fromkeys(table.columns)}
    rows = tuple(
        Row(row.number, row.line, {names[column]: unguarded(cell) for column, cell in row.cells.items()}, row.extra)
        for row in table.rows
    )
    return TableFile(tuple(names.values()), rows)


def known_in(source: Sight) -> Known:
    """What tells the decisions of the register apart from new ones; counted by the database, no record is read."""
    whole = Asked(Decision, scope=source.register)
    unnamed = grouped(source, replace(whole, equals=(("reference", ""),)), _TO_TELL)
    named = grouped(source, whole, ("reference", "court", "date"))
    return (
        Counter({tuple(value or "" for value in values): number for values, number in unnamed}),
        frozenset(_name(*values) for values, _ in named if values[0]),
    )


def read_rows(
    table: TableFile, cells: Cells, scope: ScopeId, known: Known, *, leave_known: bool = False
) -> tuple[ReadRow, ...]:
    """Every row of a table under our columns; `leave_known` passes over those that are there already."""
    unnamed, named = Counter(known[0]), set(known[1])
    given, found = set[tuple[str, str, str]](), list[ReadRow]()
    for row in table.rows:
        read = _read(row, cells, scope)
        again = _again(read.decision, unnamed, named, given)
        if again and leave_known and not read.wrong:
            continue
        found.append(replace(read, wrong=(*read.wrong, Misfit(row.number, row.line, again, ""))) if again else read)
    return tuple(found)


def misfits(table: TableFile, rows: tuple[ReadRow, ...]) -> tuple[Misfit, ...]:
    """What does not fit, in the order of the file."""
    if not any(name in table.columns for name in REQUIRED_ONE):
        return (Misfit(0, 1, N_("no column is an article, a date or a court"), "article"),)
    return tuple(wrong for row in rows for wrong in row.wrong)


def _again(one: Decision, unnamed: Counter[tuple[Any, ...]], named: set[tuple[str, str, str]], given: set[Any]) -> str:
    """Why a decision is one that is known, "" for a new one."""
    if not one.reference:
        key = _alike(one)
        unnamed[key] -= 1
        return _ALIKE if unnamed[key] >= 0 else ""
    name = _named(one)
    twice = name in given
    given.add(name)
    return _THERE if name in named else (_TWICE if twice else "")


def _named(one: Decision) -> tuple[str, str, str]:
    return _name(one.reference, one.court, one.date.text if one.date is not None else None)


def _name(reference: str, court: str, date: str | None) -> tuple[str, str, str]:
    return folded(reference), folded(" ".join(court.split())), date or ""


def _alike(one: Decision) -> tuple[Any, ...]:
    return tuple(field_named(Decision, name).to_wire(getattr(one, name)) or "" for name in _TO_TELL)


def _read(row: Row, cells: Cells, scope: ScopeId) -> ReadRow:
    values: dict[str, Any] = {}
    wrong = []
    if row.extra:
        wrong.append(Misfit(row.number, row.line, N_("it has more cells than the first line has columns"), ""))
    for name, text in _texts(row.cells):
        try:
            values[name] = cells.read(name, text)
        except Unfit:
            wrong.append(Misfit(row.number, row.line, _reason(name), name))
    values |= {"example": bool(row.cells.get(EXAMPLE, "").strip()), "notes": _left_out(row.cells)}
    # The id is given when it is kept: to read a table makes no random numbers.
    return ReadRow(row, Decision(id=DecisionId(bytes(16)), scope=scope, **values), tuple(wrong))


def _texts(cells: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each field with its text, a unit that stands apart beside its number."""
    beside = {"weight": cells.get(WEIGHT_UNIT, ""), "fine": cells.get(CURRENCY, "")}
    for name, text in cells.items():
        if name in FIELDS and name not in (WEIGHT_UNIT, CURRENCY, EXAMPLE) and text.strip():
            bare = not any(sign.isalpha() or sign in "$€₽₸₴₾֏£" for sign in text)
            yield name, f"{text} {beside[name]}".strip() if name in beside and bare else text


def _reason(name: str) -> str:
    declared = field_named(Decision, name)
    if declared.about.vocabulary:
        return _CHOICE
    return _TERM if name in ("term", "reentry_ban") else _REASONS[declared.shape]


def _left_out(cells: Mapping[str, str]) -> str:
    return "\n".join(f"{name[1:-1]}: {cell}" for name, cell in cells.items() if name.startswith("«") and cell)


def cells_of(source: Sight, words: Words) -> Cells:
    """How cells are read at a desk."""
    return Cells(source.tables, words, source.world.today())


def import_rows(
    desk: Desk,
    table: TableFile,
    words: Words,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    *,
    leave_known: bool = False,
) -> int:
    """Take every row of a table under our columns into the register as one deed; how many came in.

    RowsRefused, and nothing taken in, where one does not fit or is there already; Cancelled where it was stopped.
    """
    known = known_in(desk)
    rows = read_rows(table, cells_of(desk, words), desk.register, known, leave_known=leave_known)
    wrong = misfits(table, rows)
    if wrong:
        raise refused((one.told(words) for one in wrong), words)
    with desk.deed():
        for number, row in enumerate(rows, start=1):
            if cancelled is not None and cancelled():
                raise Cancelled
            desk.save(None, replace(row.decision, id=DecisionId(desk.new_id())))
            if progress is not None:
                progress(number, len(rows))
    return len(rows)
