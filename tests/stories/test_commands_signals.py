"""`fieldcase refusals` and `fieldcase signals`: numbers by reason and place, without a word that was written."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

from stories.commands import Laptop, opened

from fieldcase.casework import captures, catching

SECRET = "слова отказа / Пример"


def test_refusals_are_counted_and_written_out_and_no_word_of_them(laptop: Laptop) -> None:
    vault = laptop.vault()
    with closing(opened(vault)) as desk:
        for many, reasons in (("7", "no_time"), ("2", "fear_of_family")):
            note = replace(captures.blank(desk, "refusal"), text=SECRET)
            catching.keep(desk, note, {"reasons": reasons, "how_many": many, "country": "KZ"}, "ru")
        note = replace(captures.blank(desk, "signal"), text=SECRET)
        catching.keep(desk, note, {"about": "planting", "country": "KZ"}, "ru")
    ran = laptop.run("refusals", vault).done()
    rows = [line.split("\t") for line in ran.out.splitlines()]
    assert ["All", "", "2", "9"] in rows
    assert ["By reason", "fears the reaction of the family", "1", "2"] in rows
    target = vault.parent / "refusals.csv"
    laptop.run("refusals", vault, "--csv", str(target), "--outside").done()
    outside = target.read_text("utf-8-sig")
    assert "All,,,9" in outside
    assert ",2\n" not in outside.replace("\r", ""), "small numbers are withheld"
    signals = laptop.run("signals", vault).done()
    assert ["By what it is about", "drugs planted", "1", "at least 1"] in [
        line.split("\t") for line in signals.out.splitlines()
    ]
    assert all(SECRET not in out for out in (ran.out, outside, signals.out))
