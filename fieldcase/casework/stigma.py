"""Words that put people down, counted where others used them: quotations, testimony, the press, texts of courts.

Evidence of stigma, by kind of source, outlet, kind of record and month. Knows words and sources; refuses to know who
said one: an outlet is told only of a source whose author is nobody's record here, and leaves only where somebody has
looked at the source and it identifies nobody. What lies behind a cover, or is the lawyer's or the network's, is not
read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import astuple, dataclass, replace
from pathlib import Path

from fieldcase.casework import table_out, wordings
from fieldcase.casework.called import KINDS, Looks, called
from fieldcase.casework.counted_rows import MONTH, CountedRow, month_of
from fieldcase.casework.desk import Desk
from fieldcase.casework.known_identities import cells, known, refuse
from fieldcase.casework.sight import example_scopes
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.case import Source
from fieldcase.model.declare import Record, kinds
from fieldcase.model.terms import Tables
from fieldcase.rules.sharing import Sharing, sharing_of, sharing_of_field
from fieldcase.rules.wording import Hit, own_prose, told_by_others

_HEAD = (
    N_("Kind of source"),
    N_("Outlet"),
    N_("Kind of record it stands in"),
    N_("Month"),
    N_("Word"),
    N_("How often"),
)
# What the numbers are told by: the attribute of a `Group`, and what it is called (msgid).
BY = {
    "word": N_("By word"), "medium": N_("By kind of source"), "outlet": N_("By outlet"),
    "kind": N_("By kind of record"), MONTH: N_("By month"),
}  # fmt: skip
# A text without one of these quotes nobody.
_MARKS = '«“„"'


@dataclass(frozen=True, order=True)
class Group:
    """What is counted together: codes of a kind of source and of a kind of record, outlet, month ("" not known), the
    first phrase of the row of the list."""

    medium: str
    outlet: str
    kind: str
    month: str
    word: str


@dataclass(frozen=True)
class Said:
    """A word as often as it stands in one record of what others wrote or said."""

    record: Record
    group: Group
    number: int


def said(source: Looks) -> tuple[Said, ...]:
    """Every word in every record; by the rows of the list in use, without what a law punishes."""
    ready = wordings.Ready([one for one in wordings.in_use(source) if not one.punished])
    found: list[Said] = []
    for kind in kinds():
        if sharing_of(kind) is not Sharing.PLAIN:
            continue
        for record in source.all(kind):
            groups = Counter(_group(record, hit) for hit in _hits(ready, record))
            found += (Said(record, group, number) for group, number in groups.items())
    return tuple(found)


def counted(source: Looks) -> Counter[Group]:
    """How often each word stands in what others wrote or said, as it may leave: outlets of sources that identify
    nobody, and of no others."""
    numbers = Counter[Group]()
    for one in said(source):
        numbers[one.group if _identifies_nobody(one.record) else replace(one.group, outlet="")] += one.number
    return numbers


def _identifies_nobody(record: Record) -> bool:
    return isinstance(record, Source) and not record.identifies and record.looked_at == "nobody"


def _hits(ready: wordings.Ready, record: Record) -> Iterator[Hit]:
    for name, text in told_by_others(record):
        if _open(record, name):
            yield from ready.hits(text)
            yield from ready.hits(text, quoted=True)
    for name, text in own_prose(record):
        if _open(record, name) and any(mark in text for mark in _MARKS):
            yield from ready.hits(text, quoted=True)


def _open(record: Record, name: str) -> bool:
    return sharing_of_field(type(record), name) is Sharing.PLAIN


def _group(record: Record, hit: Hit) -> Group:
    word = hit.advice.avoid[0]
    if not isinstance(record, Source):
        return Group("", "", record.KIND, "", word)
    month = month_of(record.published.text) if record.published is not None else ""
    outlet = record.outlet if record.author is None else ""
    return Group(record.medium, outlet, record.KIND, month, word)


def _head(words: Words) -> list[str]:
    return [words(one) for one in _HEAD]


def _lines(numbers: Counter[Group], tables: Tables, words: Words) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for group, number in sorted(numbers.items()):
        medium, outlet, kind, month, word = astuple(group)
        told = tables.label("source_medium", medium, words.language) if medium else ""
        rows.append((told, outlet, words(KINDS[kind]), month, word, str(number)))
    return rows


def write_table(desk: Desk, target: Path, words: Words) -> None:
    """Write the numbers as a new CSV file. IdentityInText, FileExists, CannotWrite: then nothing was written."""
    head, lines = _head(words), _lines(counted(desk), desk.tables, words)
    invented = example_scopes(desk)
    example = any(one.record.scope in invented for one in said(desk)) if invented else False
    refuse(known(desk), cells(head, lines, words), target.name, words)
    table_out.write_new(desk, target, table_out.written(head, lines, example=example))


def rows(source: Looks, tables: Tables, words: Words) -> tuple[CountedRow, ...]:
    """The same record by record, each of the words by itself, for the numbers of the window."""
    return tuple(
        CountedRow(
            one.record, called(one.record, tables, words), one.number,
            {name: (getattr(one.group, name),) for name in BY}, one.group.word.rstrip("*"),
        )
        for one in said(source)
    )  # fmt: skip
