"""Children for the tests of the sandbox: hostile ones, strangers, and the watch that none is left alive."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from fieldcase import sandbox
from fieldcase.sandbox import Sort

HOSTILE = Path(__file__).resolve().parent.parent / "hostile_child.py"


@pytest.fixture
def no_child_is_left() -> Iterator[None]:
    """The test ends with no child alive that it did not end itself."""
    yield
    assert sandbox.kill_all() == 0


@pytest.fixture
def hostile(monkeypatch: pytest.MonkeyPatch) -> None:
    """Children are started from the hostile program."""

    def command(name: str, sort: Sort) -> list[str]:
        return [sys.executable, "-P", "-B", str(HOSTILE), name, sort.name]

    monkeypatch.setattr(sandbox, "command", command)


@pytest.fixture
def stranger(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Children are started from a script that speaks as it likes."""

    def use(script: str) -> None:
        monkeypatch.setattr(sandbox, "command", lambda name, sort: [sys.executable, "-c", script])

    return use
