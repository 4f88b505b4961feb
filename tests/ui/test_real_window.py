"""Real windows: under a display of their own, a window manager and a Russian keyboard, driven by keys or a mouse.

The keys arrive as an X server sends them under `setxkbmap ru`: there is no Latin letter on the keyboard at all.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from seats import vault_at
from vaults import PASSPHRASE

from fieldcase.casework.desk import Desk
from fieldcase.model.deskwork import Capture
from fieldcase.world import World

ROOT = Path(__file__).resolve().parent.parent.parent
TOOLS = ("Xvfb", "openbox", "xdotool", "setxkbmap", "xprop")

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or any(shutil.which(tool) is None for tool in TOOLS),
    reason="needs Xvfb, openbox, xdotool, setxkbmap and xprop",
)


def wait(until: Callable[[], object], seconds: float = 30) -> object:
    end = time.monotonic() + seconds
    while not (found := until()):
        assert time.monotonic() < end, "it did not come to be so"
        time.sleep(0.1)
    return found


class Display:
    """An X server of our own with a window manager and the Russian layout."""

    def __init__(self) -> None:
        reading, writing = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
            pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(writing)
        with os.fdopen(reading) as told:
            self.name = f":{told.readline().strip()}"
        self.environment = {**os.environ, "DISPLAY": self.name, "QT_QPA_PLATFORM": "xcb", "LANG": "C.UTF-8"}
        self.manager = self.start("openbox")
        time.sleep(0.5)
        assert self.run("setxkbmap", "ru").returncode == 0

    def start(self, *command: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            command, env=self.environment, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False, timeout=60)

    def windows(self) -> list[str]:
        """The visible windows of the program."""
        return self.run("xdotool", "search", "--onlyvisible", "--name", "^Fieldcase$").stdout.split()

    def key(self, *keys: str) -> None:
        self.run("xdotool", "key", "--delay", "40", *keys)
        time.sleep(0.3)

    def type(self, text: str) -> None:
        self.run("xdotool", "type", "--delay", "25", text)
        time.sleep(0.3)

    def close(self) -> None:
        for process in (self.manager, self.server):
            process.terminate()
            process.wait(10)


@pytest.fixture
def display() -> Iterator[Display]:
    made = Display()
    try:
        yield made
    finally:
        made.close()


def test_a_worker_unlocks_writes_a_note_and_locks_on_a_russian_keyboard(display: Display, tmp_path: Path) -> None:
    path = tmp_path / "Work.fieldcase"
    vault_at(path).close()
    program = display.start(sys.executable, "-m", "ui", "--window", "--language=ru", str(path))
    try:
        window = str(wait(display.windows))[2:].split("'")[0]
        display.run("xdotool", "windowactivate", "--sync", window)
        time.sleep(1.0)
        display.type(PASSPHRASE)
        display.key("Return")
        time.sleep(3.0)
        display.key("ctrl+Cyrillic_te")  # the key of N: a quick note
        display.type("вчера забрали мужчину у аптеки")
        time.sleep(0.5)
        display.key("Return")
        time.sleep(1.0)
        title = display.run("xprop", "-id", window, "_NET_WM_NAME").stdout
        assert "Fieldcase" in title, "the window is there, under its neutral name"
        display.key("ctrl+Cyrillic_de")  # the key of L: lock
        command = Path(f"/proc/{program.pid}/cmdline")
        wait(lambda: b"--locked" in command.read_bytes(), 10)
        wait(display.windows)
        assert "аптек" not in command.read_text("utf-8")
    finally:
        program.send_signal(signal.SIGKILL)
        program.wait(10)
    desk = Desk.open(path, PASSPHRASE, World())
    notes = [one.text for one in desk.all(Capture)]
    desk.close()
    assert notes == ["вчера забрали мужчину у аптеки"]


def test_a_section_of_a_report_is_dragged_by_the_mouse_and_undone(
    display: Display, sample_folder: Path, tmp_path: Path
) -> None:
    vault = tmp_path / "Sample.fieldcase"
    shutil.copytree(sample_folder, vault)
    command = [sys.executable, str(ROOT / "tests" / "drag_session.py"), str(vault), "2", "0"]
    environment = {**display.environment, "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests")))}
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr[-800:]
    before, after, undone = json.loads(done.stdout.splitlines()[-1])
    assert after == [before[2], before[0], before[1], *before[3:]]
    assert undone == before
