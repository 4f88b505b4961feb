"""A chart of our own on the page: its caption, then the bars, one figure for whoever has it read aloud."""

from __future__ import annotations

from fieldcase.dossier.blocks import Figure
from fieldcase.dossier.pdf.pieces import Piece
from fieldcase.dossier.pdf.typesetting import Typesetting


def figure(block: Figure, setting: Typesetting) -> list[Piece]:
    """The caption and the chart, never parted."""
    raise NotImplementedError
