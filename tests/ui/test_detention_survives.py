"""An urgent detention outlives a lock and a kill: at most what was typed in the last moment is lost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from seats import Seat, vault_at
from vaults import PASSPHRASE

from fieldcase.casework import detained
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.model.detention import Detention
from fieldcase.world import World

REHEARSAL = Path(__file__).resolve().parent.parent / "detention_rehearsal.py"


def test_a_lock_in_the_midst_of_a_word_keeps_the_word(seat: Seat) -> None:
    path = seat.desk.vault.path
    seat.press("Ctrl+Shift+D")
    seat.settle()
    seat.type("вчера 23:30")
    seat.press("Enter", "Enter")
    seat.type("отде")
    shell = seat.shell
    shell._cover()
    assert not any(one.isVisible() for one in QApplication.topLevelWidgets()), "no word is left on the screen"
    shell._end_of_work()
    again = Desk.open(path, PASSPHRASE, World())
    try:
        begun = detained.begun(Look(again))
        assert begun is not None
        assert (begun.lines["since"], begun.lines["place"]) == ("вчера 23:30", "отде")
    finally:
        again.close()
        seat.heart.rest()


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX")
def test_a_kill_in_the_midst_of_a_call_loses_at_most_what_was_typed_in_the_last_moment(tmp_path: Path) -> None:
    path = tmp_path / "Work.fieldcase"
    vault_at(path).close()
    environment = {
        **os.environ, "PYTHONPATH": f"{REHEARSAL.parent.parent}:{REHEARSAL.parent}", "PYTHONUTF8": "1",
        "QT_QPA_PLATFORM": "offscreen",
    }  # fmt: skip
    process = subprocess.Popen(
        [sys.executable, str(REHEARSAL), str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, text=True, encoding="utf-8", env=environment,
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    assert json.loads(process.stdout.readline())["state"] == "ready"
    for text in ("вчера 23:30", "", "отдел № 0 / Пример"):
        print(text, file=process.stdin, flush=True)
        assert [json.loads(process.stdout.readline())["state"] for _ in range(2)] == ["typed", "kept"]
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=10)
    assert process.returncode == -signal.SIGKILL
    again = Desk.open(path, PASSPHRASE, World())
    try:
        begun = detained.begun(Look(again))
        assert begun is not None
        assert (begun.lines["since"], begun.lines["place"]) == ("вчера 23:30", "отдел № 0 / Пример")
        assert again.all(Detention) == ()
    finally:
        again.close()
