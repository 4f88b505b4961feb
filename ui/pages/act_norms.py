"""Norms that are often cited for an act of this type, below the field of norms, each taken over by one key; none is
ever entered by itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from fieldcase.casework.citing import cited, often_cited, titled
from fieldcase.errors import N_
from fieldcase.model.case import Act
from ui.widgets.basics import button, column, label, tip
from ui.widgets.chooser import ChooserField
from ui.widgets.flow import Flow
from ui.widgets.turns import delayed

if TYPE_CHECKING:
    from ui.record_form import RecordForm
    from ui.workplace import Workplace

_READ_AFTER_MS = 60


class OftenCited(QWidget):
    """The offer; hidden where all of them are taken over, or none is known for the type."""

    def __init__(self, work: Workplace, form: RecordForm) -> None:
        super().__init__()
        self.work, self.form = work, form
        self._shown: tuple[str, ...] = ()
        self._chips = QWidget()
        self._flow = Flow(self._chips)
        words = work.words
        said = label(words(N_("Often cited for such an act; a lawyer decides. A digit or Enter adds one:")), "muted",
                     wrap=True)  # fmt: skip
        self.setLayout(column(said, self._chips, gap=4))
        self.hide()
        self._timer = delayed(self, _READ_AFTER_MS, self.read)
        form.built.connect(self._take_place)
        form.edited.connect(self._timer.start)
        form.showed.connect(self.read)

    def _take_place(self) -> None:
        """Stand right below the field of norms."""
        layout = self.form.fields["norms"].layout()
        assert layout is not None
        layout.addWidget(self)

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
        self._flow.empty()
        before: QWidget = self._line()
        for number, norm in enumerate(found, start=1):
            chip = self._chip(number, norm)
            self._flow.addWidget(chip)
            QWidget.setTabOrder(before, chip)
            before = chip
            if had_focus and number == 1:
                chip.setFocus()
        self.setVisible(bool(found))
        if had_focus and not found:
            self._line().setFocus()

    def _line(self) -> QWidget:
        """The line in which norms are chosen."""
        edit = self.form.fields["norms"]
        return edit.chooser.line if isinstance(edit, ChooserField) else edit

    def _chip(self, number: int, norm: str) -> QPushButton:
        words = self.work.words
        title = titled(self.work.tables, norm, words)
        name = words(N_("Add the norm: {norm}")).format(norm=title)
        made = button(f"{number} + {cited(self.work.tables, norm, words)}", partial(self.take, norm), "chip-button",
                      name=name)  # fmt: skip
        made.setToolTip(tip(title))
        return made

    def take(self, norm: str) -> None:
        """Add a norm to the act, as if it were chosen in its field."""
        edit = self.form.fields.get("norms")
        if isinstance(edit, ChooserField):
            edit.chooser.take_new(norm, titled(self.work.tables, norm, self.work.words))
            self.read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit takes the norm of that number."""
        number = int(event.text()) if event.text() and event.text() in "123456789" else 0
        if 0 < number <= len(self._shown):
            self.take(self._shown[number - 1])
        else:
            super().keyPressEvent(event)
