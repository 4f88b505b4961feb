"""Looking at a piece of evidence, on purpose: nothing is decrypted before somebody presses the button.

A photograph of somebody's injuries does not come up because an arrow key went past it. The look is written down. Knows
one piece of evidence and what the stored file holds; keeps nothing of it once another is marked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from fieldcase.casework import listening, viewing
from fieldcase.casework.safekeeping import log_access
from fieldcase.errors import N_, FieldcaseError
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import AnyId
from ui.jobs import run_long
from ui.pages.evidence_words import spoken
from ui.widgets.basics import button, column, label
from ui.widgets.flow import Flow
from ui.widgets.picture import PicturePanel, PictureView

if TYPE_CHECKING:
    from ui.workplace import Workplace

# Longer lines are broken for the screen: a layout of one line of a mebibyte would hold up the window.
_LINE = 1000
_PORTION = 64 * 1024
_SHOWN = (viewing.View.PICTURE, viewing.View.TEXT)


def broken(text: str) -> list[str]:
    """The text in portions that a text field takes in one go, with no line longer than a thousand letters."""
    lines = [line[at : at + _LINE] for line in text.splitlines() for at in range(0, max(1, len(line)), _LINE)]
    portions: list[str] = []
    held: list[str] = []
    size = 0
    for line in lines:
        held.append(line)
        size += len(line) + 1
        if size >= _PORTION:
            portions.append("\n".join(held))
            held, size = [], 0
    return [*portions, "\n".join(held)] if held else portions


class EvidenceShown(QFrame):
    """The buttons, and what they show."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        self.setProperty("kind", "card")
        self.evidence: Evidence | None = None
        words = self.words
        self.show_button = button(words(N_("Show it here")), self.show_it, icon="eye")
        self.hide_button = button(words(N_("Hide it")), self.forget, icon="eye-off")
        self.larger = button(words(N_("Larger")), self.enlarge, icon="zoom-in")
        self.check_button = button(words(N_("Check this file")), self.check, icon="shield")
        self.said = label("", "muted", wrap=True)
        self.picture = PictureView()
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(words(N_("The text of the file")))
        self.text.setMinimumHeight(220)
        self._portions: list[str] = []
        self._feeding = QTimer(self)
        self._feeding.setInterval(0)
        self._feeding.timeout.connect(self._feed)
        buttons = QWidget()
        flow = Flow(buttons)
        for one in (self.show_button, self.hide_button, self.larger, self.check_button):
            flow.addWidget(one)
        self.setLayout(column(buttons, self.said, self.picture, self.text, edge=16))
        self.forget()

    def show_evidence(self, evidence: Evidence) -> None:
        """Stand ready for a piece of evidence; what was shown of another is forgotten."""
        if self.evidence is None or self.evidence.key != evidence.key:
            self.evidence = evidence
            self.forget()
        self.evidence = evidence

    def forget(self) -> None:
        """Show nothing, keep nothing."""
        self._portions = []
        self._feeding.stop()
        self.text.clear()
        self.text.hide()
        self.picture.show_image(QImage(), "")
        self.hide_button.hide()
        self.larger.hide()
        can = self.evidence is not None and viewing.view_of(self.evidence) in _SHOWN
        self.show_button.setVisible(can)
        self.check_button.setVisible(self.evidence is not None and self.evidence.blob is not None)
        cannot = N_(
            "This type of file is kept and checked here, but not shown: the program opens pictures and short texts."
        )
        no_file = N_("No file belongs to this record yet.")
        kept = self.evidence is not None and self.evidence.blob is not None
        # A recording says below, on a card of its own, whether it is played.
        heard = self.evidence is not None and listening.is_recording(self.evidence) and kept
        self._say("" if can or heard else self.words(cannot if kept else no_file))

    def _say(self, sentence: str, kind: str = "muted") -> None:
        if self.said.property("kind") != kind:
            self.said.setProperty("kind", kind)
            self.said.style().unpolish(self.said)
            self.said.style().polish(self.said)
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    def show_it(self) -> None:
        """Decrypt in memory and show; write down that somebody looked."""
        evidence, desk = self.evidence, self.work.desk
        if evidence is None or viewing.view_of(evidence) not in _SHOWN:
            return
        self._say(self.words(N_("Being decrypted in memory …")))
        self.show_button.setEnabled(False)

        def opened() -> QImage | list[str]:
            if viewing.view_of(evidence) is viewing.View.PICTURE:
                return QImage.fromData(viewing.picture(desk, evidence), "JPEG")  # type: ignore[arg-type]
            return broken(viewing.text(desk, evidence))

        self.work.lanes.work(
            opened, lambda shown: self._opened(evidence, shown), lambda wrong: self._refused(evidence, wrong)
        )

    def _still(self, evidence: Evidence) -> bool:
        return shiboken6.isValid(self) and self.evidence is not None and self.evidence.key == evidence.key

    def _opened(self, evidence: Evidence, shown: QImage | list[str]) -> None:
        if not self._still(evidence):
            return
        self.work.do(lambda desk: log_access(desk, "view", AnyId(evidence.key)), must=True)
        self._say("")
        self.show_button.setEnabled(True)
        self.show_button.hide()
        self.hide_button.show()
        self.hide_button.setFocus()
        if isinstance(shown, QImage):
            self.picture.show_image(shown, spoken(evidence, self.work))
            self.larger.show()
        else:
            self._portions = shown
            self.text.show()
            self._feeding.start()

    def _feed(self) -> None:
        """A portion at a time, so that the window answers meanwhile."""
        if not self._portions:
            self._feeding.stop()
            return
        self.text.appendPlainText(self._portions.pop(0))
        if not self._portions:
            self.text.verticalScrollBar().setValue(0)

    def _refused(self, evidence: Evidence, wrong: FieldcaseError) -> None:
        if self._still(evidence):
            self.show_button.setEnabled(True)
            self._say(wrong.told(self.words), "wrong")

    def enlarge(self) -> None:
        """The picture over the whole window."""
        if self.evidence is not None and not self.picture.image.isNull():
            words = self.words
            near, far, close = words(N_("Nearer")), words(N_("Farther")), words(N_("Close"))
            panel = PicturePanel(self.picture.image, spoken(self.evidence, self.work), near, far, close)
            self.work.asked_for_panel.emit(panel)

    def check(self) -> None:
        """Read the stored file whole and compare it with its hash at import; what is found stands beside it."""
        evidence, desk = self.evidence, self.work.desk
        if evidence is None:
            return
        size = max(1, evidence.size or 1)

        def job(step: Any, stop: Any) -> viewing.Verdict:
            return viewing.check(desk, evidence, lambda done: step(done, size), stop)

        def came(verdict: viewing.Verdict) -> None:
            self.work.do(lambda desk: log_access(desk, "verify", AnyId(evidence.key)))
            if self._still(evidence):
                self._say(self.words(verdict.sentence), "good" if verdict.sound else "wrong")

        run_long(self.work, self.words(N_("The stored file is being read and compared …")), job, came)
