"""What a report's text stands in: title page, contents, the heads and feet of its pages.

The contents are there when the file is opened, each line a link. Their page numbers come when the person who reads has
them renewed: how many pages there are is decided by the program that shows the file, and a wrong number is worse than
none. Nothing asks on opening.
"""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import shorten

from fieldcase.dossier.blocks import Document
from fieldcase.dossier.docx.edges import foot, head, page_of
from fieldcase.dossier.docx.marks import Mark, mark, on_new_page, paragraph, run_mark, text_marks
from fieldcase.dossier.docx.package import laid_out
from fieldcase.dossier.docx.pen import Pen
from fieldcase.dossier.pdf.characters import on_one_line

_ABOVE_TITLE = 2800
# So many letters of running text find room on one line beside another.
_BESIDE, _TITLE = 92, 80


def title_page(pen: Pen, document: Document) -> list[Mark]:
    """Mark, title, subtitle, the confidentiality line and the cover's lines."""
    lines = [("Covermark", document.marked_example), ("Title", document.title), ("Subtitle", document.subtitle),
             ("Covermark", document.confidentiality), *(("Covertext", line) for line in document.cover)]  # fmt: skip
    pages = [pen.plain(style, text) for style, text in lines if text]
    if pages and not document.plain:
        pages[0][0].append(mark("spacing", before=_ABOVE_TITLE))
    return pages


def contents(pen: Pen, title: str) -> Mark | None:
    """The contents as a field that can be renewed, filled with the headings in their order; None where there are
    none."""
    if not pen.entries:
        return None
    lines = [
        paragraph(f"TOC{level}", [mark("hyperlink", run_mark(text_marks(text), pen.language), anchor=key, history=1)])
        for text, level, key in pen.entries
    ]
    command = mark("instrText")
    command.text = ' TOC \\o "1-3" \\h \\z '
    command.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    begin = (mark("fldChar", fldCharType="begin"), command, mark("fldChar", fldCharType="separate"))
    for number, inside in enumerate(begin, start=1):
        lines[0].insert(number, mark("r", inside))
    lines[-1].append(mark("r", mark("fldChar", fldCharType="end")))
    gallery = mark("docPartObj", mark("docPartGallery", val="Table of Contents"), mark("docPartUnique"))
    heading = on_new_page([pen.plain("TOCHeading", title)])
    return mark("sdt", mark("sdtPr", gallery), mark("sdtContent", *heading, *lines))


def edges(pen: Pen, document: Document) -> None:
    """Heads with the confidentiality line and the mark of an example, feet with the title and the page; the title page
    has no head."""
    if document.plain:
        laid_out(pen.file, *_usual(pen, document))
        return
    number = paragraph("Footer", (_to_right(pen), *page_of(pen, document.page_of)))
    first = (head(pen, "first", [mark("p")]), foot(pen, "first", [number]))
    laid_out(pen.file, *_usual(pen, document), *first, cover=True)


def _usual(pen: Pen, document: Document) -> tuple[Mark, Mark]:
    title = shorten(on_one_line(document.title), _TITLE, placeholder=" …")
    last = (pen.run(title), _to_right(pen), *page_of(pen, document.page_of))
    heads = list(_head(pen, on_one_line(document.confidentiality), on_one_line(document.marked_example)))
    return head(pen, "default", heads or [mark("p")]), foot(pen, "default", [paragraph("Footer", last)])


def _head(pen: Pen, confidentiality: str, example: str) -> Iterator[Mark]:
    """Both on one line where they find room there."""
    if not example or len(confidentiality) + len(example) > _BESIDE:
        if example:
            yield pen.plain("Header", example, right=True)
        if confidentiality:
            yield pen.plain("Header", confidentiality)
        return
    yield paragraph("Header", (pen.run(confidentiality), _to_right(pen), pen.run(example)))


def _to_right(pen: Pen) -> Mark:
    return run_mark((mark("tab"),), pen.language)
