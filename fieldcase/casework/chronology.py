"""Importing a chronology from a table: every row becomes an event, with its people, its act and its source.

Columns by name; only date, date_type, what and kind are required. If one row does not fit, none is imported. Columns
nobody knows are kept with the event as notes that no export prints. A table with other columns is given ours first
(`columns_of`, `suggested`, `mapped`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from fieldcase.casework import incidents
from fieldcase.casework.cast import Cast
from fieldcase.casework.changes import Changes
from fieldcase.casework.desk import Desk
from fieldcase.casework.mapping import (
    EDTF,
    FIELDS,
    REQUIRED,
    SOURCE_COLUMNS,
    Reading,
    codes_of,
    columns_of,
    mapped,
    suggested,
)
from fieldcase.casework.table_file import Row, TableFile, refused
from fieldcase.errors import N_, Cancelled
from fieldcase.i18n import Words
from fieldcase.model.case import Act, Event, Source
from fieldcase.model.dates import NotADate, UncertainDate, from_date_type
from fieldcase.model.delivered import id_of_content
from fieldcase.model.ids import ActId, EventId, PersonId, ScopeId, SourceId
from fieldcase.model.text import folded

KNOWN = frozenset(FIELDS)
__all__ = [
    "KNOWN",
    "REQUIRED",
    "SOURCE_COLUMNS",
    "Misfit",
    "Reading",
    "columns_of",
    "import_rows",
    "looks_like_chronology",
    "mapped",
    "misfits",
    "refuse_misfits",
    "suggested",
]


@dataclass(frozen=True)
class Imported:
    """What an import changed, how many rows came in, how many were there already."""

    changes: Changes
    added: int
    known: int

    def told(self, words: Words) -> str:
        """How many rows came in and how many were there, in a sentence or two."""
        added = words.plural("{n} row was imported.", "{n} rows were imported.", self.added).format(n=self.added)
        known = words.plural(
            "{n} row is there already and was left out.", "{n} rows are there already and were left out.", self.known
        ).format(n=self.known)
        return f"{added} {known}" if self.known else added


@dataclass(frozen=True)
class Misfit:
    """Why a row does not fit: its number, the line of the file, a sentence (msgid) with the column it is about.

    Row 0 is the line with the names of the columns.
    """

    row: int
    line: int
    reason: str
    column: str

    def told(self, words: Words) -> str:
        """One line for a person; it names the place and never the cell's content."""
        place = N_("row {row} (line {line} of the file)") if self.row else N_("first line of the file")
        where = words(place).format(row=self.row, line=self.line)
        return f"{where}: {words(self.reason).format(column=self.column)}"


def misfits(table: TableFile) -> tuple[Misfit, ...]:
    """What does not fit, row by row, in the order of the file."""
    lacking = [column for column in REQUIRED if column not in table.columns]
    if lacking:
        return tuple(Misfit(0, 1, N_("the column “{column}” is missing"), column) for column in lacking)
    found = []
    for row in table.rows:
        if row.extra:
            found.append(Misfit(row.number, row.line, N_("it has more cells than the first line has columns"), ""))
        for column in REQUIRED:
            if not row.cells.get(column):
                found.append(Misfit(row.number, row.line, N_("the cell “{column}” is empty"), column))
        if row.cells.get("date") and row.cells.get("date_type") and _date(row.cells) is None:
            reason = N_("“{column}” is not a date, or does not fit its date_type")
            found.append(Misfit(row.number, row.line, reason, "date"))
    return tuple(found)


def _date(cells: Mapping[str, str]) -> UncertainDate | None:
    kind = cells["date_type"].lower()
    try:
        return UncertainDate(cells["date"]) if kind == EDTF else from_date_type(cells["date"], kind)
    except NotADate:
        return None


def refuse_misfits(table: TableFile, words: Words) -> None:
    """RowsRefused, naming each row, if anything does not fit."""
    found = misfits(table)
    if found:
        raise refused((misfit.told(words) for misfit in found), words)


