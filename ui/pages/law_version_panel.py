"""A new version of a provision from a day on: the day, and what will be done; the form opens at the new version.

Knows one provision and the day; the deed is casework's.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldcase.casework import law_register
from fieldcase.errors import N_, VersionTooEarly
from fieldcase.model import typed
from fieldcase.model.law import Provision
from fieldcase.model.said import said_date
from ui.pages.law_said import Told
from ui.widgets.basics import button, column, label, row
from ui.widgets.fields import LineField, Spec, Unread
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from fieldcase.casework.law_register import Entry
    from fieldcase.model.dates import UncertainDate
    from ui.workplace import Workplace

_LEAD = N_(
    "The version as it stands is copied, and the old one ends the day before. The copy counts as checked by nobody "
    "until you write where its text was read, and on which day."
)
_NO_DAY = N_("Please write from which day the new version holds, such as 1 January 2020.")


class VersionPanel(Panel):
    """The day. `made` is called with the new version."""

    WIDTH = 560

    def __init__(self, work: Workplace, entry: Entry, made: Callable[[Provision], None]) -> None:
        words = work.words
        super().__init__(words(N_("New version from a day")))
        self.work, self.words, self._made = work, words, made
        assert isinstance(entry.record, Provision)
        self.old: Provision = entry.record
        spec = Spec(
            "valid_from", words(N_("In force from")), read=self._read,
            shown=lambda value: typed.edited_date(value, words.language) if value is not None else "",
            said=lambda value: said_date(value, words), empty=None,
        )  # fmt: skip
        self.day = LineField(spec)
        self.day.entered.connect(self.finish)
        self.wrong = label("", "wrong", wrap=True)
        self.wrong.hide()
        self.go = button(words(N_("Make the new version")), self.finish, "primary", "plus")
        last = row(button(words(N_("Cancel")), lambda: self.close_panel()), self.go)
        last.insertStretch(0, 1)
        what = label(Told(work).heading(entry), "strong", wrap=True)
        held = label(law_register.said_validity(self.old, words), "muted", wrap=True)
        lead = label(words(_LEAD), "muted", wrap=True)
        heading = label(words(N_("New version from a day")), "heading")
        self.setLayout(column(heading, what, held, lead, self.day, self.wrong, last, gap=10, edge=20))

    def _read(self, text: str) -> UncertainDate:
        try:
            return typed.read_date(text, self.work.desk.world.today(), self.words.language, ahead=True)
        except typed.Unreadable as wrong:
            raise Unread(self.words(wrong.sentence)) from None

    def first_focus(self) -> QWidget:
        """The day."""
        return self.day

    def finish(self) -> None:
        """Make the version; stay, with a sentence, where the day cannot be read or is too early."""
        try:
            on = self.day.value()
        except Unread:
            self.day.setFocus()
            return
        if on is None:
            self._refuse(self.words(_NO_DAY))
            return
        old, words = self.old, self.words

        def deed(desk: Desk) -> Provision:
            # As it stands by now: it may have been changed since the panel opened.
            now = desk.get(Provision, old.key) or old
            return law_register.new_version(desk, now, on, words)

        def made(new: Provision) -> None:
            self.close_panel()
            self._made(new)

        self.work.do(deed, made, words(N_("The new version is made; the old one ends before it.")), self._failed)

    def _failed(self, error: object) -> None:
        if isinstance(error, VersionTooEarly):
            self._refuse(error.told(self.words))
        else:
            self.work.failed.emit(error)

    def _refuse(self, sentence: str) -> None:
        self.wrong.setText(sentence)
        self.wrong.show()
        self.day.editor.setAccessibleDescription(sentence)
        self.day.setFocus()
