"""What the tests of one module may ask for: a desk; children for those of the sandbox, and the watch over them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from unit.desks import desk_at

from fieldcase import sandbox
from fieldcase.casework.desk import Desk
from fieldcase.sandbox import Sort

HOSTILE = Path(__file__).resolve().parent.parent / "hostile_child.py"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk at a new vault, opened in milliseconds."""
    with desk_at(tmp_path) as made:
        yield made


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
