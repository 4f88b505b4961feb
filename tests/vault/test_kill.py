"""Killed while writing: every deed that was acknowledged is there, and a deed in flight is there whole or not at all.

The children write into a real vault on a real disk and are ended by SIGKILL at random moments: while opening, between
deeds, within one, while closing. That the harness sees a loss is shown by a child that acknowledges too early.
"""

from __future__ import annotations

import random
import subprocess
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from vaults import case_scope, master_of, new_vault, reopened

from fieldcase.model.case import Act, Event
from fieldcase.vault.check import faults
from fieldcase.vault.vault import Vault
from fieldcase.world import World

ROWS = 60
CHILD = Path(__file__).with_name("kill_child.py")


@dataclass
class Killed:
    """What a killed child had said."""

    lines: list[str] = field(default_factory=list)

    def deeds(self) -> dict[bytes, int]:
        """The events that were acknowledged, each with the number of its last acknowledged deed."""
        told = (line.split() for line in self.lines if line != "ready")
        return {bytes.fromhex(event): int(number) for event, number in told}


class Harness:
    """One vault that child after child writes into and is killed over."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.vault = new_vault(folder, World())
        self.scope = case_scope(self.vault)
        self.vault.close()
        self.kills, self.acknowledged, self.lost = 0, 0, 0

    def kill(self, deed: str, most: int) -> Killed:
        """Start a child, kill it at a random moment: while it opens, or a little after one of its first lines."""
        master, slot = master_of(self.vault).reveal().hex(), self.vault.slot.hex()
        child = subprocess.Popen(
            [sys.executable, str(CHILD), str(self.vault.path), slot, self.scope.hex(), deed, str(ROWS)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1,
        )  # fmt: skip
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write(master + "\n")
        child.stdin.close()
        killed = Killed()
        wanted = 0 if self.chance.random() < 0.1 else self.chance.randint(1, most)
        enough = threading.Event()
        out = child.stdout

        def listen() -> None:
            for line in out:
                if line.endswith("\n"):
                    killed.lines.append(line.strip())
                if len(killed.lines) >= wanted > 0:
                    enough.set()

        listening = threading.Thread(target=listen)
        listening.start()
        if wanted:
            assert enough.wait(60), "the child said too little"
            time.sleep(self.chance.choice([0, 0.0005, 0.001, 0.002, 0.004, 0.008]) * self.chance.random())
        else:
            time.sleep(self.chance.random() * 0.8)
        assert child.poll() is None, "the child ended by itself"
        child.kill()
        child.wait(60)
        listening.join(60)
        out.close()
        self.kills += 1
        return killed

    def look(self) -> Vault:
        """The vault opened after a kill; nothing in it disagrees."""
        vault = reopened(self.vault)
        assert list(faults(vault)) == []
        return vault

    def kill_while_saving(self, deed: str = "saves", most: int = 40) -> None:
        """One kill; counts the deeds that were acknowledged and those of them that are not there."""
        deeds = self.kill(deed, most).deeds()
        with self.look() as vault:
            for event, number in deeds.items():
                found = vault.store.get(Event, event)
                kept = int(found.what.split()[1]) if found else -1
                self.lost += kept < number
                assert found is None or kept <= number + 1, "a deed that nobody did"
                assert found is None or vault.search(f"слово {kept}") != []
        self.acknowledged += max(deeds.values(), default=0)

    def kill_while_importing(self) -> tuple[int, int]:
        """One kill; returns how many of the tables that were begun are there, and how many are not."""
        lines = [line.split() for line in self.kill("imports", 5).lines if line != "ready"]
        begun = [name for told, name in lines if told == "begun"]
        done = [name for told, name in lines if told == "done"]
        with self.look() as vault:
            rows = Counter(event.place for event in vault.store.all(Event, self.scope) if event.place)
            acts = Counter(act.event for act in vault.store.all(Act, self.scope))
            assert set(rows.values()) <= {ROWS}
            assert all(acts[event.id] == 1 for event in vault.store.all(Event, self.scope) if event.place in begun)
        self.acknowledged += len(done)
        self.lost += sum(rows[name] != ROWS for name in done)
        return sum(name in rows for name in begun), sum(name not in rows for name in begun)


def test_no_acknowledged_deed_is_lost_when_its_writer_is_killed(tmp_path: Path) -> None:
    harness = Harness(tmp_path, 1)
    for _ in range(12):
        harness.kill_while_saving()
    assert harness.acknowledged > 20
    assert harness.lost == 0


def test_an_import_that_is_killed_is_all_there_or_not_at_all(tmp_path: Path) -> None:
    harness = Harness(tmp_path, 2)
    for _ in range(3):
        harness.kill_while_importing()
    assert harness.lost == 0


def test_the_control_a_deed_acknowledged_before_it_is_committed_is_seen_to_be_lost(tmp_path: Path) -> None:
    harness = Harness(tmp_path, 3)
    while not harness.lost and harness.kills < 40:
        harness.kill_while_saving("hasty", 6)
    assert harness.lost > 0


@pytest.mark.torture
def test_two_hundred_kills_lose_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kills = acknowledged = lost = whole = absent = 0
    for seed in range(10):
        folder = tmp_path / str(seed)
        folder.mkdir()
        harness = Harness(folder, 100 + seed)
        for _ in range(16):
            harness.kill_while_saving()
        for _ in range(4):
            there, not_there = harness.kill_while_importing()
            whole, absent = whole + there, absent + not_there
        kills, acknowledged, lost = kills + harness.kills, acknowledged + harness.acknowledged, lost + harness.lost
    with capsys.disabled():
        print(
            f"\nkills: {kills}, acknowledged: {acknowledged}, lost: {lost}; imports: {whole} whole, {absent} not begun"
        )
    assert (kills, lost) == (200, 0)
    assert acknowledged > 1000
    assert min(whole, absent) > 0
