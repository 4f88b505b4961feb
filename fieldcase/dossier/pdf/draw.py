"""Pages onto paper: the pieces' ink, the running head and foot, the stamp of an exhibit, the bookmarks."""

from __future__ import annotations

from fieldcase.dossier.blocks import Document
from fieldcase.dossier.pdf import scale
from fieldcase.dossier.pdf.characters import on_one_line
from fieldcase.dossier.pdf.lines import Span, break_lines, width_of
from fieldcase.dossier.pdf.pager import Page
from fieldcase.dossier.pdf.pieces import Box, Dot, Line, PageNumber, Picture, Piece, Plot, Rule, Stretch
from fieldcase.dossier.pdf.scale import Face
from fieldcase.dossier.pdf.sheet import Sheets
from fieldcase.dossier.pdf.structure import Element
from fieldcase.dossier.pdf.typesetting import Typesetting

_MOST_HEADER_LINES = 4
_NOWHERE = Element("Artifact")


class Draughtsman:
    """Draws the pages of one document."""

    def __init__(self, document: Document, setting: Typesetting) -> None:
        self._document = document
        self._setting = setting
        self._sheets = Sheets()
        self._page_of: dict[str, int] = {}
        self._mark = self._running(document.marked_example, scale.RUNNING_MARK, scale.WIDTH / 2)[:_MOST_HEADER_LINES]
        beside = scale.WIDTH - max((width_of(line) for line in self._mark), default=0.0) - 14
        self._header = self._running(document.confidentiality, scale.RUNNING, beside)[:_MOST_HEADER_LINES]
        self._footer = self._running(document.title, scale.RUNNING, scale.WIDTH * 0.72)

    @property
    def top(self) -> float:
        """Where the text of a page begins, below its running head."""
        lines = max(len(self._header), len(self._mark), 1)
        return scale.HEADER_TOP - lines * scale.RUNNING.leading - 24.0

    def draw(self, pages: list[Page], root: Element) -> bytes:
        """The file's bytes."""
        for number, page in enumerate(pages, start=1):
            for placed in page.body:
                self._page_of.update(dict.fromkeys(placed.piece.keys, number))
        for number, page in enumerate(pages, start=1):
            if number == 1 and self._setting.entries:
                self._bookmarks()
            if number > 1:
                self._head(page)
            self._body(page)
            self._foot(number, len(pages), page.lying)
            self._sheets.end_page(page.lying)
        self._setting.shaper.refuse_missing()
        return self._sheets.finish(root)

    def _bookmarks(self) -> None:
        """The outline; a level is never more than one below the one before."""
        if self._setting.contents_key:
            self._sheets.bookmark(on_one_line(self._document.contents_title), 0, self._setting.contents_key)
        level = 0 if self._setting.contents_key else -1
        for entry in self._setting.entries:
            level = min(entry.level - 1, level + 1)
            self._sheets.bookmark(entry.text, level, entry.key)

    def _body(self, page: Page) -> None:
        for placed in page.body:
            self._piece(placed.piece, placed.y, placed.again)
        if page.notes:
            y = scale.BOTTOM + sum(note.height for note in page.notes)
            self._sheets.rule(scale.LEFT, y + 4.0, Rule(0, 0, 90, 0, 0.5, scale.QUIET))
            for note in page.notes:
                self._piece(note, y, False)
                y -= note.height

    def _piece(self, piece: Piece, y: float, again: bool) -> None:
        for key in piece.keys:
            self._sheets.place(key, scale.LEFT, y + 6.0)
        for ink in piece.ink:
            match ink:
                case Line():
                    self._line(ink, y, again)
                case Rule():
                    self._sheets.rule(scale.LEFT, y, ink)
                case Box():
                    self._sheets.box(scale.LEFT, y, ink)
                case Dot():
                    self._sheets.dot(scale.LEFT, y, ink)
                case Picture():
                    self._sheets.picture(scale.LEFT, y, ink)
                case Plot():
                    self._sheets.plot(scale.LEFT, y, ink)
                case PageNumber():
                    self._page_number(ink, y)

    def _line(self, line: Line, y: float, again: bool) -> None:
        x, base = scale.LEFT + line.x, y - line.base
        self._sheets.text(x, base, line.stretches, artifact=again)
        for stretch in line.stretches:
            if stretch.target and not again:
                self._link(x, base, stretch, stretch.target)
            x += stretch.width

    def _link(self, x: float, base: float, stretch: Stretch, target: str) -> None:
        face = stretch.face
        rectangle = (x, base + face.rise - 0.28 * face.size, x + stretch.width, base + face.rise + 0.9 * face.size)
        said = target if target.startswith("https://") else stretch.text
        self._sheets.link(rectangle, target, stretch.element, on_one_line(said) or target)

    def _page_number(self, ink: PageNumber, y: float) -> None:
        span = Span(str(self._page_of[ink.key]), ink.face, ink.element, ink.key)
        (stretches,) = break_lines([span], scale.WIDTH, self._setting.shaper)
        x = scale.LEFT + ink.right - width_of(stretches)
        self._sheets.text(x, y - ink.base, stretches)
        for stretch in stretches:
            self._link(x, y - ink.base, stretch, ink.key)

    def _head(self, page: Page) -> None:
        """The confidentiality line at the left, the mark of an example at the right, an exhibit's stamp below."""
        lower, right = (scale.LOWER if page.lying else 0.0), _right(page.lying)
        base = scale.HEADER_TOP - lower - scale.RUNNING.base
        for number, line in enumerate(self._header):
            self._sheets.text(scale.LEFT, base - number * scale.RUNNING.leading, line, artifact=True)
        for number, line in enumerate(self._mark):
            self._sheets.text(right - width_of(line), base - number * scale.RUNNING.leading, line, artifact=True)
        if self._header or self._mark:
            rule = Rule(0, 0, right - scale.LEFT, 0, 0.5, scale.HAIR)
            self._sheets.rule(scale.LEFT, self.top - lower + 18.0, rule)
        if page.exhibit:
            stamp = self._document.annex_stamp.format(number=page.exhibit, page=page.sheet)
            self._stamp(stamp, right, self.top - lower + 2.0)

    def _stamp(self, text: str, right: float, y: float) -> None:
        (line, *_) = self._running(text, scale.STAMP, scale.WIDTH - 20)
        width = width_of(line) + 16
        left = right - width
        self._sheets.box(left, y, Box(0, 0, width, 20, scale.ACCENT, filled=False))
        self._sheets.text(left + 8, y - 3 - scale.STAMP.base, line, artifact=True)

    def _foot(self, number: int, total: int, lying: bool) -> None:
        """The title at the left, the page and how many there are at the right; on a letter of one page, nothing."""
        if self._document.letter and total == 1:
            return
        right = _right(lying)
        self._sheets.rule(scale.LEFT, scale.FOOTER_RULE, Rule(0, 0, right - scale.LEFT, 0, 0.5, scale.HAIR))
        if number > 1 and self._footer and not self._document.letter:
            self._sheets.text(scale.LEFT, scale.FOOTER_BASE, self._footer[0], artifact=True)
        text = self._document.page_of.format(page=number, total=total)
        (line, *_) = self._running(text, scale.RUNNING, scale.WIDTH)
        self._sheets.text(right - width_of(line), scale.FOOTER_BASE, line, artifact=True)

    def _running(self, text: str, face: Face, width: float) -> list[tuple[Stretch, ...]]:
        """The lines of a running text; none for an empty one."""
        text = on_one_line(text)
        return break_lines([Span(text, face, _NOWHERE)], width, self._setting.shaper) if text else []


def _right(lying: bool) -> float:
    """The right end of a page's text."""
    return scale.LEFT + (scale.LYING_WIDTH if lying else scale.WIDTH)
