"""The sentences of a charge check, one below another: each kind has its own look, and none is told by colour alone.

Knows finished sentences; refuses to know tables and records.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui import icons, theme
from ui.widgets.basics import clear, label, row

if TYPE_CHECKING:
    from fieldcase.casework.charging import Sentence

_ICONS = {"fact": "message-square", "row": "scale", "question": "flag", "missing": "info", "demand": "circle-alert"}
_ICON = 16


class ChargeAnswer(QWidget):
    """The sentences. `name` is what they are called aloud."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        self._shown: tuple[Sentence, ...] = ()

    def show_sentences(self, sentences: Sequence[Sentence]) -> None:
        """Show these in place of those before."""
        if tuple(sentences) == self._shown:
            return
        self._shown = tuple(sentences)
        clear(self._layout)
        for one in sentences:
            picture, holder = self._picture(one.kind), QWidget()
            beside = row(picture, self._said(one))
            beside.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
            holder.setLayout(beside)
            self._layout.addWidget(holder)

    @property
    def text(self) -> str:
        """All sentences, as they stand."""
        return "\n".join(one.text for one in self._shown)

    @staticmethod
    def _said(one: Sentence) -> QLabel:
        made = label(one.text, "muted" if one.kind == "note" else "", wrap=True, select=True)
        made.setSizePolicy(made.sizePolicy().Policy.Expanding, made.sizePolicy().verticalPolicy())
        policy = made.sizePolicy()
        policy.setHeightForWidth(True)
        policy.setHorizontalStretch(1)
        made.setSizePolicy(policy)
        return made

    def _picture(self, kind: str) -> QLabel:
        """A picture beside the sentences that carry weight; notes stand under them without one."""
        made = QLabel()
        made.setFixedSize(QSize(_ICON, _ICON + 2))
        if kind in _ICONS:
            colours = theme.current()
            colour = colours.warn if kind in ("question", "demand") else colours.muted
            made.setPixmap(icons.pixmap(_ICONS[kind], colour, _ICON, self.devicePixelRatioF()))
        return made
