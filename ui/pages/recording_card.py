"""The card of a recording: why it is not played, or the player; and below what is said in it, by time.

Nothing is decrypted before somebody presses the button; the look is written down. Keys: S writes what is said here (T
too; it is not named, for on a Russian keyboard N carries a letter that looks the same), N a note, Space plays and
pauses. Knows one piece of evidence, and keeps nothing of its sound once another is marked.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame

from fieldcase.casework import listening, moments
from fieldcase.casework.safekeeping import log_access
from fieldcase.errors import N_, FieldcaseError
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import AnyId
from ui.keys import Command, pressed
from ui.pages.moments_part import MomentsPart
from ui.pages.sound_player import SoundPlayer
from ui.widgets.basics import button, column, label
from ui.widgets.flow import flowing
from ui.widgets.sound_curve import STEP

if TYPE_CHECKING:
    from ui.workplace import Workplace


class RecordingCard(QFrame):
    """The card."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        self.setProperty("kind", "card")
        words = self.words
        self.evidence: Evidence | None = None
        self.title = label(words(N_("The recording, and what is said in it")), "heading", wrap=True)
        self.said = label("", "muted", wrap=True)
        self.listen_button = button(words(N_("Listen here")), self.listen, icon="play")
        self.player = SoundPlayer(work)
        self.player.opened.connect(self._opened)
        self.player.closed.connect(self.close_sound)
        self.player.wrong.connect(self._refused)
        self.moments = MomentsPart(work, lambda: self.player.position)
        self.moments.asked_for.connect(self._go_to)
        self.moments.marks.connect(self.player.curve.show_marks)
        self.moments.written.connect(self._back)
        self._before = flowing(self.listen_button)
        self.setLayout(column(self.title, self.said, self._before, self.player, self.moments, gap=10, edge=16))
        self.forget()

    def show_evidence(self, evidence: Evidence) -> None:
        """Stand ready for a recording; what was heard of another is forgotten."""
        other = self.evidence is None or self.evidence.key != evidence.key
        self.evidence = evidence
        if other:
            self.forget()
        self.moments.open(evidence)

    def forget(self) -> None:
        """Fall silent, keep nothing of the sound."""
        self.player.forget()
        self.player.hide()
        evidence = self.evidence
        self._before.setVisible(self._can)
        self.listen_button.setEnabled(True)
        self._say(self.words(listening.why_silent(evidence)) if evidence is not None else "")

    def _say(self, sentence: str, kind: str = "muted") -> None:
        if self.said.property("kind") != kind:
            self.said.setProperty("kind", kind)
            self.said.style().unpolish(self.said)
            self.said.style().polish(self.said)
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    def listen(self) -> None:
        """Decrypt in memory and stand ready to play."""
        if self.evidence is not None and listening.can_be_played(self.evidence):
            self._say(self.words(N_("Being decrypted in memory …")))
            self.listen_button.setEnabled(False)
            self.player.open(self.evidence)

    def _opened(self) -> None:
        evidence = self.evidence
        if evidence is None:
            return
        self.work.do(lambda desk: log_access(desk, "view", AnyId(evidence.key)), must=True)
        self._say("")
        self._before.hide()
        self.player.show()
        self.player.curve.setFocus()

    def _refused(self, wrong: FieldcaseError) -> None:
        if self.player.playing.sound is None:
            self.forget()
        self._say(wrong.told(self.words), "wrong")

    def close_sound(self) -> None:
        """Keep nothing of the sound any longer; the moments stay."""
        self.forget()
        self.listen_button.setFocus()

    def _go_to(self, milliseconds: int) -> None:
        if self.player.playing.sound is None:
            self._say(self.words(N_("Press Listen here first: the recording is not open.")) if self._can else "")
            return
        self.player.go_to(milliseconds)

    @property
    def _can(self) -> bool:
        return self.evidence is not None and listening.can_be_played(self.evidence)

    def _back(self) -> None:
        """After a moment was written the keyboard is at the curve again, or at the button for the next one."""
        (self.player.curve if self.player.isVisible() else self.moments.said_button).setFocus()

    def leave(self) -> None:
        """Enter what was typed."""
        self.moments.leave()

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever locks, or goes elsewhere, hears nothing more; a window that is only made small goes on."""
        if not event.spontaneous():
            self.forget()
        super().hideEvent(event)

    def write_said(self) -> None:
        """Write what is said where the recording is now."""
        self.moments.new(moments.SAID)

    def write_note(self) -> None:
        """Write a note where the recording is now."""
        self.moments.new(moments.NOTE)

    def step_back(self) -> None:
        """Hear the last five seconds once more."""
        self.player.playing.step(-STEP)

    def step_on(self) -> None:
        """Leave five seconds out."""
        self.player.playing.step(STEP)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is pressed outside a text."""
        deeds = {
            "S": self.write_said, "T": self.write_said, "N": self.write_note, "Space": self.player.play_or_pause,
            "Left": self.step_back, "Right": self.step_on,
        }  # fmt: skip
        deed = deeds.get(pressed(event))
        if deed is None:
            super().keyPressEvent(event)
        else:
            deed()


def commands(card: Callable[[], RecordingCard | None]) -> tuple[Command, ...]:
    """What can be done with a recording while its words are typed; `card` is the one shown, once there is one."""

    def run(deed: Callable[[RecordingCard], None]) -> Callable[[], None]:
        def ran() -> None:
            shown = card()
            if shown is not None:
                deed(shown)

        return ran

    def open_now() -> bool:
        shown = card()
        return shown is not None and shown.player.isVisible()

    def there() -> bool:
        shown = card()
        return shown is not None and shown.isVisible()

    play = run(lambda shown: shown.player.play_or_pause())
    return (
        Command("sound-play", N_("Play or pause the recording"), "F8", play, able=open_now),
        Command("sound-back", N_("Five seconds back"), "F7", run(RecordingCard.step_back), able=open_now),
        Command("moment-said", N_("Write what is said here"), "", run(RecordingCard.write_said), able=there),
        Command("moment-note", N_("Note something here"), "", run(RecordingCard.write_note), able=there),
    )
