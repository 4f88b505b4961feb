"""The rail on the left: one button a page, icon and word; a badge counts what needs a deed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from ui import icons, theme

WIDTH = 196


@dataclass(frozen=True)
class Stop:
    """One button: the page's name, its icon, its word; `apart` puts a gap before it."""

    page: str
    icon: str
    word: str
    apart: bool = False


class Rail(QWidget):
    """The buttons of the pages. Up and Down move between them, Enter and Space open."""

    def __init__(self, stops: tuple[Stop, ...], name: str, chosen: Callable[[str], None]) -> None:
        super().__init__()
        self.setProperty("kind", "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(name)
        self.buttons: dict[str, QPushButton] = {}
        self._words = {stop.page: stop.word for stop in stops}
        group, colours = QButtonGroup(self), theme.current()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 12, 8, 12)
        layout.setSpacing(3)
        for stop in stops:
            if stop.apart:
                layout.addStretch(1)
            made = QPushButton(stop.word)
            made.setCheckable(True)
            made.setIcon(icons.icon(stop.icon, colours.rail_text, on=colours.rail_chosen_text))
            made.setIconSize(QSize(icons.OF_A_BUTTON, icons.OF_A_BUTTON))
            made.setAccessibleName(stop.word)
            made.clicked.connect(lambda _checked=False, page=stop.page: chosen(page))
            group.addButton(made)
            layout.addWidget(made)
            self.buttons[stop.page] = made

    def choose(self, page: str) -> None:
        """Mark the button of the open page."""
        if page in self.buttons:
            self.buttons[page].setChecked(True)
        for name, made in self.buttons.items():
            # One stop of Tab for the whole rail: the open page; the arrows reach the others.
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus if name == page else Qt.FocusPolicy.ClickFocus)

    def badge(self, page: str, number: int, spoken: str) -> None:
        """Show how many things need a deed; `spoken` is the same as words, for who cannot see it."""
        made, word = self.buttons[page], self._words[page]
        made.setText(f"{word}  ({number})" if number else word)
        made.setAccessibleName(f"{word}, {spoken}" if number else word)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go to the next button."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        buttons = list(self.buttons.values())
        here = self.focusWidget()
        step = steps.get(Qt.Key(event.key()))
        if step is None or here not in buttons:
            event.ignore()
            return
        following = buttons[(buttons.index(here) + step) % len(buttons)]
        following.setFocus(Qt.FocusReason.TabFocusReason)
