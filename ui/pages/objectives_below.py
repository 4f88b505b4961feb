"""What stands below a small grant: its objectives beside their results and what shows these, and the form of one.

Knows the list and the form; whether a result is shown is casework's to say.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from fieldcase.casework import results
from fieldcase.casework.results import ObjectiveTold, Shown
from fieldcase.errors import N_
from fieldcase.model.declare import Record
from fieldcase.model.results import Grant, Objective
from ui.record_form import Group, RecordForm
from ui.widgets.basics import button, card, column, label
from ui.widgets.flow import flowing
from ui.widgets.rows import Column, RowList, Rows

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

_LONG = frozenset({"text", "result", "source"})
_ROWS = 5
_ABOUT = N_("What was meant is no result. A result that nothing shows is told so, in the table and in the file.")


class ObjectivesBelow(QWidget):
    """The objectives of one grant."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        self.setProperty("kind", "ground")
        self.grant: Grant | None = None
        self.found: tuple[ObjectiveTold, ...] = ()
        self._wanted: bytes | None = None
        self._lay()

    def _lay(self) -> None:
        words = self.words
        name = words(N_("Objectives and results"))
        self.rows = Rows(self._columns(), self._fetch)
        self.view = RowList(name, self.rows)
        self.view.setFixedHeight(self.view.verticalHeader().defaultSectionSize() * (_ROWS + 1) + 8)
        self.view.looked_at.connect(self._look_at)
        self.view.opened.connect(lambda _place: self._go_in())
        self.new_button = button(words(N_("New objective")), self.new, icon="plus")
        self.bin_button = button(words(N_("Objective to the bin")), self.to_bin, icon="trash-2")
        group = Group(
            "", (("number", "status"), ("text",), ("result",), ("figures",), ("evidence",), ("source",)), _LONG
        )
        self.form = RecordForm(self.work, (group,), name=words(N_("Objective")))
        self.form.left.connect(self._left)
        self.beneath = QWidget()
        self.beneath.setLayout(column(self.form, flowing(self.bin_button)))
        self.beneath.hide()
        about = label(words(_ABOUT), "muted", wrap=True)
        self.setLayout(
            column(card(label(name, "heading"), about, self.view, flowing(self.new_button), self.beneath))
        )  # fmt: skip

    def _columns(self) -> tuple[Column, ...]:
        words, work = self.words, self.work

        def shown(told: ObjectiveTold) -> str:
            said = words(told.shown.value)
            return "; ".join(told.by) if told.shown is Shown.SHOWN and told.by else f"⚠ {said}"

        return (
            Column("№", lambda told: str(told.objective.number or ""), width=36),
            Column(words(N_("Objective")), lambda told: told.objective.text, wide=True, least=140),
            Column(words(N_("Result")), lambda told: told.objective.result or "—", width=150, spare=1),
            Column(
                words(N_("What became of it")), lambda told: work.term("objective_result", told.objective.status),
                width=110, spare=2,
            ),
            Column(words(N_("What shows it")), shown, width=150),
        )  # fmt: skip

    def show_record(self, record: Record | None) -> None:
        """Show the objectives of a grant; none before it is entered."""
        grant = record if isinstance(record, Grant) else None
        if self.grant is None or grant is None or grant.key != self.grant.key:
            self.form.enter()
            self.form.forget()
            self.beneath.hide()
        self.grant = grant
        self.setVisible(grant is not None)
        if grant is not None:
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
        marked = self._wanted or self.marked_key
        if found != self.found:
            self.found = found
            self.rows.show_numbers(array("q", range(len(found))))
        keys = [one.objective.key for one in found]
        self.view.setVisible(bool(found))
        if marked in keys:
            self.view.take_row(keys.index(marked))
        self._wanted = None
        self.form.again()

    @property
    def marked_key(self) -> bytes | None:
        """The objective whose form is shown."""
        return self.form.record.key if self.form.record is not None else None

    def _fetch(self, numbers: Sequence[int], then: Callable[[Sequence[Any]], None]) -> None:
        then([self.found[number] for number in numbers])

    def _look_at(self, place: int) -> None:
        if 0 <= place < len(self.found) and self.found[place].objective.key != self.marked_key:
            self._open(self.found[place].objective)

    def _open(self, one: Objective, then: Callable[[], None] | None = None) -> None:
        self.beneath.show()
        self.form.open(one, then)

    def _go_in(self) -> None:
        self.form.first_field().setFocus()

    def _left(self) -> None:
        self._wanted = self.marked_key
        self.read()

    def leave(self) -> None:
        """Enter what was typed."""
        self.form.enter()

    def new(self) -> None:
        """Begin the next objective; it is there once something is typed."""
        grant = self.grant
        if grant is not None:
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
