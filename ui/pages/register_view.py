"""A view of rows of the network's register: the list of own and delivered ones, and the marked row beside it.

Knows list and row; what the rows are, a list and a detail of one kind say, and what is above them, the view made of it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from fieldcase.errors import N_
from fieldcase.model.declare import Record
from ui.keys import Command
from ui.pages.register_detail import RegisterDetail
from ui.pages.register_list import RegisterList
from ui.widgets.basics import button, column
from ui.widgets.flow import flowing
from ui.widgets.split import Split

if TYPE_CHECKING:
    from ui.workplace import Workplace


class RegisterView(QWidget):
    """The view. `named` begins the names of its commands; `new_text` and `copy_text` are finished and msgid words for
    beginning a row and for the deed with a delivered one; `lead` stands above the list; `first` is the button before
    all others where there is a deed that comes first."""

    commands_changed = Signal()

    def __init__(
        self,
        work: Workplace,
        named: str,
        shown: tuple[RegisterList, RegisterDetail],
        blank: Callable[[], Record],
        *,
        new_text: str,
        copy_text: str,
        lead: QWidget,
        heads: tuple[QPushButton, ...] = (),
        first: QPushButton | None = None,
    ) -> None:
        super().__init__()
        self.work, self.words, self._named, self._blank, self._copy_text = work, work.words, named, blank, copy_text
        self.setProperty("kind", "ground")
        self.list, self.detail = shown
        self.new_button = button(new_text, self.new, icon="plus")
        self.list.looked_at.connect(self._show)
        self.list.opened.connect(lambda: self.detail.first_focus().setFocus())
        for form in self.detail.forms:
            form.left.connect(self._left)
        self._first = first if first is not None else self.new_button
        buttons = (self.new_button, *heads) if first is None else (first, self.new_button, *heads)
        layout = column(flowing(*buttons), lead, Split(self.list, self.detail, (5, 4)))
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def read(self) -> None:
        """Read the rows anew, and the one that is shown."""
        self.list.read()
        self.detail.form.again()

    def mark(self, record: bytes) -> None:
        """Mark a row."""
        self.list.take(record)
        self.list.read()

    def go_on(self, record: Record) -> None:
        """Go on with a row that was begun and not entered."""
        self.detail.show_row(record, lambda: self.detail.form.first_field().setFocus())

    def _show(self, one: Any) -> None:
        form = self.detail.form
        if one is None and form.record is not None and (form.has_typed or not form.is_entered):
            return
        self.detail.show_row(one)
        self.commands_changed.emit()

    def _left(self) -> None:
        record, row = self.detail.form.record, self.detail.row
        if record is not None and row is not None and row.key == record.key:
            self.list.take(record.key)
        self.list.read()

    def leave(self) -> None:
        """Enter what was typed."""
        self.detail.form.enter()

    def first_focus(self) -> QWidget:
        """The list where there is one."""
        return self.list.view if self.list.stack.currentIndex() == 0 else self._first

    def new(self) -> None:
        """Begin a row of one's own; it is there once something is typed."""
        self.detail.show_row(self._blank(), lambda: self.detail.form.first_field().setFocus())

    def done(self) -> None:
        """Enter the row and go back to the list."""
        self.detail.form.enter()
        self.list.view.setFocus()

    def commands(self) -> tuple[Command, ...]:
        """The commands of list and row."""
        named = self._named
        return (
            Command(f"{named}-new", N_("New row"), "Ctrl+E", self.new),
            Command(f"{named}-own", self._copy_text, "Ctrl+T", self.detail.copy, lambda: self.detail.is_delivered),
            Command(f"{named}-filter", N_("Filter the list"), "Ctrl+F", lambda: self.list.line.setFocus()),
            Command(f"{named}-bin", N_("Put the row into the bin"), "Ctrl+Delete", self.detail.to_bin,
                    lambda: self.detail.is_own),
            Command(f"{named}-done", N_("Done with this row"), "Ctrl+Return", self.done),
        )  # fmt: skip
