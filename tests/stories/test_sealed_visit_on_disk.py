"""Everything on disk and the passphrase yield nothing of a sealed visit; the coordinator has every word of it.

The same looks find each word before it is sealed, and the key in the place where it then is no more.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sealed_office import SOUND, WORDS, Office, everything_of, everything_on_disk, found_in, sealed_visit
from vaults import decrypted, master_of, open_again

from fieldcase.casework import arrived_files, sealed_list, sealed_visits, sealing
from fieldcase.casework.arrived_files import FilesArrived
from fieldcase.casework.desk import Desk
from fieldcase.casework.sealing import UnderSeal
from fieldcase.casework.tables import shipped
from fieldcase.errors import VisitSealed
from fieldcase.exchange.head import Head
from fieldcase.model.evidence import Evidence
from fieldcase.model.fieldwork import Interview, Site, Task
from fieldcase.model.people import Person
from fieldcase.vault.check import faults


@pytest.fixture
def visit(tmp_path: Path) -> Iterator[tuple[Office, UnderSeal]]:
    both, under = sealed_visit(tmp_path)
    yield both, under
    both.close()


def test_everything_on_disk_and_the_passphrase_yield_nothing(visit: tuple[Office, UnderSeal], tmp_path: Path) -> None:
    both, under = visit
    worker, key = both.worker, master_of(under.desk.vault).reveal()
    worker.vault.backup()
    copy = worker.vault.copy_to(tmp_path)
    assert found_in(everything_of(under)) == set(WORDS), "the control: each word is there until it is sealed"
    assert key in decrypted(worker.vault), "the control: the key is there until then"
    done = sealing.seal(worker, under)
    worker.vault.backup()
    assert done.settled
    for look in (everything_on_disk(worker), b"".join(one.read_bytes() for one in copy.rglob("*") if one.is_file())):
        assert found_in(look) == set()
        assert key not in look
        assert SOUND not in look
    worker.vault = open_again(worker.vault)
    assert found_in(everything_on_disk(worker)) == set()
    assert list((worker.vault.path / "sealed").iterdir()) == []
    assert not any(worker.search(word) for word in WORDS)
    assert worker.unfinished() == worker.drafts() == ()
    with pytest.raises(VisitSealed):
        sealing.resume(worker, under.id)
    assert list(faults(worker.vault)) == []


def test_the_coordinator_has_every_word(visit: tuple[Office, UnderSeal], tmp_path: Path) -> None:
    both, under = visit
    done = sealing.seal(both.worker, under)
    stick = tmp_path / "stick"
    stick.mkdir()
    outcome, head = both.take(sealed_visits.give(both.worker, done.record, stick))
    assert outcome.refused == outcome.aside == []
    there = both.coordinator
    account, draft, note, typed, pseudonym, place, task = WORDS
    interview = next(one for one in there.all(Interview) if not one.refused_because)
    assert (account in interview.account, draft in interview.notes) == (True, True)
    assert [one.pseudonym for one in there.all(Person)] == [pseudonym]
    assert place in [one.name for one in there.all(Site)]
    tasks = "\n".join(one.text for one in there.all(Task))
    assert all(word in tasks for word in (note, typed, task))
    assert list(faults(there.vault)) != [], "the recording does not come with the bundle itself"
    _bring(there, stick, head)
    assert list(faults(there.vault)) == []


def _bring(desk: Desk, stick: Path, head: Head) -> None:
    """The recording beside the bundle, taken in as any evidence is."""
    came = arrived_files.bring_in(desk, arrived_files.waiting(desk, head), [stick])
    assert came == FilesArrived(whole=1)
    (piece,) = desk.all(Evidence)
    assert piece.blob is not None
    assert piece.secret is not None
    with desk.vault.blobs.open(piece.blob, piece.secret) as reader:
        assert reader.read() == SOUND


def test_a_restored_backup_of_before_opens_no_sealed_visit(visit: tuple[Office, UnderSeal]) -> None:
    both, under = visit
    backup = both.worker.vault.backup()
    vault = type(both.worker.vault)(backup, master_of(both.worker.vault), both.worker.vault.slot, both.worker.world)
    with vault:
        there = Desk(vault, both.worker.world, shipped())
        assert sealed_list.open_visits(there) == ()
        with pytest.raises(VisitSealed):
            sealing.resume(there, under.id)
    assert [one.id for one in sealed_list.open_visits(both.worker)] == [under.id]
    sealing.leave(under)
