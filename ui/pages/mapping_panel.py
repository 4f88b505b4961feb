"""What the columns of a table mean: each column with a choice of our fields, the first rows as they would come in,
and every row that does not fit, with the reason.

Nothing is imported while a row does not fit. Knows columns and rows; what kind of table it is, which fields there are
and what may stand in them is handed in as a meaning.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QGridLayout, QListWidget, QWidget

from fieldcase.casework.chronology import Misfit
from fieldcase.casework.table_file import TableFile
from fieldcase.errors import N_
from fieldcase.model.text import in_a_line
from ui.pages.mapping_preview import Preview
from ui.widgets.basics import Combo, button, column, label, row, scrolled
from ui.widgets.overlay import Panel
from ui.widgets.split import Split

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

_MOST_MISFITS = 200
_SAMPLE = 46
_SLICE_SECONDS = 0.008


Fields = Mapping[str, tuple[str, tuple[str, ...]]]


@dataclass(frozen=True)
class Tried:
    """A table under our columns, what of it does not fit, its first rows in words, how many rows would come in."""

    table: TableFile
    wrong: tuple[Misfit, ...]
    first: tuple[tuple[str, ...], ...]
    number: int


class Meaning(Protocol):
    """A kind of table: its fields, its sentences (msgids; `lead` names the {file}), its choices, how it is tried."""

    fields: Fields
    lead: str
    lacking: str
    heads: tuple[str, ...]
    wide: int

    def suggested(self, columns: tuple[str, ...]) -> Mapping[str, str]: ...

    def choices(self, work: Workplace, changed: Callable[[], None]) -> tuple[QWidget, ...]: ...

    def trial(self, work: Workplace, table: TableFile, columns: Mapping[str, str]) -> Callable[[Look], Tried]: ...


class MappingPanel(Panel):
    """The panel. `wanted` is called with the table under our columns, once every row fits."""

    WIDTH = 1080

    def __init__(
        self, work: Workplace, name: str, table: TableFile, meaning: Meaning, wanted: Callable[[TableFile], None]
    ) -> None:
        words = work.words
        super().__init__(words(N_("What the columns mean")))
        self.work, self.table, self.meaning, self._wanted = work, table, meaning, wanted
        self.columns = tuple(dict.fromkeys(table.columns))
        self.proposed = dict(meaning.suggested(self.columns))
        self.combos: dict[str, Combo] = {}
        fields = tuple((field, words(title)) for field, (title, _known) in meaning.fields.items())
        self._offered = (("", words(N_("only a note"))), *fields)
        self._choices = meaning.choices(work, self._chosen)
        self.preview = Preview(work, tuple(words(head) for head in meaning.heads), meaning.wide)
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
        what = words(self.meaning.lead)
        left = QWidget()
        choices = column(self._grid, *self._choices, gap=8)
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
        combo.choose(self.proposed.get(name, ""))
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
        self._asked += 1
        asked, trial = self._asked, self.meaning.trial(self.work, self.table, columns)
        self.bring.setEnabled(False)
        self.work.ask(lambda look: (asked, trial(look)), self._tried, self, "tried")

    def _tried(self, answer: tuple[int, Tried]) -> None:
        asked, tried = answer
        if asked != self._asked:
            return
        wrong = tried.wrong
        words, number = self.work.words, tried.number
        twice = self._twice()
        self._fitting = tried.table if not wrong and not twice and number else None
        self.preview.show_rows(tried.first)
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
        return said.format(field=self.work.words(self.meaning.fields[double][0]))

    def _verdict(self, number: int, wrong: tuple[Misfit, ...]) -> str:
        words = self.work.words
        if not number:
            return words(N_("The table has no rows."))
        if not wrong:
            return words.plural("{n} row, and it fits.", "{n} rows, and all of them fit.", number).format(n=number)
        rows = len({one.row for one in wrong})
        if not wrong[0].row:
            return words(self.meaning.lacking)
        said = words.plural(
            "{n} row does not fit. Nothing is imported until every row does: mend the file, or choose otherwise.",
            "{n} rows do not fit. Nothing is imported until every row does: mend the file, or choose otherwise.",
            rows,
        )
        return said.format(n=rows)

    def _named(self, misfit: Misfit) -> Misfit:
        """The misfit with the column as the person sees it: the file's own name, else our label."""
        theirs = next((name for name, combo in self.combos.items() if combo.code == misfit.column), "")
        fields = self.meaning.fields
        ours = self.work.words(fields[misfit.column][0]) if misfit.column in fields else misfit.column
        return replace(misfit, column=theirs or ours)

    def _take(self) -> None:
        fitting = self._fitting
        if fitting is not None:
            self.close_panel()
            self._wanted(fitting)
