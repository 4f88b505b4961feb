"""Signals and refusals as a table that leaves the vault: whole for the team, or with small numbers withheld.

For anybody else no number of people from 1 to 4 can be read or computed: each table is withheld together with its total
(rules.small_numbers), and left out where its own total had to be withheld. A country that the table of all countries
withholds is withheld in a table of its own too. Towns stand under their country, and only
where that country's number is printed; months are in the team's table alone. Where nobody said how many people a signal
is about, the signal itself is what is withheld.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from fieldcase.casework.desk import Desk
from fieldcase.casework.table_out import write_new, written
from fieldcase.casework.tallies import CHANNEL, COUNTRY, MAIN, MONTH, PLACE, WHAT, YEAR, Line, Tally
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.typed import edited_count
from fieldcase.model.values import Count
from fieldcase.rules.small_numbers import if_large, withhold_column

# What a table is called by what it counts (msgids); refusals speak of reasons, signals of what they are about.
REFUSED = {
    WHAT: N_("By reason"), MAIN: N_("By main reason"), COUNTRY: N_("By country"), PLACE: N_("By place"),
    YEAR: N_("By year"), MONTH: N_("By month"),
}  # fmt: skip
SIGNALLED = {**REFUSED, WHAT: N_("By what it is about"), CHANNEL: N_("By the way it reached us")}
_HEAD = (N_("table"), N_("row"), N_("records"), N_("people"))
_NEVER_OUT = (MONTH, PLACE)
Row = tuple[str, str, str, str]


def rows(found: Tally, by: dict[str, str], words: Words, *, outside: bool) -> tuple[Row, ...]:
    """The lines that leave: table, row, how many notes, how many people."""
    return tuple(_outside(found, by, words) if outside else _whole(found, by, words))


def text_of(found: Tally, by: dict[str, str], words: Words, *, outside: bool) -> str:
    """The text of a CSV file."""
    return written([words(one) for one in _HEAD], rows(found, by, words, outside=outside), example=found.example)


def export(desk: Desk, target: Path, found: Tally, by: dict[str, str], words: Words, *, outside: bool) -> None:
    """Write the table to a new file, and keep that it was done. FileExists, CannotWrite."""
    write_new(desk, target, text_of(found, by, words, outside=outside))


def _label(line: Line) -> str:
    return f"{line.under} · {line.label}" if line.under else line.label


def _whole(found: Tally, by: dict[str, str], words: Words) -> Iterator[Row]:
    yield words(N_("All")), "", str(found.notes), edited_count(found.people, words.language)
    for name, lines in found.tables.items():
        for line in lines:
            yield words(by[name]), _label(line), str(line.notes), edited_count(line.people, words.language)


def _outside(found: Tally, by: dict[str, str], words: Words) -> Iterator[Row]:
    """People alone: how many notes there are of them would give a small number back."""
    withheld = words(N_("withheld"))

    def told(count: Count | None) -> str:
        return withheld if count is None else edited_count(count, words.language)

    everywhere = dict(_safe(found.countries) or ())
    there = any(line.label == found.country for line in found.countries)
    if found.chosen.country and there and everywhere.get(found.country) is None:
        # The table of all countries withholds it: printed here, the others would be that table less this number.
        yield words(N_("All")), "", "", withheld
        return
    yield words(N_("All")), "", "", told(if_large(found.people))
    for name, lines in found.tables.items():
        if name not in _NEVER_OUT:
            yield from _table(words(by[name]), lines, told)
    countries = dict(_safe(found.tables.get(COUNTRY, ())) or ())
    places = found.tables.get(PLACE, ())
    for country in dict.fromkeys(line.under for line in places):
        if countries.get(country) is not None:
            yield from _table(words(by[PLACE]), [line for line in places if line.under == country], told)


def _table(name: str, lines: Sequence[Line], told: Callable[[Count | None], str]) -> Iterator[Row]:
    for line, (_, number) in zip(_by_label(lines), _safe(lines) or (), strict=False):
        yield name, _label(line), "", told(number)


def _by_label(lines: Sequence[Line]) -> list[Line]:
    """In the order of their names: that of their numbers would tell which of two withheld ones is larger."""
    return sorted(lines, key=lambda line: line.label)


def _safe(lines: Sequence[Line]) -> list[tuple[str, Count | None]] | None:
    """Each line's number or None for a withheld one, by label; None for a table of which nothing may leave."""
    ordered = _by_label(lines)
    shown = withhold_column([line.people for line in ordered])
    if not shown or all(one is None for one in shown):
        return None
    return [(line.label, one) for line, one in zip(ordered, shown, strict=True)]
