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

SHORT, PARTS = 200, 10
NOTICED_WITHIN = 10
SUBTLE = (
    "erased words stay in their place",
    "the erasures that are known are not named",
    "what was added to a record does not grow from it",
    "words of which it cannot be told yet are shown meanwhile",
    "what has not arrived is left out of account",
    "a restored laptop is a stranger to its own words",
    "what waited for a device is forgotten when it is met",
    "words are kept aside without what came later",
)
LONG = 10_000


def live(seed: int) -> None:
    """One run."""
    folder = Path(tempfile.mkdtemp(prefix="five-", dir=ROOM[-1]))
    try:
        FiveLaptops(folder, seed).live()
    finally:
        shutil.rmtree(folder)


@pytest.mark.parametrize("part", range(PARTS))
def test_five_laptops_come_to_the_same_whatever_is_lost_on_the_way(part: int) -> None:
    with room():
        for seed in range(part * SHORT // PARTS, (part + 1) * SHORT // PARTS):
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


def notices(name: str, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether a run with this wrong decision planted goes wrong, which goes well without it."""
    fault, run = FAULTS[name]
    fault(monkeypatch)
    with room():
        return any(goes_wrong(seed) for seed in (run, *range(NOTICED_WITHIN)))


@pytest.mark.parametrize("name", [name for name in FAULTS if name not in SUBTLE])
def test_a_fault_of_the_merge_is_noticed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert notices(name, monkeypatch)


@pytest.mark.torture
@pytest.mark.parametrize("name", SUBTLE)
def test_a_subtle_fault_of_the_merge_is_noticed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert notices(name, monkeypatch)
