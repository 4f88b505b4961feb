"""What is shown of one row of a table of amounts: an own one in its form, a delivered one to be read and copied."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from fieldcase.casework import amounts
from fieldcase.errors import N_
from fieldcase.model.delivered import is_delivered
from fieldcase.model.law import Threshold
from ui.pages.amounts_said import Told
from ui.record_form import Group, RecordForm
from ui.widgets.basics import WIDE_GAP, button, card, clear, column, label, scrolling
from ui.widgets.flow import flowing

if TYPE_CHECKING:
    from fieldcase.casework.changes import Changes
    from fieldcase.casework.desk import Desk
    from ui.workplace import Workplace

_LONG = frozenset({"bands", "consequences", "notes"})
_LINES = (
    ("country", "substance"), ("form", "unit"), ("weight_basis",), ("instrument",), ("bands",), ("consequences",),
    ("valid_from", "valid_to"), ("status", "checked_on"), ("source",), ("notes",),
)  # fmt: skip
_HOW = N_(
    "One size a line: large, more than 1.5, up to 25. “Up to” and “from” hold the number itself, “more than” and “less "
    "than” do not."
)
_DELIVERED = N_(
    "This row comes with the program and is not changed. A row of your own stands before it; which of them held on a "
    "day, their dates say."
)


class AmountsDetail(QWidget):
    """The row."""

    def __init__(self, work: Workplace, copied: Callable[[Threshold], None]) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        self._copied = copied
        self.row: Threshold | None = None
        self.form = RecordForm(work, (Group("", _LINES, _LONG),), name=self.words(N_("Row of a table of amounts")))
        self.bin_button = button(self.words(N_("To the bin")), self.to_bin, icon="trash-2")
        self.copy_button = button(self.words(N_("Make my own row of this one")), self.copy, "primary", "copy")
        self._read = QVBoxLayout()
        self._read.setSpacing(10)
        self.stack = QStackedWidget()
        self.stack.addWidget(QWidget())
        self.stack.addWidget(self._editing())
        self.stack.addWidget(self._reading())
        self.setLayout(column(self.stack))

    def _editing(self) -> QWidget:
        how = label(self.words(_HOW), "muted", wrap=True)
        return scrolling(column(card(how, self.form), flowing(self.bin_button), gap=WIDE_GAP - 4))

    def _reading(self) -> QWidget:
        lead = label(self.words(_DELIVERED), "muted", wrap=True)
        return scrolling(column(card(lead, self._read), flowing(self.copy_button), gap=WIDE_GAP - 4))

    def show_row(self, one: Threshold | None, then: Callable[[], None] | None = None) -> None:
        """Show a row, or none."""
        self.row = one
        if one is None or is_delivered(one):
            self.form.enter()
        if one is None:
            self.stack.setCurrentIndex(0)
        elif is_delivered(one):
            self._show_delivered(one)
            self.stack.setCurrentIndex(2)
        else:
            self.stack.setCurrentIndex(1)
            self.form.open(one, then)

    def _show_delivered(self, one: Threshold) -> None:
        told = Told(self.work)
        clear(self._read)
        title = f"{told.country(one)}: {told.substance(one)}"
        self._read.addWidget(label(title, "heading", wrap=True))
        for name, value in told.lines(one):
            if value:
                self._read.addLayout(
                    column(label(name, "label"), label(value, wrap=True, select=True), gap=2)
                )  # fmt: skip

    def first_focus(self) -> QWidget:
        """The form's first field, or the button of a row that is only read."""
        return self.form.first_field() if self.stack.currentIndex() == 1 else self.copy_button

    def copy(self) -> None:
        """Make an own row of the delivered one."""
        one, words = self.row, self.words
        if one is None or not is_delivered(one):
            return

        def deed(desk: Desk) -> Threshold:
            made: tuple[Threshold, Changes] = amounts.make_own(desk, one, words)
            return made[0]

        self.work.do(deed, self._copied, words(N_("The row is now also your own.")))

    def to_bin(self) -> None:
        """Put the own row into the bin; the banner takes it back."""
        one, said = self.form.record, self.words(N_("The row is in the bin."))
        if one is None:
            return
        if not self.form.is_entered and not self.form.has_typed:
            self.show_row(None)
            return
        self.form.enter(lambda: self.work.to_bin(Threshold, one.key, said))
