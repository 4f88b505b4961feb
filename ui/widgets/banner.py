"""The banner at the foot of the window: what was just done, for ten seconds, with one button that takes it back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from ui.widgets.basics import button, label
from ui.widgets.turns import delayed

SECONDS = 10


class Banner(QWidget):
    """One sentence and, where there is something to take back, a button."""

    def __init__(self, undo_text: str, undo: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setProperty("kind", "banner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._text: QLabel = label("", wrap=False)
        self._undo: QPushButton = button(undo_text, lambda: self._taken_back(undo))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._undo)
        self._timer = delayed(self, SECONDS * 1000, self.hide)
        self.hide()

    def show_sentence(self, sentence: str, undoable: bool) -> None:
        """Show a finished sentence for ten seconds."""
        self._text.setText(sentence)
        self.setAccessibleName(sentence)
        self._undo.setVisible(undoable)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    @property
    def sentence(self) -> str:
        """What stands in the banner, empty while it is hidden."""
        return self._text.text() if not self.isHidden() else ""

    def _place(self) -> None:
        over = self._over
        self.adjustSize()
        width = min(self.sizeHint().width(), over.width() - 40)
        self.setGeometry((over.width() - width) // 2, over.height() - self.sizeHint().height() - 44, width,
                         self.sizeHint().height())  # fmt: skip

    def _taken_back(self, undo: Callable[[], None]) -> None:
        self.hide()
        undo()
