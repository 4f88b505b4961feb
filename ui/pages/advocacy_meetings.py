"""The tab "Meetings": meetings and trainings, who came by gender, what was asked and promised there, the scorecard."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from fieldcase.errors import N_
from fieldcase.model.campaigns import Meeting
from fieldcase.model.declare import Record
from ui.keys import Command
from ui.pages.ask_kinds import meeting_kind
from ui.pages.kept_view import KeptView
from ui.pages.meeting_below import MeetingBelow
from ui.pages.page_part import PagePart
from ui.pages.plain_export import PlainPanel
from ui.pages.scorecard_out import ScorecardOut
from ui.pages.views_part import known_record
from ui.widgets.basics import button, column
from ui.widgets.file_picker import FilePicker, Wanted
from ui.workplace import Workplace

_LEAVES = N_("The table leaves the encryption: whoever has the file can read it.")
_WHAT = N_("It has all meetings with participants by gender. Who was there by function, and notes, are not in it.")


class MeetingsPart(PagePart):
    """The tab."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        words = self.words
        self.card_out = ScorecardOut(work)
        self.card_button = button(words(N_("Scorecard…")), self.card, icon="file-text")
        self.table_button = button(words(N_("Write a table out …")), self.write_out, icon="download")
        self.view = KeptView(
            work, meeting_kind(work), heads=(self.table_button,), deeds=(self.card_button,), below=MeetingBelow(work)
        )  # fmt: skip
        self.setLayout(column(self.view))

    def read(self) -> None:
        """Read list and form anew."""
        self.view.read()

    def mark(self, record: bytes) -> None:
        """Mark a meeting."""

        def came(found: tuple[Record | None, bool]) -> None:
            one, begun = found
            if one is not None and begun:
                self.view.read()
                self.view.go_on(one)
            else:
                self.view.mark(record)

        self.work.ask(lambda look: known_record(look, record), came, self, "record")

    def leave(self) -> None:
        """Enter what was typed."""
        self.view.leave()

    def first_focus(self) -> QWidget:
        """The list."""
        return self.view.first_focus()

    def card(self) -> None:
        """The scorecard of the meeting that is shown."""
        record = self.view.record
        if isinstance(record, Meeting):
            self.view.form.enter(lambda: self.card_out.ask(record))

    def write_out(self) -> None:
        """Warn, then ask where the table is to be written."""
        words = self.words
        self.leave()
        panel = PlainPanel(
            self.work, words(N_("Write the meetings out")), (words(_LEAVES), words(_WHAT)), self._where
        )  # fmt: skip
        self.work.asked_for_panel.emit(panel)

    def _where(self) -> None:
        words = self.words
        picker = FilePicker(
            words, words(N_("Where is the table to be written?")), Wanted.NEW_FILE, Path.home(),
            lambda paths: self._write(paths[0]), suggested=words(N_("meetings.csv")), endings=(".csv",),
        )  # fmt: skip
        self.work.asked_for_panel.emit(picker)

    def _write(self, target: Path) -> None:
        from fieldcase.casework import meetings_told

        work, words = self.work, self.words
        work.do(
            lambda desk: meetings_told.export(desk, target, words),
            lambda _: work.say(words(N_("Written: {name}")).format(name=target.name)),
        )

    def commands(self) -> tuple[Command, ...]:
        """Of list and form, the scorecard, the table."""
        return (
            *self.view.commands(),
            Command("meeting-card", N_("Scorecard of this meeting"), "Ctrl+P", self.card),
            Command("meetings-out", N_("Write a table out …"), "Ctrl+Shift+O", self.write_out),
        )
