"""The player of one recording: play and pause, back and on, the curve with the place where it is, slower and faster.

Nothing is decrypted before somebody asks for it, and nothing stays once it is hidden. Knows one recording.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldcase.errors import N_
from fieldcase.model.positions import said_position
from ui import icons, theme
from ui.playing import SPEEDS, Playing
from ui.widgets.basics import Combo, button, column, label
from ui.widgets.flow import flowing
from ui.widgets.sound_curve import STEP, SoundCurve

if TYPE_CHECKING:
    from fieldcase.model.evidence import Evidence
    from ui.workplace import Workplace

_SPEEDS = {0.75: N_("slower"), 1.0: N_("usual speed"), 1.25: N_("faster")}
_KEYS = N_(
    "Space plays and pauses, the arrow keys go 5 seconds, Page Up and Page Down a minute. While you write: F8 plays "
    "and pauses, F7 goes back."
)


class SoundPlayer(QWidget):
    """Buttons, numbers, curve. `opened` comes once it can be played, `wrong` with what is to be told, `closed` where
    somebody has heard enough."""

    opened = Signal()
    closed = Signal()
    wrong = Signal(object)

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        words = self.words
        self.playing = Playing(work, self)
        self.button = button(words(N_("Play")), self.play_or_pause, "primary", "play")
        self.back = button(words(N_("5 s back")), lambda: self.playing.step(-STEP), icon="chevron-left")
        self.on = button(words(N_("5 s on")), lambda: self.playing.step(STEP), icon="chevron-right")
        self.times = label("", "strong")
        self.speed = Combo(words(N_("Speed")), tuple((str(one), words(_SPEEDS[one])) for one in SPEEDS), "1.0")
        self.speed.setMinimumContentsLength(max(len(words(one)) for one in _SPEEDS.values()))
        self.speed.currentIndexChanged.connect(lambda _place: self.playing.go_at(float(self.speed.code)))
        self.close_button = button(words(N_("Close the recording")), self.closed.emit, icon="eye-off")
        keys = words(_KEYS)
        self.curve = SoundCurve(words(N_("The recording")), keys)
        self.curve.asked.connect(self.playing.seek)
        self.curve.stepped.connect(self.playing.step)
        self.curve.pressed_play.connect(self.play_or_pause)
        self.playing.opened.connect(self._opened)
        self.playing.moved.connect(self._moved)
        self.playing.heard.connect(self._heard)
        self.playing.wrong.connect(self.wrong)
        buttons = flowing(self.button, self.back, self.on, self.speed, self.times, self.close_button)
        self.setLayout(column(buttons, self.curve, label(keys, "muted", wrap=True)))
        self._shown: bool | None = None
        self._moved()

    def open(self, evidence: Evidence) -> None:
        """Decrypt a recording and stand ready to play it."""
        self.playing.open(evidence)

    def forget(self) -> None:
        """Fall silent and keep nothing."""
        self.playing.forget()
        self.speed.choose("1.0")
        self.curve.show_peaks(b"", 0.0)
        self.curve.show_position(0.0)
        self._moved()

    @property
    def position(self) -> int | None:
        """Where it is, to the second, in milliseconds; None while nothing is open."""
        return int(self.playing.position) * 1000 if self.playing.sound is not None else None

    def go_to(self, milliseconds: int) -> None:
        """Go to a place, where something is open."""
        self.playing.seek(milliseconds / 1000)

    def play_or_pause(self) -> None:
        """Play, or pause where it plays."""
        if self.playing.plays:
            self.playing.pause()
        else:
            self.playing.play()

    def _opened(self) -> None:
        self.opened.emit()
        self.curve.setFocus()

    def _heard(self) -> None:
        self.curve.show_peaks(bytes(self.playing.curve), self.playing.length)
        self._moved()

    def _moved(self) -> None:
        playing, words = self.playing, self.words
        if playing.plays != self._shown:
            self._shown = playing.plays
            said = words(N_("Pause")) if playing.plays else words(N_("Play"))
            self.button.setText(said)
            self.button.setAccessibleName(said)
            name, ink = "pause" if playing.plays else "play", theme.current().on_accent
            self.button.setIcon(icons.icon(name, ink, beside=icons.BESIDE, off=theme.current().shade))
        length = said_position(round(playing.length * 1000)) + ("" if playing.whole else " …")
        said = f"{said_position(int(playing.position) * 1000)} / {length}"
        if said != self.times.text():
            self.times.setText(said)
        self.curve.show_position(playing.position)
