"""The rows under a quick note that is a signal or a refusal: a digit each, all of them optional.

Knows words by the names of `catching.ROWS`; what becomes of them is the panel's and casework's. There is no row for who
told it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from fieldcase.casework.catching import REFUSAL, SIGNAL
from fieldcase.casework.tables import offered
from fieldcase.errors import N_
from ui.widgets.basics import Combo, Ground, column, label, row, scrolled
from ui.widgets.digit_choice import DigitChoice, DigitWords
from ui.widgets.turns import delayed

if TYPE_CHECKING:
    from ui.workplace import Workplace

# The panel has so much besides, in pixels at 100 percent.
_BESIDES, _LEAST = 275, 150
_LETTER = 7
_MAIN = N_("The same digit once more makes a reason the main one, a third time takes it away.")


class CaptureRows(QWidget):
    """The rows of the kind chosen. `changed` comes when a person changed one."""

    changed = Signal()

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, words = work, work.words
        self.kind = ""
        # What else stands in the panel just now, in pixels.
        self._more = 0
        self.about = self._choice(N_("What about"), "signal_kind")
        self.reasons = self._choice(N_("Reasons"), "refusal_reason", many=True)
        self.channel = self._choice(N_("How it reached us"), "signal_channel")
        self.hint = label(words(_MAIN), "muted", wrap=True)
        every = (("", words(N_("Country: not said"))), *offered("country", words.language))
        self.country = Combo(words(N_("Country")), every)
        self.country.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.country.setMinimumContentsLength(16)
        self.country.activated.connect(lambda _place: self.changed.emit())
        self.settlement = self._line(N_("Town or village"))
        self.how_many = self._line(N_("How many people"))
        where = row(self.country, self.settlement, self.how_many)
        where.setStretch(1, 1)
        inside = Ground()
        inside.setLayout(column(self.about, self.reasons, self.hint, self.channel, where, gap=6))
        self._inside = inside
        self.area = scrolled(inside)
        self._fit_timer = delayed(self, 0, self._fit)
        self.setLayout(column(self.area))

    def _choice(self, name: str, vocabulary: str, *, many: bool = False) -> DigitChoice:
        words = self.work.words
        said = DigitWords(words(name), words(N_("not said")), words(N_("{reason} (main)")))
        choices = offered(vocabulary, words.language)
        # That nobody said why is what no reason chosen means.
        made = DigitChoice(said, tuple(one for one in choices if one[0] != "not_stated"), many=many)
        made.changed.connect(self.changed)
        made.opened.connect(self._resized)
        return made

    def _line(self, name: str) -> QLineEdit:
        made = QLineEdit()
        for told in (made.setPlaceholderText, made.setAccessibleName):
            told(self.work.words(name))
        made.textEdited.connect(lambda _text: self.changed.emit())
        return made

    def show_kind(self, kind: str) -> None:
        """Show the rows of a kind of note; none for one that goes into the inbox."""
        self.kind = kind
        self.about.setVisible(kind == SIGNAL)
        self.channel.setVisible(kind == SIGNAL)
        self.reasons.setVisible(kind == REFUSAL)
        self.hint.setVisible(kind == REFUSAL)
        self.setVisible(kind in (SIGNAL, REFUSAL))
        self._resized()

    def make_room(self, more: int) -> None:
        """Leave so many pixels more to the rest of the panel."""
        self._more = more
        self._resized()

    def _resized(self) -> None:
        self._fit_timer.start()

    def _fit(self) -> None:
        """As tall as what is shown, as far as the panel has room; what has the focus is in view."""
        layout, panel = self._inside.layout(), self.parentWidget()
        if layout is None or panel is None or not self.isVisible():
            return
        scale = self.fontMetrics().averageCharWidth() / _LETTER
        room = max(_LEAST, panel.maximumHeight() - int(_BESIDES * scale) - self._more)
        needed = layout.totalHeightForWidth(max(self.area.viewport().width(), 200)) + 4
        self.area.setFixedHeight(min(needed, room))
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            self.area.ensureWidgetVisible(focus)

    @property
    def chosen(self) -> dict[str, str]:
        """What the rows of the kind say, by name."""
        where = {
            "country": self.country.code, "settlement": self.settlement.text().strip(),
            "how_many": self.how_many.text().strip(),
        }  # fmt: skip
        if self.kind == REFUSAL:
            return {**where, "reasons": " ".join(self.reasons.chosen), "main": " ".join(self.reasons.main)}
        return {**where, "about": " ".join(self.about.chosen), "channel": " ".join(self.channel.chosen)}

    def take(self, rows: Mapping[str, str]) -> None:
        """Show what was chosen before."""
        self.about.choose(rows.get("about", "").split())
        self.channel.choose(rows.get("channel", "").split())
        self.reasons.choose(rows.get("reasons", "").split(), rows.get("main", "").split())
        self.country.choose(rows.get("country", ""))
        self.settlement.setText(rows.get("settlement", ""))
        self.how_many.setText(rows.get("how_many", ""))

    def remember(self, country: str, settlement: str) -> None:
        """Offer the place of the last record, where none is said yet."""
        if not self.country.code and not self.settlement.text():
            self.country.choose(country)
            self.settlement.setText(settlement)

    def wants_enter(self, focus: QWidget | None) -> bool:
        """Whether Enter pressed here keeps the note: anywhere in the rows."""
        return focus is not None and self.isAncestorOf(focus) and focus.focusPolicy() != Qt.FocusPolicy.NoFocus
