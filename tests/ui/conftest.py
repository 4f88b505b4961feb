"""A window on a real vault, offscreen, for the tests of the window; and a heart that must not stop.

`seat` sits at an empty vault, `sample_seat` at the sample. Both watch the event loop: a gap in which the window's own
thread worked, or waited for another of its threads, for too long (tests/heart.py) fails the test.
"""

from __future__ import annotations

import gc
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from _pytest.runner import runtestprotocol
from heart import STOOD_STILL
from seats import Seat, application_for_tests, vault_at
from vaults import PASSPHRASE

from fieldcase.casework import sample
from fieldcase.casework.desk import Desk
from fieldcase.i18n import Words, words
from fieldcase.world import World
from ui.warming import warm_pages

# Beside other workers a test has one try: `make test` runs what failed once more, alone, and there it has three.
_TRIES = 1 if "PYTEST_XDIST_WORKER" in os.environ else 3


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool:
    """Run a test again where its loop stood still: what makes the window stand still does so every time, a busy
    machine does not. (pytest-rerunfailures asks a server over a socket at every test: it doubled the suite's time.)"""
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    for tried in range(1, _TRIES + 1):
        reports = runtestprotocol(item, nextitem=nextitem, log=False)
        if tried == _TRIES or not any(one.failed and STOOD_STILL in one.longreprtext for one in reports):
            break
        item._initrequest()  # type: ignore[attr-defined] # fixtures are made anew
    for report in reports:
        item.ihook.pytest_runtest_logreport(report=report)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True


@pytest.fixture(scope="session", autouse=True)
def _dressed() -> None:
    """The application is made, and its style sheet set, once in a session: each time costs over a second."""
    application_for_tests()
    warm_pages(rest=0)
    gc.collect()
    gc.freeze()  # what stands by now is looked through no more


@pytest.fixture(autouse=True)
def _collected() -> Iterator[None]:
    """Garbage is collected in the window's thread alone, as `ui.collecting` sees to; here after each test. What
    outlives a test stands from then on: looked through after every other test, it would cost a whole run 10 minutes."""
    gc.disable()
    yield
    gc.collect()
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed sample vault to copy."""
    path = tmp_path_factory.mktemp("sample") / "Sample.fieldcase"
    desk = vault_at(path)
    sample.load(desk)
    desk.close()
    return path


@pytest.fixture(scope="session")
def empty_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed vault without a record to copy: to found one takes ten times as long."""
    path = tmp_path_factory.mktemp("empty") / "Work.fieldcase"
    vault_at(path).close()
    return path


def _copy_of(folder: Path, where: Path) -> Desk:
    """A copy of a closed vault, open."""
    path = where / folder.name
    shutil.copytree(folder, path)
    return Desk.open(path, PASSPHRASE, World())


def _seated(desk: Desk, request: pytest.FixtureRequest) -> Iterator[Seat]:
    marker = request.node.get_closest_marker("language")
    seat = Seat(desk, language=marker.args[0] if marker else "ru")
    try:
        yield seat
        blocked = seat.blocked()
    finally:
        seat.close()
    assert not blocked, f"{STOOD_STILL} {blocked}"


@pytest.fixture
def seat(tmp_path: Path, empty_folder: Path, request: pytest.FixtureRequest) -> Iterator[Seat]:
    """A window on an empty vault."""
    yield from _seated(_copy_of(empty_folder, tmp_path), request)


@pytest.fixture
def sample_seat(tmp_path: Path, sample_folder: Path, request: pytest.FixtureRequest) -> Iterator[Seat]:
    """A window on the sample vault."""
    yield from _seated(_copy_of(sample_folder, tmp_path), request)


class Longer:
    """Words a third longer than they are: what another language may need."""

    def __init__(self, plain: Words) -> None:
        self._plain = plain
        self.language = plain.language

    def __call__(self, message: str) -> str:
        return self._stretched(self._plain(message))

    def plural(self, one: str, many: str, number: int) -> str:
        return self._stretched(self._plain.plural(one, many, number))

    @staticmethod
    def _stretched(text: str) -> str:
        return text + "ж" * (len(text) * 3 // 10) if text and "{" not in text else text


@pytest.fixture
def longer_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every sentence of the window is 30 % longer."""
    made: Callable[[str], Any] = lambda language: Longer(words(language))  # noqa: E731
    for module in [one for name, one in sys.modules.items() if name.startswith("ui.") and hasattr(one, "words")]:
        if getattr(module, "words") is words:  # noqa: B009
            monkeypatch.setattr(module, "words", made)
