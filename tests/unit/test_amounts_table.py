"""Tables of amounts as CSV: out and in again the same, all rows or none, each misfit named with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from unit.desks import desk_at

from fieldcase.casework import amounts, amounts_table, table_file
from fieldcase.casework.desk import Desk
from fieldcase.errors import FileExists, RowsRefused
from fieldcase.i18n import words
from fieldcase.model.dates import UncertainDate
from fieldcase.model.law import Threshold

ENGLISH = words("en")
HEAD = "country;substance;unit;sizes;in force from;checked on\n"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_at(tmp_path) as made:
        yield made


def take_in(desk: Desk, text: str, language: str = "en") -> int:
    return amounts_table.import_rows(desk, table_file.read(text.encode(), "rows.csv"), words(language))


def test_a_row_of_the_organisation_comes_in_as_people_write_it(desk: Desk) -> None:
    rows = HEAD + 'XX;амфетамин;г;"до крупного до 0,5; крупный больше 0,5 до 25";2024;02.11.2026\n'
    assert take_in(desk, rows) == 1
    (row,) = amounts.own(desk)
    assert (row.country, row.substance, row.unit) == ("XX", "амфетамин", "g")
    assert row.bands == ("up_to_large <= 0.5", "large > 0.5 <= 25")
    assert (row.valid_from, row.checked_on) == (UncertainDate("2024"), UncertainDate("2026-11-02"))
    assert row.status == "unsourced"


def test_the_same_file_comes_in_once_and_undo_takes_all_of_it_back(desk: Desk) -> None:
    rows = HEAD + "XX;соль;g;large > 1;2024;\nXX;соль;g;large > 2;2025;\nXX;соль;g;large > 2;2025;\n"
    assert take_in(desk, rows) == 2
    assert take_in(desk, rows) == 0
    desk.undo()
    assert amounts.own(desk) == ()


@pytest.mark.parametrize("language", ["en", "ru"])
def test_what_was_written_out_comes_in_again_the_same(desk: Desk, tmp_path: Path, language: str) -> None:
    told = words(language)
    for row in amounts.delivered():
        amounts.make_own(desk, row, told)
    tricky = replace(
        amounts.blank(desk), country="XX", substance='=1+1; "вещество"', bands=("large >= 0.0001 < 2",),
        notes="-\nдве строки",
    )  # fmt: skip
    desk.save(None, tricky)
    path = tmp_path / "out.csv"
    assert amounts_table.export(desk, path, told) == 2 * len(amounts.delivered()) + 1
    before = [replace(one, id=tricky.id) for one in amounts.own(desk)]
    for row in amounts.own(desk):
        desk.hide(row)
    assert amounts_table.import_rows(desk, table_file.from_file(path), told) == len(before)
    after = [replace(one, id=tricky.id) for one in amounts.own(desk)]
    assert set(after) == set(before)
    assert amounts_table.import_rows(desk, table_file.from_file(path), told) == 0


def test_a_file_that_is_there_is_not_written_over(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("mine")
    with pytest.raises(FileExists):
        amounts_table.export(desk, path, ENGLISH)
    assert path.read_text() == "mine"


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (HEAD + "XX;соль;g;large > 2 <= 1;2024;\n", "row 1 (line 2 of the file): “Sizes” is not understood"),
        (HEAD + "XX;соль;g;large > 2;32.13.2024;\n", "“In force from” is not a date"),
        (HEAD + "Нигде;соль;g;large > 2;2024;\n", "“Country” is none of the choices"),
        (HEAD + "XX;;g;large > 2;2024;\n", "“Substance” is empty"),
        (HEAD + "XX;соль;g;large > 2;2024;2026;more\n", "more cells"),
        ("country;substance\nXX;соль\n", "the column “Unit” is missing"),
    ],
)
def test_what_does_not_fit_is_named_and_nothing_comes_in(desk: Desk, rows: str, sentence: str) -> None:
    with pytest.raises(RowsRefused) as refused:
        take_in(desk, rows + "XX;вещество;g;large > 1;2024;\n")
    assert sentence in str(refused.value.values["rows"])
    assert desk.all(Threshold) == ()
