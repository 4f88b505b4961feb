"""What of the vault a section of a report tells: everything that fits, or what is ticked in a list.

Reads what its kind of section can tell from the vault; what of it may be told is decided when the report is made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from fieldcase.casework import report_choices
from fieldcase.casework.report_choices import Offer
from fieldcase.errors import N_
from fieldcase.model.ids import AnyId
from fieldcase.model.reports import Report, ReportPart
from ui.widgets.basics import column, label
from ui.widgets.fold import Fold
from ui.widgets.tick import TickedLines

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from ui.workplace import Workplace

_KEY = Qt.ItemDataRole.UserRole
_ALL = N_("Nothing is ticked: the section tells all that fits, of the report’s country and period.")


class Told(QWidget):
    """The fold with the list. `changed` comes after a tick was kept."""

    changed = Signal()

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        self.part: ReportPart | None = None
        self.offers: tuple[Offer, ...] = ()
        self._chosen: tuple[AnyId, ...] = ()
        self.fold = Fold(self.words(N_("What it tells")))
        self.said = label(self.words(_ALL), "muted", wrap=True)
        self.line = QLineEdit()
        for told in (self.line.setPlaceholderText, self.line.setAccessibleName):
            told(self.words(N_("Filter by words")))
        self.line.textChanged.connect(lambda _text: self._fill())
        self.list = QListWidget()
        self.list.setItemDelegate(TickedLines(self.list))
        self.list.setAccessibleName(self.words(N_("What it tells")))
        self.list.setMinimumHeight(180)
        self.list.itemChanged.connect(self._ticked)
        self.fold.inside.addWidget(self.said)
        self.fold.inside.addWidget(self.line)
        self.fold.inside.addWidget(self.list)
        self.setLayout(column(self.fold))

    def show_part(self, report: Report, part: ReportPart) -> None:
        """Show what a section can tell, with what is ticked."""
        if self.part is None or self.part.key != part.key:
            self.line.clear()
            self.setVisible(report_choices.can_choose(part.kind))
            self.offers = ()
        self.part, self._chosen = part, report_choices.chosen_in(part)
        if not report_choices.can_choose(part.kind):
            return
        words = self.words
        self.work.ask(lambda look: report_choices.offers(look, report, part, words), self._came, self, "offers")

    def _came(self, offers: tuple[Offer, ...]) -> None:
        if offers != self.offers or not self.list.count():
            self.offers = offers
            self._fill()
        self._say()

    def _fill(self) -> None:
        sought = self.line.text().casefold().split()
        before = self.list.blockSignals(True)
        self.list.clear()
        for one in self.offers:
            if all(word in one.said.casefold() for word in sought):
                item = QListWidgetItem(one.said)
                item.setToolTip(one.said if "<" not in one.said else "")
                item.setFlags(
                    Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
                )
                on = one.key in self._chosen
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
                item.setData(_KEY, one.key)
                self.list.addItem(item)
        if self.list.count():
            self.list.setCurrentRow(0)
        self.list.blockSignals(before)
        self._say()

    def _say(self) -> None:
        number, words = len(self._chosen), self.words
        aside = words(N_("chosen: {n}")).format(n=number) if number else words(N_("all that fits"))
        self.fold.show_open(opened=self.fold.opened, aside=aside)
        if not self.offers:
            said = words(N_("There is nothing in the vault that this section could tell yet."))
        else:
            said = words(_ALL) if not number else ""
        self.said.setText(said)
        self.said.setVisible(bool(said))
        self.line.setVisible(bool(self.offers))
        self.list.setVisible(bool(self.offers))

    def _ticked(self, item: QListWidgetItem) -> None:
        part, key = self.part, AnyId(item.data(_KEY))
        if part is None:
            return
        on = item.checkState() == Qt.CheckState.Checked
        self._chosen = (*(one for one in self._chosen if one != key), *((key,) if on else ()))
        chosen = self._chosen
        self._say()

        def deed(desk: Desk) -> None:
            report_choices.choose(desk, part, chosen)

        self.work.do(deed, lambda _none: self.changed.emit())
