"""Small grants: what was meant is no result, what nothing shows is told so; a figure over time is never added up."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from fieldcase.casework import erasing, results, sample
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.casework.results import Shown
from fieldcase.i18n import words
from fieldcase.model.dates import UncertainDate
from fieldcase.model.fieldwork import Figure
from fieldcase.model.ids import FigureId, GrantId, ObjectiveId, ScopeId
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


def test_the_table_says_beside_each_objective_what_shows_it_and_not_who_paid(desk: Desk) -> None:
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
    text = results.grants_table(Look(desk), EN)
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
    assert {count.text for one in results.of_grant(desk, grant) if (count := one.count) is not None} == {
        "=36", ">100", "=4", "=2",
    }  # fmt: skip
