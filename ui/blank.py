"""The screen goes dark while nobody touches key or mouse in visit mode: who stands behind reads nothing.

Any key shows it again and does nothing else; the keys of the lock lock all the same. Knows a window and a cover; when
it is time is the shell's.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

BLANK_SECONDS = 120


class Blank(QWidget):
    """The cover over a window, black and without a word."""

    def __init__(self, over: QWidget, name: str) -> None:
        super().__init__(over)
        self._over = over
        self.setAccessibleName(name)
        self.setAutoFillBackground(True)
        dark = self.palette()
        dark.setColor(QPalette.ColorRole.Window, QColor("#000000"))
        self.setPalette(dark)
        self.setCursor(Qt.CursorShape.BlankCursor)
        over.installEventFilter(self)
        self.hide()

    def darken(self) -> None:
        """Cover everything, a list that has dropped down too."""
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()

    def wake(self) -> bool:
        """Show the window again; False where it was not covered."""
        covered = self.isVisible()
        self.hide()
        return covered

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._over.rect())
        return False
