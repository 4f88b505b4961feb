"""The places of a document that something in it can link to. Knows blocks; refuses to know how a place is reached."""

from __future__ import annotations

from collections.abc import Iterator

from fieldcase.dossier.blocks import Chronology, Document, Exhibit, Heading, Parallel


def anchors_of(document: Document) -> Iterator[str]:
    """Every anchor, in the order of the document; one may come twice."""
    for block in document.blocks:
        if isinstance(block, Heading | Exhibit) and block.anchor:
            yield block.anchor
        elif isinstance(block, Chronology | Parallel):
            yield from (row.anchor for row in block.rows if row.anchor)
