"""Counted tables as blocks: a table, its chart with what it says in words, and under it what was left out and why.

A number in doubt is told in full, and a table in doubt has the certain number and the upper bound beside one another.
Takes tables in which small numbers are withheld already (`rules.joint_small`); refuses to know records.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fieldcase.dossier.blocks import Bar, Block, Chart, Figure, Paragraph, Run, Series, Table
from fieldcase.dossier.compose.counted_words import CountedWords
from fieldcase.dossier.compose.runs import capital
from fieldcase.errors import N_
from fieldcase.model.said import said_count, said_date, said_whole
from fieldcase.model.values import Count
from fieldcase.rules import counted as by
from fieldcase.rules.counted import Reported, What
from fieldcase.rules.crosstabs import Cell, Crosstab
from fieldcase.rules.small_numbers import THRESHOLD, if_large
from fieldcase.rules.values_of_counts import bounds

_MOST_LABELS, _MOST_SERIES, _MOST_SAID = 14, 4, 6
_WITHHELD = N_(
    "Numbers of people below {threshold} are withheld, and with them as many others as would give them away, also "
    "together with the other tables of this document. Such a place is marked “{mark}”."
)
_CERTAIN, _AT_MOST = N_("certain"), N_("at most")
_DOUBT = N_(
    "Some numbers are in doubt: “certain” is the number that is shown, “at most” counts what may be the same person or "
    "of another time."
)
_OVERLAP = N_("Something can stand on several lines, so lines may add up to more than the total.")
_LEFT_OUT = N_(
    "Left out of all places and periods together, because a person concerned has not agreed to be counted: {number}."
)
_UNDATED = N_("Left out of the period, because no day is known: {number}.")
_EXAMPLE = N_("Invented records of an example are among what is counted.")
_FEW = N_("fewer than {threshold}")
_SIDES = N_(
    "The time before and the time since are not equally long: {before} days and {after} days of the period. Numbers of "
    "the two are not to be compared as they are."
)
_OPEN = N_("How long the time before and the time since are is not limited here; their numbers are not to be compared.")
_REPORTED = N_("These numbers were reported by others. They are not added to what is counted above.")
_HEAD = (N_("what was counted"), N_("How many"), N_("period"), N_("country"), N_("source"), N_("preliminary"))


def blocks(
    told: CountedWords, tables: Sequence[Crosstab], *, charts: bool = True, figures: bool = True
) -> list[Block]:  # fmt: skip
    """The tables of one report, each with its notes and, where it can be drawn, its chart; then reported figures.

    That numbers are withheld is explained once, under the first table of which any is.
    """
    found: list[Block] = []
    explained = False
    for at, table in enumerate(tables, 1):
        found.append(_table(told, table, at))
        notes = list(_notes(told, table))
        if table.withheld and not explained:
            notes.append(told.words(_WITHHELD).format(threshold=THRESHOLD, mark=_mark(told)))
            explained = True
        found += [Paragraph((Run(" ".join(notes)),), style="note")] if notes else []
        if charts and len(table.rows) <= _MOST_LABELS and len(table.columns) <= _MOST_SERIES:
            found.append(_figure(told, table))
    return [*found, *(reported(told, tables) if figures else ())]


def _table(told: CountedWords, table: Crosstab, at: int) -> Table:
    by_column, doubt = bool(table.asked.columns), table.uncertain
    totals = [capital(told.words(one)) for one in (_CERTAIN, _AT_MOST)] if doubt else [told.words(N_("Total"))]
    columns = [capital(told.code(table.asked, table.asked.columns, one)) for one in table.columns] if by_column else []
    header = (capital(told.dimension(table.asked.rows)), *columns, *totals)
    rows = [
        (capital(told.code(table.asked, table.asked.rows, code)), *_line(told, line if by_column else (), total, doubt))
        for code, line, total in zip(table.rows, table.cells, table.row_totals, strict=True)
    ]
    if table.asked.what is not What.FUNNEL:
        whole = _line(told, table.column_totals if by_column else (), table.total, doubt)
        rows.append((told.words(N_("Total")), *whole))
    width = len(header)
    return Table(
        told.caption(table.asked), header, tuple(tuple((Run(cell),) for cell in row) for row in rows),
        (2.0, *(1.0 for _ in range(width - 1))), numbers=frozenset(range(1, width)), named=True, name=f"count-{at}",
    )  # fmt: skip


def _line(told: CountedWords, cells: Sequence[Cell], total: Cell, doubt: bool) -> tuple[str, ...]:
    counted = [_said(told, cell.count) for cell in cells]
    if not doubt:
        return (*counted, _said(told, total.count))
    if total.count is None:
        return (*counted, _mark(told), _mark(told))
    least, most = bounds(total.count)
    at_most = said_whole(most, told.words) if most is not None else told.words(N_("not known"))
    return (*counted, said_whole(least, told.words), at_most)


def _said(told: CountedWords, count: Count | None) -> str:
    return _mark(told) if count is None else said_count(count, told.words)


def _mark(told: CountedWords) -> str:
    return told.words(N_("withheld"))


def _notes(told: CountedWords, table: Crosstab) -> Iterator[str]:
    """What stands under a table, in sentences. Small numbers of people left out are not told as they are."""
    say, asked = told.words, table.asked
    open_to_all = told.counts.external and asked.describes_people

    def number(many: int) -> str:
        few = open_to_all and 0 < many < THRESHOLD
        return say(_FEW).format(threshold=THRESHOLD) if few else said_whole(many, say)

    if not open_to_all:
        yield say.plural("{n} record is counted.", "{n} records are counted.", table.records).format(n=table.records)
    if told.counts.left_out.get(asked.what):
        yield say(_LEFT_OUT).format(number=number(told.counts.left_out[asked.what]))
    if table.undated:
        yield say(_UNDATED).format(number=number(table.undated))
    if table.uncertain:
        yield say(_DOUBT)
    if table.overlap and asked.what is not What.FUNNEL:
        yield say(_OVERLAP)
    if by.SIDE in (asked.rows, asked.columns) and asked.change is not None:
        yield (
            say(_OPEN)
            if asked.days is None
            else say(_SIDES).format(
                before=max(0, asked.change.first - asked.days[0]), after=max(0, asked.days[1] - asked.change.first + 1)
            )
        )
    if table.example:
        yield say(_EXAMPLE)


def _figure(told: CountedWords, table: Crosstab) -> Figure:
    """The chart of a table, and what it says in words: the lines with their totals."""
    labels = tuple(capital(told.code(table.asked, table.asked.rows, code)) for code in table.rows)
    if table.asked.columns:
        series = tuple(
            Series(
                capital(told.code(table.asked, table.asked.columns, code)),
                tuple(_bar(told, line[at].count) for line in table.cells),
            )
            for at, code in enumerate(table.columns)
        )
    else:
        series = (Series(told.words(N_("Total")), tuple(_bar(told, cell.count) for cell in table.row_totals)),)
    caption = told.caption(table.asked)
    said = [f"{label}: {_said(told, cell.count)}" for label, cell in zip(labels, table.row_totals, strict=True)]
    more = len(said) - _MOST_SAID
    told_more = told.words.plural("{n} line more", "{n} lines more", more).format(n=more) if more > 0 else ""
    listed = "; ".join([*said[:_MOST_SAID], *([told_more] if told_more else [])])
    alt = told.words(N_("Bar chart. {caption}. {lines}.")).format(caption=caption, lines=listed)
    return Figure(caption, Chart(labels, series), alt)


def _bar(told: CountedWords, count: Count | None) -> Bar:
    if count is None or count.text == "?":
        return Bar(_said(told, count), None, None)
    return Bar(said_count(count, told.words), *bounds(count))


def reported(told: CountedWords, tables: Sequence[Crosstab]) -> list[Block]:
    """The reported figures of the countries and periods that the tables are of, apart, each with its source."""
    rows = [_reported(told, one) for one in sorted(told.counts.figures, key=_order) if _wanted(one, tables)]
    if not rows:
        return []
    head = tuple(capital(told.words(one)) for one in _HEAD)
    table = Table(
        told.words(N_("Reported figures")), head, tuple(tuple((Run(cell),) for cell in row) for row in rows),
        (2.2, 1.0, 1.2, 1.2, 2.2, 1.0), numbers=frozenset({1}), named=True, name="reported",
    )  # fmt: skip
    return [table, Paragraph((Run(told.words(_REPORTED)),), style="note")]


def _order(one: Reported) -> tuple[int, str, str]:
    return one.period.first if one.period is not None else 0, one.country, one.what


def _wanted(one: Reported, tables: Sequence[Crosstab]) -> bool:
    for table in tables:
        asked = table.asked
        here = asked.country in ("", one.country)
        if here and (asked.days is None or (one.period is not None and _meet(one, asked.days))):
            return True
    return False


def _meet(one: Reported, days: tuple[int, int]) -> bool:
    return one.period is not None and one.period.first <= days[1] and days[0] <= one.period.last


def _reported(told: CountedWords, one: Reported) -> tuple[str, ...]:
    say = told.words
    count = one.count
    if told.counts.external and one.of_people and count is not None:
        count = if_large(count)
        number = _said(told, count)
    else:
        number = said_count(count, say)
    where = told.tables.label("country", one.country, say.language) if one.country else ""
    return (
        one.what, number, said_date(one.period, say) if one.period is not None else say(N_("not stated")),
        ", ".join(part for part in (where, one.region) if part), one.source or say(N_("not stated")),
        say(N_("yes")) if one.preliminary else say(N_("no")),
    )  # fmt: skip
