"""Playing one recording: seconds come from the child that decodes it and go to the loudspeaker, a few ahead.

Holds the last and the next seconds as samples, and the curve; nothing else of the recording, and nothing of it after
`forget`. Never waits: child and loudspeaker are asked on a lane. Knows no widget.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from fieldcase.casework import listening
from fieldcase.errors import FieldcaseError, NoLoudspeaker
from ui.open_sound import OpenSound, loudspeaker

if TYPE_CHECKING:
    from fieldcase.model.evidence import Evidence
    from fieldcase.parsers.sound import Sound
    from ui.loudspeaker import Loudspeaker
    from ui.workplace import Workplace

SPEEDS = (0.75, 1.0, 1.25)
TENTHS = 10
_TICK_MS = 80
_AHEAD_SECONDS = 3
# So much can be heard once more without asking the child: whoever writes down what is said goes back all the time.
_KEPT_SECONDS = 60
_CURVE_PORTION = 300
_WIDTH = 2


class Playing(QObject):
    """`opened` comes once it can be played, `moved` while it plays and where it stops, `heard` as the curve grows,
    `wrong` with what is to be told."""

    opened = Signal()
    moved = Signal()
    heard = Signal()
    wrong = Signal(object)
    # A test without a loudspeaker hands in its own.
    loudspeaker: Callable[[int, int], Loudspeaker] = staticmethod(loudspeaker)

    def __init__(self, work: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self.work = work
        self._held: OpenSound | None = None
        self._number = self._turn = 0
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._go_on)
        self._clean()

    def _clean(self) -> None:
        self.curve = bytearray()
        self.whole = False
        self.speed = 1.0
        self.plays = False
        self._from = 0.0
        self._next = 0
        self._ended = False
        self._asking = False
        self._turn += 1
        self._seconds: OrderedDict[int, bytes] = OrderedDict()

    @property
    def sound(self) -> Sound | None:
        """The recording, once it is open."""
        return self._held.sound if self._held is not None and not self._held.gone else None

    @property
    def _speaker(self) -> Loudspeaker | None:
        return self._held.speaker if self._held is not None else None

    @property
    def length(self) -> float:
        """Seconds, as far as it was heard through; all of them where `whole`."""
        return len(self.curve) / TENTHS

    @property
    def position(self) -> float:
        """Where it plays, or will play, in seconds."""
        played = 0.0
        if self.plays and self._speaker is not None and self.sound is not None:
            played = self._speaker.played / self.sound.rate
        return min(self._from + played, self.length) if self.whole else self._from + played

    def open(self, evidence: Evidence) -> None:
        """Decrypt a recording into a child of its own, and hear it through for the curve."""
        self.forget()
        held = self._held = OpenSound(type(self).loudspeaker)
        self.destroyed.connect(held.stop)
        desk = self.work.desk
        self.work.lanes.draw(
            lambda: held.hold(listening.sound(desk, evidence)),
            lambda _: self._opened(held), self, f"open{id(held)}", self._told(held),
        )  # fmt: skip

    def _opened(self, held: OpenSound) -> None:
        if held is self._held:
            self.opened.emit()
            self._hear(held)

    def _told(self, held: OpenSound) -> Callable[[FieldcaseError], None]:
        """What to do where a question goes wrong: nothing where nobody wants its answer."""

        def told(wrong: FieldcaseError) -> None:
            if held is self._held and not held.gone:
                self.pause()
                self.wrong.emit(wrong)

        return told

    def _hear(self, held: OpenSound) -> None:
        """The next portion of the curve."""
        sound, begins = held.sound, len(self.curve)
        assert sound is not None

        def came(peaks: bytes) -> None:
            if held is not self._held:
                return
            self.curve += peaks
            self.whole = len(peaks) < _CURVE_PORTION
            self.heard.emit()
            if not self.whole:
                self._hear(held)

        self._ask(lambda: sound.curve(begins, _CURVE_PORTION), came, "curve")

    def _ask(self, question: Callable[[], Any], came: Callable[[Any], None], slot: str) -> None:
        assert self._held is not None
        self.work.lanes.draw(question, came, self, slot, self._told(self._held))

    def play(self) -> None:
        """Go on from where it stands; from the beginning where it is at its end."""
        if self.sound is None or self.plays:
            return
        if self.whole and self._from >= self.length - 0.05:
            self._from = 0.0
        self.plays = True
        self._begin()
        self._tick.start()
        self.moved.emit()

    def _begin(self) -> None:
        """Ask for the loudspeaker and for what it says first."""
        self._turn += 1
        turn, held, sound = self._turn, self._held, self.sound
        assert held is not None
        assert sound is not None
        first, rate = int(self._from), round(sound.rate * self.speed)
        known = self._seconds.get(first)
        self._ended, self._asking = False, True

        def begun() -> bytes:
            held.speak(rate, sound.channels)
            return known if known is not None else sound.second(first)

        def came(samples: bytes) -> None:
            if turn == self._turn and held.speaker is not None:
                held.speaker.clear()
                skipped = int((self._from - first) * sound.rate) * sound.channels * _WIDTH
                self._take(sound, held.speaker, first, samples, skipped)

        self._ask(begun, came, "begin")

    def _take(self, sound: Sound, speaker: Loudspeaker, second: int, samples: bytes, skipped: int = 0) -> None:
        """A second that came: to be kept, and to be heard next, without what of it is skipped."""
        self._asking = False
        self._seconds[second] = samples
        self._seconds.move_to_end(second)
        while len(self._seconds) > _KEPT_SECONDS:
            self._seconds.popitem(last=False)
        speaker.put(samples[skipped:])
        self._next, self._ended = second + 1, len(samples) < sound.rate * sound.channels * _WIDTH

    def _go_on(self) -> None:
        """While it plays: say where it is, and keep some seconds ahead."""
        speaker, sound = self._speaker, self.sound
        if sound is not None and speaker is not None and not self._asking:
            if not speaker.runs:
                self.pause()
                self.wrong.emit(NoLoudspeaker())
                return
            if self._ended and not speaker.held:
                self.pause()
                return
            if not self._ended and speaker.held < _AHEAD_SECONDS * sound.rate:
                self._fetch(sound, speaker)
        self.moved.emit()

    def _fetch(self, sound: Sound, speaker: Loudspeaker) -> None:
        turn, second = self._turn, self._next
        known = self._seconds.get(second)
        if known is not None:
            self._take(sound, speaker, second, known)
            return

        def came(samples: bytes) -> None:
            if turn == self._turn:
                self._take(sound, speaker, second, samples)

        self._asking = True
        self._ask(lambda: sound.second(second), came, "next")

    def pause(self) -> None:
        """Fall silent at once and stay where it is."""
        if self._halt() and self._held is not None:
            self._off_the_window(self._held.rest)
            self.moved.emit()

    def _halt(self) -> bool:
        """Fall silent and stand where it was; whether it played."""
        if not self.plays or self._held is None:
            return False
        self._from, self.plays = self.position, False
        self._turn += 1
        self._tick.stop()
        self._held.silence()
        return True

    def _off_the_window(self, deed: Callable[[], None]) -> None:
        """Do on the lane what may wait for the system."""
        self._number += 1
        self.work.lanes.draw(deed, lambda _: None, self.work, f"sound{id(self)}-{self._number}")

    def seek(self, seconds: float) -> None:
        """Go to a place, and go on from there if it plays."""
        if self.sound is None:
            return
        played = self._halt()
        self._from = max(0.0, min(seconds, self.length) if self.whole else seconds)
        if played and not (self.whole and self._from >= self.length):
            self.play()
        elif played and self._held is not None:
            self._off_the_window(self._held.rest)
        self.moved.emit()

    def step(self, seconds: float) -> None:
        """Go forward, or back where negative."""
        self.seek(self.position + seconds)

    def go_at(self, speed: float) -> None:
        """Play slower or faster from here on; a voice sounds lower or higher with it."""
        played = self._halt()
        self.speed = speed
        if played:
            self.play()

    def forget(self) -> None:
        """Fall silent, end the child, keep nothing."""
        self._halt()
        held, self._held = self._held, None
        if held is not None:
            held.stop()
            self.destroyed.disconnect(held.stop)
            self._off_the_window(held.close)
        self._clean()
