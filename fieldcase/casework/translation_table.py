"""A whole translation taken in from a table: one row a passage, columns by their names in English or Russian.

If one row does not fit, none is taken in. Knows the names of columns and what may stand in them; the passages are
entered by `casework.translations`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from fieldcase.casework.changes import Changes
from fieldcase.casework.chronology import Misfit
from fieldcase.casework.desk import Desk
from fieldcase.casework.table_file import Row, TableFile, refused
from fieldcase.casework.translations import add_all
from fieldcase.errors import N_, Cancelled
from fieldcase.i18n import Words
from fieldcase.model.terms import Tables
from fieldcase.model.text import folded
from fieldcase.model.translation import Translation

# Our columns, each with its label (msgid) and the names it goes by.
COLUMNS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "page": (N_("Page"), ("page", "p", "p.", "страница", "стр", "стр.", "с.")),
    "place": (N_("Place on the page"), (
        "place", "place on the page", "illustration", "место", "место на странице", "иллюстрация",
    )),
    "kind": (N_("Kind of passage"), ("kind", "type", "kind of passage", "вид", "тип", "вид отрывка")),
    "original": (N_("Original"), (
        "original", "source", "source text", "оригинал", "подлинник", "исходный текст", "текст",
    )),
    "translated": (N_("Translation"), ("translation", "translated", "target", "перевод")),
    "continues": (N_("Continued on page"), (
        "continued", "continues", "continued on", "continued on page", "продолжение", "продолжение на странице",
        "продолжение на стр.",
    )),
}  # fmt: skip
_NUMBERS = ("page", "continues")
_MOST_PAGES = 100_000


def fitted(table: TableFile) -> TableFile:
    """The table under our names of columns; a column nobody knows keeps its own and is passed over."""
    known = {name: ours for ours, (_, names) in COLUMNS.items() for name in names}
    given: dict[str, str] = {}
    for column in table.columns:
        ours = known.get(folded(column).strip(), "")
        given[column] = column if not ours or ours in given.values() else ours
    rows = tuple(
        Row(row.number, row.line, {given[name]: cell for name, cell in row.cells.items()}, row.extra)
        for row in table.rows
    )
    return TableFile(tuple(given[column] for column in table.columns), rows)


def misfits(table: TableFile, tables: Tables) -> tuple[Misfit, ...]:
    """What does not fit in a table under our columns, row by row, in the order of the file."""
    lacking = [ours for ours in ("original", "translated") if ours not in table.columns]
    if lacking:
        return tuple(Misfit(0, 1, N_("the column “{column}” is missing"), COLUMNS[ours][0]) for ours in lacking)
    kinds = _kinds(tables)
    return tuple(misfit for row in table.rows for misfit in _of_row(row, kinds))


def _of_row(row: Row, kinds: Mapping[str, str]) -> Iterator[Misfit]:
    if row.extra:
        yield Misfit(row.number, row.line, N_("it has more cells than the first line has columns"), "")
    if not (row.cells.get("original") or row.cells.get("translated")):
        yield Misfit(row.number, row.line, N_("it has neither an original nor a translation"), "")
    for name in _NUMBERS:
        if row.cells.get(name) and _page(row.cells[name]) is None:
            yield Misfit(row.number, row.line, N_("“{column}” is not the number of a page"), COLUMNS[name][0])
    if row.cells.get("kind") and folded(row.cells["kind"]) not in kinds:
        yield Misfit(row.number, row.line, N_("“{column}” is not a kind of passage"), COLUMNS["kind"][0])


def take_in(
    desk: Desk,
    translation: Translation,
    table: TableFile,
    words: Words,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Changes:
    """Take all rows in at the end of a translation as one deed. RowsRefused, and nothing is taken in, if one does not
    fit; Cancelled where `cancelled` says so. `progress` hears rows done and rows in all."""
    ours = fitted(table)
    wrong = misfits(ours, desk.tables)
    if wrong:
        raise refused((_translated(one, words) for one in wrong), words)
    kinds = _kinds(desk.tables)
    rows: list[Mapping[str, Any]] = []
    for row in ours.rows:
        if cancelled is not None and cancelled():
            raise Cancelled
        rows.append(_values(row, kinds))
        if progress is not None:
            progress(row.number, len(ours.rows))
    return add_all(desk, translation, rows)


def _translated(misfit: Misfit, words: Words) -> str:
    """One line for a person, with the column under its label in their language."""
    column = words(misfit.column) if misfit.column else ""
    return Misfit(misfit.row, misfit.line, misfit.reason, column).told(words)


def _values(row: Row, kinds: Mapping[str, str]) -> Mapping[str, Any]:
    cells = row.cells
    return {
        "page": _page(cells.get("page", "")), "continues": _page(cells.get("continues", "")),
        "place": cells.get("place", ""), "kind": kinds.get(folded(cells.get("kind", "")), "text"),
        "original": cells.get("original", ""), "translated": cells.get("translated", ""),
    }  # fmt: skip


def _page(cell: str) -> int | None:
    """The number of a page; None for nothing and for what is none."""
    return int(cell) if cell.isascii() and cell.isdecimal() and 0 < int(cell) < _MOST_PAGES else None


def _kinds(tables: Tables) -> Mapping[str, str]:
    """The codes of kinds of passage by their labels in either language, folded; by themselves too."""
    terms = tables.vocabularies["segment_kind"].values()
    return {folded(name): term.code for term in terms for name in (*term.labels.values(), term.code)}
