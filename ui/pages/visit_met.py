"""Whether we met this person before: new, not sure, or a pseudonym from the list.

It is what keeps one human from being counted twice. A person met before goes on under the same pseudonym. Knows
pseudonyms; refuses to know names.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from fieldcase.casework import meetings
from fieldcase.errors import N_
from fieldcase.model.fieldwork import Interview
from ui.pages.visit_consent import TARGET, keyed
from ui.widgets.basics import button, column, label, row
from ui.widgets.chooser import Chooser
from ui.widgets.line_button import LineButton
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from ui.workplace import Workplace


class MetPanel(Panel):
    """Three ways to answer. Closing it without an answer leaves "not sure", which is the truth."""

    WIDTH = 560

    def __init__(self, work: Workplace, interview: Interview, then: Callable[[], None]) -> None:
        words = work.words
        super().__init__(words(N_("Did we meet before?")))
        self.work, self.interview, self._then = work, interview, then
        new = keyed(0, words(N_("No, this is the first time")))
        self.new_button = LineButton(new, lambda: self._say("new"), kind="")
        self.unsure_button = LineButton(keyed(1, words(N_("Not sure"))), lambda: self._say("not_sure"), kind="")
        for one in (self.new_button, self.unsure_button):
            one.setMinimumHeight(TARGET)
        self.chooser = Chooser(words(N_("Yes, under the pseudonym")), words(N_("take {what} away")), many=False)
        self.chooser.line.setPlaceholderText(words(N_("Type the pseudonym")))
        # Not by leaving the line: half a word must never become somebody by accident.
        self.same_button = button(words(N_("Yes, it is this person")), self._chosen, "primary", "check")
        self.same_button.setEnabled(False)
        self.chooser.changed.connect(lambda: self.same_button.setEnabled(bool(self.chooser.chosen)))
        named = label(words(N_("Yes, under the pseudonym")), "label")
        named.setBuddy(self.chooser)
        lead = N_("So that nobody is counted twice. The pseudonym stays the same; no name is needed.")
        last = row(button(words(N_("Close")), self.escaped, "flat"), self.same_button)
        last.insertStretch(0, 1)
        self.setLayout(
            column(
                label(words(N_("Did we meet before?")), "title", wrap=True), label(words(lead), "muted", wrap=True),
                self.new_button, self.unsure_button, named, self.chooser, last, gap=10, edge=24,
            )
        )  # fmt: skip
        person = interview.person
        work.ask(lambda look: meetings.known(look, person), self.chooser.offer, self, "known")

    def first_focus(self) -> QWidget:
        """The first answer."""
        return self.new_button

    def escaped(self) -> None:
        """Leave it unsaid, and go on to what is told."""
        self.close_panel()
        self._then()

    def _say(self, answer: str) -> None:
        interview = self.interview
        self.escaped()
        self.work.do(lambda desk: meetings.met(desk, interview, answer))

    def _chosen(self) -> None:
        if self.chooser.chosen:
            interview, known = self.interview, self.chooser.chosen[0]
            self.escaped()
            self.work.do(
                lambda desk: meetings.met_as(desk, interview, known),
                said=self.work.words(N_("The interview goes on under that pseudonym.")),
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 and 2 answer."""
        if event.text() in ("1", "2"):
            self._say("new" if event.text() == "1" else "not_sure")
            return
        super().keyPressEvent(event)
