"""Taking words and faces out of a copy: the pages, the marks with their reasons, and the copy that is made.

Over the whole window. Marks are written as they are made; the original is never changed. Knows one piece of evidence.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QSize
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QWidget

from fieldcase.casework import redacting
from fieldcase.casework.called import called
from fieldcase.casework.marked_words import Found, below, boxes_of
from fieldcase.casework.marks import FACE, PERSON, box_of
from fieldcase.casework.papers import Paper
from fieldcase.casework.safekeeping import log_access
from fieldcase.casework.tables import options
from fieldcase.errors import N_, FieldcaseError
from fieldcase.model.evidence import Evidence, Mark
from fieldcase.model.ids import AnyId
from fieldcase.model.text import in_a_line
from ui.jobs import run_long
from ui.pages.redaction_found import FoundPanel
from ui.pages.redaction_marks import MarksAtWork
from ui.pages.redaction_sheet import Sheet
from ui.widgets.basics import Combo, button, column, label, row, scrolled
from ui.widgets.check_line import CheckLine
from ui.widgets.marking import FACE as FACE_BOX
from ui.widgets.marking import Box, Shown
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from ui.workplace import Workplace

_SIDE, _LIST, _LONGEST, _BAR = 300, 100, 60, 18
_KEYS = N_(
    "F marks a face, B a box; arrows move it, with Shift they size it, Delete takes it away. Tab goes from mark to "
    "mark, Page Up and Page Down leaf."
)
_KEPT = N_("The original stays as it is. What is marked is removed from the copy, not covered.")
_SEARCHABLE = N_("The other words of the copy can be searched and copied")


class _MarkList(QListWidget):
    """The marks, a line each. Three are seen where there is little room."""

    def sizeHint(self) -> QSize:
        """Three lines."""
        return QSize(_SIDE, _LIST)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()


class RedactionPanel(Panel):
    """The panel. `made` is called with the copy after it was entered."""

    WIDTH = 2000

    def __init__(self, work: Workplace, evidence: Evidence, made: Callable[[Evidence], None]) -> None:
        words = work.words
        what = called(evidence, work.tables, words)
        super().__init__(words(N_("A copy without words and faces: {what}")).format(what=what))
        self.work, self.words, self.evidence, self._made = work, words, evidence, made
        self._next = PERSON
        self.sheet = Sheet(work)
        self.marks = MarksAtWork(work, evidence)
        self.marks.setParent(self)
        self._build_side()
        self._lay()
        self.marks.came.connect(self._show)
        self.sheet.turned.connect(self._show)
        self.sheet.refused.connect(self._refused)
        canvas = self.sheet.canvas
        canvas.wanted.connect(self._wanted)
        canvas.placed.connect(lambda key, box: self.marks.place(key, box, self.sheet.words))
        canvas.picked.connect(self.marks.choose)
        canvas.removed.connect(self.marks.take_away)
        self._open()

    def _build_side(self) -> None:
        words = self.words
        self.line = QLineEdit()
        self.line.setAccessibleName(words(N_("A word or name to find on all pages")))
        self.line.setPlaceholderText(words(N_("A word or name")))
        self.line.returnPressed.connect(self.look_for)
        self.finds = button("", self.look_for, icon="search", name=words(N_("Find")))
        self.listed = _MarkList()
        self.listed.setAccessibleName(words(N_("Marks")))
        self.listed.currentRowChanged.connect(self._picked)
        self.reason = Combo(words(N_("Why it is taken out")), options("mark_reason", self.work.language), PERSON)
        self.reason.activated.connect(lambda _at: self._say_why())
        self.reason.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.reason.setMinimumContentsLength(8)
        self.below = label("", "muted", wrap=True)
        self.away = button("", self._take_away, icon="trash-2", name=words(N_("Take the mark away")))
        self.back = button("", self.marks.undo, icon="undo-2", name=words(N_("Undo")))
        self.why = QLineEdit()
        self.why.setAccessibleName(words(N_("Why the copy is made, for the custody ledger")))
        self.searchable = CheckLine(words(_SEARCHABLE), on=True)
        self.wrong = label("", "wrong", wrap=True)
        self.wrong.hide()
        self.make = button(words(N_("Make the copy")), self.make_copy, "primary")
        self.shut = button(words(N_("Close")), self.escaped)

    def _lay(self) -> None:
        words = self.words
        side = QWidget()
        reasoned = row(self.reason, self.away, self.back)
        reasoned.setStretch(0, 1)
        held = column(
            row(self.line, self.finds), self.listed, self.wrong, label(words(N_("Why it is taken out")), "label"),
            reasoned, self.below, label(words(N_("Why the copy is made")), "label"), self.why, self.searchable, gap=6,
        )  # fmt: skip
        held.setContentsMargins(0, 0, 6, 0)
        side.setMaximumWidth(_SIDE + _BAR)
        held.setStretchFactor(self.listed, 1)
        side.setLayout(held)
        beside = scrolled(side)
        beside.setFixedWidth(_SIDE + _BAR)
        last = row(label(words(_KEPT), "muted", wrap=True), self.shut, self.make)
        last.setStretch(0, 1)
        middle = row(self.sheet, beside, gap=14)
        middle.setStretch(0, 1)
        title = label(in_a_line(self.accessibleName(), 100), "strong", wrap=True)
        self.setLayout(column(title, middle, label(words(_KEYS), "muted", wrap=True), last, gap=8, edge=14))

    def sizeHint(self) -> QSize:
        """As large as the window lets it be."""
        return QSize(self.WIDTH, 1400)

    def hasHeightForWidth(self) -> bool:
        """Not as low as its words allow: the page needs the room."""
        return False

    def first_focus(self) -> QWidget:
        """The page."""
        return self.sheet.canvas

    def _open(self) -> None:
        """Decrypt in memory, and write down that somebody looked."""
        desk, evidence, work = self.work.desk, self.evidence, self.work

        def opened(paper: Paper) -> None:
            if not shiboken6.isValid(self):
                work.lanes.work(paper.close, lambda _done: None)
                return
            work.do(lambda desk: log_access(desk, "view", AnyId(evidence.key)), must=True)
            # At once, not on a lane: with the window itself the lanes are gone, and the child has to go too.
            self.destroyed.connect(paper.close)
            self.sheet.open(paper)
            self._allow()

        work.lanes.work(lambda: Paper(desk, evidence), opened, self._refused)
        self._allow()

    def _refused(self, wrong: FieldcaseError) -> None:
        if shiboken6.isValid(self):
            self.wrong.setText(wrong.told(self.words))
            self.wrong.show()

    def _allow(self) -> None:
        paper, now = self.sheet.paper, self.marks.now
        self.line.setEnabled(paper is not None and paper.has_words)
        self.finds.setEnabled(self.line.isEnabled())
        self.searchable.box.setEnabled(self.line.isEnabled())
        self.away.setEnabled(now is not None)
        self.back.setEnabled(self.marks.can_undo)
        self.make.setEnabled(paper is not None and bool(self.marks.marks))

    def _show(self) -> None:
        """Show the marks in the list and on the page."""
        numbers = {one.key: number for number, one in enumerate(self.marks.marks, start=1)}
        here = self.marks.on_page(self.sheet.page)
        self.sheet.show_boxes(tuple(Shown(one.key, box_of(one), numbers[one.key]) for one in here), self.marks.chosen)
        lines = [self._told(number, one) for number, one in enumerate(self.marks.marks, start=1)]
        self.listed.blockSignals(True)
        if [self.listed.item(at).text() for at in range(self.listed.count())] != lines:
            self.listed.clear()
            self.listed.addItems(lines)
        self.listed.setCurrentRow(numbers.get(self.marks.chosen, 0) - 1)
        self.listed.blockSignals(False)
        now = self.marks.now
        self.reason.choose(now.reason if now is not None else self._next)
        self.below.setText(self._said_below(now))
        self._allow()

    def _told(self, number: int, mark: Mark) -> str:
        said = self.words(N_("{number} · page {page} · {reason}"))
        told = said.format(number=number, page=mark.page, reason=self.work.term("mark_reason", mark.reason))
        return f"{told} · {in_a_line(mark.words, _LONGEST)}" if mark.words else told

    def _said_below(self, mark: Mark | None) -> str:
        if mark is None:
            return self.words(N_("This is the reason of the next box."))
        if mark.words:
            return self.words(N_("Words below it: {words}")).format(words=in_a_line(mark.words, _LONGEST))
        return self.words(N_("No words that the program can read are below it."))

    def _picked(self, at: int) -> None:
        if 0 <= at < len(self.marks.marks):
            mark = self.marks.marks[at]
            self.marks.choose(mark.key)
            if mark.page is not None and mark.page != self.sheet.page:
                self.sheet.show_page(mark.page)

    def _say_why(self) -> None:
        """The reason of the chosen mark, and of the next box."""
        self._next = self.reason.code
        self.marks.say_why(self._next)

    def _wanted(self, kind: str, box: Box) -> None:
        reason = FACE if kind == FACE_BOX else self._next
        self.marks.add((self.marks.blank(self.sheet.page, box, reason, below(self.sheet.words, box)),))

    def _take_away(self) -> None:
        self.marks.take_away(self.marks.chosen)
        self.sheet.canvas.setFocus()

    def look_for(self) -> None:
        """Look for the words on all pages, then show what was found."""
        phrase, paper = self.line.text().strip(), self.sheet.paper
        if not phrase or paper is None:
            return

        def came(answer: tuple[tuple[Found, ...], int]) -> None:
            if shiboken6.isValid(self):
                self.work.asked_for_panel.emit(FoundPanel(self.work, phrase, *answer, self._mark_found))

        def job(step: Any, stop: Any) -> tuple[tuple[Found, ...], int]:
            return paper.find(phrase, step, stop)

        run_long(self.work, self.words(N_("The words are being looked for …")), job, came, self._refused)

    def _mark_found(self, found: tuple[Found, ...], reason: str) -> None:
        have = {(one.page, box_of(one)) for one in self.marks.marks}
        new = tuple(
            self.marks.blank(one.page, box, reason, text)
            for one in found for box, text in boxes_of(one.words) if (one.page, box) not in have
        )  # fmt: skip
        if new:
            self.marks.add(new)
            self.sheet.show_page(new[0].page or 1)
        self.sheet.canvas.setFocus()

    def make_copy(self) -> None:
        """Make it, enter it, and hand it on."""
        self.wrong.hide()
        self.marks.flush()
        desk, evidence, these = self.work.desk, self.evidence, self.marks.marks
        searchable, reason = self.searchable.box.isChecked(), self.why.text().strip()
        title = self.words(N_("{title} (copy without what was taken out)")).format(
            title=evidence.title or self.work.term("evidence_kind", evidence.kind)
        )
        said = self.words(N_("The copy is made. Look at it once more and say whom it shows."))

        def job(step: Any, stop: Any) -> redacting.Made:
            return redacting.make(desk, evidence, these, step, stop, searchable=searchable)

        def came(made: redacting.Made) -> None:
            self.work.do(
                lambda desk: redacting.enter(desk, evidence, these, made, title, reason), self._entered, said,
                self._refused, must=True,
            )  # fmt: skip

        run_long(self.work, self.words(N_("The copy is being made and checked …")), job, came, self._refused)

    def _entered(self, copy: Evidence) -> None:
        made = self._made
        if shiboken6.isValid(self):
            self.close_panel()
        made(copy)

    def hideEvent(self, event: QHideEvent) -> None:
        """However the panel goes, what was moved is written."""
        self.marks.flush()
        super().hideEvent(event)

    def escaped(self) -> None:
        """Esc loses nothing: every mark is written already."""
        self.close_panel()
