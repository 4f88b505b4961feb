"""PDFs of pictures with an invisible text: sound, the same each time, every word where it was put, nothing beside."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pdf_reading
import pikepdf
import pytest
from gears import examples
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from fieldcase.dossier.bare import strange
from fieldcase.dossier.pictured import Pictured, Placed, Sheet, only_pixels
from fieldcase.errors import ChildFailed
from fieldcase.parsers.documents import Pages

A4 = (595.0, 842.0)
WORDS: tuple[Placed, ...] = (
    ("Протокол", 0.1, 0.1, 0.3, 0.12), ("№17,", 0.32, 0.1, 0.38, 0.12), ("Бишкек-Ош", 0.1, 0.13, 0.3, 0.15),
    ("ქართული", 0.1, 0.2, 0.3, 0.22), ("𝄞", 0.5, 0.2, 0.52, 0.22),
)  # fmt: skip


def jpeg(colour: str = "white", mode: str = "RGB", **more: Any) -> bytes:
    out = io.BytesIO()
    Image.new(mode, (40, 56), colour).save(out, "JPEG", **more)
    return out.getvalue()


def made(*sheets: Sheet) -> bytes:
    file = Pictured()
    for sheet in sheets:
        file.add(sheet)
    return file.finished()


@pytest.fixture(scope="module")
def file() -> bytes:
    """Two pages, the second grey and without words."""
    return made(Sheet(A4, jpeg(), WORDS), Sheet((842.0, 595.0), jpeg(mode="L")))


def test_the_words_stand_where_they_were_put(file: bytes) -> None:
    with Pages(file) as pages:
        assert pages.sizes == (A4, (842.0, 595.0))
        read = pages.words(0)
        assert pages.words(1) == ()
    assert [word.text for word in read] == [word[0] for word in WORDS]
    for word, put in zip(read, WORDS, strict=True):
        assert (word.left, word.top, word.right, word.bottom) == pytest.approx(put[1:], abs=0.003)


def test_other_readers_find_the_words_and_no_fault(file: bytes, tmp_path: Path) -> None:
    assert pdf_reading.text(file, tmp_path).split() == [word[0] for word in WORDS]
    (tmp_path / "made.pdf").write_bytes(file)
    assert "No syntax or stream encoding errors" in pdf_reading.tool("qpdf", "--check", str(tmp_path / "made.pdf"))
    fonts = pdf_reading.tool("pdffonts", str(tmp_path / "made.pdf")).splitlines()[2:]
    assert [line.split()[-5] for line in fonts] == ["yes"], "the font is in the file"


def test_the_words_are_never_drawn() -> None:
    with Pages(made(Sheet(A4, jpeg(), WORDS))) as pages:
        drawn = Image.open(io.BytesIO(pages.picture(0, 400))).convert("L")
    assert min(drawn.tobytes()) > 250


def test_the_same_pages_give_the_same_bytes(file: bytes) -> None:
    assert made(Sheet(A4, jpeg(), WORDS), Sheet((842.0, 595.0), jpeg(mode="L"))) == file


TEXT = st.text(st.characters(categories=("Lu", "Ll", "Nd"), max_codepoint=0x52F), min_size=1, max_size=12)
SHARE = st.floats(0.01, 0.6)


PLACED = st.tuples(TEXT, SHARE, st.floats(0.01, 0.35), st.floats(0.004, 0.06))


@examples(8, 100)
@given(st.lists(PLACED, max_size=12))
def test_whatever_words_are_put_no_letter_is_lost_and_none_comes(placed: list[tuple[str, float, float, float]]) -> None:
    # Each on a line of its own: what stands twice in one place is read once.
    words = [(one[0], one[1], 0.07 * at, one[1] + one[2], 0.07 * at + one[3]) for at, one in enumerate(placed)]
    with Pages(made(Sheet(A4, jpeg(), words))) as pages:
        read = "".join(word.text for word in pages.words(0))
    assert sorted(read) == sorted("".join(word[0] for word in words))


@pytest.mark.parametrize(
    "more",
    [{"comment": b"a name"}, {"exif": b"Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0"}, {"icc_profile": b"profile"}],
    ids=["comment", "exif", "profile"],
)
def test_a_picture_with_anything_beside_pixels_is_refused(more: dict[str, Any]) -> None:
    assert only_pixels(jpeg()) == (40, 56, 3)
    with pytest.raises(ChildFailed):
        only_pixels(jpeg(**more))


@pytest.mark.parametrize("broken", [b"", b"\xff\xd8", jpeg()[:-2], jpeg() + b"a name", jpeg(mode="CMYK", colour="red")])
def test_what_is_no_plain_jpeg_is_refused(broken: bytes) -> None:
    with pytest.raises(ChildFailed):
        only_pixels(broken)


def changed(file: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(file)) as pdf:
        change(pdf)
        pdf.save(out, compress_streams=False)
    return out.getvalue()


def _attach(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["x"] = pikepdf.AttachedFileSpec(
        pdf, b"x", description="", filename="x", mime_type="", creation_date="", mod_date=""
    )


CHANGES: dict[str, Callable[[pikepdf.Pdf], None]] = {
    "info": lambda pdf: pdf.docinfo.__setitem__("/Title", "x"),
    "xmp": lambda pdf: pdf.Root.__setattr__("Metadata", pdf.make_stream(b"x")),
    "attachment": _attach,
    "script": lambda pdf: pdf.Root.__setattr__("OpenAction", pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="x")),
    "annotation": lambda pdf: pdf.pages[0].obj.__setattr__("Annots", pikepdf.Array()),
    "a stranger's stream": lambda pdf: pdf.pages[0].obj.__setattr__("X", pdf.make_stream(b"x", {"/X": 1})),
    "a word": lambda pdf: pdf.pages[0].contents_add("% Бекова".encode()),
}


# pikepdf writes an id into every file.
MARK_OF_THE_OTHER_PROGRAM = {"the trailer"}


def test_nothing_is_strange_in_what_was_made(file: bytes) -> None:
    assert strange(file, ["Протокол"]) == ()
    assert set(strange(changed(file, lambda pdf: None), ["Протокол"])) == MARK_OF_THE_OTHER_PROGRAM


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_anything_more_is_found(file: bytes, change: Callable[[pikepdf.Pdf], None]) -> None:
    assert set(strange(changed(file, change), ["бекова"])) > MARK_OF_THE_OTHER_PROGRAM


def test_a_file_that_is_none_is_strange() -> None:
    assert strange(b"%PDF-1.7 and no more", [])
