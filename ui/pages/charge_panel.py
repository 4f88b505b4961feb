"""A free charge check, from everywhere: country, date, substance, weight; the answer at each key, and nothing is kept.

Its fields are those that a decision has; what they hold is gone when the panel closes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from fieldcase.casework import charging
from fieldcase.casework.charging import Asked
from fieldcase.errors import N_
from fieldcase.model.courts import Decision
from fieldcase.model.declare import field_named
from ui.declared import editor_of, spec_of
from ui.pages.charge_answer import ChargeAnswer
from ui.widgets.basics import GAP, button, column, label, row, scrolling
from ui.widgets.fields import FieldEdit, Unread
from ui.widgets.overlay import Panel
from ui.widgets.turns import delayed

if TYPE_CHECKING:
    from ui.workplace import Workplace

_ABOUT = N_(
    "The tables answer by the date of the act. The answer is a question for a lawyer, and nothing is kept here."
)
_LINES = (("country", "act_date"), ("substance", "form"), ("weight", "weight_basis"))
_READ_AFTER_MS = 60


class ChargePanel(Panel):
    """The fields and the answer."""

    WIDTH = 760

    def __init__(self, work: Workplace) -> None:
        words = work.words
        super().__init__(words(N_("Check a charge")))
        self.work = work
        self.fields: dict[str, FieldEdit] = {}
        self.answer = ChargeAnswer(words(N_("What the tables give")))
        lines = column(gap=GAP + 4)
        for line in _LINES:
            edits = [self._edit(name) for name in line]
            beside = row(*edits, gap=GAP + 4)
            for edit in edits:
                beside.setAlignment(edit, Qt.AlignmentFlag.AlignTop)
                beside.setStretchFactor(edit, 1)
            lines.addLayout(beside)
        held = column(label(words(_ABOUT), "muted", wrap=True), lines, self.answer, gap=12)
        around = scrolling(held)
        around.setMinimumHeight(430)
        self.close_button = button(words(N_("Close")), self.escaped)
        last = row(self.close_button)
        last.insertStretch(0, 1)
        self.setLayout(column(label(words(N_("Check a charge")), "heading"), around, last, gap=12, edge=20))
        self._timer = delayed(self, _READ_AFTER_MS, self.read)
        self.read()

    def _edit(self, name: str) -> FieldEdit:
        edit = editor_of(spec_of(field_named(Decision, name), self.work, {}, long=False), self.work)
        edit.show_value(edit.spec.empty)
        edit.edited.connect(lambda _name: self._timer.start())
        self.fields[name] = edit
        return edit

    def first_focus(self) -> QWidget:
        """The country."""
        return self.fields["country"]

    def read(self) -> None:
        """Ask the tables anew."""
        self._timer.stop()
        asked, words = self._asked(), self.work.words
        self.work.ask(
            lambda look: charging.free(look, asked, words), self.answer.show_sentences, self, "check"
        )  # fmt: skip

    def _asked(self) -> Asked:
        """What can be read of what is typed; the rest is as if it were not there, and says so beside its field."""
        read: dict[str, Any] = {}
        for name, edit in self.fields.items():
            try:
                read[name] = edit.value()
            except Unread:
                read[name] = edit.spec.empty
        return Asked(
            read["country"], read["act_date"], read["substance"], read["form"], read["weight"], read["weight_basis"]
        )
