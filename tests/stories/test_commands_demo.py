"""`fieldcase demo`: the main job from end to end on the real input, with nothing read and nothing asked."""

from __future__ import annotations

import re
from pathlib import Path

import pdf_reading
import pytest
from stories.commands import Laptop, Ran, files_below, opened, ran_and_loaded
from stories.conftest import Demo
from stories.printed_contents import entries, plain

from fieldcase.casework.demonstration import DOSSIERS
from fieldcase.model.case import Case, Event
from fieldcase.model.deskwork import Issued
from fieldcase.model.fieldwork import Figure
from fieldcase.model.people import Consent
from fieldcase.vault.passphrase import strength_bits, words_of

REPORT = "cedaw-coalition-en-v1"


def pdfs(demo: Demo) -> list[Path]:
    return [demo.laptop.here / line for line in demo.ran.lines("pdf")]


def report(demo: Demo) -> list[Path]:
    return [demo.laptop.here / line for form in ("docx", "xlsx") for line in demo.ran.lines(form)]


def test_it_prints_each_file_the_vault_and_its_passphrase(demo: Demo) -> None:
    names = [line.split(": ")[0] for line in demo.ran.out.splitlines()]
    assert names == ["pdf"] * len(DOSSIERS) + ["pdf", "docx", "xlsx", "vault", "passphrase"]
    assert demo.ran.line("vault") == str(demo.vault)
    assert sorted((*pdfs(demo), *report(demo))) == sorted(demo.folder.iterdir())
    assert [path.name for path in pdfs(demo)] == [
        "EX-KG-ATTACK-un-public-en-v1.pdf", "EX-KG-DETENTION-court-ru-v1.pdf", f"{REPORT}.pdf",
    ]  # fmt: skip
    assert [path.name for path in report(demo)] == [f"{REPORT}.docx", f"{REPORT}.xlsx"], "under one name"


def test_its_passphrase_is_six_drawn_words_that_open_the_vault(demo: Demo) -> None:
    assert set(demo.passphrase.split()) <= set(words_of("en"))
    assert strength_bits(demo.passphrase) >= 60
    ran = demo.laptop.run("verify", demo.vault, typed=demo.passphrase).done()
    assert ran.err == ""


def test_it_writes_the_vault_and_its_files_and_nothing_else(demo: Demo) -> None:
    assert [path for place in demo.laptop.private() for path in place.rglob("*")] == []
    assert sorted(demo.laptop.here.iterdir()) == sorted([demo.vault, demo.folder])


@pytest.mark.parametrize("number", range(len(DOSSIERS)))
def test_the_vault_issued_each_dossier_as_it_lies_there(demo: Demo, number: int) -> None:
    ran = demo.laptop.run("check-dossier", pdfs(demo)[number], "--vault", demo.vault, typed=demo.passphrase)
    assert len(ran.done().out.splitlines()) == 3


def test_the_attack_case_is_for_the_un_in_english_with_cedaw_and_its_articles(demo: Demo, tmp_path: Path) -> None:
    text = pdf_reading.text(pdfs(demo)[0].read_bytes(), tmp_path)
    assert len(text.split()) > 1000
    assert "CEDAW" in text
    assert len(set(re.findall(r"Article (\d+)\.", text))) >= 4
    assert "United Nations" in text
    assert not re.search("[а-яё]{3,}", text.replace("Пример", "")), "the whole of it is in English"


def test_the_detention_case_is_for_a_court_in_russian(demo: Demo, tmp_path: Path) -> None:
    text = pdf_reading.text(pdfs(demo)[1].read_bytes(), tmp_path)
    russian = re.findall("[А-Яа-яё]{3,}", text)
    assert len(russian) > 500
    assert len(russian) > 5 * len(re.findall("[A-Za-z]{4,}", text))


