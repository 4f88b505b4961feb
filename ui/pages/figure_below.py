"""What stands below a reported figure: the same thing over time, where it was reported more than once. Nothing is added
up: whoever reported may have counted the same people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldcase.casework import results
from fieldcase.errors import N_
from fieldcase.model.declare import Record
from fieldcase.model.fieldwork import Figure
from ui.widgets.basics import card, clear, label
from ui.widgets.number_table import NumberCell, NumberTable

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

_NOT_ADDED = N_("These numbers are not added up: the same people may be in several of them.")


class FigureBelow(QWidget):
    """The card."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        self.setProperty("kind", "ground")
        self._layout = QVBoxLayout()
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._layout)
        self._shown: tuple[tuple[str, ...], ...] = ()

    def leave(self) -> None:
        """Nothing is typed here."""

    def show_record(self, record: Record | None) -> None:
        """Show the other figures that count the same."""
        if not isinstance(record, Figure):
            self._came(())
            return
        key = record.key

        def look(look: Look) -> tuple[Figure, ...]:
            now = look.get(Figure, key)
            return results.over_time(look, now) if now is not None else ()

        self.work.ask(look, self._came, self, "figure")

    def _came(self, found: tuple[Figure, ...]) -> None:
        rows = tuple(self._told(one) for one in found)
        if rows == self._shown:
            return
        self._shown = rows
        clear(self._layout)
        if len(rows) < 2:
            return
        words = self.words
        name = words(N_("The same thing over time"))
        heads = (words(N_("Period")), words(N_("Count")), words(N_("Where")), words(N_("Where it says so")))
        table = NumberTable(name, heads, [(row[0], [NumberCell(cell) for cell in row[1:]]) for row in rows])
        self._layout.addWidget(card(label(name, "heading"), table, label(words(_NOT_ADDED), "muted", wrap=True)))

    def _told(self, one: Figure) -> tuple[str, ...]:
        words = self.words
        said = results.said_number(one, words)
        many = words(N_("{count} (preliminary)")).format(count=said) if one.preliminary else said
        where = ", ".join(part for part in (self.work.term("country", one.country), one.region) if part)
        return results.when_of(one, words) or "–", many, where or "–", one.source_words or "–"
