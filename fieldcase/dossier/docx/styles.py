"""The looks of Word's paragraphs and signs: names, sizes, spaces; one way to make a style of each.

Word's own names and ids stand where it has some, so that its navigation, its contents and its lists know them. Sizes
are those of the PDF, a little larger. Knows no document.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from docx.document import Document as WordFile

from fieldcase.dossier.docx.marks import Mark, mark, rgb, twips
from fieldcase.dossier.pdf import scale
from fieldcase.dossier.pdf.scale import Face

# A page of Word is read on a screen and printed by others: eleven points where the PDF has ten.
_LARGER = 1.1
_LISTED = 18.0
# The list of all lines with a dot; lists with numbers have the numbers behind it.
DOTS = 1


@dataclass(frozen=True)
class Look:
    """A paragraph's style. `name` is as Word lists it, `key` its id (the name without spaces where none is said), `own`
    where the style is no style of Word's. Measures in points; `leading` 0 for that of the file. `outline` is a
    heading's level from 1, `bar` the side with a line, `after` the style of the next paragraph,
    `number` the list that its paragraphs are lines of."""

    name: str
    size: float
    key: str = ""
    own: bool = True
    leading: float = 0.0
    bold: bool = False
    italic: bool = False
    colour: str = ""
    left: float = 0.0
    right: float = 0.0
    hanging: float = 0.0
    above: float = 0.0
    below: float = 0.0
    keep: bool = False
    outline: int = 0
    bar: str = ""
    wash: bool = False
    tab: float = 0.0
    dotted: bool = False
    after: str = ""
    number: int = 0

    @property
    def id(self) -> str:
        """The id by which paragraphs name it."""
        return self.key or self.name.replace(" ", "")


def styled(file: WordFile, look: Look) -> None:
    """Put the style into the file."""
    file.styles.element.append(
        mark(
            "style",
            mark("name", val=look.name),
            mark("basedOn", val="Normal"),
            mark("next", val=look.after) if look.after else None,
            mark("qFormat"),
            _paragraph(look),
            _signs(look),
            type="paragraph",
            styleId=look.id,
            **({"customStyle": 1} if look.own else {}),
        )
    )


def _paragraph(look: Look) -> Mark:
    spacing = {"before": twips(look.above), "after": twips(look.below)}
    if look.leading:
        spacing["line"] = twips(look.leading)
    bar = {"val": "single", "sz": 12 if look.bar == "left" else 6, "space": 8, "color": rgb(scale.HAIR)}
    dots = {"leader": "dot"} if look.dotted else {}
    return mark(
        "pPr",
        mark("keepNext") if look.keep else None,
        mark("keepLines") if look.keep else None,
        mark("widowControl"),
        mark("numPr", mark("numId", val=look.number)) if look.number else None,
        mark("pBdr", mark(look.bar, **bar)) if look.bar else None,
        mark("shd", val="clear", color="auto", fill=rgb(scale.WASH)) if look.wash else None,
        mark("tabs", mark("tab", val="right", pos=twips(look.tab), **dots)) if look.tab else None,
        mark("spacing", **spacing, **({"lineRule": "atLeast"} if look.leading else {})),
        mark("ind", left=twips(look.left), right=twips(look.right), hanging=twips(look.hanging)),
        mark("outlineLvl", val=look.outline - 1) if look.outline else None,
    )


def _signs(look: Look) -> Mark:
    return mark(
        "rPr",
        mark("b") if look.bold else None,
        mark("i") if look.italic else None,
        mark("color", val=rgb(look.colour)) if look.colour and look.colour != scale.INK else None,
        mark("sz", val=round(look.size * 2)),
        mark("szCs", val=round(look.size * 2)),
    )


def _like(face: Face, name: str, key: str = "", *, own: bool = True, **more: Any) -> Look:
    """A look in a face of the PDF."""
    size, leading = round(face.size * _LARGER * 2) / 2, round(face.leading * _LARGER, 1)
    return replace(Look(name, size, key, own, leading, face.bold, face.italic, face.colour), **more)


def _heading(level: int) -> Look:
    above, below = scale.HEADING_ABOVE[level], scale.HEADING_BELOW[level]
    return _like(
        scale.HEADINGS[level], f"heading {level}", f"Heading{level}", own=False, above=above, below=below, keep=True,
        outline=level, after="BodyText",
    )  # fmt: skip


def _listed(name: str, number: int = 0) -> Look:
    """The lines of a list, a text beside each line's sign."""
    return _like(
        scale.BODY, f"List {name}", own=False, below=3.5, left=_LISTED, hanging=_LISTED, number=number
    )  # fmt: skip


