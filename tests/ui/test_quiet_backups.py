"""A backup is made in quiet minutes, when something was changed and it is time; never while a person types."""

from __future__ import annotations

import pytest
from seats import Seat

from fieldcase.casework import captures, copies
from ui import quiet


def change(seat: Seat, times: int = 1) -> None:
    for number in range(times):
        seat.window.work.do(lambda desk, number=number: captures.capture(desk, "note", f"заметка {number}", None, ""))
    seat.settle()


def made(seat: Seat) -> int:
    return len(copies.backups(seat.desk))


def pass_quietly(seat: Seat, seconds: float) -> None:
    seat.window.quiet.tick(seconds)
    seat.settle()
    seat.settle()


def test_nothing_is_backed_up_where_nothing_changed(seat: Seat) -> None:
    pass_quietly(seat, 3600)
    assert made(seat) == 0


def test_the_first_change_of_a_vault_without_a_backup_brings_one_in_a_quiet_minute(seat: Seat) -> None:
    change(seat)
    pass_quietly(seat, 5)
    assert made(seat) == 0, "somebody is at the keyboard"
    pass_quietly(seat, 61)
    assert made(seat) == 1


def test_a_young_backup_is_followed_by_another_only_after_fifty_changes(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quiet, "CHANGES", 3)
    change(seat)
    pass_quietly(seat, 61)
    change(seat, 2)
    pass_quietly(seat, 61)
    assert made(seat) == 1
    change(seat)
    pass_quietly(seat, 61)
    assert made(seat) == 2
