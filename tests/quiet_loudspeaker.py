"""A loudspeaker for tests: it hears as much as it is told to, at once, and keeps what it was given.

Knows what `ui.loudspeaker.Loudspeaker` answers; makes no sound and asks no system.
"""

from __future__ import annotations

from fieldcase.errors import NoLoudspeaker


class QuietLoudspeaker:
    """Takes the place of the computer's own. `made` holds all that were made."""

    made: list[QuietLoudspeaker]

    def __init__(self, rate: int, channels: int) -> None:
        self.rate, self._frame = rate, channels * 2
        self.heard = b""
        self._held = b""
        self.played = 0
        self.runs = False
        self.closed = False
        QuietLoudspeaker.made.append(self)

    def start(self) -> bool:
        self.runs = True
        return True

    def stop(self) -> None:
        self.runs = False

    def put(self, samples: bytes) -> None:
        self._held += samples

    def clear(self) -> None:
        self._held, self.played = b"", 0

    def close(self) -> None:
        self.clear()
        self.runs, self.closed = False, True

    @property
    def held(self) -> int:
        return len(self._held) // self._frame

    def hear(self, frames: int) -> None:
        """So many frames go by."""
        taken = self._held[: frames * self._frame]
        self._held = self._held[len(taken) :]
        self.heard += taken
        self.played += len(taken) // self._frame


def none_here(rate: int, channels: int) -> QuietLoudspeaker:
    """A computer without a loudspeaker."""
    raise NoLoudspeaker
