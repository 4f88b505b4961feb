"""The card of what a file says of itself, by keyboard: seen under labels, read late, printed only where ticked."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from parsers.telling_files import AUTHOR, MAKER, photograph
from seats import Seat

from fieldcase.casework.cases import new_case
from fieldcase.casework.evidence import import_evidence
from fieldcase.errors import PictureUnreadable
from fieldcase.i18n import words
from fieldcase.model.evidence import Evidence
from fieldcase.model.told_by_file import LABELS
from ui.pages.evidence_told import FileTold

RU = words("ru")
TICK = RU("Print what the file says of itself")


def piece(seat: Seat, content: bytes, name: str, **changed: object) -> FileTold:
    """The card of a piece of a new case."""
    case = new_case(seat.desk, "Example / Пример")
    made = import_evidence(seat.desk, case.scope, io.BytesIO(content), name)
    if changed:
        seat.desk.save(made, replace(made, **changed))  # type: ignore[arg-type]
    seat.heart.rest()  # what the test did by itself
    seat.window.work.go("evidence", made.id)
    seat.settle()
    told: FileTold = seat.page.view.detail.told
    assert told.evidence is not None
    assert told.evidence.id == made.id
    return told


def kept(seat: Seat, told: FileTold) -> Evidence:
    assert told.evidence is not None
    found = seat.desk.get(Evidence, told.evidence.id)
    assert found is not None
    return found


def test_place_device_and_day_stand_under_labels(seat: Seat) -> None:
    piece(seat, photograph(), "a.jpg")
    assert seat.sees(RU(LABELS["gps"]))
    assert seat.sees("42.875833°, 74.603333°")
    assert seat.sees(MAKER)
    assert seat.sees("2024:03:05 14:22:10")
    assert seat.sees(RU(LABELS["thumbnail"]))


def test_it_is_ticked_to_be_printed_by_keyboard_and_undone(seat: Seat) -> None:
    told = piece(seat, photograph(), "a.jpg")
    assert not told.tick.box.isChecked()
    seat.tab_to(TICK)
    seat.press("Space")
    seat.settle()
    assert kept(seat, told).metadata_printed
    assert told.tick.box.isChecked()
    seat.window.work.undo()
    seat.settle()
    assert not kept(seat, told).metadata_printed
    assert not told.tick.box.isChecked()


def test_a_piece_that_came_in_before_is_read_when_somebody_presses_the_button(seat: Seat) -> None:
    told = piece(seat, photograph(), "a.jpg", metadata=())
    assert not told.tick.isVisible(), "there is nothing to print"
    assert not seat.sees(MAKER)
    seat.tab_to(RU("Read it now"))
    seat.press("Space")
    seat.wait(lambda: seat.sees(MAKER))
    seat.settle()
    assert any(AUTHOR in line for line in kept(seat, told).metadata)
    assert told.tick.isVisible()
    assert not told.read_button.isVisible()


def test_a_file_that_cannot_be_read_says_so_in_the_card(seat: Seat) -> None:
    told = piece(seat, b"\xff\xd8\xff and no more", "a.jpg")
    seat.tab_to(RU("Read it now"))
    seat.press("Space")
    seat.wait(lambda: told.said.text() == PictureUnreadable().told(RU))
    assert told.read_button.isEnabled()
    assert kept(seat, told).metadata == ()


def test_many_lines_are_few_in_the_card_and_all_behind_a_button(seat: Seat) -> None:
    told = piece(seat, photograph(), "a.jpg", metadata=tuple(f"png.key{n}: value {n}" for n in range(200)))
    assert seat.sees("value 11")
    assert not seat.sees("value 12")
    seat.tab_to(RU.plural("Show all {n} line", "Show all {n} lines", 200).format(n=200))
    seat.press("Space")
    assert told.all.isVisible()
    assert told.all.toPlainText().splitlines()[-1] == "png.key199: value 199"
    assert seat.focus() is told.all


@pytest.mark.parametrize(("content", "name"), [(b"words", "a.txt"), (b"OggS and more", "b.ogg")])
def test_a_file_that_cannot_say_anything_of_itself_has_no_card(seat: Seat, content: bytes, name: str) -> None:
    assert not piece(seat, content, name).isVisible()


def test_markup_in_what_a_file_says_is_shown_as_it_is(seat: Seat) -> None:
    piece(seat, photograph(), "a.jpg", metadata=("exif.Artist: <b>fat</b><img src=x>",))
    assert seat.sees("<b>fat</b><img src=x>")
