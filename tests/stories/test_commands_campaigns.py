"""`fieldcase import-actions` and `fieldcase campaign`: a table of actions comes in, its report goes out."""

from __future__ import annotations

import csv
from contextlib import closing
from pathlib import Path

import campaign_tables
import pdf_reading
import pytest
from stories.commands import Laptop, opened

from fieldcase.casework.people import new_person
from fieldcase.model.campaigns import Action, Campaign
from fieldcase.model.ids import IdentityId
from fieldcase.model.people import PersonIdentity


def taken_in(laptop: Laptop, vault: Path, table: str | Path) -> str:
    """The id of the campaign that a table became."""
    file = table if isinstance(table, Path) else laptop.file("actions.csv", table)
    return laptop.run("import-actions", vault, file, "--title", "Example / Пример. День").done().line("campaign")


def test_the_table_of_2019_comes_in_once_and_reports_34_cities_in_11_countries(laptop: Laptop, tmp_path: Path) -> None:
    vault, file = laptop.vault(), laptop.file("actions.csv", campaign_tables.table())
    ran = laptop.run("import-actions", vault, file).done()
    assert "30 actions were taken in." in ran.out
    assert "34 cities in 11 countries" in ran.out
    again = laptop.run("import-actions", vault, file).done()
    assert "All 30 actions of this table are there already; nothing was added." in again.out
    assert again.line("campaign") == ran.line("campaign")
    table, pdf = laptop.here / "report.csv", laptop.here / "report.pdf"
    asked = ("campaign", vault, ran.line("campaign"), "--lang", "ru")
    said = laptop.run(*asked, "--csv", table, "--pdf", pdf).done()
    assert "participants: at least 500 (not stated for 28 actions)" in said.out
    rows = list(csv.DictReader(table.read_text("utf-8-sig").splitlines()))
    assert len({(row["Страна"], row["Город или село"].strip().lower().replace(" ", "-")) for row in rows
                if row["Город или село"]}) == 34  # fmt: skip
    told = pdf_reading.text(pdf.read_bytes(), tmp_path)
    assert "34 города в 11 странах" in told
    assert "Организации в этом отчёте не названы" in told
    assert "Example / Пример BY" not in told
    assert 2 <= len(pdf_reading.pages(pdf.read_bytes(), tmp_path)) <= 6
    pdf.unlink()
    laptop.run(*asked, "--pdf", pdf, "--name-organisations").done()
    named = pdf_reading.text(pdf.read_bytes(), tmp_path)
    assert "Example / Пример BY" in named, "the control: on a wish they are named"
    assert "Для команды: в этом отчёте названы организации сети" in named


def test_a_row_that_does_not_fit_keeps_all_of_them_out(laptop: Laptop) -> None:
    vault = laptop.vault()
    table = campaign_tables.table() + "ZZ,Пример,,,2019-06-26,2019-06-25,stated,,,,,,,\n"
    ran = laptop.run("import-actions", vault, laptop.file("actions.csv", table)).refused("import.rows-do-not-fit")
    assert "row 31 (line 32 of the file)" in ran.err
    assert "“Country” is no country that the program knows" in ran.err
    assert "“Last day” is before the first day" in ran.err
    with closing(opened(vault)) as desk:
        assert (desk.all(Action), desk.all(Campaign)) == ((), ())


def test_of_many_rows_that_do_not_fit_five_hundred_are_told_and_how_many_more(laptop: Laptop) -> None:
    table = campaign_tables.table() + "ZZ,Пример,,,,,,,,,,,,\n" * 510
    ran = laptop.run("import-actions", laptop.vault(), laptop.file("actions.csv", table))
    told = ran.refused("import.rows-do-not-fit").err
    assert told.count("is no country that the program knows") == 500
    assert "… and 10 more rows" in told


def test_a_report_of_no_campaign_is_asked_about_and_nothing_is_written(laptop: Laptop) -> None:
    vault = laptop.vault()
    made = taken_in(laptop, vault, campaign_tables.table())
    table = laptop.here / "report.csv"
    ran = laptop.run("campaign", vault, "--csv", table)
    assert ran.status != 0
    assert "give its ID" in ran.err
    assert not table.exists()
    assert made in laptop.run("campaign", vault).done().out, "the control: without a file they are listed"


def test_a_known_name_stops_both_files_and_none_is_written(laptop: Laptop) -> None:
    vault = laptop.vault()
    made = taken_in(laptop, vault, campaign_tables.table().replace("flash mob", "Марфа Словоедова", 1))
    table, pdf = laptop.here / "report.csv", laptop.here / "report.pdf"
    with closing(opened(vault)) as desk:
        scope = desk.new_scope("case")
        person = new_person(desk, scope)
        desk.save(None, PersonIdentity(
            id=IdentityId(desk.new_id()), scope=scope, person=person.id, name="Марфа Словоедова", reason="Пример",
        ))  # fmt: skip
    for option, file in (("--csv", table), ("--pdf", pdf)):
        ran = laptop.run("campaign", vault, made, option, file).refused("release.identity-in-text")
        assert "action 1" in ran.err
        assert "Словоедова" not in ran.err
        assert not file.exists()


def test_the_real_table_where_it_is_there(laptop: Laptop, conformance: Path) -> None:
    file = conformance.parent / "real" / "eeca-2019-actions.csv"
    if not file.is_file():
        pytest.skip("no real table beside the repository")
    ran = laptop.run("import-actions", laptop.vault(), file).done()
    assert "34 cities in 11 countries" in ran.out
