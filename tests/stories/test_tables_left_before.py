"""Tables that left once and tables that are to leave now: whoever holds both can take one from the other."""

from __future__ import annotations

from pathlib import Path

from report_office import EN, Office, office

from fieldcase.casework import report_files
from fieldcase.casework.counting import CountAsked, What
from fieldcase.rules.released import Notice

TABLE = (CountAsked(What.CASES, "country").text(),)


def issued(at: Office, folder: Path) -> report_files.MadeReport:
    folder.mkdir()
    made = report_files.make(at.desk, at.report, "r", EN)
    report_files.issue(at.desk, made, folder, "r")
    return made


def told(made: report_files.MadeReport) -> list[Notice]:
    return [one for one in made.notices if "take one from the other" in one.message]


def test_tables_that_left_before_are_told_with_their_number_and_day(tmp_path: Path) -> None:
    with office(tmp_path) as at:
        at.add("text", text="Words.")
        part = at.add("tables", counts=TABLE)
        assert told(issued(at, tmp_path / "1")) == []
        (notice,) = told(issued(at, tmp_path / "2"))
        assert notice.values["n"] == 1
        assert "2026" in str(notice.values["day"])
        at.change(part, counts=())
        assert told(issued(at, tmp_path / "3")) == [], "a report without tables takes nothing from any"


def test_tables_that_stayed_inside_are_not_told(tmp_path: Path) -> None:
    with office(tmp_path, use="internal") as at:
        at.add("cases")
        at.add("tables", counts=TABLE)
        issued(at, tmp_path / "1")
        assert told(issued(at, tmp_path / "2")) == []
