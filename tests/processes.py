"""Real processes for tests of processes: a Python that runs a few lines, and whether a process is still there.

Knows how Linux tells of a process. Makes no claim of its own: tests do.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="asks Linux's own calls")


def python(script: str, *arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run `script` in a Python of its own."""
    command = [sys.executable, "-c", script, *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, **options)


def told(script: str, *arguments: str) -> Any:
    """What `script` prints, read as JSON."""
    done = python("import json, os, sys\nfrom fieldcase import host\n" + script, *arguments)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def alive(pid: int) -> bool:
    """Whether process `pid` is there, as a corpse too."""
    return Path(f"/proc/{pid}").exists()


def gone(pid: int, within: float = 10) -> bool:
    """Whether process `pid` ends (or is a corpse nobody has buried) within some seconds."""
    until = time.monotonic() + within
    while time.monotonic() < until:
        try:
            state = Path(f"/proc/{pid}/stat").read_text("ascii").rsplit(")", 1)[1].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return True
        if state in "ZX":
            return True
        time.sleep(0.01)
    return False
