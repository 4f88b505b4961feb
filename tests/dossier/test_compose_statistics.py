"""The use "statistics": counted tables and reported figures, and not a word of what happened to whom."""

from __future__ import annotations

from dataclasses import replace

import pytest
from dossier.compose_reading import read, section, sections, text_of
from dossier.compose_samples import (
    ANNEX,
    TABLES,
    act,
    appears,
    attack,
    composed,
    detention,
    document,
    event,
    figure,
    having,
    number,
    person,
    released,
)

from fieldcase.dossier.blocks import Chronology, Exhibit, Table
from fieldcase.dossier.compose import texts_of
from fieldcase.model.declare import Record
from fieldcase.model.ids import EvidenceId
from fieldcase.model.terms import Term
from fieldcase.rules.released import How, Release
from fieldcase.rules.uses import USES

NARRATIVE = {
    "title": "A campaign under attack",
    "summary": "A newspaper attacked it.",
    "event": "The printed issue attacks the campaign.",
    "act": "The article asks the police to act against her.",
    "day": "4 December 2019",
    "person": "Aspen",
    "perpetrator": "a journalist of a newspaper",
    "harm": "she no longer leaves her home",
    "exhibit": "Front page",
    "citation": "The Morning Sheet",
    "dispute": "quoted correctly",
    "request": "That the State protects her.",
}


def tables(release: Release) -> dict[str, list[list[str]]]:
    """The counted tables by caption, cell by cell."""
    found = [block for block in section(document(release), "counts") if isinstance(block, Table)]
    return {table.caption: [[text_of(cell) for cell in row] for row in table.rows] for table in found}


@pytest.mark.parametrize("what", sorted(NARRATIVE))
def test_statistics_tell_no_story_and_every_other_use_does(what: str) -> None:
    counted = document(attack("statistics"), {EvidenceId(number(41)): ANNEX})
    assert not [text for _, text in texts_of(counted) if NARRATIVE[what] in text]
    for use in sorted(set(USES) - {"statistics"}):
        assert [text for _, text in texts_of(document(attack(use))) if NARRATIVE[what] in text], use


def test_statistics_have_counts_figures_and_how_to_check_them() -> None:
    assert sections(document(attack("statistics"))) == ["counts", "figures", "sources", "proof"]


def test_statistics_have_no_chronology_and_no_exhibit() -> None:
    made = document(attack("statistics"), {EvidenceId(number(41)): ANNEX})
    assert not [block for block in made.blocks if isinstance(block, Exhibit)]
    assert not [
        row for block in made.blocks if isinstance(block, Chronology) for row in block.rows if row.when[0] != "S"
    ]


def test_acts_are_counted_by_type_the_most_frequent_first() -> None:
    release = released(
        [act(1, type="extortion"), act(2, type="incitement"), act(3, type="incitement"), act(4, type="other")],
        use="statistics",
    )
    assert tables(release) == {
        "Acts by type": [["Incitement to violence", "2"], ["Extortion", "1"], ["Other", "1"], ["Total", "4"]]
    }
    assert tables(having(release, language="ru")) == {
        "Деяния по видам": [
            ["Подстрекательство к насилию", "2"],
            ["Вымогательство", "1"],
            ["Другое", "1"],
            ["Всего", "4"],
        ]
    }


def test_events_are_counted_by_kind() -> None:
    release = released([event(1, "2019", kind="detention"), event(2, "2020", kind="detention")], use="statistics")
    assert tables(release) == {"Events by kind": [["Detention", "2"], ["Total", "2"]]}


def counted_people(*several: tuple[int, str, str], counted: bool = True, kind: str = "client") -> Release:
    """So many people of each gender and age band, who agreed, or did not agree, to be counted."""
    people: list[Record] = []
    for many, gender, band in several:
        first = len(people) + 1
        people += [person(one, kind=kind, gender=gender, age_band=band) for one in range(first, first + many)]
    appear = dict(appears(place, How.WITHHELD, "", counted) for place in range(1, len(people) + 1))
    return released(people, use="statistics", people=appear)


