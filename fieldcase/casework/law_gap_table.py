"""The gap between law and practice as a table that leaves as a CSV file: laws alone, nothing of any case.

Knows rows and words; what is a gap, `rules.law_gap` says.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fieldcase.casework import legislation
from fieldcase.casework.citing import cited
from fieldcase.casework.desk import Desk
from fieldcase.casework.sight import Sight
from fieldcase.casework.table_out import write_new, written
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.law import Instrument, Provision
from fieldcase.model.said import said_date
from fieldcase.model.terms import Tables
from fieldcase.rules.law_changes import TEXTS
from fieldcase.rules.law_gap import RECOMMENDATIONS, Gap, gaps
from fieldcase.rules.law_gap import RECOMMENDED_BY as RECOMMENDED_BY
from fieldcase.rules.law_versions import said_validity

COLUMNS = (
    N_("Country"), N_("Law"), N_("In force"), N_("How well it was checked"), N_("Practice"),
    N_("Norms it may be contrary to"), N_("Recommendation it answers"), N_("Where it was read"), N_("Checked on"),
)  # fmt: skip


@dataclass(frozen=True)
class Row:
    """A row of the table: the record it is about, and its cells in the order of COLUMNS."""

    record: Instrument | Provision
    country: str
    cells: tuple[str, ...]


def rows(source: Sight, words: Words, country: str = "") -> tuple[Row, ...]:
    """The table in a language, of one country (ISO 3166) where that is given."""
    found = gaps(legislation.instruments(source), legislation.provisions(source), country)
    return tuple(Row(one.record, one.country, _cells(one, source.tables, words)) for one in found)


def _cells(one: Gap, tables: Tables, words: Words) -> tuple[str, ...]:
    record, language = one.record, words.language
    points = "; ".join(f"{point}: {words(RECOMMENDATIONS[point])}" for point in one.points)
    return (
        tables.label("country", one.country, language) if one.country else "",
        law_of(record, one.instrument, tables, words),
        said_validity(record, words),
        tables.label("law_status", record.status, language),
        tables.label(TEXTS, one.practice, language),
        "; ".join(cited(tables, code, words) for code in one.contrary_to),
        points,
        tables.label(TEXTS, record.source, language),
        said_date(record.checked_on, words) if record.checked_on is not None else "",
    )


def law_of(record: Instrument | Provision, instrument: Instrument | None, tables: Tables, words: Words) -> str:
    """A law as it is called in a list: the instrument's title, or the number and title of a provision behind it."""
    title = _title(instrument, words) if instrument is not None else ""
    if isinstance(record, Instrument):
        return title or record.code
    names = tables.instruments.get(record.instrument, {})
    holder = title or names.get(words.language, "") or record.instrument
    what = _title(record, words)
    number = words(N_("{instrument}, article {number}")).format(instrument=holder, number=record.number or "—")
    return f"{number}. {what}" if what else number


def _title(one: Instrument | Provision, words: Words) -> str:
    """The title in a language, where it has one in that."""
    return (one.title_en if words.language == "en" else one.title) or one.title or one.title_en


def text_of(source: Sight, words: Words, country: str = "") -> str:
    """The table as the text of a CSV file, with what the recommendations are taken from in a last row."""
    last = ("", "", "", "", "", "", words(RECOMMENDED_BY), "", "")
    return written([words(one) for one in COLUMNS], [*(row.cells for row in rows(source, words, country)), last])


def export(desk: Desk, target: Path, words: Words, country: str = "") -> None:
    """Write the table to a new file. FileExists, CannotWrite: then nothing was written."""
    write_new(desk, target, text_of(desk, words, country))
