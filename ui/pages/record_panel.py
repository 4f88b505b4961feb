"""A panel that holds the form of one record and enters it when it is closed. Refuses to know what the record is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldcase.errors import N_
from fieldcase.model.declare import Record
from ui.record_form import Group, RecordForm
from ui.widgets.basics import button, column, label, row, scrolling
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from ui.workplace import Workplace


class RecordPanel(Panel):
    """A form of one record; closing it enters what was typed."""

    WIDTH = 620

    def __init__(
        self, work: Workplace, record: Record, groups: tuple[Group, ...], title: str, gone: str, about: str = ""
    ) -> None:
        """`title` stands above the form, `about` below the title; `gone` is said when the record went to the bin."""
        super().__init__(title)
        self.work, self.record, self._gone = work, record, gone
        self.form = RecordForm(work, groups, name=title)
        around = scrolling(column(self.form, gap=12))
        around.setMinimumHeight(360)
        self.close_button = button(work.words(N_("Close")), self.escaped, "primary")
        last = row(button(work.words(N_("To the bin")), self.to_bin, "flat", "trash-2"))
        last.addStretch(1)
        last.addWidget(self.close_button)
        said = (label(about, "muted", wrap=True),) if about else ()
        self.setLayout(column(label(title, "heading", wrap=True), *said, around, last, gap=10, edge=20))
        self.form.open(record, lambda: self.form.first_field().setFocus())

    def first_focus(self) -> QWidget:
        """The button until the form is there."""
        return self.close_button

    def escaped(self) -> None:
        """Enter what was typed and close."""
        self.form.enter(self.close_panel)

    def to_bin(self) -> None:
        """Put the record into the bin; one in which nothing was written is just left."""
        if self.form.is_entered or self.form.has_typed:
            self.form.enter(self._hide)
        else:
            self.close_panel()

    def _hide(self) -> None:
        self.work.to_bin(type(self.record), self.record.key, self._gone)
        self.close_panel()
