"""A case file for a court, by command: chronology, acts by norm, exhibits; nothing privileged, no admission unreleased.

The detention of the sample with invented exhibits, hours, a decision and steps (`legal_case`). Each "not there" has its
control: the words are in the vault, or in another file of the same case.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import legal_case
import pdf_reading
import pytest
from stories.commands import Laptop, opened

from fieldcase.casework import cases, passages
from fieldcase.dossier import verify
from fieldcase.dossier.compose.sections import section_names
from fieldcase.i18n import words
from fieldcase.model.case import Act
from fieldcase.model.courts import Decision
from fieldcase.model.detention import Detention

LANGUAGES = ("en", "ru")
READY = "Семья была готова заплатить"
# The sections that this case has, in the order of the file.
WANTED = (
    "summary", "chronology", "persons", "detention", "acts", "bearing", "decisions", "remedies", "exhaustion", "law",
    "figures", "sources", "evidence", "exhibits", "glossary", "proof",
)  # fmt: skip


@dataclass(frozen=True)
class Files:
    """A vault with the case, and its dossiers by use and language as a command wrote them."""

    laptop: Laptop
    vault: Path
    made: dict[tuple[str, str], bytes]


def dossier(laptop: Laptop, vault: Path, use: str, language: str, name: str = "") -> bytes:
    out = laptop.here / f"{name or use}-{language}.pdf"
    ran = laptop.run(
        "dossier", vault, "--case", legal_case.CODE, "--use", use, "--language", language, "--out", out
    ).done()  # fmt: skip
    content = out.read_bytes()
    assert ran.line("sha256") == hashlib.sha256(content).hexdigest()
    return content


@pytest.fixture(scope="module")
def files(sample_vault: Path, tmp_path_factory: pytest.TempPathFactory) -> Files:
    laptop = Laptop(tmp_path_factory.mktemp("court"))
    vault = Path(shutil.copytree(sample_vault, laptop.here / "court.fieldcase"))
    desk = opened(vault)
    try:
        legal_case.add(desk)
    finally:
        desk.close()
    asked = [(use, language) for use in ("court", "story") for language in LANGUAGES]
    return Files(laptop, vault, {one: dossier(laptop, vault, *one) for one in asked})


def text(files: Files, use: str, language: str) -> str:
    return pdf_reading.text(files.made[use, language], files.laptop.folder)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_holds_its_sections_in_their_order(files: Files, language: str) -> None:
    titles = dict(section_names())
    outline = [title for title in outline_of(files.made["court", language]) if re.match(r"\d+\. ", title)]
    assert outline == [f"{at}. {words(language)(titles[one])}" for at, one in enumerate(WANTED, start=1)]


def outline_of(content: bytes) -> list[str]:
    """The bookmarks of the file."""
    with pdf_reading.opened(content) as file, file.open_outline() as outline:
        return [str(item.title) for item in outline.root]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_is_empty_and_each_says_that_it_is_an_example(files: Files, language: str) -> None:
    pages = pdf_reading.pages(files.made["court", language], files.laptop.folder)
    assert len(pages) > 10
    assert all("Example / Пример" in page and len(page.split()) > 20 for page in pages)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_exhibit_has_its_page_and_is_named_where_something_rests_on_it(files: Files, language: str) -> None:
    pages = pdf_reading.pages(files.made["court", language], files.laptop.folder)
    stamp = words(language)("Annex {number}, p. {page}")
    for number in ("A01", "A02", "A03"):
        assert sum(stamp.format(number=number, page=1) in page for page in pages) == 1
        assert sum(f"[{number}]" in page for page in pages) >= 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_privileged_and_no_judge_is_in_it_though_both_are_in_the_vault(files: Files, language: str) -> None:
    desk = opened(files.vault)
    try:
        scope = cases.by_code(desk, legal_case.CODE).scope
        assert any(legal_case.PRIVILEGED in one.notes for one in desk.all(Detention, scope)), "the control"
        assert [one.judge for one in desk.all(Decision, scope)] == [legal_case.JUDGE], "the control"
    finally:
        desk.close()
    for use in ("court", "story"):
        told = text(files, use, language)
        assert legal_case.PRIVILEGED not in told
        assert legal_case.JUDGE not in told
    assert "1-24/2019" in text(files, "court", language), "the control: the court is told the number of its file"


def test_an_admission_is_in_it_only_after_the_lead_released_it(files: Files, tmp_path: Path) -> None:
    assert READY not in text(files, "court", "ru")
    vault = Path(shutil.copytree(files.vault, tmp_path / "released.fieldcase"))
    desk = opened(vault)
    try:
        case = cases.by_code(desk, legal_case.CODE)
        act = next(one for one in desk.all(Act, case.scope) if READY in one.admissions)
        passage, _ = passages.mark(desk, act, "admissions", READY, "offence")
        desk.close()
        marked = dossier(files.laptop, vault, "court", "ru", "marked")
        assert READY not in pdf_reading.text(marked, tmp_path)
        desk = opened(vault)
        passages.release(desk, passage, "Юрист решил сказать об этом суду")
    finally:
        desk.close()
    freed = dossier(files.laptop, vault, "court", "ru", "freed")
    assert READY in pdf_reading.text(freed, tmp_path)


@pytest.mark.parametrize("language", LANGUAGES)
def test_hours_court_and_unit_are_in_the_file_for_the_court_and_not_in_a_story(files: Files, language: str) -> None:
    court, story = text(files, "court", language), text(files, "story", language)
    for told in ("UTC+06:00", "суд города Тополёвка", "отдел милиции, Тополёвка", "Прокуратура, Тополёвка"):
        assert told in court
        assert told not in story
    day = {"en": "2 October 2019", "ru": "2 октября 2019"}[language]
    assert day in court
    assert day not in story


@pytest.mark.parametrize("language", LANGUAGES)
def test_silence_stands_only_where_receipt_is_shown_and_the_draft_is_for_the_court(files: Files, language: str) -> None:
    say = words(language)
    court, story = text(files, "court", language), text(files, "story", language)
    silent = say("Receipt is shown. No answer by {due}.").split("{")[0].strip()
    unshown = say(
        "An answer was due by {due}. No answer is known; receipt is not shown, so silence is not claimed."
    ).rsplit("}", 1)[1].strip()  # fmt: skip
    assert court.count(silent) == 2, "in the row of the step and in the draft"
    assert court.count(unshown) == 2
    draft = say("Domestic remedies (draft for a lawyer)")
    assert draft in court
    assert draft not in story


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_agrees_with_itself_and_with_what_the_vault_issued(files: Files, language: str) -> None:
    content = files.made["court", language]
    assert verify.check(content).agrees
    out = files.laptop.here / f"court-{language}.pdf"
    ran = files.laptop.run("check-dossier", out, "--vault", files.vault).done()
    assert ran.line("sha256") == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_case_makes_the_same_bytes_again(files: Files, language: str) -> None:
    assert dossier(files.laptop, files.vault, "court", language, "again") == files.made["court", language]
