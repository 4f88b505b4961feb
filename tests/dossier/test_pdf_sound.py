"""The file itself: sound for other programs, fonts embedded, told apart from the machine it was made on."""

from __future__ import annotations

import re
from pathlib import Path

import pdf_reading
import pdf_samples
import pikepdf
import pytest

from fieldcase.dossier.blocks import Chronology, Document, Exhibit, Heading, Paragraph, Parallel, Run, Table
from fieldcase.dossier.pdf.render import render

_SCRIPTS = Paragraph((Run("Қазақ ქართული Հայերեն ≥ ☐ ", bold=True), Run("курсив Ҷҷ", italic=True), Run("Ӣӣ ₾")))
DOCUMENTS = {
    "english": pdf_samples.document("en", 3, 2),
    "russian": pdf_samples.document("ru", 3, 2),
    "scripts": pdf_samples.with_blocks(Heading("Х"), _SCRIPTS),
    "one-line": pdf_samples.plain(Paragraph((Run("x"),))),
    "no-blocks": pdf_samples.plain(),
    "empty-blocks": pdf_samples.plain(Paragraph(()), Chronology(()), Table("", ("a",), (), (1,)), Heading("")),
    "bare-exhibit": pdf_samples.plain(Exhibit("A1", "", "", "")),
    "parallel": pdf_samples.with_blocks(*pdf_samples.exhibits("en", 1), pdf_samples.parallel(40, "A02")),
    "bare-parallel": pdf_samples.plain(Parallel("A1", "", ("", ""), ("", ""))),
    "long": pdf_samples.document("ru", 40, 12),
}
each_document = pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS.keys())


@each_document
def test_qpdf_finds_nothing_wrong(document: Document, tmp_path: Path) -> None:
    path = tmp_path / "checked.pdf"
    path.write_bytes(render(document))
    assert "No syntax or stream encoding errors found" in pdf_reading.tool("qpdf", "--check", str(path))


@each_document
def test_every_font_is_embedded_as_a_subset_and_none_is_helvetica(document: Document, tmp_path: Path) -> None:
    file = render(document)
    path = tmp_path / "fonts.pdf"
    path.write_bytes(file)
    listed = pdf_reading.tool("pdffonts", str(path)).splitlines()[2:]
    assert listed
    for line in listed:
        name, *_, embedded, subset, unicode, _, _ = line.split()
        assert (embedded, subset, unicode) == ("yes", "yes", "yes"), line
        assert re.fullmatch(
            r"[A-Z]{6}\+(NotoSans(Georgian|Armenian)?-(Regular|Bold|Italic|BoldItalic)|DejaVuSans(-Bold)?)", name
        )
    with pdf_reading.opened(file) as pdf:
        assert not any(b"Helvetica" in thing.unparse(resolved=True) for thing in pdf.objects)


@each_document
def test_poppler_reads_the_logical_structure_without_complaint(document: Document, tmp_path: Path) -> None:
    path = tmp_path / "structure.pdf"
    path.write_bytes(render(document))
    assert pdf_reading.tool("pdfinfo", "-struct", str(path)).startswith("Document")


def _everything(pdf: pikepdf.Pdf) -> bytes:
    parts = [pdf.trailer.unparse(resolved=True)]
    for thing in pdf.objects:
        parts.append(thing.unparse(resolved=True))
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") != pikepdf.Name.Image:
            parts.append(thing.read_bytes())
    return b"\n".join(parts)


@each_document
def test_nothing_tells_when_where_or_by_whom_it_was_made(document: Document) -> None:
    file = render(document)
    with pdf_reading.opened(file) as pdf:
        assert set(pdf.trailer.Info.keys()) == {"/Title", "/Producer"}
        assert str(pdf.trailer.Info.Producer) == "Fieldcase"
        everything = _everything(pdf) + file
    for trace in (
        b"/CreationDate",
        b"/ModDate",
        b"/Author",
        b"/Creator",
        b"ReportLab",
        b"reportlab",
        b"pikepdf",
        b"qpdf",
    ):
        assert trace not in everything
    assert not re.search(rb"D:(19|20)\d\d", everything)


