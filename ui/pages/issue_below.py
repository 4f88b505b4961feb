"""What stands below a structural problem: its signals by month, kind and place, its demands, what may belong to it.

What may belong is proposed; only a press puts it there. Knows numbers as casework counted them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldcase.casework import signals
from fieldcase.casework.called import called
from fieldcase.casework.tallies import MONTH, PLACE, WHAT, Tally
from fieldcase.errors import N_
from fieldcase.model.declare import Record
from fieldcase.model.signals import Issue
from ui.pages.tally_tables import line_table
from ui.widgets.basics import button, card, clear, column, label

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from fieldcase.casework.look import Look
    from fieldcase.casework.signals import IssueTold
    from ui.workplace import Workplace

_SHOWN = 5
_NONE = N_("No signal stands with this problem yet. Select signals in their list and press Ctrl+G.")
_PERHAPS = N_("They say the same: what about, and the country or the site. Whether they belong here, you decide.")
_BY = {MONTH: N_("By month"), WHAT: N_("By what it is about"), PLACE: N_("By place")}


class IssueBelow(QWidget):
    """The cards."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        self.setProperty("kind", "ground")
        self.told: IssueTold | None = None
        self._layout = QVBoxLayout()
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._layout)

    def leave(self) -> None:
        """Nothing is typed here."""

    def show_record(self, record: Record | None) -> None:
        """Show what belongs to a problem."""
        words = self.words
        if not isinstance(record, Issue):
            self._came(None)
            return
        key = record.key

        def look(look: Look) -> IssueTold | None:
            now = look.get(Issue, key)
            return signals.told(look, now, words) if now is not None else None

        self.work.ask(look, self._came, self, "issue")

    def _came(self, told: IssueTold | None) -> None:
        if told is not None and self.told is not None and _same(told, self.told) and self._layout.count():
            return
        self.told = told
        clear(self._layout)
        if told is None:
            return
        self._layout.addWidget(self._signals(told.tally))
        if told.asks:
            self._layout.addWidget(self._asks(told))
        if told.perhaps:
            self._layout.addWidget(self._proposed(told))

    def _signals(self, tally: Tally) -> QWidget:
        words = self.words
        head = label(words(N_("Signals over time")), "heading")
        if not tally.notes:
            return card(head, label(words(_NONE), "muted", wrap=True))
        said = words.plural("{n} signal", "{n} signals", tally.notes).format(n=tally.notes)
        tables = [line_table(words, words(_BY[name]), tally.tables[name], tally.notes) for name in _BY]
        return card(head, label(said, "muted"), *tables)

    def _asks(self, told: IssueTold) -> QWidget:
        lines = [
            label(f"• {called(one, self.work.tables, self.words)}", wrap=True, select=True) for one in told.asks
        ]  # fmt: skip
        return card(label(self.words(N_("Demands, recommendations and promises")), "heading"), *lines)

    def _proposed(self, told: IssueTold) -> QWidget:
        words, number = self.words, len(told.perhaps)
        lines = [label(f"• {called(one, self.work.tables, words)}", wrap=True) for one in told.perhaps[:_SHOWN]]
        if number > _SHOWN:
            lines.append(label(words(N_("and {n} more")).format(n=number - _SHOWN), "muted"))
        verb = words.plural("Put {n} signal to this problem", "Put {n} signals to this problem", number)
        self.take_button = button(verb.format(n=number), self.take, icon="check")
        head = label(words(N_("May belong here too")), "heading")
        return card(head, label(words(_PERHAPS), "muted", wrap=True), *lines, column(self.take_button))

    def take(self) -> None:
        """Put to the problem what is proposed."""
        told = self.told
        if told is None or not told.perhaps:
            return

        def deed(desk: Desk) -> None:
            signals.join(desk, told.perhaps, told.issue)

        self.work.do(deed, said=self.words(N_("The signals stand with the problem.")))


def _same(one: IssueTold, other: IssueTold) -> bool:
    """Whether what is shown would be the same."""

    def shown(told: IssueTold) -> tuple[object, ...]:
        ids = tuple(tuple(record.key for record in found) for found in (told.signals, told.asks, told.perhaps))
        return told.issue.key, ids, told.tally

    return shown(one) == shown(other)
