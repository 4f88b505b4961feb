"""Which column of a person's table is which of ours, chosen before anything is imported.

Knows the names of columns and of kinds in English and Russian and proposes; the person decides. Writes nothing. A
column that is left out is kept with each event as a note that no export prints.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from fieldcase.casework.table_file import Row, TableFile
from fieldcase.errors import N_
from fieldcase.model.terms import Tables
from fieldcase.model.text import folded
from fieldcase.model.typed import Unreadable, read_date

# Our columns in the order in which they are offered, each with its label (msgid) and the names it goes by.
FIELDS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "date": (N_("Date"), ("date", "day", "when", "дата", "день", "когда", "дата события")),
    "date_type": (N_("How exact the date is"), (
        "date_type", "date type", "type of date", "тип даты", "вид даты", "точность", "точность даты",
    )),
    "what": (N_("What happened"), (
        "what", "event", "description", "what happened", "что", "событие", "что случилось", "что произошло", "описание",
    )),
    "kind": (N_("Kind of event"), (
        "kind", "type", "kind of event", "event type", "вид", "тип", "вид события", "тип события", "категория",
    )),
    "actor": (N_("Who acted"), (
        "actor", "who", "perpetrator", "кто", "нарушитель", "предполагаемый нарушитель", "кто действовал",
    )),
    "actor_kind": (N_("Kind of actor"), ("actor_kind", "actor kind", "kind of actor", "кто это", "вид нарушителя")),
    "victim": (N_("Victims"), (
        "victim", "victims", "against whom", "пострадавший", "пострадавшая", "пострадавшие", "потерпевший",
        "пострадавший человек", "кого", "против кого",
    )),
    "place": (N_("Place"), ("place", "location", "where", "место", "где", "город", "место события")),
    "country": (N_("Country"), ("country", "страна")),
    "disputed": (N_("Disputed: by whom and what"), ("disputed", "оспаривается", "спорно", "кто спорит")),
    "source": (N_("Source"), ("source", "reference", "источник", "ссылка на источник")),
    "title": (N_("Title of the source"), ("title", "headline", "заголовок", "название", "название источника")),
    "outlet": (N_("Outlet or author"), ("outlet", "author", "издание", "автор", "сми", "газета")),
    "medium": (N_("Kind of source"), ("medium", "вид источника", "тип источника")),
    "language": (N_("Language of the source"), ("language", "язык", "язык источника")),
    "pages": (N_("Pages"), ("pages", "page", "страницы", "страница", "стр", "стр.")),
    "line": (N_("Lines"), ("line", "lines", "строка", "строки")),
    "url": (N_("Web address"), ("url", "address", "link", "адрес", "ссылка", "адрес страницы")),
    "quote": (N_("Quotation"), ("quote", "quotation", "цитата")),
}  # fmt: skip
REQUIRED = ("date", "date_type", "what", "kind")
SOURCE_COLUMNS = ("title", "outlet", "medium", "language", "pages", "source", "line", "url", "quote")
# A date_type of a row whose date is EDTF text already.
EDTF = "edtf"
_DATE_TYPES = {
    "точно": "exact", "точная": "exact", "после": "after", "позже": "after", "до": "before", "раньше": "before",
    "месяц": "month", "примерно": "estimate", "около": "estimate", "приблизительно": "estimate",
}  # fmt: skip
# The columns whose cells are codes of a vocabulary, or its labels in either language.
_CODED = {"kind": "event_kind", "actor_kind": "actor_kind", "country": "country", "medium": "source_medium"}
_CODED |= {"language": "language"}


@dataclass(frozen=True)
class Reading:
    """How a table is to be read: `columns` says of each of its columns which of ours it is ("" for a note).

    `typed_dates`: dates stand there as people type them, and say themselves how exact they are, so that no column has
    to. `kind` is the code of the event's kind wherever no cell says one; empty where each row has to.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    typed_dates: bool = False
    kind: str = ""


def columns_of(table: TableFile) -> tuple[str, ...]:
    """The names of a table's columns, each once, in their order."""
    return tuple(dict.fromkeys(table.columns))


def suggested(columns: Sequence[str]) -> Reading:
    """A mapping to begin with: columns that go by a known name, each of ours given away once. It guesses nothing about
    how dates are written."""
    names = {folded(name): ours for ours, (_, known) in FIELDS.items() for name in known}
    given: dict[str, str] = {}
    for column in columns:
        ours = names.get(folded(column).strip(), "")
        given[column] = "" if ours in given.values() else ours
    return Reading(given)


def mapped(table: TableFile, mapping: Reading, today: datetime.date, tables: Tables) -> TableFile:
    """The table with our columns, for `misfits` and `import_rows`. Labels of kinds become their codes; what fits none
    stays as written. A typed date that cannot be read stays too, and is a misfit then."""
    names = {column: _name(column, mapping.columns.get(column, "")) for column in columns_of(table)}
    labels = {ours: codes_of(tables, vocabulary) for ours, vocabulary in _CODED.items()}
    rows = tuple(_row(row, names, mapping, labels, today) for row in table.rows)
    columns = list(names.values())
    columns += ["date_type"] if mapping.typed_dates else []
    columns += ["kind"] if mapping.kind else []
    return TableFile(tuple(dict.fromkeys(columns)), rows)


def _name(column: str, ours: str) -> str:
    """The name of a column in the mapped table; one that is left out never passes for one of ours."""
    if ours:
        return ours
    return f"«{column}»" if column in FIELDS else column


def _row(
    row: Row, names: Mapping[str, str], mapping: Reading, labels: Mapping[str, Mapping[str, str]], today: datetime.date
) -> Row:
    cells: dict[str, str] = {}
    for column, cell in row.cells.items():
        name = names[column]
        cells[name] = "; ".join(one for one in (cells.get(name, ""), cell) if one)
    for name, known in labels.items():
        if name in cells:
            cells[name] = known.get(folded(cells[name]), cells[name])
    if "date_type" in cells:
        cells["date_type"] = _DATE_TYPES.get(folded(cells["date_type"]), cells["date_type"])
    if mapping.typed_dates:
        cells |= {"date_type": EDTF, "date": _typed(cells.get("date", ""), today)}
    if mapping.kind and not cells.get("kind"):
        cells["kind"] = mapping.kind
    return Row(row.number, row.line, cells, row.extra)


def _typed(cell: str, today: datetime.date) -> str:
    try:
        return read_date(cell, today, "ru").text if cell else ""
    except Unreadable:
        return cell


def codes_of(tables: Tables, vocabulary: str) -> Mapping[str, str]:
    """The codes of a vocabulary by their labels in either language, folded; by themselves too."""
    terms = tables.vocabularies[vocabulary].values()
    return {folded(name): term.code for term in terms for name in (*term.labels.values(), term.code)}