def test_people_are_counted_by_gender_and_age_band() -> None:
    release = counted_people((7, "woman", "a25_34"), (6, "man", "a25_34"))
    assert tables(release) == {
        "People by gender and age band": [["Woman", "7", "7"], ["Man", "6", "6"], ["Total", "13", "13"]]
    }
    assert "withheld" not in read(section(document(release), "counts"))


def test_small_numbers_of_people_are_withheld_and_cannot_be_computed() -> None:
    many = [(7, "woman", "a25_34"), (2, "woman", "under_14"), (6, "man", "a25_34"), (9, "man", "under_14")]
    (rows,) = tables(counted_people(*many)).values()
    assert rows[0][2] == "withheld"
    assert sum(cell == "withheld" for row in rows for cell in row) >= 4
    assert "2" not in [cell for row in rows for cell in row]
    assert rows[-1][-1] == "24"
    told = read(section(document(counted_people(*many)), "counts"))
    assert "Numbers of people below 5 are withheld" in told
    assert "Числа людей меньше 5" in read(section(document(having(counted_people(*many), language="ru")), "counts"))


def test_a_handful_of_people_gives_no_number_at_all() -> None:
    (rows,) = tables(counted_people((2, "woman", "a25_34"))).values()
    assert {cell for row in rows for cell in row[1:]} == {"withheld"}


@pytest.mark.parametrize(("counted", "kind"), [(False, "client"), (True, "official")])
def test_only_those_who_agreed_are_counted_and_officials_are_none_of_them(counted: bool, kind: str) -> None:
    official = Term("official", {"en": "official"}, marks={"row": "official"})
    vocabularies = {**TABLES.vocabularies, "person_kind": {"official": official}}
    release = counted_people((9, "woman", "a25_34"), counted=counted, kind=kind)
    made = composed(release, tables=replace(TABLES, vocabularies=vocabularies)).document
    assert sections(made) == ["proof"]


@pytest.mark.parametrize(
    ("use", "count", "describes", "said"),
    [
        ("statistics", "=3", True, "withheld, because it is small"),
        ("un_public", ">=2", True, "withheld, because it is small"),
        ("internal", "=3", True, "3"),
        ("un_public", "=3", False, "3"),
        ("un_public", "=30", True, "30"),
        ("un_public", "?", True, "not stated"),
    ],
)
def test_a_small_figure_about_people_is_withheld_outside(use: str, count: str, describes: bool, said: str) -> None:
    release = released([figure(1, count, describes_people=describes)], use=use)
    (table,) = [block for block in section(document(release), "figures") if isinstance(block, Table)]
    assert text_of(table.rows[0][1]) == said


def test_where_nothing_can_be_counted_there_is_no_table() -> None:
    assert sections(document(released([], use="statistics"))) == ["proof"]


def test_only_the_sources_of_reported_figures_are_listed() -> None:
    listed = read(section(document(attack("statistics")), "sources"))
    assert "Regional website" in listed
    assert "Morning Sheet" not in listed
    assert "sources" not in sections(document(detention("statistics")))


def test_a_reported_figure_keeps_its_doubt_in_statistics() -> None:
    told = read(section(document(attack("statistics")), "figures"))
    assert "more than 100 (preliminary)" in told


def test_the_last_section_claims_nothing_for_evidence_that_is_not_there() -> None:
    told = read(section(document(attack("statistics")), "proof"))
    assert "SHA-256 sum was taken of every piece" not in told
    assert "norm" not in told.replace("Terms and norms are from tables", "")


def test_the_title_is_the_code_alone() -> None:
    made = document(attack("statistics"))
    assert made.title == "Case KG-2019-01"
    assert made.cover == ("Country: Kyrgyzstan", "Stage: intake")
    assert composed(attack("statistics"), {EvidenceId(number(41)): ANNEX}).notices == ()
