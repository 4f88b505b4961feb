"""The sheet of all keys, made from the table of commands."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from fieldcase.errors import N_
from fieldcase.i18n import Words
from ui.keys import Command
from ui.widgets.basics import button, column, label, row, scrolled
from ui.widgets.overlay import Panel

# Keys that belong to lists and fields and are no commands.
_MORE = (
    ("Tab / Shift+Tab", N_("Next or previous field")),
    ("Enter", N_("Open the marked row")),
    ("Esc", N_("Close what lies above the page")),
    ("↑ ↓", N_("Move in a list")),
    ("F6", N_("Go to the list of pages")),
    ("F8", N_("In a text: the next marked word")),
    ("Shift+F8", N_("In a text: put in what is better said")),
)


class KeySheet(Panel):
    """Keys on the left, what they do on the right."""

    WIDTH = 560

    def __init__(self, words: Words, everywhere: tuple[Command, ...], page: tuple[Command, ...]) -> None:
        super().__init__(words(N_("All keys")))
        inside = QWidget()
        inside.setProperty("kind", "card")
        grid = QGridLayout(inside)
        grid.setColumnStretch(1, 1)
        listed = [(one.keys, words(one.label)) for one in (*page, *everywhere) if one.keys and one.listed]
        for place, (keys, said) in enumerate([*listed, *((keys, words(said)) for keys, said in _MORE)]):
            strong: QLabel = label(keys, "strong")
            grid.addWidget(strong, place, 0)
            grid.addWidget(label(said), place, 1)
        self.close_button = button(words(N_("Close")), lambda: self.close_panel())
        last = row()
        last.addStretch(1)
        last.addWidget(self.close_button)
        area = scrolled(inside)
        area.setMinimumHeight(360)
        self.setLayout(column(label(words(N_("All keys")), "heading"), area, last, gap=12, edge=20))

    def first_focus(self) -> QWidget:
        """The button."""
        return self.close_button
