"""Court decisions for monitoring: a grid to type in, filters above it, what a cell needs to be told below it.

A cell is entered when it is left, each as one deed that undo takes back; what is being typed is a draft after 800 ms.
Knows the register's decisions; those of a case and of a hearing stand there.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from fieldcase.casework import decision_entry
from fieldcase.casework.decision_cells import Cells
from fieldcase.errors import N_
from fieldcase.model.asked import Asked
from fieldcase.model.courts import Decision
from fieldcase.model.ids import DecisionId
from ui.keys import Command
from ui.pages.decision_deeds import DecisionDeeds
from ui.pages.decision_detail import DecisionDetail
from ui.pages.decision_entries import entries_of
from ui.pages.decision_filters import DecisionFilters, Narrowed
from ui.pages.decision_hints import hint_of
from ui.pages.decision_open_cell import OpenCell
from ui.pages.decision_rows import COLUMNS, NAMES, QUESTIONS, DecisionRows, Entry
from ui.pages.page_part import PagePart
from ui.widgets.basics import button, column, label
from ui.widgets.empty import Empty
from ui.widgets.flow import flowing
from ui.widgets.grid import Grid
from ui.widgets.split import Split

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

_EMPTY = N_(
    "Decisions of courts, one a row, typed here or taken in from a table. They are counted; what does not fit is a "
    "question for a lawyer."
)


class DecisionsPart(PagePart):
    """The tab."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        words = self.words
        self.cells = Cells(work.tables, words, work.desk.world.today())
        self.rows = DecisionRows(self.cells, self._fetch, self._blank)
        self.grid = Grid(words(N_("Court decisions")), self.rows, [width for _, _, width in COLUMNS])
        self.filters = DecisionFilters(work)
        self.detail = DecisionDetail(work)
        self.detail.hide()
        self.deeds = DecisionDeeds(work, self)
        self.below = label("", "muted", wrap=True)
        self.below.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.below.setMinimumHeight(2 * self.below.fontMetrics().lineSpacing() + 4)
        self.counted = label("", "muted")
        self._asked = Asked(Decision, scope=work.look.register)
        self._wanted: bytes | None = None
        self._begun = False
        self._lay()
        self.open_cell = OpenCell(work, self.grid, self.rows, self.cells)
        self._connect()

    def _lay(self) -> None:
        words = self.words
        self.more = button(words(N_("More of the decision")), self.toggle_detail, "chip-button", "list")
        self.more.setCheckable(True)
        last = flowing(
            button(words(N_("New row")), self.new_row, "primary", "plus"), self.more,
            button(words(N_("Take in a table …")), self.deeds.take_in, "", "file-plus"),
            button(words(N_("Write a table out …")), self.deeds.write_out, "", "download"), self.counted,
        )  # fmt: skip
        held, full = QWidget(), QWidget()
        held.setLayout(column(self.grid, self.below, gap=6))
        split = column(Split(held, self.detail, (5, 3)))
        full.setLayout(split)
        self.stack = QStackedWidget()
        self.stack.addWidget(full)
        self.stack.addWidget(Empty("gavel", words(_EMPTY), words(N_("New row")), self.new_row))
        layout = column(self.filters, self.stack, last, gap=6)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.filters.changed.connect(self.read)
        self.grid.moved.connect(lambda _row, _column: self._moved())
        self.grid.sorted_by.connect(self._sort)
        self.grid.asked_for_row.connect(self.rows.begin_row)
        self.rows.dataChanged.connect(lambda *_: self._moved())
        self.detail.form.left.connect(self.read)

    def _blank(self) -> Decision:
        """A new row: of the country that is chosen above, nothing else is taken for granted."""
        return Decision(
            id=DecisionId(self.work.desk.world.random(16)), scope=self.work.look.register,
            country=self.filters.country.code,
        )  # fmt: skip

    @property
    def asked(self) -> Asked:
        """What the grid asks for now."""
        return self.filters.asked(self._asked)

    def read(self) -> None:
        """Read the rows anew; the cell in front stays in front."""
        asked, wanted, words = self.asked, self._wanted or self._marked, self.words
        if not self._begun:
            self._begun = True
            self.work.do(decision_entry.enter_begun, must=True)

        def look(look: Look) -> tuple[array[int], tuple[Entry, ...], int]:
            numbers = look.vector(asked)
            number = look.number(Decision, wanted) if wanted is not None else None
            begun = () if self.filters.filtered else entries_of(look, decision_entry.unfinished(look), words)
            return numbers, begun, numbers.index(number) if number is not None and number in numbers else -1

        self.work.ask(look, self._came, self, "vector")

    def _came(self, answer: tuple[array[int], tuple[Entry, ...], int]) -> None:
        numbers, begun, place = answer
        before = self.grid.place
        wanted, self._wanted = self._wanted, None
        others = self.rows.show_numbers(numbers, begun)
        there = self.rows.rowCount()
        self.stack.setCurrentIndex(0 if there or self.filters.filtered else 1)
        self.counted.setText(self.words.plural("{n} decision", "{n} decisions", len(numbers)).format(n=len(numbers)))
        if there and (others or wanted is not None or before[0] < 0):
            row = place if place >= 0 else min(max(before[0], 0), there - 1)
            self.grid.go(row, max(before[1], 0))
        self._moved()

    def _fetch(self, numbers: Sequence[int], then: Callable[[Sequence[Entry]], None]) -> None:
        words = self.words
        self.work.ask(
            lambda look: entries_of(look, look.page(Decision, numbers), words), then, self, f"page {numbers[0]}"
        )

    @property
    def entry(self) -> Entry | None:
        """The row in front."""
        return self.rows.entry(self.grid.place[0]) if self.grid.place[0] >= 0 else None

    @property
    def _marked(self) -> bytes | None:
        entry = self.entry
        return entry.decision.key if entry is not None and self.grid.place[0] < len(self.rows.numbers) else None

    def _moved(self) -> None:
        """Say below the grid what the cell in front needs to be told; show the rest of the row beside it."""
        row, at = self.grid.place
        sentence = self.rows.sentence(row, at) if row >= 0 else ""
        wrong = bool(sentence) and NAMES[at] != QUESTIONS
        if sentence and not wrong and self.detail.isVisible():
            sentence = self.words(N_("The questions stand beside the grid."))
        self.below.setText(sentence or (hint_of(NAMES[at], self.words) if row >= 0 else ""))
        kind = "wrong" if wrong else "muted"
        if self.below.property("kind") != kind:
            self.below.setProperty("kind", kind)
            self.below.style().unpolish(self.below)
            self.below.style().polish(self.below)
        self.grid.setAccessibleDescription(self.below.text())
        if self.detail.isVisible():
            self._show_detail()

    def _show_detail(self) -> None:
        entry = self.entry
        self.detail.show_decision(entry.decision if entry is not None else None, kept=self._marked is not None)

    def _sort(self, at: int) -> None:
        name = NAMES[at] if at >= 0 else QUESTIONS
        if name == QUESTIONS:
            return
        self.grid.commit()
        turned = self._asked.sort == name and not self._asked.descending
        back = self._asked.sort == name and self._asked.descending
        self._asked = replace(self._asked, sort="" if back else name, descending=turned)
        order = Qt.SortOrder.DescendingOrder if turned else Qt.SortOrder.AscendingOrder
        self.grid.horizontalHeader().setSortIndicator(-1 if back else at, order)
        self.read()

    def mark(self, record: bytes) -> None:
        """Bring a decision to the front, with what the grid has no column for."""
        self.filters.clear_lines()
        self._wanted = record
        self.more.setChecked(True)
        self.detail.show()
        self.read()

    def show_this(self, what: object) -> None:
        """Show the rows that a number of the statistics stands for."""
        if isinstance(what, Narrowed):
            self.filters.narrow(what)

    def leave(self) -> None:
        """Enter what was typed."""
        self.grid.commit()
        self.detail.form.enter()

    def first_focus(self) -> QWidget:
        """The grid."""
        return self.grid if self.stack.currentIndex() == 0 else self.stack

    def new_row(self) -> None:
        """A new row below all others, at its first cell."""
        self.grid.commit()
        if self.filters.filtered:
            self.filters.clear()
        self.stack.setCurrentIndex(0)
        place = self.rows.begin_row()
        self.grid.setFocus()
        self.grid.go(place, 0)

    def toggle_detail(self) -> None:
        """Show or hide what the grid has no column for, and go there or come back."""
        shown = not self.detail.isVisible()
        self.grid.commit()
        self.more.setChecked(shown)
        self.detail.setVisible(shown)
        if shown:
            self._show_detail()
        else:
            self.detail.form.enter()
            self.grid.setFocus()
        self._moved()

    def commands(self) -> tuple[Command, ...]:
        """What can be done in the grid."""
        return (
            Command("grid-row", N_("New row"), "Ctrl+Return", self.new_row),
            Command("grid-row-too", N_("New row"), "Ctrl+E", self.new_row, listed=False),
            Command("grid-repeat", N_("Repeat the value above"), "Ctrl+D", self.grid.repeat),
            Command("grid-sort", N_("Sort by this column"), "Ctrl+Shift+S", lambda: self._sort(self.grid.place[1])),
            Command("grid-more", N_("More of the decision"), "Ctrl+I", self.toggle_detail),
            Command("grid-filter", N_("Go to the filter"), "Ctrl+F", lambda: self.filters.line.setFocus()),
            Command("grid-bin", N_("Put the marked rows into the bin"), "Ctrl+Del", self.deeds.to_bin),
            Command("take-in", N_("Take in a table …"), "Ctrl+Shift+I", self.deeds.take_in),
            Command("write-out", N_("Write a table out …"), "Ctrl+Shift+O", self.deeds.write_out),
        )
