"""A new entry of the custody ledger: what happened, when, from whom or to whom, by whom, why.

It becomes an entry by the button alone; Esc keeps what was typed as a draft, and the same button opens it again. Knows
one piece of evidence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldcase.casework import custody
from fieldcase.casework.called import called
from fieldcase.errors import N_
from fieldcase.model.evidence import Custody, Evidence
from ui.record_form import Group, RecordForm
from ui.widgets.basics import button, column, label, row, scrolled
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from ui.workplace import Workplace

_LINES = (("event", "at"), ("other", "by"), ("reason",))
_STANDS = N_(
    "An entry stands: a mistake is put right by another entry. It is signed on this computer ({device}). Views, checks "
    "and exports are kept by themselves, under “Who looked”."
)
_WRONG = {
    "event": N_("Please choose what happened."),
    "at": N_("Please write when it happened: a day and an hour that are not to come."),
}


def add_entry(work: Workplace, evidence: Evidence) -> None:
    """Open the entry about this evidence that was begun and not finished, else a new one."""
    blank = custody.blank(work.desk, evidence)
    work.ask(
        lambda look: look.begun(Custody, evidence=evidence.id) or blank,
        lambda begun: work.asked_for_panel.emit(CustodyPanel(work, evidence, begun)),
        work, "custody entry",
    )  # fmt: skip


class CustodyPanel(Panel):
    """The form and its three buttons."""

    WIDTH = 620

    def __init__(self, work: Workplace, evidence: Evidence, begun: Custody) -> None:
        words = work.words
        title = words(N_("New entry of the custody ledger"))
        super().__init__(title)
        self.work, self.begun = work, begun
        self.form = RecordForm(work, (Group("", _LINES, frozenset({"reason"})),), name=title, by_itself=False)
        self.wrong = label("", "wrong", wrap=True)
        self.wrong.hide()
        self.add = button(words(N_("Add the entry")), self._add, "primary")
        last = row(
            self.add, button(words(N_("Finish it later")), self.escaped),
            button(words(N_("Give it up")), self._give_up, "flat"),
        )  # fmt: skip
        last.insertStretch(0, 1)
        held = QWidget()
        inside = column(self.form)
        inside.setContentsMargins(0, 0, 8, 0)
        held.setLayout(inside)
        named = label(called(evidence, work.tables, words), "strong", wrap=True)
        stands = label(words(_STANDS).format(device=begun.device), "muted", wrap=True)
        self.setLayout(
            column(label(title, "heading", wrap=True), named, scrolled(held), self.wrong, stands, last, gap=10, edge=20)
        )
        self.setMinimumHeight(500)
        self.form.open(begun, lambda: self.form.first_field().setFocus())

    def first_focus(self) -> QWidget:
        """The first field, or the button while the form is on its way."""
        return self.form.first_field() if self.form.fields else self.add

    def escaped(self) -> None:
        """Keep what was typed as a draft and close."""
        self.form.keep()
        self.close_panel()

    def _add(self) -> None:
        unread = next((edit for edit in self.form.fields.values() if edit.fault), None)
        if unread is not None:
            unread.setFocus()
            return
        entry = self.form.as_typed()
        names = {name for line in _LINES for name in line}
        if not isinstance(entry, Custody) or set(self.form.fields) != names:  # not yet laid out
            return
        field = custody.fault(entry, self.work.desk.world.now())
        if field:
            self.wrong.setText(self.work.words(_WRONG[field]))
            self.wrong.show()
            self.form.fields[field].setFocus()
            return
        self.form.keep()
        begun = self.begun
        said = self.work.words(N_("The entry stands in the ledger."))
        self.work.do(lambda desk: custody.enter(desk, begun), lambda _changes: self._entered(), said)

    def _entered(self) -> None:
        self.form.forget()
        self.close_panel()

    def _give_up(self) -> None:
        key = self.begun.key
        self.form.forget()
        self.work.do(lambda desk: desk.give_up(key))
        self.close_panel()
