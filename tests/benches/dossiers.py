"""The dossier's renderer against stock ReportLab: Platypus multiBuild of the same headings, texts and rows.

The other side is written as its user guide has it: paragraphs, tables, a table of contents, the same fonts.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time
from collections.abc import Callable
from html import escape
from importlib import resources
from pathlib import Path

import pdf_samples
from benches.pairs import Pairs, in_turn
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Table
from reportlab.platypus.tableofcontents import TableOfContents

from fieldcase.dossier import blocks
from fieldcase.dossier.annexes import picture_of
from fieldcase.dossier.pdf.render import laid_out, render

SECTIONS, ROWS = 150, 30
_ROUNDS = 2
# What a process of its own prints: the pages it drew and the most memory it took, in MB.
_MEASURED = """
from pathlib import Path
from benches import dossiers
from fieldcase.dossier.pdf.render import render
render(dossiers.document())
told = Path("/proc/self/status").read_text(encoding="ascii")
print(int(told.split("VmHWM:")[1].split()[0]) // 1024)
"""
_REGULAR, _BOLD = "NotoSans-Regular", "NotoSans-Bold"
_BODY = ParagraphStyle("body", fontName=_REGULAR, fontSize=10, leading=14, spaceAfter=6)
_SMALL = ParagraphStyle("small", parent=_BODY, fontSize=8, leading=11)
_HEADING = ParagraphStyle("heading", parent=_BODY, fontName=_BOLD, fontSize=15, leading=20)


def document() -> blocks.Document:
    """A chronology of some five hundred pages, invented, half in Russian."""
    made: list[blocks.Block] = []
    for number in range(1, SECTIONS + 1):
        language = ("en", "ru")[number % 2]
        made.append(blocks.Heading(f"Section {number}", 1, f"section-{number}"))
        made.append(blocks.Paragraph(pdf_samples.runs(pdf_samples.words(language, 80, number))))
        made.append(blocks.Chronology(tuple(pdf_samples.row(language, number * ROWS + row) for row in range(ROWS))))
    return pdf_samples.with_blocks(*made)


class _Template(BaseDocTemplate):  # type: ignore[misc]  # ReportLab has no types
    """Tells the table of contents of every heading, as ReportLab's user guide shows it."""

    def afterFlowable(self, flowable: Flowable) -> None:
        if isinstance(flowable, Paragraph) and flowable.style is _HEADING:
            self.notify("TOCEntry", (0, flowable.getPlainText(), self.page))


def _marked(runs: tuple[blocks.Run, ...]) -> str:
    return "".join(f"<b>{escape(run.text)}</b>" if run.bold else escape(run.text) for run in runs)


def _row(row: blocks.ChronologyRow) -> list[object]:
    cell = [Paragraph(_marked(row.what), _BODY)]
    cell += [Paragraph(_marked(part), _SMALL) for part in (row.details, row.sources) if part]
    return [Paragraph(escape(row.when), _SMALL), cell]


def _platypus(content: blocks.Document) -> bytes:
    out = io.BytesIO()
    template = _Template(out, pagesize=A4, title=content.title)
    frame = Frame(57, 57, A4[0] - 114, A4[1] - 114)

    def page(canvas: object, made: BaseDocTemplate) -> None:
        canvas.setFont(_REGULAR, 8)  # type: ignore[attr-defined]
        canvas.drawString(57, 30, f"{content.confidentiality}   p. {made.page}")  # type: ignore[attr-defined]

    template.addPageTemplates([PageTemplate("page", [frame], onPage=page)])
    contents = TableOfContents()
    contents.levelStyles = [_BODY]
    story: list[Flowable] = [contents]
    for block in content.blocks:
        if isinstance(block, blocks.Heading):
            story.append(Paragraph(escape(block.text), _HEADING))
        elif isinstance(block, blocks.Paragraph):
            story.append(Paragraph(_marked(block.runs), _BODY))
        elif isinstance(block, blocks.Chronology):
            story.append(Table([_row(row) for row in block.rows], colWidths=[80, A4[0] - 214]))
    template.multiBuild(story)
    return out.getvalue()


def _pages(file: bytes, folder: Path) -> str:
    """How many pages qpdf counts, or nothing where there is no qpdf."""
    (folder / "counted.pdf").write_bytes(file)
    try:
        ran = subprocess.run(["qpdf", "--show-npages", folder / "counted.pdf"], capture_output=True, encoding="utf-8")
    except FileNotFoundError:
        return "?"
    return ran.stdout.strip()


def dossier(folder: Path) -> list[Pairs]:
    """The whole file, contents included."""
    for name in (_REGULAR, _BOLD):
        stored = resources.files("resources").joinpath("fonts", f"{name}.ttf").read_bytes()
        pdfmetrics.registerFont(TTFont(name, io.BytesIO(stored)))
    pdfmetrics.registerFontFamily(_REGULAR, normal=_REGULAR, bold=_BOLD, italic=_REGULAR, boldItalic=_BOLD)
    content = document()
    counted = f"{_pages(render(content), folder)} pages here, {_pages(_platypus(content), folder)} there; "
    counted += f"a process of ours takes {_most_memory()} MB at most"

    def timed(draw: Callable[[blocks.Document], bytes]) -> Callable[[], float]:
        return lambda: _processor(lambda: draw(content))

    what, other = "a dossier, tagged and sealed (processor)", "stock Platypus multiBuild, untagged"
    return [in_turn(what, other, timed(render), timed(_platypus), _ROUNDS, counted)]


def _processor(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def _most_memory() -> int:
    """The most memory in MB that a process took which did nothing but make the dossier."""
    here = Path(__file__).parents[1]
    ran = subprocess.run(
        [sys.executable, "-c", _MEASURED], capture_output=True, encoding="utf-8", check=True,
        env={**os.environ, "PYTHONPATH": f"{here}{os.pathsep}{here.parent}"},
    )  # fmt: skip
    return int(ran.stdout)


def annex(folder: Path) -> list[Pairs]:
    """450 pages of annexes set, stamped, tagged and written around their pictures, against the same pictures and
    stamps drawn by ReportLab alone."""
    pages = [pdf_samples.jpeg(620, 877, number % 200) for number in range(45)] * 10
    known = [picture_of(page) for page in pages]
    papers = []
    for number in range(0, len(pages), 10):
        first, *more = known[number : number + 10]
        sheets = tuple(blocks.Sheet(f"Page {place}", one) for place, one in enumerate(more, start=2))
        name = f"A{number // 10 + 1:02d}"
        papers.append(blocks.Exhibit(name, "Paper", name, "Page 1", first, more=sheets, paged=True))
    content = pdf_samples.with_blocks(*papers)

    def here() -> float:
        began = time.process_time()
        laid_out(content)
        return time.process_time() - began

    def there() -> float:
        began, out = time.process_time(), io.BytesIO()
        canvas = Canvas(out, pagesize=A4)
        for number, page in enumerate(pages):
            canvas.drawImage(ImageReader(io.BytesIO(page)), 57, 80, 480, 679)
            canvas.drawString(400, 800, f"Annex A{number // 10 + 1:02d}, p. {number % 10 + 1}")
            canvas.showPage()
        canvas.save()
        return time.process_time() - began

    pair = in_turn("450 annex pages stamped (processor)", "ReportLab's drawImage and a stamp", here, there, 3)
    return [pair]
