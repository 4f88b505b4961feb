"""What one opening of a recording holds outside the window: the child that decodes it, the loudspeaker that plays it.

Both are made and let go on a lane, for either may wait for the system; falling silent is for any thread. Knows no
position and no widget.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from fieldcase.errors import Cancelled, NoLoudspeaker

if TYPE_CHECKING:
    from fieldcase.parsers.sound import Sound
    from ui.loudspeaker import Loudspeaker


def loudspeaker(rate: int, channels: int) -> Loudspeaker:
    """The computer's own; NoLoudspeaker where it has none. Its library is loaded here, and not before."""
    from ui.loudspeaker import Loudspeaker

    return Loudspeaker(rate, channels)


class OpenSound:
    """One opening: the child and the loudspeaker that a lane made for it, and whether anybody still wants them."""

    def __init__(self, make: Callable[[int, int], Loudspeaker]) -> None:
        self.sound: Sound | None = None
        self.speaker: Loudspeaker | None = None
        self.gone = False
        self._make = make

    def hold(self, sound: Sound) -> None:
        """Keep the child; on the lane."""
        self.sound = sound
        if self.gone:
            sound.close()
            raise Cancelled

    def speak(self, rate: int, channels: int) -> None:
        """Have a loudspeaker that takes samples at a rate; on the lane."""
        if self.speaker is not None and self.speaker.rate != rate:
            self.speaker.close()
            self.speaker = None
        if self.speaker is None:
            self.speaker = self._make(rate, channels)
        if not self.speaker.start():
            raise NoLoudspeaker

    def rest(self) -> None:
        """Let the loudspeaker rest; on the lane."""
        if self.speaker is not None:
            self.speaker.stop()

    def silence(self) -> None:
        """Nothing is heard from this moment on."""
        if self.speaker is not None:
            self.speaker.clear()

    def stop(self) -> None:
        """Want it no longer: it falls silent, and whatever its child is working on ends now."""
        self.gone = True
        self.silence()
        if self.sound is not None:
            self.sound.stop()

    def close(self) -> None:
        """Let child and loudspeaker go; on the lane."""
        if self.sound is not None:
            self.sound.close()
        if self.speaker is not None:
            self.speaker.close()
            self.speaker = None
