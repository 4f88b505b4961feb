"""`fieldcase import`: a chronology comes in whole or not at all; evidence comes in as it is, and nothing is made up."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from stories import chronologies
from stories.commands import Laptop, files_below, opened, table

from fieldcase.model.case import Act, Case, Event, Source
from fieldcase.model.evidence import Custody, Evidence
from fieldcase.model.people import Person


@pytest.fixture
def vault(laptop: Laptop) -> Path:
    return laptop.vault()


def counts(vault: Path) -> tuple[int, int, int]:
    """How many cases, events and pieces of evidence a vault holds."""
    desk = opened(vault)
    try:
        return len(desk.all(Case)), len(desk.all(Event)), len(desk.all(Evidence))
    finally:
        desk.close()


def test_all_sixteen_rows_come_in_with_all_five_types_of_date(laptop: Laptop, vault: Path) -> None:
    rows = chronologies.rows()
    ran = laptop.run("import", vault, laptop.file("c.csv", table(rows)), "--case", "LIN-1").done()
    assert "16" in ran.out
    assert "LIN-1" in ran.out
    desk = opened(vault)
    try:
        (case,) = desk.all(Case)
        events = desk.all(Event, case.scope)
    finally:
        desk.close()
    assert (case.code, case.stage) == ("LIN-1", "intake")
    assert sorted(event.what for event in events) == sorted(row["what"] for row in rows)
    dates = {event.what: event.date.text for event in events if event.date}
    expected = {"exact": "2021-03-01", "after": "2021-03-01/..", "month": "2021-03", "before": "../2021-03-20"}
    for kind, text in expected.items():
        first = next(row for row in rows if row["date_type"] == kind)
        assert dates[first["what"]] == text
    assert dates["Half of the visitors stay away"] == "2021-04~"


def test_people_acts_and_sources_of_a_chronology_are_met_once_each(laptop: Laptop, vault: Path) -> None:
    laptop.run("import", vault, laptop.file("c.csv", table(chronologies.rows())), "--case", "LIN-1").done()
    desk = opened(vault)
    try:
        people, acts, sources = desk.all(Person), desk.all(Act), desk.all(Source)
        shared = [event.sources for event in desk.all(Event) if event.sources]
    finally:
        desk.close()
    named = [person.pseudonym for person in people]
    assert len(named) == len(set(named))
    assert "Unknown" not in named
    assert acts
    assert len(sources) == 1
    assert shared == [(sources[0].id,)] * 2


def test_the_four_columns_are_enough(laptop: Laptop, vault: Path) -> None:
    rows = [{name: row[name] for name in ("date", "date_type", "what", "kind")} for row in chronologies.rows()]
    laptop.run("import", vault, laptop.file("c.csv", table(rows)), "--case", "LIN-1").done()
    assert counts(vault) == (1, 16, 0)


def test_columns_count_by_name_and_an_unknown_one_is_kept(laptop: Laptop, vault: Path) -> None:
    rows = [dict(reversed([*row.items(), ("mood", "grim")])) for row in chronologies.rows()]
    laptop.run("import", vault, laptop.file("c.csv", table(rows)), "--case", "LIN-1").done()
    desk = opened(vault)
    try:
        assert {event.notes for event in desk.all(Event)} == {"mood: grim", "mood: grim\nactor: Unknown"}
    finally:
        desk.close()


@pytest.mark.parametrize(
    ("encoding", "separator"),
    [("utf-8", ","), ("utf-8-sig", ";"), ("utf-16", "\t"), ("cp1251", ";")],
    ids=["plain", "excel", "excel-unicode", "excel-russian"],
)
def test_a_chronology_comes_in_however_a_spreadsheet_wrote_it(
    laptop: Laptop, vault: Path, encoding: str, separator: str
) -> None:
    words = "Ёлочная улица: сосед кричит вслед"
    lines = [("date", "date_type", "what", "kind"), ("2021-03-22", "exact", words, "threat")]
    content = "\r\n".join(separator.join(cells) for cells in lines).encode(encoding)
    laptop.run("import", vault, laptop.file("c.csv", content), "--case", "L").done()
    desk = opened(vault)
    try:
        assert [event.what for event in desk.all(Event)] == [words]
    finally:
        desk.close()


MISFITS = {
    "no date": (1, "date", ""),
    "a day that is none": (16, "date", "2021-02-30"),
    "a word for a date": (9, "date", "yesterday"),
    "a type nobody knows": (2, "date_type", "about"),
    "an exact month": (1, "date", "2021-03"),
    "no words": (15, "what", " "),
    "no kind": (16, "kind", ""),
}


@pytest.mark.parametrize("name", MISFITS)
def test_one_row_that_does_not_fit_keeps_all_out_and_is_named(laptop: Laptop, vault: Path, name: str) -> None:
    rows = chronologies.rows()
    at, column, cell = MISFITS[name]
    rows[at - 1][column] = cell
    ran = laptop.run("import", vault, laptop.file("c.csv", table(rows)), "--case", "LIN-1")
    ran.refused("import.rows-do-not-fit")
    named = [line for line in ran.err.splitlines() if line.startswith("row ")]
    assert len(named) == 1
    assert named[0].startswith(f"row {at} (line {at + 1} of the file): ")
    assert "date" in named[0] if column.startswith("date") else column in named[0]
    assert counts(vault) == (0, 0, 0)


def test_every_row_that_does_not_fit_is_named_in_russian_too(laptop: Laptop, vault: Path) -> None:
    rows = chronologies.rows()
    rows[2]["date"] = "?"
    rows[13]["what"] = ""
    told = laptop.with_settings(FIELDCASE_LANGUAGE="ru")
    ran = told.run("import", vault, laptop.file("c.csv", table(rows)), "--case", "L").refused("import.rows-do-not-fit")
    assert [line.split(" ")[:2] for line in ran.err.splitlines()[1:]] == [["строка", "3"], ["строка", "14"]]


def test_what_a_cell_holds_is_not_repeated_by_a_refusal(laptop: Laptop, vault: Path) -> None:
    rows = chronologies.rows()
    rows[4]["date"] = "the day of Aigerim's arrest"
    ran = laptop.run("import", vault, laptop.file("c.csv", table(rows)), "--case", "LIN-1")
    assert "Aigerim" not in ran.refused("import.rows-do-not-fit").err


@pytest.mark.parametrize("column", ["date", "date_type", "what", "kind"])
def test_a_missing_column_is_named(laptop: Laptop, vault: Path, column: str) -> None:
    rows = [{name: cell for name, cell in row.items() if name != column} for row in chronologies.rows()]
    file = laptop.file("c.csv", table(rows))
    ran = laptop.run("import", vault, file, "--case", "L", "--as", "chronology").refused("import.rows-do-not-fit")
    assert f"“{column}”" in ran.err
    assert counts(vault) == (0, 0, 0)


@pytest.mark.parametrize("columns", ["date,place", "what,kind", "date,date_type,kind"])
@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_table_that_could_be_either_is_refused_with_the_option_named(
    laptop: Laptop, vault: Path, columns: str, language: str
) -> None:
    file = laptop.file("c.csv", f"{columns}\n" + ",".join("1" for _ in columns.split(",")))
    told = laptop.with_settings(FIELDCASE_LANGUAGE=language)
    ran = told.run("import", vault, file, "--case", "L").refused("import.unclear-type", status=2)
    assert "--as" in ran.err
    assert "c.csv" in ran.err
    assert counts(vault) == (0, 0, 0)


def test_a_table_of_something_else_comes_in_as_evidence(laptop: Laptop, vault: Path) -> None:
    laptop.run("import", vault, laptop.file("c.csv", "name,price\nnaloxone,3\n"), "--case", "L").done()
    assert counts(vault) == (1, 0, 1)


def test_a_chronology_can_be_taken_as_evidence(laptop: Laptop, vault: Path) -> None:
    file = laptop.file("c.csv", table(chronologies.rows()))
    laptop.run("import", vault, file, "--case", "L", "--as", "evidence").done()
    assert counts(vault) == (1, 0, 1)


def test_a_picture_cannot_be_taken_as_a_chronology(laptop: Laptop, vault: Path) -> None:
    file = laptop.file("door.jpg", chronologies.picture())
    ran = laptop.run("import", vault, file, "--case", "L", "--as", "chronology")
    assert ran.status == 1
    assert ran.err.startswith("fieldcase: import.")
    assert counts(vault) == (0, 0, 0)


KINDS = {
    "door.jpg": (chronologies.picture(), "image/jpeg", "photo"),
    "scan.pdf": (b"%PDF-1.4 not much of it", "application/pdf", "document"),
    "voice.ogg": (b"OggS" + bytes(60), "audio/ogg", "audio"),
    "note.txt": ("Записка, оставленная у двери".encode(), "text/plain", "not_stated"),
    "photo.jpg.exe": (b"MZ\x90\x00" + bytes(range(256)), "application/octet-stream", "not_stated"),
}


@pytest.mark.parametrize("name", KINDS)
def test_evidence_comes_in_with_its_hash_and_what_nobody_said_is_not_made_up(
    laptop: Laptop, vault: Path, name: str
) -> None:
    content, media_type, kind = KINDS[name]
    laptop.run("import", vault, laptop.file(name, content), "--case", "L").done()
    desk = opened(vault)
    try:
        (found,) = desk.all(Evidence)
        (entry,) = desk.all(Custody)
        assert found.blob is not None
        assert found.secret is not None
        with desk.vault.blobs.open(found.blob, found.secret) as reader:
            assert reader.read() == content
    finally:
        desk.close()
    assert (found.number, found.file_name, found.size) == ("A01", name, len(content))
    assert found.sha256 == hashlib.sha256(content).digest()
    assert (found.media_type, found.kind) == (media_type, kind)
    assert (found.looked_at, found.shows, found.identifies) == ("not_looked_at", (), ())
    assert (found.acquired_on, found.acquired_by, found.acquired_how, found.acquired_where) == (None, None, "", "")
    assert (entry.event, entry.evidence, entry.by) == ("imported", found.id, desk.member)


def test_several_files_come_in_together_and_are_numbered(laptop: Laptop, vault: Path) -> None:
    files = [laptop.file(f"{shade}.jpg", chronologies.picture(shade)) for shade in (50, 60, 70)]
    csv = laptop.file("c.csv", table(chronologies.rows()))
    laptop.run("import", vault, *files, csv, "--case", "L").done()
    again = laptop.run("import", vault, files[0], "--case", "L").done()
    assert "50.jpg: the same bytes are here already, as A01" in again.err
    assert counts(vault) == (1, 16, 3)
    desk = opened(vault)
    try:
        assert sorted(one.number for one in desk.all(Evidence)) == ["A01", "A02", "A03"]
    finally:
        desk.close()


@pytest.mark.parametrize("first", [True, False], ids=["bad-first", "bad-last"])
def test_one_row_that_does_not_fit_keeps_all_out_evidence_too(laptop: Laptop, vault: Path, first: bool) -> None:
    bad = laptop.file("wrong.csv", "date,date_type,what,kind\n2021-13-01,exact,x,y\n")
    good = [laptop.file("door.jpg", chronologies.picture()), laptop.file("c.csv", table(chronologies.rows()))]
    before = files_below(vault / "blobs")
    ran = laptop.run("import", vault, *([bad, *good] if first else [*good, bad]), "--case", "L")
    ran.refused("import.rows-do-not-fit")
    assert counts(vault) == (0, 0, 0)
    assert files_below(vault / "blobs") == before
    assert laptop.run("verify", vault).done().err == ""


@pytest.mark.parametrize("bad", ["gone.jpg", "gone.csv", "empty.jpg", "linked.jpg"])
@pytest.mark.parametrize("first", [True, False], ids=["bad-first", "bad-last"])
def test_one_bad_file_is_named_and_the_rest_comes_in(laptop: Laptop, vault: Path, bad: str, first: bool) -> None:
    laptop.file("empty.jpg", b"")
    good = [laptop.file("door.jpg", chronologies.picture()), laptop.file("c.csv", table(chronologies.rows()))]
    (laptop.here / "linked.jpg").symlink_to(good[0])
    files = [laptop.here / bad, *good] if first else [*good, laptop.here / bad]
    ran = laptop.run("import", vault, *files, "--case", "L")
    assert ran.status == 1
    (line,) = ran.err.splitlines()
    assert line.startswith(f"fieldcase: {bad}: left out: ")
    assert counts(vault) == (1, 16, 1)
    assert laptop.run("verify", vault).done().err == ""


def test_where_nothing_can_be_taken_nothing_is_made(laptop: Laptop, vault: Path) -> None:
    ran = laptop.run("import", vault, laptop.here / "gone.jpg", laptop.file("empty.jpg", b""), "--case", "L")
    ran.refused("import.nothing-taken")
    assert [name in ran.err for name in ("gone.jpg", "empty.jpg")] == [True, True]
    assert counts(vault) == (0, 0, 0)


def test_a_second_import_goes_into_the_case_that_is_there(laptop: Laptop, vault: Path) -> None:
    rows = chronologies.rows()
    for part in (rows[:8], rows[8:]):
        laptop.run("import", vault, laptop.file("c.csv", table(part)), "--case", "LIN-1").done()
    assert counts(vault) == (1, 16, 0)
    desk = opened(vault)
    try:
        named = [person.pseudonym for person in desk.all(Person)]
    finally:
        desk.close()
    assert len(named) == len(set(named)), "who was met in the first half is known in the second"


def test_the_chronology_of_a_real_case_comes_in_whole(laptop: Laptop, vault: Path, conformance: Path) -> None:
    file = conformance.parent / "real" / "attacks-2019.csv"
    if not file.is_file():
        pytest.skip("no real chronology beside the reference data")
    laptop.run("import", vault, file, "--case", "KG-1").done()
    assert counts(vault) == (1, 16, 0)
    assert laptop.run("verify", vault).done().err == ""
