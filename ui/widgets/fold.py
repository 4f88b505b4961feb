"""A part of a form under its heading, folded until somebody opens it; folded, it says how much of it is filled in.

Knows a heading and what is laid below it; refuses to know what that is.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.basics import WIDE_GAP, column
from ui.widgets.line_button import LineButton

_OPEN, _FOLDED = "chevron-down", "chevron-right"


class FoldHeading(LineButton):
    """The heading, which is a button. Its sign and its state say whether the part is open."""

    def __init__(self, text: str) -> None:
        super().__init__(text, lambda: None, kind="fold", icon=_FOLDED)
        self.setCheckable(True)

    def show_state(self, *, opened: bool, aside: str) -> None:
        """Show whether the part is open, and what is said beside the heading while it is not."""
        self.setChecked(opened)
        self._icon, self._aside = _OPEN if opened else _FOLDED, aside
        self._heights.clear()
        self.setAccessibleName(f"{self._words}, {aside}" if aside else self._words)
        self.updateGeometry()
        self.update()


class Fold(QWidget):
    """Heading and body. `turned` comes when a person opens or folds it."""

    turned = Signal()

    def __init__(self, heading: str) -> None:
        super().__init__()
        self.heading = FoldHeading(heading)
        self.heading.clicked.connect(lambda _checked=False: self._turn())
        self.body = QWidget()
        self.inside: QVBoxLayout = column(gap=WIDE_GAP)
        self.inside.setContentsMargins(0, WIDE_GAP // 2, 0, 0)
        self.body.setLayout(self.inside)
        self.setLayout(column(self.heading, self.body, gap=0))
        self.show_open(opened=False, aside="")

    @property
    def opened(self) -> bool:
        """Whether the part is open."""
        return self.heading.isChecked()

    def show_open(self, *, opened: bool, aside: str) -> None:
        """Open or fold it; `aside` is what its heading says while it is folded."""
        self.heading.show_state(opened=opened, aside="" if opened else aside)
        self.body.setVisible(opened)

    def _turn(self) -> None:
        # The click has turned the button's own state already.
        self.body.setVisible(self.opened)
        self.turned.emit()
