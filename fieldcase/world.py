"""The clock, the randomness and the time zone of a desk, as one object.

Nothing else in the core asks for the time or for random bytes, so that a whole story replays from a seed.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone


class World:
    """The real world: the system's clock, randomness and zone."""

    def now(self) -> int:
        """Milliseconds since 1970-01-01 UTC."""
        return time.time_ns() // 1_000_000

    def offset(self) -> int:
        """Minutes that the local zone is ahead of UTC now."""
        there = datetime.now().astimezone().utcoffset() or timedelta()
        return int(there.total_seconds() // 60)

    def random(self, size: int) -> bytes:
        """`size` unpredictable bytes from the system."""
        return os.urandom(size)

    def today(self) -> date:
        """The calendar day where the person is."""
        zone = timezone(timedelta(minutes=self.offset()))
        return datetime.fromtimestamp(self.now() / 1000, UTC).astimezone(zone).date()


@dataclass
class SeededWorld(World):
    """A world for tests and for the demo: a clock that ticks a second a look, randomness from a seed.

    Never used for keys outside tests: whoever knows the seed knows every byte.
    """

    seed: bytes
    clock: int = 1_767_225_600_000
    minutes: int = 0
    _drawn: int = field(default=0, repr=False)

    def now(self) -> int:
        self.clock += 1000
        return self.clock

    def offset(self) -> int:
        return self.minutes

    def random(self, size: int) -> bytes:
        import hashlib  # the window, which starts with the real world, need not wait for it

        out = b""
        while len(out) < size:
            self._drawn += 1
            out += hashlib.sha256(self.seed + self._drawn.to_bytes(8, "big")).digest()
        return out[:size]
