"""A clock that goes on while the machine sleeps: how a closed lid is noticed afterwards.

Knows seconds since some moment; refuses to know the time of day, which is the world's.
"""

from __future__ import annotations

import sys
import time

if sys.platform == "linux":

    def seconds_with_sleep() -> float:
        """Seconds that passed, those too in which the machine slept: Python's own clock stands still then on Linux."""
        return time.clock_gettime(time.CLOCK_BOOTTIME)

elif sys.platform == "darwin":

    def seconds_with_sleep() -> float:
        """Seconds that passed, those too in which the machine slept."""
        return time.clock_gettime(time.CLOCK_MONOTONIC)

else:

    def seconds_with_sleep() -> float:
        """Seconds that passed, those too in which the machine slept: Windows counts them in."""
        return time.monotonic()
