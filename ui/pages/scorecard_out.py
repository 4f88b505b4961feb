"""The way of a scorecard out of the vault: a warning, PDF or table, a place; drawn on the writing lane's child.

Knows panels and files; what stands in the card is casework's.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fieldcase.errors import N_
from ui.pages.plain_export import PlainPanel
from ui.widgets.chips import Chips
from ui.widgets.file_picker import FilePicker, Wanted

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from fieldcase.model.campaigns import Meeting
    from ui.workplace import Workplace

_LEAVES = N_("The file leaves the encryption: whoever has it can read it, copy it and hand it on.")
_WHAT = N_(
    "It has the asks of this body's meetings and those addressed to it, each with what became of it. No case and no "
    "person is in it; a name that the vault knows stops it."
)
_PDF, _CSV = "pdf", "csv"


class ScorecardOut:
    """Asks, then writes."""

    def __init__(self, work: Workplace) -> None:
        self.work, self.words = work, work.words

    def ask(self, meeting: Meeting | None) -> None:
        """Warn, and let PDF or table be chosen."""
        words = self.words
        form = Chips(words(N_("Kind of file")), ((_PDF, "PDF"), (_CSV, words(N_("table (CSV)")))), _PDF)
        panel = PlainPanel(
            self.work, words(N_("Write the scorecard out")), (words(_LEAVES), words(_WHAT)),
            lambda: self._where(meeting, form.code), choices=form,
        )  # fmt: skip
        self.work.asked_for_panel.emit(panel)

    def _where(self, meeting: Meeting | None, form: str) -> None:
        words = self.words
        picker = FilePicker(
            words, words(N_("Where is the scorecard to be written?")), Wanted.NEW_FILE, Path.home(),
            lambda paths: self._write(meeting, form, paths[0]), suggested=f"{words(N_('scorecard'))}.{form}",
            endings=(f".{form}",),
        )  # fmt: skip
        self.work.asked_for_panel.emit(picker)

    def _write(self, meeting: Meeting | None, form: str, target: Path) -> None:
        work, words = self.work, self.words

        def deed(desk: Desk) -> None:
            from fieldcase.casework import scorecard, scorecard_pages

            card = scorecard.gather(desk, meeting)
            if form == _PDF:
                scorecard_pages.write(desk, card, target, words, words)
            else:
                scorecard.write_table(desk, card, target, words, words)

        work.do(deed, lambda _: work.say(words(N_("Written: {name}")).format(name=target.name)))
