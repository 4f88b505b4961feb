"""What the stories share: a laptop of its own for each, the demo once, a sample vault that opens quickly once."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from stories import chronologies
from stories.commands import CLOSED_INPUT, PASSPHRASE, Laptop, Ran, table

from fieldcase.casework import sample
from fieldcase.casework.desk import Desk
from fieldcase.vault.keys import TEST_COST
from fieldcase.world import World


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    """A laptop nobody has used."""
    return Laptop(tmp_path)


@dataclass(frozen=True)
class Demo:
    """What `fieldcase demo` left, and what it printed."""

    ran: Ran
    laptop: Laptop
    vault: Path
    folder: Path
    passphrase: str


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """The demo, run once by command with standard input closed. Its vault is to be looked at, not changed."""
    laptop = Laptop(tmp_path_factory.mktemp("demo"), prefix=CLOSED_INPUT)
    vault, folder = laptop.here / "demo.fieldcase", laptop.here / "out"
    ran = laptop.run("demo", vault, "--out", folder, "--no-window", typed=None).done()
    return Demo(ran, Laptop(laptop.folder), vault, folder, ran.line("passphrase"))


@pytest.fixture(scope="session")
def sample_vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's cases in a vault that opens within milliseconds. To be copied, not changed."""
    path = tmp_path_factory.mktemp("sample") / "sample.fieldcase"
    desk, _ = Desk.new(path, PASSPHRASE, World(), TEST_COST)
    try:
        sample.load(desk)
    finally:
        desk.close()
    return path


@pytest.fixture(scope="session")
def stored_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with one case, LIN-1: a chronology of sixteen rows and a picture. To be copied, not changed."""
    laptop = Laptop(tmp_path_factory.mktemp("stored"))
    vault = laptop.vault(fresh=True)
    files = [laptop.file("c.csv", table(chronologies.rows())), laptop.file("door.jpg", chronologies.picture())]
    laptop.run("import", vault, *files, "--case", "LIN-1").done()
    return vault


@pytest.fixture
def case_vault(stored_case: Path, laptop: Laptop) -> Path:
    """A copy of that vault on the laptop's desk."""
    return Path(shutil.copytree(stored_case, laptop.here / stored_case.name))


@pytest.fixture
def sample_copy(sample_vault: Path, laptop: Laptop) -> Path:
    """A copy of the sample vault on the laptop's desk."""
    return Path(shutil.copytree(sample_vault, laptop.here / "sample.fieldcase"))
