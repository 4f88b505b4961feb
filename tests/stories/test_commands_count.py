"""`fieldcase count`: a table of the whole vault, for the team and for anybody else, and no word that was written."""

from __future__ import annotations

from contextlib import closing

from stories.commands import Laptop, opened

from fieldcase.casework import people, sample, visits

SECRET = "слова из рассказа / Пример"


def test_a_vault_is_counted_by_a_command_for_the_team_and_for_others(laptop: Laptop) -> None:
    vault = laptop.vault()
    with closing(opened(vault)) as desk:
        sample.load(desk)
        visit = visits.new_visit(desk, country="KZ", place="Примерск")
        visits.new_interview(desk, visit, people.new_person(desk, visit.scope), account=SECRET)
    ran = laptop.run("count", vault, "--what", "acts", "--by", "type", "--columns", "gender").done()
    rows = [line.split("\t") for line in ran.out.splitlines()]
    assert rows[0] == ["Acts: type of act, gender. All days"]
    assert rows[1][0] == "Type of act"
    assert ["Total", "18"] in [[row[0], row[-1]] for row in rows]
    target = vault.parent / "acts.csv"
    laptop.run(
        "count", vault, "--what", "acts", "--by", "type", "--columns", "gender", "--csv", str(target), "--outside"
    ).done()
    outside = target.read_text("utf-8-sig")
    assert "withheld" in outside
    assert not {cell for line in outside.splitlines()[2:] for cell in line.split(",")} & {"1", "2", "3", "4"}
    figures = laptop.run("count", vault, "--what", "visits", "--by", "country", "--period", "2019", "--figures").done()
    assert "\t36\t" in figures.out
    assert all(SECRET not in text for text in (ran.out, outside, figures.out))


def test_a_table_that_cannot_be_made_is_refused_with_all_that_can(laptop: Laptop) -> None:
    ran = laptop.run("count", laptop.vault(), "--what", "visits", "--by", "harm")
    assert ran.status != 0
    assert "visits (kind, country" in ran.err
