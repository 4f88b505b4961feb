"""What is shared while one report is written: its language, its places to link to, its notes, its lists.

Texts become runs here, each with its language, its link, its note. A sign that the PDF could not hold is remembered and
refused at the end, so that both files say the same. Knows no block.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from docx.document import Document as WordFile
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.oxml.ns import qn

from fieldcase.dossier.blocks import Run
from fieldcase.dossier.docx.marks import Mark, mark, paragraph, run_mark, text_marks
from fieldcase.dossier.docx.package import region
from fieldcase.dossier.docx.styles import DOTS, LOOKS
from fieldcase.dossier.pdf.characters import drawn, on_one_line
from fieldcase.dossier.pdf.fonts import Shaper
from fieldcase.dossier.writable import UNWRITABLE

_ADDRESS_SIGNS = "%/:?#[]@!$&'()*+,;=-._~"


class Pen:
    """Writes texts of one document; `anchors` are all that something of it may link to."""

    def __init__(self, file: WordFile, language: str, anchors: Iterable[str]) -> None:
        self.file = file
        self.language = region(language)
        self.notes: list[str] = []
        # Each heading: its text on one line, its level, the name of its place.
        self.entries: list[tuple[str, int, str]] = []
        self.lists = DOTS
        self._shaper = Shaper()
        self._known: set[str] = set()
        # Names of places carry nothing of an anchor's text.
        self._places = {anchor: f"_a{number}" for number, anchor in enumerate(dict.fromkeys(anchors), start=1)}
        self._placed: set[str] = set()
        self._addresses: dict[str, str] = {}
        self._marked = 0

    def text(self, text: str) -> str:
        """A text as it is written; what no font of ours has is left out and remembered."""
        known = drawn(text)
        for word in known.split():
            if word not in self._known:
                self._shaper.shape(word, False, False)
                self._known.add(word)
        return UNWRITABLE.sub("", known)

    def refuse_missing(self) -> None:
        """GlyphMissing where a sign was met that no font has."""
        self._shaper.refuse_missing()

    def plain(self, style: str, text: str, *, language: str = "", keep: bool = False, right: bool = False) -> Mark:
        """A paragraph of a text that has no links and no notes."""
        return paragraph(style, [self.run(text, language)], keep=keep, right=right)

    def run(self, text: str, language: str = "") -> Mark:
        """A run as its paragraph's style has it."""
        return run_mark(text_marks(self.text(text)), region(language) if language else self.language)

    def runs(self, runs: Iterable[Run], style: str, language: str = "") -> Iterator[Mark]:
        """The runs of a paragraph of this style, with their links, and each note's number behind its run."""
        noted = False
        for run in runs:
            target = self._target(run.target)
            if run.text:
                made = self._run(run, style, language, target is not None)
                if target is not None:
                    target.append(made)
                yield made if target is None else target
                noted = False
            if run.footnote:
                yield from self._note(run.footnote, noted)
                noted = True

    def _run(self, run: Run, style: str, language: str, linked: bool) -> Mark:
        italic = not LOOKS[style].italic if run.italic else None
        content = text_marks(self.text(run.text))
        spoken = region(language) if language else self.language
        link = "Hyperlink" if linked else ""
        return run_mark(content, spoken, style=link, bold=run.bold or None, italic=italic)

    def _target(self, target: str) -> Mark | None:
        """The element that makes its runs a link; None for nothing, and for a place that is not in this document."""
        if target.startswith("https://"):
            made = mark("hyperlink", history=1)
            made.set(qn("r:id"), self._address(quote(on_one_line(target), safe=_ADDRESS_SIGNS, errors="replace")))
            return made
        place = self._places.get(target.removeprefix("#"), "")
        return mark("hyperlink", anchor=place, history=1) if place else None

    def _address(self, address: str) -> str:
        if address not in self._addresses:
            self._addresses[address] = self.file.part.relate_to(address, RELATION.HYPERLINK, is_external=True)
        return self._addresses[address]

    def _note(self, text: str, follows: bool) -> Iterator[Mark]:
        """The number of a note; a comma before it where it follows another."""
        self.notes.append(self.text(text))
        called = mark("footnoteReference", id=len(self.notes))
        if follows:
            yield run_mark(text_marks(","), self.language, style="FootnoteReference")
        yield run_mark((called,), self.language, style="FootnoteReference")

    def placed(self, content: Iterable[Mark], anchor: str, *, key: str = "") -> list[Mark]:
        """The content of a paragraph as a place to link to: by its `anchor`, by a `key` of our own, or none."""
        names = [key] if key else []
        if anchor and anchor not in self._placed:
            self._placed.add(anchor)
            names.append(self._places[anchor])
        within = list(content)
        for name in names:
            self._marked += 1
            begin = mark("bookmarkStart", id=self._marked, name=name)
            within = [begin, *within, mark("bookmarkEnd", id=self._marked)]
        return within

    def heading(self, text: str, level: int, anchor: str) -> Mark:
        """A heading, which enters the contents."""
        level = min(max(level, 1), 3)
        key = f"_Toc{len(self.entries) + 1:08d}"
        self.entries.append((self.text(on_one_line(text)), level, key))
        return paragraph(f"Heading{level}", self.placed([self.run(text)], anchor, key=key))

    def new_list(self) -> int:
        """The number of one more list that counts from 1."""
        self.lists += 1
        return self.lists
