"""Question types that only KoboToolbox knows, written out in those of XLSForm: ratings, rankings and matrices.

Knows the names that Kobo gives to what these become, because its exports and submissions have them: a matrix `m` over
the choices `car` and `bike` asks `m_car_q1` within a group `m_car`. Refuses its layout: headings that hold no answer
become the label of the group.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from fieldcase.parsers.questionnaires_sheets import CHOICES, SURVEY, Book, Row, Sheet
from fieldcase.parsers.questionnaires_told import Place, Remark, remark

_SCORE, _RANK, _MATRIX = "score", "rank", "kobomatrix"
_LISTS = {_SCORE: "kobo--score-choices", _RANK: "kobo--rank-items", _MATRIX: "kobo--matrix_list"}
_LINES = {_SCORE: "score__row", _RANK: "rank__level"}
_RANKS_MESSAGE = "kobo--rank-constraint-message"
# What an expression of a column of a matrix may say of another column.
_EXPRESSIONS = ("relevant", "constraint", "required", "calculation", "choice_filter")


class NotExpanded(Exception):
    """Rows of Kobo's own types that do not fit together. Its faults go to a person, it does not."""

    def __init__(self, faults: Sequence[Remark]) -> None:
        super().__init__(faults[0].code)
        self.faults = tuple(faults)


@dataclass
class _Open:
    """A construct of Kobo's that has begun: which, in which row, on which list, and the rows within."""

    kind: str
    row: Row
    items: str
    lines: list[Row]


def expanded(book: Book) -> Book:
    """The book without Kobo's own types; the same where it has none. Rows keep their numbers. NotExpanded where such a
    row cannot be understood."""
    sheet = book[SURVEY]
    if not any(_begun(_kind(sheet, row)) for row in sheet.rows):
        return book
    made = _Maker(book)
    rows = list(made.rows())
    if made.faults:
        raise NotExpanded(made.faults)
    headings = dict.fromkeys((*sheet.headings, *(heading for row in rows for heading in row.cells)))
    return book.with_sheet(replace(sheet, headings=tuple(headings), rows=tuple(rows)))


def _kind(sheet: Sheet, row: Row) -> str:
    return "_".join(sheet.cell(row, "type").split())


def _begun(kind: str) -> str:
    """score, rank or kobomatrix, where one begins."""
    name = kind.removeprefix("begin_")
    return name if name != kind and name in _LISTS else ""


