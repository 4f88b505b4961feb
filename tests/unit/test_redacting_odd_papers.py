"""Papers that are not as they seem: names in forms and broken at line ends are taken out, and a scan with several pages
in one picture gets no copy that would silently lack all but the first."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from parsers.filled_forms import filled_form
from parsers.papers import printed
from PIL import Image
from unit.desks import desk_at
from unit.redactions import (
    bytes_of,
    copied,
    everything_in,
    files_in,
    found_and_marked,
    going_on,
    marked,
    nothing,
    taken,
)

from fieldcase.casework import redacting
from fieldcase.casework.desk import Desk
from fieldcase.casework.papers import Paper
from fieldcase.errors import SeveralPages
from fieldcase.i18n import words


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk at an empty vault."""
    with desk_at(tmp_path) as made:
        yield made


def fax(pages: int) -> bytes:
    out = io.BytesIO()
    first, *more = (Image.new("RGB", (60, 60), "navy") for _ in range(pages))
    first.save(out, "TIFF", save_all=True, append_images=more)
    return out.getvalue()


def test_a_scan_with_several_pages_is_refused_with_their_number_and_nothing_stays(desk: Desk) -> None:
    piece = taken(desk, fax(3), "fax.tif")
    mark = marked(desk, piece, 1, (1000, 1000, 5000, 5000), reason="face")
    with pytest.raises(SeveralPages) as refused:
        Paper(desk, piece)
    assert "3 pages" in refused.value.told(words("en"))
    with pytest.raises(SeveralPages):
        redacting.make(desk, piece, [mark], nothing, going_on)
    assert files_in(desk) == 1


def test_a_scan_with_one_page_is_copied(desk: Desk) -> None:
    piece = taken(desk, fax(1), "fax.tif")
    marked(desk, piece, 1, (1000, 1000, 5000, 5000), reason="face")
    assert copied(desk, piece).media_type == "image/jpeg"


def test_a_name_that_is_broken_at_the_end_of_a_line_is_found_and_taken_out(desk: Desk, tmp_path: Path) -> None:
    piece = taken(desk, printed("Допрошена Верхов-\nцева вчера"))
    assert len(found_and_marked(desk, piece, "Верховцева")) == 2, "a box in each line"
    after = everything_in(bytes_of(desk, copied(desk, piece)), tmp_path)
    assert [word for word in ("верхов", "цева") if word in after] == []
    assert "допрошена" in after, "the control"


def test_a_name_in_a_filled_form_or_a_stamp_is_found_and_taken_out_as_any_other(desk: Desk, tmp_path: Path) -> None:
    piece = taken(desk, filled_form(), "form.pdf")
    these = found_and_marked(desk, piece, "Stampova", "Filledov")
    assert [mark.words for mark in these] == ["Stampova", "Filledov"]
    after = everything_in(bytes_of(desk, copied(desk, piece)), tmp_path)
    assert [word for word in ("stampov", "filledov") if word in after] == []
    assert "gulnara" in after, "the control: what was not marked is there"
