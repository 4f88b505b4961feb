"""What of a piece of evidence is marked, which copies were made without it, and which piece it is itself a copy of.

Knows one piece of evidence; what is marked, and how, is the panel's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QWidget

from fieldcase.casework.called import called
from fieldcase.errors import N_
from fieldcase.model.asked import Asked
from fieldcase.model.evidence import Evidence, Mark
from ui.widgets.basics import button, clear, column, label
from ui.widgets.flow import Flow
from ui.widgets.line_button import LineButton

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

_MOST = 12
_CANNOT = N_(
    "Only pictures and PDF documents can be marked here. Save a text as PDF and take that in; of a recording, take in "
    "a transcript."
)
STAYS_BACK = N_(
    "In a file that leaves, this stays back: the copy in which nothing that is marked is left stands for it."
)


@dataclass(frozen=True)
class Redaction:
    """How many marks a piece has, the copies made of it, and the piece it was made from."""

    marks: int
    copies: tuple[Evidence, ...]
    made_from: Evidence | None


def redaction_of(look: Look, evidence: Evidence) -> Redaction:
    """Read it. Runs on the reading lane."""
    marks = look.count(Asked(Mark, scope=evidence.scope, equals=(("evidence", evidence.key),)))
    made = Asked(Evidence, scope=evidence.scope, equals=(("made_from", evidence.key),), sort="number")
    copies = [one for one in look.page(Evidence, look.vector(made)[:_MOST]) if one.made_how == "redacted"]
    source = look.get(Evidence, evidence.made_from) if evidence.made_from is not None else None
    return Redaction(marks, tuple(copies), source if evidence.made_how == "redacted" else None)


class RedactionCard(QFrame):
    """The button that opens the panel, and the way to copy and original."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        self.setProperty("kind", "card")
        self.evidence: Evidence | None = None
        words = self.words
        self.said = label("", "muted", wrap=True)
        self.open_button = button(words(N_("Take words and faces out of a copy…")), self.open_panel, icon="eye-off")
        buttons = QWidget()
        Flow(buttons).addWidget(self.open_button)
        self.ways = column(gap=4)
        self.setLayout(column(buttons, self.said, self.ways, edge=16))

    def show_evidence(self, evidence: Evidence, redaction: Redaction) -> None:
        """Show what there is of a piece of evidence."""
        from fieldcase.casework.papers import can_be_marked

        self.evidence = evidence
        can = can_be_marked(evidence)
        self.open_button.setVisible(can)
        marks = self.words.plural("{n} place is marked.", "{n} places are marked.", redaction.marks)
        told = marks.format(n=redaction.marks) if can else self.words(_CANNOT)
        back = redaction.marks > 0 or bool(redaction.copies)
        self.said.setText(f"{told} {self.words(STAYS_BACK)}" if back else told)
        self.said.setVisible(not can or back)
        clear(self.ways)
        for copy in redaction.copies:
            self._way(N_("Copy without what was taken out: {what}"), copy)
        if redaction.made_from is not None:
            self._way(N_("Made from: {what}"), redaction.made_from)
        self.setVisible(evidence.blob is not None)

    def _way(self, sentence: str, piece: Evidence) -> None:
        said = self.words(sentence).format(what=called(piece, self.work.tables, self.words))
        self.ways.addWidget(LineButton(said, self._goes(piece), icon="copy"))

    def _goes(self, piece: Evidence) -> Callable[[], None]:
        return partial(self.work.go, "evidence", piece.key)

    def open_panel(self) -> None:
        """Mark what is to be taken out of a copy; afterwards the copy is shown."""
        from ui.pages.redaction_panel import RedactionPanel

        if self.evidence is not None:
            work = self.work
            work.asked_for_panel.emit(RedactionPanel(work, self.evidence, lambda copy: work.go("evidence", copy.key)))
