"""What the columns of a table mean: each column with a choice of our fields, the first rows as they would come in,
and every row that does not fit, with the reason.

Nothing is imported while a row does not fit. Knows columns and rows; what may stand in them is casework's.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QGridLayout, QListWidget, QWidget

from fieldcase.casework import chronology
from fieldcase.casework.chronology import Misfit
from fieldcase.casework.mapping import FIELDS
from fieldcase.casework.table_file import TableFile
from fieldcase.casework.tables import options
from fieldcase.errors import N_
from fieldcase.model.text import in_a_line
from ui.pages.mapping_preview import Preview, first_rows
from ui.widgets.basics import Combo, button, column, label, row, scrolled
from ui.widgets.check_line import CheckLine
from ui.widgets.overlay import Panel
from ui.widgets.split import Split

if TYPE_CHECKING:
    from ui.workplace import Workplace

_MOST_MISFITS = 200
_SAMPLE = 46
_SLICE_SECONDS = 0.008


class MappingPanel(Panel):
    """The panel. `wanted` is called with the table under our columns, once every row fits."""

    WIDTH = 1080

    def __init__(self, work: Workplace, name: str, table: TableFile, wanted: Callable[[TableFile], None]) -> None:
        words = work.words
        super().__init__(words(N_("What the columns mean")))
        self.work, self.table, self._wanted = work, table, wanted
        self.columns = chronology.columns_of(table)
        self.reading = chronology.suggested(self.columns)
        self.combos: dict[str, Combo] = {}
        fields = tuple((field, words(title)) for field, (title, _known) in FIELDS.items())
        self._offered = (("", words(N_("only a note"))), *fields)
        typed = words(N_("Dates are written as people write them: 5 March 2026, before 05.03"))
        self._typed_line = CheckLine(typed, lambda _on: self._chosen())
        self.typed = self._typed_line.box
        self.kind = Combo(
            words(N_("Kind of event where no cell says it")),
            (("", words(N_("every row says it"))), *options("event_kind", work.language)),
        )
        self.kind.setMinimumContentsLength(12)
        self.kind.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kind.activated.connect(lambda _place: self._chosen())
        self.preview = Preview(work)
        self.misfits = QListWidget()
        self.misfits.setAccessibleName(words(N_("Rows that do not fit")))
        self.misfits.setWordWrap(True)
        self.misfits.setMinimumHeight(60)
        self.verdict = label("", "strong", wrap=True)
        self.bring = button("", self._take, "primary", "download")
        self.cancel = button(words(N_("Cancel")), lambda: self.close_panel())
        self._fitting: TableFile | None = None
        self._asked = 0
        self._grid = QGridLayout()
        self._waiting = list(enumerate(self.columns))
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._lay_some)
        self._lay(name)
        self._lay_some()
        self._timer.start()

    def _lay(self, name: str) -> None:
        words = self.work.words
        last = row(self.verdict, self.cancel, self.bring)
        last.setStretch(0, 1)
        self.bring.setEnabled(False)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        for place in (0, 1):
            self._grid.setColumnStretch(place, 1)
        what = words(N_("{file}: say what each column is. What is left out is kept with its event as a note."))
        left = QWidget()
        choices = column(
            self._grid, self._typed_line, label(self.kind.accessibleName(), "label", wrap=True), self.kind, gap=8
        )
        choices.addStretch(1)
        choices.setContentsMargins(2, 2, 10, 2)
        left.setLayout(choices)
        right = QWidget()
        self._misfits_title = label(self.misfits.accessibleName(), "strong")
        first = label(words(N_("The first rows")), "strong")
        held = column(first, self.preview, self._misfits_title, self.misfits)
        held.setStretch(1, 1)
        held.setStretch(3, 1)
        right.setLayout(held)
        scroll = scrolled(left)
        scroll.setMinimumSize(260, 90)
        split = Split(scroll, right, (4, 5))
        area = scrolled(split)
        area.setMinimumHeight(260)
        title = label(words(N_("What the columns mean")), "heading")
        self.setLayout(column(title, label(what.format(file=name), "muted", wrap=True), area, last, gap=10, edge=20))

    def _lay_some(self) -> None:
        """Lay out some columns and let the window live before the next: a table may have many."""
        until = time.perf_counter() + _SLICE_SECONDS
        while self._waiting and time.perf_counter() < until:
            self._lay_column(*self._waiting.pop(0))
        if not self._waiting:
            self._timer.stop()
            self._chosen()

    def _lay_column(self, place: int, name: str) -> None:
        sample = next((one.cells.get(name, "") for one in self.table.rows if one.cells.get(name)), "")
        said = column(
            label(name or "—", "strong", wrap=True), label(in_a_line(sample, _SAMPLE), "muted", wrap=True), gap=0
        )
        combo = Combo(self.work.words(N_("Column “{column}” is")).format(column=name))
        combo.setMinimumContentsLength(8)
        combo.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for code, text in self._offered:
            combo.addItem(text, code)
        combo.choose(self.reading.columns.get(name, ""))
        combo.activated.connect(lambda _place: self._chosen())
        self.combos[name] = combo
        self._grid.addLayout(said, place, 0)
        self._grid.addWidget(combo, place, 1)

    def first_focus(self) -> QWidget:
        """The first column's choice."""
        return next(iter(self.combos.values()), self.cancel)

    def _chosen(self) -> None:
        """Try the table with what is chosen, off the window's thread; an older answer is dropped."""
        columns = {name: combo.code for name, combo in self.combos.items()}
        self.reading = replace(self.reading, columns=columns, typed_dates=self.typed.isChecked(), kind=self.kind.code)
        self._asked += 1
        asked, reading, table, work = self._asked, self.reading, self.table, self.work
        today, tables = work.desk.world.today(), work.tables
        self.bring.setEnabled(False)

        def tried() -> tuple[TableFile, tuple[Misfit, ...]]:
            fitting = chronology.mapped(table, reading, today, tables)
            return fitting, chronology.misfits(fitting)

        work.ask(lambda _look: (asked, *tried()), self._tried, self, "tried")

    def _tried(self, answer: tuple[int, TableFile, tuple[Misfit, ...]]) -> None:
        asked, fitting, wrong = answer
        if asked != self._asked:
            return
        words, number = self.work.words, len(fitting.rows)
        twice = self._twice()
        self._fitting = fitting if not wrong and not twice and number else None
        self.preview.show_rows(first_rows(fitting, self.work))
        self.misfits.clear()
        told = [self._named(one).told(words) for one in wrong[:_MOST_MISFITS]]
        if len(wrong) > _MOST_MISFITS:
            told.append(words(N_("and {n} more")).format(n=len(wrong) - _MOST_MISFITS))
        self.misfits.addItems(told)
        self.misfits.setVisible(bool(told))
        self._misfits_title.setVisible(bool(told))
        self.verdict.setText(twice or self._verdict(number, wrong))
        self.bring.setText(words.plural("Import {n} row", "Import {n} rows", number).format(n=number))
        self.bring.setAccessibleName(self.bring.text())
        self.bring.setEnabled(self._fitting is not None)

    def _twice(self) -> str:
        """A sentence where two columns were given the same field."""
        chosen = [combo.code for combo in self.combos.values() if combo.code]
        double = next((code for code in chosen if chosen.count(code) > 1), "")
        if not double:
            return ""
        said = self.work.words(N_("Two columns are “{field}”. Choose one of them; the other can stay a note."))
        return said.format(field=self.work.words(FIELDS[double][0]))

    def _verdict(self, number: int, wrong: tuple[Misfit, ...]) -> str:
        words = self.work.words
        if not number:
            return words(N_("The table has no rows."))
        if not wrong:
            return words.plural("{n} row, and it fits.", "{n} rows, and all of them fit.", number).format(n=number)
        rows = len({one.row for one in wrong})
        if not wrong[0].row:
            return words(N_("A field that every event needs has no column yet."))
        said = words.plural(
            "{n} row does not fit. Nothing is imported until every row does: mend the file, or choose otherwise.",
            "{n} rows do not fit. Nothing is imported until every row does: mend the file, or choose otherwise.",
            rows,
        )
        return said.format(n=rows)

    def _named(self, misfit: Misfit) -> Misfit:
        """The misfit with the column as the person sees it: the file's own name, else our label."""
        theirs = next((name for name, combo in self.combos.items() if combo.code == misfit.column), "")
        ours = self.work.words(FIELDS[misfit.column][0]) if misfit.column in FIELDS else misfit.column
        return replace(misfit, column=theirs or ours)

    def _take(self) -> None:
        fitting = self._fitting
        if fitting is not None:
            self.close_panel()
            self._wanted(fitting)
