"""What a vault tells another that it holds: once, only what the other may not know, and again where that was lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from offices import Office, office

from fieldcase.casework import giving, visits
from fieldcase.casework.agreeing import told_held
from fieldcase.model.fieldwork import Visit
from fieldcase.vault import holding, to_tell
from fieldcase.vault.holding import Have, Ranges


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Office, Office]]:
    worker, lawyer = office(tmp_path, "Синица"), office(tmp_path, "Адвокат", 2)
    worker.meets(lawyer)
    yield worker, lawyer
    worker.desk.close()
    lawyer.desk.close()


def lacks(giver: Office, reader: Office, visit: Visit) -> dict[bytes, int]:
    """By device, how many entries of a visit the giver believes the reader not to have."""
    sql = giver.desk.vault.write
    whole = holding.present(sql, [visit.scope])
    there = holding.lacking(whole, holding.of_peer(sql, reader.device, [visit.scope]))
    return {device: len(ranges) for device, ranges in there[visit.scope].items()}


def tells(giver: Office, reader: Office, visit: Visit) -> dict[bytes, tuple[tuple[int, int], ...]]:
    """What the giver's next bundle would say that it holds of a visit."""
    return dict(told_held(giver.desk.vault, reader.device, [visit.scope], ()).get(visit.scope, {}))


def edited(one: Office, visit: Visit, words: str) -> Visit:
    there = one.desk.get(Visit, visit.id)
    assert there is not None
    changed = replace(there, findings=words)
    one.desk.save(there, changed)
    return changed


def test_what_somebody_brings_and_signed_they_hold_without_saying_so(two: tuple[Office, Office]) -> None:
    worker, lawyer = two
    visit = visits.new_visit(worker.desk, place="Вымышленный город")
    assert tells(worker, lawyer, visit) == {}
    file = worker.gives(lawyer, visit)
    assert lacks(worker, lawyer, visit) == {worker.device: 1}, "nobody has said yet that it arrived"
    lawyer.takes(file)
    assert lacks(lawyer, worker, visit) == {}


def test_what_came_is_acknowledged_once(two: tuple[Office, Office]) -> None:
    worker, lawyer = two
    visit = visits.new_visit(worker.desk, place="Вымышленный город")
    lawyer.takes(worker.gives(lawyer, visit))
    assert tells(lawyer, worker, visit) == {worker.device: ((0, 0),)}
    answer = lawyer.gives(worker, edited(lawyer, visit, "обыск"))
    assert tells(lawyer, worker, visit) == {}
    worker.takes(answer)
    assert lacks(worker, lawyer, visit) == {}
    assert tells(worker, lawyer, visit) == {lawyer.device: ((0, 0),)}


def test_an_acknowledgement_that_was_lost_comes_again_when_the_same_is_sent_again(two: tuple[Office, Office]) -> None:
    worker, lawyer = two
    visit = visits.new_visit(worker.desk, place="Вымышленный город")
    lawyer.takes(worker.gives(lawyer, visit))
    lawyer.gives(worker, edited(lawyer, visit, "обыск")).file.unlink()
    assert tells(lawyer, worker, visit) == {}, "the control: it was told, and is not told again for nothing"
    again = worker.gives(lawyer, edited(worker, visit, "понятой"))
    assert again.entries == 2, "nothing was heard, so that both go"
    lawyer.takes(again)
    assert tells(lawyer, worker, visit) == {worker.device: ((0, 1),)}
    worker.takes(lawyer.gives(worker, edited(lawyer, visit, "без протокола")))
    assert lacks(worker, lawyer, visit) == {}


def test_two_who_acknowledge_one_another_come_to_an_end(two: tuple[Office, Office]) -> None:
    worker, lawyer = two
    visit = visits.new_visit(worker.desk, place="Вымышленный город")
    lawyer.takes(worker.gives(lawyer, visit))
    for _ in range(2):
        worker.takes(lawyer.gives(worker, lawyer.desk.get(Visit, visit.id) or visit))
        lawyer.takes(worker.gives(lawyer, visit))
    assert lacks(worker, lawyer, visit) == lacks(lawyer, worker, visit) == {}
    assert tells(worker, lawyer, visit) == tells(lawyer, worker, visit) == {}


def test_a_stick_that_takes_no_file_leaves_what_has_to_be_told(
    two: tuple[Office, Office], monkeypatch: pytest.MonkeyPatch
) -> None:
    worker, lawyer = two
    visit = visits.new_visit(worker.desk, place="Вымышленный город")
    lawyer.takes(worker.gives(lawyer, visit))
    there = lawyer.desk.get(Visit, visit.id)
    assert there is not None

    def torn(*_: object) -> Path:
        raise OSError("the stick was pulled")

    with monkeypatch.context() as patched:
        patched.setattr(giving, "carried", torn)
        with pytest.raises(OSError, match="pulled"):
            lawyer.gives(worker, there)
    assert tells(lawyer, worker, visit) == {worker.device: ((0, 0),)}
    lawyer.gives(worker, there)
    assert tells(lawyer, worker, visit) == {}, "control"


def test_what_has_to_be_told_is_kept_by_peer_and_scope_until_it_was(two: tuple[Office, Office]) -> None:
    sql, vault = two[0].desk.vault.write, two[0].desk.vault
    one, other = b"1" * 16, b"2" * 16
    have: Have = {one: {b"d" * 32: Ranges(((0, 3),))}, other: {b"e" * 32: Ranges(((5, 5),))}}
    with vault.transaction():
        to_tell.add(sql, b"p" * 32, have)
        to_tell.add(sql, b"p" * 32, {one: {b"d" * 32: Ranges(((2, 6),))}})
        to_tell.told(sql, b"p" * 32, {one: {b"d" * 32: Ranges(((1, 2),))}})
        to_tell.told(sql, b"q" * 32, have)
    left = {b"d" * 32: Ranges(((0, 0), (3, 6)))}
    assert to_tell.of(sql, b"p" * 32, [one]) == {one: left}
    assert to_tell.of(sql, b"p" * 32, [one, other]) == {one: left, other: have[other]}
    assert to_tell.of(sql, b"q" * 32, [one, other]) == {}
