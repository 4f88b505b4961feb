"""The line at the foot of the window: which vault, whether all is saved, and three hints of keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.widgets.basics import label


class StatusLine(QWidget):
    """Name of the vault on the left, state of saving and hints on the right."""

    def __init__(self, vault: str, hints: str) -> None:
        super().__init__()
        self.setProperty("kind", "status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._vault: QLabel = label(vault, "muted")
        self._state: QLabel = label("", "muted")
        self._hints: QLabel = label(hints, "muted")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 3, 12, 3)
        layout.setSpacing(18)
        layout.addWidget(self._vault)
        layout.addStretch(1)
        layout.addWidget(self._state)
        layout.addWidget(self._hints)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The hints go where there is no room for all of them: half a hint helps nobody."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        others = self._vault.sizeHint().width() + self._state.sizeHint().width() + 5 * 18
        self._hints.setVisible(others + self._hints.sizeHint().width() <= self.width())

    def show_state(self, sentence: str) -> None:
        """Say whether everything is saved."""
        self._state.setText(sentence)
        self._fit()

    @property
    def state(self) -> str:
        """What is said of saving."""
        return self._state.text()
