"""Counting a real vault: the sample by hand, the fields that are read, small numbers outside, words of a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import invented_decisions
import pytest
from unit.desks import desk_at

from fieldcase.casework import counted_table, counting, court_statistics, sample, triage, visits
from fieldcase.casework.counting import READ, CountAsked, What
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.casework.sight import bare
from fieldcase.dossier.blocks import Figure as Chart
from fieldcase.dossier.blocks import Table
from fieldcase.dossier.compose.counted_tables import blocks
from fieldcase.i18n import words
from fieldcase.model.case import Act, Case
from fieldcase.model.dates import UncertainDate
from fieldcase.model.fieldwork import Figure
from fieldcase.model.ids import FigureId
from fieldcase.model.values import Count
from fieldcase.rules import counted as by

EN = words("en")
# As a published report on outreach of 2019 gives them: totals alone, spread over no visit.
REPORTED = (("outreach visits", "=36"), ("people interviewed", ">100"), ("cases taken for case management", "=4"))


def numbers(desk: Desk, what: What, rows: str, columns: str = "", use: str = "internal") -> dict[str, str]:
    asked = CountAsked(what, rows, columns)
    table = counting.tables_of(desk, counting.counted(desk, use, (asked,)), (asked,))[0]
    return {code: cell.count.text for code, cell in zip(table.rows, table.row_totals, strict=True) if cell.count}


@pytest.fixture(scope="module")
def sampled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk at the sample. To be looked at, not changed: loading it takes longer than every test of it."""
    with desk_at(tmp_path_factory.mktemp("sampled")) as desk:
        sample.load(desk)
        yield desk


def test_a_bare_record_has_what_is_asked_for_as_the_whole_one_has_it_and_nothing_else(sampled: Desk) -> None:
    for kind, names in READ.items():
        plain = [name for name in names if not name.startswith("?")]
        found, whole = bare(sampled, kind, names), sampled.all(kind)
        assert [one.key for one in found] == [one.key for one in whole]
        for one, other in zip(found, whole, strict=True):
            assert all(getattr(one, name) == getattr(other, name) for name in plain)
            for name in (one.lstrip("?") for one in names if one.startswith("?")):
                assert getattr(one, name) == ("+" if getattr(other, name) else "")
            left = {field.name for field in fields(kind)} - {"id", "scope", *(name.lstrip("?") for name in names)}
            given: dict[str, Any] = {"id": one.key, "scope": one.scope}
            blank = kind(**given)
            assert all(getattr(one, name) == getattr(blank, name) for name in left)
    assert bare(Look(sampled), Act, READ[Act]) == bare(sampled, Act, READ[Act])


def test_the_sample_is_counted_as_by_hand_and_says_that_it_is_invented(sampled: Desk) -> None:
    cases = Counter(one.country for one in sampled.all(Case))
    assert numbers(sampled, What.CASES, by.COUNTRY) == {code: f"={n}" for code, n in sorted(cases.items())} | {}
    assert numbers(sampled, What.CASES, by.YEAR) == {"2026": f"={sum(cases.values())}"}
    asked = CountAsked(What.ACTS, by.TYPE)
    counts = counting.counted(sampled, "internal", (asked,))
    table = counting.tables_of(sampled, counts, (asked,))[0]
    assert table.total.count is not None
    assert int(table.total.count.text[1:]) + counts.left_out[What.ACTS] == len(sampled.all(Act))
    assert table.example
    keys = {key for row in table.rows for key in counting.rows_of(table, row)}
    assert {kind for kind, _ in keys} == {"act"}
    assert len(keys) == table.records


def test_the_funnel_is_the_funnel_of_the_review(sampled: Desk) -> None:
    funnel, found = triage.funnel(sampled), numbers(sampled, What.FUNNEL, by.STEP)
    expected = {"visits": funnel.visits, "interviews": funnel.interviews, "screened": funnel.screened,
                "taken": funnel.taken}  # fmt: skip
    assert found == {step: f"={number}" for step, number in expected.items() if number}


def test_decisions_by_substance_and_article_are_those_of_the_statistics(desk: Desk) -> None:
    from fieldcase.casework import decision_table, table_file
    from fieldcase.casework.decision_columns import suggested

    table = table_file.read(invented_decisions.table(120).encode(), "d.csv")
    decision_table.import_rows(
        desk, decision_table.mapped(table, suggested(tuple(table.columns))), EN, leave_known=False
    )
    known = court_statistics.statistics(desk, court_statistics.Chosen(), EN)
    for name in (by.SUBSTANCE, by.ARTICLE, by.OUTCOME, by.GENDER):
        lines = next(one for one in known.tables if one.by == name).lines
        assert sorted(numbers(desk, What.DECISIONS, name).values()) == sorted(f"={one.number.count}" for one in lines)


