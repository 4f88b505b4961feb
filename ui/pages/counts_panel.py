"""A counted table is chosen: what is counted, by what, where and when. The choice is handed on as a value.

Knows choices and their words; counts nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldcase.casework import count_choices
from fieldcase.casework.count_choices import Choices
from fieldcase.casework.counting import CountAsked, NotAsked
from fieldcase.errors import N_
from fieldcase.model.declare import field_named
from fieldcase.model.reports import Report
from ui.declared import editor_of, spec_of
from ui.widgets.basics import Combo, button, column, label, row
from ui.widgets.fields import FieldEdit, Unread
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from ui.workplace import Workplace

_ANSWERS, _SIDE = "answers", "side"
_NONE = N_("nothing else")
_EVERYWHERE = N_("everywhere")
_NO_TABLE = N_("These choices make no table. Rows and columns have to differ; before and after needs the day.")


class CountsPanel(Panel):
    """The panel. `chosen` gets the table."""

    WIDTH = 620

    def __init__(
        self, work: Workplace, offered: Choices, chosen: Callable[[CountAsked], None], country: str = ""
    ) -> None:
        title = work.words(N_("Which table?"))
        super().__init__(title)
        self.work, self.words, self.offered, self._chosen = work, work.words, offered, chosen
        told = self.words
        self.what = Combo(told(N_("What is counted")), offered.whats, offered.whats[0][0])
        self.rows = Combo(told(N_("A line for each")))
        self.columns = Combo(told(N_("Columns by")))
        self.country = Combo(told(N_("Where")), (("", told(_EVERYWHERE)), *offered.countries), country)
        self.question = Combo(told(N_("Question")), offered.questions)
        self.question_label = label(self.question.accessibleName(), "label")
        self.period = self._date("period", N_("Period"))
        self.change = self._date("due", N_("Day of the change of law"))
        self.fault = label("", "bad", wrap=True)
        self.fault.hide()
        self.add_button = button(told(N_("Add the table")), self.add, "primary", "plus")
        last = row(button(told(N_("Cancel")), lambda: self.close_panel()), self.add_button)
        last.insertStretch(0, 1)
        held = column(label(title, "heading"), gap=8, edge=20)
        for combo in (self.what, self.rows, self.columns):
            held.addWidget(label(combo.accessibleName(), "label"))
            held.addWidget(combo)
        held.addWidget(self.question_label)
        held.addWidget(self.question)
        held.addWidget(label(self.country.accessibleName(), "label"))
        held.addWidget(self.country)
        held.addWidget(self.period)
        held.addWidget(self.change)
        held.addWidget(self.fault)
        held.addLayout(last)
        self.setLayout(held)
        self.what.currentIndexChanged.connect(lambda _at: self._offer())
        for combo in (self.rows, self.columns):
            combo.currentIndexChanged.connect(lambda _at: self._show())
        self._offer()

    def _date(self, name: str, title: str) -> FieldEdit:
        spec = spec_of(field_named(Report, name), self.work, {}, long=False)
        edit = editor_of(replace(spec, name=f"{name}-of-a-table", label=self.words(title)), self.work)
        edit.entered.connect(self.add)
        return edit

    def _offer(self) -> None:
        """The dimensions of what is counted."""
        found = self.offered.dimensions[self.what.code]
        for combo, first in ((self.rows, ()), (self.columns, (("", self.words(_NONE)),))):
            combo.blockSignals(True)
            combo.clear()
            for code, text in (*first, *found):
                combo.addItem(text, code)
            combo.setCurrentIndex(0)
            combo.blockSignals(False)
        self._show()

    def _show(self) -> None:
        """Only what the choice needs is asked."""
        asks = self.what.code == _ANSWERS
        self.question_label.setVisible(asks)
        self.question.setVisible(asks)
        self.change.setVisible(_SIDE in (self.rows.code, self.columns.code))
        self.fault.hide()

    def first_focus(self) -> QWidget:
        """What is counted."""
        return self.what

    def takes(self, keys: str) -> bool:
        """Ctrl+Return adds the table from anywhere."""
        if keys != "Ctrl+Return":
            return False
        self.add()
        return True

    def add(self) -> None:
        """Hand the table on; what cannot be read, or makes no table, is said."""
        days = []
        for edit in (self.period, self.change):
            try:
                days.append(edit.value() if edit.isVisible() else None)
            except Unread:
                edit.check()
                edit.setFocus()
                return
        try:
            made = count_choices.asked(
                self.what.code, self.rows.code, self.columns.code, country=self.country.code, period=days[0],
                change=days[1], question=self.question.code,
            )  # fmt: skip
        except NotAsked:
            self.fault.setText(self.words(_NO_TABLE))
            self.fault.show()
            self.rows.setFocus()
            return
        self.close_panel()
        self._chosen(made)
