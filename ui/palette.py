"""Ctrl+K: finding anything by its first letters, grouped by kind; after ">" a command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from fieldcase.casework.called import kind_called
from fieldcase.errors import N_
from ui import icons, theme
from ui.keys import Command
from ui.places import ICONS, place_of
from ui.widgets.basics import column, label
from ui.widgets.overlay import Panel
from ui.widgets.turns import delayed

if TYPE_CHECKING:
    from fieldcase.casework.look import Found
    from ui.workplace import Workplace

WAIT_MS = 120
_HINT = N_("↑↓ choose · Enter open · > commands · Esc close")


class SearchPanel(Panel):
    """One line and what it finds."""

    WIDTH = 640

    def __init__(self, work: Workplace, commands: tuple[Command, ...], typed: str = "") -> None:
        super().__init__(work.words(N_("Search")))
        self.work, self._commands = work, commands
        self.line = QLineEdit(typed)
        self.line.setAccessibleName(work.words(N_("Search in everything, or a command after >")))
        self.line.setPlaceholderText(work.words(N_("Search in everything, or a command after >")))
        self.found = QListWidget()
        self.found.setAccessibleName(work.words(N_("What was found")))
        self.found.setMinimumHeight(320)
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._row = QSize(0, self.found.fontMetrics().lineSpacing() + 10)
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._hint = label(work.words(_HINT), "muted")
        self.setLayout(column(self.line, self.found, self._hint, edge=12))
        self._timer = delayed(self, WAIT_MS, self._search)
        self.line.textChanged.connect(lambda _text: self._timer.start())
        self.line.installEventFilter(self)
        self.found.itemClicked.connect(lambda _row: self._open())
        self._choices: list[object] = []
        self._search()

    def first_focus(self) -> QWidget:
        """The line."""
        return self.line

    def _search(self) -> None:
        typed = self.line.text().strip()
        if typed.startswith(">") or not typed:
            self._show_commands(typed.removeprefix(">").strip())
            return
        self.work.ask(lambda look: look.search(typed), self._show_found, self, "search")

    def _show_commands(self, typed: str) -> None:
        words = self.work.words
        self._begin()
        for command in self._commands:
            text = words(command.label)
            if command.listed and command.able() and all(part in text.casefold() for part in typed.casefold().split()):
                self._add("chevron-right", f"{text}    {command.keys}" if command.keys else text, command)
        self._end()

    def _show_found(self, found: tuple[Found, ...]) -> None:
        self._begin()
        words = self.work.words
        for hit in found:
            kind = kind_called(hit.kind, words)
            text = " ".join(hit.text.split())
            shown = f"{kind} · {text[:90]}" + (f" · {hit.case}" if hit.case else "")
            self._add(ICONS.get(hit.kind, "search"), shown, hit)
        self._hint.setText(words(_HINT) if found else words(N_("Nothing was found. Fewer letters find more.")))
        self._end()

    def _begin(self) -> None:
        self.found.clear()
        self._choices = []
        self._hint.setText(self.work.words(_HINT))

    def _add(self, icon: str, text: str, choice: object) -> None:
        beside = icons.icon(icon, theme.current().muted, icons.OF_A_LINE)
        line = QListWidgetItem(beside, text)
        line.setSizeHint(self._row)  # no wider than the list: a long line ends in an ellipsis
        self.found.addItem(line)
        self._choices.append(choice)

    def _end(self) -> None:
        if self._choices:
            self.found.setCurrentRow(0)

    def _open(self) -> None:
        at = self.found.currentRow()
        if not 0 <= at < len(self._choices):
            return
        choice, work = self._choices[at], self.work
        self.close_panel()
        if isinstance(choice, Command):
            choice.run()
            return
        hit: Found = choice  # type: ignore[assignment]
        work.ask(lambda look: place_of(look, hit.kind, hit.id), lambda place: work.go(*place), work, "place")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down move through what was found while the line keeps the focus; Enter opens."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
        step = steps.get(Qt.Key(event.key()))
        if step is not None and self._choices:
            self.found.setCurrentRow(max(0, min(len(self._choices) - 1, self.found.currentRow() + step)))
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._timer.isActive():
                self._timer.stop()
                self._search()
            self._open()
            return True
        return False
