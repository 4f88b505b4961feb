"""The norms of an act as they stood on its day, below its form; what they leave open is asked by one press.

Read again while the act is typed. A card of facts and questions, never a finding; hidden where no dates are known.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from fieldcase.casework import norms_on_day
from fieldcase.casework.norms_on_day import NormOnDay
from fieldcase.errors import N_
from fieldcase.model.case import Act
from ui.widgets.basics import WIDE_GAP, button, clear, column, label
from ui.widgets.flow import flowing
from ui.widgets.turns import delayed

if TYPE_CHECKING:
    from fieldcase.casework.changes import Changes
    from fieldcase.casework.desk import Desk
    from ui.record_form import RecordForm
    from ui.workplace import Workplace

_READ_AFTER_MS = 80
_LISTENS = frozenset({"task", "act", "event", "provision"})


class NormVersions(QFrame):
    """The card."""

    def __init__(self, work: Workplace, form: RecordForm) -> None:
        super().__init__()
        self.work, self.form, self.words = work, form, work.words
        self.setProperty("kind", "card")
        self._shown: tuple[NormOnDay, ...] = ()
        self.buttons: dict[str, QPushButton] = {}
        self._lines = column(gap=6)
        heading = label(self.words(N_("These norms on the day of the act")), "heading", wrap=True)
        self.setLayout(column(heading, self._lines, edge=WIDE_GAP))
        self.hide()
        self._timer = delayed(self, _READ_AFTER_MS, self.read)
        form.edited.connect(self._timer.start)
        form.showed.connect(self.read)
        form.left.connect(self._timer.start)
        work.changed.connect(self._heard)

    def _heard(self, changes: Changes) -> None:
        if changes.kinds & _LISTENS and self.form.isVisible():
            self._timer.start()

    def read(self) -> None:
        """Ask for the norms of the act as it is typed now."""
        self._timer.stop()
        act, words = self.form.as_typed(), self.words
        if isinstance(act, Act):
            self.work.ask(lambda look: norms_on_day.norms_on_day(look, act, words), self._show, self, "norms")

    def _show(self, found: tuple[NormOnDay, ...]) -> None:
        if found == self._shown:
            return
        focused = next((code for code, one in self.buttons.items() if one.hasFocus()), "")
        self._shown, self.buttons = found, {}
        clear(self._lines)
        for one in found:
            self._lines.addLayout(self._line(one))
        self.setVisible(bool(found))
        if focused:
            self.form.fields["norms"].setFocus()

    def _line(self, one: NormOnDay) -> QVBoxLayout:
        words = self.words
        made = column(label(one.norm, "label", wrap=True), gap=3)
        for held in one.held:
            made.addWidget(label(held, wrap=True, select=True))
        if one.question:
            made.addWidget(label(one.question, "chip-warn", wrap=True))
            text = words(N_("Asked")) if one.asked else words(N_("Ask a lawyer"))
            ask = button(text, self._asking(one), icon="check" if one.asked else "plus", name=f"{text}: {one.norm}")
            ask.setEnabled(not one.asked and self.form.is_entered)
            self.buttons[one.code] = ask
            made.addWidget(flowing(ask))
        return made

    def _asking(self, one: NormOnDay) -> Callable[[], None]:
        def press() -> None:
            act = self.form.as_typed()
            if not isinstance(act, Act):
                return

            def deed(desk: Desk) -> None:
                norms_on_day.ask_a_lawyer(desk, act, one)

            self.work.do(deed, lambda _: self.read(), self.words(N_("The question stands with the case.")))

        return press
