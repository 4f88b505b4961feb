"""Annexes in their place: numbers that stay, pages that are those named, and pages drawn once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pdf_reading
import pytest
from annexes import exported, known, piece, stamps
from parsers import hostile_documents
from parsers.papers import printed
from pdf_samples import jpeg
from vaults import PASSPHRASE, new_desk

from fieldcase.casework import dossiers, erasing
from fieldcase.casework.cases import taken_or_new
from fieldcase.casework.desk import Desk
from fieldcase.casework.gathering import CleanPictures
from fieldcase.casework.preview import Preview
from fieldcase.dossier.annexes import Annex
from fieldcase.errors import Cancelled
from fieldcase.model.case import Case
from fieldcase.parsers import documents
from fieldcase.world import World


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = new_desk(tmp_path / "v.fieldcase", PASSPHRASE, World())
    yield opened
    opened.close()


@pytest.fixture
def case(desk: Desk) -> Case:
    return taken_or_new(desk, "X-1")


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
    assert answer is not None
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
    # A page that was drawn while it was stopped is not drawn again.
    assert steps in ([3, 4, 5, 6], [4, 5, 6])
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


def test_the_pages_of_a_piece_that_was_erased_are_forgotten_when_the_case_is_next_asked_about(
    desk: Desk, case: Case
) -> None:
    paper, other = piece(desk, case, printed("one")), piece(desk, case, printed("two"))
    elsewhere = taken_or_new(desk, "X-2")
    foreign = piece(desk, elsewhere, printed("three"))
    shelf = CleanPictures(desk)
    shelf.added(dossiers.gather(desk, case, "internal", "en", "x.pdf"), [paper.id, other.id])
    shelf.added(dossiers.gather(desk, elsewhere, "internal", "en", "y.pdf"), [foreign.id])
    assert len(shelf.stored()) == 3, "the control"
    erasing.erase(desk, paper.key)
    gathered = shelf.known(dossiers.gather(desk, case, "internal", "en", "x.pdf"))
    assert gathered.ingredients.pictures.keys() == {other.id}
    assert len(shelf.stored()) == 2
