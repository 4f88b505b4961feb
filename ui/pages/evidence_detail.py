"""One piece of evidence: what it is and where it comes from, the file itself, the facts of its import, its ledger.

The same on the page Evidence and in a case. Knows one piece of evidence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from fieldcase.casework import integrity, listening
from fieldcase.casework.bearing import Bears, borne_by
from fieldcase.casework.called import called
from fieldcase.casework.conflicts import Conflict
from fieldcase.casework.conflicts import of_record as conflicts_of
from fieldcase.errors import N_
from fieldcase.model.evidence import Evidence
from ui.pages.conflict_card import ConflictCard
from ui.pages.evidence_bears import BearsCard
from ui.pages.evidence_ledger import Ledger, LedgerCard, ledger
from ui.pages.evidence_redaction import Redaction, RedactionCard, redaction_of
from ui.pages.evidence_shown import EvidenceShown
from ui.pages.evidence_told import FileTold
from ui.pages.evidence_wanting import WantingCard
from ui.pages.evidence_words import said_bytes, said_custody, said_hash, said_size, said_type
from ui.pages.recording_card import RecordingCard
from ui.pages.translation_card import TranslationCard
from ui.pages.translation_words import OfEvidence, of_evidence
from ui.record_form import Group, RecordForm
from ui.widgets.basics import WIDE_GAP, Ground, button, card, clear, column, label, row, scrolled
from ui.widgets.turns import Turns

if TYPE_CHECKING:
    from fieldcase.casework.changes import Changes
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

LISTENS = frozenset(
    {
        "evidence", "custody", "mark", "person", "source", "member", "case", "access", "translation", "segment", "act",
        "event", "involvement",
    }
)  # fmt: skip
_HEADINGS = {
    "what": N_("What it is"), "shows": N_("Whom it shows"), "from": N_("Where it comes from"),
}  # fmt: skip


@dataclass(frozen=True)
class About:
    """What is read about a piece of evidence beside the form's own fields."""

    evidence: Evidence
    ledger: Ledger
    conflicts: tuple[Conflict, ...]
    wanting: str
    translated: OfEvidence
    redaction: Redaction
    bears: Bears


def about(look: Look, evidence: Evidence, *, whole: bool) -> About:
    """Read it, with the `whole` ledger or its newest entries. Runs on the reading lane."""
    now = look.get(Evidence, evidence.key) or evidence
    return About(
        now, ledger(look, now, whole=whole), conflicts_of(look, now), integrity.wanting(look, now),
        of_evidence(look, now), redaction_of(look, now), borne_by(look, now),
    )  # fmt: skip


def groups(words: Mapping[str, str]) -> tuple[Group, ...]:
    """The evidence's fields; what is drawn from the file itself is not among them."""
    long = frozenset({"description", "origin", "acquired_how"})
    return (
        Group(words["what"], (("title",), ("kind", "language"), ("description",)), long),
        Group(words["shows"], (("looked_at",), ("shows",), ("identifies",)), long),
        Group(
            words["from"],
            (("source",), ("origin",), ("acquired_on", "acquired_where"), ("acquired_by",), ("acquired_how",)),
            long,
        ),
    )


