"""What actions add up to: towns by country however they are spelled, regions never, sums that keep their doubt."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from fieldcase.model.campaigns import Action
from fieldcase.model.dates import UncertainDate
from fieldcase.model.ids import ActionId, CampaignId, ScopeId
from fieldcase.model.values import Count
from fieldcase.rules.action_totals import named_countries, totals, town_key

NOBODY = bytes(16)
TOWNS = (
    "Тополёвка",
    "тополевка",
    " ТОПОЛЁВКА ",
    "Усть-Пример",
    "усть пример",
    "Ключи",
    "Заречный район",
    "Пример обл.",
)
# Counted by hand: how many towns the spellings above are, and which of them are none.
BY_HAND = {"тополевка": "Тополёвка", "усть пример": "Усть-Пример", "ключи": "Ключи"}


def action(number: int = 1, **values: Any) -> Action:
    key = ActionId(number.to_bytes(16, "big"))
    return Action(id=key, scope=ScopeId(NOBODY), campaign=CampaignId(NOBODY), number=number, **values)


def test_a_town_counts_once_in_each_country_and_a_region_in_none() -> None:
    found = totals(
        [
            action(1, country="XX", settlements=("Тополёвка", "Усть-Пример"), organisation="А / Пример"),
            action(2, country="XX", settlements=("тополевка ", "усть пример"), organisation="а / пример"),
            action(3, country="KG", settlements=("Тополёвка",), region="Заречная область"),
            action(4, country="KG", region="Заречная область"),
            action(5, country="KG", settlements=("Luhansk region",)),
            action(6, settlements=()),
        ]
    )  # fmt: skip
    assert (found.actions, found.cities, named_countries(found)) == (6, 3, 2)
    assert found.organisations == 1
    nowhere, kyrgyzstan, invented = found.countries
    assert [(one.name, len(one.actions)) for one in invented.towns] == [("Тополёвка", 2), ("Усть-Пример", 2)]
    assert [(one.name, len(one.actions)) for one in kyrgyzstan.towns] == [("Тополёвка", 1)]
    assert [(one.name, len(one.actions)) for one in kyrgyzstan.regions] == [
        ("Luhansk region", 1), ("Заречная область", 2),
    ]  # fmt: skip
    assert (nowhere.country, nowhere.towns, found.nowhere) == ("", (), (action(6).id,))


@pytest.mark.parametrize(
    ("counts", "total", "unstated"),
    [
        (("=10", "=5"), "=15", 0), (("=10", ">=5"), ">=15", 0), ((">250", "~250"), ">=500", 0),
        (("~20", ">=500", "5..700"), ">=525", 0),
        (("=10", "?", None), "=10", 2), (("10..20", "=5"), "15..25", 0), (("?", None), None, 2),
    ],
)  # fmt: skip
def test_a_sum_keeps_the_doubt_of_its_parts_and_says_how_many_are_lacking(
    counts: tuple[str | None, ...], total: str | None, unstated: int
) -> None:
    found = totals([action(at, participants=Count(one) if one else None) for at, one in enumerate(counts)])
    assert found.participants.count == (Count(total) if total else None)
    assert (found.participants.stated, found.participants.unstated) == (len(counts) - unstated, unstated)


def test_what_was_held_in_several_towns_is_divided_among_none() -> None:
    found = totals([
        action(1, country="XX", settlements=("Ключи", "Тополёвка"), participants=Count("=30")),
        action(2, country="XX", settlements=("Ключи",), participants=Count("=4")),
    ])  # fmt: skip
    keys, poplars = found.countries[0].towns
    assert (keys.participants.count, keys.shared) == (Count("=4"), 1)
    assert (poplars.participants.count, poplars.shared) == (None, 1)
    assert found.participants.count == Count("=34"), "the control: in all they are counted, once"


def test_a_day_that_is_inferred_or_preliminary_is_marked() -> None:
    sure, unsure = UncertainDate("2019-06-26"), UncertainDate("2019-06-26?")
    days = [action(1, date=sure), action(2, date=sure, day_inferred=True), action(3, date=unsure)]
    assert totals(days).inferred == (days[1].id, days[2].id)


places = some.lists(some.sampled_from(TOWNS), max_size=4).map(tuple)
countries = some.sampled_from(("XX", "KG", ""))
counts = some.sampled_from((None, "?", "=3", "~10", ">5", ">=2", "1..4")).map(lambda one: Count(one) if one else None)
actions = some.lists(some.tuples(countries, places, counts), max_size=8).map(
    lambda rows: [
        action(at, country=one[0], settlements=one[1], participants=one[2]) for at, one in enumerate(rows, start=1)
    ]
)  # fmt: skip


@given(actions, some.randoms(use_true_random=False))
def test_the_totals_are_those_counted_by_hand_whatever_the_order(listed: list[Action], chance: Any) -> None:
    found = totals(listed)
    by_hand = {(one.country, key) for one in listed for name in one.settlements for key in BY_HAND if
               town_key(name) == key}  # fmt: skip
    assert found.cities == len(by_hand)
    assert {(of.country, town_key(town.name)) for of in found.countries for town in of.towns} == by_hand
    stated = [one for one in listed if one.participants is not None and one.participants.text != "?"]
    sure = all(one.participants is not None and one.participants.certain for one in stated)
    if stated:
        assert found.participants.count is not None
        assert found.participants.count.certain == sure, "a sum is no surer than its parts"
    assert found.participants.stated + found.participants.unstated == len(listed)
    turned = list(listed)
    chance.shuffle(turned)
    assert totals(turned) == found


@pytest.mark.parametrize(
    ("names", "cities"),
    [
        (("Ключи", "г. Ключи", "г.Ключи", "город Ключи", "гор. КЛЮЧИ", "с. Ключи", "село Ключи", "City of Ключи"), 1),
        (("Ключи", "Ключи (Заречная область)"), 1), (("Ключи (Пример обл., 2 км)",), 1), (("(Заречная область)",), 0),
        (("Заречная (область)",), 0), (("Городище", "Сельцо", "Гончары", "Солнечное"), 4),
        # Two alphabets are two names: which of them are one town, nobody here knows.
        (("Ключи", "Kliuchi"), 2),
    ],
)  # fmt: skip
def test_what_stands_before_or_behind_the_name_of_a_town_is_no_part_of_it(names: tuple[str, ...], cities: int) -> None:
    assert totals([action(at, country="XX", settlements=(one,)) for at, one in enumerate(names)]).cities == cities


def test_a_town_of_the_same_name_as_its_region_is_a_town() -> None:
    assert totals([action(1, country="XX", settlements=("Ключи",), region="Ключи")]).cities == 1
    said = action(1, country="XX", settlements=("Ключевская область",), region="Ключевская область")
    assert totals([said]).cities == 0, "the control: its name says that it is a region"
