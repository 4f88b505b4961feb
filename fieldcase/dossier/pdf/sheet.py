"""Drawing on reportlab's canvas: text, rules, links, marked content, bookmarks.

Knows reportlab and PDF's operators; refuses to know what the pieces mean. Nothing of the machine, the user or the clock
gets into the file: what reportlab reads from a user's own settings is set here to fixed values.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from io import BytesIO
from urllib.parse import quote

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFObject
from reportlab.pdfgen.canvas import Canvas

from fieldcase.dossier.pdf import scale
from fieldcase.dossier.pdf.characters import on_one_line
from fieldcase.dossier.pdf.fonts import PLAIN, font
from fieldcase.dossier.pdf.pieces import Box, Dot, Picture, Plot, Rule, Stretch
from fieldcase.dossier.pdf.structure import ROOT, Annotation, Element, Marked, placed, text_string, written
from fieldcase.dossier.shapes import Stroke

# What stands in an address as it is; brackets would end PDF's string, so they are written by number.
_ADDRESS_SIGNS = ":/?#@!$&*+,;=%~'"
_FIXED_SETTINGS = {"useA85": 0, "pdfComments": 0, "pdfMultiLine": 0, "canvas_baseColor": None, "documentLang": None}


class Stored(PDFObject):
    """An object of the file whose text is known only when all objects have numbers."""

    __RefOnly__ = 1

    def __init__(self, write: Callable[[], str]) -> None:
        self._write = write

    def format(self, document: object) -> bytes:
        """The object's bytes; called by reportlab when it writes the file."""
        return self._write().encode("ascii")


