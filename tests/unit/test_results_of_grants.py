"""Small grants: what was meant is no result, what nothing shows is told so; a figure over time is never added up."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from letters_written import NAME, person

from fieldcase.casework import erasing, results, sample
from fieldcase.casework.desk import Desk
from fieldcase.casework.results import Shown
from fieldcase.errors import IdentityInText
from fieldcase.i18n import words
from fieldcase.model.dates import UncertainDate
from fieldcase.model.evidence import Evidence
from fieldcase.model.fieldwork import Figure
from fieldcase.model.ids import EvidenceId, FigureId, GrantId, ObjectiveId, ScopeId
from fieldcase.model.results import Grant, Objective
from fieldcase.model.values import Count

EN = words("en")
NOWHERE = ScopeId(bytes(16))


def objective(**values: Any) -> Objective:
    """An objective that is in no vault."""
    return Objective(id=ObjectiveId(bytes(16)), scope=NOWHERE, text="Report to the commission", **values)


@pytest.mark.parametrize(
    ("one", "shown"),
    [
        (objective(status="reached"), Shown.NO_RESULT),
        (objective(result=" report  to the COMMISSION ", source="a report"), Shown.NO_RESULT),
        (objective(result="Reported on two events"), Shown.NOT_SHOWN),
        (objective(result="Reported on two events", source="a report"), Shown.REPORTED),
        (objective(result="Reported on two events", figures=(FigureId(bytes(16)),)), Shown.SHOWN),
    ],
)
def test_what_stands_behind_an_objective_is_told(one: Objective, shown: Shown) -> None:
    assert results.standing(one) is shown


def test_the_table_says_beside_each_objective_what_shows_it_and_not_who_paid(desk: Desk, tmp_path: Path) -> None:
    grant = Grant(
        id=GrantId(desk.new_id()), scope=desk.register, title="Example / Пример", organisation="Маяк / Пример",
        donor="Фонд / Пример",
    )  # fmt: skip
    figure = Figure(
        id=FigureId(desk.new_id()), scope=desk.register, what="visits", count=Count("=36"), preliminary=True,
        grant=grant.id,
    )  # fmt: skip
    with desk.deed():
        desk.save(None, grant)
        desk.save(None, figure)
        for number, (text, result, figures) in enumerate(
            (("prepare", "=cmd()", (figure.id,)), ("report", "", ()), ("train", "trained", ())), start=1
        ):  # fmt: skip
            blank = results.blank_objective(desk, grant, number)
            desk.save(None, Objective(
                id=blank.id, scope=blank.scope, grant=grant.id, number=number, text=text, result=result,
                figures=figures,
            ))  # fmt: skip
    results.export_grants(desk, tmp_path / "grants.csv", EN)
    text = (tmp_path / "grants.csv").read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(row["objective"], row["how well it is shown"]) for row in rows] == [
        ("prepare", "is shown"), ("report", "no result: what was meant is none"), ("train", "not shown by anything"),
    ]  # fmt: skip
    assert rows[0]["shown by"] == "visits: 36 (preliminary)"
    assert rows[0]["result"] == "'=cmd()", "no program of tables takes it for a formula"
    assert "Маяк" not in text
    assert "Фонд" not in text
    erasing.erase(desk, grant.key)
    assert desk.all(Objective) == ()
    assert len(desk.all(Figure)) == 1


def test_the_same_thing_over_time_is_found_whatever_its_letters(desk: Desk) -> None:
    for what, period, count in (("Visits", "2020", "=40"), ("visits ", "2019", "~36"), ("people", "2019", "=100")):
        desk.save(None, Figure(
            id=FigureId(desk.new_id()), scope=desk.register, what=what, period=UncertainDate(period), count=Count(count)
        ))  # fmt: skip
    first = next(one for one in desk.all(Figure) if one.what == "Visits")
    assert [one.count.text if one.count else "" for one in results.over_time(desk, first)] == ["~36", "=40"]


def test_the_grant_of_the_sample_has_figures_for_each_result_and_no_visit(desk: Desk) -> None:
    sample.load(desk)
    (grant,) = desk.all(Grant)
    told = results.objectives(desk, grant, EN)
    assert [one.shown for one in told] == [Shown.SHOWN, Shown.SHOWN]
    assert {count.text for one in desk.all(Figure) if one.grant == grant.id and (count := one.count) is not None} == {
        "=36", ">100", "=4", "=2",
    }  # fmt: skip


def test_the_table_for_a_donor_has_numbers_of_exhibits_and_no_title_of_any_case(desk: Desk, tmp_path: Path) -> None:
    grant, pieces = results.blank_grant(desk), []
    desk.save(None, replace(grant, title="Example / Пример"))
    for number, title in (("7", "Справка о диагнозе / Пример"), ("", "Фото двери / Пример")):
        piece = Evidence(id=EvidenceId(desk.new_id()), scope=desk.new_scope("case"), number=number, title=title)
        desk.save(None, piece)
        pieces.append(piece)
    desk.save(None, replace(
        results.blank_objective(desk, grant), text="Помочь", result="Помогли", evidence=tuple(one.id for one in pieces)
    ))  # fmt: skip
    (told,) = results.objectives(desk, grant, EN)
    assert "Справка" in told.by[0], "the control: the window has the title"
    results.export_grants(desk, tmp_path / "grants.csv", EN)
    text = (tmp_path / "grants.csv").read_text("utf-8-sig")
    assert "exhibit 7; exhibit without a number" in text
    assert "Справка" not in text
    assert "Фото" not in text


def test_a_name_that_the_vault_knows_stops_the_table_for_a_donor(desk: Desk, tmp_path: Path) -> None:
    person(desk)
    grant = results.blank_grant(desk)
    desk.save(None, replace(grant, title="Example / Пример"))
    desk.save(None, replace(results.blank_objective(desk, grant), text="Помочь", result=f"{NAME} вышла"))
    with pytest.raises(IdentityInText) as stopped:
        results.export_grants(desk, tmp_path / "grants.csv", words("ru"))
    assert "строка 1, «результат»" in stopped.value.told(words("ru"))
    assert NAME.split()[1] not in stopped.value.told(words("ru"))
    assert not (tmp_path / "grants.csv").exists()
