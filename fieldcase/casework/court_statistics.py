"""What the decisions of the register add up to: by article, substance, court, gender, outcome and size.

The register alone is counted: decisions of cases are about people who were asked, each by name, whether to be counted.
Every number says of how many, keeps that it is preliminary, and knows the question whose rows it counts. By the names
of judges only where an organisation switched that on. Knows numbers; no record is read for them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from fieldcase.casework import settings
from fieldcase.casework.sight import Sight, count, grouped
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.asked import Asked
from fieldcase.model.courts import Decision
from fieldcase.model.dates import UncertainDate
from fieldcase.model.terms import Tables
from fieldcase.rules.court_codes import CODES
from fieldcase.rules.decision_keys import article_key, plain, substance_key

ARTICLE, SUBSTANCE, COURT, GENDER, OUTCOME, SIZE, JUDGE = (
    "article", "substance", "court", "gender", "outcome", "size", "judge",
)  # fmt: skip
# By what is counted, each with its heading (msgid), in the order in which it is shown.
BY: Mapping[str, str] = {
    ARTICLE: N_("By article"), SUBSTANCE: N_("By substance"), COURT: N_("By court"), GENDER: N_("By gender"),
    OUTCOME: N_("By outcome"), SIZE: N_("By the size that the court named"), JUDGE: N_("By judge"),
}  # fmt: skip
# The setting by which an organisation switches the names of judges on.
JUDGES = "judges_counted"
_VOCABULARY = {GENDER: "gender", OUTCOME: "decision_outcome", SIZE: "size"}
_FIELDS = {ARTICLE: ("code", "article")}
_NOT_STATED = "not_stated"
Key = tuple[str, ...]
Groups = tuple[tuple[tuple[Any, ...], int], ...]


@dataclass(frozen=True)
class Chosen:
    """Which decisions are counted: those of a country ("" for all) whose date may lie in a period (None for all)."""

    country: str = ""
    period: UncertainDate | None = None

    def asked(self, source: Sight) -> Asked:
        """The question whose rows these are."""
        equals = (("country", self.country),) if self.country else ()
        days = ("date", self.period.first, self.period.last) if self.period is not None else None
        return Asked(Decision, scope=source.register, equals=equals, days=days)


@dataclass(frozen=True)
class Number:
    """How many decisions, how many of them are preliminary, and which filters give them (as in Asked.equals)."""

    count: int = 0
    preliminary: int = 0
    equals: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True)
class Line:
    """One line of a table: what it is called (finished words), whether that is "not stated", and its number."""

    label: str
    unknown: bool
    number: Number


@dataclass(frozen=True)
class Table:
    """How the decisions divide by one thing."""

    by: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Cross:
    """How the decisions divide by two things at once: a number for each line of `rows` and each of `columns`."""

    rows: Table
    columns: Table
    cells: tuple[tuple[Number, ...], ...]


@dataclass(frozen=True)
class Statistics:
    """All of it: what was chosen, how many there are in all, how many of them are preliminary, how many have no date
    (which no period finds), and the tables."""

    chosen: Chosen
    total: int
    preliminary: int
    undated: int
    tables: tuple[Table, ...]
    cross: Cross


def judges_counted(source: Sight) -> bool:
    """Whether an organisation switched on that decisions are counted by the names of judges."""
    return settings.get(source, JUDGES) == settings.YES


def statistics(source: Sight, chosen: Chosen, words: Words) -> Statistics:
    """Count the register. Each number is counted by the database; the words are those of `words`."""
    asked, naming = chosen.asked(source), _Naming(source.tables, words)
    by = [one for one in BY if one != JUDGE or judges_counted(source)]
    tables = {one: _table(one, grouped(source, asked, (*_fields(one), "preliminary")), naming) for one in by}
    pairs = grouped(source, asked, (*_fields(ARTICLE), SUBSTANCE, "preliminary"))
    return Statistics(
        chosen, count(source, asked), count(source, replace(asked, equals=(*asked.equals, ("preliminary", True)))),
        count(source, replace(asked, days=None, equals=(*asked.equals, ("date", None)))), tuple(tables.values()),
        _cross(tables[ARTICLE], tables[SUBSTANCE], pairs, naming),
    )  # fmt: skip


def _fields(by: str) -> tuple[str, ...]:
    return _FIELDS.get(by, (by,))


@dataclass(frozen=True)
class _Naming:
    """What is the same thing written in several ways, and what it is called."""

    tables: Tables
    words: Words

    def key(self, by: str, values: tuple[str, ...]) -> Key:
        """What makes values the same line."""
        if by == ARTICLE:
            return article_key(*values)
        if by == SUBSTANCE:
            return (substance_key(values[0], self.tables),)
        return ((values[0] or _NOT_STATED) if by in _VOCABULARY else plain(values[0]),)

    def unknown(self, by: str, key: Key) -> bool:
        """Whether a line says that nothing was stated."""
        return key[-1] in ("", _NOT_STATED) if by in _VOCABULARY else not key[-1]

    def label(self, by: str, key: Key, written: str) -> str:
        """What a line is called: a term's label, else as it is written most often."""
        words = self.words
        if self.unknown(by, key):
            return words(N_("not stated"))
        if by in _VOCABULARY:
            return self.tables.label(_VOCABULARY[by], key[0], words.language)
        if by == SUBSTANCE and key[0] in self.tables.vocabularies["substance"]:
            return self.tables.label("substance", key[0], words.language)
        return written

    def article(self, key: Key, code: str, article: str) -> str:
        """What a line by article is called; the code stands with it."""
        if not key[1]:
            return self.words(N_("not stated"))
        named = self.words(CODES[key[0]][0]) if key[0] in CODES else (code or self.words(N_("no code named")))
        return self.words(N_("{article} · {code}")).format(article=article, code=named)


