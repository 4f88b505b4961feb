"""The program as a script meets it: a process of its own (a fork of one that has loaded it, where nothing of the start
is at stake), in a home of its own, with one line of passphrase.

Knows how to start it and what it printed. Refuses to know what a command does. The environment is built from nothing,
so that no setting of whoever runs the tests decides what comes out.
"""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from stories.forking import forking

from fieldcase.casework.desk import Desk
from fieldcase.vault.keys import TEST_COST
from fieldcase.world import World

PASSPHRASE = "gravel pendulum orchid lantern walrus teapot"
OTHER_PASSPHRASE = "tunnel biscuit harvest violin meadow copper"
PROGRAM = (sys.executable, "-P", "-m", "ui")
TIMEOUT = 120
_FORKS = hasattr(os, "memfd_create")
# Standard input is not even there, let alone empty.
CLOSED_INPUT = ("sh", "-c", 'exec "$@" <&-', "sh")
_WATCHED = """
import atexit, sys
from ui.__main__ import main
atexit.register(lambda: print("modules:", *sorted(n for n in sys.modules if n.split(".")[0] in {names})))
sys.argv = ["fieldcase", *sys.argv[1:]]
sys.exit(main())
"""


@dataclass(frozen=True)
class Ran:
    """What a command left: its exit status and what it printed."""

    status: int
    out: str
    err: str

    def line(self, name: str) -> str:
        """The value of the one line `name: value`."""
        found = [line.removeprefix(f"{name}: ") for line in self.out.splitlines() if line.startswith(f"{name}: ")]
        assert len(found) == 1, (name, self)
        return found[0]

    def lines(self, name: str) -> list[str]:
        """The values of all lines `name: value`."""
        return [line.removeprefix(f"{name}: ") for line in self.out.splitlines() if line.startswith(f"{name}: ")]

    def listed(self) -> list[dict[str, Any]]:
        """The list that `--json` printed."""
        found = json.loads(self.out)
        assert isinstance(found, list), self
        return found

    def done(self) -> Ran:
        """Itself, where the command did what it was asked."""
        assert self.status == 0, self
        return self

    def refused(self, code: str, status: int = 1) -> Ran:
        """Itself, where the command refused with this stable code, one sentence, and nothing on standard output."""
        assert (self.status, self.out) == (status, ""), self
        assert self.err.startswith(f"fieldcase: {code}: "), self
        assert "Traceback" not in self.err, self
        assert len(self.err.split()) > 4, self
        return self


@dataclass(frozen=True)
class Laptop:
    """A person's home, temporary folder and desk, all below one folder; `settings` are added to the environment."""

    folder: Path
    settings: Mapping[str, str] = field(default_factory=dict)
    prefix: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for place in (*self.private(), self.here):
            place.mkdir(parents=True, exist_ok=True)

    @property
    def here(self) -> Path:
        """Where the person stands: vaults and exports go here."""
        return self.folder / "here"

    def private(self) -> tuple[Path, ...]:
        """Every place outside `here` that a program might write to on its own."""
        names = ("home", "temp", "config", "cache", "share", "state", "runtime")
        return tuple(self.folder / name for name in names)

    def environment(self) -> dict[str, str]:
        """All that the program is told of the world."""
        home, temp, config, cache, share, state, runtime = map(str, self.private())
        told = {
            "PATH": os.environ["PATH"], "HOME": home, "TMPDIR": temp, "XDG_CONFIG_HOME": config,
            "XDG_CACHE_HOME": cache, "XDG_DATA_HOME": share, "XDG_STATE_HOME": state, "XDG_RUNTIME_DIR": runtime,
            "LANG": "C.UTF-8", "FIELDCASE_LANGUAGE": "en",
        }  # fmt: skip
        return {**told, **self.settings}

    def with_settings(self, **settings: str) -> Laptop:
        """The same laptop with other settings."""
        return Laptop(self.folder, {**self.settings, **settings}, self.prefix)

    def run(self, *arguments: str | Path, typed: str | bytes | None = PASSPHRASE) -> Ran:
        """Run one command; `typed` is the line of standard input, None where it is closed."""
        line = f"{typed}\n".encode() if isinstance(typed, str) else typed
        environment, told = self.environment(), [str(argument) for argument in arguments]
        if self.prefix or not _FORKS or any(name.startswith("PYTHON") or name[:2] == "LC" for name in environment):
            ran = subprocess.run(
                [*self.prefix, *PROGRAM, *told], input=line, stdin=subprocess.DEVNULL if line is None else None,
                capture_output=True, env=environment, cwd=self.here, timeout=TIMEOUT,
            )  # fmt: skip
        else:
            ran = forking().run(told, environment, self.here, line, TIMEOUT)
        return Ran(ran.returncode, ran.stdout.decode("utf-8"), ran.stderr.decode("utf-8"))

    def vault(self, name: str = "cases.fieldcase", *, fresh: bool = False) -> Path:
        """An empty vault that a command opens within milliseconds: its slot costs what tests can afford.

        All are copies of one, with the same keys, unless `fresh`.
        """
        path = self.here / name
        if fresh:
            Desk.new(path, PASSPHRASE, World(), TEST_COST)[0].close()
            return path
        path.mkdir(mode=0o700)
        for file, content in _blank_vault().items():
            (path / file).write_bytes(content)
        return path

    def file(self, name: str, content: str | bytes) -> Path:
        """A file on the desk."""
        path = self.here / name
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return path


@cache
def _blank_vault() -> dict[str, bytes]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "blank"
        Desk.new(path, PASSPHRASE, World(), TEST_COST)[0].close()
        return files_below(path)


def opened(vault: Path, passphrase: str = PASSPHRASE) -> Desk:
    """The desk of a vault, for looking at what a command did."""
    return Desk.open(vault, passphrase, World())


def modules_loaded(laptop: Laptop, arguments: list[str], names: tuple[str, ...]) -> list[str]:
    """Which modules below `names` a command has loaded when it ends."""
    return ran_and_loaded(laptop, arguments, names)[1]


def ran_and_loaded(laptop: Laptop, arguments: list[str], names: tuple[str, ...]) -> tuple[Ran, list[str]]:
    """The same, and what the command printed."""
    ran = subprocess.run(
        [sys.executable, "-c", _WATCHED.replace("{names}", repr(names)), *arguments],
        input=f"{PASSPHRASE}\n", capture_output=True, encoding="utf-8", env=laptop.environment(), cwd=laptop.here,
    )  # fmt: skip
    found = [line for line in ran.stdout.splitlines() if line.startswith("modules:")]
    assert len(found) == 1, ran.stderr
    return Ran(ran.returncode, ran.stdout, ran.stderr), found[0].split()[1:]


def files_below(folder: Path) -> dict[str, bytes]:
    """Every file below a folder and its bytes, without the lock, which says who had the vault open last."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != "lock")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def table(rows: Iterable[Mapping[str, str]]) -> str:
    """Rows as a CSV file."""
    rows = list(rows)
    out = io.StringIO()
    written = csv.DictWriter(out, list(dict.fromkeys(name for row in rows for name in row)))
    written.writeheader()
    written.writerows(rows)
    return out.getvalue()
