"""What sources say differently about one delivery: side by side, none of them wins.

Knows the delivery's own account and the others; the form of one stands below the lines.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldcase.casework import letters
from fieldcase.casework.letters_told import said_account
from fieldcase.errors import N_
from fieldcase.model.letters import Delivery, DeliveryAccount
from ui.record_form import Group, RecordForm
from ui.widgets.basics import button, card, clear, column, label
from ui.widgets.flow import flowing
from ui.widgets.line_button import LineButton

if TYPE_CHECKING:
    from ui.workplace import Workplace

_LINES = (("way", "date"), ("said",), ("source",), ("source_words",), ("evidence",))
_HOW = N_("Accounts that contradict each other are kept as they are. Which one is right, a person finds out.")


class AccountsCard(QWidget):
    """The lines and the form."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        words = self.words
        self.delivery: Delivery | None = None
        self._lines: QVBoxLayout = column(gap=4)
        self.form = RecordForm(work, (Group("", _LINES, frozenset({"said"})),), name=words(N_("Account of a delivery")))
        self.form.left.connect(self.read)
        self.form.hide()
        self.add_button = button(words(N_("Another account…")), self.add, icon="plus")
        self.bin_button = button(words(N_("Account to the bin")), self.to_bin, icon="trash-2")
        self.bin_button.hide()
        self.setLayout(
            column(
                card(
                    label(words(N_("What is said about this delivery")), "heading"), self._lines,
                    label(words(_HOW), "muted", wrap=True), self.form, flowing(self.add_button, self.bin_button),
                )
            )
        )  # fmt: skip

    def open(self, delivery: Delivery) -> None:
        """Show what is said about a delivery."""
        if self.delivery is None or self.delivery.key != delivery.key:
            self.form.enter()
            self.form.hide()
            self.bin_button.hide()
        self.delivery = delivery
        self.read()

    def read(self) -> None:
        """Read the accounts anew."""
        delivery = self.delivery
        if delivery is not None:
            self.work.ask(lambda look: letters.accounts_of(look, delivery), self._show, self, "accounts")

    def _show(self, found: tuple[DeliveryAccount, ...]) -> None:
        delivery = self.delivery
        if delivery is None:
            return
        clear(self._lines)
        own = said_account(delivery, self.work.tables, self.words)
        self._lines.addWidget(label(f"1. {own or self.words(N_('not sent yet'))}", wrap=True, select=True))
        for number, one in enumerate(found, start=2):
            told = said_account(one, self.work.tables, self.words)
            line = LineButton(f"{number}. {told}", self._opening(one), icon="pencil")
            self._lines.addWidget(line)

    def _opening(self, one: DeliveryAccount) -> Callable[[], None]:
        return lambda: self._edit(one)

    def _edit(self, one: DeliveryAccount) -> None:
        self.form.show()
        self.bin_button.show()
        self.form.open(one, lambda: self.form.first_field().setFocus())

    def add(self) -> None:
        """Begin another account."""
        if self.delivery is not None:
            self._edit(letters.blank_account(self.work.desk, self.delivery))

    def to_bin(self) -> None:
        """Put the account in the form into the bin; the banner takes it back."""
        record = self.form.record
        if record is None:
            return
        self.form.hide()
        self.bin_button.hide()
        if self.form.is_entered or self.form.has_typed:
            said = self.words(N_("The account is in the bin."))
            self.form.enter(lambda: self.work.to_bin(DeliveryAccount, record.key, said, self.read))

    def leave(self) -> None:
        """Enter what was typed."""
        self.form.enter()
