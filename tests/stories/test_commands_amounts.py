"""`fieldcase amounts`: rows of tables of amounts in from a CSV file and out again."""

from __future__ import annotations

from contextlib import closing

from stories.commands import Laptop, opened

from fieldcase.casework import amounts

ROWS = "country;substance;unit;bands;valid_to\nXX;Example / Пример;g;large > 1.5 <= 25;2030\n"


def test_rows_come_in_by_a_command_and_go_out_with_the_delivered_ones(laptop: Laptop) -> None:
    vault = laptop.vault()
    ran = laptop.run("amounts", vault, "--take-in", laptop.file("rows.csv", ROWS)).done()
    assert "1 row was taken in." in ran.out
    with closing(opened(vault)) as desk:
        assert [one.bands for one in amounts.own(desk)] == [("large > 1.5 <= 25",)]
    out = laptop.here / "out.csv"
    ran = laptop.run("amounts", vault, "--out", out).done()
    assert ran.line("csv") == str(out)
    text = out.read_text("utf-8-sig")
    assert "Example / Пример" in text
    assert "heroin" in text
    assert len(text.splitlines()) == 2 + len(amounts.delivered())


def test_a_row_that_does_not_fit_is_named_and_nothing_comes_in(laptop: Laptop) -> None:
    vault = laptop.vault()
    rows = laptop.file("rows.csv", ROWS + "XX;Example / Пример;g;huge > 1;2030\n")
    ran = laptop.run("amounts", vault, "--take-in", rows).refused("import.rows-do-not-fit")
    assert "row 2" in ran.err
    with closing(opened(vault)) as desk:
        assert amounts.own(desk) == ()


def test_without_a_deed_the_command_says_which_there_are(laptop: Laptop) -> None:
    ran = laptop.run("amounts", laptop.vault()).refused("usage", 2)
    assert "--take-in" in ran.err
