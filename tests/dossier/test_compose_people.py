"""The table of people: as each appears for the use, with as much as was released, and nobody else."""

from __future__ import annotations

import pytest
from dossier.compose_reading import read, section, text_of
from dossier.compose_samples import a_case as case
from dossier.compose_samples import appears, attack, detention, document, having, number, person, released

from fieldcase.dossier.blocks import Table
from fieldcase.rules.released import How, Release


def rows(release: Release) -> list[list[str]]:
    """The cells of the table of people."""
    (table,) = [block for block in section(document(release), "persons") if isinstance(block, Table)]
    return [[text_of(cell) for cell in row] for row in table.rows]


@pytest.mark.parametrize(
    ("how", "label", "english", "russian"),
    [
        (How.PSEUDONYM, "Aspen", "under a pseudonym", "под псевдонимом"),
        (How.NAMED, "Anna Sample", "by name, as agreed or decided", "по имени — с согласия или по решению"),
        (How.ROLE_CODE, "W1", "by role code", "по коду роли"),
        (How.DESCRIPTION, "Neighbours", "by description", "по описанию"),
    ],
)
def test_the_table_says_how_each_person_appears(how: How, label: str, english: str, russian: str) -> None:
    release = released([person(1)], people=dict([appears(1, how, label)]))
    assert rows(release) == [[label, "–", "–", "–", english]]
    assert rows(having(release, language="ru"))[0][4] == russian


def test_whoever_is_withheld_is_not_in_the_table() -> None:
    people = dict([appears(1, How.WITHHELD, "Somebody"), appears(2, How.PSEUDONYM, "Birch")])
    release = released([person(1), person(2)], people=people)
    assert [row[0] for row in rows(release)] == ["Birch"]
    assert "Somebody" not in read(document(release).blocks)


def test_kind_gender_and_age_band_stand_as_released_and_the_rest_stays_away() -> None:
    shown = person(
        1, pseudonym="Working name", kind="client", gender="woman", age_band="a25_34", health="cancer",
        contact="call after six", notes="weak point", function="teacher",
    )  # fmt: skip
    release = released([shown], people=dict([appears(1, How.PSEUDONYM, "Aspen")]))
    assert rows(release) == [["Aspen", "client", "woman", "25 to 34", "under a pseudonym"]]
    for hidden in ("Working name", "cancer", "call after six", "weak point", "teacher"):
        assert hidden not in read(document(release).blocks)


def test_an_official_who_is_named_stands_with_the_function() -> None:
    release = released(
        [person(1, kind="official", function="chief of a department")],
        people=dict([appears(1, How.NAMED, "A. Official")]),
    )
    assert rows(release)[0][:2] == ["A. Official", "official; chief of a department"]


def test_a_description_is_not_told_twice() -> None:
    release = released(
        [person(1, kind="official", function="neighbours")], people=dict([appears(1, How.DESCRIPTION, "neighbours")])
    )
    assert rows(release)[0][:2] == ["Neighbours", "official"]


def test_those_whose_case_it_is_come_first_and_officials_after_clients() -> None:
    people = dict(
        [
            appears(1, How.DESCRIPTION, "a judge"), appears(2, How.PSEUDONYM, "Willow"),
            appears(3, How.PSEUDONYM, "Aspen"), appears(4, How.ROLE_CODE, "W1"), appears(5, How.NAMED, "Zoya"),
        ]
    )  # fmt: skip
    release = released([person(one) for one in range(1, 6)], people=people, case=case(about=(number(2),)))
    assert [row[0] for row in rows(release)] == ["Willow", "Zoya", "Aspen", "A judge", "W1"]


def test_labels_sort_as_a_person_expects_in_russian() -> None:
    people = dict(appears(place, How.PSEUDONYM, name) for place, name in enumerate(("Ясень", "Ёлка", "Ель"), start=1))
    release = released([person(one) for one in range(1, 4)], people=people, language="ru")
    assert [row[0] for row in rows(release)] == ["Ель", "Ёлка", "Ясень"]


def test_the_header_comes_from_the_declaration_of_a_person() -> None:
    (table,) = [block for block in section(document(attack()), "persons") if isinstance(block, Table)]
    assert table.header[1:4] == ("Kind of person", "Gender", "Age band")
    assert len(table.widths) == len(table.header)


def test_somebody_of_whom_no_released_record_speaks_is_in_no_table() -> None:
    people = dict([appears(1, How.DESCRIPTION, "neighbours"), appears(9, How.DESCRIPTION, "a small ministry")])
    release = released([person(1)], people=people)
    assert [row[0] for row in rows(release)] == ["Neighbours"]
    assert "small ministry" not in read(document(release).blocks)


def test_the_russian_sample_reads_as_russian() -> None:
    assert rows(detention()) == [
        ["Рябина", "клиентка или клиент", "женщина", "–", "под псевдонимом"],
        ["Сотрудник милиции", "должностное лицо", "–", "–", "по описанию"],
    ]
