"""A counted table as rows of words, for a command and for a CSV file: with its captions, notes and warnings.

The same tables as a report has (`dossier.compose.counted_tables`), without its charts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fieldcase.casework import counting
from fieldcase.casework.counting import CountAsked, Crosstab, What
from fieldcase.casework.desk import Desk
from fieldcase.casework.known_identities import cells, known, refuse
from fieldcase.casework.sight import Sight
from fieldcase.casework.table_out import write_new, written
from fieldcase.dossier.blocks import Paragraph, Run, Table
from fieldcase.dossier.compose.counted_tables import blocks
from fieldcase.dossier.compose.counted_words import CountedWords
from fieldcase.i18n import Words
from fieldcase.model.dates import UncertainDate
from fieldcase.rules.counted import DIMENSIONS

INSIDE, OUTSIDE = "internal", "un_public"


@dataclass(frozen=True)
class Made:
    """The tables of one question, as they are printed: rows of words, what to know, whether anything is invented."""

    tables: tuple[Crosstab, ...]
    rows: tuple[tuple[str, ...], ...]
    warnings: tuple[str, ...]
    example: bool


def asked(
    what: str, rows: str, columns: str = "", *, country: str = "", period: UncertainDate | None = None,
    change: UncertainDate | None = None, form: str = "", question: str = "",
) -> CountAsked:  # fmt: skip
    """The question of a command line; ValueError where it makes no table."""
    return CountAsked(
        What(what), rows, columns, country=country, period=period, change=change, questionnaire=form, question=question
    )


def ways() -> str:
    """By what each can be counted, as codes: "visits (kind, country); people (gender)"."""
    return "; ".join(f"{what.value} ({', '.join(names)})" for what, names in DIMENSIONS.items())


def words_for(source: Sight, counts: counting.Counts, tables: tuple[Crosstab, ...], words: Words) -> CountedWords:
    """The words for some tables, those of questions among them."""
    questions = {(one.asked.questionnaire, one.asked.question) for one in tables if one.asked.what is What.ANSWERS}
    labels = {(form, path): counting.answer_labels(source, form, path, words) for form, path in questions}
    return CountedWords(counts, source.tables, words, labels)


def made(source: Sight, question: CountAsked, words: Words, *, outside: bool, figures: bool = False) -> Made:
    """Count; for anybody outside small numbers of people are withheld. `figures`: reported ones too, apart."""
    counts = counting.counted(source, OUTSIDE if outside else INSIDE, (question,))
    tables = counting.tables_of(source, counts, (question,))
    told = words_for(source, counts, tables, words)
    warnings = dict.fromkeys(one for table in tables for one in counting.warnings(table, words))
    return Made(tables, tuple(_rows(told, tables, figures)), tuple(warnings), any(table.example for table in tables))


def _rows(told: CountedWords, tables: tuple[Crosstab, ...], figures: bool) -> Iterator[tuple[str, ...]]:
    for block in blocks(told, tables, charts=False, figures=figures):
        if isinstance(block, Table):
            yield (block.caption,)
            yield block.header
            yield from (tuple(_text(cell) for cell in row) for row in block.rows)
        elif isinstance(block, Paragraph):
            yield (_text(block.runs),)


def _text(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)


def export(desk: Desk, target: Path, table: Made, words: Words) -> None:
    """Write the tables to a new file, and keep that it was done. IdentityInText where a figure's words, or the file's
    name, speak of somebody; FileExists, CannotWrite: then nothing was written."""
    widest = max(len(row) for row in table.rows)
    refuse(known(desk), cells([str(one) for one in range(1, widest + 1)], table.rows, words), target.name, words)
    write_new(desk, target, written(table.rows[0], table.rows[1:], example=table.example))
