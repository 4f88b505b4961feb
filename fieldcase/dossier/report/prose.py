"""The words that people write into a report, with the marks they may set, as blocks.

**bold**, *slanted*, lines that begin with "- ", "1. ", "> " or "## ", and ^[a footnote] where it is called. A mark that
does not close stands as it was typed: nothing of a text is lost. Knows no record; the text has passed its gate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from fieldcase.dossier.blocks import Block, Heading, Listing, Paragraph, Run

_DOT, _NUMBER, _QUOTE, _HEAD = (
    re.compile(r"[-•–]\s+"),
    re.compile(r"\d{1,3}[.)]\s+"),
    re.compile(r">\s?"),
    re.compile(r"##\s+"),
)
_LINES = (("dot", _DOT), ("number", _NUMBER), ("quote", _QUOTE), ("head", _HEAD))
_MARK = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*|\*(?=\S)([^*]+?)(?<=\S)\*|(https://[^\s<>\"«»]+[^\s<>\"«».,;:)\]])")
_NOTE = "^["


def blocks_of(text: str, level: int = 2) -> list[Block]:
    """The blocks of a text; headings within it are of `level`."""
    made: list[Block] = []
    lines = [_kind(line.strip()) for line in _whole_lines(text)]
    for kind, group in groupby(lines, key=lambda line: line[0]):
        rows = [runs_of(rest) for _, rest in group if rest]
        if not rows:
            continue
        match kind:
            case "dot" | "number":
                made.append(Listing(tuple(rows), ordered=kind == "number"))
            case "head":
                made += [_heading(row, level) for row in rows]
            case _:
                made += [Paragraph(row, style="quote" if kind == "quote" else "plain") for row in rows]
    return made


def _heading(row: tuple[Run, ...], level: int) -> Block:
    """A heading; a bold paragraph where a footnote is called in it, which no heading could show."""
    if any(run.footnote for run in row):
        return Paragraph(tuple(replace(run, bold=bool(run.text)) for run in row))
    return Heading("".join(run.text for run in row), level)


def _whole_lines(text: str) -> Iterator[str]:
    """The lines of a text; a footnote that was typed over several lines stays with its line."""
    kept, depth = "", 0
    for line in text.splitlines():
        depth = _depth(line, depth)
        kept = f"{kept} {line.strip()}" if kept else line
        if depth == 0:
            yield kept
            kept = ""
    if kept:
        yield kept


def _depth(line: str, depth: int) -> int:
    """How many brackets of footnotes are open behind a line."""
    for at, sign in enumerate(line):
        if sign == "[" and (depth or line[at - 1 : at] == "^"):
            depth += 1
        elif sign == "]" and depth:
            depth -= 1
    return depth


def _kind(line: str) -> tuple[str, str]:
    for kind, pattern in _LINES:
        found = pattern.match(line)
        if found:
            return kind, line[found.end() :].strip()
    return "text", line


def runs_of(text: str) -> tuple[Run, ...]:
    """A line as runs: bold, slanted, addresses as links, footnotes behind the words they belong to."""
    runs: list[Run] = []
    for piece, note in _noted(text):
        runs += _marked(piece)
        if note is not None:
            runs.append(Run("", footnote=note))
    return tuple(runs)


def _noted(text: str) -> Iterator[tuple[str, str | None]]:
    """Stretches of a line, each with the footnote that is called behind it."""
    at = 0
    while True:
        begins = text.find(_NOTE, at)
        ends = _closing(text, begins + len(_NOTE)) if begins >= 0 else -1
        if ends < 0:
            yield text[at:], None
            return
        note = " ".join(text[begins + len(_NOTE) : ends].split())
        yield text[at:begins].rstrip(), note or None
        at = ends + 1


def _closing(text: str, at: int) -> int:
    depth = 1
    for place in range(at, len(text)):
        depth += {"[": 1, "]": -1}.get(text[place], 0)
        if depth == 0:
            return place
    return -1


def _marked(text: str) -> Iterator[Run]:
    end = 0
    for found in _MARK.finditer(text):
        if found.start() > end:
            yield Run(text[end : found.start()])
        bold, slanted, address = found.groups()
        if address:
            yield Run(address, target=address)
        else:
            yield Run(bold or slanted, bold=bool(bold), italic=bool(slanted))
        end = found.end()
    if text[end:]:
        yield Run(text[end:])
