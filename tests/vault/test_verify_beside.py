"""The check on a connection of its own: it finds what `faults` finds, waits for no deed, and can be stopped."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from vaults import new_desk

from fieldcase.casework.cases import taken_or_new
from fieldcase.casework.desk import Desk
from fieldcase.casework.evidence import import_evidence
from fieldcase.casework.safekeeping import checked
from fieldcase.errors import Cancelled
from fieldcase.model.case import Case, Event
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import EventId
from fieldcase.vault.check import faults, faults_beside
from fieldcase.world import World


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A vault with a case, an event and a piece of evidence."""
    made = new_desk(tmp_path / "v.fieldcase", "сито берёза паром облако кувшин лестница", World())
    case = taken_or_new(made, "X-1")
    made.save(None, Event(id=EventId(made.new_id()), scope=case.scope, what="Обыск"))
    import_evidence(made, case.scope, io.BytesIO(b"evidence" * 1000), "1.txt")
    yield made
    made.close()


HARMS = [
    ("UPDATE entry SET signature = zeroblob(64) WHERE n = 2", {"verify.entry"}),
    ("UPDATE record_event SET what = 'ничего не было'", {"verify.row"}),
    ("DELETE FROM search_row WHERE n = (SELECT max(n) FROM search_row)", {"verify.index"}),
]


@pytest.mark.parametrize(("harm", "codes"), HARMS, ids=[harm[:20] for harm, _ in HARMS])
def test_the_check_beside_finds_what_the_check_finds(desk: Desk, harm: str, codes: set[str]) -> None:
    assert checked(desk) == (), "the control: it is sound before"
    assert desk.vault.write.execute(harm).rowcount != 0
    assert codes <= {one.code for one in checked(desk)}
    assert checked(desk) == tuple(faults(desk.vault))


def test_a_damaged_and_a_missing_file_are_findings(desk: Desk) -> None:
    (piece,) = desk.all(Evidence)
    assert piece.blob is not None
    path = desk.vault.blobs.path(piece.blob)
    path.write_bytes(path.read_bytes()[:-1])
    assert [(one.code, one.subject) for one in checked(desk)] == [("verify.file", "X-1 A01")]
    path.unlink()
    assert [(one.code, one.subject) for one in checked(desk)] == [("verify.file-missing", "X-1 A01")]


def test_deeds_done_meanwhile_are_neither_held_up_nor_taken_for_faults(desk: Desk) -> None:
    (case,) = desk.all(Case)
    numbers = iter(range(1000))

    def deed(_done: int, _total: int) -> None:
        desk.save(None, Event(id=EventId(desk.new_id()), scope=case.scope, what=f"Во время проверки {next(numbers)}"))
        desk.save(case, replace(case, title="Другое название"))

    assert faults_beside(desk.vault, deed) == ()
    assert len(desk.all(Event)) > 3, "the deeds were done while the check went on"


def test_it_says_how_far_it_is_and_can_be_stopped(desk: Desk) -> None:
    heard: list[tuple[int, int]] = []
    faults_beside(desk.vault, lambda done, total: heard.append((done, total)))
    assert heard == sorted(heard)
    assert heard[-1][0] == heard[-1][1]
    with pytest.raises(Cancelled):
        faults_beside(desk.vault, None, lambda: True)
    with pytest.raises(Cancelled):
        faults_beside(desk.vault, None, iter([False] * 5 + [True] * 10_000).__next__)
    assert checked(desk) == ()
