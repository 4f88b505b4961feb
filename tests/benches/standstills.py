"""How long the window stands still when each of its places is opened for the first time, against a plain form of Qt's.

The goal of ux.md, 50 ms on the machine it was measured on, is `heart.FORMS` forms. Tests fail at twice the goal only;
this is where what creeps up to it is seen.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from statistics import median

from benches.pairs import Pairs

ROUNDS = 3
WORST = 3


def standstills(folder: Path) -> list[Pairs]:
    """The places with the longest standstills of all, each as the window is opened on the sample."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from heart import FORMS, plain_form
    from seats import Seat, application_for_tests, vault_at
    from spots import SPOTS, go
    from vaults import PASSPHRASE

    from fieldcase.casework import sample
    from fieldcase.casework.desk import Desk
    from fieldcase.world import World
    from ui.warming import warm_pages

    application_for_tests()
    warm_pages(rest=0)
    made = folder / "Made.fieldcase"
    desk = vault_at(made)
    sample.load(desk)
    desk.close()
    ours: dict[str, list[float]] = {spot.name: [] for spot in SPOTS}
    forms: dict[str, list[float]] = {spot.name: [] for spot in SPOTS}
    for number in range(ROUNDS):
        path = folder / f"Bench{number}.fieldcase"
        shutil.copytree(made, path)
        seat = Seat(Desk.open(path, PASSPHRASE, World()))
        for spot in SPOTS:
            seat.settle()
            seat.heart.longest = 0.0
            go(seat, spot)
            ours[spot.name].append(seat.heart.longest)
            forms[spot.name].append(plain_form())
        seat.close()
    worst = sorted(ours, key=lambda name: median(ours[name]), reverse=True)[:WORST]
    return [
        Pairs(
            f"the window stands still when a place is first opened: {name}",
            f"a form of 40 lines (goal: no more than {FORMS})",
            tuple(ours[name]),
            tuple(forms[name]),
        )
        for name in worst
    ]
