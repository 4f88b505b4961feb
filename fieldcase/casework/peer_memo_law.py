"""The law on the memo for peer workers: which provisions were in force on a day, and what another law replaced.

Pure: rows and a day in, blocks and sentences out. Each row with its status beside it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from itertools import pairwise

from fieldcase.dossier.blocks import Block, Paragraph, Run, Table
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.bands import read_consequences
from fieldcase.model.dates import UncertainDate
from fieldcase.model.law import Instrument, Provision, Threshold
from fieldcase.model.said import said_date, said_money
from fieldcase.model.terms import Tables
from fieldcase.rules import validity
from fieldcase.rules.detention_clock import CONFIRMED

_WIDTHS = (4.4, 4.6, 1.9)
_MOST_CHANGES = 3
# What people are stopped for most often (vocabulary offence).
FIRST = "possession"
Row = tuple[str, str, str]


def law_table(
    provisions: Sequence[Provision],
    instruments: Sequence[Instrument],
    amounts: Sequence[Threshold],
    country: str,
    on: datetime.date,
    words: Words,
    tables: Tables,
) -> Iterator[Block]:
    """The provisions of a country on a day that are meant for an offence, possession first; where none is known, those
    to which its amounts lead, and its instruments."""
    meant = sorted((one for one in provisions if one.offences), key=lambda one: FIRST not in one.offences)
    rows = list(_provisions(meant, instruments, country, on, words))
    if not rows:
        rows = [*_referred(amounts, words, tables), *_instruments(instruments, country, on, words)]
    if not rows:
        yield Paragraph((Run(words(N_("No law of this country is kept here for that day."))),))
        return
    left = tuple(
        words.plural("{n} more row: see Courts and law, Law.", "{n} more rows: see Courts and law, Law.", n).format(n=n)
        for n in range(1, len(rows) + 1)
    )
    made = tuple(((Run(name, bold=True),), (Run(what),), (Run(status),)) for name, what, status in rows)
    yield Table("", (), made, _WIDTHS, left)


def holds(row: Threshold | Provision | Instrument, on: datetime.date) -> bool:
    """Whether a row is told for a day (rules.validity)."""
    days = validity.in_force(row.valid_from, row.valid_to, row.checked_on)
    return days is not None and days[0] <= on.toordinal() <= days[1]


def _short(status: str, words: Words) -> str:
    return words(N_("confirmed") if status in CONFIRMED else N_("to confirm"))


def _of(country: str, code: str, instruments: Sequence[Instrument]) -> bool:
    """Whether a short name is an instrument of a country: as the register says, else by its first letters."""
    known = [one.country for one in instruments if one.code == code and one.country]
    return country in known if known else code.startswith(f"{country.lower()}-")


def _title(one: Instrument, words: Words) -> str:
    title = one.title_en if words.language == "en" and one.title_en else one.title
    return ", ".join(part for part in (title or one.code, one.number) if part)


def _instruments(instruments: Sequence[Instrument], country: str, on: datetime.date, words: Words) -> Iterator[Row]:
    for one in instruments:
        if one.country == country and holds(one, on):
            yield _title(one, words), _since(one.valid_from, words), _short(one.status, words)


def _since(valid_from: UncertainDate | None, words: Words) -> str:
    if valid_from is None:
        return words(N_("since when it is in force is not stated"))
    return words(N_("in force from: {day}")).format(day=said_date(valid_from, words))


def _provisions(
    provisions: Sequence[Provision], instruments: Sequence[Instrument], country: str, on: datetime.date, words: Words
) -> Iterator[Row]:
    names = {one.code: _title(one, words) for one in instruments}
    for one in provisions:
        if not _of(country, one.instrument, instruments) or not holds(one, on):
            continue
        name = names.get(one.instrument, one.instrument)
        what = one.title_en if words.language == "en" and one.title_en else one.title
        told = "; ".join(part for part in (what, _fine(one, words)) if part)
        yield _reference(name, one.number, words), told, _short(one.status, words)


def _reference(instrument: str, number: str, words: Words) -> str:
    return words(N_("{instrument}, article {number}")).format(instrument=instrument, number=number)


def _fine(one: Provision, words: Words) -> str:
    low, high = one.fine_from, one.fine_to
    if low is not None and high is not None:
        return words(N_("fine from {low} to {high}")).format(low=said_money(low, words), high=said_money(high, words))
    if high is not None:
        return words(N_("fine up to {high}")).format(high=said_money(high, words))
    return words(N_("fine from {low}")).format(low=said_money(low, words)) if low is not None else ""


def _referred(amounts: Sequence[Threshold], words: Words, tables: Tables) -> Iterator[Row]:
    """The articles to which the amounts of the day lead."""
    codes = dict.fromkeys(code for row in amounts for code in read_consequences(row.consequences).values())
    for code in codes:
        norm = tables.norms.get(code)
        if norm is not None:
            title = tables.instruments[norm.instrument][words.language]
            yield _reference(title, norm.number, words), norm.label(words.language), _short(norm.status, words)


def replaced(
    provisions: Sequence[Provision],
    instruments: Sequence[Instrument],
    amounts: Sequence[Threshold],
    country: str,
    on: datetime.date,
    words: Words,
    tables: Tables,
) -> list[str]:
    """What differs between the law before a day, on it and after it, in sentences; that nothing is kept, where so."""
    said = [*_changed(provisions, instruments, country, words), *_ended(instruments, country, words)]
    if not said:
        said = list(_tables_ended(amounts, words, tables))
    return said[:_MOST_CHANGES] or [words(N_("No change of law is kept here for this country."))]


def _changed(
    provisions: Sequence[Provision], instruments: Sequence[Instrument], country: str, words: Words
) -> Iterator[str]:
    """A provision that became another: its fine before and after."""
    names = {one.code: _title(one, words) for one in instruments}
    own = [one for one in provisions if _of(country, one.instrument, instruments) and one.valid_from is not None]
    own.sort(key=lambda one: (one.instrument, one.number, one.valid_from.first if one.valid_from else 0))
    for old, new in pairwise(own):
        same = (old.instrument, old.number) == (new.instrument, new.number)
        if not same or new.valid_from is None or (old.fine_from, old.fine_to) == (new.fine_from, new.fine_to):
            continue
        yield words(N_("{reference}: until {day} {old} ({old_status}), since then {new} ({new_status}).")).format(
            reference=_reference(names.get(old.instrument, old.instrument), old.number, words),
            day=said_date(new.valid_from, words), old=_fine(old, words) or words(N_("no fine is kept")),
            new=_fine(new, words) or words(N_("no fine is kept")), old_status=_short(old.status, words),
            new_status=_short(new.status, words),
        )  # fmt: skip


def _ended(instruments: Sequence[Instrument], country: str, words: Words) -> Iterator[str]:
    by_id = {one.key: one for one in instruments}
    for one in instruments:
        if one.country != country or one.valid_to is None:
            continue
        after = by_id.get(one.replaced_by) if one.replaced_by is not None else None
        told = {"old": _title(one, words), "day": said_date(one.valid_to, words), "status": _short(one.status, words)}
        if after is not None:
            yield words(N_("“{old}”: in force until {day} ({status}); after it “{new}” ({new_status}).")).format(
                new=_title(after, words), new_status=_short(after.status, words), **told
            )
        else:
            yield words(N_("“{old}”: in force until {day} ({status}); what came after it is not kept here.")).format(
                **told
            )


def _tables_ended(amounts: Sequence[Threshold], words: Words, tables: Tables) -> Iterator[str]:
    """Tables of amounts that ended: of later acts they say nothing."""
    ends = {(row.instrument, row.valid_to.text, row.status): row for row in amounts if row.valid_to is not None}
    for row in ends.values():
        assert row.valid_to is not None
        name = tables.label("amounts_text", row.instrument, words.language)
        yield words(N_("“{table}”: good until {day} ({status}); of later acts it says nothing.")).format(
            table=name, day=said_date(row.valid_to, words), status=_short(row.status, words)
        )
