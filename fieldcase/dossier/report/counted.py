"""The sections of a report that count: its tables with their charts, under what people wrote.

Takes tables in which small numbers are withheld already, in all sections together (`rules.report_counts`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from fieldcase.dossier.blocks import Block, Figure, Table
from fieldcase.dossier.compose.counted_tables import blocks
from fieldcase.dossier.compose.counted_words import CountedWords
from fieldcase.dossier.report.telling import ReportTelling
from fieldcase.errors import N_
from fieldcase.model.reports import ReportPart
from fieldcase.rules.report_counts import question_of

_BASIS = N_(
    "People are counted only where they agreed to be counted, an act only where everybody concerned did. The network's "
    "own visits, letters and cases are counted as they are. Each table says what was left out."
)
_TOO_FEW = N_("{table}: too few people are counted for any number to be told.")
_NOTHING = N_("{table}: nothing is counted.")


def tables(telling: ReportTelling, part: ReportPart) -> list[Block]:
    """What people wrote, how it was counted, then the tables with their charts."""
    counted = telling.beside.tables_of.get(part.id, ())
    if not counted:
        return telling.own(part)
    made: list[Block] = []
    labels = telling.beside.counts.labels
    for table in counted:
        counts = telling.beside.counts.counts[question_of(table.asked)]
        told = CountedWords(counts, telling.tables, telling.words, labels)
        if not any(cell.count is not None and cell.count.text != "=0" for cell in table.every()):
            made.append(telling.plain(_TOO_FEW if table.withheld else _NOTHING, table=told.caption(table.asked)))
            continue
        by = (str(part.place or 0), table.asked.what, table.asked.rows, table.asked.columns)
        name = "-".join(one for one in by if one)
        made += (_placed(block, name) for block in _drawn(blocks(told, (table,), figures=False)))
    return [*telling.own(part), telling.plain(_BASIS), *made]


def _drawn(made: Iterable[Block]) -> Iterator[Block]:
    """The blocks without a chart that has nothing to draw."""
    for block in made:
        if not isinstance(block, Figure) or any(bar.least for series in block.chart.series for bar in series.bars):
            yield block


def _placed(block: Block, name: str) -> Block:
    """A table under a name of its own within the report; a chart stands under its table and needs no caption again."""
    if isinstance(block, Table):
        return replace(block, name=name)
    return replace(block, caption="") if isinstance(block, Figure) else block
