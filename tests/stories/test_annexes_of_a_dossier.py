"""Documents as annexes: printed page by page, nothing of the original but pixels."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdf_reading
import pikepdf
import pytest
from annexes import exported, piece, stamps, told
from parsers.burdened_papers import BURDENS, burdened, held, laid_open
from parsers.papers import printed
from pdf_samples import jpeg
from vaults import PASSPHRASE, new_desk

from fieldcase.casework.cases import taken_or_new
from fieldcase.casework.desk import Desk
from fieldcase.dossier import verify
from fieldcase.dossier.manifest import MARK
from fieldcase.i18n import words
from fieldcase.model.case import Case
from fieldcase.world import World

LYING = (842.0, 595.0)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = new_desk(tmp_path / "v.fieldcase", PASSPHRASE, World())
    yield opened
    opened.close()


@pytest.fixture
def case(desk: Desk) -> Case:
    return taken_or_new(desk, "X-1")


# -- what is printed ---------------------------------------------------------------------------------------------


def test_a_document_is_printed_page_by_page_as_pictures_and_stamped(desk: Desk, case: Case, tmp_path: Path) -> None:
    piece(desk, case, printed("first words", "second words", "third words"), description="A ruling.")
    piece(desk, case, jpeg(), "photo.jpg")
    made, file = exported(desk, tmp_path)
    pages = pdf_reading.pages(file, tmp_path)
    assert [(which, sheet) for _, which, sheet in stamps(pages)] == [("A01", 1), ("A01", 2), ("A01", 3), ("A02", 1)]
    assert not any("words" in page for page in pages), "its words leave as pixels alone"
    with pdf_reading.opened(file) as pdf:
        images = pictures(pdf)
        shown = [len(one) for one in images if one]
        assert shown == [1, 1, 1, 1]
        sizes = [(int(image.Width), int(image.Height)) for one in images for image in one][:3]
        assert sizes == [(1240, 1754)] * 3
        alts = re.findall(r"A ruling\. Page (\d) of 3\.", structure_texts(pdf))
    assert sorted(alts) == ["1", "2", "3"]
    assert verify.check(file).agrees
    assert made.sha256 == hashlib.sha256(file).digest()


def pictures(pdf: pikepdf.Pdf) -> list[list[pikepdf.Object]]:
    """The pictures of each page."""
    return [list(page.obj.Resources.get("/XObject", {}).values()) for page in pdf.pages]


def structure_texts(pdf: pikepdf.Pdf) -> str:
    """Every alternative text, a line each."""
    return "\n".join(str(one.Alt) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one)


def test_a_page_without_a_description_says_which_it_is_of_how_many(desk: Desk, case: Case, tmp_path: Path) -> None:
    piece(desk, case, printed("one", "two"), description="")
    made, file = exported(desk, tmp_path)
    with pdf_reading.opened(file) as pdf:
        said = structure_texts(pdf)
    assert "Exhibit A01, document, page 2 of 2, not described" in said
    assert "The picture of exhibit A01 has no description" in told(made)


def test_a_page_that_lies_stands_on_paper_that_lies_and_keeps_head_foot_and_stamp(
    desk: Desk, case: Case, tmp_path: Path
) -> None:
    both = io.BytesIO()
    with (
        pikepdf.open(io.BytesIO(printed("upright"))) as one,
        pikepdf.open(io.BytesIO(printed("lying", size=LYING))) as other,
    ):
        one.pages.extend(other.pages)
        one.pages.append(one.pages[0])
        one.save(both)
    piece(desk, case, both.getvalue())
    _, file = exported(desk, tmp_path)
    pages = pdf_reading.pages(file, tmp_path)
    number = next(page for page, _, sheet in stamps(pages) if sheet == 2)
    with pdf_reading.opened(file) as pdf:
        boxes = [[float(side) for side in page.mediabox] for page in pdf.pages]
        steps = pdf_reading.operations(pdf.pages[number - 1])
    lying = [place for place, (_, _, width, height) in enumerate(boxes, start=1) if width > height]
    assert lying == [number]
    assert f"Page {number} of {len(pages)}" in pages[number - 1]
    drawn = [[float(one) for one in operands] for operands, sign in steps if sign == "cm" and float(operands[0]) > 50]
    ((width, _, _, height, left, foot),) = drawn
    assert abs(width / height - LYING[0] / LYING[1]) < 0.02
    assert width > 530, "larger than it could stand on upright paper"
    assert left >= 0
    assert foot >= 50
    assert left + width <= LYING[0]
    assert foot + height <= LYING[1] - 40
    words_there = pdf_reading.boxes(file, tmp_path)[number - 1]
    assert all(left > 20 and right < LYING[0] - 20 and top > 20 and bottom < LYING[1] for _, left, top, right, bottom
               in words_there)  # fmt: skip


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_list_of_evidence_says_how_many_pages_and_a_sum_that_can_be_taken_again(
    desk: Desk, case: Case, tmp_path: Path, language: str
) -> None:
    piece(desk, case, printed("one", "two", "three"))
    _, file = exported(desk, tmp_path, "un_public", language)
    (tmp_path / "dossier.pdf").write_bytes(file)
    pdf_reading.tool("pdfimages", "-all", str(tmp_path / "dossier.pdf"), str(tmp_path / "page"))
    taken = [hashlib.sha256(one.read_bytes()).digest() for one in sorted(tmp_path.glob("page*.jpg"))]
    assert len(taken) == 3
    pages = pdf_reading.pages(file, tmp_path)
    said = "".join("".join(pages).split())
    assert said.count(hashlib.sha256(b"".join(taken)).hexdigest()) == 2, "in the list and on the exhibit's page"
    listed: Any = verify.check(file).manifest["exhibits"]
    assert [(one["exhibit"], one["page"], one["sha256"]) for one in listed] == [
        ("A01", page, one.hex()) for page, one in enumerate(taken, start=1)
    ]


def test_a_changed_picture_of_any_page_is_found_and_named(desk: Desk, case: Case, tmp_path: Path) -> None:
    piece(desk, case, printed("one", "two", "three"))
    _, file = exported(desk, tmp_path)
    listed: Any = verify.check(file).manifest["exhibits"]
    for page, one in enumerate(listed, start=1):
        forged = resealed(file.replace(one["sha256"].encode(), b"0" * 64))
        (finding,) = verify.check(forged).findings
        assert finding == verify.Finding("page-differs", {"exhibit": "A01", "page": str(page)})
        assert str(page) in finding.told(words("en"))
    assert verify.check(resealed(file)).agrees, "control"


def resealed(file: bytes) -> bytes:
    """The file with a sum that agrees again."""
    at = file.find(MARK) + len(MARK)
    digits = hashlib.sha256(file[:at] + b"0" * 64 + file[at + 64 :]).hexdigest().encode()
    return file[:at] + digits + file[at + 64 :]


@pytest.mark.parametrize("many", [5, pytest.param(20, marks=pytest.mark.torture)])
def test_of_many_documents_nothing_but_pixels_leaves(desk: Desk, case: Case, tmp_path: Path, many: int) -> None:
    originals = [burdened(number, f"Paper {number}", "Its second page") for number in range(many)]
    for original in originals:
        piece(desk, case, original)
    _, file = exported(desk, tmp_path)
    laid = laid_open(file)
    for number, original in enumerate(originals):
        before = laid_open(original)
        for burden in BURDENS:
            word = f"{burden}-{number:02d}"
            assert held(before, word), "control"
            assert not held(laid, word), word
    assert "HIDDEN-SECRET-03" in pdf_reading.text(originals[3], tmp_path), "control: another program reads it"
    with pdf_reading.opened(file) as pdf:
        assert list(pdf.attachments) == ["manifest.json"]
        assert {"/OpenAction", "/AcroForm", "/AA"}.isdisjoint(pdf.Root.keys())
        assert not [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/JS" in one]
        assert sum(map(len, pictures(pdf))) == 2 * many
    for place in range(len(originals)):
        assert b"Adobe" not in file
        assert originals[place][:200] not in file
