"""One record that is open, with several fronts of which chips choose one.

A front is made when it first comes to the front, so that the first is there sooner. Refuses to know what a front shows.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from fieldcase.errors import N_
from ui.keys import Command
from ui.widgets.basics import Ground, column
from ui.widgets.chips import Chips
from ui.workplace import Workplace


class OpenOne(QWidget):
    """The record. `closed` asks for the list again."""

    closed = Signal()
    commands_changed = Signal()

    def __init__(self, work: Workplace, fronts: Sequence[tuple[str, str]]) -> None:
        """`fronts`: the name of each and what its chip says (a msgid)."""
        super().__init__()
        self.work, self.words = work, work.words
        self.fronts = tuple(name for name, _ in fronts)
        self.view = Chips(self.words(N_("What is shown")), tuple((name, self.words(said)) for name, said in fronts))
        self.view.changed.connect(self.turn)
        self._under = {name: Ground() for name in self.fronts}
        self.stack = QStackedWidget()
        for held in self._under.values():
            held.setLayout(column())
            self.stack.addWidget(held)

    def lay(self, name: str, part: QWidget) -> None:
        """Put into a front what it shows."""
        layout = self._under[name].layout()
        assert layout is not None
        layout.addWidget(part)

    @property
    def part(self) -> str:
        """What is in front."""
        return self.fronts[self.stack.currentIndex()]

    def front(self, name: str) -> None:
        """Bring one to the front, as it is."""
        self.view.choose(name)
        self.stack.setCurrentIndex(self.fronts.index(name))
        self.commands_changed.emit()

    def turn(self, name: str) -> None:
        """Go from one to another, as somebody who chose its chip does."""
        raise NotImplementedError

    def read(self) -> None:
        """Read the record and what is in front of it."""
        raise NotImplementedError

    def shown(self) -> bytes | None:
        """The id of what opens again what is shown."""
        raise NotImplementedError

    def leave(self) -> None:
        """Enter what was typed."""
        raise NotImplementedError

    def first_focus(self) -> QWidget:
        """Of what is in front."""
        raise NotImplementedError

    def commands(self) -> tuple[Command, ...]:
        """Of what is in front, and the way to the others."""
        raise NotImplementedError
