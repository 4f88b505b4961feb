"""Reading a composed document as a person would: its sections, its text. Knows blocks; refuses to know records."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fieldcase.dossier.blocks import Chronology, Document, Exhibit, Heading, Paragraph, Parallel, Run, Table


def text_of(runs: Iterable[Run]) -> str:
    """What a reader sees of some runs."""
    return "".join(run.text for run in runs)


def section(made: Document, anchor: str) -> list[Any]:
    """The blocks below the level 1 heading with this anchor, up to the next; empty where there is no such section."""
    inside, found = False, []
    for block in made.blocks:
        if isinstance(block, Heading) and block.level == 1:
            inside = block.anchor == anchor
        elif inside:
            found.append(block)
    return found


def sections(made: Document) -> list[str]:
    """The anchors of the level 1 headings in their order."""
    return [block.anchor for block in made.blocks if isinstance(block, Heading) and block.level == 1]


def read(blocks: Iterable[Any]) -> str:
    """The blocks as plain text, a line each: what a person would read."""
    lines: list[str] = []
    for block in blocks:
        match block:
            case Heading():
                lines.append(block.text)
            case Paragraph():
                lines.append(text_of(block.runs))
            case Table():
                lines += [block.caption, " | ".join(block.header)]
                lines += [" | ".join(text_of(cell) for cell in row) for row in block.rows]
            case Chronology():
                for row in block.rows:
                    lines += [row.when, text_of(row.what), text_of(row.details), text_of(row.sources)]
            case Exhibit():
                lines += [block.number, block.title, block.reason, *block.lines, *block.below]
            case Parallel():
                lines += [block.number, block.title, block.warning, *(text_of(line) for line in block.lines)]
                lines += [" | ".join(block.header)]
                for passage in block.rows:
                    lines += [text_of(part) for part in (passage.label, passage.original, passage.translated)]
                    lines.append(text_of(passage.after))
    return "\n".join(line for line in lines if line)