@each_document
def test_nothing_in_the_file_acts_by_itself(document: Document) -> None:
    with pdf_reading.opened(render(document)) as pdf:
        everything = _everything(pdf)
    for action in (b"/JavaScript", b"/OpenAction", b"/AA", b"/Launch", b"/SubmitForm", b"/RichMedia", b"/AcroForm"):
        assert not re.search(action + rb"\b", everything)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_title_and_language_stand_where_reader_programs_look(language: str) -> None:
    document = pdf_samples.document(language)
    with pdf_reading.opened(render(document)) as pdf:
        assert str(pdf.trailer.Info.Title) == document.title
        assert str(pdf.Root.Lang) == language
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert pdf.Root.PageMode == pikepdf.Name.UseOutlines
        assert bool(pdf.Root.MarkInfo.Marked)
        with pdf.open_metadata() as told:
            assert told["dc:title"] == document.title
            assert told["dc:language"] == {language} or told["dc:language"] == [language]
            assert told["pdf:Producer"] == "Fieldcase"


@pytest.mark.parametrize("title", ["<b>\"A\" & 'B'</b>", "Дело № 5 ]]>", "a\nb\tc", "(\\)"])
def test_a_title_of_any_signs_stands_in_the_metadata_as_it_is(title: str) -> None:
    document = Document(title, "", "en", "", "C", "{page}/{total}", "{number}{page}", ())
    with pdf_reading.opened(render(document)) as pdf:
        assert str(pdf.trailer.Info.Title) == " ".join(title.split())
        with pdf.open_metadata() as told:
            assert told["dc:title"] == " ".join(title.split())


def test_a_picture_carries_its_description_for_those_who_do_not_see_it() -> None:
    with pdf_reading.opened(render(pdf_samples.document("ru", 1, 2))) as pdf:
        figures = [
            thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Figure"
        ]
        assert sorted(str(figure.Alt) for figure in figures) == ["Description 1 описание", "Description 2 описание"]
        for figure in figures:
            assert "/Do" not in str(figure)
            content = figure.K[0].Pg.Contents.read_bytes()
            assert re.search(
                rb"/Figure <</MCID %d>> BDC\s+q [^Q]*/Exhibit\d Do Q\s+EMC" % int(figure.K[0].MCID), content
            )


def test_a_paragraph_in_another_language_says_so() -> None:
    blocks = Paragraph((Run("auf Deutsch"),), language="de"), Paragraph((Run("in English"),))
    with pdf_reading.opened(render(pdf_samples.with_blocks(*blocks))) as pdf:
        told = [
            str(thing.Lang)
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and "/StructElem" in str(thing.get("/Type")) and "/Lang" in thing
        ]
    assert told == ["de"]


@each_document
def test_all_text_is_marked_as_content_or_as_decoration(document: Document) -> None:
    with pdf_reading.opened(render(document)) as pdf:
        for page in pdf.pages:
            depth = 0
            for operands, operator in pdf_reading.operations(page):
                if operator in ("BDC", "BMC"):
                    depth += 1
                elif operator == "EMC":
                    depth -= 1
                elif operator in ("Tj", "Do", "S", "f"):
                    assert depth == 1, operands
            assert depth == 0


@each_document
def test_every_marked_content_finds_its_element_by_its_number(document: Document) -> None:
    with pdf_reading.opened(render(document)) as pdf:
        numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
        owners = {int(numbers[place]): numbers[place + 1] for place in range(0, len(numbers), 2)}
        for number, page in enumerate(pdf.pages):
            assert int(page.obj.StructParents) == number
            elements = owners[number]
            for operands, operator in pdf_reading.operations(page):
                if operator == "BDC":
                    element = elements[int(operands[1].MCID)]
                    assert str(element.S) == str(operands[0])
            for note in page.obj.get("/Annots", []):
                assert str(owners[int(note.StructParent)].S) == "/Link"
