"""Worlds for recorded data: a clock that stands still in a zone, chance from a seed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from fieldcase.world import SeededWorld


@dataclass
class StillWorld(SeededWorld):
    """A world in which it is always the same moment."""

    zone: str = "UTC"

    def now(self) -> int:
        return self.clock

    def offset(self) -> int:
        there = datetime.fromtimestamp(self.clock / 1000, UTC).astimezone(ZoneInfo(self.zone)).utcoffset()
        return int((there or timedelta()).total_seconds() // 60)


def still(clock: int, zone: str, seed: bytes = b"still") -> StillWorld:
    """A world at `clock` (milliseconds) in a zone."""
    return StillWorld(seed, clock, zone=zone)
