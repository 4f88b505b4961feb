"""The close of a visit: its numbers, what it recommends, what is still to be done, and what may be shown of it.

Each line opens what it speaks of. Nothing is closed for good: the tab says what is left, and a visit without a single
interview is a visit too. Knows what casework counted; the records are the other tabs'.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QWidget

from fieldcase.casework.closing import Closing, Unfinished, closing
from fieldcase.errors import N_
from fieldcase.model.fieldwork import Task, Visit
from ui.pages.contact_line import said_contact
from ui.pages.visit_numbers import facts_of, groups_of
from ui.pages.visit_shown import SummaryPanel, said_recommendation
from ui.places import ASK
from ui.widgets.basics import button, card, column, label, row, scrolling
from ui.widgets.cards import Cards
from ui.widgets.line_button import LineButton
from ui.widgets.table import table

if TYPE_CHECKING:
    from fieldcase.casework.visits import Counts
    from ui.workplace import Workplace

_NOTE = N_(
    "This page is for the team. Shown large, the summary may be turned towards the people of the visit: tables with "
    "numbers below five are left out of it, for they point at somebody, and so is a recommendation that names a "
    "pseudonym."
)


class SummaryPart(QWidget):
    """The tab."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        self._visit: Visit | None = None
        self._counts: Counts | None = None
        self.closing: Closing | None = None
        self.show_button = button(self.words(N_("Show it large")), self.show_large, "", "eye")
        self.show_button.setEnabled(False)
        self._cards = Cards()
        beside = row(self.show_button)
        beside.addStretch(1)
        held = column(beside, label(self.words(_NOTE), "muted", wrap=True), self._cards, gap=12)
        self.setLayout(column(scrolling(held)))
        self.setFocusProxy(self.show_button)

    def leave(self) -> None:
        """There is nothing to enter."""

    def show_visit(self, visit: Visit, counts: Counts, _mark: bytes | None) -> None:
        """Show how a visit stands."""
        self._visit, self._counts = visit, counts
        self.work.ask(lambda look: closing(look, visit), self._came, self, "closing")

    def _came(self, found: Closing) -> None:
        self.closing = found
        self.show_button.setEnabled(True)
        left = [self._left_open(found), self._recommended(found)]
        self._cards.show_cards(left, [self._numbers(found)])

    def _numbers(self, found: Closing) -> QFrame:
        assert self._visit is not None
        assert self._counts is not None
        made: list[QWidget] = [label(self.words(N_("The visit in numbers")), "heading")]
        made.append(table(facts_of(self.work, self._visit, self._counts)))
        for heading, rows in groups_of(self.work, self._counts, found.refusals, outside=False):
            made += [label(heading, "heading"), table(rows)]
        return card(*made, gap=12)

    def _left_open(self, found: Closing) -> QFrame:
        words, made = self.words, list[QWidget]()
        made += [self._go_on(one) for one in found.unfinished]
        if found.waiting:
            said = words.plural(
                "{n} interview waits for a decision", "{n} interviews wait for a decision", found.waiting
            ).format(n=found.waiting)  # fmt: skip
            made.append(LineButton(said, lambda: self.work.go("visits", None, "triage"), icon="message-square"))
        for task in found.questions:
            said = words(N_("Open question: {question}")).format(question=task.text)
            made.append(self._task(task, said, "search", found))
        made += [self._task(task, task.text, "check", found) for task in found.tasks]
        if not made:
            made.append(label(words(N_("Nothing is left open.")), "muted", wrap=True))
        return card(label(words(N_("Still to do")), "heading"), *made, gap=4)

    def _task(self, task: Task, said: str, icon: str, found: Closing) -> LineButton:
        reached = said_contact(found.contacts.get(task.key), self.words)
        return LineButton("\n".join(part for part in (said, reached) if part), self._opening(task.key), icon=icon)

    def _go_on(self, one: Unfinished) -> LineButton:
        said = self.words(N_("Not finished: {person}. Go on")).format(
            person=one.pseudonym or self.words(N_("nobody"))
        )  # fmt: skip
        return LineButton(said, self._opening(one.interview.key, ASK), kind="row-warn", icon="pencil")

    def _recommended(self, found: Closing) -> QFrame:
        words = self.words
        made: list[QWidget] = [
            LineButton(said_recommendation(one, self.work), self._opening(one.key), icon="flag")
            for one in found.recommendations
        ]
        if not made:
            made.append(label(words(N_("Nothing is recommended yet.")), "muted", wrap=True))
        return card(label(words(N_("What the visit recommends")), "heading"), *made, gap=4)

    def _opening(self, record: bytes, how: str = "") -> Callable[[], None]:
        visit = self._visit
        return lambda: self.work.go("visits", visit.key if visit is not None else None, f"{how}{record.hex()}")

    def show_large(self) -> None:
        """Show the summary alone, large."""
        if self._visit is not None and self._counts is not None and self.closing is not None:
            self.work.asked_for_panel.emit(SummaryPanel(self.work, self._visit, self._counts, self.closing))
