"""Lists: the numbers of all rows that fit, in SQL's order, and pages of their records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from gears import examples
from hypothesis import given
from hypothesis import strategies as st
from vaults import case_scope, new_vault, save

from fieldcase.model.asked import Asked
from fieldcase.model.case import Act, Case, Event
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import declared, kinds
from fieldcase.model.ids import ActId, CaseId, EventId, PersonId, ScopeId
from fieldcase.model.values import Quantity
from fieldcase.vault import lists
from fieldcase.vault.vault import Vault

ONE, OTHER = PersonId(b"1" * 16), PersonId(b"2" * 16)


@pytest.fixture
def vault(quick_path: Path) -> Iterator[Vault]:
    with new_vault(quick_path) as made:
        yield made


@pytest.fixture
def scope(vault: Vault) -> ScopeId:
    return case_scope(vault)


def event(vault: Vault, scope: ScopeId, what: str, date: str = "", **values: Any) -> Event:
    when = UncertainDate(date) if date else None
    made = Event(id=EventId(vault.world.random(16)), scope=scope, what=what, date=when, **values)
    save(vault, None, made)
    return made


def listed(vault: Vault, asked: Asked) -> list[str]:
    """What the rows that fit say, in order; that their number agrees is asked on the way."""
    numbers = lists.vector(vault.read, asked)
    assert lists.count(vault.read, asked) == len(numbers)
    return [
        getattr(one, "what", "") or getattr(one, "title", "") for one in lists.page(vault.read, asked.kind, numbers)
    ]


def test_dates_sort_by_their_first_day_and_the_undated_come_last_either_way(vault: Vault, scope: ScopeId) -> None:
    for what, date in (
        ("none", ""),
        ("later", "2020-05"),
        ("first", "../2019"),
        ("day", "2020-05-01"),
        ("none too", ""),
    ):
        event(vault, scope, what, date)
    up = listed(vault, Asked(Event, sort="date"))
    assert up == ["first", "day", "later", "none", "none too"]
    assert listed(vault, Asked(Event, sort="date", descending=True)) == ["later", "day", "first", "none too", "none"]
    assert listed(vault, Asked(Event)) == ["none", "later", "first", "day", "none too"]
    assert listed(vault, Asked(Event, descending=True)) == ["none too", "day", "first", "later", "none"]


def test_titles_sort_as_people_read_and_ties_by_the_order_in_which_they_came(vault: Vault) -> None:
    for number, title in enumerate(("яма", "Ёж", "енот", "ель", "ёж")):
        save(vault, None, Case(id=CaseId(bytes([number]) * 16), scope=case_scope(vault), title=title))
    assert listed(vault, Asked(Case, sort="title")) == ["ель", "енот", "Ёж", "ёж", "яма"]


def test_weights_sort_by_what_they_weigh(vault: Vault, scope: ScopeId) -> None:
    for number, weight in enumerate(("2 g", "35 mg", "0.80 g")):
        act = Act(id=ActId(bytes([number]) * 16), scope=scope, what=weight, weight=Quantity(weight))
        save(vault, None, act)
    assert listed(vault, Asked(Act, sort="weight")) == ["35 mg", "0.80 g", "2 g"]


def test_a_field_equals_a_value_contains_it_or_is_empty(vault: Vault, scope: ScopeId) -> None:
    event(vault, scope, "both", people=(ONE, OTHER), kind="search", country="KG")
    event(vault, scope, "other", people=(OTHER,), kind="search")
    event(vault, scope, "nobody", "2020", kind="other")
    assert listed(vault, Asked(Event, equals=(("people", ONE),))) == ["both"]
    assert listed(vault, Asked(Event, equals=(("people", OTHER),))) == ["both", "other"]
    assert listed(vault, Asked(Event, equals=(("kind", "search"), ("country", "")))) == ["other"]
    assert listed(vault, Asked(Event, equals=(("date", None),))) == ["both", "other"]
    assert listed(vault, Asked(Event, equals=(("date", UncertainDate("2020")),))) == ["nobody"]


def test_a_list_knows_scopes_and_the_bin(vault: Vault, scope: ScopeId) -> None:
    gone = event(vault, scope, "gone")
    event(vault, scope, "here")
    event(vault, case_scope(vault), "elsewhere")
    save(vault, gone, replace(gone, hidden=True))
    assert listed(vault, Asked(Event, scope=scope)) == ["here"]
    assert listed(vault, Asked(Event, hidden=True)) == ["gone"]
    assert listed(vault, Asked(Event)) == ["here", "elsewhere"]


def test_days_take_whatever_may_lie_between_them(vault: Vault, scope: ScopeId) -> None:
    for date in ("2019-12-31", "2020", "2020-02", "2020-02-10/2020-03-05", "2020-03-01", "../2020-02-20", ""):
        event(vault, scope, date or "none", date)
    february = UncertainDate("2020-02")
    asked = Asked(Event, days=("date", february.first, february.last))
    assert listed(vault, asked) == ["2020", "2020-02", "2020-02-10/2020-03-05", "../2020-02-20"]


def test_words_are_beginnings_found_anywhere_in_the_record(vault: Vault, scope: ScopeId) -> None:
    event(vault, scope, "Обыск без протокола", place="у дома")
    event(vault, scope, "Обыск", place="на рынке")
    save(vault, None, Case(id=CaseId(b"c" * 16), scope=case_scope(vault), title="обыск"))
    assert listed(vault, Asked(Event, words="обыс")) == ["Обыск без протокола", "Обыск"]
    assert listed(vault, Asked(Event, words="ОБЫ дом")) == ["Обыск без протокола"]
    assert listed(vault, Asked(Event, words='" ) OR * NEAR')) == []
    assert listed(vault, Asked(Event, words=" — ")) == []
    assert listed(vault, Asked(Event, words="  ")) == ["Обыск без протокола", "Обыск"]


def test_a_page_is_in_the_order_of_its_numbers_and_has_a_hole_for_what_is_gone(vault: Vault, scope: ScopeId) -> None:
    first, second = event(vault, scope, "first"), event(vault, scope, "second")
    numbers = lists.vector(vault.read, Asked(Event))
    assert numbers.typecode == "q"
    assert lists.page(vault.read, Event, [numbers[1], 999, numbers[0]]) == (second, None, first)
    assert lists.page(vault.read, Event, []) == ()
    assert lists.number(vault.read, Event, second.id) == numbers[1]
    assert lists.number(vault.read, Event, b"none" * 4) is None


def test_a_page_may_be_longer_than_a_statement_has_room_for(vault: Vault, scope: ScopeId) -> None:
    made = event(vault, scope, "one")
    assert lists.page(vault.read, Event, [1] * 40_000) == (made,) * 40_000


@pytest.mark.parametrize("asked", [{"sort": "wheather"}, {"equals": (("1=1 OR hidden", 1),)}, {"days": ("x", 1, 2)}])
def test_a_field_that_is_not_declared_is_no_column(vault: Vault, asked: dict[str, Any]) -> None:
    with pytest.raises(KeyError):
        lists.vector(vault.read, Asked(Event, **asked))


def test_every_field_of_every_kind_can_be_sorted_by(vault: Vault) -> None:
    for kind in kinds():
        for field in declared(kind):
            for descending in (False, True):
                assert len(lists.vector(vault.read, Asked(kind, sort=field.name, descending=descending))) == 0


@given(dates=st.lists(st.sampled_from(("", "2019", "2020-05", "../2019-03", "2019-03-01/2021", "201X~")), max_size=12))
@examples(12, 200)
def test_a_sorted_vector_is_the_sorted_list_of_its_records(
    tmp_path_factory: pytest.TempPathFactory, dates: list[str]
) -> None:
    with new_vault(tmp_path_factory.mktemp("sorted")) as vault:
        scope = case_scope(vault)
        made = [event(vault, scope, str(number), date) for number, date in enumerate(dates)]
        dated = [one for one in made if one.date is not None]
        wanted = sorted(dated, key=lambda one: (one.date.first, one.date.last) if one.date else (0, 0))
        wanted += [one for one in made if one.date is None]
        assert listed(vault, Asked(Event, sort="date")) == [one.what for one in wanted]


def test_every_code_that_a_field_names_is_told_once_wherever_it_stands(vault: Vault, scope: ScopeId) -> None:
    assert lists.named_in(vault.write, Act, "norms") == frozenset()
    for norms, hidden in ((("iccpr:9", "xx-cc:1"), False), (("xx-cc:1", "yy:2"), True), ((), False)):
        save(vault, None, Act(id=ActId(vault.world.random(16)), scope=scope, norms=norms, hidden=hidden))
    assert lists.named_in(vault.write, Act, "norms") == {"iccpr:9", "xx-cc:1", "yy:2"}