def import_rows(
    desk: Desk,
    scope: ScopeId,
    table: TableFile,
    words: Words,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Imported:
    """Import the rows that are not there yet into a case's scope as one deed. RowsRefused, and nothing imported, if one
    does not fit. A row is known again by all that it says, each as often as it stands there: the same table twice adds
    nothing, and what was changed in an event since does not double it.

    `progress` hears rows done and rows in all; where `cancelled` says so, Cancelled is raised and nothing is imported.
    """
    refuse_misfits(table, words)
    done: list[Changes] = []
    rows = _fresh(desk, scope, table.rows)
    with desk.deed():
        cast = Cast(desk, scope, [row.cells for row, _ in rows])
        sources: dict[tuple[str, ...], SourceId] = {}
        for number, fresh in enumerate(rows):
            if cancelled is not None and cancelled():
                raise Cancelled
            done.append(_import_row(desk, scope, fresh, cast, sources))
            if progress is not None:
                progress(number + 1, len(rows))
    # Joined at once: one after another, a long table would take the square of its length.
    kinds, records = (frozenset[str]().union(*(one.kinds for one in done)), [one.records for one in done])
    changes = Changes(kinds, frozenset[bytes]().union(*records), done[0].deed if done else b"")
    return Imported(changes, len(rows), len(table.rows) - len(rows))


def _fresh(desk: Desk, scope: ScopeId, rows: Sequence[Row]) -> tuple[tuple[Row, EventId], ...]:
    """The rows that are not there yet, each with the id of its event: it follows from the case, from all that the row
    says and from its place among equal rows. One whose event was erased for good does not come back."""
    alike, fresh = Counter[tuple[str, ...]](), []
    for row in rows:
        said = tuple(f"{name}: {cell}" for name, cell in sorted(row.cells.items()) if cell)
        what = "\n".join((scope.hex(), str(alike[said]), *said))
        key = EventId(id_of_content(Event, {"what": what}))
        alike[said] += 1
        there = desk.get(Event, key)
        if (there is None or there.hidden) and not desk.vault.store.is_erased(Event(id=key, scope=scope)):
            fresh.append((row, key))
    return tuple(fresh)


def _import_row(
    desk: Desk, scope: ScopeId, fresh: tuple[Row, EventId], cast: Cast, sources: dict[tuple[str, ...], SourceId]
) -> Changes:
    row, key = fresh
    cells = row.cells
    victims, actors = cast.victims(cells), cast.actors(cells)
    protected = tuple(person for person in actors if cast.protected(person))
    known = cells["kind"] in desk.tables.vocabularies["event_kind"]
    event = Event(
        id=key, scope=scope, date=_date(cells), day_order=row.number, what=cells["what"],
        kind=cells["kind"] if known else "other", kind_as_written="" if known else cells["kind"],
        country=cells.get("country", ""), place=cells.get("place", ""), medium=cells.get("medium", ""),
        people=tuple(dict.fromkeys(victims + protected)), actors=actors, disputed=cells.get("disputed", ""),
        sources=_source(desk, scope, cells, sources), notes=_left(cells, actors),
    )  # fmt: skip
    changes = desk.save(desk.get(Event, key), event)  # one that was taken back comes back
    act_type = desk.tables.mark("event_kind", event.kind, "act")
    if act_type and victims:
        act = Act(
            id=ActId(desk.new_id()), scope=scope, event=event.id, type=act_type, victims=victims,
            perpetrators=tuple(person for person in actors if person not in protected),
            perpetrator_kind=cells.get("actor_kind", ""),
        )  # fmt: skip
        changes |= desk.save(None, act)
    if desk.tables.mark("event_kind", event.kind, "incident"):
        begun = incidents.begun(event, desk.new_id(), desk.tables, _medium(desk, cells))
        changes |= desk.save(None, replace(begun, victims=victims))
    return changes


def _left(cells: Mapping[str, str], actors: tuple[PersonId, ...]) -> str:
    """What has no field of its own: columns nobody knows, and who acted where that is said to be unknown."""
    beside = frozenset() if actors else frozenset({"actor", "actor_kind"})
    named = (name for name in cells if name not in KNOWN or name in beside)
    return "\n".join(f"{name}: {cells[name]}" for name in named if cells[name])


def _medium(desk: Desk, cells: Mapping[str, str]) -> str:
    """The medium as a code of the vocabulary, also where the cell holds its label; else as written."""
    written = cells.get("medium", "")
    return codes_of(desk.tables, "source_medium").get(folded(written), written)


def _source(
    desk: Desk, scope: ScopeId, cells: Mapping[str, str], sources: dict[tuple[str, ...], SourceId]
) -> tuple[SourceId, ...]:
    """The row's source, shared with earlier rows that give the very same; nothing where the row names none."""
    given = tuple(cells.get(column, "") for column in SOURCE_COLUMNS)
    if not any(cells.get(column) for column in SOURCE_COLUMNS if column not in ("medium", "language")):
        return ()
    if given not in sources:
        title, outlet, _, language, pages, reference, lines, address, quote = given
        medium = _medium(desk, cells)
        known = desk.tables.vocabularies.get("source_medium", {})
        sources[given] = SourceId(desk.new_id())
        source = Source(
            id=sources[given], scope=scope, title=title, outlet=outlet, medium=medium if medium in known else "",
            medium_as_written="" if medium in known else medium, language=language, pages=pages, lines=lines,
            address=address, quote=quote, reference=reference,
        )  # fmt: skip
        desk.save(None, source)
    return (sources[given],)


def looks_like_chronology(columns: Sequence[str]) -> bool | None:
    """Whether a CSV's columns make it a chronology: yes with date and what, no with neither, None if it is unclear."""
    present = {"date", "what"} & set(columns)
    return True if len(present) == 2 else (None if present else False)
