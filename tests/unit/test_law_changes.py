"""Before and after a change of law, what a citation means on a day, and the gap between law and practice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcase.casework.tables import shipped
from fieldcase.i18n import words
from fieldcase.model.dates import UncertainDate
from fieldcase.model.delivered import DELIVERED
from fieldcase.model.ids import InstrumentId, ProvisionId, ScopeId
from fieldcase.model.law import Instrument, Provision
from fieldcase.model.values import Money, Quantity
from fieldcase.rules.law_changes import compared, said_difference, summed_up
from fieldcase.rules.law_gap import gaps
from fieldcase.rules.law_versions import (
    Standing,
    cited_on,
    date_questions,
    holding,
    question_of,
    said_validity,
    versions,
)

OWN = ScopeId(b"r" * 16)
CODE = "ua-cc:309"
EN, TABLES = words("en"), shipped()


def day(text: str) -> UncertainDate:
    return UncertainDate(text)


def provision(key: int, valid_from: str = "", valid_to: str = "", **values: Any) -> Provision:
    """A version of article 309, the organisation's own unless told otherwise."""
    told: dict[str, Any] = {"instrument": "ua-cc", "number": "309", "scope": OWN, "status": "seed"} | values
    return Provision(
        id=ProvisionId(bytes([key]) * 16), valid_from=day(valid_from) if valid_from else None,
        valid_to=day(valid_to) if valid_to else None, **told,
    )  # fmt: skip


BEFORE = provision(1, "2002", "2019-12-31", fine_to=Money("1700 UAH"), title="Незаконне зберігання")
AFTER = provision(
    2, "2020-01-01", checked_on=day("2020-06-01"), fine_to=Money("51000 UAH"), title=BEFORE.title, status="memory"
)


def test_the_fine_that_rose_thirty_times_is_computed_and_said_with_both_statuses() -> None:
    (said,) = summed_up(BEFORE, AFTER, EN, TABLES)
    assert "30 times as much" in said
    assert "49,300" in said
    assert "before: named by an organisation, to be confirmed" in said
    assert "after: from memory, to be confirmed" in said
    lines = {line.field: line for line in compared(BEFORE, AFTER, EN, TABLES)}
    assert (lines["Highest fine"].old, lines["Highest fine"].new) == ("1,700\xa0UAH", "51,000\xa0UAH")
    assert lines["Highest fine"].computed
    assert not lines["Title"].difference, "what did not change is not said to"
    assert "Lowest fine" not in lines, "of what neither names nothing is said"


def test_the_oldest_version_stands_beside_nothing() -> None:
    lines = compared(None, BEFORE, EN, TABLES)
    assert {line.old for line in lines} == {"—"}
    assert {line.difference for line in lines} == {""}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (Money("1700 UAH"), Money("51000 UAH"), "30 times as much, more by 49,300\xa0UAH"),
        (Money("51000 UAH"), Money("1700 UAH"), "30 times less, less by 49,300\xa0UAH"),
        (Money("300 KGS"), Money("1000 KGS"), "about 3.33 times as much, more by 700\xa0KGS"),
        (Money("0 UAH"), Money("1 UAH"), "more by 1\xa0UAH"),
        (Money("10 UAH"), Money("10 USD"), "another unit or currency: not converted here"),
        (Money("10 UAH"), Money("10.00 UAH"), "the same amount"),
        (Money("10 UAH"), None, "changed"),
        (Quantity("3 a"), Quantity("36 mo"), "another unit or currency: not converted here"),
        ("one", "two", "changed"),
    ],
)
def test_amounts_are_compared_exactly_and_never_converted(old: object, new: object, said: str) -> None:
    assert said_difference(old, new, EN) == said


@given(st.decimals(1, 10**9, places=2), st.integers(2, 1000))
def test_a_whole_multiple_is_said_as_it_is(amount: Decimal, times: int) -> None:
    said = said_difference(Money(f"{amount:f} UAH"), Money(f"{amount * times:f} UAH"), EN)
    assert said.startswith(f"{times} times as much")


@pytest.mark.parametrize(
    ("on", "held"),
    [("2019-12-31", {1}), ("2020-01-01", {2}), ("2020-02-01", {2}), ("2020-06-02", set()), ("2001-12-31", set()),
     ("2019/2020", {1, 2}), ("2019-12~", {1, 2})],
)  # fmt: skip
def test_what_held_on_a_day(on: str, held: set[int]) -> None:
    assert {one.key[0] for one in holding((AFTER, BEFORE), day(on))} == held


