"""Which cases and visits: a line that finds, a list of what fits with a box before each; Space ticks.

Knows titles and ticks; what is done with what was ticked is whoever's that asked.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from fieldcase.casework.called import called, kind_called
from fieldcase.casework.giving import Holder
from fieldcase.casework.look import Look
from fieldcase.errors import N_
from fieldcase.model.asked import Asked
from fieldcase.model.case import Case
from fieldcase.model.fieldwork import Visit
from ui.widgets.basics import column, label
from ui.widgets.tick import TickedLines
from ui.workplace import Workplace

_MOST = 100
_ROWS = 5
_SORTED = {Case: "code", Visit: "date"}


class HolderChoice(QWidget):
    """The line and the list. What was ticked stays so, whatever the line finds; `changed` comes with each tick."""

    changed = Signal()

    def __init__(self, work: Workplace, kinds: tuple[type[Holder], ...], ticked: Sequence[Holder] = ()) -> None:
        super().__init__()
        self.work, self.words, self._kinds = work, work.words, kinds
        self.chosen: dict[bytes, Holder] = {one.key: one for one in ticked}
        self._rows: list[Holder] = []
        words = self.words
        self.line = QLineEdit()
        self.line.setPlaceholderText(words(N_("Find by words")))
        self.line.setAccessibleName(words(N_("Find by words")))
        self.line.textChanged.connect(lambda _text: self.read())
        self.line.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(words(N_("What is handed over")))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFixedHeight(_ROWS * (self.fontMetrics().lineSpacing() + 14))
        self.list.setItemDelegate(TickedLines(self.list))
        self.list.itemChanged.connect(self._ticked)
        self.list.itemActivated.connect(self._turn)
        self.nothing = label(words(N_("Nothing fits.")), "muted")
        self.nothing.hide()
        self.setLayout(column(self.line, self.list, self.nothing, gap=6))
        self.setFocusProxy(self.list)
        self.read()

    def read(self) -> None:
        """Ask for what fits; what is ticked comes first."""
        typed, kinds = self.line.text(), self._kinds

        def look(look: Look) -> list[tuple[Holder, str]]:
            found: list[Holder] = []
            for kind in kinds:
                asked = Asked(kind, sort=_SORTED[kind], descending=kind is Visit, words=typed)
                found += look.page(kind, look.vector(asked)[:_MOST])
            return [(one, self._title(look, one)) for one in found]

        self.work.ask(look, self._came, self, "holders")

    def _title(self, look: Look, one: Holder) -> str:
        title = called(one, look.tables, self.words)
        if len(self._kinds) == 1:
            return title
        kind = kind_called(one.KIND, self.words)
        return f"{kind[:1].upper()}{kind[1:]} · {title}"

    def _came(self, found: list[tuple[Holder, str]]) -> None:
        found.sort(key=lambda pair: pair[0].key not in self.chosen)
        self._rows = [one for one, _ in found]
        self.list.blockSignals(True)
        self.list.clear()
        for one, title in found:
            shown = QListWidgetItem(title)
            shown.setFlags(shown.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            on = one.key in self.chosen
            shown.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self.list.addItem(shown)
        self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self.nothing.setVisible(not found)

    def _turn(self, shown: QListWidgetItem) -> None:
        """Enter ticks as Space does."""
        on = shown.checkState() == Qt.CheckState.Checked
        shown.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)

    def _ticked(self, shown: QListWidgetItem) -> None:
        one = self._rows[self.list.row(shown)]
        if shown.checkState() == Qt.CheckState.Checked:
            self.chosen[one.key] = one
        else:
            self.chosen.pop(one.key, None)
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down in the line goes to the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down:
            self.list.setFocus()
            return True
        return False
