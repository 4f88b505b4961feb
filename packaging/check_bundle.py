"""Tries a finished bundle: nothing in it reaches out, it makes the sample vault, and its window opens on it.

    build/env/bin/python packaging/check_bundle.py [FOLDER]      the folder is dist/fieldcase where none is named

Knows how long starts take and says it. Refuses to know how the bundle was made, and tries it with an environment made
from nothing, in a home of its own. Exit status 1 where anything is wrong.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import bundle_contents as contents

ROOT = Path(__file__).resolve().parent.parent
MOST_MEGABYTES = 230
STARTS = 5
PATIENCE_SECONDS = 120
NONE: Mapping[str, str] = {}


class Wrong(Exception):
    """The bundle does not do what it should; the sentence says what."""


class Trial:
    """The program of a bundle, run in a home of its own. Knows nothing of what a command answers."""

    def __init__(self, program: Path, home: Path) -> None:
        self.program, self.home = program, home

    def run(
        self, *arguments: str, line: str = "", through: Sequence[str] = (), settings: Mapping[str, str] = NONE
    ) -> tuple[str, float]:
        """What one start printed and how many seconds it took; Wrong where its exit status is not 0."""
        given = {"HOME": str(self.home), "LANG": "ru_RU.UTF-8", "QT_QPA_PLATFORM": "offscreen"} | dict(settings)
        began = time.perf_counter()
        done = subprocess.run(
            [*through, str(self.program), *arguments], input=line + "\n", capture_output=True, encoding="utf-8",
            env=given, cwd=self.home, timeout=PATIENCE_SECONDS, check=False,
        )  # fmt: skip
        if done.returncode:
            raise Wrong(f"{' '.join(arguments[:1])} ended with {done.returncode}: {done.stderr or done.stdout}")
        return done.stdout, time.perf_counter() - began

    def window(self, page: str, *vault: str, line: str = "", settings: Mapping[str, str] = NONE) -> float:
        """Seconds from start to end of a window that drew `page` and closed; Wrong where it drew another or none."""
        told, seconds = self.run("--window-self-test", *vault, line=line, settings=settings)
        answer = json.loads(told.splitlines()[-1])
        if answer["window"] != "shown" or answer["page"] != page:
            raise Wrong(f"the window did not come to “{page}”: {told}")
        return seconds


@contextmanager
def display(folder: Path) -> Iterator[str]:
    """A display of its own, as the name for DISPLAY; ends with the block."""
    receives, sends = os.pipe()
    command = ["Xvfb", "-displayfd", str(sends), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[sends], stderr=subprocess.DEVNULL, cwd=folder)
    os.close(sends)
    try:
        with open(receives, encoding="ascii") as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


def on_display(trial: Trial, vault: str, passphrase: str) -> None:
    """Open the window on a display, under strace, and say which sockets were asked for; Wrong where one reaches out."""
    trace = trial.home / "trace"
    through = ("strace", "-f", "-qq", "-e", "trace=socket", "-o", str(trace))
    with display(trial.home) as name:
        on = {"DISPLAY": name, "QT_QPA_PLATFORM": "xcb"}
        seconds = trial.window("today", vault, line=passphrase, settings=on)
        trial.run("--window-self-test", vault, line=passphrase, through=through, settings=on)
    calls = [line.partition("socket(")[2].partition(",")[0] for line in trace.read_text().splitlines()]
    kinds = sorted({call for call in calls if call})
    print(f"window on a display: {seconds:.2f} s; sockets asked for: {', '.join(kinds)}")
    # The display itself is reached through one: where none was seen, nothing was seen.
    if kinds != ["AF_UNIX"]:
        raise Wrong(f"other sockets than the display's were asked for, or none was seen: {kinds}")


def takes_a_questionnaire(trial: Trial, inside: Path) -> None:
    """Have the bundle's parser child convert one of its own questionnaires; Wrong where no form comes of it."""
    told = b"\0\0\0\x02[]" + next(inside.rglob("forms/court-monitoring.md")).read_bytes()
    began = time.perf_counter()
    command = [str(trial.program), "--fieldcase-child", "questionnaire", "parser"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        if child.stdin is None or child.stdout is None:
            raise Wrong("the child has no pipes")
        child.stdin.write(len(told).to_bytes(8, "big") + told)
        child.stdin.flush()  # it ends as soon as its input does
        answer = child.stdout.read(int.from_bytes(child.stdout.read(8), "big"))
        child.stdin.close()
    print(f"a questionnaire taken in: {time.perf_counter() - began:.2f} s")
    if b'"kind": "given"' not in answer:
        raise Wrong(f"no form came of a questionnaire: {answer[:300]!r}")


def starts(trial: Trial) -> None:
    """Make the sample vault, open the window on it several times, say how long it took; Wrong where it fails."""
    told, seconds = trial.run("demo", "Sample.fieldcase", "--out", ".", "--no-window")
    facts = dict(line.split(": ", 1) for line in told.splitlines())
    vault, passphrase = str(trial.home / facts["vault"]), facts["passphrase"]
    print(f"sample vault and two dossiers: {seconds:.1f} s")
    with tempfile.TemporaryDirectory() as empty:
        first = [trial.window("first run", settings={"HOME": empty}) for _ in range(STARTS)]
    today = [trial.window("today", vault, line=passphrase) for _ in range(STARTS)]
    for name, times in (("first run", first), ("unlocked, Today drawn", today)):
        span = f"{min(times):.2f} to {max(times):.2f} s"
        print(f"window, {name}: median {statistics.median(times):.2f} s of {STARTS} starts ({span})")
    if shutil.which("strace") and shutil.which("Xvfb"):
        on_display(trial, vault, passphrase)
    else:
        print("window on a display: not tried, for want of strace and Xvfb")


def sees(folder: Path) -> bool:
    """The control: whether what the check looks for is found where it surely is, in the whole of PySide6."""
    library = next(folder.rglob("PySide6/Qt/lib/libQt6Qml.so.6"), None)
    names = [str(path) for path in contents.files(folder)]
    found = contents.reaching(names, contents.REACHING_FILES)
    linked = contents.needed(library) if library else []
    return any("tls" in name for name in found) and bool(contents.reaching(linked, contents.REACHING_FILES))


def main(arguments: list[str]) -> int:
    """Look, try and say; exit status 1 where anything is wrong."""
    folder = Path(arguments[0] if arguments else ROOT / "dist" / "fieldcase").resolve()
    program = folder / ("fieldcase.exe" if os.name == "nt" else "fieldcase")
    try:
        size = contents.megabytes(folder)
        print(f"size: {size:.0f} MB in {len(contents.files(folder))} files, {len(contents.modules(program))} modules")
        said = contents.faults(folder, program)
        if size > MOST_MEGABYTES:
            said.append(f"larger than {MOST_MEGABYTES} MB")
        if not sees(Path(sys.prefix)):
            said.append("the check is blind: it finds no network code in PySide6 itself")
        if said:
            raise Wrong("\n".join(said))
        print(f"taken from the system: {' '.join(contents.outside(folder))}")
        with tempfile.TemporaryDirectory() as home:
            takes_a_questionnaire(Trial(program, Path(home)), folder)
            starts(Trial(program, Path(home)))
    except Wrong as wrong:
        print(f"bundle: {wrong}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
