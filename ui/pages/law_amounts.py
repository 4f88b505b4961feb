"""The tab Amounts of courts and law: every row of every table, own and delivered, and the way to a free charge check.

Knows the list and the row beside it; the check itself is a panel of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldcase.casework import amounts, amounts_table
from fieldcase.errors import N_
from fieldcase.model.law import Threshold
from ui.keys import Command
from ui.pages.amounts_detail import AmountsDetail
from ui.pages.amounts_list import AmountsList
from ui.pages.page_part import PagePart
from ui.pages.register_files import RegisterFiles, Ways
from ui.widgets.basics import button, column, label
from ui.widgets.flow import flowing
from ui.widgets.split import Split

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.workplace import Workplace

_LEAD = N_(
    "None of the delivered rows was read in an official publication. Each says how well it was checked; your own rows "
    "stand before them."
)


class AmountsPart(PagePart):
    """The tab."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        words = self.words
        self.check_button = button(words(N_("Check a charge…")), self.check, "primary", "scale")
        self.new_button = button(words(N_("New row")), self.new, icon="plus")
        self.detail = AmountsDetail(work, lambda made: self.show_row(made.key))
        self.list = AmountsList(work, self.new)
        self.list.looked_at.connect(self._show)
        self.list.opened.connect(lambda: self.detail.first_focus().setFocus())
        self.detail.form.left.connect(self._left)
        ways = Ways(
            words(N_("amounts.csv")), lambda desk, table: amounts_table.import_rows(desk, table, words),
            lambda desk, target: amounts_table.export(desk, target, words),
        )  # fmt: skip
        self.files = RegisterFiles(work, ways, self.list.read)
        in_button = button(words(N_("Take in from a table…")), self.files.take_in, icon="download")
        out_button = button(words(N_("Write out…")), self.files.write_out, icon="save")
        lead = label(words(_LEAD), "muted", wrap=True)
        buttons = flowing(self.check_button, self.new_button, in_button, out_button)
        layout = column(buttons, lead, Split(self.list, self.detail, (5, 4)))
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def read(self) -> None:
        """Read the rows anew, and the one that is shown."""
        self.list.read()
        self.detail.form.again()

    def mark(self, record: bytes) -> None:
        """Mark a row."""
        self.show_row(record)

    def show_row(self, record: bytes) -> None:
        """Read the rows and mark one of them."""
        self.list.take(record)
        self.list.read()

    def _show(self, one: Threshold | None) -> None:
        form = self.detail.form
        if one is None and form.record is not None and (form.has_typed or not form.is_entered):
            return
        self.detail.show_row(one)
        self.commands_changed.emit()

    def _left(self) -> None:
        record = self.detail.form.record
        if record is not None and self.detail.row is not None and self.detail.row.key == record.key:
            self.list.take(record.key)
        self.list.read()

    def leave(self) -> None:
        """Enter what was typed."""
        self.detail.form.enter()

    def first_focus(self) -> QWidget:
        """The list where there is one."""
        return self.list.view if self.list.stack.currentIndex() == 0 else self.check_button

    def new(self) -> None:
        """Begin a row of one's own; it is there once something is typed."""
        blank = amounts.blank(self.work.desk)
        self.detail.show_row(blank, lambda: self.detail.form.first_field().setFocus())

    def done(self) -> None:
        """Enter the row and go back to the list."""
        self.detail.form.enter()
        self.list.view.setFocus()

    def check(self) -> None:
        """Check a charge without a case."""
        from ui.pages.charge_panel import ChargePanel

        self.work.asked_for_panel.emit(ChargePanel(self.work))

    def commands(self) -> tuple[Command, ...]:
        """The commands of list and row."""
        return (
            Command("amounts-new", N_("New row"), "Ctrl+E", self.new),
            Command("amounts-own", N_("Make my own row of this one"), "Ctrl+T", self.detail.copy,
                    lambda: self.detail.is_delivered),
            Command("amounts-filter", N_("Filter the list"), "Ctrl+F", lambda: self.list.line.setFocus()),
            Command("amounts-bin", N_("Put the row into the bin"), "Ctrl+Delete", self.detail.to_bin,
                    lambda: self.detail.is_own),
            Command("amounts-done", N_("Done with this row"), "Ctrl+Return", self.done),
        )  # fmt: skip