@dataclass
class _Gathered:
    """What is counted of one line: how often it is written which way."""

    number: int = 0
    preliminary: int = 0
    written: Counter[tuple[str, ...]] = field(default_factory=Counter)


def _gather(groups: Groups, key: Callable[[tuple[str, ...]], Key]) -> dict[Key, _Gathered]:
    found: dict[Key, _Gathered] = {}
    for (*values, preliminary), number in groups:
        one = found.setdefault(key(tuple(values)), _Gathered())
        one.number += number
        one.preliminary += number if preliminary else 0
        one.written[tuple(values)] += number
    return found


def _equals(fields: tuple[str, ...], written: Counter[tuple[str, ...]]) -> tuple[tuple[str, Any], ...]:
    return tuple((name, frozenset(values[at] for values in written)) for at, name in enumerate(fields))


def _table(by: str, groups: Groups, naming: _Naming) -> Table:
    found = _gather(groups, lambda values: naming.key(by, values))
    if by == GENDER:  # that it is not known is always shown
        found.setdefault((_NOT_STATED,), _Gathered(written=Counter({(_NOT_STATED,): 0})))
    lines = [_line(by, key, one, naming) for key, one in found.items()]
    return Table(by, tuple(sorted(lines, key=lambda line: (line.unknown, -line.number.count, line.label))))


def _line(by: str, key: Key, one: _Gathered, naming: _Naming) -> Line:
    written = one.written.most_common(1)[0][0]
    label = naming.article(key, *written) if by == ARTICLE else naming.label(by, key, written[0])
    number = Number(one.number, one.preliminary, _equals(_fields(by), one.written))
    return Line(label, naming.unknown(by, key), number)


def _cross(rows: Table, columns: Table, groups: Groups, naming: _Naming) -> Cross:
    """Each pair is found by the ways in which its line and its column are written."""
    cells = tuple(
        tuple(_pair(line.number.equals, column.number.equals, groups) for column in columns.lines)
        for line in rows.lines
    )
    return Cross(rows, columns, cells)


def _pair(row: tuple[tuple[str, Any], ...], column: tuple[tuple[str, Any], ...], groups: Groups) -> Number:
    equals = (*row, *column)
    fitting = [
        (number, bool(preliminary)) for (*values, preliminary), number in groups
        if all(value in allowed for value, (_, allowed) in zip(values, equals, strict=True))
    ]  # fmt: skip
    return Number(sum(number for number, _ in fitting), sum(number for number, yes in fitting if yes), equals)
