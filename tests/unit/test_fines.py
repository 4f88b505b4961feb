"""Money demanded beside the lawful fine: two amounts with their sources, no conversion, no finding."""

from __future__ import annotations

from typing import Any

import pytest

from fieldcase.casework.tables import shipped
from fieldcase.i18n import words
from fieldcase.model.dates import UncertainDate
from fieldcase.model.delivered import DELIVERED
from fieldcase.model.ids import ProvisionId, ScopeId
from fieldcase.model.law import Provision
from fieldcase.model.values import Money
from fieldcase.rules.fines import Demand, demand_said, provisions_for

TABLES, ENGLISH = shipped(), words("en")
ACT = UncertainDate("2019-10")


def provision(**more: Any) -> Provision:
    said: dict[str, Any] = {
        "instrument": "kg-misconduct", "number": "123", "valid_from": UncertainDate("2019-01-01"),
        "valid_to": UncertainDate("2021-12-01"), "status": "seed", "fine_to": Money("30000 KGS"),
    }  # fmt: skip
    return Provision(**({"id": ProvisionId(b"p" * 16), "scope": ScopeId(b"r" * 16)} | said | more))


def told(demand: Demand, *provisions: Provision) -> list[str]:
    return [one.text for one in demand_said(demand, provisions, ENGLISH, TABLES)]


def test_what_was_demanded_stands_beside_the_fine_with_its_status_and_is_not_converted() -> None:
    found = told(Demand(Money("2000 USD"), "to move the case to article 123", "Example police unit"), provision())
    assert found == [
        "Demanded: 2,000\xa0USD; for: to move the case to article 123; by: Example police unit.",
        "Fine named by “Code of Misconduct of the Kyrgyz Republic (2019), article 123” (named by an organisation, to "
        "be confirmed): up to 30,000\xa0KGS.",
        "The two amounts are in different currencies and are not converted here.",
    ]


def test_more_than_the_highest_fine_is_a_question() -> None:
    assert "a question for a lawyer" in told(Demand(Money("50000 KGS")), provision())[-1]
    assert not any("question" in text for text in told(Demand(Money("30000 KGS")), provision()))


def test_the_fine_that_was_imposed_is_told_as_the_third_thing() -> None:
    assert told(Demand(Money("2000 USD"), fined=Money("30000 KGS")), provision())[-1] == "Fine imposed: 30,000\xa0KGS."


def test_the_fine_of_an_own_version_stands_for_the_delivered_one_that_it_corrects() -> None:
    delivered = provision(scope=DELIVERED)
    ours = provision(id=ProvisionId(b"o" * 16), fine_to=Money("60000 KGS"), status="verified")
    assert provisions_for((ours, delivered), ("kg-misconduct:123",), (), "", ACT) == (ours,)
    assert provisions_for((delivered,), ("kg-misconduct:123",), (), "", ACT) == (delivered,), "the control"


def test_without_a_demand_nothing_is_told_and_without_a_provision_that_is_said() -> None:
    assert told(Demand(fined=Money("30000 KGS")), provision()) == []
    assert told(Demand(Money("2000 USD")))[-1] == "No fine is known here that a provision in force on that day names."
    assert told(Demand(Money("2000 USD")), provision(fine_to=None))[-1].startswith("No fine is known")


@pytest.mark.parametrize(
    ("low", "high", "fine"),
    [
        ("1700 UAH", "51000 UAH", "from 1,700\xa0UAH to 51,000\xa0UAH"),
        ("1700 UAH", None, "from 1,700\xa0UAH"),
        (None, "51000 UAH", "up to 51,000\xa0UAH"),
        ("1700 UAH", "1700 UAH", "1,700\xa0UAH"),
    ],
)
def test_a_fine_is_told_with_both_its_ends(low: str | None, high: str | None, fine: str) -> None:
    one = provision(fine_from=Money(low) if low else None, fine_to=Money(high) if high else None)
    assert told(Demand(Money("5 UAH")), one)[1].endswith(f": {fine}.")


@pytest.mark.parametrize(
    ("norms", "articles", "country", "on", "found"),
    [
        (("kg-misconduct:123",), (), "", ACT, True),
        (("kg-cc:123",), (), "", ACT, False),
        ((), ("ст. 123",), "KG", ACT, True),
        ((), ("ст. 123 ч. 2",), "KG", ACT, True),
        ((), ("123",), "KZ", ACT, False),
        ((), ("нет",), "KG", ACT, False),
        (("kg-misconduct:123",), (), "KG", UncertainDate("2022"), False),
        (("kg-misconduct:123",), (), "KG", UncertainDate("2021-12/2022-02"), True),
        (("kg-misconduct:123",), (), "KG", None, False),
    ],
)
def test_a_provision_is_found_by_its_norm_or_number_where_it_was_in_force(
    norms: tuple[str, ...], articles: tuple[str, ...], country: str, on: UncertainDate | None, found: bool
) -> None:
    assert bool(provisions_for((provision(),), norms, articles, country, on)) == found


def test_both_versions_are_told_where_the_date_may_be_on_either_side_of_a_change() -> None:
    old = provision(valid_to=UncertainDate("2019-12-31"), fine_to=Money("1700 UAH"))
    new = provision(valid_from=UncertainDate("2020-01-01"), fine_to=Money("51000 UAH"))
    norms = ("kg-misconduct:123",)
    assert provisions_for((old, new), norms, (), "", UncertainDate("2019-12/2020-01")) == (old, new)
    assert provisions_for((old, new), norms, (), "", UncertainDate("2020-02-01")) == (new,)
