"""The clock of a detention: hours since, what has to happen by when, and the ways on from there.

Ticks by changing words alone, so that whoever types beside it keeps the focus. Knows one detention; refuses to call an
hour that is over a finding.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from fieldcase.casework import detaining, time_limits
from fieldcase.casework.detention_said import NO_RULE, Due, clock, said_due, said_held
from fieldcase.errors import N_
from fieldcase.model.detention import Detention
from fieldcase.model.law import TimeLimit
from ui.pages.detention_memo import MemoPanel
from ui.widgets.basics import WIDE_GAP, button, clear, column, label
from ui.widgets.chips import dress
from ui.widgets.flow import flowing

if TYPE_CHECKING:
    from ui.workplace import Workplace

# A minute is seen to end within so much of it.
TICK_MS = 5000
_SOON_MS = 3 * 60 * 60 * 1000


class ClockCard(QFrame):
    """The card; hidden where there is no detention."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.work, self.words = work, work.words
        words = self.words
        self.setAccessibleName(words(N_("Clock of the detention")))
        self.detention: Detention | None = None
        self.limits: tuple[TimeLimit, ...] = ()
        self.held = label("", "title", wrap=True)
        self.rule = label(words(NO_RULE), "chip-warn", wrap=True)
        self.due: list[QLabel] = []
        self._rows = QVBoxLayout()
        self.free_button = button(words(N_("Free since now")), self.free, "", "check")
        self.rule_button = button(words(N_("Enter a rule")), self.enter_rule, "", "plus")
        self.memo_button = button(words(N_("What to say, whom to call")), self.show_memo, "", "book-open")
        ways = flowing(self.memo_button, self.rule_button, self.free_button)
        self.setLayout(column(self.held, self._rows, self.rule, ways, gap=8, edge=WIDE_GAP))
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()
        self.hide()

    def show_detention(self, detention: Detention | None) -> None:
        """Show the clock of a detention as it stands in the vault."""
        if detention is None:
            self.detention = None
            self.hide()
            return
        key, country = detention.key, detention.country

        def came(found: tuple[Detention, tuple[TimeLimit, ...]]) -> None:
            self.detention, self.limits = found
            self.show()
            self.tick()

        self.work.ask(
            lambda look: (
                look.get(Detention, key) or detention,
                time_limits.of_country(look, (look.get(Detention, key) or detention).country or country),
            ),
            came, self, "clock",
        )  # fmt: skip

    def tick(self) -> None:
        """Say how long it is now; what stays the same is left alone."""
        if self.detention is None:
            return
        now = clock(self.detention, self.limits, self.work.desk.now())
        _say(self.held, said_held(now, self.words))
        if len(self.due) != len(now.due):
            self._make_rows(len(now.due))
        for line, due in zip(self.due, now.due, strict=True):
            _say(line, said_due(due, self.words, self.work.tables))
            _dress(line, due)
        self.rule.setVisible(not now.ended and not any(due.confirmed for due in now.due))
        self.free_button.setVisible(not now.ended)

    def _make_rows(self, number: int) -> None:
        clear(self._rows)
        self.due = [label("", "chip", wrap=True) for _ in range(number)]
        for one in self.due:
            self._rows.addWidget(one)

    def free(self) -> None:
        """The person is free as of now; another hour is written into the form."""
        detention, at = self.detention, self.work.desk.now()
        if detention is not None:
            self.work.do(
                lambda desk: detaining.free(desk, detention, at),
                said=self.words(N_("The clock has stopped.")),
                must=True,
            )

    def enter_rule(self) -> None:
        """Go to the register of hours."""
        self.work.go("law", None, "hours")

    def show_memo(self) -> None:
        """What to say, whom to call."""
        country = self.detention.country if self.detention is not None else ""
        self.work.asked_for_panel.emit(MemoPanel(self.work, country))

    def first_focus(self) -> QWidget:
        """The way to what is to be said."""
        return self.memo_button


def _say(line: QLabel, text: str) -> None:
    if line.text() != text:
        line.setText(text)


def _dress(line: QLabel, due: Due) -> None:
    kind = "bad" if due.over else "warn" if due.left < _SOON_MS else ""
    if line.property("kind") != (f"chip-{kind}" if kind else "chip"):
        dress(line, kind)
