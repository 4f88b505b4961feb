"""The law that comes with the program, and an organisation's own beside it: rows, dates, and what can be cited."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from unit.desks import desk_at

from fieldcase.casework import legislation
from fieldcase.casework.look import Look
from fieldcase.casework.tables import STATUSES, shipped
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import declared
from fieldcase.model.ids import InstrumentId, ProvisionId, ScopeId
from fieldcase.model.law import Instrument, Provision
from fieldcase.rules.citable import with_own

ROWS = [*legislation.delivered_instruments(), *legislation.delivered_provisions()]
TABLES = shipped()
SCOPE = ScopeId(b"s" * 16)


def named(one: Instrument | Provision) -> str:
    return one.code if isinstance(one, Instrument) else f"{one.instrument}:{one.number}"


@pytest.mark.parametrize("row", ROWS, ids=named)
def test_a_delivered_row_says_how_well_it_was_checked_and_where_it_was_read(row: Instrument | Provision) -> None:
    assert row.status in STATUSES
    assert row.source in TABLES.vocabularies["law_text"] or "." in row.source
    assert (row.source == "memory") <= (row.status in ("memory", "secondary"))
    assert row.checked_on is not None
    assert row.title
    assert row.title_en


@pytest.mark.parametrize("row", ROWS, ids=named)
def test_every_code_of_a_delivered_row_is_known(row: Instrument | Provision) -> None:
    for field in declared(type(row)):
        vocabulary = field.about.vocabulary
        value = getattr(row, field.name)
        for code in value if field.many else (value,):
            if vocabulary and code:
                assert TABLES.label(vocabulary, code, "ru") != code, (field.name, code)
    for text in (row.practice, row.notes) if isinstance(row, Instrument) else (row.gap, row.text):
        assert not text or text in TABLES.vocabularies["law_text"]


@pytest.mark.parametrize("row", ROWS, ids=named)
def test_no_row_ends_before_it_begins(row: Instrument | Provision) -> None:
    if row.valid_from is not None and row.valid_to is not None:
        assert row.valid_from.first <= row.valid_to.last


def test_every_delivered_provision_belongs_to_an_instrument_and_can_be_cited() -> None:
    codes = {one.code for one in legislation.delivered_instruments()}
    for one in legislation.delivered_provisions():
        assert one.instrument in codes
        assert f"{one.instrument}:{one.number}" in TABLES.norms


def test_versions_of_one_provision_share_no_day() -> None:
    by_name: dict[str, list[Provision]] = {}
    for one in legislation.delivered_provisions():
        by_name.setdefault(named(one), []).append(one)
    assert any(len(versions) > 1 for versions in by_name.values()), "the control: one has several"
    for versions in by_name.values():
        spans = sorted(
            (one.valid_from.first if one.valid_from else 0, one.valid_to.last if one.valid_to else 10**7)
            for one in versions
        )
        assert all(before[1] < after[0] for before, after in pairwise(spans))


def test_the_fine_of_an_article_depends_on_the_day_of_the_act() -> None:
    def fines(day: str) -> list[str]:
        found = legislation.in_force(legislation.delivered_provisions(), "UA", "ua-cc", "309", UncertainDate(day))
        return [one.fine_to.text for one in found if one.fine_to is not None]

    assert fines("2019-12-31") == ["1700 UAH"]
    assert fines("2020-01-01") == ["51000 UAH"]
    assert fines("2019-12/2020-01") == ["1700 UAH", "51000 UAH"], "a day that is not known may lie on both sides"
    assert fines("2026-12-01") == [], "nobody has looked whether it still holds"


def test_without_a_day_nothing_is_guessed() -> None:
    assert legislation.in_force(legislation.delivered_provisions(), "UA", "", "309", None) == ()


def test_a_code_of_2019_says_nothing_of_an_act_of_2022() -> None:
    known = legislation.delivered_provisions()
    assert legislation.in_force(known, "KG", "", "268", UncertainDate("2019-10-01"))
    assert not legislation.in_force(known, "KG", "", "268", UncertainDate("2022-05-01"))


def own(number: str, title: str, instrument: str = "xx-cc") -> Provision:
    return Provision(
        id=ProvisionId(number.encode().rjust(16, b"-")), scope=SCOPE, instrument=instrument, number=number, title=title,
        valid_from=UncertainDate("2022-01-01"), status="verified",
    )  # fmt: skip


def test_an_organisations_own_provision_can_be_cited_at_once_and_undone(tmp_path: Path) -> None:
    with desk_at(tmp_path) as desk:
        look = Look(desk)
        law = Instrument(id=InstrumentId(desk.new_id()), scope=desk.register, code="kg-cc-2021", title="Новый кодекс")
        mine = replace(own("283", "Хранение", "kg-cc-2021"), id=ProvisionId(desk.new_id()), scope=desk.register)
        desk.save(None, law)
        desk.save(None, mine)
        assert desk.tables.label("norm", "kg-cc-2021:283", "ru") == "Хранение"
        assert look.tables.instruments["kg-cc-2021"]["ru"] == "Новый кодекс"
        assert legislation.provisions(look)[0] == mine
        assert "cedaw:5" in desk.tables.norms
        desk.undo()
        assert "kg-cc-2021:283" not in look.tables.norms
        desk.redo()
        desk.hide(mine)
        assert "kg-cc-2021:283" not in desk.tables.norms


def test_an_own_title_stands_before_a_delivered_one_and_overwrites_nothing() -> None:
    tables = with_own(TABLES, (), [own("268", "Своё название", "kg-cc")])
    assert tables.label("norm", "kg-cc:268", "ru") == "Своё название"
    assert TABLES.label("norm", "kg-cc:268", "ru") != "Своё название"
    assert tables.instruments["kg-cc"] == TABLES.instruments["kg-cc"]


@given(st.lists(st.tuples(st.sampled_from(["xx-cc", "kg-cc", "yy"]), st.sampled_from(["1", "228.1", "91-2"]))))
def test_whatever_an_organisation_keeps_every_delivered_norm_stays_citable(rows: list[tuple[str, str]]) -> None:
    tables = with_own(TABLES, (), [own(number, "T", instrument) for instrument, number in rows])
    assert set(TABLES.norms) <= set(tables.norms)
    assert set(TABLES.instruments) <= set(tables.instruments)
    assert all(f"{instrument}:{number}" in tables.norms for instrument, number in rows)
    assert all(norm.instrument in tables.instruments for norm in tables.norms.values())


def test_all_articles_and_recommendations_of_cedaw_are_there() -> None:
    assert {f"cedaw:{number}" for number in range(1, 17)} <= set(TABLES.norms)
    assert {f"cedaw-gr:{number}" for number in range(1, 41)} <= set(TABLES.norms)
