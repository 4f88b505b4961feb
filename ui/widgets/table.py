"""Rows of words and a value, drawn as a small table and read aloud row by row. Knows texts alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ui.widgets.basics import label

Rows = tuple[tuple[str, str], ...]


def table(rows: Rows, kind: str = "") -> QWidget:
    """Rows of words and a number, in one of the style sheet's kinds."""
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setColumnStretch(0, 1)
    for place, (said, value) in enumerate(rows):
        grid.addWidget(label(said, kind, wrap=True), place, 0)
        number: QLabel = label(value, kind or "strong")
        number.setAccessibleName(f"{said}: {value}")
        grid.addWidget(number, place, 1, Qt.AlignmentFlag.AlignRight)
    return made
