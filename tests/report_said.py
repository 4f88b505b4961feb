"""What a report says, block by block, in order: the form in which a PDF and a Word file of it are compared.

Made from the document alone, by nobody who writes files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from fieldcase.dossier.blocks import (
    Block,
    Chronology,
    Document,
    Exhibit,
    Figure,
    Heading,
    Listing,
    Paragraph,
    Parallel,
    Run,
    Table,
)
from fieldcase.dossier.pdf.characters import drawn

# What it is, and its texts: a row has one for each cell with words.
Said = tuple[str, ...]


def tidied(text: str) -> str:
    """A text without how its lines were broken, and with one form of what stands between a word and its notes."""
    plain = " ".join(drawn(text).split())
    return re.sub(r"\](?:\s*,)?\s*\[", "][", re.sub(r"\s*(\[\d+\])\s*", r"\1", plain))


class _Telling:
    """Tells blocks, and counts the notes that are called."""

    def __init__(self) -> None:
        self.notes: list[str] = []

    def runs(self, runs: Iterable[Run]) -> str:
        """The text of runs with the numbers of their notes."""
        said = ""
        for run in runs:
            said += run.text
            if run.footnote:
                self.notes.append(run.footnote)
                said += f"[{len(self.notes)}]"
        return tidied(said)

    def block(self, block: Block) -> Iterator[Said]:
        """What a block says."""
        match block:
            case Heading():
                yield f"H{block.level}", tidied(block.text)
            case Paragraph():
                yield "text", self.runs(block.runs)
            case Listing():
                for line in block.lines:
                    yield "line", self.runs(line)
            case Table():
                yield "caption", tidied(block.caption)
                yield self.row("head", ((Run(text),) for text in block.header))
                for row in block.rows:
                    yield self.row("row", row)
            case Figure():
                yield "caption", tidied(block.caption)
                yield "figure", "" if block.decorative else tidied(block.alt)
            case Chronology():
                for event in block.rows:
                    yield self.row("event", ((Run(event.when),), event.what, event.details, event.sources))
            case Exhibit():
                yield from self.exhibit(block)
            case Parallel():
                yield from self.parallel(block)

    def row(self, kind: str, cells: Iterable[Iterable[Run]]) -> Said:
        """A row without its empty cells."""
        return (kind, *(text for text in [self.runs(cell) for cell in cells] if text))

    def exhibit(self, block: Exhibit) -> Iterator[Said]:
        """An exhibit's title, lines, pictures or reasons."""
        yield "H2", tidied(f"{block.number} {block.title}")
        yield from (("text", tidied(line)) for line in block.lines)
        yield ("figure", tidied(block.alt)) if block.picture else ("text", tidied(block.reason))
        yield from (("text", tidied(line)) for line in block.below)
        for sheet in block.more:
            yield ("figure", tidied(sheet.alt)) if sheet.picture else ("text", tidied(sheet.reason))

    def parallel(self, block: Parallel) -> Iterator[Said]:
        """A translation's title, lines, warning and rows."""
        yield "H3", tidied(block.title)
        yield from (("text", self.runs(line)) for line in block.lines)
        yield "text", tidied(block.warning)
        yield "head", *(tidied(text) for text in block.header)
        for row in block.rows:
            yield self.row("row", (row.label,))
            yield self.row("row", (row.original, row.translated))
            yield self.row("row", (row.after,))


def said(document: Document) -> list[Said]:
    """What the blocks say, then the notes in the order in which they are called; nothing of what is empty."""
    telling = _Telling()
    told = [line for block in document.blocks for line in telling.block(block)]
    told += [("note", tidied(text)) for text in telling.notes]
    return [line for line in told if any(line[1:])]
