"""Erasing one value of one field for good: a name typed by mistake leaves the history in two steps.

First the field is put right where it stands; then, here, what it said before is erased and what it says now stays.
Where the field still says it, all of it is erased. Knows one deed of the history.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QRadioButton, QWidget

from fieldcase.casework import erasing
from fieldcase.casework.erasing import Erasure
from fieldcase.errors import N_
from fieldcase.model.declare import field_named, kind_named
from ui.pages.deed_shown import Told
from ui.pages.erase_panel import AskingPanel, ErasedPanel
from ui.widgets.basics import column, label

if TYPE_CHECKING:
    from ui.workplace import Workplace


class EraseValuePanel(AskingPanel):
    """Which field of the deed, and whether what it says now stays. `then` runs after it is gone."""

    def __init__(self, work: Workplace, deed: Told, then: Callable[[], None]) -> None:
        words = work.words
        super().__init__(work, words(N_("Erase a value for good")))
        self._then = then
        self._fields: list[tuple[bytes, str]] = []
        self.list = QListWidget()
        self.list.setAccessibleName(words(N_("Fields")))
        self.list.setWordWrap(True)
        self.list.setMinimumHeight(120)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for record in deed.records:
            kind = kind_named(record.change.kind)
            for name in record.erasable if kind is not None else ():
                assert kind is not None
                self._fields.append((record.change.record, name))
                said = words(field_named(kind, name).about.label)
                self.list.addItem(f"{said} — {record.name}" if len(deed.records) > 1 else said)
        self.list.setCurrentRow(0)
        self.earlier = QRadioButton(words(N_("What it said before; what it says now stays")))
        self.all = QRadioButton(words(N_("All it ever said, also what it says now")))
        self.earlier.setChecked(True)
        self.setLayout(
            column(
                label(words(N_("Which field is to forget what it said?")), "heading", wrap=True), self.list,
                self.earlier, self.all, self.lasts, self.bar, self.wrong, self.last, gap=12, edge=20,
            )
        )  # fmt: skip

    def first_focus(self) -> QWidget:
        """The list of fields."""
        return self.list

    def pressed(self) -> tuple[QWidget, ...]:
        """The buttons, and what is chosen."""
        return (*super().pressed(), self.list, self.earlier, self.all)

    def _erase(self) -> None:
        record, field = self._fields[self.list.currentRow()]
        erase = erasing.erase_earlier if self.earlier.isChecked() else erasing.erase
        self.run(lambda desk: erase(desk, record, field), self._erased)

    def _erased(self, erasure: Erasure) -> None:
        self.close_panel()
        self._then()
        self.work.asked_for_panel.emit(ErasedPanel(self.work, erasure, values=True))
