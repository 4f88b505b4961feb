"""A visit is sealed before its first answer or not at all, to whom this laptop believes, and stays open until it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sealed_office import Office, office, told
from vaults import open_again

from fieldcase.casework import sealed_list, sealed_visits, sealing, visits
from fieldcase.casework.colleagues import compared, own_card
from fieldcase.casework.look import Look
from fieldcase.cli_sealed import give_sealed
from fieldcase.errors import (
    DiskFull,
    NoSuchPeer,
    NotYetGiven,
    PeerRevoked,
    PeerUnchecked,
    SealedForAnother,
    SealingFailed,
    SealingTooLate,
    VisitSealed,
)
from fieldcase.exchange import whole_visit
from fieldcase.model.fieldwork import Interview, Visit
from fieldcase.model.people import Member, Person
from fieldcase.vault import files, sealed_files
from fieldcase.vault.check import faults
from fieldcase.vault.meeting import believe_again, revoke


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Office]:
    made = office(tmp_path)
    yield made
    made.close()


def test_what_stays_is_who_when_and_the_agreed_numbers(both: Office) -> None:
    under = sealing.begin(both.worker, both.device)
    told(under)
    record = sealing.seal(both.worker, under, stay={"interviews"}).record
    assert sealed_list.sealed(both.worker) == (record,)
    assert (record.interviews, record.refusals, record.people) == (1, None, None)
    assert (record.device, record.by, record.given) == (both.device, both.worker.member, None)


def test_a_planned_visit_stays_a_plan_and_is_taken_over(both: Office) -> None:
    plan = visits.new_visit(both.worker, place="Пример", safety="Вдвоём")
    under = sealing.begin(both.worker, both.device, plan)
    assert (under.visit.place, under.visit.safety) == ("Пример", "Вдвоём")
    assert under.visit.scope != plan.scope
    assert under.desk.member == both.worker.member
    told(under)
    assert both.worker.all(Interview) == both.worker.all(Person) == ()
    assert sealing.seal(both.worker, under).record.visit == plan.id
    assert both.worker.get(Visit, plan.id) == plan


def test_after_the_first_answer_it_is_too_late(both: Office) -> None:
    plan = visits.new_visit(both.worker)
    visits.agreed(both.worker, plan, {})
    both.worker.undo()
    with pytest.raises(SealingTooLate):
        sealing.begin(both.worker, both.device, plan)
    typed = visits.new_visit(both.worker)
    both.worker.draft(typed, "findings", "Пример")
    with pytest.raises(SealingTooLate):
        sealing.begin(both.worker, both.device, typed)
    entered = visits.new_visit(both.worker)
    both.worker.save(entered, replace(entered, findings="Пример"))
    with pytest.raises(SealingTooLate):
        sealing.begin(both.worker, both.device, entered)
    assert sealed_list.open_visits(both.worker) == ()


def test_nothing_is_sealed_to_whom_nobody_believes(both: Office) -> None:
    with pytest.raises(NoSuchPeer):
        sealing.begin(both.worker, b"nobody who was met, by this key.")
    revoke(both.worker.vault, both.device)
    with pytest.raises(PeerRevoked):
        sealing.begin(both.worker, both.device)
    believe_again(both.worker.vault, both.device)
    with both.worker.vault.transaction():
        both.worker.vault.write.execute("UPDATE peer SET checked = 0")
    with pytest.raises(PeerUnchecked):
        sealing.begin(both.worker, both.device)
    assert sealed_list.open_visits(both.worker) == ()
    compared(both.worker, both.device)
    under = sealing.begin(both.worker, both.device)
    told(under)
    revoke(both.worker.vault, both.device)
    with pytest.raises(PeerRevoked):
        sealing.seal(both.worker, under)
    assert len(under.desk.all(Interview)) == 2
    believe_again(both.worker.vault, both.device)
    assert sealing.seal(both.worker, under).record.interviews == 1


def test_it_is_resumed_after_the_laptop_was_closed(both: Office) -> None:
    under = sealing.begin(both.worker, both.device)
    told(under)
    sealing.leave(under)
    both.worker.vault = open_again(both.worker.vault)
    again = sealing.resume(both.worker, sealed_list.open_visits(both.worker)[0].id)
    assert len(again.desk.all(Interview)) == 2
    assert [one.id for one in again.desk.all(Member)] == [both.worker.member]
    assert list(faults(again.desk.vault)) == []
    sealing.seal(both.worker, again)
    with pytest.raises(VisitSealed):
        sealing.resume(both.worker, under.id)


def test_a_full_disk_while_sealing_keeps_the_visit(both: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    under = sealing.begin(both.worker, both.device)
    told(under)
    with monkeypatch.context() as full:
        full.setattr(files, "_write", _no_room)
        with pytest.raises(DiskFull):
            sealing.seal(both.worker, under)
    with monkeypatch.context() as full:
        full.setattr(sealed_files, "hash_of", lambda path: b"")
        with pytest.raises(SealingFailed):
            sealing.seal(both.worker, under)
    assert [one.id for one in sealed_list.open_visits(both.worker)] == [under.id]
    assert sealed_list.sealed(both.worker) == ()
    assert not [one for one in (both.worker.vault.path / "blobs").rglob("*") if one.is_file()]
    assert sealing.seal(both.worker, under).record.interviews == 1


def _no_room(*_: object) -> None:
    raise OSError(28, "no room")


def test_what_was_sealed_wrongly_is_refused() -> None:
    good = whole_visit.sealed_for(b"x" * 70_000, b"\x09" + bytes(31), lambda size: b"r" * size)
    assert whole_visit.looks_sealed(good, 70_000)
    for wrong in (good[:-1], good + b"\0", b"x" * len(good), b""):
        assert not whole_visit.looks_sealed(wrong, 70_000)
    assert not whole_visit.looks_sealed(good, 70_001)


def test_the_only_file_is_not_let_go_before_it_was_handed_over(both: Office, tmp_path: Path) -> None:
    under = sealing.begin(both.worker, both.device)
    told(under)
    record = sealing.seal(both.worker, under).record
    with pytest.raises(NotYetGiven):
        sealed_visits.let_go(both.worker, record)
    stick = tmp_path / "stick"
    stick.mkdir()
    first, second = (sealed_visits.give(both.worker, record, stick) for _ in range(2))
    assert first.read_bytes() == second.read_bytes()
    assert len(list(stick.iterdir())) == 3, "two bundles, and the recording once"
    sealed_visits.let_go(both.worker, record)
    kept = sealed_list.sealed(both.worker)[0]
    assert (kept.blob, kept.given is None, kept.interviews) == (None, False, 1)
    assert not [one for one in (both.worker.vault.path / "blobs").rglob("*") if one.is_file()]


def test_a_visit_that_is_given_up_leaves_nothing(both: Office) -> None:
    under = sealing.begin(both.worker, both.device)
    told(under)
    sealing.leave(under)
    assert sealing.abandon(both.worker, under.id)
    assert list((both.worker.vault.path / "sealed").iterdir()) == []
    assert sealed_list.open_visits(both.worker) == sealed_list.sealed(both.worker) == ()


def test_a_spoiled_sealed_file_is_told_by_a_check(both: Office) -> None:
    under = sealing.begin(both.worker, both.device)
    told(under)
    record = sealing.seal(both.worker, under).record
    assert list(faults(both.worker.vault)) == []
    path = both.worker.vault.blobs.path(record.blob or b"")
    path.write_bytes(path.read_bytes()[:-1] + b"\0")
    assert [one.code for one in faults(both.worker.vault)] == ["verify.file"]
    path.unlink()
    assert [one.code for one in faults(both.worker.vault)] == ["verify.file-missing"]


def test_the_command_gives_a_sealed_visit_to_the_laptop_it_was_sealed_to_alone(both: Office, tmp_path: Path) -> None:
    under = sealing.begin(both.worker, both.device)
    told(under)
    number = sealing.seal(both.worker, under).record.key.hex()
    stick = tmp_path / "stick"
    stick.mkdir()
    with pytest.raises(SealedForAnother):
        give_sealed(both.worker, [number], own_card(both.worker), stick)
    assert not list(stick.iterdir())
    files, others = give_sealed(both.worker, [number, "00" * 16, "no id"], own_card(both.coordinator), stick)
    assert others == ["00" * 16, "no id"]
    assert [one.suffix for one in files] == [".fcx"]
    outcome, _head = both.take(files[0])
    assert outcome.taken
    assert len(both.coordinator.all(Visit)) == 1


def test_whether_it_is_too_late_is_known_before_anybody_is_asked(both: Office) -> None:
    visit = visits.new_visit(both.worker, place="Пример", safety="Вдвоём")
    assert not sealing.is_told(Look(both.worker), visit)
    both.worker.draft(visit, "findings", "Пример")
    assert sealing.is_told(Look(both.worker), visit), "half typed is written down, too"
