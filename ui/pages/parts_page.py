"""A page of several tabs: which is in front, how a place names one, the keys that turn them.

Knows nothing of what a tab shows. A tab is made when it first comes to the front.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from fieldcase.errors import N_
from ui.keys import Command
from ui.page import Page
from ui.pages.page_part import PagePart
from ui.widgets.basics import column
from ui.workplace import Place, Workplace


@dataclass(frozen=True)
class PartStop:
    """A tab: its name in a place, its title (msgid), the class that makes it ("module:class")."""

    name: str
    title: str
    where: str


class PartsPage(Page):
    """The page. `PARTS` are its tabs, `PARTS_NAME` (msgid) is what they are called together."""

    PARTS: ClassVar[tuple[PartStop, ...]]
    PARTS_NAME: ClassVar[str]

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        words = self.words
        self._parts: dict[int, PagePart] = {}
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(words(self.PARTS_NAME))
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        for stop in self.PARTS:
            self.tabs.addTab(words(stop.title))
        self.tabs.currentChanged.connect(self._turned)
        self.stack = QStackedWidget()
        held = column(self.tabs, self.stack)
        held.setStretch(1, 1)
        self.body.addLayout(held, 1)

    @property
    def part(self) -> PagePart:
        """The tab in front, made when it first comes there."""
        place = self.tabs.currentIndex()
        if place not in self._parts:
            module, _, kind = self.PARTS[place].where.partition(":")
            made: PagePart = getattr(importlib.import_module(module), kind)(self.work)
            self._parts[place] = made
            made.commands_changed.connect(self.commands_changed)
            made.turn_to.connect(self._turn_to)
            self.stack.addWidget(made)
        return self._parts[place]

    def _turned(self, _place: int) -> None:
        self.leave()
        self.stack.setCurrentWidget(self.part)
        self.part.read()
        self.commands_changed.emit()

    def _turn_to(self, name: str, what: object) -> None:
        """Bring the tab of a name to the front, and hand it what another one wants shown there."""
        self.tabs.setCurrentIndex(next(at for at, stop in enumerate(self.PARTS) if stop.name == name))
        self.part.show_this(what)
        self.first_focus().setFocus()

    def open(self, place: Place) -> None:
        """A tab by its name, with a record marked in it where the place names one."""
        at = next((at for at, stop in enumerate(self.PARTS) if stop.name == place.part), self.tabs.currentIndex())
        if at != self.tabs.currentIndex():
            self.tabs.setCurrentIndex(at)
        self.stack.setCurrentWidget(self.part)
        # Whoever asked for the focus first has made the tab already, and the window knows nothing of its keys.
        self.commands_changed.emit()
        if place.record is not None:
            self.part.mark(place.record)
        else:
            self.part.show_all()

    def here(self) -> Place:
        """The tab in front, at the record that it shows."""
        return Place(self.NAME, self.part.shown(), self.PARTS[self.tabs.currentIndex()].name)

    def read(self) -> None:
        """Read the tab in front anew."""
        self.part.read()

    def leave(self) -> None:
        """Enter what was typed on any tab."""
        for part in self._parts.values():
            part.leave()

    def first_focus(self) -> QWidget:
        """What has the focus on the tab in front."""
        return self.part.first_focus()

    def commands(self) -> tuple[Command, ...]:
        """Of the tab in front, and the way to the next one. The page is asked for them before it knows which tab is
        wanted: none is made for that."""
        made = self._parts.get(self.tabs.currentIndex())
        return (
            *(made.commands() if made is not None else ()),
            Command("next-tab", N_("Next tab"), "Ctrl+Tab", lambda: self.turn(1)),
            Command("previous-tab", N_("Previous tab"), "Ctrl+Shift+Tab", lambda: self.turn(-1)),
        )

    def turn(self, step: int) -> None:
        """Go to the tab beside this one, round at the ends."""
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + step) % self.tabs.count())
        self.first_focus().setFocus()
