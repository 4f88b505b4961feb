"""The charge check: each vector by hand, dates with doubt, units, what is weighed, forms, own rows before delivered."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcase.casework.amounts import delivered
from fieldcase.casework.tables import shipped
from fieldcase.model.bands import overlap, read_bands
from fieldcase.model.dates import UncertainDate
from fieldcase.model.ids import ScopeId, ThresholdId
from fieldcase.model.law import Threshold
from fieldcase.model.measures import in_unit
from fieldcase.model.values import Quantity
from fieldcase.rules.charge import Answer, Asked, check, size_in
from fieldcase.rules.substances import code_of, codes_of, form_of

TABLES = shipped()
ACT = "2019-10-01"


def answer(country: str, substance: str, weight: str, on: str = ACT, **more: str) -> Answer:
    asked = Asked(country, UncertainDate(on), substance, weight=Quantity(weight) if weight else None, **more)
    return check(delivered(), asked, TABLES)


def sizes(found: Answer) -> list[str]:
    return [one.size for one in found.given]


@pytest.mark.parametrize(
    ("country", "substance", "grams", "on", "size"),
    [
        ("KG", "amphetamine", "0.8", ACT, "up_to_large"),
        ("KG", "amphetamine", "1.5", ACT, "up_to_large"),
        ("KG", "amphetamine", "1.51", ACT, "large"),
        ("RU", "heroin", "0.5", ACT, "below_significant"),
        ("RU", "heroin", "0.51", ACT, "significant"),
        ("RU", "heroin", "2.5", ACT, "significant"),
        ("RU", "heroin", "1000", ACT, "large"),
        ("RU", "hashish", "2.1", ACT, "significant"),
        ("UA", "amphetamine", "0.15", ACT, "small"),
        ("UA", "amphetamine", "0.8", ACT, "unnamed_middle"),
        ("UA", "amphetamine", "1.5", ACT, "large"),
        ("UA", "amphetamine", "15", ACT, "especially_large"),
        ("GE", "marijuana", "60", "2017-01-10", "large"),
        ("GE", "marijuana", "60", "2018-01-10", "below_large"),
    ],
)
def test_each_vector_of_the_field_has_its_size(country: str, substance: str, grams: str, on: str, size: str) -> None:
    found = answer(country, substance, f"{grams} g", on)
    assert sizes(found) == [size]
    assert not found.missing


def test_where_no_table_is_known_for_a_country_that_is_the_answer() -> None:
    found = answer("BY", "heroin", "1 g")
    assert (found.missing, found.given) == ("no_country", ())


@pytest.mark.parametrize(
    ("country", "substance", "on", "missing"),
    [
        ("", "heroin", ACT, "country"),
        ("RU", " ", ACT, "substance"),
        ("RU", "ephedrine", ACT, "no_substance"),
        ("RU", "неизвестное вещество", ACT, "unknown"),
        ("KG", "amphetamine", "2022-03", "no_date"),
        ("KG", "amphetamine", "2018-12-31", "no_date"),
        ("RU", "heroin", "2027-01-01", "no_date"),
    ],
)
def test_why_there_is_no_answer_is_told(country: str, substance: str, on: str, missing: str) -> None:
    found = answer(country, substance, "1 g", on)
    assert (found.missing, found.given) == (missing, ())


def test_without_a_date_no_table_is_chosen() -> None:
    assert check(delivered(), Asked("KG", None, "amphetamine", weight=Quantity("1 g")), TABLES).missing == "date"


def test_a_date_on_both_sides_of_a_change_gives_both_answers() -> None:
    found = answer("GE", "marijuana", "60 g", "2017-07")
    assert sizes(found) == ["large", "below_large"]
    assert [one.whole for one in found.given] == [False, False]
    assert not found.part


def test_on_the_day_of_a_change_both_rows_are_told() -> None:
    assert sizes(answer("GE", "marijuana", "60 g", "2017-07-28")) == ["large", "below_large"]
    assert sizes(answer("GE", "marijuana", "60 g", "2017-07-27")) == ["large"]
    assert sizes(answer("GE", "marijuana", "60 g", "2017-07-29")) == ["below_large"]


@pytest.mark.parametrize("on", ["2017-07-10~", "2017-08-20?", "../2017-09", "2017-05/2017-09", "2017"])
def test_a_doubtful_date_near_a_change_gives_both_answers(on: str) -> None:
    assert sizes(answer("GE", "marijuana", "60 g", on)) == ["large", "below_large"]


def test_where_a_part_of_the_date_has_no_table_it_is_said() -> None:
    found = answer("KG", "amphetamine", "0.8 g", "2018-12/2019-01")
    assert sizes(found) == ["up_to_large"]
    assert found.part
    assert not found.given[0].whole
    assert answer("KG", "amphetamine", "0.8 g", "2019-01-01/..").part


def test_a_row_without_an_end_is_good_up_to_the_day_it_was_checked_on() -> None:
    assert sizes(answer("RU", "heroin", "1 g", "2026-11-22")) == ["significant"]
    assert answer("RU", "heroin", "1 g", "2026-11-23").missing == "no_date"


def test_several_substances_and_forms_are_all_told() -> None:
    assert {one.row.substance for one in answer("RU", "каннабис", "7 g").given} == {
        "marijuana", "cannabis_plant", "hashish", "hashish_oil",
    }  # fmt: skip
    assert [one.row.substance for one in answer("RU", "каннабис", "7 g", form="смола").given] == ["hashish"]
    assert len(answer("RU", "героин, метадон", "1 g").given) == 2


def test_for_another_form_no_size_is_concluded() -> None:
    (one,) = answer("RU", "heroin", "1 g", form="раствор").given
    assert (one.result, one.size) == ("form", "")
    (control,) = answer("RU", "heroin", "1 g", form="порошок").given
    assert (control.result, control.size) == ("band", "significant")


@pytest.mark.parametrize("basis", ["dry_residue", "active_principle", "dried_plant"])
def test_what_was_weighed_otherwise_gets_no_size(basis: str) -> None:
    assert [one.result for one in answer("RU", "heroin", "1 g", basis=basis).given] == ["basis"]
    assert [one.result for one in answer("KG", "amphetamine", "1 g", basis=basis).given] == ["basis"]


def test_what_was_weighed_as_the_table_weighs_gets_its_size() -> None:
    assert sizes(answer("RU", "heroin", "1 g", basis="whole_mixture")) == ["significant"]
    assert sizes(answer("RU", "heroin", "1 g", basis="not_stated")) == ["significant"]


@pytest.mark.parametrize(("weight", "result"), [("1 L", "unit"), ("5 {plant}", "unit"), ("", "weight")])
def test_a_volume_is_never_made_a_weight(weight: str, result: str) -> None:
    (one,) = answer("RU", "heroin", weight).given
    assert (one.result, one.size) == (result, "")


@pytest.mark.parametrize(
    ("weight", "size"),
    [("500 mg", "below_significant"), ("501 mg", "significant"), ("0.001 kg", "significant"), ("2500001 ug", "large")],
)
def test_the_unit_does_not_change_the_size(weight: str, size: str) -> None:
    assert sizes(answer("RU", "heroin", weight)) == [size]


@pytest.mark.parametrize(
    ("weight", "size"),
    [("0.51 г порошка", "significant"), ("0.5 грамма смеси", "below_significant")],
)
def test_a_weight_that_was_typed_with_more_words_is_understood(weight: str, size: str) -> None:
    assert sizes(answer("RU", "heroin", weight)) == [size]


def test_a_weight_of_which_it_is_not_clear_how_much_gets_no_size() -> None:
    assert [one.result for one in answer("RU", "heroin", "3 пакета").given] == ["unit"]
    assert [one.result for one in answer("RU", "heroin", "1 г и 2 г").given] == ["unit"]
    assert [one.result for one in answer("RU", "heroin", "3 пакета по 0.5 г").given] == ["unit"]


def own(**more: object) -> Threshold:
    made = Threshold(
        id=ThresholdId(b"o" * 16), scope=ScopeId(b"r" * 16), country="KG", instrument="Example / Пример",
        substance="амфетамин", unit="g", bands=("large > 1",), checked_on=UncertainDate("2026-11-01"),
        status="verified",
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


def test_an_own_row_stands_first_and_the_delivered_one_is_still_told() -> None:
    asked = Asked("KG", UncertainDate(ACT), "амфетамином", weight=Quantity("1.2 g"))
    found = check((*delivered(), own()), asked, TABLES)
    assert [(one.own, one.size) for one in found.given] == [(True, "large"), (False, "up_to_large")]


def test_below_and_above_all_sizes_that_a_row_names_is_told_as_such() -> None:
    row = own(bands=("large > 1 <= 5",))
    assert size_in(row, Decimal("0.5")) == ("below", "")
    assert size_in(row, Decimal("9")) == ("above", "")


def test_a_row_whose_sizes_overlap_or_are_none_concludes_nothing() -> None:
    assert size_in(own(bands=("small <= 2", "large >= 1")), Decimal("1.5")) == ("overlap", "")
    assert size_in(own(bands=("large",)), Decimal("1.5")) == ("overlap", "")


def test_a_row_of_which_nobody_knows_until_when_it_holds_answers_for_no_date() -> None:
    asked = Asked("KG", UncertainDate("2030-01-01"), "амфетамин", weight=Quantity("1.2 g"))
    assert check((own(checked_on=None),), asked, TABLES).missing == "no_date"


def test_a_substance_that_no_list_knows_is_found_in_a_row_by_its_own_words() -> None:
    asked = Asked("KG", UncertainDate(ACT), "Вещество  Х", weight=Quantity("1.2 g"))
    assert check((own(substance="вещество х"),), asked, TABLES).sizes == {"large"}
    assert check((own(substance="вещество у"),), asked, TABLES).missing == "unknown"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("амфетамин", "amphetamine"), ("0,8 г амфетамина", "amphetamine"), ("Героином", "heroin"),
        ("гашишное масло", "hashish_oil"), ("hashish", "hashish"), ("LSD", "lsd"), ("ЛСД", "lsd"), ("МДМА", "mdma"),
        ("марихуаны", "marijuana"), ("конопля", "cannabis"), ("бупренорфин", "buprenorphine"), ("опий", "opium"),
        ("мефедрон", "mephedrone"), ("метадона гидрохлорид", "methadone"), ("соль", ""), ("", ""),
        ("героин и метадон", ""),
    ],
)  # fmt: skip
def test_a_substance_is_known_by_its_names_however_bent(text: str, code: str) -> None:
    assert code_of(text, TABLES) == code


def test_every_delivered_row_is_about_a_substance_and_form_with_a_name() -> None:
    for row in delivered():
        assert codes_of(row.substance, TABLES) == (row.substance,)
        assert form_of(row.form, TABLES) == row.form


def test_the_delivered_rows_are_those_of_the_field_each_with_its_own_id() -> None:
    rows = delivered()
    assert len(rows) == len({row.id for row in rows}) == 34
    assert {row.country for row in rows} == {"KG", "RU", "UA", "GE"}
    assert {row.status for row in rows} == {"secondary", "memory", "seed"}
    assert all(row.source and row.instrument in TABLES.vocabularies["amounts_text"] for row in rows)
    assert all(overlap(read_bands(row.bands)) is None for row in rows)
    assert all(len(read_bands(row.bands)) == len(row.bands) for row in rows)


WEIGHTS = st.decimals("0", "200000", allow_nan=False, places=4)


@given(st.sampled_from(delivered()), WEIGHTS)
def test_each_weight_falls_into_exactly_one_size_or_gap(row: Threshold, amount: Decimal) -> None:
    result, size = size_in(row, amount)
    holding = [band.size for band in read_bands(row.bands) if band.holds(amount)]
    assert result in ("band", "between")
    assert holding == ([size] if result == "band" else [])


@given(st.sampled_from([row for row in delivered() if row.unit == "g"]), WEIGHTS)
def test_a_size_is_the_same_in_grams_milligrams_and_kilograms(row: Threshold, amount: Decimal) -> None:
    plain = size_in(row, amount)
    for unit, shift in (("mg", 3), ("kg", -3), ("ug", 6)):
        told = Quantity(f"{amount.scaleb(shift):f} {unit}")
        back = in_unit(told, "g")
        assert back == amount
        assert size_in(row, back) == plain


@pytest.mark.parametrize(
    ("quantity", "unit", "amount"),
    [
        ("0.8 g", "mg", "800"), ("800 mg", "g", "0.8"), ("1 kg", "g", "1000"), ("5 ug", "mg", "0.005"),
        ("1 L", "mL", "1000"),
        ("3 {plant}", "{plant}", "3"), ("1 L", "g", None), ("1 kg", "mL", None), ("3 {plant}", "g", None),
    ],
)  # fmt: skip
def test_a_weight_is_told_in_another_unit_exactly_or_not_at_all(quantity: str, unit: str, amount: str | None) -> None:
    assert in_unit(Quantity(quantity), unit) == (None if amount is None else Decimal(amount))
