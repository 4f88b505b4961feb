"""What earlier visits to the same site asked and is still open: a press says what became of it, as seen at this visit.

Knows the visit; what is open is casework's to say.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldcase.casework import asks, scorecard
from fieldcase.casework.asks import Told
from fieldcase.errors import N_
from fieldcase.model.fieldwork import Recommendation, Visit
from fieldcase.model.text import in_a_line
from ui.widgets.basics import button, card, clear, column, label
from ui.widgets.flow import flowing
from ui.widgets.line_button import LineButton

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from ui.workplace import Workplace

# What is said most often; the rest can be said where the ask itself is shown.
_OFTEN = ("done", "under_way", "nothing")
_LONGEST, _MOST = 120, 6


class OpenAsks(QWidget):
    """The lines; hidden where nothing is open."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        self.visit: Visit | None = None
        self._lines: QVBoxLayout = column(gap=6)
        self.setLayout(column(card(label(self.words(N_("Asked here before and still open")), "heading"), self._lines)))
        self.hide()

    def show_visit(self, visit: Visit) -> None:
        """Show what is open at the site of a visit."""
        self.visit = visit
        self.read()

    def read(self) -> None:
        """Read it anew."""
        visit = self.visit
        if visit is not None:
            self.work.ask(lambda look: asks.open_at(look, visit), self._came, self, "open")

    def _came(self, found: tuple[Told, ...]) -> None:
        clear(self._lines)
        self.setVisible(bool(found))
        for told in found[:_MOST]:
            text = f"{told.ask.number or '–'}. {in_a_line(told.ask.text, _LONGEST)}"
            state = scorecard.said_state(told.state, self.work.tables, self.words)
            self._lines.addWidget(LineButton(text, self._opening(told.ask), icon="flag", aside=in_a_line(state, 40)))
            self._lines.addWidget(flowing(*(self._button(told.ask, code) for code in _OFTEN)))

    def _button(self, ask: Recommendation, code: str) -> QWidget:
        said = self.work.term("follow_up_status", code)
        return button(said, self._following(ask, code), "chip-button", name=f"{ask.number or '–'}: {said}")

    def _opening(self, ask: Recommendation) -> Callable[[], None]:
        visit = ask.visit
        return lambda: self.work.go("visits", visit, ask.key.hex())

    def _following(self, ask: Recommendation, code: str) -> Callable[[], None]:
        return lambda: self.follow(ask, code)

    def follow(self, ask: Recommendation, code: str) -> None:
        """Keep what became of an ask, as seen at this visit."""
        visit = self.visit
        if visit is None:
            return
        said = self.words(N_("Kept as seen at this visit."))

        def deed(desk: Desk) -> None:
            asks.follow_at(desk, desk.get(Recommendation, ask.id) or ask, code, desk.get(Visit, visit.id) or visit)

        self.work.do(deed, lambda _: self.read(), said)
