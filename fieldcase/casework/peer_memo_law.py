"""The law on the memo for peer workers: which provisions were in force on a day, and what another law replaced.

Pure: rows and a day in, blocks and sentences out. Each row with its status beside it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fieldcase.dossier.blocks import Block, Paragraph, Run, Table
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.bands import read_consequences
from fieldcase.model.dates import UncertainDate
from fieldcase.model.law import Instrument, Provision, Threshold
from fieldcase.model.said import said_date, said_money
from fieldcase.model.terms import Tables
from fieldcase.rules.detention_clock import CONFIRMED
from fieldcase.rules.law_versions import holding, norm_code, versions
from fieldcase.rules.validity import told_on

_WIDTHS = (4.4, 4.6, 1.9)
_MOST_CHANGES = 3
# What people are stopped for most often (vocabulary offence).
FIRST = "possession"
Row = tuple[str, str, str]


@dataclass(frozen=True)
class Facts:
    """What is known of a country: its rows of the law of any day, and the day for which the memo is made."""

    country: str
    on: datetime.date
    thresholds: tuple[Threshold, ...] = ()
    provisions: tuple[Provision, ...] = ()
    instruments: tuple[Instrument, ...] = ()

    @property
    def day(self) -> UncertainDate:
        """The day, as rows of the law have theirs."""
        return UncertainDate(self.on.isoformat())


def law_table(facts: Facts, amounts: Sequence[Threshold], words: Words, tables: Tables) -> Iterator[Block]:
    """The provisions of the day that are meant for an offence, possession first; where none is known, those to which
    the day's `amounts` lead, and the instruments."""
    rows = list(_provisions(facts, words)) or [*_referred(amounts, words, tables), *_instruments(facts, words)]
    if not rows:
        yield Paragraph((Run(words(N_("No law of this country is kept here for that day."))),))
        return
    left = tuple(
        words.plural("{n} more row: see Courts and law, Law.", "{n} more rows: see Courts and law, Law.", n).format(n=n)
        for n in range(1, len(rows) + 1)
    )
    made = tuple(((Run(name, bold=True),), (Run(what),), (Run(status),)) for name, what, status in rows)
    yield Table("", (), made, _WIDTHS, left)


def _short(status: str, words: Words) -> str:
    return words(N_("confirmed") if status in CONFIRMED else N_("to confirm"))


def _title(one: Instrument, words: Words) -> str:
    title = one.title_en if words.language == "en" and one.title_en else one.title
    return ", ".join(part for part in (title or one.code, one.number) if part)


def _instruments(facts: Facts, words: Words) -> Iterator[Row]:
    for one in facts.instruments:
        if told_on(one, facts.day):
            yield _title(one, words), _since(one.valid_from, words), _short(one.status, words)


def _since(valid_from: UncertainDate | None, words: Words) -> str:
    if valid_from is None:
        return words(N_("since when it is in force is not stated"))
    return words(N_("in force from: {day}")).format(day=said_date(valid_from, words))


def _provisions(facts: Facts, words: Words) -> Iterator[Row]:
    meant = [one for one in holding(facts.provisions, facts.day) if one.offences]
    for one in sorted(meant, key=lambda one: FIRST not in one.offences):
        what = one.title_en if words.language == "en" and one.title_en else one.title
        told = "; ".join(part for part in (what, _fine(one, words)) if part)
        yield _cited(one, facts, words), told, _short(one.status, words)


def _cited(one: Provision, facts: Facts, words: Words) -> str:
    law = next((law for law in facts.instruments if law.code == one.instrument), None)
    return _reference(_title(law, words) if law is not None else one.instrument, one.number, words)


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


def replaced(facts: Facts, words: Words, tables: Tables) -> list[str]:
    """What changed in the law of the country, in sentences; that no change is kept, where so."""
    said = [*_changed(facts, words), *_ended(facts.instruments, words)]
    if not said:
        said = list(_tables_ended(facts.thresholds, words, tables))
    return said[:_MOST_CHANGES] or [words(N_("No change of law is kept here for this country."))]


def _changed(facts: Facts, words: Words) -> Iterator[str]:
    """A provision that became another: the fine of the version on the day before, and of the one from then on."""
    for code in sorted({norm_code(one) for one in facts.provisions}):
        known = versions(facts.provisions, code)
        for day in sorted({one.valid_from.first for one in known if one.valid_from is not None}):
            before = holding(known, _day(day - 1))
            since = [one for one in holding(known, _day(day)) if one.valid_from and one.valid_from.first == day]
            if len(before) != 1 or len(since) != 1:
                continue
            old, new = before[0], since[0]
            if (old.fine_from, old.fine_to) == (new.fine_from, new.fine_to):
                continue
            yield words(N_("{reference}: until {day} {old} ({old_status}), since then {new} ({new_status}).")).format(
                reference=_cited(old, facts, words), day=said_date(_day(day), words),
                old=_fine(old, words) or words(N_("no fine is kept")),
                new=_fine(new, words) or words(N_("no fine is kept")), old_status=_short(old.status, words),
                new_status=_short(new.status, words),
            )  # fmt: skip


def _day(number: int) -> UncertainDate:
    return UncertainDate(datetime.date.fromordinal(number).isoformat())


def _ended(instruments: Sequence[Instrument], words: Words) -> Iterator[str]:
    by_id = {one.key: one for one in instruments}
    for one in instruments:
        if one.valid_to is None:
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
