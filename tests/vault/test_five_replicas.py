"""Five laptops share one case over ways that lose, double, spoil and shuffle entries: all come to the same, and to what
the facts say; and each of the planted faults of the merge is noticed."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from five_laptops import FiveLaptops
from laptop_room import ROOM, room
from merge_faults import FAULTS

SHORT = 10
LONG = 10_000


def live(seed: int) -> None:
    """One run."""
    folder = Path(tempfile.mkdtemp(prefix="five-", dir=ROOM[-1]))
    try:
        FiveLaptops(folder, seed).live()
    finally:
        shutil.rmtree(folder)


def test_five_laptops_come_to_the_same_whatever_is_lost_on_the_way() -> None:
    with room():
        for seed in range(SHORT):
            live(seed)


@pytest.mark.torture
@pytest.mark.parametrize("part", range(20))
def test_five_laptops_come_to_the_same_ten_thousand_times(part: int) -> None:
    with room():
        for seed in range(part * LONG // 20, (part + 1) * LONG // 20):
            live(seed)


def goes_wrong(seed: int) -> bool:
    """Whether a run ends in anything but agreement: what a fault breaks first is not foreseen."""
    with suppress(Exception):
        live(seed)
        return False
    return True


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_of_the_merge_is_noticed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control of the runs above: the same, with one wrong decision planted."""
    fault, run = FAULTS[name]
    fault(monkeypatch)
    with room():
        assert any(goes_wrong(seed) for seed in (run, *range(SHORT)))
