"""What others said, as it is counted: nothing that is covered or the lawyer's is read, no outlet leads to anybody."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from letters_written import NAME, person

from fieldcase.casework import cases, stigma
from fieldcase.casework.desk import Desk
from fieldcase.errors import IdentityInText
from fieldcase.i18n import words
from fieldcase.model.case import Event, Source
from fieldcase.model.dates import UncertainDate
from fieldcase.model.ids import AllyId, EventId, SafetyPlanId, SourceId
from fieldcase.model.security import Ally, SafetyPlan
from fieldcase.model.signals import Signal

RU = words("ru")


def written(desk: Desk, folder: Path) -> list[str]:
    stigma.write_table(desk, folder / "how-others-speak.csv", RU)
    return (folder / "how-others-speak.csv").read_text("utf-8-sig").splitlines()[1:]


def source(desk: Desk, **values: Any) -> Source:
    one = Source(
        id=SourceId(desk.new_id()), scope=desk.new_scope("case"), quote="это наркоманка",
        published=UncertainDate("2019-12-04"), **values,
    )  # fmt: skip
    desk.save(None, one)
    return one


def test_what_is_covered_or_the_lawyers_is_counted_neither_in_the_window_nor_in_the_file(
    desk: Desk, tmp_path: Path
) -> None:
    ally = Ally(id=AllyId(desk.new_id()), scope=desk.own, name="Пример", notes="Он говорит «наркоманы»")
    plan = SafetyPlan(id=SafetyPlanId(desk.new_id()), scope=desk.own, threats="Кричат «наркоманы»")
    event = Event(
        id=EventId(desk.new_id()), scope=desk.new_scope("case"), what="Пример", notes="они пишут «наркоманка»"
    )
    for one in (ally, plan, event):
        desk.save(None, one)
    assert stigma.rows(desk, desk.tables, RU) == ()
    assert written(desk, tmp_path) == []
    source(desk)
    assert len(stigma.rows(desk, desk.tables, RU)) == 1, "the control"


def test_no_field_of_a_signal_that_the_lawyer_alone_reads_is_counted(desk: Desk) -> None:
    from fieldcase.casework import signals

    blank = signals.blank_signal(desk, "XX")
    desk.save(None, Signal(id=blank.id, scope=blank.scope, text="«наркоманы»", quote="наркоманы"))
    assert stigma.rows(desk, desk.tables, RU) == ()


def test_an_outlet_leaves_only_where_somebody_said_that_the_source_identifies_nobody(
    desk: Desk, tmp_path: Path
) -> None:
    who = person(desk)
    source(desk, outlet="Вечерний Озёрск", identifies=(who.id,))
    source(desk, outlet="Утренний Озёрск")
    source(desk, outlet="Газета / Пример", looked_at="nobody")
    inside = {one.values["outlet"] for one in stigma.rows(desk, desk.tables, RU)}
    assert ("Вечерний Озёрск",) in inside, "the control: the window has it"
    lines = written(desk, tmp_path)
    assert len([line for line in lines if "2019-12" in line]) == 2
    assert not any("Озёрск" in line for line in lines)
    assert any("Газета / Пример" in line for line in lines)


def test_a_name_that_the_vault_knows_in_an_outlet_stops_the_file(desk: Desk, tmp_path: Path) -> None:
    person(desk)
    source(desk, outlet=f"Канал {NAME}", looked_at="nobody")
    with pytest.raises(IdentityInText):
        written(desk, tmp_path)
    assert list(tmp_path.glob("*.csv")) == []


def test_what_stands_in_an_invented_case_makes_the_file_an_example(desk: Desk, tmp_path: Path) -> None:
    case = cases.new_case(desk, "Example / Пример")
    desk.save(None, Source(id=SourceId(desk.new_id()), scope=case.scope, quote="это наркоманка"))
    assert not any("Example" in line for line in written(desk, tmp_path)), "the control: the case is no example yet"
    desk.save(case, replace(case, example=True))
    (tmp_path / "how-others-speak.csv").unlink()
    assert written(desk, tmp_path)[0] == "Example / Пример"
