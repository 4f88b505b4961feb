"""Evidence goes with a case from laptop to laptop: whole, once, on after an interruption, and nothing false."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from offices import RU, Office, office

from fieldcase.casework import arrived_files, arrived_said, cases, evidence, giving, handed_said, taking
from fieldcase.casework.arrived_files import FilesArrived
from fieldcase.casework.giving import Given
from fieldcase.casework.taking import Taken
from fieldcase.errors import EvidenceStopped
from fieldcase.exchange import joined, parted
from fieldcase.exchange.travelling import packed
from fieldcase.model.case import Case
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import ScopeId
from fieldcase.rules.share_gate import Terms
from fieldcase.vault.check import faults
from fieldcase.vault.entry import Entry
from fieldcase.vault.parcelling import told_in

PART = 128 * 1024
SIZES = (900, 90_000, 5 * PART)
NAMES = Terms(identity=True)
WITHHELD = 2 + 16 + 32
"""Bytes of a part of which nothing is told: tag and leaf."""
_NOISE = Random(23)


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Office, Office]]:
    for module in (parted, joined):
        monkeypatch.setattr(module, "FULL", PART)
    worker, lawyer = office(tmp_path, "Синица"), office(tmp_path, "Адвокат")
    worker.meets(lawyer)
    yield worker, lawyer
    worker.desk.close()
    lawyer.desk.close()


def a_case(worker: Office, sizes: tuple[int, ...] = SIZES) -> tuple[Case, list[bytes]]:
    """A case with pieces of evidence, one larger than a part, and their bytes."""
    case = cases.new_case(worker.desk, code="KG-2026-1")
    bodies = [_NOISE.randbytes(size) for size in sizes]
    for body in bodies:
        add(worker, case, body)
    return case, bodies


def add(worker: Office, case: Case, body: bytes) -> Evidence:
    """One piece more, of which somebody said that it shows nobody."""
    piece = evidence.import_evidence(worker.desk, case.scope, io.BytesIO(body), "Обыск у Нины.jpg")
    seen = replace(piece, looked_at="nobody")
    worker.desk.save(piece, seen)
    return seen


def taken(reader: Office, given: Given) -> Taken:
    """The entries of a bundle."""
    with taking.Arrival(reader.desk, given.file) as arrival:
        assert arrival.summary().files == len(given.beside.files)
        return arrival.accept()


def files(reader: Office, given: Given, *folders: Path, stop: Callable[[], bool] | None = None) -> FilesArrived:
    """A bundle taken in, and the evidence beside it."""
    waits = taken(reader, given).waits
    return arrived_files.bring_in(reader.desk, waits, folders or [given.file.parent], stop=stop)


def read(reader: Office) -> list[bytes]:
    """What opens there, by number of the piece."""
    found = []
    for one in sorted(reader.desk.all(Evidence), key=lambda each: each.number):
        with reader.desk.vault.blobs.open(one.blob or b"", one.secret or b"") as file:
            found.append(file.readall())
    return found


def beside(folder: Path) -> dict[str, bytes]:
    """Every file of evidence on the stick."""
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.fce"))}


def test_three_pieces_go_whole_and_are_told_before_and_after(two: tuple[Office, Office]) -> None:
    worker, lawyer = two
    case, bodies = a_case(worker)
    before = worker.sees_beforehand(lawyer, case, terms=NAMES)
    assert len(before.files.going) == 3
    assert "3 файла" in "\n".join(handed_said.lines(worker.desk, before, RU))
    assert beside(worker.stick) == {}, "nothing was written yet"
    given = worker.gives(lawyer, case, terms=NAMES)
    assert len(beside(worker.stick)) > 3, "the control: one has several parts"
    came = files(lawyer, given)
    assert came == FilesArrived(whole=3)
    assert arrived_said.lines(came, RU)[0].startswith("3 файла")
    assert read(lawyer) == bodies
    assert files(lawyer, given) == came, "twice is nothing"
    assert list(faults(lawyer.desk.vault)) == []


def test_given_again_no_file_is_written_and_a_key_costs_no_more_than_74_characters(
    two: tuple[Office, Office],
) -> None:
    worker, lawyer = two
    case, bodies = a_case(worker)
    files(lawyer, worker.gives(lawyer, case, terms=NAMES))
    for old in worker.stick.iterdir():
        old.unlink()
    again = worker.gives(lawyer, case, terms=NAMES)
    assert again.entries > 3, "the control: nobody acknowledged, so that what is written goes again, keys too"
    assert again.beside.files == ()
    assert beside(worker.stick) == {}
    parcels = worker.sees_beforehand(lawyer, case, terms=NAMES).parcels
    keyed = told_in((one for parcel in parcels for one in parcel.entries), Evidence.NUMBER, "secret")
    assert len(keyed) == 3
    for (entry,) in keyed.values():
        without = replace(entry, parts=tuple(None if b"secret" in (one or b"") else one for one in entry.parts))
        key = travels(worker, entry) - travels(worker, without) + WITHHELD
        assert 32 < key <= 74
    assert files(lawyer, again) == FilesArrived()
    assert read(lawyer) == bodies
    wanted = giving.write_evidence(
        worker.desk, worker.sees_beforehand(lawyer, case, terms=NAMES), worker.stick, again=True
    )
    assert len(wanted.files) == 3, "all of them where somebody asks for it"


def travels(worker: Office, entry: Entry) -> int:
    """Bytes of an entry in a bundle."""
    scope = entry.header.scope
    _, tag_key = worker.desk.vault.scope_key(ScopeId(scope))
    return len(packed([entry], scope, tag_key)[0])


def test_what_was_added_or_may_be_told_since_goes_alone(two: tuple[Office, Office]) -> None:
    worker, lawyer = two
    case, _ = a_case(worker, (900,))
    hidden = evidence.import_evidence(worker.desk, case.scope, io.BytesIO(b"x" * 2_000), "b.jpg")
    first = worker.sees_beforehand(lawyer, case)
    assert (len(first.files.going), first.files.closed) == (1, 1)
    assert files(lawyer, worker.gives(lawyer, case)) == FilesArrived(whole=1)
    worker.desk.save(hidden, replace(hidden, looked_at="nobody"))
    add(worker, case, b"y" * 3_000)
    second = worker.sees_beforehand(lawyer, case)
    assert {one.size for one in second.files.going} == {2_000, 3_000}
    assert files(lawyer, worker.gives(lawyer, case)) == FilesArrived(whole=2)
    assert len(read(lawyer)) == 3


def test_stopped_on_either_side_it_goes_on_and_a_part_may_come_from_another_folder(
    two: tuple[Office, Office], tmp_path: Path
) -> None:
    worker, lawyer = two
    case, bodies = a_case(worker)
    before = worker.sees_beforehand(lawyer, case, terms=NAMES)
    looks = iter([False] * 6)
    with pytest.raises(EvidenceStopped):
        giving.write_evidence(worker.desk, before, worker.stick, stop=lambda: next(looks, True))
    left = beside(worker.stick)
    assert not list(worker.stick.glob("*.fcx")), "no bundle before its evidence"
    assert left
    given = giving.give(worker.desk, before, worker.stick)
    assert left.items() <= beside(worker.stick).items(), "what was whole is not written again"
    looks = iter([False] * 4)
    with pytest.raises(EvidenceStopped):
        files(lawyer, given, stop=lambda: next(looks, True))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    largest = max(worker.stick.glob("*.fce"), key=lambda path: path.stat().st_size)
    largest.rename(elsewhere / largest.name)
    short = files(lawyer, given)
    assert (short.whole, short.missing, short.damaged) == (2, 1, 0)
    assert files(lawyer, given, worker.stick, elsewhere) == FilesArrived(whole=3)
    assert read(lawyer) == bodies


def test_a_file_that_was_exchanged_is_refused_and_the_others_are_taken(two: tuple[Office, Office]) -> None:
    worker, lawyer = two
    case, bodies = a_case(worker, (900, 1_000))
    given = worker.gives(lawyer, case, terms=NAMES)
    one, other = sorted(worker.stick.glob("*.fce"))
    kept = one.read_bytes()
    one.write_bytes(other.read_bytes())
    came = files(lawyer, given)
    assert (came.whole, came.damaged, came.missing) == (1, 1, 0)
    assert any("подменён" in line for line in arrived_said.lines(came, RU))
    assert len(lawyer.desk.all(Evidence)) == 2, "the records are here"
    one.write_bytes(kept)
    assert files(lawyer, given) == FilesArrived(whole=2)
    assert read(lawyer) == bodies


def test_what_is_missing_at_the_giver_is_told_and_what_never_came_too(two: tuple[Office, Office]) -> None:
    worker, lawyer = two
    case, _ = a_case(worker, (900, 1_000))
    gone = worker.desk.all(Evidence)[0]
    worker.desk.vault.blobs.remove(gone.blob or b"")
    before = worker.sees_beforehand(lawyer, case, terms=NAMES)
    assert before.files.missing == (gone.id,)
    assert any("нет на этом ноутбуке" in line for line in handed_said.files(before, RU))
    came = files(lawyer, worker.gives(lawyer, case, terms=NAMES))
    assert came == FilesArrived(whole=1, elsewhere=1)
