"""Thirty photographs that say where and with what they were taken leave in a dossier without a word of it."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from parsers.telling_files import AUTHOR, MAKER, MODEL, PROGRAM, TAKEN, photograph
from pdf_reading import opened
from pdf_reading import text as text_of
from PIL import Image
from vaults import new_desk

from fieldcase.casework import dossiers, metadata
from fieldcase.casework.cases import taken_or_new
from fieldcase.casework.desk import Desk
from fieldcase.casework.evidence import enter, store
from fieldcase.model.case import Case
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import EvidenceId
from fieldcase.world import World

_KINDS = ("JPEG", "JPEG", "PNG", "TIFF", "WEBP")
_SECRET = (AUTHOR, MAKER, MODEL, PROGRAM, TAKEN, "http://ns.adobe.com/xap", "Exif\x00\x00", "42.87", "74.60")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = new_desk(tmp_path / "v.fieldcase", "сито берёза паром облако кувшин лестница", World())
    yield made
    made.close()


def thirty() -> list[bytes]:
    return [photograph(number, _KINDS[number % len(_KINDS)]) for number in range(30)]


def taken_in(desk: Desk, contents: list[bytes]) -> tuple[Case, tuple[Evidence, ...]]:
    case = taken_or_new(desk, "X-1")
    stored = [store(desk, io.BytesIO(one), f"IMG_{number}.jpg") for number, one in enumerate(contents)]
    about = Evidence(id=EvidenceId(b""), scope=case.scope, looked_at="nobody", description="Example / Пример")
    return case, enter(desk, case.scope, stored, about).new


def streams(file: bytes) -> Iterator[bytes]:
    """Every stream of the file, as it lies there and, where that can be done, unpacked."""
    with opened(file) as pdf:
        for one in pdf.objects:
            if isinstance(one, pikepdf.Stream):
                yield one.read_raw_bytes()
                try:
                    yield one.read_bytes()
                except (pikepdf.PdfError, zlib.error):
                    continue


def exhibits(file: bytes) -> list[bytes]:
    """The pictures of the file that are JPEGs, as they lie there."""
    with opened(file) as pdf:
        found = [one for one in pdf.objects if isinstance(one, pikepdf.Stream)]
        return [one.read_raw_bytes() for one in found if one.get("/Filter") == pikepdf.Name.DCTDecode]


def said_in(content: bytes) -> set[str]:
    """Which of the secret words stand in these bytes, in any of the ways in which a file writes words."""
    return {
        word for word in _SECRET if any(word.encode(codec) in content for codec in ("utf-8", "utf-16-be", "utf-16-le"))
    }


def test_the_control_every_original_tells_its_place_device_and_editor() -> None:
    for content in thirty():
        assert {AUTHOR, MAKER, PROGRAM, TAKEN} <= said_in(content)
        with Image.open(io.BytesIO(content)) as picture:
            assert picture.getexif().get_ifd(0x8825)


@pytest.mark.parametrize("use", ["story", "court"])
def test_thirty_photographs_leave_without_place_device_packet_or_small_picture(
    desk: Desk, tmp_path: Path, use: str
) -> None:
    case, pieces = taken_in(desk, thirty())
    assert len(pieces) == 30
    assert all(f"exif.Make: {MAKER}" in one.metadata for one in pieces), "the control: the vault knows it"
    target = tmp_path / "x.pdf"
    dossiers.export(desk, case.code, use, "en", target)
    file = target.read_bytes()
    pictures = exhibits(file)
    assert len(pictures) >= 30
    for one in pictures:
        with Image.open(io.BytesIO(one)) as picture:
            assert not picture.getexif()
            assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    found = {word for stream in (file, *streams(file)) for word in said_in(stream)}
    # The dossier's own description of itself is an XMP packet too: it names its own name space, and no camera.
    assert found <= {"http://ns.adobe.com/xap"}
    assert MAKER not in text_of(file, tmp_path)


@pytest.mark.parametrize(("use", "printed"), [("court", True), ("story", False)])
def test_only_where_somebody_chose_it_a_court_reads_what_one_original_says_and_its_picture_stays_clean(
    desk: Desk, tmp_path: Path, use: str, printed: bool
) -> None:
    case, (one, other) = taken_in(desk, [photograph(0), photograph(1)])
    desk.save(one, replace(one, title="Example / Пример"))
    metadata.choose_to_print(desk, one.id, on=True)
    assert not other.metadata_printed
    target = tmp_path / "x.pdf"
    dossiers.export(desk, case.code, use, "en", target)
    words = text_of(target.read_bytes(), tmp_path)
    assert (f"Maker of the device: {MAKER}" in words) is printed
    assert ("42.875833°" in words) is printed
    assert words.count(MAKER) == printed, "and of the other photograph it is not told"
    assert not any(said_in(picture) for picture in exhibits(target.read_bytes()))
