"""A translation beside its original on paper: rows at one height, breaking over pages, tagged in their languages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pdf_reading
import pdf_samples
import pikepdf
from pdf_reading import link_pages

from fieldcase.dossier.blocks import Parallel, ParallelRow
from fieldcase.dossier.pdf import scale
from fieldcase.dossier.pdf.render import render

MIDDLE = scale.PAGE_WIDTH / 2


def annex(rows: int = 24, length: int = 30) -> bytes:
    """An exhibit with a translation of so many rows."""
    (shown, _withheld) = pdf_samples.exhibits("en", 1)
    return render(pdf_samples.with_blocks(shown, pdf_samples.parallel(rows, shown.number, length)))


def test_each_row_of_both_columns_begins_at_one_height_and_stays_in_its_column(tmp_path: Path) -> None:
    rows = 0
    for page in pdf_reading.boxes(annex(), tmp_path):
        tops = {word: (x0, round(y0, 1)) for word, x0, y0, _, _ in page}
        for number in range(24):
            if f"T{number}" in tops and f"О{number}" in tops:
                rows += 1
                assert tops[f"T{number}"][1] == tops[f"О{number}"][1]
                assert tops[f"О{number}"][0] < MIDDLE < tops[f"T{number}"][0]
        for word, x0, _, x1, y1 in page:
            assert x0 >= scale.LEFT - 1, word
            assert x1 <= scale.PAGE_WIDTH - scale.RIGHT + 1, word
            assert y1 <= scale.PAGE_HEIGHT - scale.FOOTER_BASE + 6, word
    assert rows == 24, "every row was found, so the heights were compared"


def test_no_word_of_a_column_reaches_into_the_other(tmp_path: Path) -> None:
    for page in pdf_reading.boxes(annex(), tmp_path)[2:]:
        for word, _, _, x1, _ in page:
            russian = any("а" <= sign <= "я" for sign in word)
            if russian and word != "Пример":
                assert x1 < MIDDLE, word


def test_rows_run_over_pages_under_the_header_and_the_stamp_goes_on_counting(tmp_path: Path) -> None:
    pages = pdf_reading.pages(annex(), tmp_path)
    stamped = [page for page in pages if "Annex" in page or "Annex A01" in page]
    translated = [page for page in pages if "Head-original" in page]
    assert len(translated) >= 3
    assert all("Head-translation" in page for page in translated)
    stamps = [line for page in stamped for line in page.splitlines() if line.startswith("Annex A01, p.")]
    assert stamps == [f"Annex A01, p. {number}" for number in range(1, len(stamps) + 1)]
    assert len(stamps) == len(set(translated) | set(stamped))


def test_a_row_longer_than_a_page_is_split_and_loses_nothing(tmp_path: Path) -> None:
    block = pdf_samples.parallel(1)
    long = ParallelRow(
        pdf_samples.runs(" ".join(f"слово{number}" for number in range(900))),
        pdf_samples.runs(" ".join(f"word{number}" for number in range(700))),
        label=pdf_samples.runs("Place"),
    )
    text = pdf_reading.text(render(pdf_samples.plain(replace(block, rows=(long,)))), tmp_path)
    found = set(text.split())
    assert {f"слово{number}" for number in range(900)} <= found
    assert {f"word{number}" for number in range(700)} <= found


def test_where_a_text_goes_on_a_link_leads_there() -> None:
    with pdf_reading.opened(annex(24)) as pdf:
        links = [(page, to) for page in range(len(pdf.pages)) for _, to in link_pages(pdf, page)]
        last = len(pdf.pages) - 1
        assert [page for page, to in links if to == last and page > 1] == [2], "from the first row to the last"


def structure(pdf: pikepdf.Pdf) -> list[tuple[str, str]]:
    """Kind and language of every element, in reading order."""
    found: list[tuple[str, str]] = []

    def walk(element: pikepdf.Object) -> None:
        if isinstance(element, pikepdf.Dictionary) and "/S" in element:
            found.append((str(element.S), str(element.get("/Lang", ""))))
        kids = element.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary):
                walk(kid)

    walk(pdf.Root.StructTreeRoot)
    return found


def test_each_text_is_a_cell_in_its_own_language() -> None:
    with pdf_reading.opened(annex(6)) as pdf:
        elements = structure(pdf)
    cells = [language for kind, language in elements if kind == "/TD" and language]
    assert cells == ["ru", "en"] * 6
    assert [kind for kind, _ in elements].count("/H3") == 1
    heads = [kind for kind, _ in elements].count("/TH")
    assert heads == 2 + 2, "two columns, two places"


def test_the_warning_of_a_draft_stands_above_the_rows(tmp_path: Path) -> None:
    block = pdf_samples.parallel(2)
    text = pdf_reading.text(render(pdf_samples.plain(block)), tmp_path)
    assert text.index("Draft-warning.") < text.index("Head-original") < text.index("T0")
    checked = pdf_reading.text(render(pdf_samples.plain(replace(block, warning=""))), tmp_path)
    assert "Draft-warning" not in checked


def test_a_translation_without_rows_tells_who_translated(tmp_path: Path) -> None:
    bare = Parallel("A01", "Translation-side", ("a", "b"), ("ru", "en"), lines=(pdf_samples.runs("Translator: T1."),))
    text = pdf_reading.text(render(pdf_samples.plain(bare)), tmp_path)
    assert "Translator: T1." in text
