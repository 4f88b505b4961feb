"""Reading a PDF report back by its structure, with poppler's eyes: what it says, block by block, in order.

What is read is of the form that `report_said` makes of a document. Expects nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
from pdf_reading import opened, tool
from report_said import Said, tidied

HEADINGS = {"H1", "H2", "H3"}
TEXTS = {"P", "BlockQuote"}


@dataclass
class Node:
    """An element of the structure: what it is, what was said of it, and its texts and elements in order."""

    kind: str
    about: str = ""
    kids: list[Node | str] = field(default_factory=list)

    def of(self, kind: str) -> list[Node]:
        """The elements of a kind right below."""
        return [one for one in self.kids if isinstance(one, Node) and one.kind == kind]


def structure(file: bytes) -> Node:
    """The structure tree with its texts, as `pdfinfo -struct-text` prints it."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "said.pdf")
        path.write_bytes(file)
        printed = tool("pdfinfo", "-struct-text", str(path))
    root = Node("")
    above = [(-1, root)]
    for line in printed.splitlines():
        depth, said = len(line) - len(line.lstrip(" ")), line.strip()
        while above[-1][0] >= depth:
            above.pop()
        parent = above[-1][1]
        if said.startswith('"'):
            parent.kids.append(said[1:-1])
        elif said.startswith("/"):
            parent.about += said
        elif said and not said.startswith("Object "):
            node = Node(re.split(r"[ :]", said)[0])
            parent.kids.append(node)
            above.append((depth, node))
    return root.of("Document")[0]


class Reading:
    """Reads one file's tree, and gathers its notes."""

    def __init__(self, file: bytes) -> None:
        self.notes: list[Said] = []
        with opened(file) as pdf:
            self._alts = list(_alts(pdf.Root.StructTreeRoot.K))

    def text(self, node: Node) -> str:
        """An element's words, with [n] where a note is called; the notes below it are put aside."""
        return tidied(self._words(node))

    def _words(self, node: Node) -> str:
        said = ""
        for one in node.kids:
            if isinstance(one, str):
                said += one
            elif one.kind == "Reference":
                said += f"[{self._words(one)}]"
            elif one.kind == "Note":
                inside = [part for part in one.kids if isinstance(part, str) or part.kind != "Lbl"]
                self.notes.append(("note", tidied(self._words(Node(one.kind, kids=inside)))))
            else:
                said += self._words(one)
        return said

    def block(self, node: Node) -> Iterator[Said]:
        """What an element says."""
        if node.kind in HEADINGS:
            yield node.kind, self.text(node)
        elif node.kind in TEXTS:
            yield "text", self.text(node)
        elif node.kind == "L":
            yield from self._list(node)
        elif node.kind == "Table":
            yield from (("caption", self.text(one)) for one in node.of("Caption"))
            yield from (self._row(row) for row in node.of("TR"))
        elif node.kind == "Figure":
            yield from (("caption", self.text(one)) for one in node.of("Caption"))
            yield "figure", tidied(self._alts.pop(0))
        elif node.kind == "Sect":
            for one in node.kids:
                yield from self.block(one) if isinstance(one, Node) else ()

    def _list(self, node: Node) -> Iterator[Said]:
        for line in node.of("LI"):
            (body,) = line.of("LBody")
            if body.of("P"):
                yield "event", *(self.text(one) for one in (*line.of("Lbl"), *body.of("P")))
            else:
                yield "line", self.text(body)

    def _row(self, row: Node) -> Said:
        cells = [one for one in row.kids if isinstance(one, Node)]
        head = bool(cells) and all("/Scope /Column" in one.about for one in cells)
        return "head" if head else "row", *(text for text in [self.text(one) for one in cells] if text)


def said_of_pdf(file: bytes) -> list[Said]:
    """What the file says behind its title page and its contents, then its notes."""
    reading = Reading(file)
    elements = [one for one in structure(file).kids if isinstance(one, Node)]
    front = next((at for at, one in enumerate(elements) if any(kid.kind == "TOC" for kid in _below(one))), -1)
    if front < 0:
        front = next((at for at, one in enumerate(elements) if one.kind != "P"), len(elements)) - 1
    said = [line for one in elements[front + 1 :] for line in reading.block(one)]
    return [line for line in (*said, *reading.notes) if any(line[1:])]


def _below(node: Node) -> list[Node]:
    return [one for one in node.kids if isinstance(one, Node)]


def _alts(element: object) -> Iterator[str]:
    """The words of every picture, in order."""
    if isinstance(element, pikepdf.Array):
        for one in list(element):
            yield from _alts(one)
    elif isinstance(element, pikepdf.Dictionary):
        if str(element.get("/S", "")) == "/Figure":
            yield str(element.get("/Alt", ""))
        yield from _alts(element.get("/K"))
