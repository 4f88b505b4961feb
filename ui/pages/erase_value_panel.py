"""Erasing one value of one field for good: a name typed by mistake leaves the history in two steps.

First the field is put right where it stands; then, here, what it said before is erased and what it says now stays.
Where the field still says it, all of it is erased. Knows one deed of the history.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QProgressBar, QRadioButton, QWidget

from fieldcase.casework import erasing
from fieldcase.casework.erasing import Erasure
from fieldcase.errors import N_, FieldcaseError
from fieldcase.model.declare import field_named, kind_named
from ui.pages.deed_shown import Told
from ui.pages.erase_panel import ErasedPanel
from ui.widgets.basics import button, column, label, row
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from ui.workplace import Workplace

_LASTS = N_("This cannot be undone. Whoever has an older copy or backup of the vault still has the words.")


class EraseValuePanel(Panel):
    """Which field of the deed, and whether what it says now stays. `then` runs after it is gone."""

    WIDTH = 600

    def __init__(self, work: Workplace, deed: Told, then: Callable[[], None]) -> None:
        words = work.words
        super().__init__(words(N_("Erase a value for good")))
        self.work, self._then = work, then
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
        self.wrong = label("", "wrong", wrap=True)
        self.wrong.hide()
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(words(N_("Erasing …")))
        self.bar.hide()
        self.keep = button(words(N_("Leave it")), self.escaped)
        self.verb = button(words(N_("Erase for good")), self._erase, "danger", "trash-2")
        last = row(self.keep, self.verb)
        last.insertStretch(0, 1)
        self.setLayout(
            column(
                label(words(N_("Which field is to forget what it said?")), "heading", wrap=True), self.list,
                self.earlier, self.all, label(words(_LASTS), wrap=True), self.bar, self.wrong, last, gap=12, edge=20,
            )
        )  # fmt: skip

    def first_focus(self) -> QWidget:
        """The list of fields."""
        return self.list

    def escaped(self) -> None:
        """Esc leaves everything, unless the erasing has begun."""
        if not self.bar.isVisible():
            self.close_panel()

    def _erase(self) -> None:
        record, field = self._fields[self.list.currentRow()]
        earlier = self.earlier.isChecked()
        self._busy(True)
        self.wrong.hide()

        def deed(desk: Desk) -> Erasure:
            return erasing.erase_earlier(desk, record, field) if earlier else erasing.erase(desk, record, field)

        self.work.do(deed, self._erased, failed=self._failed)

    def _busy(self, busy: bool) -> None:
        self.bar.setVisible(busy)
        for one in (self.keep, self.verb, self.list, self.earlier, self.all):
            one.setEnabled(not busy)

    def _failed(self, wrong: FieldcaseError) -> None:
        self._busy(False)
        self.wrong.setText(wrong.told(self.work.words))
        self.wrong.show()

    def _erased(self, erasure: Erasure) -> None:
        self.close_panel()
        self._then()
        self.work.asked_for_panel.emit(ErasedPanel(self.work, erasure, values=True))
