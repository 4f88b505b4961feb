"""A window as a process of its own on a screen of another scale: goes everywhere and says what does not fit.

The scale comes by QT_SCALE_FACTOR, which Qt reads once, as it begins. Argument: a vault of the sample.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from seats import Seat
from spots import SPOTS, go
from vaults import PASSPHRASE
from walks import cut_off, outside

from fieldcase.casework.desk import Desk
from fieldcase.world import World

# The narrowest window that there is to be: 1366x768 at 125 %, without the system's own bar.
SIZE = (1093, 560)
PATIENCE_SECONDS = 2.0


def at_rest(seat: Seat) -> list[str]:
    """What does not fit once the layouts have come to rest: a deep one takes some turns of the event loop."""
    found = ["not looked yet"]
    end = time.perf_counter() + PATIENCE_SECONDS
    while found and time.perf_counter() < end:
        seat.settle()
        found = [*cut_off(seat.window), *outside(seat.page)]
    return found


def main() -> None:
    seat = Seat(Desk.open(Path(sys.argv[1]), PASSPHRASE, World()), size=SIZE)
    found: dict[str, list[str]] = {}
    for spot in SPOTS:
        go(seat, spot, stay=True)
        found[spot.name] = at_rest(seat)
    ratio, width = seat.shell.devicePixelRatioF(), seat.shell.grab().width()
    print(json.dumps({"ratio": ratio, "width": width, "texts": len(seat.texts()), "found": found}))
    seat.close()


if __name__ == "__main__":
    main()
