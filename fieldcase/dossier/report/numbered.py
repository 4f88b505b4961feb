"""Paragraphs that carry numbers through a whole report, as the universal periodic review asks for.

Every paragraph of plain text has one; headings, lists, quotations, notes and tables belong to the paragraph before
them. The annex is not numbered: it is no part of the submission.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from fieldcase.dossier.blocks import Block, Paragraph, Run

_PLAIN = "plain"


def with_numbers(blocks: Iterable[Block]) -> list[Block]:
    """The same blocks, plain paragraphs with their number before them, counted from 1."""
    made: list[Block] = []
    number = 0
    for block in blocks:
        if isinstance(block, Paragraph) and block.style == _PLAIN:
            number += 1
            block = replace(block, runs=(Run(f"{number}. "), *block.runs))
        made.append(block)
    return made
