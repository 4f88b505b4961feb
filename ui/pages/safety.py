"""The page Safety: lock, copies, checks, keys, this computer, how the window looks, the bin, and the honest limits.

A list of the sections on the left, the sections below one another on the right.
"""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QListWidget, QWidget

from fieldcase.errors import N_
from fieldcase.model.declare import kinds
from ui.keys import Command
from ui.page import Page
from ui.pages.safety_bin import BinSection
from ui.pages.safety_check import CheckSection
from ui.pages.safety_copies import CopiesSection
from ui.pages.safety_keys import KeysSection
from ui.pages.safety_limits import LimitsSection
from ui.pages.safety_lock import ComputerSection, LockSection, LookSection
from ui.pages.safety_people import PARTS as PEOPLE
from ui.pages.safety_people import PeopleView
from ui.pages.safety_section import Section
from ui.widgets.basics import WIDE_GAP, column, row, scrolled
from ui.widgets.chips import Chips
from ui.widgets.turns import Turns
from ui.workplace import Place, Workplace

_SECTIONS: tuple[type[Section], ...] = (
    LockSection, CopiesSection, CheckSection, KeysSection, ComputerSection, LookSection, BinSection, LimitsSection,
)  # fmt: skip
_NAMES = [kind.NAME for kind in _SECTIONS]
# Narrower than so many letters, the sections need the room that the list of them takes.
_LETTERS = 84
_LIST_LETTERS = 36
LAPTOP = "laptop"


class SafetyPage(Page):
    """The sections."""

    NAME: ClassVar[str] = "safety"
    TITLE: ClassVar[str] = N_("Safety")
    LISTENS: ClassVar[frozenset[str]] = frozenset(kind.KIND for kind in kinds())

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self.sections: dict[str, Section] = {}
        self.names = QListWidget()
        self.names.setAccessibleName(self.words(N_("Sections")))
        self.names.addItems([self.words(kind.TITLE) for kind in _SECTIONS])
        self.names.setWordWrap(True)
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.names.setResizeMode(QListView.ResizeMode.Adjust)
        metrics = self.names.fontMetrics()
        widest = max(metrics.horizontalAdvance(self.words(kind.TITLE)) for kind in _SECTIONS)
        self.names.setFixedWidth(min(widest + 40, _LIST_LETTERS * metrics.averageCharWidth()))
        self.names.currentRowChanged.connect(self._jump)
        self.names.itemActivated.connect(lambda _row: self._enter())
        self.names.installEventFilter(self)
        inside = QWidget()
        inside.setProperty("kind", "page")
        self._held = column(gap=WIDE_GAP)
        self._held.addStretch(1)
        self._held.setContentsMargins(0, 0, 10, 0)
        inside.setLayout(self._held)
        self.area = scrolled(inside)
        beside = row(self.names, self.area, gap=WIDE_GAP)
        beside.setStretch(1, 1)
        self.laptop = QWidget()
        self.laptop.setLayout(beside)
        self.body.addWidget(self.laptop, 1)
        views = ((LAPTOP, self.words(N_("This laptop"))), (PEOPLE[0], self.words(N_("People"))))
        self.views = Chips(self.words(N_("Safety of what")), views, LAPTOP)
        self.views.changed.connect(self._view)
        self.head.addWidget(self.views)
        # Made when it is asked for: the map behind its cover is nobody's first page.
        self.people: PeopleView | None = None
        self._place = ("lock", "")
        self._build_one()
        self._turns = Turns(self, [self._build_one] * (len(_SECTIONS) - 1))

    def _build_one(self) -> None:
        section = _SECTIONS[len(self.sections)](self.work)
        self.sections[section.NAME] = section
        self._held.insertWidget(self._held.count() - 1, section)
        if self.isVisible():
            section.read()
        if self.stands:
            QTimer.singleShot(0, self._land)

    @property
    def stands(self) -> bool:
        """Whether every section is there."""
        return len(self.sections) == len(_SECTIONS)

    def open(self, place: Place) -> None:
        """Show the sections; `part` names one of them, and a setting of it after a colon."""
        if place.part in PEOPLE:
            self._view(place.part)
            return
        self._view(LAPTOP)
        name, _, part = place.part.partition(":")
        self._place = (name if name in _NAMES else "lock", part)
        self.names.setCurrentRow(_NAMES.index(self._place[0]))
        self.read()
        if self.stands:
            QTimer.singleShot(0, self._land)

    def _view(self, name: str) -> None:
        """Bring the laptop's sections to the front, or the people's view at a tab."""
        people = name in PEOPLE
        self.views.choose(PEOPLE[0] if people else LAPTOP)
        if people and self.people is None:
            self.people = PeopleView(self.work)
            self.body.addWidget(self.people, 1)
        self.laptop.setVisible(not people)
        if self.people is not None:
            self.people.setVisible(people)
            if people:
                self.people.open(name)
                self.people.read()
            else:
                self.people.cover()
        self.commands_changed.emit()

    @property
    def shows_people(self) -> bool:
        """Whether the people's view is in front."""
        return self.views.code == PEOPLE[0]

    def here(self) -> Place:
        """The people's view by its tab; else where the page was opened."""
        if self.shows_people and self.people is not None:
            return Place(self.NAME, None, PEOPLE[self.people.tabs.currentIndex()])
        return super().here()

    def leave(self) -> None:
        """Enter what was typed, and cover the map and the plans."""
        if self.people is not None:
            self.people.cover()

    def _land(self) -> None:
        """Scroll to where the place names, once the sections have their sizes."""
        name, part = self._place
        self._jump(_NAMES.index(name))
        if part:
            self.sections[name].first(part).setFocus()
        self._place = (name, "")

    def read(self) -> None:
        """Read what is in front anew."""
        if self.shows_people and self.people is not None:
            self.people.read()
            return
        for section in self.sections.values():
            section.read()

    def first_focus(self) -> QWidget:
        """The list of sections, or the tabs of the people's view."""
        if self.shows_people and self.people is not None:
            return self.people.tabs
        return self.names if not self.names.isHidden() else self.sections["lock"].first()

    def _jump(self, place: int) -> None:
        if 0 <= place < len(self.sections):
            section = self.sections[_NAMES[place]]
            self.area.verticalScrollBar().setValue(section.y() if place else 0)

    def _enter(self) -> None:
        section = self.sections.get(_NAMES[max(0, self.names.currentRow())])
        if section is not None:
            section.first().setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The right arrow goes from the list into the section."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Right:
            self._enter()
            return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the sections where there is little of it."""
        super().resizeEvent(event)
        self.names.setVisible(self.width() >= _LETTERS * self.fontMetrics().averageCharWidth())

    def commands(self) -> tuple[Command, ...]:
        """What is done here, to be found in the search."""
        if self.shows_people and self.people is not None:
            return self.people.commands()
        return (
            Command("copy", N_("Copy the vault to a stick"), "", lambda: self._copies().choose_folder(), self._able),
            Command("backup", N_("Make a backup now"), "", lambda: self._copies().back_up(), self._able),
            Command("check", N_("Check everything"), "", lambda: self._check().check(), self._able),
        )

    def _able(self) -> bool:
        return self.stands

    def _copies(self) -> CopiesSection:
        found = self.sections["copies"]
        assert isinstance(found, CopiesSection)
        return found

    def _check(self) -> CheckSection:
        found = self.sections["check"]
        assert isinstance(found, CheckSection)
        return found