class EvidenceDetail(QWidget):
    """The evidence and the cards beside. `gone` comes after it was put into the bin or erased."""

    gone = Signal()

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        self.evidence: Evidence | None = None
        headings = {name: self.words(text) for name, text in _HEADINGS.items()}
        self.title = label("", "heading", wrap=True)
        self.wanting = WantingCard(work)
        self.shown = EvidenceShown(work)
        # The card of a recording is made with the first one that is shown.
        self.recording: RecordingCard | None = None
        self.redaction = RedactionCard(work)
        self.conflict = ConflictCard(work)
        self.form = RecordForm(work, groups(headings), name=self.words(N_("Evidence")))
        self.told = FileTold(work)
        self.translations = TranslationCard(work)
        self.facts = QGridLayout()
        self.facts.setColumnStretch(1, 1)
        self.facts.setHorizontalSpacing(WIDE_GAP)
        self.bears = BearsCard(work)
        self.ledger = LedgerCard(work)
        self._lay()
        work.changed.connect(self._heard)

    def _lay(self) -> None:
        inside = Ground()
        self._held = column(gap=WIDE_GAP - 4)
        self._held.addStretch(1)
        self._held.setContentsMargins(0, 0, 8, 0)
        inside.setLayout(self._held)
        self._scroll = scrolled(inside)
        self._nothing = label(self.words(N_("Choose a piece of evidence in the list.")), "muted", wrap=True)
        self.setLayout(column(self._scroll, self._nothing))
        self._scroll.hide()
        steps = (
            self._lay_shown, self._lay_form, self._lay_translations, self._lay_facts, self._lay_told, self._lay_ledger,
        )  # fmt: skip
        self._turns = Turns(self, steps)

    def _add(self, *parts: QWidget) -> None:
        for part in parts:
            self._held.insertWidget(self._held.count() - 1, part)

    def _lay_shown(self) -> None:
        self._add(self.title, self.wanting, self.shown, self.redaction)

    def _lay_form(self) -> None:
        self._add(self.conflict, card(self.form))

    def _lay_translations(self) -> None:
        self._add(self.bears, self.translations)

    def _lay_facts(self) -> None:
        heading = label(self.words(N_("The file, as it was taken in")), "heading", wrap=True)
        self._add(card(heading, self.facts))

    def _lay_told(self) -> None:
        self._add(self.told)
        if self.evidence is not None:
            self.told.show_evidence(self.evidence)

    def _lay_ledger(self) -> None:
        words = self.words
        last = row(
            button(words(N_("To the bin")), self.to_bin, icon="trash-2"),
            button(words(N_("Erase for good…")), self.erase, "danger"),
        )
        last.addStretch(1)
        self._add(self.ledger)
        self._held.insertLayout(self._held.count() - 1, last)

    @property
    def stands(self) -> bool:
        """Whether all of it is laid out."""
        return self._turns.over

    def open(self, evidence: Evidence | None) -> None:
        """Leave the evidence that is shown, and show this one; None shows nothing."""
        if evidence is None or self.evidence is None or evidence.key != self.evidence.key:
            self.leave()
            self._scroll.verticalScrollBar().setValue(0)
        self.evidence = evidence
        if evidence is None:
            self._scroll.hide()
            self._nothing.show()
            return
        self.form.open(evidence)
        self.read()

    def _heard(self, changes: Changes) -> None:
        if self.evidence is None or not changes.kinds & LISTENS or not self.isVisible():
            return
        self.form.again()
        self.read()

    def read(self) -> None:
        """Ask for what stands beside the form."""
        evidence = self.evidence
        if evidence is not None:
            whole = self.ledger.whole and self.ledger.evidence is not None and self.ledger.evidence.key == evidence.key
            self.work.ask(lambda look: about(look, evidence, whole=whole), self._came, self, "about")

    def _came(self, found: About) -> None:
        if self.evidence is None or found.evidence.key != self.evidence.key:
            return
        self.evidence = found.evidence
        self.title.setText(called(found.evidence, self.work.tables, self.words))
        self.wanting.show_wanting(found.evidence, found.wanting)
        self.shown.show_evidence(found.evidence)
        self.told.show_evidence(found.evidence)
        self._show_recording(found.evidence)
        self.redaction.show_evidence(found.evidence, found.redaction)
        self.conflict.show_conflicts(found.conflicts, {})
        self.translations.show_translations(found.translated)
        self.bears.show_bears(found.bears)
        self._show_facts(found)
        self.ledger.show_evidence(found.evidence)
        self.ledger.show_ledger(found.ledger)
        self._nothing.hide()
        self._scroll.show()

    def _show_recording(self, evidence: Evidence) -> None:
        recording = listening.is_recording(evidence)
        if recording and self.recording is None:
            self.recording = RecordingCard(self.work)
            self._held.insertWidget(self._held.indexOf(self.shown) + 1, self.recording)
        if self.recording is not None:
            self.recording.setVisible(recording)
            if recording:
                self.recording.show_evidence(evidence)

    def done(self) -> bool:
        """Be done with the moment of a recording that is being written; False where none is."""
        writes = self.recording is not None and self.recording.moments.writes()
        if writes and self.recording is not None:
            self.recording.moments.done()
        return writes

    def _show_facts(self, found: About) -> None:
        clear(self.facts)
        one, words = found.evidence, self.words
        imported = [entry for entry in found.ledger.entries if entry.event == "imported"]
        members = dict(found.ledger.members)
        exact = said_bytes(one.size, self.work) if one.size is not None and one.size >= 1000 else ""
        facts = (
            (N_("Name of the original file"), one.file_name),
            (N_("File type"), said_type(one.media_type, self.work) if one.blob is not None else ""),
            (N_("Size"), " · ".join(part for part in (said_size(one.size, self.work), exact) if part)),
            (N_("Taken in"), said_custody(imported[-1], members, self.work) if imported else ""),
            (N_("SHA-256 at import"), said_hash(one.sha256)),
        )
        for place, (name, value) in enumerate((name, value) for name, value in facts if value):
            self.facts.addWidget(label(words(name), "muted", wrap=True), place, 0)
            self.facts.addWidget(label(value, wrap=True, select=True), place, 1)

    def leave(self) -> None:
        """Enter what was typed, and forget what was decrypted."""
        self.form.enter()
        self.shown.forget()
        if self.recording is not None:
            self.recording.leave()

    def to_bin(self) -> None:
        """Put the evidence into the bin; the banner offers to take it back."""
        evidence = self.evidence
        if evidence is None:
            return
        self.leave()
        said = self.words(N_("Put into the bin: {what}.")).format(what=called(evidence, self.work.tables, self.words))
        self.work.to_bin(Evidence, evidence.key, said, self.gone.emit)

    def erase(self) -> None:
        """Ask once, then erase the record and its file for good."""
        from ui.pages.erase_panel import ErasePanel

        if self.evidence is not None:
            self.leave()
            words = called(self.evidence, self.work.tables, self.words)
            self.work.asked_for_panel.emit(ErasePanel(self.work, self.evidence, words, self.gone.emit))
