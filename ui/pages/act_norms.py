"""Norms that are often cited for an act of this type, each taken over by one key; none is ever entered by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame

from fieldcase.casework.citing import often_cited, titled
from fieldcase.errors import N_
from fieldcase.model.case import Act
from ui.widgets.basics import WIDE_GAP, clear, column, label
from ui.widgets.chooser import ChooserField
from ui.widgets.line_button import LineButton
from ui.widgets.turns import delayed

if TYPE_CHECKING:
    from ui.record_form import RecordForm
    from ui.workplace import Workplace

_READ_AFTER_MS = 60


class OftenCited(QFrame):
    """The card; hidden where all of them are taken over, or none is known for the type."""

    def __init__(self, work: Workplace, form: RecordForm) -> None:
        super().__init__()
        self.work, self.form = work, form
        self.setProperty("kind", "card")
        words = work.words
        self._shown: tuple[str, ...] = ()
        self._lines = column(gap=2)
        self.setLayout(
            column(
                label(words(N_("Often cited for such an act")), "heading", wrap=True),
                label(words(N_("An offer for a lawyer to weigh: a digit or Enter adds one.")), "muted", wrap=True),
                self._lines, edge=WIDE_GAP,
            )
        )  # fmt: skip
        self.hide()
        self._timer = delayed(self, _READ_AFTER_MS, self.read)
        form.edited.connect(self._timer.start)
        form.showed.connect(self.read)

    def read(self) -> None:
        """Offer what the act as it is typed now does not have yet."""
        self._timer.stop()
        act = self.form.as_typed()
        found: tuple[str, ...] = ()
        if isinstance(act, Act):
            found = tuple(one for one in often_cited(self.work.tables, act.type) if one not in act.norms)
        if found != self._shown:
            self._show(found)

    def _show(self, found: tuple[str, ...]) -> None:
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        self._shown = found
        clear(self._lines)
        lines = [self._line(number, norm) for number, norm in enumerate(found, start=1)]
        for one in lines:
            self._lines.addWidget(one)
        self.setVisible(bool(found))
        if had_focus:
            (lines[0] if lines else self.form.fields["norms"]).setFocus()

    def _line(self, number: int, norm: str) -> LineButton:
        said = f"{number}. {titled(self.work.tables, norm, self.work.words)}"
        return LineButton(said, lambda: self.take(norm), icon="plus")

    def take(self, norm: str) -> None:
        """Add a norm to the act, as if it were chosen in its field."""
        edit = self.form.fields.get("norms")
        if isinstance(edit, ChooserField):
            edit.chooser.take_new(norm, titled(self.work.tables, norm, self.work.words))
            self.read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit takes the norm of that number."""
        number = int(event.text()) if event.text() in "123456789" and event.text() else 0
        if 0 < number <= len(self._shown):
            self.take(self._shown[number - 1])
        else:
            super().keyPressEvent(event)
