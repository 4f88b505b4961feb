"""The preview: one page at a time, drawn by the child that made the file; the last good page stays meanwhile."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from fieldcase.errors import N_
from ui.widgets.basics import GAP, button, label, row
from ui.widgets.turns import delayed
from ui.workplace import Workplace

_LEAST, _MOST = 300, 1100
_FIT_AFTER_MS = 120


class PageView(QScrollArea):
    """The picture of one page, with the keys that turn pages."""

    def __init__(self, turn: Any, name: str) -> None:
        super().__init__()
        self._turn = turn
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setWidget(self.picture)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page Up and Page Down turn the page."""
        steps = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            self._turn(step)
            return
        super().keyPressEvent(event)


class Pages(QWidget):
    """The middle column."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work = work
        words = work.words
        self._preview: Any = None
        self.count = 0
        self.number = 0
        self.view = PageView(self.turn, words(N_("Preview of the dossier")))
        self.said = label("", "muted", wrap=True)
        self.said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._where = label("", "muted")
        self._before = button(
            "", lambda: self.turn(-1), "flat", "chevron-left", words(N_("Previous page of the preview"))
        )
        self._after = button("", lambda: self.turn(1), "flat", "chevron-right", words(N_("Next page of the preview")))
        self._state = label("", "muted")
        below = row(self._before, self._where, self._after)
        below.insertStretch(0, 1)
        below.addStretch(1)
        below.addWidget(self._state)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self.said)
        layout.addWidget(self.view, 1)
        layout.addLayout(below)
        self._fitting = delayed(self, _FIT_AFTER_MS, self._draw)
        self._show_where()

    def nothing_yet(self, cases: bool) -> None:
        """Say what to do while nothing is shown."""
        choose = N_("Choose a case on the left: its dossier appears here as you choose.")
        none = N_("There is no case yet. A dossier is made of a case; begin one on the page Cases.")
        self.said.setText(self.work.words(choose if cases else none))
        self.said.setVisible(self.count == 0)

    def waiting(self, on: bool) -> None:
        """Say that a newer page is on the way."""
        self._state.setText(self.work.words(N_("being made …")) if on else "")

    def show_made(self, preview: Any, made: Any) -> None:
        """Show the pages of what was made; after a refusal the last good page stays, and it is said."""
        self._preview = preview
        if made.refusal is not None:
            self.said.setText(self.work.words(N_("This dossier cannot be made as it is: see on the right.")))
            self.said.show()
            return
        self.said.hide()
        self.count = made.pages
        self.number = min(self.number, max(0, self.count - 1))
        self._draw()

    def turn(self, step: int) -> None:
        """Go to another page."""
        number = self.number + step
        if step and 0 <= number < self.count:
            self.number = number
            self._draw()

    def show_page(self, number: int) -> None:
        """Show a page, counted from 0; nothing where it is shown already or is not there."""
        self.turn(number - self.number)

    def fit(self) -> None:
        """Draw the page anew at the width there is, once the window has come to rest."""
        if self.count:
            self._fitting.start()

    def _draw(self) -> None:
        self._show_where()
        preview, number = self._preview, self.number
        if preview is None:
            return
        ratio = self.devicePixelRatioF()
        width = round(max(_LEAST, min(_MOST, self.view.viewport().width() - 4)) * ratio)
        self.work.lanes.draw(lambda: preview.page(number, width), lambda drawn: self._drawn(drawn, ratio), self, "page")

    def _drawn(self, drawn: Any, ratio: float) -> None:
        if drawn is None:
            return
        image = QImage(drawn.pixels, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB888).copy()
        image.setDevicePixelRatio(ratio)
        self.view.picture.setPixmap(QPixmap.fromImage(image))
        self.view.picture.resize(round(drawn.width / ratio), round(drawn.height / ratio))
        self.view.verticalScrollBar().setValue(0)

    def _show_where(self) -> None:
        words = self.work.words
        told = words(N_("page {page} of {total}")).format(page=self.number + 1, total=self.count)
        self._where.setText(told if self.count else "")
        self._before.setEnabled(self.number > 0)
        self._after.setEnabled(self.number + 1 < self.count)
