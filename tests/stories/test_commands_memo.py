"""The command `memo`: one A5 page of a country and a day, with nothing of a case on it; and a clear word otherwise."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from pdf_reading import opened as pdf_of
from pdf_reading import text
from stories.commands import Laptop, files_below, opened

from fieldcase.casework import cases

SECRET = "слова дела о гвоздике"


@pytest.mark.parametrize("language", ["ru", "en"])
def test_it_prints_one_page_of_a5_without_a_word_of_a_case(laptop: Laptop, tmp_path: Path, language: str) -> None:
    vault = laptop.vault()
    with closing(opened(vault)) as desk:
        cases.new_case(desk, SECRET, country="KG")
    ran = laptop.run("memo", vault, "--country", "KG", "--on", "2019-10-01", "--language", language, "--out", "m.pdf")
    assert ran.done().line("pdf") == "m.pdf"
    file = (laptop.here / "m.pdf").read_bytes()
    with pdf_of(file) as pdf:
        assert len(pdf.pages) == 1
        assert [round(float(one)) for one in pdf.pages[0].MediaBox] == [0, 0, 420, 595]
    said = text(file, tmp_path)
    assert "123" in said
    assert "1,5" in said or "1.5" in said, "the control: the words of the page can be read"
    assert "гвоздик" not in said
    assert "KG-001" not in said


@pytest.mark.parametrize(
    "wrong",
    [("--country", "??"), ("--country", "KG", "--on", "2019-13-01"), ("--country", "KG", "--on", "осень")],
    ids=["country", "month", "season"],
)
def test_a_wrong_line_writes_nothing(laptop: Laptop, wrong: tuple[str, ...]) -> None:
    vault = laptop.vault()
    before = set(files_below(laptop.here))
    laptop.run("memo", vault, "--out", "m.pdf", *wrong).refused("usage", 2)
    assert set(files_below(laptop.here)) == before


def test_a_file_of_somebody_elses_is_left_alone(laptop: Laptop) -> None:
    vault = laptop.vault()
    laptop.file("m.pdf", "чужое")
    laptop.run("memo", vault, "--country", "KZ", "--out", "m.pdf").refused("dossier.file-exists")
    assert (laptop.here / "m.pdf").read_text("utf-8") == "чужое"
