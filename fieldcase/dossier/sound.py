"""What a document must have before any writer makes a file of it, and what somebody should look at.

The one place for PDF and Word alike. Knows blocks; refuses to know pages.
"""

from __future__ import annotations

from fieldcase.dossier.blocks import Document, Figure, Heading
from fieldcase.errors import PictureNotDescribed


def refuse_unsound(document: Document) -> None:
    """PictureNotDescribed where a figure of our own is neither described nor marked as decorative (the third of the
    three findings that stop an export: design/dossier.md). Its caption is named, or its number among the figures."""
    figures = [block for block in document.blocks if isinstance(block, Figure)]
    for number, figure in enumerate(figures, start=1):
        if not figure.decorative and not figure.alt.strip():
            raise PictureNotDescribed(name=figure.caption.strip() or str(number))


def empty_sections(document: Document) -> tuple[Heading, ...]:
    """The headings under which nothing stands before the next heading of the same or a higher level. A heading that
    has only a heading below it is not empty; that one is, where nothing follows it."""
    found = []
    for place, block in enumerate(document.blocks):
        if isinstance(block, Heading):
            after = document.blocks[place + 1] if place + 1 < len(document.blocks) else None
            if after is None or (isinstance(after, Heading) and after.level <= block.level):
                found.append(block)
    return tuple(found)
