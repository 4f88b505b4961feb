"""A file in parts: the same bytes whether its pictures are at hand or not, and never without one that belongs there."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace

import pdf_reading
import pdf_samples
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ingredients import SHOWN, annex, ingredients, picture, stored
from PIL import Image

from fieldcase.dossier.annexes import Picture, picture_of, sum_of
from fieldcase.dossier.answers import Finished, Lacking, packed, unpacked
from fieldcase.dossier.asking import KEEP, ask_for_dossier, new_child
from fieldcase.dossier.blocks import Document, Exhibit, Heading, Sheet
from fieldcase.dossier.maker import child, made
from fieldcase.dossier.manifest import seal
from fieldcase.dossier.parts import Gap, Joined, filled
from fieldcase.dossier.pdf.render import laid_out, render
from fieldcase.dossier.verify import check
from fieldcase.errors import ChildFailed

PAGES = [pdf_samples.jpeg(620, 877, shade) for shade in range(40, 52)]


def paged(known: bool) -> Document:
    """A document with an exhibit of twelve pages, of which the bytes are at hand or only what is known of them."""
    first, *more = (picture_of(page) if known else page for page in PAGES)
    sheets = tuple(Sheet(f"Page {number}", one) for number, one in enumerate(more, start=2))
    paper = Exhibit("A01", "Paper", "exhibit-1", "Page 1", first, more=sheets, paged=True)
    return pdf_samples.with_blocks(Heading("Exhibits"), paper, *pdf_samples.exhibits("en", 1))


def test_the_bytes_are_the_same_whether_the_pictures_are_at_hand_or_not() -> None:
    kept = {hashlib.sha256(page).digest(): page for page in PAGES}
    whole = render(paged(known=False))
    assert render(paged(known=True), kept) == whole
    assert check(whole).agrees
    assert check(io.BytesIO(whole)) == check(whole), "read from a file as from memory"
    assert all(page in whole for page in PAGES)
    listed = check(whole).manifest["exhibits"]
    assert isinstance(listed, list)
    assert [one.get("page") for one in listed] == [*range(1, 13), None]


def test_what_is_drawn_without_pictures_holds_none_of_their_bytes() -> None:
    parts = laid_out(replace(paged(known=True), blocks=paged(known=True).blocks[:2])).parts
    own = b"".join(part for part in parts if not isinstance(part, Gap))
    gaps = {part.sha256 for part in parts if isinstance(part, Gap)}
    assert gaps == {picture_of(one).sha256 for one in PAGES}
    assert not any(page[200:400] in own for page in PAGES)
    assert any(PAGES[0][200:400] in page for page in PAGES), "control"


def test_a_file_is_not_put_together_without_one_of_its_pictures_or_with_another() -> None:
    parts = laid_out(replace(paged(known=True), blocks=paged(known=True).blocks[:2])).parts
    kept = {hashlib.sha256(page).digest(): page for page in PAGES}
    assert check(b"".join(seal(parts, kept))).agrees, "control"
    one = next(iter(kept))
    with pytest.raises(ValueError, match="missing"):
        seal(parts, {sum_: page for sum_, page in kept.items() if sum_ != one})
    with pytest.raises(ValueError, match="missing"):
        seal(parts, {**kept, one: kept[one] + b"x"})
    swapped = {**kept, one: kept[one][:-9] + b"\0" * 9}
    assert [finding.code for finding in check(b"".join(seal(parts, swapped))).findings] == ["page-differs"]


def test_other_programs_read_the_file_and_its_pages() -> None:
    with pdf_reading.opened(render(paged(known=False))) as pdf:
        assert not pdf.check_pdf_syntax()
        drawn = [one for page in pdf.pages for one in dict(page.obj.Resources.get("/XObject", {})).values()]
        assert [one.read_raw_bytes() for one in drawn][:12] == PAGES


@given(st.lists(st.binary(max_size=9) | st.integers(0, 9), max_size=6), st.lists(st.integers(0, 30), max_size=5))
def test_pieces_read_as_one_file(pieces: list[bytes | int], places: list[int]) -> None:
    whole = b"".join(bytes(piece) if isinstance(piece, int) else piece for piece in pieces)
    file, plain = Joined(pieces), io.BytesIO(whole)
    assert file.read() == whole
    for place in places:
        assert file.seek(place) == plain.seek(place)
        assert file.read(4) == plain.read(4)
    assert file.seek(0, io.SEEK_END) == len(whole)
    assert filled([b"a", Gap(b"k", 2)], {b"k": b"xy"}) == [b"a", b"xy"]


@pytest.mark.parametrize(("mode", "progressive"), [("RGB", False), ("L", False), ("RGB", True)])
def test_what_is_known_of_a_picture_is_what_a_decoder_says(mode: str, progressive: bool) -> None:
    out = io.BytesIO()
    Image.new(mode, (61, 47)).save(out, "JPEG", progressive=progressive, comment=b"a word", dpi=(72, 72))
    jpeg = out.getvalue()
    assert picture_of(jpeg) == Picture(61, 47, mode == "L", len(jpeg), hashlib.sha256(jpeg).digest())


@pytest.mark.parametrize(
    "jpeg", [b"", b"\xff\xd8", b"\x89PNG", b"\xff\xd8\xff\xc0\0\x08\x08", b"\xff\xd8\xff\xe0\0\0" * 9]
)
def test_what_is_no_picture_is_refused(jpeg: bytes) -> None:
    with pytest.raises(ValueError, match=r"no |frame"):
        picture_of(jpeg)
    out = io.BytesIO()
    Image.new("CMYK", (9, 9)).save(out, "JPEG")
    with pytest.raises(ValueError, match="grey or RGB"):
        picture_of(out.getvalue())


def test_the_sum_of_several_pages_is_taken_over_their_sums() -> None:
    known = [picture_of(page) for page in PAGES[:3]]
    assert sum_of(known) == hashlib.sha256(b"".join(one.sha256 for one in known)).hexdigest()
    assert sum_of(known[:1]) == hashlib.sha256(PAGES[0]).hexdigest()
    assert sum_of([]) == ""
    assert sum_of(known[::-1]) != sum_of(known), "the order counts"


def test_a_child_that_shows_pages_is_handed_each_picture_once() -> None:
    asked: list[bytes] = []
    with new_child() as warm:
        real = warm.ask

        def watched(message: bytes, timeout: float) -> bytes:
            asked.append(message[:1])
            return real(message, timeout)

        warm.ask = watched  # type: ignore[method-assign]
        for _ in range(2):
            assert isinstance(ask_for_dossier(warm, ingredients(preview=True), stored()), Finished)
        other = picture_of_shade(9)
        with pytest.raises(ChildFailed):
            ask_for_dossier(warm, ingredients(preview=True, pictures={SHOWN: annex(other)}), stored())
        ask_for_dossier(warm, ingredients(), {})
    assert asked == [b"M", b"K", b"M", b"M", b"M", b"M"], "an export needs no picture in the child"


def picture_of_shade(shade: int) -> bytes:
    return pdf_samples.jpeg(64, 48, shade)


def test_a_child_forgets_the_pictures_that_no_question_needs() -> None:
    child(KEEP + picture())
    assert isinstance(made(ingredients(preview=True)), Finished)
    made(ingredients())
    lacking = made(ingredients(preview=True))
    assert lacking == Lacking((hashlib.sha256(picture()).digest(),))
    assert unpacked(packed(lacking)) == lacking
