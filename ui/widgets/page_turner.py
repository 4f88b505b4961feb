"""Which page of how many: one back, one on, or the number typed. Knows numbers; shows no page itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.basics import button, label, row

_DIGITS = 6


class _Number(QLineEdit):
    """The number, whole again when nothing came of what was typed."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the page in front."""
        super().focusOutEvent(event)
        self.left.emit()


class PageTurner(QWidget):
    """Buttons and number. `went` says which page (from 0) a person wants."""

    went = Signal(int)

    def __init__(self, before: str, after: str, number: str, total: str) -> None:
        """Finished words: page before, page after, go to page; and "of {total}"."""
        super().__init__()
        self._total = total
        self.count, self.number = 0, 0
        self.back = button("", lambda: self.turn(-1), "flat", "chevron-left", before)
        self.on = button("", lambda: self.turn(1), "flat", "chevron-right", after)
        self.line = _Number()
        self.line.setAccessibleName(number)
        self.line.setMaxLength(_DIGITS)
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.line.setFixedWidth(self.line.fontMetrics().horizontalAdvance("0" * 5) + 24)
        self.line.returnPressed.connect(self._typed)
        self.line.left.connect(self._show)
        self.of = label("", "muted")
        self.setLayout(row(self.back, self.line, self.of, self.on, gap=6))

    def show_page(self, number: int, count: int) -> None:
        """Say which page is in front, of how many."""
        self.number, self.count = number, count
        self._show()

    def _show(self) -> None:
        self.line.setText(str(self.number + 1))
        self.of.setText(self._total.format(total=self.count))
        self.back.setEnabled(self.number > 0)
        self.on.setEnabled(self.number + 1 < self.count)

    def turn(self, step: int) -> None:
        """So many pages on or back, where there are any."""
        self.go(self.number + step)

    def go(self, number: int) -> None:
        """To a page, counted from 0, where there is one."""
        if 0 <= number < self.count and number != self.number:
            self.went.emit(number)

    def _typed(self) -> None:
        text = self.line.text().strip()
        if text.isdecimal():
            self.go(min(self.count, max(1, int(text))) - 1)
        self._show()
        self.line.selectAll()

    def heard(self, event: QKeyEvent, *, sideways: bool = True) -> bool:
        """Whether a key turned the page: Page Up and Page Down, the arrows to the sides, Ctrl+Home and Ctrl+End."""
        key, held = Qt.Key(event.key()), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        steps = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        if sideways:
            steps |= {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        if key in steps:
            self.turn(steps[key])
            return True
        if held and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go(0 if key == Qt.Key.Key_Home else self.count - 1)
            return True
        return False
