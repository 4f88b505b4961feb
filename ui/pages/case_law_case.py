"""The case's own form: what it is called, whose it is, what it says, and what is for the lawyer alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldcase.casework.conflicts import of_record as conflicts_of
from fieldcase.errors import N_
from fieldcase.model.case import Case
from ui.keys import Command
from ui.pages.conflict_card import ConflictCard
from ui.pages.passage_panel import mark_selected
from ui.record_form import Group, RecordForm
from ui.widgets.basics import WIDE_GAP, button, card, column, row, scrolling

if TYPE_CHECKING:
    from ui.workplace import Workplace

_LONG = frozenset({"summary", "reasons", "requests", "outcome", "strategy", "allies"})


def groups(work: Workplace) -> tuple[Group, ...]:
    """The case's fields; what no dossier prints comes last, under a heading that says who sees it."""
    words = work.words
    return (
        Group(
            "", (("title",), ("code", "stage"), ("country", "language"), ("about",), ("lead",), ("summary",)), _LONG
        ),
        Group(words(N_("Why and to what end")), (("reasons",), ("requests",), ("outcome",)), _LONG),
        Group(words(N_("For the lawyer alone: in no dossier")), (("strategy",),), _LONG),
        Group(words(N_("Inside the organisation only")), (("allies",),), _LONG),
    )  # fmt: skip


class CasePart(QWidget):
    """The form of the case."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        self.form = RecordForm(work, groups(work), name=self.words(N_("The case")))
        self.conflict = ConflictCard(work)
        last = row(button(self.words(N_("Mark the selected words…")), self.mark, icon="flag"))
        last.addStretch(1)
        held = column(self.conflict, card(self.form), last, gap=WIDE_GAP - 4)
        self.setLayout(column(scrolling(held)))

    def open(self, case: Case, _mark: bytes | None) -> None:
        """Show a case."""
        self.form.open(case)
        self._read_conflicts(case)

    def _read_conflicts(self, case: Case) -> None:
        self.work.ask(
            lambda look: conflicts_of(look, case),
            lambda found: self.conflict.show_conflicts(found, {}),
            self,
            "conflicts",
        )

    def read(self) -> None:
        """Read the case anew, unless something was typed."""
        self.form.again()
        if isinstance(self.form.record, Case):
            self._read_conflicts(self.form.record)

    def leave(self) -> None:
        """Enter what was typed."""
        self.form.enter()

    def first_focus(self) -> QWidget:
        """The title."""
        return self.form.first_field()

    def new(self) -> None:
        """A case is begun in the list of cases; here its own form has the focus."""
        self.form.first_field().setFocus()

    def mark(self) -> None:
        """Mark the selected words as what they reveal."""
        mark_selected(self.work, self.form)

    def commands(self) -> tuple[Command, ...]:
        """Marking, and being done."""
        return (
            Command("law-mark", N_("Mark the selected words"), "Ctrl+Shift+M", self.mark),
            Command("law-done", N_("Done with this record"), "Ctrl+Return", self.leave),
        )
