"""Looking at a piece of evidence, on purpose: nothing is decrypted before somebody presses the button.

A photograph of somebody's injuries does not come up because an arrow key went past it. The look is written down. Knows
one piece of evidence and what the stored file holds; keeps nothing of it once another is marked.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame

from fieldcase.casework import integrity, listening, viewing
from fieldcase.casework.looking import Document
from fieldcase.casework.safekeeping import log_access
from fieldcase.casework.viewing import View
from fieldcase.errors import N_, Cancelled, FieldcaseError
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import AnyId
from ui.jobs import run_long
from ui.pages.evidence_large import LargePicture
from ui.pages.evidence_large_pages import LargePages
from ui.pages.evidence_pages import PagesCard, close
from ui.pages.evidence_text import TextShown, broken
from ui.pages.evidence_words import spoken
from ui.widgets.basics import button, column, label
from ui.widgets.flow import flowing
from ui.widgets.overlay import Panel
from ui.widgets.picture import PictureView

if TYPE_CHECKING:
    from ui.workplace import Workplace

_SHOWN = (View.PICTURE, View.PAGES, View.TEXT)


class EvidenceShown(QFrame):
    """The buttons, and what they show."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        self.setProperty("kind", "card")
        self.evidence: Evidence | None = None
        words = self.words
        self.show_button = button(words(N_("Show it here")), self.show_it, icon="eye")
        self.hide_button = button(words(N_("Hide it")), self.hide_it, icon="eye-off")
        self.larger = button(words(N_("Larger")), self.enlarge, icon="zoom-in")
        self.check_button = button(words(N_("Check this file")), self.check, icon="shield")
        self.said = label("", "muted", wrap=True)
        self.picture = PictureView()
        self.pages = PagesCard(work)
        self.text = TextShown(work)
        self.text.wanted.connect(self.more_text)
        # Each look has its number: an answer to one that was left is an answer to nobody.
        self._look, self._pressed = 0, False
        self._opening: Document | None = None
        self._panel: Panel | None = None
        buttons = flowing(self.show_button, self.hide_button, self.larger, self.check_button)
        self.setLayout(column(buttons, self.said, self.picture, self.pages, self.text, edge=16))
        self.forget()

    def show_evidence(self, evidence: Evidence) -> None:
        """Stand ready for a piece of evidence; what was shown of another is forgotten."""
        if self.evidence is None or self.evidence.key != evidence.key:
            self.evidence = evidence
            self.forget()
        self.evidence = evidence

    def forget(self) -> None:
        """Show nothing, keep nothing; what is being opened is opened for nobody."""
        self._look += 1
        if self._panel is not None and shiboken6.isValid(self._panel):
            self._panel.close_panel()
        opening, self._opening, self._panel = self._opening, None, None
        if opening is not None:
            close(self.work, opening)
        self.text.forget()
        self.pages.forget()
        self.picture.show_image(QImage(), "")
        self.hide_button.hide()
        self.larger.hide()
        evidence = self.evidence
        can = evidence is not None and viewing.view_of(evidence) in _SHOWN
        self.show_button.setVisible(can)
        self.show_button.setEnabled(True)
        self.check_button.setVisible(evidence is not None and evidence.blob is not None)
        # A recording says below, on a card of its own, whether it is played.
        if evidence is None or can or (evidence.blob is not None and listening.is_recording(evidence)):
            self._say("")
        else:
            no_file = N_("No file belongs to this record yet.")
            self._say(self.words(viewing.why_not(evidence) if evidence.blob is not None else no_file))

    def hide_it(self) -> None:
        """Forget it, and hand the focus to the button that shows it again."""
        self.forget()
        self.show_button.setFocus()

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
        if evidence is None:
            return
        view = viewing.view_of(evidence)
        ways: dict[View, Callable[[], Any]] = {
            View.PICTURE: lambda: QImage.fromData(viewing.picture(desk, evidence), "JPEG"),  # type: ignore[arg-type]
            View.TEXT: lambda: _read(viewing.text(desk, evidence)),
        }
        if view is View.PAGES:
            self._opening = Document(desk, evidence)
            ways[View.PAGES] = self._opening.open
        if view not in ways:
            return
        self._say(self.words(N_("Being decrypted in memory …")))
        self._pressed = self.show_button.hasFocus()
        self.show_button.setEnabled(False)
        look = self._look
        self.work.lanes.work(
            ways[view],
            lambda shown: self._opened(evidence, shown) if self._still(look) else _let_go(self.work, shown),
            lambda wrong: self._refused(wrong) if self._still(look) else None,
        )

    def _still(self, look: int) -> bool:
        return shiboken6.isValid(self) and self._look == look and self.evidence is not None

    def _opened(self, evidence: Evidence, shown: Any) -> None:
        self.work.do(lambda desk: log_access(desk, "view", AnyId(evidence.key)), must=True)
        self._say("")
        self.show_button.setEnabled(True)
        self.show_button.hide()
        self.hide_button.show()
        self.hide_button.setFocus()
        if isinstance(shown, Document):
            self._opening = None  # from now on the card's own
            self.pages.show_document(shown, spoken(evidence, self.work))
            self.larger.show()
        elif isinstance(shown, QImage):
            self.picture.show_image(shown, spoken(evidence, self.work))
            self.larger.show()
        else:
            self.text.show_portion(*shown)

    def more_text(self) -> None:
        """The next portion of a text, below those that are shown."""
        evidence, desk, before, look = self.evidence, self.work.desk, self.text.portion, self._look
        if evidence is None or before is None:
            return
        self.text.more.setEnabled(False)

        def came(shown: tuple[viewing.Portion, list[str]] | None, wrong: FieldcaseError | None) -> None:
            if not self._still(look):
                return
            self.text.more.setEnabled(True)
            if shown is not None:
                self.text.show_portion(*shown)
            elif wrong is not None:
                self._say(wrong.told(self.words), "wrong")

        self.work.lanes.work(
            lambda: _read(viewing.text(desk, evidence, before)),
            lambda shown: came(shown, None),
            lambda wrong: came(None, wrong),
        )

    def _refused(self, wrong: FieldcaseError) -> None:
        opening, self._opening = self._opening, None
        if opening is not None:
            close(self.work, opening)
        self.show_button.setEnabled(True)
        if self._pressed and self.check_button.hasFocus():  # where the focus went when the button could not be pressed
            self.show_button.setFocus()
        if not isinstance(wrong, Cancelled):
            self._say(wrong.told(self.words), "wrong")

    def enlarge(self) -> None:
        """What is shown, over the whole window."""
        evidence = self.evidence
        if evidence is None:
            return
        if self.pages.document is not None:
            large = LargePages(self.work, self.pages.document, self.pages.number, spoken(evidence, self.work))
            large.turned_to.connect(self.pages.go)
            self._panel = large
        elif not self.picture.image.isNull():
            self._panel = LargePicture(self.work, evidence, self.picture.image, spoken(evidence, self.work))
        else:
            return
        self.work.asked_for_panel.emit(self._panel)

    def check(self) -> None:
        """Read the stored file whole and compare it with its hash at import; what is found stands beside it."""
        evidence, desk = self.evidence, self.work.desk
        if evidence is None:
            return
        size, look = max(1, evidence.size or 1), self._look

        def job(step: Any, stop: Any) -> viewing.Verdict:
            return viewing.check(desk, evidence, lambda done: step(done, size), stop)

        def came(verdict: viewing.Verdict) -> None:
            self.work.do(lambda desk: integrity.note(desk, [(evidence.key, verdict)]))
            if self._still(look):
                self._say(self.words(verdict.sentence), "good" if verdict.sound else "wrong")

        run_long(self.work, self.words(N_("The stored file is being read and compared …")), job, came)


def _let_go(work: Workplace, shown: Any) -> None:
    """Close what was opened for somebody who is gone."""
    if isinstance(shown, Document):
        close(work, shown)


def _read(portion: viewing.Portion) -> tuple[viewing.Portion, list[str]]:
    """A portion with its words as the text field takes them; for a thread that may wait."""
    return portion, broken(portion.words)
