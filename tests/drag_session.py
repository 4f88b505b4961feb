"""A section of a report dragged by a real mouse, as a process of its own on a real display: off screen nothing drags.

Takes the folder of a vault, the row to take and the row above which it is let go; prints the order before and after, as
JSON, and the order after Ctrl+Z.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QPoint
from report_steps import begun
from seats import Seat
from vaults import PASSPHRASE

from fieldcase.casework import reporting
from fieldcase.casework.desk import Desk
from fieldcase.world import World


def main(vault: str, row: int, above: int) -> None:
    """Begin a report, drag, tell."""
    seat = Seat(Desk.open(Path(vault), PASSPHRASE, World()))
    report = begun(seat)
    listed = seat.page.part.opened.build.sections

    def there(at: int, by: int) -> list[str]:
        rectangle = listed.visualItemRect(listed.item(at))
        point = listed.viewport().mapToGlobal(QPoint(rectangle.center().x(), rectangle.top() + by))
        return ["mousemove", str(point.x()), str(point.y())]

    def order() -> list[str]:
        return [one.id.hex() for one in reporting.parts(seat.desk, report)]

    told = [order()]
    way = [*there(row, 12), "mousedown", "1"]
    for at, by in ((row, 16), (row, 28), (above, 8), (above, 3), (above, 1)):
        way += ["sleep", "0.2", *there(at, by)]
    hand = subprocess.Popen(["xdotool", *way, "sleep", "0.3", "mouseup", "1"])
    seat.wait(lambda: hand.poll() is not None, 20)
    seat.settle()
    told.append(order())
    seat.press("Ctrl+Z")
    seat.settle()
    print(json.dumps([*told, order()]))
    seat.close()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
