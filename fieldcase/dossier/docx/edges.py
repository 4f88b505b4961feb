"""The parts of a Word file beside its text: notes, lists, heads and feet of the pages.

Python-docx writes none of the first two; they are put together here and handed to it as parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from string import Formatter

from docx.document import Document as WordFile
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn

from fieldcase.dossier.docx.marks import Mark, mark, paragraph, run_mark, text_marks, twips
from fieldcase.dossier.docx.pen import Pen
from fieldcase.dossier.docx.styles import DOTS, LOOKS

_FIELDS = {"page": " PAGE ", "total": " NUMPAGES "}


def add_part(file: WordFile, name: str, kind: str, relation: str, content: bytes) -> str:
    """Put a part into the file, and give the id by which its text names it."""
    part = Part(PackURI(f"/word/{name}"), kind, content, file.part.package)
    return file.part.relate_to(part, relation)


def _add_xml(file: WordFile, name: str, kind: str, relation: str, content: Mark) -> str:
    return add_part(file, f"{name}.xml", kind, relation, serialize_part_xml(content))


def footnotes(pen: Pen) -> None:
    """The notes that were called, each with its number, and the lines that part them from the text."""
    if not pen.notes:
        return
    lines = [
        mark("footnote", mark("p", mark("pPr", _no_room()), mark("r", mark(kind))), type=kind, id=number)
        for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
    ]
    notes = mark("footnotes", *lines, *(_note(pen, number, text) for number, text in enumerate(pen.notes, start=1)))
    _add_xml(pen.file, "footnotes", CONTENT_TYPE.WML_FOOTNOTES, RELATIONSHIP_TYPE.FOOTNOTES, notes)
    about = mark("footnotePr", mark("footnote", id=-1), mark("footnote", id=0))
    compat = pen.file.settings.element.find(qn("w:compat"))
    assert compat is not None
    compat.addprevious(about)


def _no_room() -> Mark:
    return mark("spacing", before=0, after=0)


def _note(pen: Pen, number: int, text: str) -> Mark:
    label = run_mark((mark("footnoteRef"),), pen.language, style="FootnoteReference")
    words = run_mark(text_marks(f" {text}"), pen.language)
    return mark("footnote", paragraph("FootnoteText", (label, words)), id=number)


def lists(pen: Pen) -> None:
    """One list of lines with a dot, and a list for each that counts, which begins at 1."""
    sorts = ((0, "bullet", "•"), (1, "decimal", "%1."))
    kinds = [mark("abstractNum", mark("multiLevelType", val="singleLevel"), _level(kind, sign), abstractNumId=number)
             for number, kind, sign in sorts]  # fmt: skip
    dots = mark("num", mark("abstractNumId", val=0), numId=DOTS)
    again = (
        mark("num", mark("abstractNumId", val=1), mark("lvlOverride", mark("startOverride", val=1), ilvl=0), numId=one)
        for one in range(DOTS + 1, pen.lists + 1)
    )
    numbering = mark("numbering", *kinds, dots, *again)
    _add_xml(pen.file, "numbering", CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING, numbering)


def _level(kind: str, sign: str) -> Mark:
    look = LOOKS["ListBullet"]
    place = mark("ind", left=twips(look.left), hanging=twips(look.hanging))
    return mark(
        "lvl",
        mark("start", val=1),
        mark("numFmt", val=kind),
        mark("lvlText", val=sign),
        mark("lvlJc", val="left"),
        mark("pPr", place),
        ilvl=0,
    )


def head(pen: Pen, kind: str, paragraphs: Iterable[Mark]) -> Mark:
    """What refers to a head of the pages: `kind` is first or default."""
    content = mark("hdr", *paragraphs)
    sort, relation = CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER
    return _edge("headerReference", kind, _add_xml(pen.file, f"header-{kind}", sort, relation, content))


def foot(pen: Pen, kind: str, paragraphs: Iterable[Mark]) -> Mark:
    """What refers to a foot of the pages."""
    content = mark("ftr", *paragraphs)
    sort, relation = CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER
    return _edge("footerReference", kind, _add_xml(pen.file, f"footer-{kind}", sort, relation, content))


def _edge(name: str, kind: str, key: str) -> Mark:
    made = mark(name, type=kind)
    made.set(qn("r:id"), key)
    return made


def page_of(pen: Pen, said: str) -> Iterator[Mark]:
    """The page and how many there are, both counted by whatever program shows the file."""
    for literal, name, _, _ in Formatter().parse(said):
        if literal:
            yield pen.run(literal)
        if name is not None:
            yield mark("fldSimple", pen.run("1"), instr=_FIELDS[name])
