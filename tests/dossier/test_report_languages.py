"""What is written in a language of the region comes out of every kind of file as it was written."""

from __future__ import annotations

import csv
import io
import json
from io import BytesIO

import openpyxl
import pytest
from pdf_said import said_of_pdf
from pdf_samples import runs
from report_said import said
from report_samples import report
from word_reading import W, said_of_word, tree

from fieldcase.dossier.blocks import Document, Heading, Listing, Paragraph, Run, Table
from fieldcase.dossier.docx.report import report_of
from fieldcase.dossier.pdf.render import render
from fieldcase.dossier.sheets.json_text import json_of
from fieldcase.dossier.sheets.separated import csv_of
from fieldcase.dossier.sheets.workbook import workbook_of

# The language, its name in a Word file, a sentence with the letters that others have not.
LANGUAGES = {
    "Russian": ("ru", "ru-RU", "Съешь ещё этих мягких французских булок, объезд; ёжик, щука, эхо"),
    "Kazakh": ("kk", "kk-KZ", "Адамның құқықтары: әділет, ғылым, қорғау, ұйым, үміт, һәм іс, өмір, жаңа"),
    "Kyrgyz": ("ky", "ky-KG", "Адамдын укуктары: өкмөт, үмүт, жаңы, коргоо, ден соолук, мыйзам"),
    "Tajik": ("tg", "tg-Cyrl-TJ", "Ҳуқуқи инсон: ғамхорӣ, қонун, ҷомеа, кӯмак, ӯҳдадорӣ, адолат"),
    "Uzbek in Latin letters": ("uz", "uz-Latn-UZ", "Inson huquqlari: oʻzbek, gʻamxoʻrlik, maʼno, soʻrov, choy"),
    "Uzbek in Cyrillic": ("uz-Cyrl", "uz-Cyrl-UZ", "Инсон ҳуқуқлари: ўзбек, ғамхўрлик, қонун, маъно, ҳимоя"),
    "Lithuanian": ("lt", "lt-LT", "Žmogaus teisės: ąžuolas, čia, ęsti, ėjimas, įstatymas, šviesa, ųžuo, ūkas"),
    "Georgian": ("ka", "ka-GE", "ადამიანის უფლებები: ჯანმრთელობა, კანონი, ღირსება, ქალთა ჯგუფი, წყარო"),
    "Armenian": ("hy", "hy-AM", "Մարդու իրավունքները. առողջություն, օրենք, արդարադատություն, և ֆիզիկական, ջուր"),
}


@pytest.fixture(params=list(LANGUAGES.values()), ids=list(LANGUAGES))
def written(request: pytest.FixtureRequest) -> tuple[str, str, Document]:
    """The name of the language in Word, a sentence, a report of it."""
    language, name, sentence = request.param
    table = Table(sentence, (sentence, "2"), ((runs(sentence), (Run("5", footnote=sentence),)),), (), name="t")
    blocks = (Heading(sentence), Paragraph((Run(sentence, italic=True), Run(" "), Run(sentence, bold=True))),
              Listing((runs(sentence),)), table)  # fmt: skip
    return name, sentence, report(*blocks, language=language)


def test_word_keeps_every_letter_and_names_the_language(written: tuple[str, str, Document]) -> None:
    name, _, document = written
    file = report_of(document, {})
    assert said_of_word(file) == said(document)
    assert {one.get(f"{W}val") for one in tree(file).iter(f"{W}lang")} == {name}


def test_pdf_keeps_every_letter(written: tuple[str, str, Document]) -> None:
    assert said_of_pdf(render(written[2])) == said(written[2])


def test_xlsx_csv_and_json_keep_every_letter(written: tuple[str, str, Document]) -> None:
    _, sentence, document = written
    sheet = openpyxl.load_workbook(BytesIO(workbook_of(document)))["t"]
    assert (sheet["A1"].value, sheet["A3"].value, sheet["A4"].value) == (sentence, sentence, sentence)
    assert sheet["A6"].value == f"{sentence} / 2: {sentence}"
    ((_, content),) = csv_of(document)
    read = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert (read[0][0], read[2][0], read[-1][1]) == (sentence, sentence, sentence)
    blocks = json.loads(json_of(document))["document"]["blocks"]
    assert [blocks[0]["text"], blocks[1]["runs"][0]["text"], blocks[3]["caption"]] == [sentence] * 3


def test_a_letter_that_became_another_would_be_found(written: tuple[str, str, Document]) -> None:
    _, sentence, document = written
    other = said(report(Heading(sentence.replace(sentence[3], "x", 1)), *document.blocks[1:]))
    assert said_of_word(report_of(document, {})) != other
    assert said_of_pdf(render(document)) != other
