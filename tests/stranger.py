"""A stranger with docs/format/ in hand: runs the reader and the recipes of those pages, each as a process of its own.

Knows where the pages lie and how a recipe stands in them. Refuses to know the program.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FORMAT = Path(__file__).resolve().parent.parent / "docs" / "format"
SCRIPT = Path(__file__).with_name("stories") / "read_without_fieldcase.py"


@dataclass(frozen=True)
class Read:
    """What the reader said: its exit status, its JSON (empty where the vault stayed shut), its last words."""

    status: int
    told: dict[str, Any]
    error: str

    @property
    def findings(self) -> str:
        """Everything it found amiss, a line each."""
        return "\n".join(self.told.get("findings", [])) + self.error


def read(folder: Path, typed: str, *flags: str) -> Read:
    """Run the reader on a vault, away from the repository."""
    command = [sys.executable, "-I", str(SCRIPT), str(folder), *flags]
    done = subprocess.run(command, input=typed.encode() + b"\n", cwd=folder.parent, capture_output=True, check=False)
    return Read(done.returncode, json.loads(done.stdout or b"{}"), done.stderr.decode())


def page(name: str) -> str:
    """The text of a page."""
    return (FORMAT / name).read_text("utf-8")


def block(name: str, language: str, place: int = 0) -> str:
    """A code block of a page in a language, by its place from 0."""
    found = re.findall(rf"^```{language}\n(.*?)^```$", page(name), re.MULTILINE | re.DOTALL)
    assert len(found) > place, name
    return str(found[place])


def example(name: str) -> dict[str, Any]:
    """The example that a page ends with."""
    found: dict[str, Any] = json.loads(block(name, "json"))
    return found


def run_recipe(name: str, *arguments: str, place: int = 0) -> bytes:
    """Run a page's recipe as it stands there, the first or another; what it printed."""
    command = [sys.executable, "-I", "-W", "ignore", "-c", block(name, "python", place), *arguments]
    return subprocess.run(command, capture_output=True, check=True).stdout
