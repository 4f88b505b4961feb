"""The law of a country on a day by command: versions, status, the gap between law and practice."""

from __future__ import annotations

import pytest
from stories.commands import Laptop


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
    empty = laptop.run("law", vault, "--country", "AM").done().out
    assert "Armenia" in empty or "No law" in empty