@pytest.mark.parametrize("number", range(len(DOSSIERS) + 1))
def test_every_page_says_that_it_is_an_example_and_which_page_it_is(demo: Demo, number: int, tmp_path: Path) -> None:
    pages = pdf_reading.pages(pdfs(demo)[number].read_bytes(), tmp_path)
    assert [number for number, page in enumerate(pages, 1) if "Example / Пример" not in page] == []
    page_of = ("Page {} of {}", "Страница {} из {}", "Page {} of {}")[number]
    assert [page for page, text in enumerate(pages, 1) if page_of.format(page, len(pages)) not in plain(text)] == []


@pytest.mark.parametrize("number", range(len(DOSSIERS) + 1))
def test_every_entry_of_the_contents_is_the_page_it_is_found_on(demo: Demo, number: int, tmp_path: Path) -> None:
    content = pdfs(demo)[number].read_bytes()
    pages = pdf_reading.pages(content, tmp_path, "-layout")
    listed = entries(pages)
    assert len(listed) >= 15
    assert [entry for entry in listed if entry[0] not in plain(pages[entry[1] - 1])] == []
    with pdf_reading.opened(content) as pdf:
        outline = pdf.open_outline()
        with outline:
            count = sum(1 + sum(1 + len(below.children) for below in top.children) for top in outline.root)
    assert count >= len(listed)


@pytest.mark.parametrize("number", range(len(DOSSIERS) + 1))
def test_qpdf_finds_no_fault_and_poppler_only_embedded_fonts(demo: Demo, number: int) -> None:
    path = pdfs(demo)[number]
    assert "No syntax or stream encoding errors found" in pdf_reading.tool("qpdf", "--check", str(path))
    table = pdf_reading.tool("pdffonts", str(path)).splitlines()[2:]
    assert table
    assert [line for line in table if line.split()[-5:-3] != ["yes", "yes"]] == [], "embedded, and only what is used"
    assert "Helvetica" not in " ".join(table)


def test_the_sample_holds_several_cases_marked_as_examples(demo: Demo) -> None:
    desk = opened(demo.vault, demo.passphrase)
    try:
        cases, figures, consents = desk.all(Case), desk.all(Figure), desk.all(Consent)
        events, issued = desk.all(Event), desk.all(Issued)
    finally:
        desk.close()
    assert len(cases) >= 4
    assert [case.code for case in cases if "Example / Пример" not in case.title or not case.example] == []
    assert figures
    assert events
    assert [one for one in consents if not one.invented] == []
    assert sorted((one.use, one.form) for one in issued) == [
        ("court", ""), ("un_public", ""), ("un_public", "docx"), ("un_public", "pdf"), ("un_public", "xlsx"),
    ]  # fmt: skip


def test_a_second_demo_on_the_same_path_changes_nothing(demo: Demo) -> None:
    before = files_below(demo.laptop.here)
    ran = demo.laptop.run("demo", demo.vault, "--out", demo.folder, "--no-window", typed=None)
    ran.refused("vault.exists")
    assert files_below(demo.laptop.here) == before


@pytest.fixture(scope="module")
def russian(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ran, list[str]]:
    """What the demo prints in Russian, and the modules it had loaded at its end."""
    laptop = Laptop(tmp_path_factory.mktemp("russian")).with_settings(FIELDCASE_LANGUAGE="ru")
    arguments = ["demo", str(laptop.here / "Пример"), "--out", str(laptop.here / "вышло"), "--no-window"]
    return ran_and_loaded(laptop, arguments, ("PySide6", "shiboken6", "fieldcase"))


def test_in_russian_its_words_are_russian(russian: tuple[Ran, list[str]]) -> None:
    ran = russian[0].done()
    assert set(ran.line("passphrase").split()) <= set(words_of("ru"))
    assert all(path.exists() for path in map(Path, ran.lines("pdf")))
    assert not re.search("[a-z]{4,} [a-z]{4,}", "".join(ran.err)), "its warnings are told in Russian"


def test_without_a_window_no_qt_is_loaded(russian: tuple[Ran, list[str]]) -> None:
    _, loaded = russian
    assert "fieldcase.casework.demonstration" in loaded
    assert [module for module in loaded if not module.startswith("fieldcase")] == []
