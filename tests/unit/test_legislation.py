"""The law that comes with the program, and an organisation's own beside it: rows, dates, and what can be cited."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from unit.desks import desk_at

from fieldcase.casework import legislation
from fieldcase.casework.cases import new_case
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.casework.tables import STATUSES, shipped
from fieldcase.model.case import Act
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import declared
from fieldcase.model.ids import ActId, InstrumentId, ProvisionId, ScopeId
from fieldcase.model.law import Instrument, Provision
from fieldcase.model.terms import Term
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
    assert (row.source == "memory") == (row.status == "memory"), "what is from memory says so, and nothing else does"
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


def citing(desk: Desk, *norms: str) -> Act:
    act = Act(id=ActId(desk.new_id()), scope=new_case(desk, "Пример").scope, norms=norms)
    desk.save(None, act)
    return act


def test_a_norm_that_is_cited_stays_known_by_the_name_it_was_cited_by(tmp_path: Path) -> None:
    with desk_at(tmp_path) as desk:
        law = Instrument(id=InstrumentId(desk.new_id()), scope=desk.register, code="kg-new", title="Новый кодекс")
        article = replace(own("283", "Хранение", "kg-new"), id=ProvisionId(desk.new_id()), scope=desk.register)
        other = replace(own("284", "Сбыт", "kg-new"), id=ProvisionId(desk.new_id()), scope=desk.register)
        for one in (law, article, other):
            desk.save(None, one)
        citing(desk, "kg-new:283")
        for one in (article, other):
            desk.save(one, replace(one, instrument="kg-cc-2021"))
        desk.save(law, replace(law, code="kg-cc-2021"))
        assert desk.tables.label("norm", "kg-new:283", "ru") == "Хранение"
        assert desk.tables.instruments["kg-new"]["ru"] == "Новый кодекс"
        assert desk.tables.label("norm", "kg-cc-2021:283", "ru") == "Хранение"
        assert "kg-new:284" not in desk.tables.norms, "the control: nobody cites it"
        assert "kg-cc-2021:284" in desk.tables.norms


def test_under_a_former_number_a_norm_is_to_be_checked(tmp_path: Path) -> None:
    with desk_at(tmp_path) as desk:
        article = replace(own("283", "Хранение"), id=ProvisionId(desk.new_id()), scope=desk.register)
        desk.save(None, article)
        citing(desk, "xx-cc:283")
        assert desk.tables.norms["xx-cc:283"].status == "verified"
        desk.save(article, replace(article, number="291"))
        assert desk.tables.norms["xx-cc:283"].status == "unsourced"
        assert desk.tables.norms["xx-cc:291"].status == "verified"


def test_a_former_name_never_takes_that_of_a_delivered_law(tmp_path: Path) -> None:
    with desk_at(tmp_path) as desk:
        law = Instrument(id=InstrumentId(desk.new_id()), scope=desk.register, code="kg-cc", title="Своё")
        desk.save(None, law)
        assert desk.tables.instruments["kg-cc"]["ru"] == "Своё"
        desk.save(law, replace(law, code="kg-cc-2021"))
        assert desk.tables.instruments["kg-cc"] == TABLES.instruments["kg-cc"]


def held(instrument: str, number: str, first: str, last: str) -> Provision:
    mine = own(number, "T", instrument)
    return replace(mine, valid_from=UncertainDate(first), valid_to=UncertainDate(last))


def test_an_own_version_stands_before_the_delivered_one_on_its_days_alone() -> None:
    mine = held("ua-cc", "309", "2020-06-01", "2021-12-31")
    known = (mine, *legislation.delivered_provisions())

    def found(day: str) -> tuple[Provision, ...]:
        return legislation.in_force(known, "UA", "ua-cc", "309", UncertainDate(day))

    assert found("2020-07-01") == (mine,)
    assert mine not in found("2020-02-01")
    assert len(found("2020-02-01")) == 1
    assert len(found("2020")) == 2, "in the year both held, one after the other"
    assert mine in found("2020")


@given(st.dates(date(2019, 1, 1), date(2022, 12, 31)), st.dates(date(2019, 1, 1), date(2022, 12, 31)))
def test_no_day_loses_its_law_by_what_an_organisation_keeps(first: date, day: date) -> None:
    mine = held("ua-cc", "309", first.isoformat(), "2022-12-31")
    on = UncertainDate(day.isoformat())
    without = legislation.in_force(legislation.delivered_provisions(), "UA", "ua-cc", "309", on)
    found = legislation.in_force((mine, *legislation.delivered_provisions()), "UA", "ua-cc", "309", on)
    assert found == ((mine,) if first <= day else without)


def test_a_cited_provision_in_the_bin_still_says_what_was_cited(tmp_path: Path) -> None:
    with desk_at(tmp_path) as desk:
        article = replace(own("283", "Хранение"), id=ProvisionId(desk.new_id()), scope=desk.register)
        desk.save(None, article)
        act = citing(desk, "xx-cc:283")
        desk.hide(article)
        assert desk.tables.label("norm", "xx-cc:283", "ru") == "Хранение"
        desk.save(act, replace(act, norms=()))
        desk.undo()
        assert "xx-cc:283" in desk.tables.norms


def test_the_law_of_ones_own_is_there_when_a_vault_is_opened_again(tmp_path: Path) -> None:
    with desk_at(tmp_path) as desk:
        article = replace(own("283", "Хранение"), id=ProvisionId(desk.new_id()), scope=desk.register)
        desk.save(None, article)
        again = Desk(desk.vault, desk.world, TABLES)
        assert again.tables.label("norm", "xx-cc:283", "ru") == "Хранение"


def test_an_own_instrument_stands_before_the_delivered_one_of_its_name(tmp_path: Path) -> None:
    with desk_at(tmp_path) as desk:
        assert legislation.by_code(desk)["kg-cc"].title_en == "Criminal Code of the Kyrgyz Republic (2019)"
        law = Instrument(id=InstrumentId(desk.new_id()), scope=desk.register, code="kg-cc", title_en="Ours")
        desk.save(None, law)
        assert legislation.by_code(desk)["kg-cc"] == law


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


YEARS = st.lists(st.integers(2000, 2030), min_size=1, max_size=4, unique=True)


@given(YEARS, st.randoms(use_true_random=False))
def test_the_newest_version_names_a_norm_in_whatever_order_versions_come(years: list[int], order: Random) -> None:
    rows = [replace(own("268", str(year), "kg-cc"), valid_from=UncertainDate(f"{year}-01-01")) for year in years]
    mixed = order.sample(rows, len(rows))
    tables = with_own(TABLES, (), mixed)
    assert tables.label("norm", "kg-cc:268", "ru") == str(max(years))
    assert tables == with_own(TABLES, (), rows)
    assert {code: norm for code, norm in tables.norms.items() if code != "kg-cc:268"} == {
        code: norm for code, norm in TABLES.norms.items() if code != "kg-cc:268"
    }


def test_tables_with_own_law_do_not_call_themselves_the_delivered_ones() -> None:
    mine, others = (with_own(TABLES, (), [own("1", title)]) for title in ("Своё", "Другое"))
    assert len({TABLES.sha256, mine.sha256, others.sha256}) == 3
    assert with_own(TABLES, (), []) is TABLES


def test_a_former_name_hides_no_current_norm() -> None:
    now = own("1", "Новая")
    tables = with_own(TABLES, (), [now], {"xx-cc:1": own("1", "Прежняя"), "xx-cc:2": own("1", "Прежняя")})
    assert [tables.label("norm", f"xx-cc:{number}", "ru") for number in (1, 2)] == ["Новая", "Прежняя"]


@pytest.mark.parametrize("number", ["228.1", "91-2", "217¹", "188-3 ч. 2", "5.1-a"])
def test_the_number_of_an_article_stays_as_it_was_typed(tmp_path: Path, number: str) -> None:
    with desk_at(tmp_path) as desk:
        article = replace(own(number, "Хранение"), id=ProvisionId(desk.new_id()), scope=desk.register)
        desk.save(None, article)
        assert desk.tables.norms[f"xx-cc:{number}"].number == number
        held = legislation.in_force(legislation.provisions(desk), "", "xx-cc", number, UncertainDate("2022-01-01"))
        assert held == (), "nobody said until when it holds or when it was checked"


def test_a_case_that_was_published_gives_no_bounds_of_a_fine() -> None:
    (article,) = (one for one in legislation.delivered_provisions() if named(one) == "kg-misconduct:123")
    assert (article.fine_from, article.fine_to) == (None, None)
    assert "30 000" in TABLES.label("law_text", article.text, "ru")


@pytest.mark.parametrize("term", TABLES.vocabularies["law_text"].values(), ids=lambda term: term.code)
def test_every_sentence_of_the_law_is_told_in_both_languages_and_used(term: Term) -> None:
    assert term.labels["ru"] != term.labels["en"]
    told = {getattr(row, name, "") for row in ROWS for name in ("source", "text", "practice", "notes", "gap")}
    assert term.code in told
