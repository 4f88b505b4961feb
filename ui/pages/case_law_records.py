"""A list of one kind of record of a case and the form of the marked one: acts, and reported figures.

Knows the list and the form; what the kind is, it is told.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QScrollArea, QWidget

from fieldcase.casework.conflicts import of_record as conflicts_of
from fieldcase.errors import N_
from fieldcase.model.case import Case
from fieldcase.model.declare import Record
from ui.keys import Command
from ui.pages.conflict_card import ConflictCard
from ui.pages.passage_panel import mark_selected
from ui.pages.record_list import Plan, RecordList
from ui.record_form import Group, RecordForm
from ui.widgets.basics import WIDE_GAP, button, card, column, label, scrolling
from ui.widgets.empty import Empty
from ui.widgets.flow import flowing
from ui.widgets.split import Split

if TYPE_CHECKING:
    from ui.workplace import Workplace


@dataclass(frozen=True)
class Kind:
    """What a part shows: its plan, the form's groups, how a blank record is made, its words (finished)."""

    plan: Plan
    groups: tuple[Group, ...]
    blank: Callable[[Case], Record]
    new: str
    icon: str
    empty: str
    binned: str
    markable: bool = False
    # What stands below the form and reads it, such as a charge check.
    below: Callable[[Workplace, RecordForm], QWidget] | None = None


class RecordsPart(QWidget):
    """List and form."""

    def __init__(self, work: Workplace, kind: Kind) -> None:
        super().__init__()
        self.work, self.words, self.kind = work, work.words, kind
        self.case: Case | None = None
        self.setAccessibleName(kind.plan.name)
        self.form = RecordForm(work, kind.groups, name=kind.plan.name)
        self.list = RecordList(work, kind.plan, Empty(kind.icon, kind.empty, kind.new, self.new))
        self.list.beside(button(kind.new, self.new, icon="plus"))
        self.list.looked_at.connect(self._show)
        self.list.opened.connect(lambda: self.form.first_field().setFocus())
        self.form.left.connect(self._left)
        self.conflict = ConflictCard(work)
        self._nothing = label(self.words(N_("Choose a record in the list.")), "muted", wrap=True)
        self._detail = QWidget()
        self._detail.setLayout(column(self._nothing))
        self._scroll: QScrollArea | None = None
        self.setLayout(column(Split(self.list, self._detail, (5, 6))))

    def _build(self) -> QScrollArea:
        """The form and its buttons: made with the first record, since a list alone is there sooner."""
        words = self.words
        buttons = [button(words(N_("To the bin")), self.to_bin, icon="trash-2")]
        if self.kind.markable:
            buttons.append(button(words(N_("Mark the selected words…")), self.mark, icon="flag"))
        last = flowing(*buttons)
        held = column(self.conflict, card(self.form), last, gap=WIDE_GAP - 4)
        if self.kind.below is not None:
            held.addWidget(self.kind.below(self.work, self.form))
        made = scrolling(held)
        layout = self._detail.layout()
        assert layout is not None
        layout.addWidget(made)
        return made

    def _hide_form(self) -> None:
        if self._scroll is not None:
            self._scroll.hide()
        self._nothing.show()
        # Beside a list that holds nothing there is nothing to be chosen.
        self._detail.setVisible(self.list.marked is not None or self.list.filtered)

    def open(self, case: Case, mark: bytes | None) -> None:
        """Show the records of a case, one of them marked; one that was begun and not entered is gone on with."""
        if self.case is None or case.key != self.case.key:
            self.form.enter()
            self._hide_form()
        self.case = case
        self.list.show_scope(case.scope)
        self.list.take(mark)
        self.list.read()
        if mark is not None:
            self.work.ask(lambda look: look.begun(Record, key=mark), self._go_on, self, "begun")

    def read(self) -> None:
        """Read the list anew, and the record that is shown."""
        self.list.read()
        self.form.again()
        self._read_conflicts(self.form.record)

    def leave(self) -> None:
        """Enter what was typed."""
        self.form.enter()

    def first_focus(self) -> QWidget:
        """The list."""
        return self.list.view if self.list.stack.currentIndex() == 0 else self

    def _go_on(self, begun: Record | None) -> None:
        if begun is not None:
            self._open_form(begun, lambda: self.form.first_field().setFocus())

    def _show(self, record: Record | None) -> None:
        if record is not None:
            self._open_form(record, None)
        elif not (self.form.has_typed or (self.form.record is not None and not self.form.is_entered)):
            self._hide_form()

    def _open_form(self, record: Record, then: Callable[[], None] | None) -> None:
        self._scroll = self._scroll or self._build()
        if self.form.record is None or self.form.record.key != record.key:
            self._scroll.verticalScrollBar().setValue(0)
            self.conflict.show_conflicts((), {})
        self._nothing.hide()
        self._scroll.show()
        self._detail.show()
        self.form.open(record, then)
        self._read_conflicts(record)

    def _read_conflicts(self, record: Record | None) -> None:
        if record is not None:
            self.work.ask(
                lambda look: conflicts_of(look, record), lambda found: self.conflict.show_conflicts(found, {}), self,
                "conflicts",
            )  # fmt: skip

    def _left(self) -> None:
        if self.form.record is not None and self.list.marked is None:
            self.list.take(self.form.record.key)
        self.list.read()

    def new(self) -> None:
        """Begin a new record in the form; it is there once something is typed."""
        if self.case is not None:
            self._open_form(self.kind.blank(self.case), lambda: self.form.first_field().setFocus())

    def mark(self) -> None:
        """Mark the selected words as what they reveal."""
        mark_selected(self.work, self.form)

    def done(self) -> None:
        """Enter the record and go back to the list, with the record marked."""
        record = self.form.record
        self.form.enter()
        if record is not None:
            self.list.take(record.key)
            self.list.read()
        self.list.view.setFocus()

    def to_bin(self) -> None:
        """Put the record into the bin; the banner takes it back. One in which nothing was typed is just left."""
        record = self.form.record
        if record is None:
            return
        if not self.form.is_entered and not self.form.has_typed:
            self._hide_form()
            return
        key, kind = record.key, type(record)
        self.form.enter(lambda: self.work.to_bin(kind, key, self.kind.binned))

    def commands(self) -> tuple[Command, ...]:
        """The commands of list and form."""
        found = (
            Command("law-new", N_("New record"), "Ctrl+E", self.new),
            Command("law-filter", N_("Filter the list"), "Ctrl+F", lambda: self.list.line.setFocus()),
            Command("law-bin", N_("Put the record into the bin"), "Ctrl+Delete", self.to_bin),
            Command("law-done", N_("Done with this record"), "Ctrl+Return", self.done),
        )
        mark = Command("law-mark", N_("Mark the selected words"), "Ctrl+Shift+M", self.mark)
        return (*found, mark) if self.kind.markable else found
