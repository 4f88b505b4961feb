"""What stands below a small grant: its objectives beside their results and what shows these, and the form of one.

A table whose cells break their lines: an objective and its result are sentences. Knows the table and the form; whether
a result is shown is casework's to say.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from fieldcase.casework import results
from fieldcase.casework.results import ObjectiveTold, Shown
from fieldcase.errors import N_
from fieldcase.model.declare import Record
from fieldcase.model.results import Grant, Objective
from fieldcase.model.text import in_a_line
from ui.record_form import Group, RecordForm
from ui.widgets.basics import WIDE_GAP, button, card, clear, column, label, line
from ui.widgets.flow import flowing

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

_LONG = frozenset({"text", "result", "source"})
_ABOUT = N_("What was meant is no result. A result that nothing shows is told so, in the table and in the file.")
_HEADS = (N_("Objective"), N_("Result"), N_("What shows it"))


class ObjectivesBelow(QWidget):
    """The objectives of one grant."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        self.setProperty("kind", "ground")
        self.grant: Grant | None = None
        self.found: tuple[ObjectiveTold, ...] = ()
        self.buttons: list[QPushButton] = []
        words = self.words
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(WIDE_GAP)
        for at in (1, 2, 3):
            self._grid.setColumnStretch(at, 1)
        self.new_button = button(words(N_("New objective")), self.new, icon="plus")
        self.bin_button = button(words(N_("Objective to the bin")), self.to_bin, icon="trash-2")
        lines = (("number", "status"), ("text",), ("result",), ("figures",), ("evidence",), ("source",))
        self.form = RecordForm(work, (Group("", lines, _LONG),), name=words(N_("Objective")))
        self.form.left.connect(self.read)
        self.beneath = QWidget()
        self.beneath.setLayout(column(line(), self.form, flowing(self.bin_button), gap=WIDE_GAP))
        self.beneath.hide()
        heading = label(words(N_("Objectives and results")), "heading")
        about = label(words(_ABOUT), "muted", wrap=True)
        self.setLayout(column(card(heading, about, self._grid, flowing(self.new_button), self.beneath)))

    def show_record(self, record: Record | None) -> None:
        """Show the objectives of a grant; none before it is entered."""
        grant = record if isinstance(record, Grant) else None
        if self.grant is None or grant is None or grant.key != self.grant.key:
            self._put_away()
        self.grant = grant
        self.setVisible(grant is not None)
        self.read()

    def read(self) -> None:
        """Read the objectives anew."""
        grant, words = self.grant, self.words
        if grant is None:
            return

        def look(look: Look) -> tuple[bool, tuple[ObjectiveTold, ...]]:
            return look.get(Grant, grant.key) is not None, results.objectives(look, grant, words)

        self.work.ask(look, self._came, self, "objectives")

    def _came(self, answer: tuple[bool, tuple[ObjectiveTold, ...]]) -> None:
        entered, found = answer
        self.setVisible(entered)
        if found != self.found or not self._grid.count():
            self.found = found
            self._show_table()
        self.form.again()

    def _show_table(self) -> None:
        clear(self._grid)
        self.buttons = []
        for at, head in enumerate(_HEADS if self.found else (), start=1):
            self._grid.addWidget(label(self.words(head), "label", wrap=True), 0, at)
        for at, told in enumerate(self.found, start=1):
            opening, *cells = self._cells(told)
            self._grid.addWidget(opening, at, 0, Qt.AlignmentFlag.AlignTop)
            for to, cell in enumerate(cells, start=1):
                self._grid.addWidget(cell, at, to)

    def _cells(self, told: ObjectiveTold) -> tuple[QWidget, ...]:
        words, one = self.words, told.objective
        number = str(one.number) if one.number is not None else "–"
        name = words(N_("Objective {number}: {text}")).format(number=number, text=in_a_line(one.text, 60))
        opening = button(number, self._opening(one), "chip-button", name=name)
        self.buttons.append(opening)
        status = self.work.term("objective_result", one.status)
        result = "\n".join(part for part in (status, one.result) if part)
        return opening, _cell(one.text), _cell(result or "—"), self._shown(told)

    def _shown(self, told: ObjectiveTold) -> QWidget:
        """What shows a result; a sign and words where nothing does."""
        if told.shown is Shown.SHOWN and told.by:
            return _cell("\n".join(told.by))
        return _cell(f"⚠ {self.words(told.shown.value)}", "chip-warn")

    def _opening(self, one: Objective) -> Callable[[], None]:
        return lambda: self._open(one, lambda: self.form.first_field().setFocus())

    def _open(self, one: Objective, then: Callable[[], None]) -> None:
        self.beneath.show()
        self.form.open(one, then)

    def _put_away(self) -> None:
        self.form.enter()
        self.form.forget()
        self.beneath.hide()
        self.found = ()

    def leave(self) -> None:
        """Enter what was typed."""
        self.form.enter()

    def new(self) -> None:
        """Begin the next objective; it is there once something is typed."""
        grant = self.grant
        if grant is not None and self.isVisible():
            number = max((one.objective.number or 0 for one in self.found), default=0) + 1
            self.form.enter()
            blank = results.blank_objective(self.work.desk, grant, number)
            self._open(blank, lambda: self.form.fields["text"].setFocus())

    def to_bin(self) -> None:
        """Put the objective into the bin; one in which nothing was typed is just left."""
        record = self.form.record
        if record is None:
            return
        self.beneath.hide()
        if not self.form.is_entered and not self.form.has_typed:
            self.form.forget()
            return
        key, said = record.key, self.words(N_("The objective is in the bin."))
        self.form.enter(lambda: self.work.to_bin(Objective, key, said, self.form.forget))


def _cell(text: str, kind: str = "") -> QLabel:
    """Sentences that begin at the top of their row."""
    made = label(text, kind, wrap=True, select=True)
    made.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    return made
