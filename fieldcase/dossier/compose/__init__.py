"""Composing: a release becomes a document of blocks, with every word final. Knows no vault, no paper, no clock."""

from fieldcase.dossier.compose.printed import said_place, texts_of
from fieldcase.dossier.compose.whole import Composed, compose

__all__ = ["Composed", "compose", "said_place", "texts_of"]
