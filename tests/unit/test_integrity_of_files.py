"""Which stored files are due for a look, what stands as wanting, and until when."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from fieldcase.casework import integrity, safekeeping, viewing
from fieldcase.casework.cases import new_case
from fieldcase.casework.desk import Desk
from fieldcase.casework.evidence import import_evidence
from fieldcase.casework.look import Look
from fieldcase.model.case import Case
from fieldcase.model.deskwork import Access
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import AnyId
from fieldcase.model.values import DAY_MS
from fieldcase.world import SeededWorld


@pytest.fixture
def case(desk: Desk) -> Case:
    return new_case(desk, "Example / Пример")


def pieces(desk: Desk, case: Case, number: int = 3) -> list[Evidence]:
    return [
        import_evidence(desk, case.scope, io.BytesIO(f"file {one}".encode() * 50), f"{one}.txt")
        for one in range(number)
    ]


def stored(desk: Desk, piece: Evidence) -> Path:
    assert piece.blob is not None
    return desk.vault.blobs.path(piece.blob)


def check(desk: Desk, *some: Evidence) -> None:
    """What quiet minutes do with these."""
    integrity.note(desk, [(one.key, viewing.check(desk, one)) for one in some], by_itself=True)


def pass_days(desk: Desk, days: float) -> None:
    world = desk.world
    assert isinstance(world, SeededWorld)
    world.clock += int(days * DAY_MS)


def flipped(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    raw[-1] ^= 1
    path.write_bytes(bytes(raw))


def test_a_piece_that_was_never_read_again_is_due_and_one_that_was_read_waits_thirty_days(
    desk: Desk, case: Case
) -> None:
    one, two, three = pieces(desk, case)
    assert set(integrity.due(desk)) == {one.key, two.key, three.key}
    check(desk, two)
    assert set(integrity.due(desk)) == {one.key, three.key}
    pass_days(desk, 29)
    check(desk, one, three)
    assert integrity.due(desk) == ()
    pass_days(desk, 1.5)
    assert integrity.due(desk) == (two.key,)
    pass_days(desk, 29)
    assert integrity.due(desk)[0] == two.key, "the longest unread first"


def test_what_lies_in_the_bin_is_looked_after_too(desk: Desk, case: Case) -> None:
    (one,) = pieces(desk, case, 1)
    desk.hide(one)
    assert integrity.due(desk) == (one.key,)


def test_a_clock_that_was_put_back_lets_nothing_wait_for_years(desk: Desk, case: Case) -> None:
    (one,) = pieces(desk, case, 1)
    pass_days(desk, 3650)
    check(desk, one)
    pass_days(desk, -3650)
    assert integrity.due(desk) == (one.key,)


def missing(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize(("harm", "deed"), [(flipped, "found_damaged"), (missing, "found_missing")])
def test_a_fault_stands_until_the_file_is_whole_again(
    desk: Desk, case: Case, harm: Callable[[Path], None], deed: str
) -> None:
    one, two = pieces(desk, case, 2)
    whole = stored(desk, two).read_bytes()
    check(desk, one, two)
    assert integrity.standing(desk) == ()
    harm(stored(desk, two))
    pass_days(desk, 40)
    check(desk, one, two)
    (found,) = integrity.standing(Look(desk))
    assert (found.record, found.case, found.deed) == (two, case.code, deed)
    assert integrity.progress(desk) == integrity.Progress(2, 1, 1)
    assert integrity.due(desk) == (), "it was looked at just now"
    pass_days(desk, 1.1)
    assert integrity.due(desk) == (two.key,), "what is wanting is looked at again the next day"
    check(desk, two)
    assert len(integrity.standing(desk)) == 1
    stored(desk, two).write_bytes(whole)
    check(desk, two)
    assert integrity.standing(desk) == ()


def test_checking_everything_finds_the_same_and_clears_it(desk: Desk, case: Case) -> None:
    one, _ = pieces(desk, case, 2)
    whole = stored(desk, one).read_bytes()
    flipped(stored(desk, one))
    findings = safekeeping.verify(desk)
    assert [(fault.code, fault.subject, fault.record) for fault in findings] == [
        ("verify.file", f"{case.code} A01", one.key)
    ]
    assert [each.record for each in integrity.standing(desk)] == [one]
    assert integrity.progress(desk) == integrity.Progress(2, 1, 1)
    assert integrity.due(desk) == ()
    stored(desk, one).write_bytes(whole)
    assert safekeeping.verify(desk) == []
    assert integrity.standing(desk) == ()


def test_a_piece_in_the_bin_or_erased_is_no_line_of_today(desk: Desk, case: Case) -> None:
    (one,) = pieces(desk, case, 1)
    flipped(stored(desk, one))
    check(desk, one)
    assert len(integrity.standing(desk)) == 1, "the control"
    desk.hide(one)
    assert integrity.standing(desk) == ()


def test_the_log_says_which_checks_nobody_asked_for_and_keeps_twelve_months(desk: Desk, case: Case) -> None:
    (one,) = pieces(desk, case, 1)
    check(desk, one)
    safekeeping.log_access(desk, "view", AnyId(one.id))
    assert [(each.deed, each.by) for each in desk.all(Access)] == [("verify", None), ("view", desk.member)]
    assert [each.deed for each in integrity.looks(desk, one)] == ["view", "verify"]
    pass_days(desk, 364)
    assert safekeeping.outdated(desk) == ()
    safekeeping.prune(desk)
    assert len(desk.all(Access)) == 2
    pass_days(desk, 2)
    assert len(safekeeping.outdated(Look(desk), 9)) == 2
    safekeeping.prune(desk)
    assert desk.all(Access) == ()
    assert safekeeping.verify(desk) == []


def test_more_than_a_hundred_old_looks_go_in_one_deed(desk: Desk, case: Case) -> None:
    (one,) = pieces(desk, case, 1)
    safekeeping.log_all(desk, [("view", AnyId(one.id))] * 130, desk.member)
    pass_days(desk, 366)
    safekeeping.log_access(desk, "view", AnyId(one.id))
    assert len(desk.all(Access)) == 1


def test_the_last_looks_are_told_newest_first_and_those_at_other_pieces_are_not(desk: Desk, case: Case) -> None:
    one, two = pieces(desk, case, 2)
    for _ in range(12):
        safekeeping.log_access(desk, "view", AnyId(one.id))
        safekeeping.log_access(desk, "view", AnyId(two.id))
    looked = integrity.looks(Look(desk), one, 10)
    assert len(looked) == 10
    assert {each.about for each in looked} == {AnyId(one.id)}
    assert [each.at for each in looked] == sorted((each.at for each in looked), key=repr, reverse=True)
