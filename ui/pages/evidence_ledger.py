"""The custody ledger of a piece of evidence, line by line, and on demand who looked at it.

Knows one piece of evidence and how its entries and looks are told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QLabel, QPlainTextEdit, QSizePolicy, QWidget

from fieldcase.casework import custody, integrity
from fieldcase.errors import N_
from fieldcase.model.deskwork import Access
from fieldcase.model.evidence import Custody, Evidence
from fieldcase.model.people import Member
from ui.pages.custody_panel import add_entry
from ui.pages.evidence_words import said_custody, said_look
from ui.widgets.basics import WIDE_GAP, button, clear, column, label
from ui.widgets.flow import Flow
from ui.widgets.turns import delayed

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

# So many entries stand there before a person asks for all, and so many are laid in one turn of the event loop.
FIRST, _A_TURN = 20, 5
_LOOKS = 20


@dataclass(frozen=True)
class Ledger:
    """Entries, the newest first; how many there are in all; what members are called."""

    entries: tuple[Custody, ...]
    number: int
    members: Mapping[bytes, str]


def ledger(look: Look, evidence: Evidence, *, whole: bool) -> Ledger:
    """Read it. Runs on the reading lane."""
    entries, number = custody.ledger(look, evidence) if whole else custody.ledger(look, evidence, FIRST)
    return Ledger(entries, number, {member.key: member.pseudonym for member in look.all(Member)})


def _line(text: str) -> QLabel:
    """A line as tall as it is at its width, and no taller: as many as there are here, the room that Qt guesses for each
    before it knows the width would be a page of nothing."""
    made = label(text, wrap=True, select=True)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)
    return made


class LedgerCard(QFrame):
    """The entries, the button for a new one, and who looked."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        self.setProperty("kind", "card")
        self.evidence: Evidence | None = None
        self.whole = False
        self._waiting: list[str] = []
        words = self.words
        self.lines = column(gap=4)
        self.all = QPlainTextEdit()
        self.all.setReadOnly(True)
        self.all.setTabChangesFocus(True)
        self.all.setAccessibleName(words(N_("Custody ledger")))
        self.all.setMinimumHeight(360)
        self.all.hide()
        self.more = button("", self.show_all, "flat", "chevron-down")
        self.more.hide()
        self.add_button = button(words(N_("Add an entry…")), self.add, icon="plus")
        self.looked_button = button(words(N_("Who looked")), self.toggle_looks, icon="eye")
        buttons = QWidget()
        flow = Flow(buttons)
        for one in (self.add_button, self.looked_button):
            flow.addWidget(one)
        self.looks = QWidget()
        self._looks = column(gap=4)
        self.looks.setLayout(self._looks)
        heading = label(words(N_("Custody ledger")), "heading", wrap=True)
        self.setLayout(column(heading, self.lines, self.all, self.more, buttons, self.looks, edge=WIDE_GAP))
        self.looks.hide()
        self._feeding = delayed(self, 0, self._feed)

    def show_evidence(self, evidence: Evidence) -> None:
        """Stand ready for a piece of evidence; of another one nothing stays."""
        if self.evidence is None or self.evidence.key != evidence.key:
            self.whole = False
            self.looks.hide()
            clear(self._looks)
        self.evidence = evidence
        if self.looks.isVisibleTo(self):
            self._read_looks()

    def show_ledger(self, found: Ledger) -> None:
        """Show its entries."""
        clear(self.lines)
        members = dict(found.members)
        said = [said_custody(entry, members, self.work) for entry in found.entries]
        # Hundreds of labels that break their lines would hold up the window: a text that scrolls does not.
        long = len(said) > FIRST
        self._waiting = [] if long else said
        self.all.setPlainText("\n".join(said) if long else "")
        self.all.setVisible(long)
        hidden = found.number - len(found.entries)
        self.more.setText(self.words(N_("Show all ({n})")).format(n=found.number))
        self.more.setAccessibleName(self.more.text())
        self.more.setVisible(hidden > 0)
        self._feed()

    def _feed(self) -> None:
        """A few labels a turn."""
        now, self._waiting = self._waiting[:_A_TURN], self._waiting[_A_TURN:]
        for text in now:
            self.lines.addWidget(_line(text))
        if self._waiting:
            self._feeding.start()

    def show_all(self) -> None:
        """Read and show every entry."""
        evidence = self.evidence
        if evidence is not None:
            self.whole = True
            self.add_button.setFocus()  # the one that was pressed goes
            self.work.ask(lambda look: ledger(look, evidence, whole=True), self._came, self, "ledger")

    def _came(self, found: Ledger) -> None:
        self.show_ledger(found)

    def add(self) -> None:
        """Write a new entry."""
        if self.evidence is not None:
            add_entry(self.work, self.evidence)

    def toggle_looks(self) -> None:
        """Show who looked, or hide it again."""
        if self.looks.isVisibleTo(self):
            self.looks.hide()
            clear(self._looks)
        else:
            self._read_looks()

    def _read_looks(self) -> None:
        evidence = self.evidence
        if evidence is None:
            return

        def read(look: Look) -> tuple[bytes, Sequence[Access], dict[bytes, str]]:
            members = {member.key: member.pseudonym for member in look.all(Member)}
            return evidence.key, integrity.looks(look, evidence, _LOOKS), members

        self.work.ask(read, self._looked, self, "looks")

    def _looked(self, found: tuple[bytes, Sequence[Access], dict[bytes, str]]) -> None:
        key, looks, members = found
        if self.evidence is None or self.evidence.key != key:
            return
        clear(self._looks)
        kept = N_("The last {n} views, checks and exports. Kept on this computer for twelve months, never printed.")
        self._looks.addWidget(label(self.words(kept).format(n=_LOOKS), "muted", wrap=True))
        if not looks:
            self._looks.addWidget(label(self.words(N_("Nobody yet.")), wrap=True))
        for one in looks:
            self._looks.addWidget(_line(said_look(one, members, self.work)))
        self.looks.show()
