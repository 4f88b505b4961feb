"""Cards in columns: two beside one another where there is room, one below another where there is not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.widgets.basics import WIDE_GAP

# Below so many widths of a letter the cards stand in one column.
_LETTERS = 104


class Cards(QWidget):
    """The cards. Tab goes through the left column, then through the right one."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "ground")
        self._left: tuple[QWidget, ...] = ()
        self._right: tuple[QWidget, ...] = ()
        self._wide: bool | None = None
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(WIDE_GAP)
        self._columns = (QVBoxLayout(), QVBoxLayout())
        for at, one in enumerate(self._columns):
            one.setSpacing(WIDE_GAP)
            one.addStretch(1)
            grid.addLayout(one, 0, at)
        self._grid = grid

    @property
    def cards(self) -> tuple[QWidget, ...]:
        """Every card, in the order of reading."""
        return (*self._left, *self._right)

    def show_cards(self, left: Sequence[QWidget], right: Sequence[QWidget]) -> None:
        """Show these cards in place of those before, which are let go unless they are shown again."""
        if (tuple(left), tuple(right)) == (self._left, self._right):
            return
        for old in self.cards:
            if old not in left and old not in right:
                old.hide()
                old.setParent(None)
                old.deleteLater()
        self._left, self._right, self._wide = tuple(left), tuple(right), None
        self._lay()

    def _lay(self) -> None:
        wide = self.width() >= _LETTERS * self.fontMetrics().averageCharWidth() and bool(self._right)
        if wide == self._wide:
            return
        self._wide = wide
        for card in self.cards:
            for one in self._columns:
                one.removeWidget(card)
        shares = (self._left, self._right) if wide else (self.cards, ())
        for one, cards in zip(self._columns, shares, strict=True):
            for at, card in enumerate(cards):
                one.insertWidget(at, card)
                card.show()
        for at in (0, 1):
            self._grid.setColumnStretch(at, 1 if wide or at == 0 else 0)
        self._grid.setHorizontalSpacing(WIDE_GAP if wide else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn where the width passes the border."""
        super().resizeEvent(event)
        self._lay()