class Sheets:
    """The pages of one file, drawn one after another. y grows upwards from the foot of the paper."""

    def __init__(self, size: tuple[float, float] = (scale.PAGE_WIDTH, scale.PAGE_HEIGHT)) -> None:
        """`size` of each page in points, width and height."""
        self._size = size
        for setting, value in _FIXED_SETTINGS.items():
            setattr(rl_config, setting, value)
        pdfmetrics.registerFont(font(PLAIN).drawing)
        self._out = BytesIO()
        self._canvas = Canvas(
            self._out,
            pagesize=size,
            pageCompression=1,
            invariant=1,
            initialFontName=PLAIN,
            pdfVersion=(1, 7),
        )
        self._file = self._canvas._doc
        self._ops: list[str] = []
        self._font = self._colour = ""
        self._open: Element | None = None
        self._artifact = False
        self._owners: list[list[Element]] = [[]]
        self._links: list[Element] = []
        self._placed: set[str] = set()
        self._page = 0

    def text(self, x: float, y: float, stretches: tuple[Stretch, ...], artifact: bool = False) -> float:
        """Draw a line with its baseline at `y`; gives the x where it ends."""
        ops = self._ops
        for stretch in stretches:
            if artifact:
                self._begin_artifact()
            else:
                self._begin(stretch.element)
            face = stretch.face
            self._fill(face.colour)
            ops.append(f"BT 1 0 0 1 {x:.2f} {y + face.rise:.2f} Tm")
            drawing = font(stretch.font).drawing
            for subset, codes in drawing.splitString(stretch.text, self._file):
                chosen = f"{drawing.getSubsetInternalName(subset, self._file)} {face.size:g} Tf"
                if chosen != self._font:
                    self._font = chosen
                    ops.append(chosen)
                ops.append(f"<{codes.hex()}> Tj")
            ops.append("ET")
            x += stretch.width
        return x

    def rule(self, x: float, y: float, rule: Rule) -> None:
        """A stroke; `x`, `y` are the left top of its piece."""
        self._begin_artifact()
        dash = "1 J [0 3.4] 0 d" if rule.dotted else "0 J [] 0 d"
        self._ops.append(
            f"{rule.colour} RG {rule.width:g} w {dash} "
            f"{x + rule.x0:.2f} {y - rule.y0:.2f} m {x + rule.x1:.2f} {y - rule.y1:.2f} l S"
        )

    def box(self, x: float, y: float, box: Box) -> None:
        """A rectangle, filled or framed."""
        self._begin_artifact()
        rectangle = f"{x + box.x:.2f} {y - box.y - box.height:.2f} {box.width:.2f} {box.height:.2f} re"
        if box.filled:
            self._fill(box.colour)
            self._ops.append(f"{rectangle} f")
        else:
            self._ops.append(f"{box.colour} RG 0.8 w [] 0 d {rectangle} S")

    def dot(self, x: float, y: float, dot: Dot) -> None:
        """A disc, as a stroke of no length with round ends."""
        self._begin_artifact()
        at = f"{x + dot.x:.2f} {y - dot.y:.2f}"
        self._ops.append(f"{dot.colour} RG {dot.radius * 2:g} w 1 J [] 0 d {at} m {at} l S")

    def picture(self, x: float, y: float, picture: Picture) -> None:
        """The place of a picture: the image named so is given to the page afterwards."""
        self._begin(picture.element)
        left, foot = x + picture.x, y - picture.y - picture.height
        picture.element.attributes = placed((left, foot, left + picture.width, foot + picture.height))
        self._ops.append(
            f"q {picture.width:.2f} 0 0 {picture.height:.2f} {left:.2f} {foot:.2f} cm /{picture.name} Do Q"
        )

    def plot(self, x: float, y: float, plot: Plot) -> None:
        """The rectangles and strokes of a chart, as content of its figure."""
        self._begin(plot.element)
        top = y - plot.y
        plot.element.attributes = placed((x, top - plot.height, x + plot.width, top))
        for shape in plot.shapes:
            if isinstance(shape, Stroke):
                self._ops.append(
                    f"{shape.colour} RG {shape.thick:g} w 0 J [] 0 d "
                    f"{x + shape.x0:.2f} {top - shape.y0:.2f} m {x + shape.x1:.2f} {top - shape.y1:.2f} l S"
                )
                continue
            corner = f"{x + shape.x:.2f} {top - shape.y - shape.height:.2f} {shape.width:.2f} {shape.height:.2f} re"
            if shape.fill:
                self._fill(shape.fill)
                self._ops.append(f"{corner} f")
            if shape.edge:
                self._ops.append(f"{shape.edge} RG 0.8 w 0 J [] 0 d {corner} S")

    def link(self, rectangle: tuple[float, float, float, float], target: str, element: Element, said: str) -> None:
        """Make a rectangle (left, foot, right, top) lead to a key of this document or an https address; `said` is read
        aloud for it."""
        corners = " ".join(f"{corner:.2f}" for corner in rectangle)
        number = len(self._links)
        self._links.append(element)
        if target.startswith("https://"):
            leads_to = f"/A<</S/URI/URI({quote(on_one_line(target), safe=_ADDRESS_SIGNS)})>>"
        else:
            self._file.Reference(self._canvas._bookmarkReference(target), f"to {target}")
            leads_to = ""

        def write() -> str:
            to = leads_to or f"/Dest {self._number(f'to {target}')} 0 R"
            slot = self._page + number
            known = f"/Rect[{corners}]/Contents{text_string(said)}/StructParent {slot}"
            return f"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]{known}{to}>>"

        name = f"link{number}"
        self._file.addAnnotation(name, Stored(write))
        self._canvas._annotatePage(name)
        element.kids.append(Annotation(f"Annot.{name}", self._page))

    def place(self, key: str, x: float, y: float) -> None:
        """Make this point of the page what links to `key` lead to; the first point of a key counts."""
        if key in self._placed:
            return
        self._placed.add(key)
        self._canvas.bookmarkPage(key, fit="XYZ", left=round(x, 2), top=round(y, 2))

    def end_page(self, lying: bool = False) -> None:
        """Finish the page, wider than high where it is `lying`, and begin the next."""
        self._close()
        self._canvas.setPageSize(self._size[::-1] if lying else self._size)
        self._canvas.addLiteral("\n".join(self._ops))
        self._canvas.showPage()
        self._ops = []
        self._font = self._colour = ""
        self._owners.append([])
        self._page += 1

    def bookmark(self, text: str, level: int, key: str) -> None:
        """An entry of the outline, `level` from 0."""
        self._canvas.addOutlineEntry(text, key, level)

    def finish(self, root: Element) -> bytes:
        """The file with the structure tree below `root`."""
        self._store_structure(root)
        self._canvas.save()
        return self._out.getvalue()

    def _fill(self, colour: str) -> None:
        if colour != self._colour:
            self._colour = colour
            self._ops.append(f"{colour} rg")

    def _begin(self, element: Element) -> None:
        """Mark what is drawn next as content of `element`."""
        if self._open is element:
            return
        if element.kind == "Artifact":
            self._begin_artifact()
            return
        self._close()
        owners = self._owners[self._page]
        self._ops.append(f"/{element.kind} <</MCID {len(owners)}>> BDC")
        element.kids.append(Marked(self._page, len(owners)))
        owners.append(element)
        self._open = element

    def _begin_artifact(self) -> None:
        """Mark what is drawn next as decoration: rules, headers and footers, a header printed again."""
        if not self._artifact:
            self._close()
            self._ops.append("/Artifact BMC")
            self._artifact = True

    def _close(self) -> None:
        if self._open is not None or self._artifact:
            self._ops.append("EMC")
        self._open, self._artifact = None, False

    def _number(self, name: str) -> int:
        """The object number of what is stored under `name`."""
        return int(self._file.idToObjectNumberAndVersion[name][0])

    def _page_number(self, page: int) -> int:
        """The object number of a page, counted from 0."""
        return self._number(f"Page{page + 1}")

    def _store_structure(self, root: Element) -> None:
        """Number every element, then store the tree and the way back from pages and links to it."""
        elements = list(root.walk())
        for number, element in enumerate(elements):
            element.name = f"element{number}"
            self._file.Reference(Stored(partial(written, element, self._number, self._page_number)), element.name)
        owners = [f"[{self._references(page)}]" for page in self._owners[: self._page]]
        owners += [self._references([element]) for element in self._links]
        numbers = " ".join(f"{number} {owner}" for number, owner in enumerate(owners))
        tree = f"<</Type/StructTreeRoot/K {self._references([root])}/ParentTree<</Nums[{numbers}]>>"
        tree += f"/ParentTreeNextKey {len(owners)}{self._identities(elements)}>>"
        stored = Stored(lambda: tree)
        self._file.Reference(stored, ROOT)
        self._file.Catalog.StructTreeRoot = stored

    def _identities(self, elements: list[Element]) -> str:
        """The tree in which elements are found by their identities; nothing where there are none."""
        known = sorted((element.identity, element.name) for element in elements if element.identity)
        if not known:
            return ""
        names = " ".join(f"({identity}) {self._number(name)} 0 R" for identity, name in known)
        return f"/IDTree<</Names[{names}]>>"

    def _references(self, elements: list[Element]) -> str:
        return " ".join(f"{self._number(element.name)} 0 R" for element in elements)
