"""Every text of a document, with the place where it stands: what a search for what must not leave looks through.

Knows the blocks and nothing else; what is not listed here can be neither printed nor embedded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from fieldcase.dossier.blocks import (
    Blank,
    Block,
    Chronology,
    Document,
    Exhibit,
    Figure,
    Heading,
    LetterPart,
    Listing,
    Paragraph,
    Parallel,
    Run,
    Table,
)
from fieldcase.errors import N_
from fieldcase.i18n import Words

Placed = tuple[str, str]
_BLOCK = re.compile(r"block (\d+)(?:, row (\d+))?")
_EDGE = N_("the edge of the pages")
_OUTSIDE = {
    "title": N_("the title"), "subtitle": N_("the title page"), "cover": N_("the title page"),
    "manifest": N_("the description inside the file"),
}  # fmt: skip


def texts_of(document: Document) -> Iterator[Placed]:
    """(place, text) of everything that would be printed or embedded: pages, metadata, bookmarks, alternative texts,
    anchors, link targets, manifest. Places are words for a programmer, such as "block 4, row 2"; they hold no text of
    the document. Empty texts are left out."""
    for place, text in _all(document):
        if text:
            yield place, text


def said_place(document: Document, place: str, words: Words) -> str:
    """A place of `texts_of` in words for the person who exports: the section's title, and the day or the row in it."""
    found = _BLOCK.match(place)
    if found is None:
        return words(_OUTSIDE.get(place.split(",")[0].split()[0], _EDGE))
    before = document.blocks[: int(found.group(1))]
    section = next(
        (one.text for one in reversed(before) if isinstance(one, Heading) and one.level == 1), document.title
    )
    block, row = before[-1], int(found.group(2) or 0)
    if isinstance(block, Chronology) and row:
        return f"{section}, {block.rows[row - 1].when}"
    return words(N_("{section}, row {row}")).format(section=section, row=row) if row else section


def _all(document: Document) -> Iterator[Placed]:
    for name in ("title", "subtitle", "language", "confidentiality", "contents_title", "page_of", "annex_stamp"):
        yield name, getattr(document, name)
    yield "marked_example", document.marked_example
    for number, line in enumerate(document.cover, start=1):
        yield f"cover {number}", line
    for number, block in enumerate(document.blocks, start=1):
        for within, text in _of_block(block):
            yield f"block {number}{within}", text
    yield from _of_manifest("manifest", document.manifest)


def _of_block(block: Block) -> Iterator[Placed]:
    match block:
        case Heading():
            yield from ((", heading", block.text), (", anchor", block.anchor))
        case Paragraph():
            yield from _of_runs("", block.runs)
            yield ", language", block.language
        case Listing():
            for number, runs in enumerate(block.lines, start=1):
                yield from _of_runs(f", row {number}", runs)
        case Figure():
            yield from _of_figure(block)
        case Table():
            yield from ((", caption", block.caption), (", name", block.name))
            yield from _numbered(", sentence on rows", block.left_out)
            yield from _numbered(", column", block.header)
            for number, row in enumerate(block.rows, start=1):
                for column, cell in enumerate(row, start=1):
                    yield from _of_runs(f", row {number}, column {column}", cell)
        case Chronology():
            yield from _of_chronology(block)
        case Exhibit():
            yield from _of_exhibit(block)
        case Parallel():
            yield from _of_parallel(block)
        case Blank():
            yield from ((", number", block.number), (", text", block.text), (", language", block.language))
            yield from _numbered(", remark", block.remarks)
            yield from _numbered(", choice", (text for choice in block.choices for text in choice))
            yield from _numbered(", space", block.spaces)
        case LetterPart():
            yield ", mark", block.mark
            yield from _of_runs("", block.runs)


def _of_chronology(block: Chronology) -> Iterator[Placed]:
    for number, line in enumerate(block.rows, start=1):
        yield from ((f", row {number}, when", line.when), (f", row {number}, anchor", line.anchor))
        for name in ("what", "details", "sources"):
            yield from _of_runs(f", row {number}, {name}", getattr(line, name))


def _of_exhibit(block: Exhibit) -> Iterator[Placed]:
    for name in ("number", "title", "anchor", "alt", "reason"):
        yield f", exhibit's {name}", getattr(block, name)
    yield from _numbered(", line", block.lines)
    for page, sheet in enumerate(block.more, start=2):
        yield from ((f", page {page}'s alt", sheet.alt), (f", page {page}'s reason", sheet.reason))
    yield from _numbered(", line below", block.below)


def _of_figure(block: Figure) -> Iterator[Placed]:
    yield from ((", caption", block.caption), (", description", block.alt))
    yield from _numbered(", label", block.chart.labels)
    for number, series in enumerate(block.chart.series, start=1):
        yield f", series {number}", series.name
        yield from _numbered(f", series {number}, bar", (bar.said for bar in series.bars))


def _of_parallel(block: Parallel) -> Iterator[Placed]:
    for name in ("number", "title", "warning"):
        yield f", translation's {name}", getattr(block, name)
    yield from _numbered(", column", block.header)
    yield from _numbered(", language", block.languages)
    for number, line in enumerate(block.lines, start=1):
        yield from _of_runs(f", line {number}", line)
    for number, row in enumerate(block.rows, start=1):
        yield f", row {number}, anchor", row.anchor
        for name in ("label", "original", "translated", "after"):
            yield from _of_runs(f", row {number}, {name}", getattr(row, name))


def _of_runs(place: str, runs: Iterable[Run]) -> Iterator[Placed]:
    """The text as a reader sees it, not cut at its styles, each link's target and each footnote."""
    listed = tuple(runs)
    yield place, "".join(run.text for run in listed)
    for run in listed:
        yield f"{place}, link", run.target
    for number, run in enumerate(listed, start=1):
        yield f"{place}, footnote {number}", run.footnote


def _numbered(place: str, texts: Iterable[str]) -> Iterator[Placed]:
    for number, text in enumerate(texts, start=1):
        yield f"{place} {number}", text


def _of_manifest(place: str, value: object) -> Iterator[Placed]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield f"{place}, key", str(key)
            yield from _of_manifest(f"{place}, {key}", inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _of_manifest(place, inner)
    else:
        yield place, str(value)
