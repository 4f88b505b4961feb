"""Copies and backups: made with their progress told, stopped without a trace, rehearsed as on the worst day."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from unit.desks import desk_at
from vaults import PASSPHRASE

from fieldcase.casework import cases, copies
from fieldcase.casework.desk import Desk
from fieldcase.casework.evidence import import_evidence
from fieldcase.casework.look import Look
from fieldcase.errors import Cancelled, DatabaseDamaged, FieldcaseError, FolderGone, WrongPassphrase
from fieldcase.model.case import Case
from fieldcase.model.deskwork import Access
from fieldcase.vault.founding import DATABASE
from fieldcase.vault.pour import BLOCK
from fieldcase.world import SeededWorld


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_at(tmp_path) as desk:
        case = cases.new_case(desk, "Example")
        import_evidence(desk, case.scope, io.BytesIO(b"an invented film " * (BLOCK // 8)), "film.bin")
        yield desk


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def on_another_disk(monkeypatch: pytest.MonkeyPatch, stick: Path) -> None:
    """The stick is another disk than the one with the vault."""
    monkeypatch.setattr(copies, "_disk_of", lambda place: 2 if place.is_relative_to(stick) else 1)


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.usefixtures("on_another_disk")
def test_a_copy_opens_by_the_same_passphrase_and_is_noted(desk: Desk, stick: Path) -> None:
    assert copies.last_copy(desk) is None
    made = copied_and_noted(desk, stick)
    again = Desk.open(made, PASSPHRASE, SeededWorld(b"another laptop"))
    assert [case.title for case in again.all(Case)] == ["Example"]
    again.close()
    when = copies.last_copy(Look(desk))
    assert when is not None
    assert [(entry.deed, entry.at, entry.by) for entry in desk.all(Access)] == [("copy", when, desk.member)]


def copied_and_noted(desk: Desk, folder: Path) -> Path:
    """Both halves of a copy, as the window does them on two lanes."""
    made = copies.copied(desk, folder)
    copies.note_copy(desk, made)
    return made


def test_a_copy_on_the_same_disk_is_noted_as_that_and_is_no_copy_outside(desk: Desk, stick: Path) -> None:
    copied_and_noted(desk, stick)
    assert [entry.deed for entry in desk.all(Access)] == ["copy_here"]
    assert copies.last_copy(desk) is None


@pytest.mark.usefixtures("on_another_disk")
def test_a_note_of_a_copy_is_no_step_that_undo_takes_back(desk: Desk, stick: Path) -> None:
    copied_and_noted(desk, stick)
    desk.undo()
    assert copies.last_copy(desk) is not None


@pytest.mark.usefixtures("on_another_disk")
def test_the_newest_of_several_copies_counts(desk: Desk, stick: Path) -> None:
    first, second = (copied_and_noted(desk, stick) for _ in range(2))
    assert first.name != second.name
    assert copies.last_copy(desk) == max(entry.at for entry in desk.all(Access) if entry.at is not None)


def test_a_folder_that_is_not_there_is_told_and_nothing_noted(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(FolderGone):
        copied_and_noted(desk, tmp_path / "pulled")
    with pytest.raises(FolderGone):
        copies.outside(desk, tmp_path / "pulled")
    assert desk.all(Access) == ()


JOBS: dict[str, Callable[[Desk, Path, copies.Progress, copies.Cancelled], object]] = {
    "a copy": lambda desk, stick, step, stop: copies.copied(desk, stick, step, stop),
    "a backup": lambda desk, stick, step, stop: copies.make_backup(desk, step, stop),
    "a rehearsal": lambda desk, stick, step, stop: copies.drill(
        desk, desk.vault.backups()[0], PASSPHRASE, step, stop
    ),
}  # fmt: skip


@pytest.mark.parametrize("job", JOBS)
def test_long_work_tells_how_far_it_is_up_to_all_of_it(desk: Desk, stick: Path, job: str) -> None:
    copies.make_backup(desk)
    heard: list[tuple[int, int]] = []
    JOBS[job](desk, stick, lambda done, total: heard.append((done, total)), lambda: False)
    assert [done for done, _ in heard] == sorted(done for done, _ in heard)
    assert len({total for _, total in heard}) == 1
    assert heard[-1][0] == heard[-1][1] > 2 * BLOCK
    assert len(heard) > 3


@pytest.mark.parametrize("job", JOBS)
@pytest.mark.parametrize("after", [0, 1, 2, 3])
def test_long_work_that_is_stopped_at_any_moment_leaves_nothing(desk: Desk, stick: Path, job: str, after: int) -> None:
    copies.make_backup(desk)
    heard: list[int] = []
    before = left(stick), left(desk.vault.path / "backups")
    with pytest.raises(Cancelled):
        JOBS[job](desk, stick, lambda done, _: heard.append(done), lambda: len(heard) >= after)
    assert (left(stick), left(desk.vault.path / "backups")) == before
    assert len(heard) <= after + 1
    assert cases.new_case(desk).code == "D-002", "the desk works on"


def test_backups_are_listed_newest_first_with_their_day_and_size(desk: Desk) -> None:
    paths = [copies.make_backup(desk) for _ in range(3)]
    found = copies.backups(desk)
    assert sorted(one.path for one in found) == sorted(paths)
    assert [one.made for one in found] == sorted((one.made for one in found), reverse=True)
    assert copies.backups(Look(desk)) == found
    assert all(one.size > 2 * BLOCK for one in found)
    assert abs(found[0].made.milliseconds - desk.world.now()) < 60_000


def test_a_rehearsal_brings_everything_back_finds_nothing_wrong_and_leaves_nothing(desk: Desk) -> None:
    path = copies.make_backup(desk)
    files = {file: file.read_bytes() for file in path.rglob("*") if file.is_file()}
    found = copies.drill(desk, path, PASSPHRASE)
    assert (found.entries, found.faults) == (desk.vault.journal.reached()[0], ())
    assert left(path.parent) == [path.name]
    assert {file: file.read_bytes() for file in path.rglob("*") if file.is_file()} == files


def test_a_rehearsal_works_by_the_recovery_code_and_not_by_another_passphrase(tmp_path: Path) -> None:
    from fieldcase.vault.keys import TEST_COST

    desk, code = Desk.new(tmp_path / "v.fieldcase", PASSPHRASE, SeededWorld(b"code"), TEST_COST)
    path = copies.make_backup(desk)
    assert copies.drill(desk, path, code).faults == ()
    with pytest.raises(WrongPassphrase):
        copies.drill(desk, path, PASSPHRASE + "x")
    assert left(path.parent) == [path.name]
    desk.close()


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.99])
def test_a_rehearsal_of_a_damaged_backup_says_so_and_leaves_nothing(desk: Desk, share: float) -> None:
    path = copies.make_backup(desk)
    raw = bytearray((path / DATABASE).read_bytes())
    raw[int(len(raw) * share)] ^= 1
    (path / DATABASE).write_bytes(raw)
    with pytest.raises(FieldcaseError) as wrong:
        copies.drill(desk, path, PASSPHRASE)
    assert isinstance(wrong.value, DatabaseDamaged)
    assert left(path.parent) == [path.name]


def test_a_rehearsal_finds_a_damaged_evidence_file(desk: Desk) -> None:
    path = copies.make_backup(desk)
    blob = next(file for file in (path / "blobs").rglob("*") if file.is_file())
    content = bytearray(blob.read_bytes())
    content[-1] ^= 1
    blob.unlink()  # in a backup it is a second name of the vault's own file
    blob.write_bytes(content)
    assert [fault.code for fault in copies.drill(desk, path, PASSPHRASE).faults] != []


def test_what_a_killed_rehearsal_left_is_cleared_by_the_next_backup(desk: Desk) -> None:
    path = copies.make_backup(desk)
    scratch = path.with_name(path.name + "-rehearsal.part")
    scratch.mkdir()
    (scratch / "vault.db").write_bytes(b"left")
    assert [one.path for one in copies.backups(desk)] == [path]
    copies.make_backup(desk)
    assert not scratch.exists()
