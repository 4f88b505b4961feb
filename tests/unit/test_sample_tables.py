"""Tables that count the sample say that they are an example."""

from __future__ import annotations

from pathlib import Path

from unit.desks import desk_at

from fieldcase.casework import incident_table, refusals, sample, signals, tally_export
from fieldcase.casework.desk import Desk
from fieldcase.casework.tallies import Chosen
from fieldcase.i18n import words


def test_every_table_that_counts_the_sample_says_that_it_is_an_example(tmp_path: Path) -> None:
    told = words("ru")

    def written(desk: Desk, name: str) -> list[str]:
        folder = tmp_path / name
        folder.mkdir()
        incident_table.write_table(desk, folder / "incidents.csv", told)
        for outside in (False, True):
            found = refusals.counted(desk, Chosen(), told).tally
            tally_export.export(
                desk, folder / f"refusals-{outside}.csv", found, tally_export.REFUSED, told, outside=outside
            )
            signal = signals.counted(desk, Chosen(), told)
            tally_export.export(
                desk, folder / f"signals-{outside}.csv", signal, tally_export.SIGNALLED, told, outside=outside
            )
        return [one.read_text("utf-8-sig") for one in sorted(folder.iterdir())]

    with desk_at(tmp_path) as made:
        before = written(made, "before")
        assert [text for text in before if "Example / Пример" in text] == [], "the control: nothing is invented here"
        sample.load(made)
        after = written(made, "after")
    assert [text.splitlines()[1] for text in after] == ["Example / Пример"] * 5
