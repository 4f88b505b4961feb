"""The use "statistics": counted tables and reported figures, and not a word of what happened to whom."""

from __future__ import annotations

import pytest
from dossier.compose_samples import (
    PICTURE,
    act,
    attack,
    composed,
    detention,
    document,
    event,
    having,
    number,
    read,
    released,
    section,
    sections,
    text_of,
)

from fieldcase.dossier.blocks import Chronology, Exhibit, Table
from fieldcase.dossier.compose import texts_of
from fieldcase.model.ids import EvidenceId
from fieldcase.rules.released import Release
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
    counted = document(attack("statistics"), {EvidenceId(number(41)): PICTURE})
    assert not [text for _, text in texts_of(counted) if NARRATIVE[what] in text]
    for use in sorted(set(USES) - {"statistics"}):
        assert [text for _, text in texts_of(document(attack(use))) if NARRATIVE[what] in text], use


def test_statistics_have_counts_figures_and_how_to_check_them() -> None:
    assert sections(document(attack("statistics"))) == ["counts", "figures", "sources", "proof"]


def test_statistics_have_no_chronology_and_no_exhibit() -> None:
    made = document(attack("statistics"), {EvidenceId(number(41)): PICTURE})
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
    assert composed(attack("statistics"), {EvidenceId(number(41)): PICTURE}).notices == ()
