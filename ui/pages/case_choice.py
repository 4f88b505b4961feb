"""Which case something belongs to: a line that finds, a list of what fits, Enter takes the marked one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QWidget

from fieldcase.casework.called import called
from fieldcase.casework.cases import led_by
from fieldcase.errors import N_
from fieldcase.model.asked import Asked
from fieldcase.model.case import Case
from ui.pages.case_lead import with_lead
from ui.widgets.basics import button, column, label, row
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

_MOST = 50


class CaseChoice(Panel):
    """The line, the list, the button. `chosen` is called once, after the panel is gone."""

    WIDTH = 560

    def __init__(self, work: Workplace, chosen: Callable[[Case], None]) -> None:
        super().__init__(work.words(N_("Into which case?")))
        self.work, self._chosen = work, chosen
        words = work.words
        self._cases: Sequence[Case] = ()
        self.line = QLineEdit()
        self.line.setPlaceholderText(words(N_("Code or words of the case")))
        self.line.setAccessibleName(words(N_("Code or words of the case")))
        self.line.textChanged.connect(lambda _text: self.read())
        self.line.returnPressed.connect(self.take)
        self.line.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(words(N_("Cases")))
        self.list.setMinimumHeight(220)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(lambda _row: self.take())
        self.nothing = label(words(N_("There is no such case yet.")), "muted", wrap=True)
        self.nothing.hide()
        self.verb = button(words(N_("Choose")), self.take, "primary")
        last = row(button(words(N_("New case")), self._new, icon="plus"))
        last.addStretch(1)
        last.addWidget(button(words(N_("Cancel")), lambda: self.close_panel()))
        last.addWidget(self.verb)
        heading = label(words(N_("Into which case?")), "heading")
        self.setLayout(column(heading, self.line, self.list, self.nothing, last, gap=10, edge=16))
        self.read()

    def first_focus(self) -> QWidget:
        """The line."""
        return self.line

    def read(self) -> None:
        """Ask for the cases that fit."""
        asked = Asked(Case, sort="code", words=self.line.text())

        def look_up(look: Look) -> tuple[tuple[Case, str], ...]:
            return tuple((one, led_by(look, one)) for one in look.page(Case, look.vector(asked)[:_MOST]))

        self.work.ask(look_up, self._came, self, "cases")

    def _came(self, found: Sequence[tuple[Case, str]]) -> None:
        self._cases = tuple(case for case, _ in found)
        self.list.clear()
        for one, lead in found:
            self.list.addItem(with_lead(called(one, self.work.tables, self.work.words), lead, self.work))
        self.list.setCurrentRow(0)
        self.nothing.setVisible(not found)
        self.verb.setEnabled(bool(found))

    def take(self) -> None:
        """Take the marked case."""
        place = self.list.currentRow()
        if 0 <= place < len(self._cases):
            case = self._cases[place]
            self.close_panel()
            self._chosen(case)

    def _new(self) -> None:
        self.close_panel()
        self.work.go("cases", None, "new")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down in the line move in the list."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        way = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if way:
            self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + way)))
        return bool(way)
