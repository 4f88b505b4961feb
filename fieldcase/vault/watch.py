"""How far a long work on files is, in bytes, and whether a person stopped it.

Knows numbers and two callables that were handed in. Refuses to know what the work is.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from fieldcase.errors import Cancelled
from fieldcase.vault.database import Connection
from fieldcase.vault.pour import BLOCK

Progress = Callable[[int, int], None]
Cancel = Callable[[], bool]
# Steps of SQLite's machine between two looks at the clock of whoever waits: some milliseconds.
_STEPS = 20_000


class Watch:
    """One long work. `total` is corrected as soon as it is known better."""

    def __init__(self, progress: Progress | None, cancelled: Cancel | None, total: int = 1) -> None:
        self._progress = progress
        self._cancelled = cancelled
        self._done = 0
        self.total = total

    def on(self, size: int) -> None:
        """So many bytes more are done; Cancelled where the person stopped."""
        self._done += size
        if self._progress is not None:
            self._progress(min(self._done, self.total), self.total)
        self.look()

    def look(self) -> None:
        """Cancelled where the person stopped."""
        if self.stopped:
            raise Cancelled

    @property
    def stopped(self) -> bool:
        """Whether the person stopped."""
        return self._cancelled is not None and self._cancelled()

    def over(self, connection: Connection) -> None:
        """Let the person stop long statements of a connection too: such a one ends with an error."""
        if self._cancelled is not None:
            connection.set_progress_handler(lambda: int(self.stopped), _STEPS)

    def copy(self, source: Path, target: Path) -> None:
        """Copy a file, block by block."""
        with source.open("rb") as here, target.open("xb") as there:
            while block := here.read(BLOCK):
                there.write(block)
                self.on(len(block))
