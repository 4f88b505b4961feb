"""The card with what to say and a lawyer's telephone: what is typed is for one print, and kept only on a tick.

Knows what is asked; what stands on the card is casework's. Warns before, since printers keep copies.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from fieldcase.errors import N_
from fieldcase.i18n import LANGUAGE_NAMES, LANGUAGES
from ui.jobs import run_long
from ui.widgets.basics import button, column, label, row
from ui.widgets.chips import Chips
from ui.widgets.file_picker import FilePicker, Wanted
from ui.widgets.overlay import Panel
from ui.widgets.tick import Tick

if TYPE_CHECKING:
    from fieldcase.casework.lawyer_card import Whom
    from ui.workplace import Workplace

_LEAD = N_(
    "Eight cards on a page of A4, to be cut and carried: what to say, and whom to call. Nothing of a case is on them. "
    "What you type here is kept only if you tick so; an empty line is printed to be written on by hand."
)
_WARNING = N_(
    "The card names a lawyer, and printers keep copies: print it where you would leave that name. Call each number "
    "once before you print it."
)
_BOTH = "both"
_MOST_NAME, _MOST_NUMBER = 40, 30


class LawyerCardPanel(Panel):
    """What is typed for one print."""

    WIDTH = 600

    def __init__(self, work: Workplace) -> None:
        told = work.words
        super().__init__(told(N_("Card with a lawyer’s telephone")))
        self.work = work
        self.lawyer = self._line(told(N_("Lawyer’s name")), _MOST_NAME)
        self.phone = self._line(told(N_("Lawyer’s telephone")), _MOST_NUMBER)
        self.emergency = self._line(told(N_("Emergency telephone, if you have checked one")), _MOST_NUMBER)
        named = ((_BOTH, told(N_("both, side by side"))), *((code, LANGUAGE_NAMES[code]) for code in LANGUAGES))
        self.chips = Chips(told(N_("Language of the card")), named, _BOTH)
        self.keep = Tick(told(N_("Keep these for the next print, in this vault")))
        self.keep.setAccessibleName(self.keep.text())
        self._was_kept = False
        self.go = button(told(N_("Choose where to write it…")), self.draw_card, "primary", "download")
        last = row(button(told(N_("Cancel")), lambda: self.close_panel()), self.go)
        last.insertStretch(0, 1)
        lines = column(
            label(told(N_("Card with a lawyer’s telephone")), "heading"), label(told(_LEAD), "muted", wrap=True),
            gap=10, edge=20,
        )  # fmt: skip
        for one in (self.lawyer, self.phone, self.emergency):
            lines.addWidget(label(one.accessibleName(), "label"))
            lines.addWidget(one)
        lines.addWidget(label(self.chips.accessibleName(), "label"))
        lines.addWidget(self.chips)
        lines.addWidget(self.keep)
        lines.addWidget(label(told(_WARNING), "wrong", wrap=True))
        lines.addLayout(last)
        self.setLayout(lines)

        from fieldcase.casework import lawyer_card

        work.ask(lawyer_card.kept, self._offer, self, "kept")

    def _offer(self, whom: Whom) -> None:
        edits, values = (self.lawyer, self.phone, self.emergency), (whom.lawyer, whom.phone, whom.emergency)
        self._was_kept = any(values)
        if self._was_kept and not any(one.text() for one in edits):
            self.keep.setChecked(True)
            for edit, text in zip(edits, values, strict=True):
                edit.setText(text)

    def _line(self, name: str, most: int) -> QLineEdit:
        made = QLineEdit()
        made.setAccessibleName(name)
        made.setMaxLength(most)
        made.returnPressed.connect(self.draw_card)
        return made

    def first_focus(self) -> QWidget:
        """The name."""
        return self.lawyer

    def draw_card(self) -> None:
        """Draw the page and ask where to write it."""
        from fieldcase.casework import lawyer_card

        work, told = self.work, self.work.words
        whom = lawyer_card.Whom(self.lawyer.text().strip(), self.phone.text().strip(), self.emergency.text().strip())
        languages = ("ru", "en") if self.chips.code == _BOTH else (self.chips.code,)
        kept = whom if self.keep.isChecked() else lawyer_card.Whom()
        if self.keep.isChecked() or self._was_kept:
            work.do(lambda desk: lawyer_card.keep(desk, kept))
        self.close_panel()
        run_long(
            work, told(N_("The page is being drawn …")),
            lambda *_watched: lawyer_card.drawn(whom, languages, told), lambda pdf: _choose_place(work, pdf),
        )  # fmt: skip


def _choose_place(work: Workplace, pdf: bytes) -> None:
    from fieldcase.casework import lawyer_card

    def write(paths: list[Path]) -> None:
        written = work.words(N_("Written: {name}")).format(name=paths[0].name)
        run_long(work, written, lambda _step, _stop: lawyer_card.write(paths[0], pdf), lambda _: work.say(written))

    picker = FilePicker(
        work.words, work.words(N_("Where is the PDF to be written?")), Wanted.NEW_FILE, Path.home(), write,
        suggested="card.pdf", endings=(".pdf",),
    )  # fmt: skip
    work.asked_for_panel.emit(picker)
