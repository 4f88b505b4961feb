"""An erasure names the files of other pieces that hold what it takes: nobody is to believe that a picture is gone."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from unit.desks import desk_at
from unit.redactions import copied, marked

from fieldcase.casework import erasing, moments, people, translations
from fieldcase.casework.cases import taken_or_new
from fieldcase.casework.desk import Desk
from fieldcase.casework.evidence import import_evidence
from fieldcase.casework.hanging import staying
from fieldcase.casework.incoming import take_evidence
from fieldcase.casework.look import Look
from fieldcase.casework.storing import Archives
from fieldcase.i18n import words
from fieldcase.model.case import Case
from fieldcase.model.declare import Record
from fieldcase.model.evidence import Evidence


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk at an empty vault."""
    with desk_at(tmp_path) as made:
        yield made


@pytest.fixture
def case(desk: Desk) -> Case:
    return taken_or_new(desk, "X-1")


def photograph(colour: str = "navy") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (60, 60), colour).save(out, "PNG")
    return out.getvalue()


def taken(desk: Desk, case: Case, content: bytes) -> Evidence:
    return import_evidence(desk, case.scope, io.BytesIO(content), "x.png")


def named(desk: Desk, record: Record) -> list[str]:
    """What is said before and, of a desk that erased it, after."""
    before = [one.told(words("en")) for one in staying(Look(desk), record)]
    assert [one.told(words("en")) for one in erasing.erase(desk, record.key).staying] == before
    return before


def test_where_nothing_is_left_nothing_is_named(desk: Desk, case: Case) -> None:
    piece = taken(desk, case, photograph())
    taken(desk, case, photograph("red"))
    assert named(desk, piece) == []


def test_the_archive_a_picture_was_taken_out_of_is_named(desk: Desk, case: Case, tmp_path: Path) -> None:
    archive = tmp_path / "phone.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("1.png", photograph())
        packed.writestr("2.png", photograph("red"))
    new = take_evidence(desk, case.scope, [archive], archives=Archives.BOTH).entered.new
    assert [one.number for one in new] == ["A01", "A02", "A03"]
    assert named(desk, new[1]) == ["X-1 A01: the archive or the original that it comes from"]
    assert named(desk, new[0]) == ["X-1 A03: made from it"]


def test_a_redacted_copy_and_its_original_are_named(desk: Desk, case: Case) -> None:
    piece = taken(desk, case, photograph())
    marked(desk, piece, 1, (1000, 1000, 5000, 5000), reason="face")
    copy = copied(desk, piece)
    assert [one.why for one in staying(desk, copy)] == ["the archive or the original that it comes from"]
    assert named(desk, piece) == ["X-1 A02: made from it"]


def test_the_same_file_in_another_case_or_in_the_bin_is_named(desk: Desk, case: Case) -> None:
    piece = taken(desk, case, photograph())
    taken(desk, taken_or_new(desk, "X-2"), photograph())
    desk.hide(taken(desk, case, photograph()))
    same = "the same file, taken in elsewhere"
    assert named(desk, piece) == [f"X-1 A02 (in the bin): {same}", f"X-2 A01: {same}"]


def test_erasing_a_case_names_what_other_cases_hold(desk: Desk, case: Case) -> None:
    taken(desk, case, photograph())
    taken(desk, taken_or_new(desk, "X-2"), photograph())
    assert named(desk, case) == ["X-2 A01: the same file, taken in elsewhere"]


def test_the_paper_of_a_translation_is_named(desk: Desk, case: Case) -> None:
    piece, paper = taken(desk, case, photograph()), taken(desk, case, photograph("red"))
    translations.set_file(desk, translations.begin(desk, piece, "en"), paper.id)
    assert named(desk, piece) == ["X-1 A02: a translation of it as a file"]


def test_pictures_and_recordings_of_a_person_are_named(desk: Desk, case: Case) -> None:
    person = people.new_person(desk, case.scope)
    shows, heard, other = (taken(desk, case, photograph(colour)) for colour in ("navy", "red", "green"))
    desk.save(shows, replace(shows, shows=(person.id,)))
    desk.save(None, replace(moments.blank(desk, heard, "said", 0), speaker=person.id, text="Yes."))
    why = "it shows the person, or the person speaks in it"
    assert other.number == "A03"
    assert named(desk, person) == [f"X-1 A01: {why}", f"X-1 A02: {why}"]
