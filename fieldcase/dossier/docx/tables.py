"""Tables, chronologies and translations beside their originals as tables of Word.

Rows do not part over pages but where they hold long texts; headers are repeated. Knows how many columns Word opens.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fieldcase.dossier.blocks import Chronology, ChronologyRow, Parallel, ParallelRow, Run, Table
from fieldcase.dossier.docx.marks import Mark, mark, paragraph, rgb, twips, unseen
from fieldcase.dossier.docx.pen import Pen
from fieldcase.dossier.pdf import scale

# Word opens no table of more than 63 columns: a wider one goes on in a further table.
_MOST_COLUMNS = 60
_DAY = 100.0


def table(pen: Pen, block: Table) -> list[Mark]:
    """Caption, header and rows. A table without columns is its caption."""
    made: list[Mark] = []
    for columns in _parts(len(block.header), block.named):
        if block.caption:
            made.append(pen.plain("Caption", block.caption, keep=True))
        made.append(_table(pen, block, columns))
        made.append(paragraph("Spacer", ()))
    return made or ([pen.plain("Caption", block.caption)] if block.caption else [])


def _parts(count: int, named: bool) -> Iterator[list[int]]:
    """The columns of each table of Word; where rows have names, these stand in each."""
    name = [0] if named and count > _MOST_COLUMNS else []
    others = range(len(name), count)
    step = _MOST_COLUMNS - len(name)
    for at in range(0, len(others), step):
        yield [*name, *others[at : at + step]]


def _table(pen: Pen, block: Table, columns: Sequence[int]) -> Mark:
    widths = _widths([block.widths[column] if block.widths else 1.0 for column in columns])
    cells = [
        _cell([paragraph("Tablehead", [pen.run(block.header[column])], right=column in block.numbers)], width)
        for column, width in zip(columns, widths, strict=True)
    ]
    head = mark("tr", mark("trPr", mark("cantSplit"), mark("tblHeader")), *cells)
    rows = []
    for row in block.rows:
        if len(row) != len(block.header):
            raise ValueError("a row with other columns than its table")
        texts = [_text(pen, row[column], column in block.numbers) for column in columns]
        cells = [_cell([text], width) for text, width in zip(texts, widths, strict=True)]
        rows.append(mark("tr", mark("trPr", mark("cantSplit")), *cells))
    return _whole(widths, [head, *rows], "ReportTable", unseen(block.caption), head=True, named=block.named)


def _text(pen: Pen, runs: Sequence[Run], right: bool) -> Mark:
    return paragraph("Tabletext", pen.runs(runs, "Tabletext"), right=right)


def _widths(shares: Sequence[float]) -> list[int]:
    """The widths of columns in twentieths of a point; together they are the text's."""
    whole, total = twips(scale.WIDTH), sum(shares)
    ends = [round(whole * sum(shares[: number + 1]) / total) for number in range(len(shares))]
    return [end - begin for begin, end in zip([0, *ends], ends, strict=False)]


def _whole(
    widths: Sequence[int], rows: Sequence[Mark], style: str, alt: str, *, head: bool, named: bool
) -> Mark:  # fmt: skip
    """A table of the text's width; `head` where its first row, `named` where its first column is a header."""
    flags = f"{0x600 + 0x20 * head + 0x80 * named:04X}"  # the same for programs older than the words
    look = mark(
        "tblLook", val=flags, firstRow=int(head), lastRow=0, firstColumn=int(named), lastColumn=0, noHBand=1, noVBand=1
    )
    about = mark(
        "tblPr",
        mark("tblStyle", val=style),
        mark("tblW", w=sum(widths), type="dxa"),
        mark("tblLayout", type="fixed"),
        look,
        mark("tblCaption", val=alt) if alt else None,
    )
    grid = mark("tblGrid", *(mark("gridCol", w=width) for width in widths))
    return mark("tbl", about, grid, *rows)


def _cell(content: Sequence[Mark], width: int, *, across: int = 1, ruled: bool = False) -> Mark:
    """A cell; `across` so many columns, `ruled` with a line of colour at its left."""
    line = mark("left", val="single", sz=12, space=0, color=rgb(scale.HAIR))
    about = mark(
        "tcPr",
        mark("tcW", w=width, type="dxa"),
        mark("gridSpan", val=across) if across > 1 else None,
        mark("tcBorders", line) if ruled else None,
    )
    return mark("tc", about, *content)


def chronology(pen: Pen, block: Chronology) -> list[Mark]:
    """A row for each event: the day at the left, text, details and sources at the right of a line."""
    if not block.rows:
        return []
    widths = _widths([_DAY, scale.WIDTH - _DAY])
    rows = [_event(pen, row, widths) for row in block.rows]
    return [_whole(widths, rows, "EventTable", "", head=False, named=True), paragraph("Spacer", ())]


def _event(pen: Pen, row: ChronologyRow, widths: Sequence[int]) -> Mark:
    day = paragraph("Eventday", pen.placed([pen.run(row.when)], row.anchor))
    parts = (("Event", row.what), ("Eventdetails", row.details), ("Eventsources", row.sources))
    texts = [paragraph(style, pen.runs(runs, style)) for style, runs in parts if runs]
    right = _cell(texts or [paragraph("Event", ())], widths[1], ruled=True)
    return mark("tr", mark("trPr", mark("cantSplit")), _cell([day], widths[0]), right)


def parallel(pen: Pen, block: Parallel) -> list[Mark]:
    """Title, who translated, the warning, the two columns row by row."""
    made = [pen.heading(block.title, 3, "")]
    made += [paragraph("Exhibitline", pen.runs(line, "Exhibitline")) for line in block.lines]
    if block.warning:
        made.append(pen.plain("Exhibitwarning", block.warning))
    if not block.rows:
        return made
    widths = _widths([1.0, 1.0])
    cells = [_cell([pen.plain("Tablehead", text)], width) for text, width in zip(block.header, widths, strict=True)]
    rows = [mark("tr", mark("trPr", mark("cantSplit"), mark("tblHeader")), *cells)]
    for row in block.rows:
        rows += _passage(pen, row, block.languages, widths)
    named = _whole(widths, rows, "ReportTable", unseen(block.title), head=True, named=False)
    return [*made, named, paragraph("Spacer", ())]


def _passage(pen: Pen, row: ParallelRow, languages: tuple[str, str], widths: Sequence[int]) -> Iterator[Mark]:
    """Where it stands, both texts, where it goes on."""
    whole, anchor = sum(widths), row.anchor
    if row.label:
        content = pen.placed(pen.runs(row.label, "Label"), anchor)
        yield mark("tr", _cell([paragraph("Label", content)], whole, across=2))
        anchor = ""
    texts = [list(pen.runs(runs, "Tabletext", language))
             for runs, language in zip((row.original, row.translated), languages, strict=True)]  # fmt: skip
    texts[0] = pen.placed(texts[0], anchor)
    cells = [_cell([paragraph("Tabletext", text)], width) for text, width in zip(texts, widths, strict=True)]
    yield mark("tr", *cells)
    if row.after:
        yield mark("tr", _cell([paragraph("Remark", pen.runs(row.after, "Remark"))], whole, across=2))
