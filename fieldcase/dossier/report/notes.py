"""Footnotes that cite again what was cited: the first stands in full, each later one says in which note it stands.

Committees count footnotes, and a source is often called many times. Each line of a note is one citation. Renderers
number footnotes in the order in which they are called; this counts in the same order.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from fieldcase.dossier.blocks import Block, Chronology, Listing, Paragraph, Run, Table
from fieldcase.dossier.compose.saying import Saying


@dataclass
class _Numbering:
    """Which citations were met in which note."""

    saying: Saying
    known: dict[str, int] = field(default_factory=dict)
    last: int = 0

    def runs(self, runs: tuple[Run, ...]) -> tuple[Run, ...]:
        """The runs with every citation that was met before made short."""
        return tuple(self._run(run) for run in runs)

    def _run(self, run: Run) -> Run:
        if not run.footnote:
            return run
        self.last += 1
        fresh: list[str] = []
        again: list[str] = []
        for line in run.footnote.splitlines():
            first = self.known.setdefault(line, self.last)
            (fresh if first == self.last else again).append(line)
        numbers = sorted({self.known[line] for line in again})
        if numbers:
            plural = self.saying.words.plural
            seen = plural("See note {numbers}.", "See notes {numbers}.", len(numbers))
            seen = seen.format(numbers=", ".join(map(str, numbers)))
            fresh += [seen] if len(seen) < len(" ".join(again)) else again
        return replace(run, footnote=" ".join(fresh))


def with_short_notes(blocks: Iterable[Block], saying: Saying) -> tuple[Block, ...]:
    """The same blocks; a note that says again what one before it says leads to that one."""
    numbering = _Numbering(saying)
    return tuple(_short(block, numbering) for block in blocks)


def _short(block: Block, numbering: _Numbering) -> Block:
    match block:
        case Paragraph():
            return replace(block, runs=numbering.runs(block.runs))
        case Listing():
            return replace(block, lines=tuple(numbering.runs(line) for line in block.lines))
        case Table():
            return replace(block, rows=tuple(tuple(numbering.runs(cell) for cell in row) for row in block.rows))
        case Chronology():
            rows = tuple(
                replace(
                    row, what=numbering.runs(row.what), details=numbering.runs(row.details),
                    sources=numbering.runs(row.sources),
                )
                for row in block.rows
            )  # fmt: skip
            return replace(block, rows=rows)
    return block
