"""What the court decisions of the register add up to: every number with its denominator, each opening its rows.

Country and period are chosen above; by the names of judges only where the organisation switched it on. Knows tables as
casework counts them; the rows stand on the tab of the decisions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldcase.casework.court_statistics import BY, Chosen, Statistics, judges_counted, statistics
from fieldcase.errors import N_
from ui.keys import Command
from ui.pages.decision_filters import Narrowed, PeriodLine, country_combo
from ui.pages.page_part import PagePart
from ui.pages.statistics_deeds import StatisticsDeeds
from ui.pages.statistics_tables import cross_table, line_table
from ui.widgets.basics import GAP, Ground, button, card, column, label, scrolling
from ui.widgets.cards import Cards
from ui.widgets.flow import flowing
from ui.widgets.turns import delayed

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

_AFTER_MS = 150
_ALONE = N_(
    "Counted are the decisions of the register. Decisions of cases are not: whoever they are about was asked, each "
    "alone, whether to be counted. Enter on a number shows its rows."
)
_EMPTY = N_("No decision is counted here. The tab “Court decisions” is where they are typed in or taken in.")
_PRELIMINARY = N_("{n} of them are preliminary, and so is every number below in which one of them stands.")


class StatisticsPart(PagePart):
    """The tab."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        words = self.words
        self.found: Statistics | None = None
        self.judges = False
        self.country, self.period = country_combo(work), PeriodLine(work)
        self.deeds = StatisticsDeeds(work, self)
        self.fault = label("", "wrong", wrap=True)
        self.total = label("", "heading", wrap=True)
        self.said = label("", "muted", wrap=True)
        self.by_judge = button(words(N_("Count by judge …")), self.deeds.judges, "", "gavel")
        self.out = button(words(N_("Write a table out …")), self.deeds.write_out, "", "download")
        self.tables = Cards()
        self._cross = Ground()
        self._cross.setLayout(column())
        self._timer = delayed(self, _AFTER_MS, self.read)
        self._lay()
        self.country.activated.connect(lambda _place: self.read())
        self.period.textChanged.connect(lambda _text: self._timer.start())

    def _lay(self) -> None:
        # In a flow a line is as wide as it wishes: as its example of a period needs.
        needed = self.period.fontMetrics().horizontalAdvance(self.period.placeholderText())
        self.period.setMinimumWidth(needed + 3 * GAP)
        chosen = flowing(self.country, self.period, self.by_judge, self.out)
        alone = label(self.words(_ALONE), "muted", wrap=True)
        held = column(self.total, self.said, alone, self.tables, self._cross, gap=10)
        layout = column(chosen, self.fault, scrolling(held))
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.fault.hide()

    @property
    def chosen(self) -> Chosen:
        """What is counted."""
        return Chosen(self.country.code, self.period.period)

    def read(self) -> None:
        """Count anew."""
        self._timer.stop()
        sentence, chosen, words = self.period.fault, self.chosen, self.words
        self.fault.setText(words(sentence) if sentence else "")
        self.fault.setVisible(bool(sentence))

        def look(look: Look) -> tuple[Statistics, bool]:
            return statistics(look, chosen, words), judges_counted(look)

        self.work.ask(look, self._came, self, "statistics")

    def _came(self, answer: tuple[Statistics, bool]) -> None:
        found, judges = answer
        if (found, judges) == (self.found, self.judges) and self.total.text():
            return
        words, self.found, self.judges = self.words, found, judges
        self.by_judge.setText(words(N_("No longer count by judge")) if judges else words(N_("Count by judge …")))
        self.by_judge.setAccessibleName(self.by_judge.text())
        self.out.setEnabled(bool(found.total))
        number = words.plural("{n} decision", "{n} decisions", found.total).format(n=found.total)
        self.total.setText(number if found.total else words(_EMPTY))
        said = [words(_PRELIMINARY).format(n=found.preliminary)] if found.preliminary else []
        if found.chosen.period is not None and found.undated:
            undated = N_("Without a date, and so in no period: {n}.")
            said.append(words(undated).format(n=found.undated))
        self.said.setText(" ".join(said))
        self.said.setVisible(bool(said))
        self._show_tables(found)

    def _show_tables(self, found: Statistics) -> None:
        words = self.words
        # Two columns of about the same height.
        sides, tall = (list[QWidget](), list[QWidget]()), [0, 0]
        for table in found.tables if found.total else ():
            heading = label(words(BY[table.by]), "heading", wrap=True)
            at = 0 if tall[0] <= tall[1] else 1
            sides[at].append(card(heading, line_table(words, table, found, self.open_rows)))
            tall[at] += min(len(table.lines), 16) + 4
        self.tables.show_cards(*sides)
        layout = self._cross.layout()
        assert layout is not None
        while (taken := layout.takeAt(0)) is not None:
            old = taken.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        if found.total:
            both = words(N_("By article and substance"))
            layout.addWidget(card(label(both, "heading"), cross_table(words, found, both, self.open_rows)))

    def open_rows(self, narrowed: Narrowed) -> None:
        """Show the rows of a number in the grid."""
        self.turn_to.emit("decisions", narrowed)

    def first_focus(self) -> QWidget:
        """The choice of a country."""
        return self.country

    def commands(self) -> tuple[Command, ...]:
        """What can be done with the numbers."""
        return (
            Command("statistics-filter", N_("Go to the filter"), "Ctrl+F", lambda: self.period.setFocus()),
            Command("statistics-out", N_("Write a table out …"), "Ctrl+Shift+O", self.deeds.write_out),
        )
