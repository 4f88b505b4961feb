"""A tab of all records of a kind in a list, and the one of them that is open.

Knows which of the two is in front; refuses to know what is listed and what happens in the one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from ui.keys import Command
from ui.pages.open_one import OpenOne
from ui.pages.page_part import PagePart
from ui.widgets.basics import column
from ui.widgets.flow import flowing

if TYPE_CHECKING:
    from ui.pages.record_list import RecordList
    from ui.pages.register_list import RegisterList
    from ui.workplace import Workplace

One = TypeVar("One", bound=OpenOne)


class ListAndOne(PagePart, Generic[One]):
    """The tab."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self._opened: One | None = None
        self._holder: QWidget | None = None
        self.listing = QWidget()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.listing)
        self.setLayout(column(self.stack))

    def hold(self, listed: RecordList | RegisterList, new: QPushButton, *more: QPushButton) -> None:
        """Put the list into the tab; `new` has the focus where it is empty."""
        self.new_button, self._listed = new, listed
        listed.opened.connect(self.open_marked)
        held = column(flowing(new, *more), listed)
        held.setStretch(1, 1)
        self.listing.setLayout(held)

    def make_one(self) -> tuple[One, QWidget]:
        """The view of one record, and what it stands in (itself, or what it is scrolled in)."""
        raise NotImplementedError

    def close_one(self) -> None:
        """Go to the list, as a place one comes back from."""
        raise NotImplementedError

    def open_marked(self) -> None:
        """Go to the record that is marked in the list."""
        raise NotImplementedError

    def list_commands(self) -> tuple[Command, ...]:
        """What can be done with the list."""
        raise NotImplementedError

    @property
    def opened(self) -> One:
        """The view of one record, made when the first is opened."""
        if self._opened is None:
            self._opened, self._holder = self.make_one()
            self._opened.closed.connect(self.close_one)
            self._opened.commands_changed.connect(self.commands_changed)
            self.stack.addWidget(self._holder)
        return self._opened

    @property
    def is_made(self) -> bool:
        """Whether the view of one record was made."""
        return self._opened is not None

    @property
    def is_open(self) -> bool:
        """Whether a record is open."""
        return self._holder is not None and self.stack.currentWidget() is self._holder

    def read(self) -> None:
        """Read what is in front anew."""
        if self.is_open:
            self.opened.read()
        else:
            self._listed.read()

    def show_all(self) -> None:
        """The list comes to the front."""
        self.leave()
        self._show(self.listing)
        self._listed.read()

    def not_here(self, said: str) -> None:
        """Say that what was asked for is gone, and show the list."""
        self.work.say(said)
        self.show_all()

    def show_one(self) -> None:
        """The view of one record comes to the front."""
        opened = self.opened
        self._show(self._holder or opened)

    def _show(self, part: QWidget) -> None:
        self.stack.setCurrentWidget(part)
        self.commands_changed.emit()

    def shown(self) -> bytes | None:
        """The record that is open, or what is shown in it."""
        return self.opened.shown() if self.is_open else None

    def leave(self) -> None:
        """Enter what was typed."""
        if self._opened is not None:
            self._opened.leave()

    def first_focus(self) -> QWidget:
        """What the open record says, else the list where there is one."""
        if self.is_open:
            return self.opened.first_focus()
        return self._listed.view if self._listed.stack.currentIndex() == 0 else self.new_button

    def commands(self) -> tuple[Command, ...]:
        """Of the open record, or of the list."""
        return self.opened.commands() if self.is_open else self.list_commands()
