"""What files say of themselves comes out as short plain lines; hostile ones are refused, and the program lives."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import suppress

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from parsers import hostile_documents, hostile_pictures
from parsers.papers import printed
from parsers.telling_files import AUTHOR, MAKER, MODEL, PROGRAM, TAKEN, exif, paper, photograph
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from fieldcase import sandbox
from fieldcase.errors import ChildFailed, DocumentLocked, DocumentUnreadable, PictureUnreadable
from fieldcase.i18n import words
from fieldcase.model.told_by_file import LABELS, labelled
from fieldcase.parsers import metadata
from fieldcase.parsers.metadata_xmp import of_xmp


def pairs(content: bytes) -> dict[str, str]:
    found = dict[str, str]()
    for line in metadata.told_by(content):
        name, _, value = line.partition(": ")
        found.setdefault(name, value)
    return found


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP"])
def test_a_photograph_tells_its_place_device_day_and_author(kind: str) -> None:
    told = pairs(photograph(kind=kind))
    assert told["gps"] == "42.875833, 74.603333"
    assert (told["exif.Make"], told["exif.Model"]) == (MAKER, MODEL)
    assert told["exif.DateTimeOriginal"] == TAKEN
    assert (told["exif.Artist"], told["exif.CameraOwnerName"]) == (AUTHOR, AUTHOR)
    assert told["xmp.xmp.CreatorTool"] == PROGRAM
    assert told["xmp.dc.creator"] == f"{AUTHOR} / Пример"
    assert told["picture"] == f"{kind}, 320 × 240"


def test_a_small_picture_inside_is_told_and_one_that_is_not_there_is_not() -> None:
    assert pairs(photograph())["thumbnail"] == "yes"
    out, bare = io.BytesIO(), Image.Exif()
    bare[0x010F] = MAKER
    Image.new("RGB", (8, 8)).save(out, "JPEG", exif=bare)
    assert pairs(out.getvalue())["thumbnail"] == "no"


def test_what_reveals_the_place_and_the_day_stands_first() -> None:
    names = [line.partition(": ")[0] for line in metadata.told_by(photograph())]
    assert names[:2] == ["gps", "exif.DateTimeOriginal"]


def test_south_and_west_are_negative() -> None:
    southern = exif().replace(b"N\x00\x00\x00", b"S\x00\x00\x00").replace(b"E\x00\x00\x00", b"W\x00\x00\x00")
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "JPEG", exif=southern)
    assert pairs(out.getvalue())["gps"] == "-42.875833, -74.603333"


def test_letters_of_a_phone_that_writes_utf8_are_read_as_such() -> None:
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "JPEG", exif=exif().replace(b"Primer 5", "Приz".encode() + b"5"))
    assert pairs(out.getvalue())["exif.Model"] == "Приz5"


def test_a_picture_that_says_nothing_still_gives_a_line() -> None:
    out = io.BytesIO()
    Image.new("RGB", (8, 9)).save(out, "PNG")
    assert metadata.told_by(out.getvalue()) == ("picture: PNG, 8 × 9",)


def test_texts_behind_the_pixels_of_a_png_are_found() -> None:
    out, said = io.BytesIO(), PngInfo()
    said.add_text("Comment", AUTHOR, zip=True)
    Image.new("RGB", (8, 9)).save(out, "PNG", pnginfo=said)
    whole = out.getvalue()
    begins = whole.index(b"zTXt") - 4
    ends = begins + 12 + int.from_bytes(whole[begins : begins + 4], "big")
    moved = whole[:begins] + whole[ends:-12] + whole[begins:ends] + whole[-12:]
    assert pairs(moved)["png.Comment"] == AUTHOR


def test_a_document_tells_its_author_its_script_and_the_file_inside() -> None:
    told = pairs(paper())
    assert told["pdf.Author"] == AUTHOR
    assert told["pdf.Producer"].startswith("ReportLab")
    assert told["xmp.xmp.CreatorTool"] == PROGRAM
    assert (told["pdf.javascript"], told["pdf.attachments"]) == ("yes", "1")
    plain = pairs(printed("A letter"))
    assert (plain["pdf.javascript"], plain["pdf.attachments"]) == ("no", "0"), "the control"


def test_a_script_on_a_page_is_found_too() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(printed("A letter"))) as pdf:
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("1"))
        pdf.pages[0].obj.AA = pikepdf.Dictionary(O=script)
        pdf.save(out)
    assert pairs(out.getvalue())["pdf.javascript"] == "yes"


def test_a_locked_document_is_told_as_locked() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(paper())) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(user="ключ", owner="ключ"))
    with pytest.raises(DocumentLocked):
        metadata.told_by(out.getvalue())


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        (b"", PictureUnreadable), (b"no picture", PictureUnreadable), (photograph()[:200], PictureUnreadable),
        (b"%PDF-1.7\nno more", DocumentUnreadable),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused(content: bytes, wrong: type[Exception]) -> None:
    with pytest.raises(wrong):
        metadata.told_by(content)


@pytest.mark.parametrize(
    "make", [*hostile_documents.ALL, *hostile_pictures.ALL], ids=lambda one: one.__name__
)  # fmt: skip
def test_a_bomb_is_refused_or_read_within_the_limits_and_the_program_lives(make: Callable[[], bytes]) -> None:
    content = make()
    assert len(content) < 1_000_000, "small on the disk"
    with suppress(DocumentUnreadable, PictureUnreadable, ChildFailed):
        metadata.told_by(content)
    assert pairs(photograph())["exif.Make"] == MAKER, "the next one is read as ever"


def test_a_packet_with_entities_is_told_to_be_there_and_not_read() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x><y>&b;</y></x>'
    assert list(of_xmp(bomb)) == [("packet", "yes")]
    assert list(of_xmp(b"<x><y>1</y></x>")) == [("y", "1")], "the control"


def test_a_packet_that_goes_down_without_end_is_not_followed() -> None:
    assert ("packet", "yes") in list(of_xmp(b"<a>" * 100_000))


@given(st.lists(st.text(max_size=400), max_size=300))
def test_lines_are_few_short_and_without_control_characters(found: list[str]) -> None:
    kept = metadata.lines(f"name: {one}" for one in found)
    assert len(kept) <= 200
    assert all(len(line) <= 300 and line.isprintable() for line in kept)
    assert len(set(kept)) == len(kept)


def test_signs_that_turn_the_direction_of_writing_are_taken_out() -> None:
    assert metadata.lines(["a: b\u202ec\x1b[31md\ne"]) == ("a: b c [31md e",)


def test_what_a_child_answers_is_bounded_again(monkeypatch: pytest.MonkeyPatch) -> None:
    lying = b"G" + b"\n".join(b"name: %d\x1b" % one + b"x" * 500 for one in range(1000))
    monkeypatch.setattr(sandbox.Warm, "ask", lambda *_asked: lying)
    told = metadata.told_by(b"anything")
    assert len(told) == 200
    assert all(len(line) == 300 and line.isprintable() for line in told)


@given(st.binary(max_size=300))
def test_no_bytes_make_the_child_fall(content: bytes) -> None:
    assert metadata.child(content)[:1] in (b"G", b"R", b"L")
    assert metadata.child(photograph()[:600] + content)[:1] in (b"G", b"R", b"L")


def test_lines_stand_under_labels_and_a_place_in_degrees() -> None:
    english = words("en")
    assert labelled("gps: 42.875833, 74.603333", english) == (LABELS["gps"], "42.875833°, 74.603333°")
    assert labelled("thumbnail: yes", english)[1] == "yes"
    assert labelled("exif.FNumber: 1.8", english) == ("exif.FNumber", "1.8")
