"""Small numbers of people cannot be computed from all tables of a report together: attacked with everything printed."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from counted_attack import exposed, population
from gears import examples
from hypothesis import given
from hypothesis import strategies as st

from fieldcase.casework.tables import shipped
from fieldcase.model.dates import UncertainDate
from fieldcase.model.values import Count
from fieldcase.rules.count_asked import CountAsked
from fieldcase.rules.counted import Counts, What
from fieldcase.rules.crosstabs import Cell, Crosstab, crosstab
from fieldcase.rules.joint_small import alone, protect
from fieldcase.rules.small_numbers import if_large
from fieldcase.rules.values_of_counts import bounds

TABLES = shipped()
PLACES = {"gender": ["female", "male", ""], "age": ["18_24", "25_34", ""], "country": ["KZ", "KG"]}
TIMES = {"gender": ["female", "male"], "age": ["18_24", "25_34", "35_44"], "time": ["spring", "autumn", "later"]}
DAYS = {
    name: str(date(*day).toordinal())
    for name, day in {"spring": (2019, 2, 1), "autumn": (2019, 9, 1), "later": (2020, 2, 1)}.items()
}
LINKED = (
    CountAsked(What.PEOPLE, "gender", "age"),
    CountAsked(What.PEOPLE, "age", "country"),
    CountAsked(What.PEOPLE, "country", "gender"),
    CountAsked(What.PEOPLE, "gender", country="KZ"),
)
NESTED = (
    CountAsked(What.PEOPLE, "gender", "age"),
    CountAsked(What.PEOPLE, "gender", "age", period=UncertainDate("2019")),
    CountAsked(What.PEOPLE, "gender", period=UncertainDate("2019-01/2019-06")),
)


def made(counts: Counts, asked: Sequence[CountAsked]) -> list[Crosstab]:
    return [crosstab(counts, one, TABLES) for one in asked]


def people(seed: int, values: dict[str, list[str]], many: int) -> Counts:
    chance = random.Random(seed)
    found = []
    for _ in range(many):
        one = {name: chance.choices(codes, [6, 3, 1][: len(codes)])[0] for name, codes in values.items()}
        if "time" in one:
            one["day"] = DAYS[one.pop("time")]
        found.append(one)
    return population(found)


def primary_alone(table: Crosstab) -> Crosstab:
    """A table in which small numbers are withheld, and no other."""

    def told(cell: Cell) -> Cell:
        return cell if cell.count is not None and if_large(cell.count) else Cell(None)

    return replace(
        table, cells=tuple(tuple(map(told, line)) for line in table.cells),
        row_totals=tuple(map(told, table.row_totals)), column_totals=tuple(map(told, table.column_totals)),
        total=told(table.total),
    )  # fmt: skip


@examples(6, 100)
@given(st.integers(0, 10**6), st.sampled_from([8, 25, 60]))
def test_nothing_small_follows_from_tables_that_share_their_totals(seed: int, many: int) -> None:
    counts = people(seed, PLACES, many)
    whole = made(counts, LINKED)
    assert exposed(protect(counts, whole), whole, PLACES) == []


@examples(3, 32)
@given(st.integers(0, 10**6), st.sampled_from([30, 120, 300]))
def test_nothing_small_follows_from_a_year_and_its_half(seed: int, many: int) -> None:
    counts = people(seed, TIMES, many)
    whole = made(counts, NESTED)
    assert exposed(protect(counts, whole), whole, TIMES, DAYS) == []


def bound(table: Crosstab, at: int) -> Crosstab:
    """The table as if its certain numbers (0) or its upper bounds (1) were all there is."""

    def told(cell: Cell) -> Cell:
        return cell if cell.count is None else replace(cell, count=Count(f"={bounds(cell.count)[at] or 0}"))

    return replace(
        table, cells=tuple(tuple(map(told, line)) for line in table.cells),
        row_totals=tuple(map(told, table.row_totals)), column_totals=tuple(map(told, table.column_totals)),
        total=told(table.total),
    )  # fmt: skip


@examples(4, 48)
@given(st.integers(0, 10**6), st.sampled_from([25, 60, 120]))
def test_neither_the_certain_numbers_nor_the_upper_bounds_give_a_small_one_away(seed: int, many: int) -> None:
    chance = random.Random(seed)
    counts = population(
        {**{name: chance.choices(codes, [6, 3, 1][: len(codes)])[0] for name, codes in PLACES.items()},
         "count": chance.choice(["=1", "=1", "=1", "0..1"])} for _ in range(many)
    )  # fmt: skip
    whole = made(counts, LINKED)
    printed = protect(counts, whole)
    for at in (0, 1):
        assert exposed([bound(one, at) for one in printed], [bound(one, at) for one in whole], PLACES) == []


@pytest.mark.parametrize("seed", range(3))
def test_the_attack_finds_small_numbers_where_each_table_is_protected_alone(seed: int) -> None:
    counts = people(seed, TIMES, 120)
    whole = made(counts, NESTED)
    assert exposed([alone(counts, one) for one in whole], whole, TIMES, DAYS)


@pytest.mark.parametrize("seed", range(3))
def test_the_attack_finds_small_numbers_where_nothing_is_withheld_besides(seed: int) -> None:
    counts = people(seed, PLACES, 60)
    whole = made(counts, LINKED)
    assert exposed([primary_alone(one) for one in whole], whole, PLACES)


def test_what_is_large_is_printed_and_inside_everything_is() -> None:
    crowd = [{"gender": gender, "age": "25_34", "country": "KZ"} for gender in ("female", "male") for _ in range(20)]
    counts = population(crowd)
    safe = protect(counts, made(counts, LINKED))
    assert [cell.count for cell in safe[0].every() if cell.count is None] == []
    inside = population([*crowd, {"gender": "female", "age": "18_24", "country": "KG"}], external=False)
    whole = made(inside, LINKED)
    assert list(protect(inside, whole)) == whole
    assert any(cell.count is not None and cell.count.text == "=1" for one in whole for cell in one.every())


def test_most_of_a_large_population_is_still_told() -> None:
    counts = people(7, PLACES, 400)
    every = [cell for one in protect(counts, made(counts, LINKED)) for cell in one.every()]
    told = [cell for cell in every if cell.count is not None]
    assert len(told) > 0.7 * len(every)


def test_the_networks_own_deeds_are_printed_as_they_are_and_people_in_them_still_hide() -> None:
    acts = [{"type": "torture", "gender": "female"}] * 2 + [{"type": "threat", "gender": "male"}] * 9
    counts = population([*acts, *[{"type": "threat", "gender": "female"}] * 9], What.ACTS)
    whole = made(counts, (CountAsked(What.ACTS, "type"), CountAsked(What.ACTS, "type", "gender")))
    plain, by_gender = protect(counts, whole)
    assert [cell.count.text for cell in plain.row_totals if cell.count] == ["=2", "=18"]
    assert by_gender.withheld


def test_what_was_done_to_the_body_of_few_is_withheld_also_where_acts_are_counted() -> None:
    acts = [{"type": "violence", "harm": "injury"}] * 9 + [{"type": "violence", "harm": "miscarriage"}] * 2
    acts += [{"type": "violence", "harm": "fear"}] * 7
    counts = population(acts, What.ACTS)
    asked = (CountAsked(What.ACTS, "type"), CountAsked(What.ACTS, "harm"))
    by_type, by_harm = protect(counts, made(counts, asked))
    assert [cell.count.text for cell in by_type.row_totals if cell.count] == ["=18"]
    told = {code: cell.count for code, cell in zip(by_harm.rows, by_harm.row_totals, strict=True)}
    assert "miscarriage" not in told, "a word of nobody's list is not told of so few"
    assert sum(count is None for count in told.values()) >= 2, "nor is it left over by the others"
    inside = population(acts, What.ACTS, external=False)
    assert all(cell.count for cell in made(inside, asked[1:])[0].row_totals), "the control"


def test_no_mark_stands_alone_among_noughts() -> None:
    counts = population([{"gender": "male", "age": "25_34", "country": "KZ"}])
    for table in protect(counts, made(counts, LINKED)):
        assert all(cell.count is None for cell in table.every())
