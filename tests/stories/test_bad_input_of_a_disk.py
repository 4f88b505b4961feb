"""A disk that is full, that cannot be written, that is taken away: a sentence, and the vault as it was before."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from stories import chronologies
from stories.commands import PASSPHRASE, PROGRAM, Laptop, Ran, files_below, opened, table
from stories.disks import Disk, mounted

from fieldcase.model.case import Case, Event
from fieldcase.model.evidence import Evidence

BIG = 6 * 1024 * 1024


@pytest.fixture
def disk(laptop: Laptop) -> Iterator[Disk]:
    with mounted(laptop.here / "stick") as disk:
        yield disk


@pytest.fixture
def vault(stored_case: Path, disk: Disk) -> Path:
    """A vault on the disk, with one case of sixteen rows and a picture."""
    return Path(shutil.copytree(stored_case, disk.path / stored_case.name))


def whole(laptop: Laptop, vault: Path) -> tuple[int, int, int]:
    """Cases, events and evidence of a vault in which everything agrees and no unfinished file lies."""
    ran = laptop.run("verify", vault).done()
    assert ran.err == ""
    assert [path for path in vault.rglob("*") if path.name.endswith(".part")] == []
    desk = opened(vault)
    try:
        return len(desk.all(Case)), len(desk.all(Event)), len(desk.all(Evidence))
    finally:
        desk.close()


def test_a_new_vault_on_a_full_disk_is_not_half_made(laptop: Laptop, disk: Disk) -> None:
    disk.fill(8192)
    laptop.run("new", disk.path / "v.fieldcase").refused("vault.disk-full")
    assert [path.name for path in disk.path.iterdir()] == ["filling"]


@pytest.mark.parametrize("left", [0, 65_536, 2_000_000])
def test_evidence_that_does_not_fit_leaves_nothing_behind(laptop: Laptop, disk: Disk, vault: Path, left: int) -> None:
    big = laptop.file("film.bin", os.urandom(BIG))
    before = files_below(vault / "blobs")
    disk.fill(left)
    laptop.run("import", vault, laptop.file("door.jpg", chronologies.picture()), big, "--case", "C-2").refused(
        "vault.disk-full"
    )
    assert files_below(vault / "blobs") == before
    disk.empty()
    assert whole(laptop, vault) == (1, 16, 1)
    laptop.run("import", vault, big, "--case", "C-2").done()
    assert whole(laptop, vault) == (2, 16, 2)


@pytest.mark.parametrize("left", [0, 40_000, 100_000])
def test_a_chronology_on_a_full_disk_comes_in_not_at_all(laptop: Laptop, disk: Disk, vault: Path, left: int) -> None:
    file = laptop.file("d.csv", table(chronologies.rows()))
    disk.fill(left)
    laptop.run("import", vault, file, "--case", "C-2").refused("vault.disk-full")
    disk.empty()
    assert whole(laptop, vault) == (1, 16, 1)
    laptop.run("import", vault, file, "--case", "C-2").done()
    assert whole(laptop, vault) == (2, 32, 1)


@pytest.mark.parametrize("command", ["backup", "copy"])
@pytest.mark.parametrize("left", [0, 150_000])
def test_a_copy_that_does_not_fit_is_not_half_there(
    laptop: Laptop, disk: Disk, vault: Path, command: str, left: int
) -> None:
    disk.fill(left)
    there = [disk.path] if command == "copy" else []
    laptop.run(command, vault, *there).refused("vault.disk-full")
    disk.empty()
    assert [path.name for path in disk.path.iterdir()] == ["cases.fieldcase"]
    assert list((vault / "backups").glob("*")) == []
    assert whole(laptop, vault) == (1, 16, 1)


def test_an_erasure_on_a_full_disk_is_done_or_not_done(laptop: Laptop, disk: Disk, vault: Path) -> None:
    (hit, *_) = laptop.run("search", vault, "searched", "--json").done().listed()
    disk.fill()
    ran = laptop.run("erase", vault, hit["id"]).refused("vault.disk-full")
    assert "Free some space" in ran.err
    disk.empty()
    assert whole(laptop, vault) == (1, 16, 1)
    laptop.run("erase", vault, hit["id"]).done()
    assert whole(laptop, vault) == (1, 15, 1)


@pytest.mark.parametrize("command", ["info", "cases", "search", "verify"])
def test_reading_on_a_full_disk_works_or_says_that_it_is_full(
    laptop: Laptop, disk: Disk, vault: Path, command: str
) -> None:
    disk.fill()
    words = ["door"] if command == "search" else []
    ran = laptop.run(command, vault, *words)
    assert (ran if ran.status == 0 else ran.refused("vault.disk-full")) is ran
    disk.empty()
    assert whole(laptop, vault) == (1, 16, 1)


def test_a_dossier_that_does_not_fit_is_not_half_there_and_not_issued(
    laptop: Laptop, disk: Disk, case_vault: Path
) -> None:
    disk.fill(20_000)
    out = disk.path / "made.pdf"
    arguments = ("dossier", case_vault, "--case", "LIN-1", "--use", "internal", "--language", "en", "--out", out)
    laptop.run(*arguments).refused("dossier.cannot-write")
    assert [path.name for path in disk.path.iterdir()] == ["filling"]
    assert laptop.run("info", case_vault).done().line("Issued dossiers") == "0"
    disk.empty()
    laptop.run(*arguments).done()


@pytest.mark.parametrize(
    "command",
    [["info"], ["verify"], ["cases", "--json"], ["search", "door"], ["backup"], ["erase", "00" * 16],
     ["import", __file__, "--case", "C-1"], ["copy", "."]],
    ids=lambda command: str(command[0]),
)  # fmt: skip
def test_a_vault_that_cannot_be_written_is_told_as_such_and_is_unharmed(
    laptop: Laptop, disk: Disk, vault: Path, command: list[str]
) -> None:
    before = files_below(disk.path)
    disk.read_only()
    ran = laptop.run(command[0], vault, *command[1:]).refused("vault.read-only")
    assert "cases.fieldcase" in ran.err
    disk.writable()
    assert files_below(disk.path) == before
    assert whole(laptop, vault) == (1, 16, 1)


def test_a_new_vault_in_a_folder_that_cannot_be_written_is_refused(laptop: Laptop, disk: Disk) -> None:
    disk.read_only()
    laptop.run("new", disk.path / "v.fieldcase").refused("vault.read-only")
    laptop.run("restore", laptop.vault(), disk.path / "restored").refused("vault.read-only")
    laptop.run("copy", laptop.here / "cases.fieldcase", disk.path).refused("vault.read-only")
    assert list(disk.path.iterdir()) == []


def test_a_dossier_into_a_folder_that_cannot_be_written_is_refused(
    laptop: Laptop, disk: Disk, case_vault: Path
) -> None:
    disk.read_only()
    for out in (disk.path / "made.pdf", Path("/proc/made.pdf")):
        arguments = ("dossier", case_vault, "--case", "LIN-1", "--use", "internal", "--language", "en", "--out", out)
        laptop.run(*arguments).refused("dossier.cannot-write")
    assert laptop.run("info", case_vault).done().line("Issued dossiers") == "0"


def stopped_in_the_middle(laptop: Laptop, vault: Path, file: Path) -> subprocess.Popen[bytes]:
    """An import of a large file, held still while its evidence file is half written."""
    running = subprocess.Popen(
        [*PROGRAM, "import", str(vault), str(file), "--case", "C-2"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=laptop.environment(),
    )  # fmt: skip
    assert running.stdin is not None
    running.stdin.write(PASSPHRASE.encode() + b"\n")
    running.stdin.close()
    running.stdin = None
    for _ in range(20_000):
        if any(path.stat().st_size > 1_000_000 for path in (vault / "blobs").rglob("*.part")):
            break
        time.sleep(0.001)
    running.send_signal(signal.SIGSTOP)
    assert list((vault / "blobs").rglob("*.part")), "held in the middle"
    return running


def ended(running: subprocess.Popen[bytes]) -> Ran:
    out, err = running.communicate(timeout=60)
    return Ran(running.returncode, out.decode(), err.decode())


def test_a_stick_pulled_while_evidence_is_written_loses_nothing_that_was_there(
    laptop: Laptop, case_vault: Path
) -> None:
    vault = case_vault
    film = laptop.file("film.bin", b"")
    os.truncate(film, 400_000_000)
    running = stopped_in_the_middle(laptop, vault, film)
    away = vault.with_name("in-another-hand")
    vault.rename(away)
    running.send_signal(signal.SIGCONT)
    ran = ended(running).refused("vault.folder-gone")
    assert "cases.fieldcase" in ran.err
    away.rename(vault)
    assert laptop.run("info", vault).done().line("Events") == "16"
    assert whole(laptop, vault) == (1, 16, 1)


def test_a_program_killed_while_evidence_is_written_leaves_the_vault_as_it_was(
    laptop: Laptop, case_vault: Path
) -> None:
    vault = case_vault
    film = laptop.file("film.bin", b"")
    os.truncate(film, 400_000_000)
    running = stopped_in_the_middle(laptop, vault, film)
    running.kill()
    running.communicate()
    assert whole(laptop, vault) == (1, 16, 1)
    assert list((vault / "blobs").rglob("*.part")) == []


def test_a_vault_that_is_gone_before_it_is_opened_is_named(laptop: Laptop) -> None:
    vault = laptop.vault()
    shutil.move(vault, laptop.here / "elsewhere")
    assert "cases.fieldcase" in laptop.run("info", vault).refused("vault.not-a-vault").err
