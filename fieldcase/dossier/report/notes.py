"""Footnotes that say the same again: the first stands in full, each later one says where it stands.

Committees count footnotes, and a source is often called many times. Renderers number footnotes in the order in which
they are called; this counts in the same order.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from fieldcase.dossier.blocks import Block, Chronology, Listing, Paragraph, Run, Table
from fieldcase.dossier.compose.saying import Saying
from fieldcase.errors import N_

_AGAIN = N_("See note {number}.")


@dataclass
class _Numbering:
    """Which notes were met under which number."""

    saying: Saying
    known: dict[str, int] = field(default_factory=dict)
    last: int = 0

    def runs(self, runs: tuple[Run, ...]) -> tuple[Run, ...]:
        """The runs with every note that was met before made short; one that is short already stays."""
        return tuple(self._run(run) for run in runs)

    def _run(self, run: Run) -> Run:
        if not run.footnote:
            return run
        self.last += 1
        first = self.known.setdefault(run.footnote, self.last)
        again = self.saying.say(_AGAIN, number=first)
        if first == self.last or len(again) >= len(run.footnote):
            return run
        return replace(run, footnote=again)


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
