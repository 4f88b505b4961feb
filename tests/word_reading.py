"""Reading a Word report back by its own format: what it says, block by block, in order. Expects nothing.

What is read is of the form that `report_said` makes of a document.
"""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from report_said import Said, tidied

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DESCRIBED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
HEADINGS = {"Heading1": "H1", "Heading2": "H2", "Heading3": "H3"}
LISTS = {"ListBullet", "ListNumber"}


def parts(file: bytes) -> dict[str, bytes]:
    """The parts of the file by their names."""
    with zipfile.ZipFile(BytesIO(file)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def tree(file: bytes, name: str = "word/document.xml") -> Any:
    """One part as a tree."""
    return ElementTree.fromstring(parts(file)[name])


def style_of(paragraph: Any) -> str:
    """The id of a paragraph's style."""
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else str(found.get(f"{W}val"))


def text_of(paragraph: Any) -> str:
    """A paragraph's words, with [n] where a note is called."""
    said = []
    for one in paragraph.iter():
        if one.tag == f"{W}footnoteReference":
            said.append(f"[{one.get(f'{W}id')}]")
        elif one.tag in (f"{W}t", f"{W}br", f"{W}tab"):
            said.append(one.text if one.tag == f"{W}t" else "\n")
    return tidied("".join(said))


def said_of_word(file: bytes) -> list[Said]:
    """What the file says behind its title page and its contents, then its notes."""
    body = tree(file).find(f"{W}body")
    blocks = [one for one in body if one.tag in (f"{W}p", f"{W}tbl", f"{W}sdt")]
    front = next((at for at, one in enumerate(blocks) if one.tag == f"{W}sdt"), None)
    if front is None:
        front = next((at for at, one in enumerate(blocks) if one.find(f".//{W}pageBreakBefore") is not None), 0) - 1
    said = [line for block in blocks[front + 1 :] for line in _of_block(block)]
    if "word/footnotes.xml" in parts(file):
        notes = tree(file, "word/footnotes.xml").findall(f"{W}footnote")
        said += [("note", text_of(one)) for one in notes if one.get(f"{W}type") is None]
    return [line for line in said if any(line[1:])]


def _of_block(block: Any) -> Iterator[Said]:
    if block.tag == f"{W}tbl":
        yield from _of_table(block)
        return
    style, text = style_of(block), text_of(block)
    pictures = [str(one.get("descr")) for one in block.iter(DESCRIBED)]
    if pictures:
        yield from (("figure", tidied(alt)) for alt in pictures)
    elif style in HEADINGS:
        yield HEADINGS[style], text
    elif style in LISTS:
        yield "line", text
    elif style == "Caption":
        yield "caption", text
    elif style not in ("Spacer", "Exhibitstamp"):
        yield "text", text


def _of_table(table: Any) -> Iterator[Said]:
    events = table.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val") == "EventTable"
    for row in table.findall(f"{W}tr"):
        cells = [[text_of(one) for one in cell.findall(f"{W}p")] for cell in row.findall(f"{W}tc")]
        head = row.find(f"{W}trPr/{W}tblHeader") is not None
        yield "event" if events else "head" if head else "row", *(text for cell in cells for text in cell if text)