class _Maker:
    """Writes a survey's rows out; `faults` are what it could not understand."""

    def __init__(self, book: Book) -> None:
        self.book, self.sheet = book, book[SURVEY]
        self.faults: list[Remark] = []

    def rows(self) -> Iterator[Row]:
        """The rows, Kobo's own written out."""
        held: _Open | None = None
        for row in self.sheet.rows:
            kind = _kind(self.sheet, row)
            if held is None and _begun(kind):
                held = self._opened(_begun(kind), row)
            elif held is None:
                yield row
            elif kind == f"end_{held.kind}":
                yield from self._written(held, row)
                held = None
            else:
                self._line(held, row, kind)
        if held is not None:
            name = self.sheet.cell(held.row, "name")
            self.faults.append(remark("begin-without-end", Place(SURVEY, held.row.number, "type"), name=name))

    def _opened(self, kind: str, row: Row) -> _Open:
        column = _LISTS[kind]
        items = self.sheet.cell(row, column)
        if not items:
            place = Place(SURVEY, row.number, column)
            self.faults.append(remark("kobo-without-list", place, type=f"begin_{kind}", column=column))
        elif items not in {self.book[CHOICES].cell(each, "list_name") for each in self.book[CHOICES].rows}:
            self.faults.append(remark("list-missing", Place(SURVEY, row.number, column), list=items))
        return _Open(kind, row, items, [])

    def _line(self, held: _Open, row: Row, kind: str) -> None:
        only = _LINES.get(held.kind, "")
        wrong = kind != only if only else kind.startswith(("begin_", "end_")) or not kind
        if not wrong:
            held.lines.append(row)
        elif kind or self.sheet.cell(row, "name"):
            place = Place(SURVEY, row.number, "type")
            told = only or "text, integer, select_one …"
            begun = f"begin_{held.kind}"
            self.faults.append(remark("kobo-within", place, begun=begun, first=held.row.number, only=told, type=kind))

    def _written(self, held: _Open, end: Row) -> Iterator[Row]:
        if held.kind == _MATRIX:
            yield from self._matrix(held, end)
            return
        yield self._group(held.row, self.sheet.cell(held.row, "name"), self._texts(held.row, "label"))
        yield from self._scored(held) if held.kind == _SCORE else self._ranked(held)
        yield self._made(end, {"type": "end_group"})

    def _group(self, row: Row, name: str, labels: Mapping[str, str]) -> Row:
        kept = {
            heading: text for heading, text in row.cells.items()
            if self.sheet.columns[heading].field in ("relevant", "hint", "$kuid")
        }  # fmt: skip
        return self._made(row, {"type": "begin_group", "name": name}, {**kept, **labels})

    def _scored(self, held: _Open) -> Iterator[Row]:
        wanted = self.sheet.cell(held.row, "required")
        for row in held.lines:
            own = {"type": f"select_one {held.items}", "required": wanted or self.sheet.cell(row, "required")}
            yield self._made(row, own, row.cells)

    def _ranked(self, held: _Open) -> Iterator[Row]:
        """Each place of the ranking is a choice that none above it may be."""
        above: list[str] = []
        for row in held.lines:
            name = self.sheet.cell(row, "name")
            rule = " and ".join(f"${{{name}}} != ${{{each}}}" for each in above)
            said = {
                heading.replace(_RANKS_MESSAGE, "constraint_message"): text
                for heading, text in self.sheet.cells(held.row, _RANKS_MESSAGE)
            }  # fmt: skip
            own = {"type": f"select_one {held.items}", "required": "true", "constraint": rule}
            yield self._made(row, own, {**row.cells, **(said if rule else {})})
            above.append(name)

    def _matrix(self, held: _Open, end: Row) -> Iterator[Row]:
        choices, matrix = self.book[CHOICES], self.sheet.cell(held.row, "name")
        columns = [self.sheet.cell(row, "name") for row in held.lines]
        for item in (each for each in choices.rows if choices.cell(each, "list_name") == held.items):
            base = f"{matrix}_{choices.cell(item, 'name')}"
            labels = {f"label::{language}" if language else "label": text
                      for language, text in choices.told(item, "label").items()}  # fmt: skip
            yield self._group(held.row, base, self._headed(labels))
            for row in held.lines:
                cells = {heading: self._within(heading, text, base, columns) for heading, text in row.cells.items()}
                yield self._made(row, {"name": f"{base}_{self.sheet.cell(row, 'name')}", "appearance": ""}, cells)
            yield self._made(end, {"type": "end_group"})

    def _headed(self, labels: Mapping[str, str]) -> dict[str, str]:
        """Labels under the headings that this sheet has for their languages."""
        known = {self.sheet.columns[each].language: each for each in self.sheet.fields.get("label", ())}
        return {known.get(heading.partition("::")[2], heading): text for heading, text in labels.items()}

    def _within(self, heading: str, text: str, base: str, columns: Sequence[str]) -> str:
        """An expression of a column, which means the others of the same line."""
        if self.sheet.columns[heading].field in _EXPRESSIONS:
            for name in columns:
                text = text.replace(f"${{{name}}}", f"${{{base}_{name}}}")
        return text

    def _texts(self, row: Row, field: str) -> dict[str, str]:
        return dict(self.sheet.cells(row, field))

    def _made(self, row: Row, own: Mapping[str, str], cells: Mapping[str, str] | None = None) -> Row:
        """A row with `own` values of fields in place of those in `cells`; an empty one is taken off."""
        found = {
            heading: text for heading, text in (cells or {}).items()
            if heading not in self.sheet.columns or self.sheet.columns[heading].field not in own
        }  # fmt: skip
        for field, text in own.items():
            if text:
                found[next(iter(self.sheet.fields.get(field, ())), field)] = text
        return Row(row.number, found)