@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)))
def test_a_citation_is_either_held_or_a_question_and_never_both(on: date) -> None:
    cited = cited_on(CODE, day(on.isoformat()), (BEFORE, AFTER))
    assert cited.is_question == (not cited.held)
    assert bool(question_of(cited, EN)) == cited.is_question


def test_an_article_outside_its_dates_is_a_question_that_names_the_dates() -> None:
    cited = cited_on(CODE, day("2021"), (BEFORE, AFTER))
    assert cited.standing is Standing.OUTSIDE
    said = question_of(cited, EN)
    assert said.endswith("A question for a lawyer.")
    assert said_validity(BEFORE, EN) in said


def test_a_day_that_may_lie_on_both_sides_and_a_day_not_known_are_questions() -> None:
    assert cited_on(CODE, day("2019/2020"), (BEFORE, AFTER)).standing is Standing.SEVERAL
    assert cited_on(CODE, day("2001/2005"), (BEFORE,)).standing is Standing.SEVERAL, "a part lies before the version"
    unknown = cited_on(CODE, None, (BEFORE, AFTER))
    assert unknown.standing is Standing.NO_DAY
    assert "The day is not known" in question_of(unknown, EN)
    assert question_of(cited_on(CODE, None, (BEFORE,)), EN) == "", "what never changed needs no day"


def test_a_treatys_article_has_no_versions_and_is_no_question() -> None:
    cited = cited_on("cedaw:5", day("2020-01-01"), (BEFORE, AFTER))
    assert cited.standing is Standing.NO_VERSIONS
    assert question_of(cited, EN) == ""


def test_an_own_version_stands_before_a_delivered_one_where_both_hold() -> None:
    delivered = replace(BEFORE, id=ProvisionId(b"d" * 16), scope=DELIVERED)
    assert holding((delivered, BEFORE), day("2019-05-01")) == (BEFORE,)
    early = replace(delivered, valid_from=day("1990"), valid_to=day("2001"))
    assert holding((early, BEFORE), day("2000")) == (early,), "where the own one does not hold, the delivered one does"


def test_a_number_is_kept_as_typed_and_cited_with_its_letters_and_dots() -> None:
    dotted = provision(3, number="228.1")
    assert versions((BEFORE, dotted), "ua-cc:228.1") == (dotted,)
    assert versions((BEFORE, dotted), "ua-cc:228") == ()


def test_dates_that_contradict_one_another_are_asked_about() -> None:
    turned = provision(4, "2020", "2019")
    assert date_questions(turned, (), EN)[0].startswith("“In force until” is earlier")
    assert date_questions(BEFORE, (BEFORE, AFTER), EN) == (), "the control: one version ends where the next begins"
    open_end = replace(BEFORE, valid_to=None)
    assert "until when did the older one hold" in date_questions(AFTER, (open_end, AFTER), EN)[0]
    assert date_questions(AFTER, (replace(open_end, number="310"), AFTER), EN) == (), "another number is another law"
    touching = replace(BEFORE, valid_to=day("2020-01-01"))
    assert date_questions(AFTER, (touching,), EN) == (), "the day of a change may belong to both"


def test_the_gap_holds_what_people_said_of_practice_and_no_more() -> None:
    code = Instrument(id=InstrumentId(b"i" * 16), scope=OWN, code="ua-cc", country="UA", title="Кодекс")
    told = replace(AFTER, gap="Штраф несоизмерим с доходом", contrary_to=("guidelines:II.8",))
    speech = provision(6, number="315", offences=("inducement",), gap="Сайты закрывают без суда")
    order = Instrument(
        id=InstrumentId(b"n" * 16), scope=OWN, code="lt-1420", country="LT", practice="Налоксон есть, получить трудно"
    )
    found = gaps((code, order), (BEFORE, told, speech))
    assert [(one.country, one.number) for one in found] == [("LT", ""), ("UA", "309"), ("UA", "315")]
    assert [one.points for one in found] == [(1,), (1,), (1, 2, 3)]
    assert gaps((code, order), (told,), "LT")[0].record == order
    assert gaps((code,), (BEFORE,)) == ()
