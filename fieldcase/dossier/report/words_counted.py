"""How many words a document has, as a word processor counts them: what stands between blanks, footnotes included.

Committees count so, and hold a report to it (norms on submissions). Numbers and signs that stand alone are words too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fieldcase.dossier.blocks import (
    Block,
    Chronology,
    Exhibit,
    Figure,
    Heading,
    Listing,
    Paragraph,
    Parallel,
    Run,
    Table,
)


def words_in(blocks: Iterable[Block]) -> int:
    """How many words stand in some blocks, their footnotes among them."""
    return sum(len(text.split()) for block in blocks for text in _texts(block))


def _texts(block: Block) -> Iterator[str]:
    """Every text of a block as it is read; the runs of one paragraph are one text."""
    match block:
        case Heading():
            yield block.text
        case Paragraph():
            yield from _runs(block.runs)
        case Listing():
            for line in block.lines:
                yield from _runs(line)
        case Table():
            yield from (block.caption, *block.header)
            for row in block.rows:
                for cell in row:
                    yield from _runs(cell)
        case Chronology():
            for told in block.rows:
                yield told.when
                for runs in (told.what, told.details, told.sources):
                    yield from _runs(runs)
        case Figure():
            yield block.caption
        case Exhibit():
            yield from (block.title, block.reason, *block.lines, *block.below)
        case Parallel():
            yield from (block.title, block.warning)
            for side in block.rows:
                yield from _runs(side.original)
                yield from _runs(side.translated)


def _runs(runs: tuple[Run, ...]) -> Iterator[str]:
    yield "".join(run.text for run in runs)
    yield from (run.footnote for run in runs if run.footnote)
