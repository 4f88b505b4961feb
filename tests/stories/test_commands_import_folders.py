"""`fieldcase import` of folders and archives: what comes in, what is named on standard error, what the status says."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from parsers.packed import flagged, packed
from stories import chronologies
from stories.commands import Laptop, files_below, opened, table

from fieldcase.model.case import Event
from fieldcase.model.evidence import Evidence


@pytest.fixture
def vault(laptop: Laptop) -> Path:
    return laptop.vault()


@pytest.fixture
def phone(laptop: Laptop) -> Path:
    """A telephone's memory: three files of a person, one of a system."""
    folder = laptop.here / "phone"
    (folder / "DCIM" / "Camera").mkdir(parents=True)
    (folder / "DCIM" / "Camera" / "IMG_2.jpg").write_bytes(chronologies.picture(60))
    (folder / "DCIM" / "Camera" / "IMG_1.jpg").write_bytes(chronologies.picture(50))
    (folder / "notes.csv").write_text(table(chronologies.rows()))
    (folder / ".nomedia").write_bytes(b"")
    return folder


def pieces(vault: Path) -> list[Evidence]:
    """The evidence in a vault, by its numbers."""
    desk = opened(vault)
    try:
        return sorted(desk.all(Evidence), key=lambda one: one.number)
    finally:
        desk.close()


def test_a_folder_comes_in_with_all_below_it_and_only_system_files_are_left(
    laptop: Laptop, vault: Path, phone: Path
) -> None:
    ran = laptop.run("import", vault, phone, "--case", "L").done()
    assert ran.err.splitlines() == ["fieldcase: phone/.nomedia: left out: the system's own file, not a person's"]
    assert ran.out == "Imported into L. Chronology rows: 0. Pieces of evidence: 3.\n"
    assert [one.file_name for one in pieces(vault)] == [
        "phone/DCIM/Camera/IMG_1.jpg", "phone/DCIM/Camera/IMG_2.jpg", "phone/notes.csv",
    ]  # fmt: skip
    assert laptop.run("verify", vault).done().err == ""


def test_a_second_import_of_a_folder_takes_nothing_twice(laptop: Laptop, vault: Path, phone: Path) -> None:
    laptop.run("import", vault, phone, "--case", "L").done()
    before = files_below(vault / "blobs")
    ran = laptop.run("import", vault, phone, "--case", "L").done()
    assert "phone/notes.csv: the same bytes are here already, as A03" in ran.err
    assert len(pieces(vault)) == 3
    assert files_below(vault / "blobs") == before


def test_a_folder_and_a_chronology_come_in_together(laptop: Laptop, vault: Path, phone: Path) -> None:
    ran = laptop.run("import", vault, phone, phone / "notes.csv", "--case", "L").done()
    assert "Chronology rows: 16. Pieces of evidence: 3." in ran.out
    desk = opened(vault)
    try:
        assert (len(desk.all(Event)), len(desk.all(Evidence))) == (16, 3)
    finally:
        desk.close()


def test_every_bad_file_of_a_folder_is_named_in_one_line_and_the_rest_comes_in(
    laptop: Laptop, vault: Path, phone: Path
) -> None:
    (phone / "empty.jpg").write_bytes(b"")
    (phone / "link.jpg").symlink_to("/etc/passwd")
    os.mkfifo(phone / "pipe\nwith two lines")
    with open(os.fsencode(phone) + b"/\xff\xfe.jpg", "wb") as file:
        file.write(chronologies.picture(70))
    ran = laptop.run("import", vault, phone, laptop.here / "gone", "--case", "L")
    assert ran.status == 1
    assert ran.err.splitlines() == [
        "fieldcase: phone/.nomedia: left out: the system's own file, not a person's",
        "fieldcase: phone/empty.jpg: left out: it is empty",
        "fieldcase: phone/link.jpg: left out: it is a link: choose what it leads to",
        "fieldcase: phone/pipe\\nwith two lines: left out: it is no file but a pipe or a device",
        "fieldcase: gone: left out: there is no such file any more",
    ]
    assert pieces(vault)[-1].file_name == "phone/\\xff\\xfe.jpg"
    assert len(pieces(vault)) == 4


@pytest.mark.parametrize(
    ("option", "status", "names"),
    [
        ((), 0, ["x.zip"]),
        (("--archives", "keep"), 0, ["x.zip"]),
        (("--archives", "both"), 1, ["x.zip", "x.zip/a.txt"]),
        (("--archives", "unpack"), 1, ["x.zip", "x.zip/a.txt"]),
    ],
)
def test_an_archive_is_kept_or_taken_apart_as_it_was_said(
    laptop: Laptop, vault: Path, option: tuple[str, ...], status: int, names: list[str]
) -> None:
    file = laptop.file("x.zip", packed({"a.txt": b"words", "b.txt": b""}))
    ran = laptop.run("import", vault, file, "--case", "L", *option)
    assert (ran.status, "x.zip/b.txt: left out: it is empty" in ran.err) == (status, bool(status))
    assert [one.file_name for one in pieces(vault)] == names


def test_an_archive_with_a_password_is_kept_and_its_files_named(laptop: Laptop, vault: Path) -> None:
    file = laptop.file("x.zip", flagged(packed({"a.txt": b"words"}), 1))
    ran = laptop.run("import", vault, file, "--case", "L", "--archives", "unpack")
    assert (ran.status, ran.err) == (1, "fieldcase: x.zip/a.txt: left out: it is locked with a password\n")
    assert [one.file_name for one in pieces(vault)] == ["x.zip"]


def test_what_is_common_to_a_batch_is_said_by_options(laptop: Laptop, vault: Path, phone: Path) -> None:
    said = ("--title", "Search", "--origin", "a neighbour", "--acquired-on", "March 2026", "--acquired-how", "by hand")
    laptop.run("import", vault, phone, "--case", "L", *said).done()
    found = pieces(vault)
    assert [one.title for one in found] == ["Search 1", "Search 2", "Search 3"]
    assert {(one.origin, one.acquired_on.text if one.acquired_on else "", one.acquired_how) for one in found} == {
        ("a neighbour", "2026-03", "by hand")
    }


def test_a_day_that_is_none_is_refused_before_anything_is_read(laptop: Laptop, vault: Path, phone: Path) -> None:
    ran = laptop.run("import", vault, phone, "--case", "L", "--acquired-on", "some day", typed=None)
    ran.refused("usage", status=2)
    assert "--acquired-on" in ran.err


def test_the_help_says_what_the_status_means(laptop: Laptop) -> None:
    said = " ".join(laptop.run("import", "--help", typed=None).done().out.split())
    assert "named on standard error with its reason" in said
    assert "the exit status is 1 then" in said
