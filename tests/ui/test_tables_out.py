"""Tables of the page Advocacy leave by keyboard, in Russian: a warning comes first."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import tables_out
from seats import Seat

from fieldcase.casework.meetings_told import blank
from fieldcase.model.dates import UncertainDate
from fieldcase.model.ids import GrantId, ObjectiveId, RefusalId
from fieldcase.model.results import Grant, Objective
from fieldcase.model.signals import Refusal
from fieldcase.model.values import Count


def at(seat: Seat, part: str, record: bytes | None = None) -> None:
    """A tab of Advocacy, in front."""
    seat.settle()
    seat.heart.rest()
    seat.window.work.go("advocacy", record, part)
    seat.settle()


def test_meetings_leave_as_a_table(seat: Seat, tmp_path: Path) -> None:
    seat.desk.save(None, replace(blank(seat.desk, "KG"), body="Комитет / Пример", date=UncertainDate("2019-09-20")))
    at(seat, "meetings")
    tables_out.write_out(seat, tmp_path / "встречи.csv")
    assert "Комитет / Пример" in (tmp_path / "встречи.csv").read_text("utf-8-sig")


def test_small_grants_leave_as_a_table(seat: Seat, tmp_path: Path) -> None:
    desk = seat.desk
    grant = Grant(id=GrantId(desk.new_id()), scope=desk.register, title="Грант / Пример")
    desk.save(None, grant)
    objective = Objective(id=ObjectiveId(desk.new_id()), scope=desk.register, grant=grant.id, text="Помочь / Пример")
    desk.save(None, objective)
    at(seat, "results", grant.key)
    seat.wait(lambda: seat.sees("Помочь / Пример"))
    tables_out.write_out(seat, tmp_path / "гранты.csv")
    assert "Помочь / Пример" in (tmp_path / "гранты.csv").read_text("utf-8-sig")


def test_refusals_leave_for_anybody_else_without_small_numbers(seat: Seat, tmp_path: Path) -> None:
    desk = seat.desk
    for number, reason in ((20, "fear"), (3, "no_time")):
        made = Refusal(
            id=RefusalId(desk.new_id()), scope=desk.register, country="KG", count=Count(f"={number}"),
            reasons=(reason,), date=UncertainDate("2025-03-10"),
        )  # fmt: skip
        desk.save(None, made)
    at(seat, "signals")
    seat.page.part.turn("numbers")
    seat.wait(lambda: seat.page.part.view.found is not None)
    told = {}
    for whom in ("outside", "team"):
        tables_out.write_out(seat, tmp_path / f"{whom}.csv", whom)
        told[whom] = (tmp_path / f"{whom}.csv").read_text("utf-8-sig")
    assert ",3" in told["team"]
    assert ",3" not in told["outside"]
