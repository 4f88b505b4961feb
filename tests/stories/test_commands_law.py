"""The law of a country on a day by command: versions, status, the gap between law and practice."""

from __future__ import annotations

from contextlib import closing

import pytest
from stories.commands import Laptop, opened

from fieldcase.casework.desk import Desk
from fieldcase.model.dates import UncertainDate
from fieldcase.model.ids import InstrumentId, ProvisionId
from fieldcase.model.law import Instrument, Provision


@pytest.mark.parametrize(("day", "fine", "other"), [("2019-06-01", "1,700", "51,000"), ("1.2.2020", "51,000", "1,700")])
def test_the_fine_of_the_day_is_printed_with_its_status(laptop: Laptop, day: str, fine: str, other: str) -> None:
    out = laptop.run("law", laptop.vault(), "--country", "ua", "--on", day).done().out
    (line,) = [line for line in out.split("\n") if line.strip().startswith("309.")]
    assert f"fine up to {fine}\xa0UAH" in line
    assert other not in line
    assert line.endswith("[named by an organisation, to be confirmed]")


def test_what_was_replaced_is_not_printed_for_a_later_day(laptop: Laptop) -> None:
    vault = laptop.vault()
    assert "268." in laptop.run("law", vault, "--country", "KG", "--on", "2019-10-01").done().out
    later = laptop.run("law", vault, "--country", "KG", "--on", "2022-10-01").done().out
    assert "268." not in later
    assert "22.05.1998" in later, "the law that is still in force is"


def test_where_practice_departs_from_the_law_stands_beside_the_norm_it_touches(laptop: Laptop) -> None:
    out = laptop.run("law", laptop.vault(), "--country", "LT", "--gap").done().out
    assert "V-1420" in out
    assert "difficulty getting it" in out
    assert "II.1.1" in out


def test_a_country_that_nobody_knows_and_a_day_that_is_none_are_told(laptop: Laptop) -> None:
    vault = laptop.vault()
    assert "QQ" in laptop.run("law", vault, "--country", "QQ").refused("usage", 2).err
    laptop.run("law", vault, "--country", "KG", "--on", "32.13.2020").refused("usage", 2)


@pytest.mark.parametrize("asked", [[], ["--gap"], ["--on", "1805-01-01"]])
def test_where_nothing_is_kept_it_says_so(laptop: Laptop, asked: list[str]) -> None:
    out = laptop.run("law", laptop.vault(), "--country", "AM", *asked).done().out
    assert out.startswith("No" if "--gap" not in asked else "Nothing is kept here of how the law")
    assert out.count("\n") == 1
    assert "kept here" in out


def test_an_own_version_is_printed_before_the_delivered_one_it_replaces(laptop: Laptop) -> None:
    vault = laptop.vault()
    with closing(opened(vault)) as desk:
        desk.save(None, _article(desk, "kg-cc", "268", "Ours"))
        desk.save(None, _article(desk, "ug2021", "5.1-a", "Of a code that is entered without its country's sign"))
        law = Instrument(
            id=InstrumentId(desk.new_id()), scope=desk.register, code="ug2021", country="KG", title_en="New"
        )
        desk.save(None, law)
    out = laptop.run("law", vault, "--country", "KG", "--on", "2020-05-01").done().out
    (line,) = [line for line in out.split("\n") if line.strip().startswith("268.")]
    assert "Ours" in line
    assert "5.1-a. Of a code" in out
    assert "New; in force: dates not recorded [" in out


def _article(desk: Desk, instrument: str, number: str, title: str) -> Provision:
    return Provision(
        id=ProvisionId(desk.new_id()), scope=desk.register, instrument=instrument, number=number, title_en=title,
        valid_from=UncertainDate("2020-01-01"), valid_to=UncertainDate("2020-12-31"), status="verified",
    )  # fmt: skip
