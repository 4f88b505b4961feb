"""Two hundred invented decisions by command: in from a table, counted as by hand, out again, and not in twice."""

from __future__ import annotations

import csv
from decimal import ROUND_HALF_UP, Decimal

import counted_by_hand
import invented_decisions
from stories.commands import Laptop, Ran, opened

from fieldcase.model.courts import Decision
from fieldcase.rules.small_numbers import THRESHOLD

TEXT = invented_decisions.table()


def taken_in(laptop: Laptop, text: str = TEXT) -> Ran:
    vault = laptop.here / "cases.fieldcase"
    if not vault.exists():
        laptop.vault()
    return laptop.run("decisions", vault, "--take-in", laptop.file("decisions.csv", text))


def numbers(ran: Ran) -> dict[tuple[str, str, str], list[str]]:
    """The printed lines by table, row and column: decisions, of how many, percent, preliminary."""
    lines = [line.split("\t") for line in ran.done().out.splitlines()]
    return {(line[0], line[1], line[2]): line[3:] for line in lines}


def test_two_hundred_decisions_come_in_and_count_as_they_count_by_hand(laptop: Laptop) -> None:
    assert "200 decisions were taken in." in taken_in(laptop).done().out
    printed = numbers(laptop.run("decisions", laptop.here / "cases.fieldcase", "--statistics"))
    by_hand = counted_by_hand.counted(TEXT)
    assert len(by_hand) > 20
    for cell, (number, early) in by_hand.items():
        share = (Decimal(100) * number / 200).quantize(Decimal(1), ROUND_HALF_UP)
        assert printed[cell] == [str(number), "200", str(share) if share else "<1", str(early)], cell
    noughts = {cell for cell in printed if cell not in by_hand}
    assert all(printed[cell][0] == "0" for cell in noughts), "what nobody counted is nought"


def test_a_period_and_a_country_are_chosen(laptop: Laptop) -> None:
    taken_in(laptop)
    rows = invented_decisions.read(TEXT)
    march = sum(row["дата решения"].split(".")[1] == "03" for row in rows)
    vault = laptop.here / "cases.fieldcase"
    assert 0 < march < 200
    assert numbers(laptop.run("decisions", vault, "--statistics", "--period", "2019-03"))[("All", "", "")][0] == str(
        march
    )
    assert numbers(laptop.run("decisions", vault, "--statistics", "--country", "KG"))[("All", "", "")][0] == "200"
    assert numbers(laptop.run("decisions", vault, "--statistics", "--country", "KZ"))[("All", "", "")][0] == "0"
    laptop.run("decisions", vault, "--statistics", "--period", "иногда").refused("usage", 2)


def test_for_anybody_else_no_small_number_is_told_or_can_be_computed(laptop: Laptop) -> None:
    taken_in(laptop)
    vault = laptop.here / "cases.fieldcase"
    small = {cell for cell, (number, _) in counted_by_hand.counted(TEXT).items() if number < THRESHOLD}
    assert small, "the control: there are small numbers to withhold"
    told = numbers(laptop.run("decisions", vault, "--statistics", "--outside"))
    assert {told[cell][0] for cell in small} == {"withheld"}
    by_hand = counted_by_hand.counted(TEXT)
    for cell, line in told.items():
        assert line[0] in ("withheld", str(by_hand.get(cell, (0, 0))[0])), cell
    both = {cell: line[0] for cell, line in told.items() if cell[0] == "By article and substance"}
    for at in (1, 2):  # no line and no column of which one number alone is withheld beside a total that is told
        for name in {cell[at] for cell in both}:
            hidden = [cell for cell, number in both.items() if cell[at] == name and number == "withheld"]
            assert len(hidden) != 1, name


def test_the_same_file_again_is_found_line_by_line(laptop: Laptop) -> None:
    taken_in(laptop)
    again = taken_in(laptop).refused("import.rows-do-not-fit")
    assert "line 2" in again.err
    assert "line 201" in again.err
    left = laptop.run(
        "decisions", laptop.here / "cases.fieldcase", "--take-in", laptop.here / "decisions.csv", "--leave-known"
    )
    assert "0 decisions were taken in." in left.done().out


def test_what_goes_out_is_the_register_alone_and_says_that_it_is_invented(laptop: Laptop) -> None:
    taken_in(laptop)
    vault = laptop.here / "cases.fieldcase"
    out = laptop.here / "out.csv"
    ran = laptop.run("decisions", vault, "--out", out).done()
    assert ran.line("csv") == str(out)
    assert "leaves the encryption" in ran.err
    rows = list(csv.DictReader(out.read_text("utf-8-sig").splitlines()))
    assert len(rows) == 200
    assert {row["Example / Пример"] for row in rows} == {"Example / Пример"}
    again = laptop.run("decisions", vault, "--out", out)
    assert (again.status, again.out) == (1, "")
    assert "dossier.file-exists" in again.err
    other = laptop.vault("other.fieldcase")
    assert "200 decisions" in laptop.run("decisions", other, "--take-in", out).done().out
    first, second = opened(vault), opened(other)
    try:
        kept = [
            {one.reference: (one.article, one.weight, one.fine) for one in desk.all(Decision)}
            for desk in (first, second)
        ]
        assert kept[0] == kept[1]
    finally:
        first.close()
        second.close()


def test_a_row_that_does_not_fit_is_named_and_nothing_comes_in(laptop: Laptop) -> None:
    rows = invented_decisions.rows(5)
    rows[3]["вес"] = "горсть"
    ran = taken_in(laptop, invented_decisions.written(rows)).refused("import.rows-do-not-fit")
    assert "line 5" in ran.err
    assert "горсть" not in ran.err
    desk = opened(laptop.here / "cases.fieldcase")
    assert desk.all(Decision) == ()
    desk.close()


def test_a_command_without_a_deed_says_what_it_can_do(laptop: Laptop) -> None:
    laptop.run("decisions", laptop.vault()).refused("usage", 2)
