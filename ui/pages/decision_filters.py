"""By what the grid of court decisions is narrowed: words, country, period, article; and what a number of the statistics
stands for.

Knows what is typed and chosen, and makes one question of it; words that are no period stay, with a sentence.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from fieldcase.casework.tables import options
from fieldcase.errors import N_
from fieldcase.model.asked import Asked
from fieldcase.model.courts import Decision
from fieldcase.model.dates import UncertainDate
from fieldcase.model.typed import Unreadable, edited_date, read_date
from ui.widgets.basics import Combo, button, column, label, row
from ui.widgets.turns import delayed

if TYPE_CHECKING:
    from ui.workplace import Workplace

_FILTER_AFTER_MS = 150


@dataclass(frozen=True)
class Narrowed:
    """What a number stands for: its words (finished), its filters, the country and the period it was counted in."""

    said: str
    equals: tuple[tuple[str, Any], ...] = ()
    country: str = ""
    period: UncertainDate | None = None


class PeriodLine(QLineEdit):
    """A line for a period ("2019", "март 2019", "2019-01/2019-06"); `period` is None where it says none."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        name = work.words(N_("Period of the decisions"))
        self.setAccessibleName(name)
        self.setPlaceholderText(work.words(N_("Period: 2019, March 2019")))
        self.setToolTip(name)
        self.setClearButtonEnabled(True)

    @property
    def period(self) -> UncertainDate | None:
        """The period that is typed; None for none, and for what cannot be read."""
        try:
            return self._read()
        except Unreadable:
            return None

    @property
    def fault(self) -> str:
        """A sentence (msgid) where the words are no period."""
        try:
            self._read()
        except Unreadable as wrong:
            return wrong.sentence
        return ""

    def _read(self) -> UncertainDate | None:
        text = self.text().strip()
        return read_date(text, self._work.desk.world.today(), self._work.language) if text else None

    def show_period(self, period: UncertainDate | None) -> None:
        """Show a period as it is typed."""
        self.setText(edited_date(period, self._work.language) if period is not None else "")


def country_combo(work: Workplace) -> Combo:
    """A choice of a country, or any."""
    words = work.words
    made = Combo(words(N_("Country")), (("", words(N_("All countries"))), *options("country", work.language)))
    made.setMinimumContentsLength(12)
    made.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return made


class DecisionFilters(QWidget):
    """The lines. `changed` comes when the question is another."""

    changed = Signal()

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, words = work, work.words
        self._narrowed: Narrowed | None = None
        self.line, self.article = QLineEdit(), QLineEdit()
        for line, said in ((self.line, N_("Filter by words")), (self.article, N_("Article"))):
            line.setPlaceholderText(words(said))
            line.setAccessibleName(words(said))
            line.setClearButtonEnabled(True)
        self.country, self.period = country_combo(work), PeriodLine(work)
        self.fault = label("", "wrong", wrap=True)
        self.fault.hide()
        self._chip = label("", "chip-good", wrap=True)
        self._whole = button(words(N_("Show all")), self.clear, "", "x")
        self._rest = QWidget()
        rest = row(self._chip, self._whole)
        rest.addStretch(1)
        self._rest.setLayout(rest)
        self._rest.hide()
        lines = row(self.line, self.article, self.period, self.country)
        for at, share in enumerate((4, 2, 3, 0)):
            lines.setStretch(at, share)
        self.setLayout(column(lines, self.fault, self._rest, gap=4))
        self._timer = delayed(self, _FILTER_AFTER_MS, self._typed)
        for line in (self.line, self.article, self.period):
            line.textChanged.connect(lambda _text: self._timer.start())
        self.country.activated.connect(lambda _place: self.changed.emit())

    def _typed(self) -> None:
        sentence = self.period.fault
        self.fault.setText(self.work.words(sentence) if sentence else "")
        self.fault.setVisible(bool(sentence))
        self.changed.emit()

    @property
    def filtered(self) -> bool:
        """Whether anything is narrowed."""
        typed = any(one.text().strip() for one in (self.line, self.article, self.period))
        return typed or bool(self.country.code) or self._narrowed is not None

    def asked(self, base: Asked) -> Asked:
        """The question, narrowed."""
        equals: list[tuple[str, Any]] = list(self._narrowed.equals) if self._narrowed is not None else []
        if self.country.code:
            equals.append(("country", self.country.code))
        if self.article.text().strip():
            equals.append(("article", self.article.text().strip()))
        period = self.period.period
        days = ("date", period.first, period.last) if period is not None else None
        return replace(base, kind=Decision, words=self.line.text(), equals=tuple(equals), days=days)

    def narrow(self, narrowed: Narrowed) -> None:
        """Show the rows that a number stands for, and nothing else."""
        self.clear_lines()
        self._narrowed = narrowed
        self._chip.setText(narrowed.said)
        self._rest.show()
        self.country.choose(narrowed.country)
        self.period.show_period(narrowed.period)
        self._timer.stop()
        self.changed.emit()

    def clear_lines(self) -> None:
        """Forget what is typed and chosen, and tell nobody."""
        for line in (self.line, self.article, self.period):
            line.blockSignals(True)
            line.clear()
            line.blockSignals(False)
        self.country.choose("")
        self._narrowed = None
        self._rest.hide()
        self.fault.hide()

    def clear(self) -> None:
        """Show everything."""
        self.clear_lines()
        self.changed.emit()
