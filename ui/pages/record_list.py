"""A list of records of one kind: a line that filters, choices that filter, rows sorted by a header, a count below.

Sorting and filtering are SQL's; a page of rows is read when it comes into view. Knows one kind; refuses to know what is
done with the marked record.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from fieldcase.casework.tables import options
from fieldcase.errors import N_
from fieldcase.model.asked import Asked
from fieldcase.model.declare import Record, field_named
from fieldcase.model.ids import ScopeId
from ui.widgets.basics import Combo, column, label, row
from ui.widgets.rows import Column, RowList, Rows
from ui.widgets.turns import delayed

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.widgets.empty import Empty
    from ui.workplace import Workplace

_FILTER_AFTER_MS = 150
_FEWEST_LETTERS, _MOST_LETTERS = 12, 26
_MOST_SHORT = 8


@dataclass(frozen=True)
class Plan:
    """What a list shows: its kind, its name (finished words), columns, how many as words, its first order, what a row
    is made of beside its record, and the fields (with a vocabulary) by which it can be narrowed."""

    kind: type[Record]
    name: str
    columns: tuple[Column, ...]
    counted: Callable[[int], str]
    sort: str = ""
    descending: bool = False
    rows: Callable[[Look, tuple[Any, ...]], Sequence[Any]] = lambda look, records: records
    record: Callable[[Any], Record] = lambda one: one
    narrowed: tuple[str, ...] = ()
    # A short list that stands within something else: as tall as its rows, without a line that filters.
    short: bool = False


class RecordList(QWidget):
    """The list. `looked_at` brings the marked record, None where the list is empty."""

    looked_at = Signal(object)
    opened = Signal()

    def __init__(self, work: Workplace, plan: Plan, empty: Empty) -> None:
        super().__init__()
        self.work, self.plan = work, plan
        self._asked = Asked(plan.kind, sort=plan.sort, descending=plan.descending)
        self._wanted: bytes | None = None
        self._marked: bytes | None = None
        self.rows = Rows(plan.columns, self._fetch)
        self.view = RowList(plan.name, self.rows)
        if not plan.short:
            self.view.setMinimumHeight(90)
        self.view.show_sorted(plan.sort, plan.descending)
        self.line = QLineEdit()
        self.line.setPlaceholderText(work.words(N_("Filter by words")))
        self.line.setAccessibleName(work.words(N_("Filter by words")))
        self.line.setClearButtonEnabled(True)
        self.line.setMinimumWidth(_FEWEST_LETTERS * self.line.fontMetrics().averageCharWidth())
        self.combos = {name: self._combo(name) for name in plan.narrowed}
        self.counted = label("", "muted")
        self._lay(empty)
        self._timer = delayed(self, _FILTER_AFTER_MS, self.read)
        self.line.textChanged.connect(lambda _text: self._timer.start())
        self.view.sorted_by.connect(self._sorted)
        self.view.looked_at.connect(self._look_at)
        self.view.opened.connect(lambda _place: self.opened.emit())
        self.rows.dataChanged.connect(self._arrived)

    def _combo(self, name: str) -> Combo:
        field = field_named(self.plan.kind, name)
        about = self.work.words(field.about.label)
        everything = ("", self.work.words(N_("{field}: any")).format(field=about))
        combo = Combo(about, (everything, *options(field.about.vocabulary, self.work.language)))
        # As wide as its first choice where there is room, less wide where there is not.
        combo.setMinimumContentsLength(min(len(everything[1]), _MOST_LETTERS))
        combo.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumWidth(_FEWEST_LETTERS * combo.fontMetrics().averageCharWidth())
        combo.activated.connect(lambda _place: self.read())
        return combo

    def _lay(self, empty: Empty) -> None:
        filters = row(self.line, *self.combos.values())
        filters.setStretch(0, 1)
        self._filters = QWidget()
        self._filters.setLayout(filters)
        self._below = row(self.counted)
        self._below.setStretch(0, 1)
        full = QWidget()
        full.setLayout(column(self.view, self._below, gap=6))
        self.stack = QStackedWidget()
        self.stack.addWidget(full)
        self.stack.addWidget(empty)
        self.setLayout(column(self._filters, self.stack))

    def beside(self, widget: QWidget) -> None:
        """Put a button beside the count."""
        self._below.addWidget(widget)

    @property
    def asked(self) -> Asked:
        """What the list asks for now."""
        chosen = tuple((name, combo.code) for name, combo in self.combos.items() if combo.code)
        return replace(self._asked, words=self.line.text(), equals=(*self._asked.equals, *chosen))

    @property
    def filtered(self) -> bool:
        """Whether a filter stands."""
        return bool(self.line.text().strip() or any(combo.code for combo in self.combos.values()))

    @property
    def marked(self) -> bytes | None:
        """The id of the marked record."""
        return self._marked

    def show_scope(self, scope: ScopeId | None) -> None:
        """Show the records of a case or a visit, or all; what was marked and filtered before is forgotten."""
        if scope != self._asked.scope:
            self._asked = replace(self._asked, scope=scope)
            self._marked = self._wanted = None
            self._clear_filters()

    def show_asked(self, asked: Asked) -> None:
        """Show the records that are asked for, of the plan's kind, in the order asked for; filters stay."""
        self._asked = asked
        self.view.show_sorted(asked.sort, asked.descending)
        self.read()

    def _clear_filters(self) -> None:
        self.line.clear()
        for combo in self.combos.values():
            combo.choose("")

    def take(self, record_id: bytes | None) -> None:
        """Mark a record at the next reading, without a filter that would hide it."""
        if record_id is not None:
            self._wanted = record_id
            if self.filtered and record_id != self._marked:
                self._clear_filters()

    def read(self) -> None:
        """Ask for the rows anew; the marked record stays marked where it still is in the list."""
        self._timer.stop()
        asked, wanted = self.asked, self._wanted or self._marked

        def look(look: Look) -> tuple[array[int], int]:
            numbers = look.vector(asked)
            number = look.number(asked.kind, wanted) if wanted is not None else None
            return numbers, numbers.index(number) if number is not None and number in numbers else 0

        self.work.ask(look, self._came, self, "vector")

    def _came(self, answer: tuple[array[int], int]) -> None:
        numbers, place = answer
        self._wanted = None
        self.stack.setCurrentIndex(0 if numbers or self.filtered else 1)
        self._filters.setVisible(not self.plan.short and (bool(numbers) or self.filtered))
        if self.plan.short:
            self.view.setFixedHeight(self.view.height_of(min(len(numbers), _MOST_SHORT)))
        self.counted.setText(self.plan.counted(len(numbers)))
        self.rows.show_numbers(numbers)
        if numbers:
            self.view.take_row(place)
        else:
            self._tell(None)

    def _fetch(self, numbers: Sequence[int], then: Callable[[Sequence[Any]], None]) -> None:
        kind, rows = self.plan.kind, self.plan.rows
        self.work.ask(lambda look: rows(look, look.page(kind, numbers)), then, self, f"page {numbers[0]}")

    def _arrived(self) -> None:
        self._look_at(self.view.currentIndex().row())

    def _look_at(self, place: int) -> None:
        found = self.rows.row_at(place) if place >= 0 else None
        if found is not None:
            self._tell(self.plan.record(found))

    def _tell(self, record: Record | None) -> None:
        key = record.key if record is not None else None
        if key != self._marked or key is None:
            self._marked = key
            self.looked_at.emit(record)

    def _sorted(self, name: str, descending: bool) -> None:
        self._asked = replace(self._asked, sort=name, descending=descending)
        self.read()
