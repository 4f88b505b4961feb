"""The memo for peer workers: law and amounts of a country on a day, on one A5 page, with the status of each row.

It tells of no case and of nobody, so it needs no release. Knows rows of the law; refuses to say more of them than their
status allows, and where none is known for that day it says so.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path

from fieldcase.casework import amounts, detention_memo, issuing, legislation
from fieldcase.casework.peer_memo_law import Facts as Facts
from fieldcase.casework.peer_memo_law import law_table, replaced
from fieldcase.casework.sight import Sight
from fieldcase.dossier import papers
from fieldcase.dossier.blocks import Block, Document, Heading, Paragraph, Run, Table
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.bands import Band, read_bands
from fieldcase.model.dates import UncertainDate
from fieldcase.model.law import Threshold
from fieldcase.model.said import said_date, said_quantity
from fieldcase.model.terms import Tables
from fieldcase.model.values import Quantity
from fieldcase.rules.detention_clock import CONFIRMED
from fieldcase.rules.validity import days_of, told_on

# Printed first where there is not room for all: what people are stopped with most often.
MAIN = ("heroin", "acetylated_opium", "opium", "marijuana", "cannabis", "hashish", "amphetamine", "methamphetamine",
        "mephedrone", "alpha_pvp", "mdma", "cocaine", "methadone", "buprenorphine")  # fmt: skip
_UNNAMED = "unnamed_middle"
_NO_BREAK = "\xa0"
_WIDTHS = (1.9, 7.3, 1.75)


def facts_of(source: Sight, country: str, on: datetime.date) -> Facts:
    """The rows of a country, an organisation's own before those delivered."""
    thresholds = tuple(row for row in amounts.rows(source) if row.country == country)
    instruments = tuple(row for row in legislation.instruments(source) if row.country == country)
    codes = {row.code for row in instruments}
    provisions = tuple(
        row
        for row in legislation.provisions(source)
        if row.instrument in codes or legislation.country_of(row.instrument) == country
    )
    return Facts(country, on, thresholds, provisions, instruments)


def document_of(facts: Facts, words: Words, tables: Tables) -> Document:
    """The page in the language of `words`."""
    country = tables.label("country", facts.country, words.language)
    day = said_date(facts.day, words)
    title = words(N_("Memo for peer workers: {country}, {day}")).format(country=country, day=day)
    lead = words(
        N_("No legal advice. What is marked “to confirm” nobody read in full in the official source: ask a lawyer "
           "before you rely on it.")
    )  # fmt: skip
    return Document(
        title=title, subtitle="", language=words.language, confidentiality="", contents_title="", page_of="",
        annex_stamp="", blocks=tuple(_blocks(facts, words, tables)), cover=(lead,),
        manifest={"kind": "peer memo", "country": facts.country, "on": facts.on.isoformat()}, plain=True, leaf=True,
    )  # fmt: skip


def drawn(facts: Facts, words: Words, tables: Tables) -> bytes:
    """The PDF, drawn in a child. GlyphMissing, ChildFailed."""
    return papers.drawn(document_of(facts, words, tables))


def write(target: Path, pdf: bytes) -> None:
    """Write the PDF where a person chose. FileExists where a file stands there that is none of ours, CannotWrite."""
    issuing.refuse_foreign_file(target)
    issuing.write(target, BytesIO(pdf), lambda: None)


def suggested_name(facts: Facts, words: Words) -> str:
    """The name of the file: country, day, language."""
    return f"memo-{facts.country}-{facts.on.isoformat()}-{words.language}.pdf"


def in_force(facts: Facts) -> tuple[Threshold, ...]:
    """The rows of amounts that are told for the day, the main substances first."""
    held = [row for row in facts.thresholds if told_on(row, facts.day)]
    place = {code: at for at, code in enumerate(MAIN)}
    return tuple(sorted(held, key=lambda row: place.get(row.substance, len(place))))


