"""What earlier visits to the same site asked and is still open: how it stands now, by one digit for each.

A digit on a line keeps a follow-up of today that names this visit; a press on a line shows the choices under it. Knows
the open asks of one site.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from fieldcase.casework import asks, scorecard
from fieldcase.casework.tables import offered
from fieldcase.errors import N_
from fieldcase.model.fieldwork import Recommendation, Visit
from fieldcase.model.said import said_date
from fieldcase.model.text import in_a_line
from ui.widgets.basics import Ground, card, clear, column, label, scrolled
from ui.widgets.digit_deeds import DigitDeeds, digit_of
from ui.widgets.line_button import LineButton

if TYPE_CHECKING:
    from fieldcase.casework.asks import Told
    from fieldcase.casework.desk import Desk
    from fieldcase.casework.look import Look
    from fieldcase.model.dates import UncertainDate
    from ui.workplace import Workplace

# An open ask, and the day of the visit that asked it.
Found = tuple["Told", "UncertainDate | None"]
_TALL = 190
_LONGEST, _SHORT = 110, 40


class OpenAsks(QWidget):
    """The card; not there where nothing is open."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        words = self.words
        self.visit: Visit | None = None
        self.found: tuple[Found, ...] = ()
        self.lines: list[LineButton] = []
        self._shown: object = None
        self._at = 0
        self._statuses = offered("follow_up_status", words.language)
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self._list.setContentsMargins(0, 0, 0, 0)
        self.digits = DigitDeeds(words(N_("How it stands today")), self._statuses)
        self.digits.chosen.connect(lambda status: self._follow(self._at, status))
        self.digits.hide()
        inside = Ground()
        inside.setLayout(self._list)
        self.area = scrolled(inside)
        self.area.setMaximumHeight(_TALL)
        heading = label(words(N_("Asked here before and still open")), "heading")
        keys = "; ".join(f"{at} {text}" for at, (_, text) in enumerate(self._statuses, 1))
        hint = label(words(N_("On a line, a digit keeps how it stands today: {keys}.")).format(keys=keys), "muted",
                     wrap=True)  # fmt: skip
        self.setLayout(column(card(heading, hint, self.area, self.digits, gap=6)))
        self.hide()

    def show_visit(self, visit: Visit) -> None:
        """Read what is open of earlier visits to the site of a visit."""
        self.visit = visit
        self.work.ask(lambda look: _open_at(look, visit), self._came, self, "open")

    def _came(self, found: tuple[Found, ...]) -> None:
        texts = tuple((one[0].ask.key, self._text(one)) for one in found)
        if texts == self._shown:
            return
        focus = QApplication.focusWidget()
        had = self.lines.index(focus) if focus in self.lines else -1
        self._shown, self.found = texts, found
        self.digits.hide()
        clear(self._list)
        self.lines = [
            LineButton(self._text(one), self._choosing(at), icon="flag") for at, one in enumerate(found)
        ]  # fmt: skip
        for made in self.lines:
            self._list.addWidget(made)
        self.setVisible(bool(found))
        self._fit()
        if had >= 0 and self.lines:
            self.lines[min(had, len(self.lines) - 1)].setFocus()

    def _text(self, found: Found) -> str:
        one, day = found
        when = self.words(N_("asked on {day}")).format(day=said_date(day, self.words)) if day is not None else ""
        stands = scorecard.said_state(one.state, self.work.tables, self.words)
        text = f"{one.ask.number or '–'}. {in_a_line(one.ask.text, _LONGEST)}"
        return " · ".join(part for part in (text, in_a_line(stands, _SHORT), when) if part)

    def _fit(self) -> None:
        """As tall as the lines are, as far as there is room."""
        width = max(self.area.viewport().width(), 200)
        needed = sum(one.heightForWidth(width) + self._list.spacing() for one in self.lines)
        self.area.setFixedHeight(min(needed + 8, _TALL))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's own, then the lines."""
        super().resizeEvent(event)
        self._fit()

    def _choosing(self, at: int) -> Callable[[], None]:
        return lambda: self._choose(at)

    def _choose(self, at: int) -> None:
        """Show the choices for a line."""
        self._at = at
        self.digits.show()
        self.digits.setFocus()

    def _follow(self, at: int, status: str) -> None:
        """Keep how an ask stands today, as this visit found it."""
        visit = self.visit
        if visit is None or not 0 <= at < len(self.found):
            return
        ask = self.found[at][0].ask

        def deed(desk: Desk) -> object:
            now = desk.get(Recommendation, ask.id) or ask
            return asks.follow_at(desk, now, status, desk.get(Visit, visit.id) or visit)

        self.digits.hide()
        self.lines[at].setFocus()
        self.work.do(deed, lambda _: self.show_visit(visit), self.words(N_("Kept as seen at this visit.")))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit on a line keeps how it stands; the rest is Qt's."""
        digit, focus = digit_of(event), QApplication.focusWidget()
        at = next((at for at, one in enumerate(self.lines) if one is focus), -1)
        if at >= 0 and 1 <= digit <= len(self._statuses):
            self._follow(at, self._statuses[digit - 1][0])
            return
        super().keyPressEvent(event)


def _open_at(look: Look, visit: Visit) -> tuple[Found, ...]:
    now = look.get(Visit, visit.key)
    if now is None:
        return ()
    return tuple((one, _day(look, one)) for one in asks.open_at(look, now))


def _day(look: Look, one: Told) -> UncertainDate | None:
    asked = look.get(Visit, one.ask.visit) if one.ask.visit is not None else None
    return asked.date if asked is not None else one.ask.date
