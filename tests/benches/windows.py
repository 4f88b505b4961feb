"""What the window costs to stand: the unlock page and the first page, as ratios of the processor time of a bare window.

Whole processes, user and system time as the system itself accounts for them, with everything they start. The bare
window is Qt's own QMainWindow with one label. The vault is opened at the least cost of a passphrase, so that not
Argon2id, which is slow on purpose, is measured. Modules are compiled in the round that is not counted, as they are in
every bundle and every installed package.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

from benches.pairs import Pairs, in_turn

ROOT = Path(__file__).resolve().parent.parent.parent
BARE = """
import sys
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
window.setCentralWidget(QLabel("a bare window"))
window.resize(1366, 728)
window.show()
app.processEvents()
window.grab()
"""
ROUNDS = 7


def _cpu(command: list[str], home: Path, told: str = "") -> float:
    """Seconds of processor that a command and its children take; an error where it fails."""
    environment = {
        **os.environ, "QT_QPA_PLATFORM": "offscreen", "FIELDCASE_HOME": str(home),
        "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(home / "compiled"),
    }  # fmt: skip
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        command, input=told, text=True, capture_output=True, cwd=ROOT, env=environment, check=False, timeout=120
    )
    if done.returncode != 0:
        raise RuntimeError(f"the window did not stand: {done.stderr[-400:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def standing(folder: Path) -> list[Pairs]:
    """Unlock page and first page against the bare window."""
    from vaults import PASSPHRASE

    from fieldcase.casework import sample
    from fieldcase.casework.desk import Desk
    from fieldcase.vault.keys import TEST_COST
    from fieldcase.world import World

    vault = folder / "Bench.fieldcase"
    desk, _ = Desk.new(vault, PASSPHRASE, World(), TEST_COST)
    sample.load(desk)
    desk.close()
    bare = [sys.executable, "-c", BARE]
    unlock = [sys.executable, "-m", "ui", "--window-self-test"]
    first = [*unlock, str(vault)]

    def other() -> float:
        return _cpu(bare, folder)

    return [
        in_turn("the unlock page stands", "a bare window", lambda: _cpu(unlock, folder), other, ROUNDS),
        in_turn("the first page stands", "a bare window", lambda: _cpu(first, folder, PASSPHRASE), other, ROUNDS),
    ]
