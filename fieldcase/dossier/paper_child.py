"""The child's side of `papers`: a document in, its PDF or the signs that cannot be drawn out."""

from __future__ import annotations

import pickle

from fieldcase.dossier.blocks import Document
from fieldcase.dossier.papers import DRAWN, MISSING
from fieldcase.dossier.pdf.render import render
from fieldcase.errors import GlyphMissing


def child(message: bytes) -> bytes:
    """What the child answers to a document; TypeError to anything else."""
    document = pickle.loads(message)  # noqa: S301 - written by the process that started this one
    if not isinstance(document, Document):
        raise TypeError("no document")
    try:
        return DRAWN + render(document)
    except GlyphMissing as missing:
        return MISSING + str(missing.values["characters"]).encode()
