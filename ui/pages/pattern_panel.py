"""The patterns of a case beside one event: the chain in order, with its gaps; the event joins or leaves by a key.

Knows what is chained and in which order; refuses to know what of it may be told.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from fieldcase.casework import patterns
from fieldcase.casework.sight import case_of
from fieldcase.errors import N_
from fieldcase.model.case import Event
from fieldcase.model.said import said_date
from fieldcase.model.security import Pattern
from fieldcase.model.text import in_a_line
from ui.widgets.basics import button, clear, column, label, row, scrolling
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from fieldcase.casework.patterns import Chain, Link
    from ui.workplace import Workplace

_LONGEST = 90
_NONE = N_("No pattern yet. A pattern chains events that prepare one another: write a title and press Enter.")


class PatternPanel(Panel):
    """The chains, and a line for a new one."""

    WIDTH = 700

    def __init__(self, work: Workplace, event: Event) -> None:
        title = work.words(N_("Patterns"))
        super().__init__(title)
        self.work, self.about, words = work, event, work.words
        self.chains: tuple[Chain, ...] = ()
        self._lines = column(gap=6)
        around = scrolling(self._lines)
        around.setMinimumHeight(260)
        self.title = QLineEdit()
        self.title.setAccessibleName(words(N_("Title of a new pattern")))
        self.title.setPlaceholderText(words(N_("Title of a new pattern")))
        self.title.returnPressed.connect(self.begin)
        begin = button(words(N_("Begin with this event")), self.begin, "primary", "plus")
        last = row(button(words(N_("Close")), self.escaped))
        last.insertStretch(0, 1)
        self.setLayout(column(label(title, "heading"), around, row(self.title, begin), last, gap=10, edge=20))
        self.read()

    def first_focus(self) -> QWidget:
        """The line of a new pattern."""
        return self.title

    def read(self) -> None:
        """Read the chains anew."""
        scope, tables, words = self.about.scope, self.work.tables, self.work.words
        self.work.ask(lambda look: patterns.chains(look, scope, tables, words), self._show, self, "chains")

    def _show(self, found: tuple[Chain, ...]) -> None:
        self.chains = found
        clear(self._lines)
        words = self.work.words
        if not found:
            self._lines.addWidget(label(words(_NONE), "muted", wrap=True))
        for chain in found:
            self._lines.addWidget(label(chain.pattern.title or words(N_("Pattern")), "strong", wrap=True))
            for text, names in ((N_("Begins: {names}"), chain.begins), (N_("Follow: {names}"), chain.follow)):
                if names:
                    self._lines.addWidget(label(words(text).format(names=", ".join(names)), "muted", wrap=True))
            for place, link in enumerate(chain.links, start=1):
                self._lines.addWidget(label(self._said(place, link), wrap=True))
            self._lines.addLayout(self._deed(chain))
        self._lines.addStretch(1)

    def _said(self, place: int, link: Link) -> str:
        words, event = self.work.words, link.event
        when = said_date(event.date, words) if event.date is not None else words(N_("no date"))
        gap = words.plural("{n} day later", "{n} days later", link.gap).format(n=link.gap) if link.gap else ""
        head = f"{place}. {when}, {gap}" if gap else f"{place}. {when}"
        return f"{head}: {in_a_line(event.what, _LONGEST)}"

    def _deed(self, chain: Chain) -> QHBoxLayout:
        words, within = self.work.words, self.about.id in chain.pattern.events
        verb = words(N_("Take this event out")) if within else words(N_("Add this event"))
        named = f"{verb}: {chain.pattern.title}"
        made = row(button(verb, partial(self._change, chain.pattern), icon="x" if within else "plus", name=named))
        made.addStretch(1)
        return made

    def _change(self, pattern: Pattern) -> None:
        event = self.about

        def deed(desk: Desk) -> object:
            kept = desk.get(Pattern, pattern.id)
            if kept is None:
                return None
            return patterns.leave(desk, kept, event.id) if event.id in kept.events else patterns.join(desk, kept, event)

        self.work.do(deed, lambda _: self.read())

    def begin(self) -> None:
        """Begin a pattern with this event."""
        title, event = self.title.text().strip(), self.about
        if not title:
            return

        def deed(desk: Desk) -> object:
            case = case_of(desk, event.scope)
            return patterns.begin(desk, case, title, event) if case is not None else None

        self.title.clear()
        self.work.do(deed, lambda _: self.read())
