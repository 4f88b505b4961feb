"""Tables that count the sample say that they are an example; those of real work never do."""

from __future__ import annotations

from pathlib import Path

from fieldcase.casework import incident_table, refusals, sample, signals, tally_export
from fieldcase.casework.desk import Desk
from fieldcase.casework.tallies import Chosen
from fieldcase.i18n import words

RU = words("ru")


def written(desk: Desk, folder: Path) -> list[str]:
    folder.mkdir()
    incident_table.write_table(desk, folder / "incidents.csv", RU)
    for outside in (False, True):
        refused = refusals.counted(desk, Chosen(), RU).tally
        signalled = signals.counted(desk, Chosen(), RU)
        for name, found, by in (
            ("refusals", refused, tally_export.REFUSED), ("signals", signalled, tally_export.SIGNALLED)
        ):  # fmt: skip
            tally_export.export(desk, folder / f"{name}-{outside}.csv", found, by, RU, outside=outside)
    return [one.read_text("utf-8-sig") for one in sorted(folder.iterdir())]


def test_every_table_that_counts_the_sample_says_that_it_is_an_example(desk: Desk, tmp_path: Path) -> None:
    before = written(desk, tmp_path / "before")
    assert [text for text in before if "Example" in text] == [], "the control: nothing is invented here"
    sample.load(desk)
    after = written(desk, tmp_path / "after")
    assert [text.splitlines()[1] for text in after] == ["Example / Пример"] * 5
