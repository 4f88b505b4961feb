"""Evidence taken in without a window: all files or none, with what is common to them said once."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldcase.casework import cases, incoming
from fieldcase.casework.desk import Desk
from fieldcase.casework.offered import EMPTY
from fieldcase.errors import Cancelled
from fieldcase.model.case import Case
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import EvidenceId


@pytest.fixture
def case(desk: Desk) -> Case:
    return cases.new_case(desk)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    made = [tmp_path / f"{number}.txt" for number in range(3)]
    for number, file in enumerate(made):
        file.write_text(f"Example {number} " * 50)
    return made


def blobs(desk: Desk) -> int:
    return sum(1 for one in (desk.vault.path / "blobs").rglob("*") if one.is_file())


def test_files_come_in_as_one_deed_with_what_is_common_to_them(desk: Desk, case: Case, files: list[Path]) -> None:
    heard: list[tuple[int, int]] = []
    about = Evidence(id=EvidenceId(b""), scope=case.scope, origin="an envelope", acquired_how="by hand")
    taken = incoming.take_evidence(desk, case.scope, files, about, lambda *step: heard.append(step))
    assert [(one.number, one.origin, one.acquired_how) for one in taken.entered.new] == [
        ("A01", "an envelope", "by hand"), ("A02", "an envelope", "by hand"), ("A03", "an envelope", "by hand"),
    ]  # fmt: skip
    total = sum(file.stat().st_size for file in files)
    assert heard[-1] == (total, total)
    assert blobs(desk) == 3
    desk.undo()
    assert desk.all(Evidence) == ()


def test_one_file_that_cannot_be_taken_is_named_and_the_rest_comes_in(
    desk: Desk, case: Case, files: list[Path]
) -> None:
    files[1].write_bytes(b"")
    taken = incoming.take_evidence(desk, case.scope, files)
    assert [(one.name, one.why) for one in taken.left] == [("1.txt", EMPTY)]
    assert [one.file_name for one in desk.all(Evidence)] == ["0.txt", "2.txt"]
    assert blobs(desk) == 2


def test_taking_that_is_stopped_leaves_no_record_and_no_file(desk: Desk, case: Case, files: list[Path]) -> None:
    heard: list[int] = []
    with pytest.raises(Cancelled):
        incoming.take_evidence(
            desk, case.scope, files, None, lambda done, _: heard.append(done), lambda: len(heard) > 1
        )  # fmt: skip
    assert heard, "the control: it had begun"
    assert (desk.all(Evidence), blobs(desk)) == ((), 0)
