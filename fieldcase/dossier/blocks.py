"""The blocks of a finished document: what a renderer draws, and nothing it would have to decide.

Every text here has passed the release; a renderer never sees what is withheld. Blocks are frozen and picklable: they
travel to the renderer child over a pipe.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from fieldcase.dossier.annexes import Picture


@dataclass(frozen=True)
class Run:
    """A stretch of text in one style; `target` links to an anchor of this document or to an https address.

    `footnote` is the text of a note whose number stands right behind the run; footnotes are numbered through the
    document in the order in which they are called.
    """

    text: str
    bold: bool = False
    italic: bool = False
    target: str = ""
    footnote: str = ""


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 3; it enters the contents and the bookmarks. `fresh`: it begins a page."""

    text: str
    level: int = 1
    anchor: str = ""
    fresh: bool = False


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `language` (BCP 47) where it differs from the document's; `style` plain, note, quote or label."""

    runs: tuple[Run, ...]
    language: str = ""
    style: str = "plain"


@dataclass(frozen=True)
class Listing:
    """A list, one text a line: with a dot before each, or numbered from 1 where `ordered`."""

    lines: tuple[tuple[Run, ...], ...]
    ordered: bool = False


@dataclass(frozen=True)
class Table:
    """A table with a header row that repeats on each page; `widths` are shares of the text width.

    On a leaf its last rows may find no room: `left_out` are the sentences for one row that is left out, for two ...
    `numbers` are the columns (from 0) whose cells are numbers and stand at the right; `named` where the first cell of
    each row is its name, a header of the row for whoever has the table read aloud. `name` is a short code of it within
    its document (latin letters, digits, "-"): the name of its sheet or of its CSV file.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[tuple[Run, ...], ...], ...]
    widths: tuple[float, ...]
    left_out: tuple[str, ...] = ()
    numbers: frozenset[int] = frozenset()
    named: bool = False
    name: str = ""


@dataclass(frozen=True)
class Bar:
    """One number of a chart: as it is printed, from where to where it may be. `most` None where nobody knows how much
    more it may be; both None where the number is withheld or not stated, and then `said` alone is drawn."""

    said: str
    least: int | None
    most: int | None


@dataclass(frozen=True)
class Series:
    """The numbers of one thing, one for each label of the chart."""

    name: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Chart:
    """Bars lying one under another, a group for each label, in it a bar for each series."""

    labels: tuple[str, ...]
    series: tuple[Series, ...]


@dataclass(frozen=True)
class Figure:
    """A chart of our own with its caption. `alt` says in words what it shows; empty only where it is `decorative`.

    The same numbers always stand in a table of the document too.
    """

    caption: str
    chart: Chart
    alt: str
    decorative: bool = False


@dataclass(frozen=True)
class ChronologyRow:
    """One line of a chronology: the day as it is to be printed, the text, where it is from, a mark such as disputed."""

    when: str
    what: tuple[Run, ...]
    details: tuple[Run, ...] = ()
    sources: tuple[Run, ...] = ()
    anchor: str = ""


@dataclass(frozen=True)
class Chronology:
    """Events in order, drawn as a time line of rows."""

    rows: tuple[ChronologyRow, ...]


@dataclass(frozen=True)
class Sheet:
    """A further page of an exhibit: its picture and what it shows, or the reason why it has none."""

    alt: str = ""
    picture: bytes | Picture = b""
    reason: str = ""


@dataclass(frozen=True)
class Exhibit:
    """An exhibit on pages of its own, stamped "Annex n, p. m".

    `picture` is its first or only page, already shrunk and stripped of metadata by the parser child: what is known of
    a JPEG whose bytes are put in later, or the bytes of a JPEG or PNG; empty where the exhibit is withheld or not
    reproducible, and then `reason` is printed on its page. `alt` describes the picture. `more` are the pages after
    it; `paged` where they are pages of a document and no photographs. A JPEG stands in the file byte for byte, so that
    its SHA-256 can be taken again from the file; of a PNG only the samples do. `lines` stand above it and `below`
    under it, as many as there are.
    """

    number: str
    title: str
    anchor: str
    alt: str
    picture: bytes | Picture = b""
    reason: str = ""
    lines: tuple[str, ...] = ()
    more: tuple[Sheet, ...] = ()
    paged: bool = False
    below: tuple[str, ...] = ()


@dataclass(frozen=True)
class ParallelRow:
    """A passage and its translation side by side; `label` says where it stands, `after` where it goes on."""

    original: tuple[Run, ...]
    translated: tuple[Run, ...]
    label: tuple[Run, ...] = ()
    after: tuple[Run, ...] = ()
    anchor: str = ""


@dataclass(frozen=True)
class Parallel:
    """A translation beside its original, row by row, on the pages of the exhibit `number` that it belongs to.

    `languages` (BCP 47, may be empty) are those of the two columns, `header` what stands above them; `lines` tell who
    translated and how far it was checked; `warning` is printed plainly above all.
    """

    number: str
    title: str
    header: tuple[str, str]
    languages: tuple[str, str]
    lines: tuple[tuple[Run, ...], ...] = ()
    warning: str = ""
    rows: tuple[ParallelRow, ...] = ()


@dataclass(frozen=True)
class Blank:
    """A question on a form that is filled in by hand; no part of a dossier.

    `number` stands before it, empty for what has none. `remarks` are told under it; `choices` are boxes to tick, each
    with the key that types it in and its label; `lines` are so many lines to write on; `spaces` are words, each with
    room for a few signs behind it. `language` (BCP 47) where it differs from the document's.
    """

    number: str
    text: str
    remarks: tuple[str, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()
    lines: int = 0
    spaces: tuple[str, ...] = ()
    language: str = ""


@dataclass(frozen=True)
class LetterPart:
    """A paragraph of a letter; no part of a dossier. `mark` is the number it begins with, empty for none.

    `role` says where it stands: mark (of an example), right and left (the head), date, subject, text, numbered,
    heading, sign.
    """

    role: str
    runs: tuple[Run, ...]
    mark: str = ""


Block = Heading | Paragraph | Listing | Table | Figure | Chronology | Exhibit | Parallel | Blank | LetterPart


@dataclass(frozen=True)
class Document:
    """A whole document, ready to be drawn.

    `title` and `language` go into the file's metadata; `confidentiality` is printed on every page; `marked_example`
    prints "Example / Пример" on every page; `manifest` is what the embedded manifest says beside the sums
    (text to text, or text to a list of texts); all texts are final. `plain` for a form: it begins at the head of its
    first page, without a title page and without contents. `leaf` for one page of A5 with everything on it: headings,
    paragraphs and tables alone. `letter` for a letter, of its own parts alone: its page carries a number only where
    there are several. `cards` for small cards to be cut, each heading of level 1 the face of one.
    """

    title: str
    subtitle: str
    language: str
    confidentiality: str
    contents_title: str
    page_of: str
    annex_stamp: str
    blocks: tuple[Block, ...]
    marked_example: str = ""
    cover: tuple[str, ...] = ()
    manifest: dict[str, object] = field(default_factory=dict)
    plain: bool = False
    leaf: bool = False
    letter: bool = False
    cards: bool = False
