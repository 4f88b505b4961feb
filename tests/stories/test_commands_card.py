"""The command `card-lawyer`: eight cards on one page of A4, nothing of a case on them; and a clear word otherwise."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from pdf_reading import opened as pdf_of
from pdf_reading import text
from stories.commands import Laptop, files_below, opened

from fieldcase.casework import cases, lawyer_card
from fieldcase.dossier.pdf.cards import CARD, PAGE
from fieldcase.dossier.pdf.render import render
from fieldcase.i18n import words

SECRET = "слова дела о гвоздике"
FULL = lawyer_card.Whom("Ш" * lawyer_card.MOST_NAME, "8" * lawyer_card.MOST_PHONE, "8" * lawyer_card.MOST_PHONE)


@pytest.mark.parametrize(("lang", "said"), [("ru", "Что говорить"), ("en", "What to say"), ("both", "Что говорить")])
def test_it_prints_eight_cards_on_a_page_without_a_word_of_a_case(
    laptop: Laptop, tmp_path: Path, lang: str, said: str
) -> None:
    vault = laptop.vault()
    with closing(opened(vault)) as desk:
        cases.new_case(desk, SECRET, country="KG")
    who = ("--name", "Пример Тополёвская", "--telephone", "000-11-22", "--lang", lang)
    ran = laptop.run("card-lawyer", vault, *who, "--out", "c.pdf")
    assert ran.done().line("pdf") == "c.pdf"
    file = (laptop.here / "c.pdf").read_bytes()
    with pdf_of(file) as pdf:
        assert len(pdf.pages) == 1
        assert [round(float(one)) for one in pdf.pages[0].MediaBox] == [0, 0, 595, 842]
    found = text(file, tmp_path)
    assert found.count("000-11-22") == 8, "the control: the words of the page can be read"
    assert found.count(said) == (4 if lang == "both" else 8)
    assert "гвоздик" not in found
    assert "KG-001" not in found


def test_a_name_without_room_and_a_file_of_somebody_elses_are_refused(laptop: Laptop) -> None:
    vault = laptop.vault()
    laptop.file("c.pdf", "чужое")
    before = set(files_below(laptop.here))
    laptop.run("card-lawyer", vault, "--name", "Ш" * 41, "--out", "d.pdf").refused("record.card-too-full")
    laptop.run("card-lawyer", vault, "--out", "c.pdf").refused("dossier.file-exists")
    assert set(files_below(laptop.here)) == before


def test_the_longest_name_and_number_have_room_on_each_card() -> None:
    import pypdfium2

    pdf = render(lawyer_card.document_of(FULL, ("ru", "en"), words("ru")))
    page = pypdfium2.PdfDocument(pdf)[0]
    said = page.get_textpage()
    left, top = (PAGE[0] - 2 * CARD[0]) / 2, (PAGE[1] + 4 * CARD[1]) / 2
    boxes = [said.get_charbox(at) for at in range(said.count_chars())]
    assert len(boxes) > 1000
    for x0, y0, x1, y1 in boxes:
        column, row = int((x0 - left) // CARD[0]), int((top - y1) // CARD[1])
        assert left + column * CARD[0] <= x0 <= x1 <= left + (column + 1) * CARD[0]
        assert top - (row + 1) * CARD[1] <= y0 <= y1 <= top - row * CARD[1]