def _contents(level: int) -> Look:
    left = 16.0 * (level - 1)
    return _like(
        scale.CONTENTS[level], f"toc {level}", f"TOC{level}", own=False, left=left, above=5.0 if level == 1 else 0.0,
        tab=scale.WIDTH, dotted=True,
    )  # fmt: skip


LOOKS = {
    look.id: look
    for look in (
        _like(scale.TITLE, "Title", own=False, below=6.0), _like(scale.SUBTITLE, "Subtitle", own=False, below=4.0),
        _like(scale.COVER_MARK, "Cover mark", above=14.0, below=12.0), _like(scale.COVER, "Cover text", below=3.0),
        _heading(1), _heading(2), _heading(3),
        _like(scale.HEADINGS[1], "TOC Heading", "TOCHeading", own=False, below=10.0, keep=True),
        _contents(1), _contents(2), _contents(3), _like(scale.BODY, "Body Text", "BodyText", own=False, below=6.5),
        _listed("Bullet", number=DOTS), _listed("Number"),
        _like(scale.QUOTE, "Quote", own=False, left=18.0, right=18.0, above=3.0, below=8.0, bar="left"),
        _like(scale.NOTE, "Remark", above=1.0, below=6.5), _like(scale.LABEL, "Label", above=7.0, below=1.5, keep=True),
        _like(scale.CAPTION, "caption", "Caption", own=False, above=8.0, below=4.0, keep=True),
        _like(scale.CELL_HEAD, "Table head"), _like(scale.CELL, "Table text"), _like(scale.WHEN, "Event day"),
        _like(scale.WHAT, "Event"), _like(scale.DETAILS, "Event details", above=1.5),
        _like(scale.SOURCES, "Event sources", above=2.0), _like(scale.EXHIBIT_LINE, "Exhibit line"),
        _like(scale.REASON, "Exhibit reason", wash=True, above=8.0, below=8.0, left=6.0, right=6.0),
        _like(scale.EXHIBIT_LINE.with_runs(True, False, False), "Exhibit warning", wash=True, above=4.0, below=9.0),
        _like(scale.STAMP, "Exhibit stamp", below=4.0, keep=True), Look("Picture", 10.0, above=6.0, below=6.0),
        _like(scale.FOOTNOTE, "footnote text", "FootnoteText", own=False, below=1.5),
        _like(scale.RUNNING, "header", "Header", own=False, tab=scale.WIDTH, bar="bottom"),
        _like(scale.RUNNING, "footer", "Footer", own=False, tab=scale.WIDTH, bar="top"),
        Look("Spacer", 5.0, leading=8.0),
    )
}  # fmt: skip


def report_styles(file: WordFile) -> None:
    """All styles of a report: of paragraphs, of signs, of tables."""
    for look in LOOKS.values():
        styled(file, look)
    accent = mark("color", val=rgb(scale.ACCENT))
    signs = {
        "Hyperlink": ("Hyperlink", mark("rPr", accent, mark("u", val="single"))),
        "FootnoteReference": ("footnote reference", mark("rPr", mark("vertAlign", val="superscript"))),
    }
    for key, (name, look_of) in signs.items():
        base = mark("basedOn", val="DefaultParagraphFont")
        made = mark("style", mark("name", val=name), base, look_of, type="character", styleId=key)
        file.styles.element.append(made)
    file.styles.element.append(_table("Report table", 60, *_ruled()))
    file.styles.element.append(_table("Event table", 190))


def _ruled() -> tuple[Mark, Mark]:
    """Thin rules between rows, a header on a wash of colour, no grid."""
    hair, accent = rgb(scale.HAIR), rgb(scale.ACCENT)
    rules = (mark(side, val="single", sz=4, space=0, color=hair) for side in ("bottom", "insideH"))
    below = mark("tcBorders", mark("bottom", val="single", sz=8, space=0, color=accent))
    head = mark("tcPr", below, mark("shd", val="clear", color="auto", fill=rgb(scale.WASH)))
    return mark("tblBorders", *rules), mark("tblStylePr", head, type="firstRow")


def _table(name: str, below: int, rules: Mark | None = None, head: Mark | None = None) -> Mark:
    """A table's style: `below` is the room under each cell's text, in twentieths of a point."""
    sides = {"top": 60 if rules is not None else 0, "left": 90, "bottom": below, "right": 90}
    room = mark("tblCellMar", *(mark(side, w=wide, type="dxa") for side, wide in sides.items()))
    return mark(
        "style",
        mark("name", val=name),
        mark("basedOn", val="TableNormal"),
        mark("qFormat"),
        mark("tblPr", rules, room),
        head,
        type="table",
        styleId=name.title().replace(" ", ""),
        customStyle=1,
    )
