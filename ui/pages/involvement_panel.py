"""The involvement of one person in an act: in which degree, what this one is said to have done, what bears it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldcase.errors import N_
from fieldcase.model.remedies import Involvement
from ui.record_form import Group, RecordForm
from ui.widgets.basics import button, column, label, row, scrolling
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from ui.workplace import Workplace

_LONG = frozenset({"what", "notes"})


class InvolvementPanel(Panel):
    """The form; closing it enters what was typed."""

    WIDTH = 560

    def __init__(self, work: Workplace, involvement: Involvement, name: str) -> None:
        words = work.words
        super().__init__(words(N_("Involvement")))
        self.work, self.involvement = work, involvement
        groups = (
            Group("", (("degree",), ("what",), ("evidence",)), _LONG),
            Group(words(N_("For the lawyer alone: in no dossier")), (("notes",),), _LONG),
        )
        self.form = RecordForm(work, groups, name=words(N_("Involvement")))
        held = column(self.form, gap=12)
        around = scrolling(held)
        around.setMinimumHeight(360)
        self.close_button = button(words(N_("Close")), self.escaped, "primary")
        last = row(button(words(N_("To the bin")), self.to_bin, "flat", "trash-2"))
        last.addStretch(1)
        last.addWidget(self.close_button)
        said = label(words(N_("It is an allegation, not a finding.")), "muted", wrap=True)
        self.setLayout(column(label(name, "heading", wrap=True), said, around, last, gap=10, edge=20))
        self.form.open(involvement, lambda: self.form.first_field().setFocus())

    def first_focus(self) -> QWidget:
        """The button until the form is there."""
        return self.close_button

    def escaped(self) -> None:
        """Enter what was typed and close."""
        self.form.enter(self.close_panel)

    def to_bin(self) -> None:
        """Put the involvement into the bin; one in which nothing was written is just left."""
        if self.form.is_entered or self.form.has_typed:
            self.form.enter(self._hide)
        else:
            self.close_panel()

    def _hide(self) -> None:
        said = self.work.words(N_("The involvement is in the bin."))
        self.work.to_bin(Involvement, self.involvement.key, said)
        self.close_panel()