def test_reported_figures_are_printed_apart_and_added_to_nothing(desk: Desk) -> None:
    for number, (what, count) in enumerate(REPORTED):
        desk.save(None, Figure(id=FigureId(desk.new_id()), scope=desk.register, what=f"{number}. {what}", country="RU",
                               count=Count(count), period=UncertainDate("2019")))  # fmt: skip
    visits.new_visit(desk, country="RU", place="")
    made = counted_table.made(desk, counted_table.asked("visits", "country"), EN, outside=True, figures=True)
    assert ("Russia", "1") in made.rows
    assert {row[1] for row in made.rows if len(row) == 6} >= {"36", "more than 100", "4"}
    assert ("Total", "1") in made.rows


def test_outside_small_numbers_of_people_are_withheld_and_inside_they_are_told(sampled: Desk) -> None:
    asked = counted_table.asked("acts", "type", "gender")
    inside, outside = (counted_table.made(sampled, asked, EN, outside=out) for out in (False, True))
    assert any("1" in row[1:] for row in inside.rows)
    told = {cell for row in outside.rows if len(row) > 1 for cell in row[1:]}
    assert "withheld" in told
    assert not told & {"1", "2", "3", "4"}


def test_a_chart_stands_beside_its_table_and_says_its_numbers_in_words(sampled: Desk) -> None:
    asked = (CountAsked(What.CASES, by.COUNTRY), CountAsked(What.SIGNALS, by.CHANNEL))
    counts = counting.counted(sampled, "internal", asked)
    tables = counting.tables_of(sampled, counts, asked)
    found = blocks(counted_table.words_for(sampled, counts, tables, EN), tables)
    table, chart = (next(one for one in found if isinstance(one, kind)) for kind in (Table, Chart))
    assert isinstance(chart, Chart)
    assert isinstance(table, Table)
    assert table.named
    assert table.numbers == {1}
    assert chart.alt.startswith("Bar chart. Cases taken: country. All days. Kyrgyzstan: 2")
    assert len(chart.chart.labels) == len(chart.chart.series[0].bars) == len(tables[0].rows)
    doubtful = next(one for one in found if isinstance(one, Table) and "Signals" not in one.caption and one != table)
    assert doubtful.header[-2:] == ("Certain", "At most")


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_table_has_words_in_each_language(sampled: Desk, language: str) -> None:
    change = UncertainDate("2019-06-15")
    asked = [
        CountAsked(what, name, change=change if name == by.SIDE else None)
        for what, dimensions in by.DIMENSIONS.items() if what is not What.ANSWERS for name in dimensions
    ]  # fmt: skip
    counts = counting.counted(sampled, "internal", asked)
    tables = counting.tables_of(sampled, counts, asked)
    told = counted_table.words_for(sampled, counts, tables, words(language))
    found = [one for one in blocks(told, tables) if isinstance(one, Table)]
    assert len(found) == len(tables) + 1
    assert all(one.caption and all(one.header) for one in found)


def test_a_table_warns_of_unknown_gender_of_nothing_and_of_an_earlier_one(desk: Desk) -> None:
    asked = CountAsked(What.VISITS, by.COUNTRY, period=UncertainDate("2019"))
    table = counting.tables_of(desk, counting.counted(desk), (asked,))[0]
    earlier = CountAsked(What.VISITS, by.KIND, period=UncertainDate("2019-03"))
    assert len(counting.warnings(table, EN)) == 1
    assert len(counting.warnings(table, EN, (earlier,))) == 2
    assert len(counting.warnings(table, EN, (asked,))) == 1


def test_a_table_is_written_as_a_file_and_says_that_it_is_an_example(sampled: Desk, tmp_path: Path) -> None:
    made = counted_table.made(sampled, counted_table.asked("acts", "type"), EN, outside=False)
    counted_table.export(sampled, tmp_path / "acts.csv", made, EN)
    text = (tmp_path / "acts.csv").read_text("utf-8-sig")
    assert "Example / Пример" in text
    assert "Total,18" in text
