"""Which structural problem some signals show: one that is known, or a new one by its title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from fieldcase.errors import N_
from fieldcase.model.signals import Issue, Signal
from ui.widgets.basics import button, column, label, row
from ui.widgets.chooser import Chooser
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldcase.casework.desk import Desk
    from ui.workplace import Workplace


class IssuePanel(Panel):
    """The panel."""

    def __init__(self, work: Workplace, chosen: Sequence[Signal]) -> None:
        from fieldcase.casework.called import choices

        words = work.words
        title = words(N_("Signals into a structural problem"))
        super().__init__(title)
        self.work, self.chosen = work, tuple(chosen)
        self.chooser = Chooser(words(N_("A known problem")), words(N_("take {what} away")), many=False)
        self.chooser.line.setPlaceholderText(words(N_("Type a part of its title")))
        known = label(words(N_("A known problem")), "label")
        known.setBuddy(self.chooser)
        self.title = QLineEdit()
        self.title.setAccessibleName(words(N_("Or a new one: its title")))
        new = label(words(N_("Or a new one: its title")), "label")
        new.setBuddy(self.title)
        self.title.returnPressed.connect(self.put)
        self.wrong = label("", "wrong", wrap=True)
        self.wrong.hide()
        self.put_button = button(words(N_("Put them there")), self.put, "primary", "check")
        last = row(button(words(N_("Cancel")), lambda: self.close_panel()), self.put_button)
        last.insertStretch(0, 1)
        number = len(self.chosen)
        said = label(words.plural("{n} signal", "{n} signals", number).format(n=number), "muted")
        self.setLayout(
            column(
                label(title, "heading"), said, known, self.chooser, new, self.title, self.wrong, last, gap=10, edge=16
            )
        )  # fmt: skip
        tables = work.tables
        work.ask(lambda look: choices(look, "issue", None, tables, words), self.chooser.offer, self, "issues")

    def first_focus(self) -> QWidget:
        """The line that finds a problem."""
        return self.chooser.line

    def takes(self, keys: str) -> bool:
        """Ctrl+Enter puts the signals there from wherever the focus is."""
        if keys == "Ctrl+Return":
            self.put()
        return keys == "Ctrl+Return"

    def put(self) -> None:
        """Put the signals there; one deed."""
        words, title, chosen = self.work.words, self.title.text().strip(), self.chosen
        key = self.chooser.chosen[0] if self.chooser.chosen else None
        if key is None and not title:
            self.wrong.setText(words(N_("Please choose a problem, or type the title of a new one.")))
            self.wrong.show()
            self.chooser.line.setFocus()
            return

        def deed(desk: Desk) -> None:
            from fieldcase.casework import signals

            issue = desk.get(Issue, key) if key is not None else None
            now = [found for one in chosen if (found := desk.get(Signal, one.key)) is not None]
            if issue is not None:
                signals.join(desk, now, issue)
            elif title:
                signals.new_issue(desk, now, title)

        self.close_panel()
        self.work.do(deed, said=words(N_("The signals stand with the problem.")))