def _blocks(facts: Facts, words: Words, tables: Tables) -> Iterator[Block]:
    rows = in_force(facts)
    yield Heading(words(N_("The law on that day")), 2)
    yield from law_table(facts, rows, words, tables)
    yield Heading(words(N_("Amounts")), 2)
    yield from _amounts(rows, facts.thresholds, words, tables)
    yield Heading(words(N_("Old law and new")), 2)
    yield from _lines(replaced(facts, words, tables))
    told = detention_memo.memo(words.language)
    for section in told.of(detention_memo.ON_PAPER):
        yield Heading(section.heading, 2)
        yield from _lines(section.lines)
    status = tables.label("law_status", told.status, words.language)
    standards = words(
        N_("The sentences from “What to say” on tell international standards in our own words ({status}).")
    )
    yield Paragraph((Run(standards.format(status=status)),), style="note")
    yield Paragraph((Run(words(N_("Whom to call: ")) + "_" * 44),))


def _lines(lines: Iterable[str]) -> Iterator[Block]:
    return (Paragraph((Run(line),), style="label") for line in lines)


def _amounts(rows: Sequence[Threshold], every: Sequence[Threshold], words: Words, tables: Tables) -> Iterator[Block]:
    if not rows:
        yield Paragraph((Run(_none(every, words)),))
        return
    language = words.language
    made = tuple(
        (
            (Run(_substance(row, tables, language), bold=True),),
            (Run("; ".join(_said(band, row.unit, words, tables) for band in read_bands(row.bands))),),
            (Run(words(confirmed(row.status))),),
        )
        for row in rows
    )
    tables_named = dict.fromkeys(
        tables.label("amounts_text", row.instrument, language) for row in rows if row.instrument
    )
    caption = words(N_("By: {tables}.")).format(tables="; ".join(tables_named)) if tables_named else ""
    left = tuple(
        words.plural(
            "{n} more row: see Courts and law, Amounts.", "{n} more rows: see Courts and law, Amounts.", number
        ).format(n=number)
        for number in range(1, len(made) + 1)
    )
    yield Table(caption, (), made, _WIDTHS, left)


def _none(every: Sequence[Threshold], words: Words) -> str:
    """That no table is confirmed, and up to which day the rows that are kept are told."""
    none = words(N_("No table of amounts is confirmed for that day."))
    ends = [days[1] for row in every if (days := days_of(row))]
    if not ends:
        return none
    day = said_date(UncertainDate(datetime.date.fromordinal(max(ends)).isoformat()), words)
    return f"{none} {words(N_('The rows kept here are told up to {day}.')).format(day=day)}"


def _substance(row: Threshold, tables: Tables, language: str) -> str:
    form = tables.label("substance_form", row.form, language) if row.form else ""
    name = tables.label("substance", row.substance, language)
    return f"{name}, {form}" if form else name


def _said(band: Band, unit: str, words: Words, tables: Tables) -> str:
    bounds = _bounds(band, unit, words)
    if band.size == _UNNAMED:
        return words(N_("without a name: {bounds}")).format(bounds=bounds)
    return f"{tables.label('size', band.size, words.language)} {bounds}"


def _bounds(band: Band, unit: str, words: Words) -> str:
    """Both bounds by their signs, which keep them strict or not in little room, the unit once: "≥ 1 < 10 g"."""
    signs = [(("≥" if band.low_in else ">"), band.low), (("≤" if band.high_in else "<"), band.high)]
    told = [(sign, said_quantity(Quantity(f"{amount} {unit}"), words)) for sign, amount in signs if amount]
    if len(told) == 2:
        (low, least), (high, most) = told
        return f"{low} {least.rpartition(_NO_BREAK)[0] or least} {high} {most}"
    return " ".join(f"{sign} {amount}" for sign, amount in told)


def confirmed(status: str) -> str:
    """The short word (msgid) for how well a row was checked."""
    return N_("confirmed") if status in CONFIRMED else N_("to confirm")
