"""Documents as annexes: printed page by page, nothing of the original but pixels; what cannot be shown says why."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pdf_reading
import pikepdf
import pytest
from parsers import hostile_documents
from parsers.burdened_papers import BURDENS, burdened, held, laid_open
from parsers.papers import printed, scanned
from pdf_samples import jpeg
from vaults import PASSPHRASE

from fieldcase.casework import annexing, dossiers
from fieldcase.casework.cases import taken_or_new
from fieldcase.casework.desk import Desk
from fieldcase.casework.dossiers import Made
from fieldcase.casework.evidence import import_evidence
from fieldcase.casework.gathering import CleanPictures
from fieldcase.casework.preview import Preview
from fieldcase.dossier import verify
from fieldcase.dossier.annexes import Annex
from fieldcase.errors import Cancelled, IdentityInExhibit
from fieldcase.i18n import words
from fieldcase.model.case import Case
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import IdentityId, PersonId
from fieldcase.model.people import Person, PersonIdentity
from fieldcase.parsers import documents
from fieldcase.vault.keys import TEST_COST
from fieldcase.world import World

LYING = (842.0, 595.0)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened, _ = Desk.new(tmp_path / "v.fieldcase", PASSPHRASE, World(), TEST_COST)
    yield opened
    opened.close()


@pytest.fixture
def case(desk: Desk) -> Case:
    return taken_or_new(desk, "X-1")


def piece(desk: Desk, case: Case, content: bytes, name: str = "paper.pdf", **about: Any) -> Evidence:
    """A piece of evidence that shows nobody, as somebody has said."""
    taken = import_evidence(desk, case.scope, io.BytesIO(content), name)
    described = replace(taken, **({"looked_at": "nobody", "description": "A paper."} | about))
    desk.save(taken, described)
    return described


def exported(desk: Desk, tmp_path: Path, use: str = "internal", language: str = "en") -> tuple[Made, bytes]:
    target = tmp_path / f"{use}-{language}.pdf"
    target.unlink(missing_ok=True)
    made = dossiers.export(desk, "X-1", use, language, target)
    return made, target.read_bytes()


def told(made: Made) -> str:
    return "\n".join(notice.message.format(**notice.values) for notice in made.notices)


def stamps(pages: list[str]) -> list[tuple[int, str, int]]:
    """Page of the file, exhibit and its page, as they are stamped."""
    found = []
    for number, page in enumerate(pages, start=1):
        found += [(number, which, int(sheet)) for which, sheet in re.findall(r"Annex (A\d+), p\. (\d+)", page)]
    return found


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
    at = file.find(verify.MARK) + len(verify.MARK)
    digits = hashlib.sha256(file[:at] + b"0" * 64 + file[at + 64 :]).hexdigest().encode()
    return file[:at] + digits + file[at + 64 :]


def test_of_twenty_documents_nothing_but_pixels_leaves(desk: Desk, case: Case, tmp_path: Path) -> None:
    originals = [burdened(number, f"Paper {number}", "Its second page") for number in range(20)]
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
        assert sum(map(len, pictures(pdf))) == 40
    for place in range(len(originals)):
        assert b"Adobe" not in file
        assert originals[place][:200] not in file


# -- what may not be read in it ----------------------------------------------------------------------------------


def known(desk: Desk, case: Case, name: str) -> PersonId:
    """Somebody the vault knows by name and nobody told of."""
    who = PersonId(desk.new_id())
    desk.save(None, Person(id=who, scope=case.scope, pseudonym="Juniper", kind="client"))
    desk.save(None, PersonIdentity(id=IdentityId(desk.new_id()), scope=case.scope, person=who, name=name))
    return who


@pytest.mark.parametrize("use", ["internal", "un_public", "court"])
def test_an_identity_that_can_be_read_in_an_exhibit_stops_the_export_and_says_where(
    desk: Desk, case: Case, tmp_path: Path, use: str
) -> None:
    known(desk, case, "Лидия Верховцева")
    paper = piece(desk, case, printed("Постановление", "Допрошена Верховцева Л. А."))
    with pytest.raises(IdentityInExhibit) as refused:
        exported(desk, tmp_path, use)
    said = refused.value.told(words("en"))
    assert "page 2 of exhibit A01" in said
    assert "Верховцев" not in said
    assert [one.record for one in refused.value.where] == [paper.key]
    assert not list(tmp_path.glob("*.pdf*"))
    other = printed("Постановление", "Допрошена свидетельница.")
    desk.hide(paper)
    piece(desk, case, other)
    exported(desk, tmp_path, use)


def test_whoever_an_exhibit_that_is_withheld_names_stops_nothing(desk: Desk, case: Case, tmp_path: Path) -> None:
    who = known(desk, case, "Лидия Верховцева")
    piece(desk, case, printed("Допрошена Верховцева Л. А."), identifies=(who,), looked_at="people")
    _, file = exported(desk, tmp_path, "un_public")
    pages = pdf_reading.pages(file, tmp_path)
    assert [(which, sheet) for _, which, sheet in stamps(pages)] == [("A01", 1)]
    assert "kept back" in " ".join(pages[stamps(pages)[0][0] - 1].split())


def test_a_preview_refuses_for_the_same_reason_and_shows_no_page(desk: Desk, case: Case) -> None:
    known(desk, case, "Лидия Верховцева")
    paper = piece(desk, case, printed("Допрошена Верховцева Л. А."))
    seen = Preview(desk)
    try:
        for _ in range(2):
            answer = seen.ask(dossiers.gather(desk, case, "internal", "en", "x.pdf", preview=True))
            assert answer is not None
            assert isinstance(answer.refusal, IdentityInExhibit)
            assert (answer.findings[0].level, answer.findings[0].record) == ("stop", paper.key)
            assert seen.page(0, 200) is None
    finally:
        seen.close()


# -- what cannot be shown ----------------------------------------------------------------------------------------


def locked() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(printed("closed"))) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(user="ключ", owner="ключ"))
    return out.getvalue()


TROUBLES = {
    "damaged": (lambda: b"%PDF-1.7 nothing in it", "its file is damaged"),
    "locked": (locked, "it asks for a password"),
    "endless pages": (hostile_documents.ten_million_pages, "its file is damaged"),
    "a bomb": (hostile_documents.content_of_a_gigabyte, "more memory or time"),
    "a scan of which nothing can be seen": (lambda: scanned(b"no picture"), "its file is damaged"),
}


@pytest.mark.parametrize("trouble", TROUBLES)
def test_a_document_that_cannot_be_shown_has_a_page_that_says_why_and_a_warning(
    desk: Desk, case: Case, tmp_path: Path, trouble: str
) -> None:
    make, why = TROUBLES[trouble]
    content = make()
    piece(desk, case, content)
    piece(desk, case, printed("beside it"))
    made, file = exported(desk, tmp_path)
    pages = pdf_reading.pages(file, tmp_path)
    page = " ".join(pages[next(place for place, which, _ in stamps(pages) if which == "A01") - 1].split())
    assert why in page
    assert "The authors keep the document and can hand it over as a file." in page
    assert [which for _, which, _ in stamps(pages)] == ["A01", "A02"]
    assert "exhibit A01" in told(made)
    assert "exhibit A02" not in told(made), "control"


def test_a_document_that_is_too_large_is_not_opened(
    desk: Desk, case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    piece(desk, case, printed("a", "b"))
    exported(desk, tmp_path)
    monkeypatch.setattr(documents, "MOST_BYTES", 100)
    made, file = exported(desk, tmp_path)
    assert "its file is too large to be opened here" in pdf_reading.text(file, tmp_path)
    assert "too large" in told(made)


def test_pages_beyond_the_most_that_are_shown_are_counted_on_a_page_of_their_own(
    desk: Desk, case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(annexing, "MOST_SHEETS", 2)
    piece(desk, case, printed("1", "2", "3", "4", "5"))
    made, file = exported(desk, tmp_path)
    pages = pdf_reading.pages(file, tmp_path)
    assert [sheet for _, _, sheet in stamps(pages)] == [1, 2, 3]
    assert "Pages 3 to 5 of this document are not in this file." in " ".join(pages[stamps(pages)[2][0] - 1].split())
    assert "Exhibit A01 has 5 pages. The file shows the first 2; a page after them says so." in told(made)
    assert "Pages shown in this file: 2 of 5." in pdf_reading.text(file, tmp_path)
    assert verify.check(file).agrees


def test_one_page_that_cannot_be_drawn_takes_no_other_with_it(desk: Desk, case: Case, tmp_path: Path) -> None:
    out = io.BytesIO()
    with (
        pikepdf.open(io.BytesIO(printed("good", "also good"))) as pdf,
        pikepdf.open(io.BytesIO(hostile_documents.content_of_a_gigabyte())) as bad,
    ):
        pdf.pages.insert(1, bad.pages[0])
        pdf.save(out)
    piece(desk, case, out.getvalue())
    made, file = exported(desk, tmp_path)
    pages = pdf_reading.pages(file, tmp_path)
    assert [sheet for _, _, sheet in stamps(pages)] == [1, 2, 3]
    assert "Page 2 of this document could not be drawn." in pages[stamps(pages)[1][0] - 1]
    assert "Pages of exhibit A01 that could not be drawn: 2." in told(made)
    listed: Any = verify.check(file).manifest["exhibits"]
    assert [one["page"] for one in listed] == [1, 3]


# -- numbers and places ------------------------------------------------------------------------------------------


def test_numbers_are_the_same_in_every_dossier_and_what_comes_late_stands_at_the_end(
    desk: Desk, case: Case, tmp_path: Path
) -> None:
    who = known(desk, case, "Лидия Верховцева")
    piece(desk, case, printed("one", "two"), title="First")
    piece(desk, case, printed("three"), title="Second", identifies=(who,), looked_at="people")
    piece(desk, case, jpeg(), "photo.jpg", title="Third")
    seen = {}
    for use in ("un_public", "internal", "court"):
        _, file = exported(desk, tmp_path, use)
        pages = pdf_reading.pages(file, tmp_path)
        seen[use] = [(which, sheet) for _, which, sheet in stamps(pages)]
        assert "kept back" in " ".join(pages[stamps(pages)[2][0] - 1].split()), "withheld in each of these uses"
    assert set(map(tuple, seen.values())) == {(("A01", 1), ("A01", 2), ("A02", 1), ("A03", 1))}
    piece(desk, case, printed("late", "later"), title="Fourth")
    _, file = exported(desk, tmp_path, "un_public")
    after = [(which, sheet) for _, which, sheet in stamps(pdf_reading.pages(file, tmp_path))]
    assert after == [*seen["un_public"], ("A04", 1), ("A04", 2)]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_entry_bookmark_and_link_leads_to_the_page_it_names_beside_annexes_of_many_pages(
    desk: Desk, case: Case, tmp_path: Path, language: str
) -> None:
    for number, count in enumerate((3, 1, 7, 2), start=1):
        piece(desk, case, printed(*(f"{page}" for page in range(count))), title=f"Paper-{number}")
    piece(desk, case, jpeg(), "photo.jpg", title="Photo-5")
    _, file = exported(desk, tmp_path, "internal", language)
    pages = pdf_reading.pages(file, tmp_path, "-layout")
    page_of = {"en": r"Page (\d+) of (\d+)", "ru": r"[Сс]траница (\d+) из (\d+)"}[language]
    for number, page in enumerate(pages, start=1):
        assert re.findall(page_of, page) == [(str(number), str(len(pages)))]
    stamp = {"en": r"Annex (A\d+), p\. 1\b", "ru": r"Приложение (A\d+), с\. 1\b"}[language]
    first = {which: number for number, page in enumerate(pages, start=1) for which in re.findall(stamp, page)}
    assert list(first) == ["A01", "A02", "A03", "A04", "A05"]
    assert first["A04"] - first["A03"] == 7
    contents = {which: int(page) for which, page in re.findall(r"(?m)^ *(A\d\d) +.*?(\d+)$", pages[1])}
    assert contents == first
    with pdf_reading.opened(file) as pdf:
        places = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        with pdf.open_outline() as outline:
            marked = {
                str(entry.title).split()[0]: places[entry.destination[0].objgen]  # type: ignore[index]
                for section in outline.root for entry in section.children
            }  # fmt: skip
        assert {which: place for which, place in marked.items() if which in first} == first
        evidence = next(number for number, page in enumerate(pages) if number > 1 and "SHA-256" in page)
        leads = {to + 1 for _, to in pdf_reading.link_pages(pdf, evidence)}
    assert set(first.values()) <= leads, "the list of evidence leads to each exhibit"


# -- kept, hurried and stopped -----------------------------------------------------------------------------------


def test_pages_are_drawn_once_and_an_export_after_a_preview_draws_none(
    desk: Desk, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    piece(desk, case, printed("one", "two", "three"))
    drawn: list[int] = []
    real = documents.Pages.picture

    def watched(pages: documents.Pages, number: int, width: int) -> bytes:
        drawn.append(number)
        return real(pages, number, width)

    monkeypatch.setattr(documents.Pages, "picture", watched)
    seen, progress = Preview(desk), list[tuple[int, int]]()
    try:
        for language in ("en", "ru"):
            question = dossiers.gather(desk, case, "internal", language, "x.pdf", preview=True)
            answer = seen.ask(question, lambda done, of: progress.append((done, of)))
            assert answer is not None
            assert answer.refusal is None
        made = dossiers.made_from(dossiers.gather(desk, case, "internal", "ru", "x.pdf"), seen.pictures)
    finally:
        seen.close()
    assert drawn == [0, 1, 2]
    assert progress == [(0, 3), (1, 3), (2, 3), (3, 3)]
    assert made.sha256 == answer.sha256, "what was seen is what leaves"


def test_drawing_is_stopped_between_pages_and_goes_on_from_there(desk: Desk, case: Case) -> None:
    paper = piece(desk, case, printed(*map(str, range(6))))
    shelf, question = CleanPictures(desk), dossiers.gather(desk, case, "internal", "en", "x.pdf")
    steps: list[int] = []
    with pytest.raises(Cancelled):
        shelf.added(question, [paper.id], lambda done, of: steps.append(done), lambda: bool(steps) and steps[-1] >= 3)
    assert steps == [0, 1, 2, 3]
    steps.clear()
    annex = shelf.added(question, [paper.id], lambda done, of: steps.append(done)).ingredients.pictures[paper.id]
    assert steps == [3, 4, 5, 6]
    assert len(annex.shown) == 6
    whole = CleanPictures(desk).added(question, [paper.id]).ingredients.pictures[paper.id]
    assert annex == whole


def test_a_page_that_takes_long_is_ended_as_soon_as_it_is_not_wanted(
    desk: Desk, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = piece(desk, case, hostile_documents.drawn_ten_billion_times())
    shelf, question = CleanPictures(desk), dossiers.gather(desk, case, "internal", "en", "x.pdf")
    asked: list[bool] = []

    def soon() -> bool:
        asked.append(True)
        return len(asked) > 3

    with pytest.raises(Cancelled):
        shelf.added(question, [paper.id], cancelled=soon)
    assert len(asked) < 50, "it looked every tenth of a second, and not for twenty seconds"
    assert paper.blob not in shelf._clean, "nothing false is remembered of it"


def test_a_document_that_cannot_be_read_is_tried_again(desk: Desk, case: Case) -> None:
    paper = piece(desk, case, printed("one"))
    shelf, question = CleanPictures(desk), dossiers.gather(desk, case, "internal", "en", "x.pdf")
    path = desk.vault.blobs.path(paper.blob or b"")
    away = path.rename(path.with_suffix(".away"))
    assert shelf.added(question, [paper.id]).ingredients.pictures[paper.id] == Annex(trouble="damaged")
    away.rename(path)
    assert len(shelf.added(question, [paper.id]).ingredients.pictures[paper.id].shown) == 1
