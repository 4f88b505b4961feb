"""How and when we may get in touch with somebody, beside whatever means contact. Where nobody said, that is said.

Knows what casework told it of one person; refuses to know a telephone number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldcase.casework.contacts import Contact, contact_of_task
from fieldcase.errors import N_
from fieldcase.model.fieldwork import Task
from ui.widgets.basics import button, column, label, row

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from fieldcase.i18n import Words
    from ui.workplace import Workplace

_NOBODY = N_("Nobody said how to get in touch: ask.")


def said_contact(contact: Contact | None, words: Words) -> str:
    """In a sentence; empty where there is nobody to get in touch with."""
    if contact is None:
        return ""
    if not contact.how:
        return words(_NOBODY)
    return words(N_("How and when to get in touch: {how}")).format(how=contact.how)


class ContactLine(QWidget):
    """The words of one person, under a heading; hidden where there is nobody."""

    def __init__(self, work: Workplace, *, leads: bool = True) -> None:
        """`leads`: where nobody said, a button leads to the person's page; in a panel there is none."""
        super().__init__()
        self.work, self._leads = work, leads
        self._contact: Contact | None = None
        self._who = label("", "muted", wrap=True)
        self.said = label("", wrap=True)
        self.write_button = button(work.words(N_("Write down how to get in touch")), self._write, "", "pencil")
        below = row(self.write_button)
        below.addStretch(1)
        self.setLayout(column(self._who, self.said, below, gap=4))
        self.hide()

    def show_contact(self, contact: Contact | None) -> None:
        """Show how somebody may be reached."""
        words, self._contact = self.work.words, contact
        self.setVisible(contact is not None)
        if contact is None:
            return
        about = words(N_("How and when we may get in touch: {person}"))
        self._who.setText(about.format(person=contact.pseudonym))
        self.said.setText(contact.how or words(_NOBODY))
        self.write_button.setVisible(self._leads and not contact.how)
        self.said.setProperty("kind", "" if contact.how else "chip-warn")
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)

    def _write(self) -> None:
        if self._contact is not None:
            self.work.go("people", self._contact.person)

    def show_task(self, task: Task | None) -> None:
        """Read and show how the person of a task may be reached; nothing for no task."""

        def look(reading: Look) -> Contact | None:
            return contact_of_task(reading, reading.get(Task, task.key) or task) if task is not None else None

        self.work.ask(look, self.show_contact, self, "contact")
